"""Chromium, Firefox and WebKit of this machine, each driven by WebDriver through Selenium.

Nothing is fetched: Debian's packages are `chromium` with `chromium-driver`, `firefox-esr`, and `webkit2gtk-driver` with
`xvfb`. WebKit is WebKitGTK's: the engine of Safari, not Safari.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from browsing import find_chromium
from marionette import Marionette
from selenium import webdriver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver.remote.webdriver import WebDriver

ENGINES = ("chromium", "firefox", "webkit")

ZONE = "Europe/London"
"""The time zone that each engine takes for the reader's."""

STARTING = 120
"""s: the most that a busy machine needs to start a browser, as Selenium has it for the others."""

PATIENCE = 30
"""Seconds that a command may take: one that hangs is a failure with a message, and no dead run."""

ROOM = (1600, 1200)
"""Pixels of the screen that WebKit has for its window.

Without a window manager the window under the pointer has the focus, and the pointer rests in the middle.
"""

# Under Xvfb, as root and without a graphics card.
_WEBKIT = {
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "NO_AT_BRIDGE": "1",
    "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
}

# Windows as narrow as phones, of nothing but the page.
_GTK_CSS = "* { min-width: 0; margin: 0; padding: 0; border-width: 0; font-size: 2px; }"
_FIREFOX_CSS = ":root { min-width: 0 !important; } #navigator-toolbox { display: none !important; }"

_FIREFOX = {
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.legacyUserProfileCustomizations.stylesheets": True,  # userChrome.css
}


class MissingError(Exception):
    """An engine is not on this machine; says what to install."""


@contextmanager
def started(engine: str) -> Iterator[WebDriver]:
    """Start one of `ENGINES`, and end it.

    Raises:
        MissingError: It is not on this machine.
    """
    with _in_zone(), {"chromium": _chromium, "firefox": _firefox, "webkit": _webkit}[engine]() as driver:
        driver.set_page_load_timeout(PATIENCE - 5)
        driver.set_script_timeout(PATIENCE - 5)
        yield driver


@contextmanager
def _in_zone() -> Iterator[None]:
    """Let what is started be in `ZONE`: browsers ask the variable that they inherit."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = ZONE
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before


def _find(package: str, *names: str) -> str:
    for name in names:
        if found := shutil.which(name):
            return found
    raise MissingError(f"no {' or '.join(names)}: apt-get install {package}")


def _write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _chromium() -> Iterator[WebDriver]:
    options = webdriver.ChromeOptions()
    options.binary_location = find_chromium() or ""
    if not options.binary_location:
        raise MissingError("no Chromium: apt-get install chromium, or name one in CHROMIUM")
    for argument in ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"):
        options.add_argument(argument)
    service = webdriver.ChromeService(_find("chromium-driver", "chromedriver"))
    driver = webdriver.Chrome(options, service)
    driver.command_executor.client_config.timeout = PATIENCE
    try:
        yield driver
    finally:
        driver.quit()


@contextmanager
def _firefox() -> Iterator[WebDriver]:
    path = os.environ.get("FIREFOX") or _find("firefox-esr", "firefox-esr", "firefox")
    port = _free_port()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        prefs = {**_FIREFOX, "marionette.port": port}
        lines = [f'user_pref("{name}", {str(value).lower()});\n' for name, value in prefs.items()]
        _write(Path(profile), {"user.js": "".join(lines), "chrome/userChrome.css": _FIREFOX_CSS})
        command = [path, "--headless", "--no-remote", "--marionette", "--profile", profile]
        browser = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            connection = Marionette(port, lambda: browser.poll() is None, STARTING)
            driver = webdriver.Remote(connection, options=webdriver.FirefoxOptions())
            connection.wait_at_most(PATIENCE)
            yield driver
            connection.close()
        finally:
            _end(browser)


@contextmanager
def _webkit() -> Iterator[WebDriver]:
    service = webdriver.WebKitGTKService(_find("webkit2gtk-driver", "WebKitWebDriver"))
    browsers = sorted(Path("/usr").glob("lib*/**/webkit2gtk-4.*/MiniBrowser"))
    if not browsers:
        raise MissingError("no MiniBrowser of WebKitGTK: apt-get install webkit2gtk-driver")
    with _screen() as display, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        _write(Path(home), {"gtk-3.0/gtk.css": _GTK_CSS})
        service.env = {**os.environ, **_WEBKIT, "DISPLAY": display, "XDG_CONFIG_HOME": home}
        options = webdriver.WebKitGTKOptions()
        options.binary_location = str(browsers[-1])
        for argument in ("--automation", "--full-screen"):
            options.add_argument(argument)
        driver = webdriver.WebKitGTK(options, service)
        driver.command_executor.client_config.timeout = PATIENCE
        try:
            yield driver
        finally:
            driver.quit()


@contextmanager
def _screen() -> Iterator[str]:
    """Start a screen that nobody sees, and yield its name."""
    read, write = os.pipe()
    command = [_find("xvfb", "Xvfb"), "-displayfd", str(write), "-screen", "0", f"{ROOM[0]}x{ROOM[1]}x24"]
    server = subprocess.Popen(command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        _end(server)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
