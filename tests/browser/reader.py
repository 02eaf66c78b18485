"""A reader with hands: goes through pages by mouse, finger and keys, the same way in every engine."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from engines import ROOM
from PIL import Image
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.actions.pointer_input import PointerInput
from selenium.webdriver.support.wait import WebDriverWait

from site_html import html_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver.remote.webdriver import WebDriver
    from selenium.webdriver.remote.webelement import WebElement

    T = TypeVar("T")

OBSERVER = Path(__file__).with_name("observer.js")

SOON = 10
"""Seconds for what a page does by itself: none of it takes one."""

# All of it within the window, and nothing over its middle.
_IN_SIGHT = """
    const [element] = arguments
    const box = element.getClientRects()[0]
    if (!box || Math.min(box.top, box.left) < -.5) return false
    if (box.bottom > innerHeight + .5 || box.right > innerWidth + .5) return false
    const over = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    return element === over || element.contains(over) || Boolean(over && over.contains(element))"""

_SHOWN = "return [...document.querySelectorAll(arguments[0])].filter((element) => element.getClientRects().length)"

# Of the first line; of a link in SVG, of the letter in the middle: WebKit gives each word the box of the whole text.
_MIDDLE = """
    const [element] = arguments
    element.scrollIntoView({block: "center"})
    const word = element.querySelector("tspan")
    const box = word ? word.getExtentOfChar(word.getNumberOfChars() >> 1) : element.getClientRects()[0]
    const point = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2)
    const {x, y} = word ? point.matrixTransform(word.getScreenCTM()) : point
    return [Math.round(x), Math.round(y)]"""

_STYLE = "for (const each of [arguments[0], ...arguments[0].querySelectorAll('*')]) each.style.cssText = arguments[1]"

_BOXES = "return [...arguments].map((element) => element.getBoundingClientRect().toJSON())"

# As a finger does it: https://www.w3.org/TR/pointerevents/#the-click-auxclick-and-contextmenu-events
_TAP = """
    const [element, clientX, clientY] = arguments
    const finger = {pointerType: "touch", isPrimary: true, bubbles: true, cancelable: true, composed: true}
    for (const type of ["pointerdown", "pointerup", "click"]) {
        element.dispatchEvent(new PointerEvent(type, {...finger, clientX, clientY}))
    }"""

_NAMED = """
    const [selector, name] = arguments
    return [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length &&
        (element.getAttribute("aria-label") || element.textContent).replace(/\\s+/g, " ").trim() === name)"""


def observed(site: Path, folder: Path) -> Path:
    """Copy a built site, with what notes the complaints of its pages in each of them.

    Arguments:
        site: The folder of the site.
        folder: Where the copy goes; must not be there yet.
    """
    shutil.copytree(site, folder)
    script = f"<script>{OBSERVER.read_text('utf-8')}</script>"
    for path in html_files(folder):
        before, head, rest = path.read_text("utf-8").partition("<head>")
        assert head, path
        path.write_text(f"{before}{head}{script}{rest}", "utf-8")  # before its policy, which holds from there on
    return folder


class Reader:
    """One reader in one engine.

    Arguments:
        driver: The engine.
        engine: Which one, of `engines.ENGINES`.
        home: The address of the site.
    """

    def __init__(self, driver: WebDriver, engine: str, home: str) -> None:
        self.driver = driver
        self.engine = engine
        self.home = home
        self.complaints: list[str] = []
        """What pages complained about that were left by `open`, or heard with `listen`."""

    def open(self, path: str, width: int = 1280, height: int = 900) -> None:
        """Open a page of the site in a window of a size in CSS px, the mouse nowhere."""
        self.listen()
        self.resize(width, height)
        self.driver.get("about:blank")  # else a fragment is a jump, and no new page
        self.driver.get(self.home + path)

    def resize(self, width: int, height: int) -> None:
        """Give the window this size in CSS px, all of it for the page."""
        if self.engine == "chromium":  # its headless window counts a frame that there is not
            size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
            self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        else:
            left, top = (ROOM[0] - width) // 2, (ROOM[1] - height) // 2
            self.driver.set_window_rect(left, top, width, height)
        self.eventually(lambda: self.run("return [innerWidth, innerHeight]") == [width, height], "resize")

    def listen(self) -> None:
        """Take down what the page has complained about so far, and asked of strangers."""
        self.complaints += self.run("return (window.complaints || []).splice(0)")
        asked = self.run("return performance.getEntriesByType('resource').map((entry) => entry.name)")
        self.complaints += [f"stranger: {url}" for url in asked if not url.startswith((self.home, "data:", "blob:"))]

    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function in the page, and return what it returns."""
        return self.driver.execute_script(script, *arguments)

    def eventually(self, condition: Callable[[], T], what: str = "") -> T:
        """Wait until a condition holds, and return what it gave; say what else did not happen."""
        ignored = (NoSuchElementException, StaleElementReferenceException)
        waiting = WebDriverWait(self.driver, SOON, 0.05, ignored)
        return waiting.until(lambda driver: condition(), f"{self.engine}: this never came: {what or condition}")

    @property
    def url(self) -> str:
        """The address of the page."""
        return self.driver.current_url

    def all(self, selector: str) -> list[WebElement]:
        """Return all elements that a CSS selector names."""
        return self.driver.find_elements("css selector", selector)

    def one(self, selector: str) -> WebElement:
        """Return the first element that a CSS selector names."""
        return self.driver.find_element("css selector", selector)

    def shown(self, selector: str) -> WebElement:
        """Return the first of these elements that takes room."""
        found = self.run(_SHOWN, selector)
        if not found:
            raise NoSuchElementException(f"nothing is shown of {selector}")
        return found[0]

    def named(self, name: str, selector: str = "button") -> WebElement:
        """Return the one element that is shown and has this name."""
        found = self.run(_NAMED, selector, name)
        assert len(found) == 1, f"{self.engine}: {len(found)} of {selector} are named {name!r}"
        return found[0]

    def words(self, element: WebElement) -> str:
        """Return the text of an element, shown or not, with single spaces."""
        return " ".join(self.run("return arguments[0].textContent", element).split())

    def is_shown(self, selector: str) -> bool:
        """Tell whether an element is there and takes room."""
        return bool(self.run(_SHOWN, selector))

    def is_in_sight(self, element: WebElement) -> bool:
        """Tell whether all of an element is within the window, and not under another."""
        return self.run(_IN_SIGHT, element)

    def is_focused(self, element: WebElement) -> bool:
        """Tell whether the focus is on this very element, in a document that has it."""
        return self.run("return document.hasFocus() && document.activeElement === arguments[0]", element)

    def boxes(self, *elements: WebElement) -> list[dict[str, float]]:
        """Return where elements lie in the window, in CSS px."""
        return self.run(_BOXES, *elements)

    def hover(self, element: WebElement) -> None:
        """Rest the mouse on an element."""
        mouse = ActionBuilder(self.driver)
        mouse.pointer_action.move_to_location(*self._middle(element))
        mouse.perform()

    def click(self, element: WebElement) -> None:
        """Click where an element lies, also one that drivers do not take for one."""
        mouse = ActionBuilder(self.driver)
        mouse.pointer_action.move_to_location(*self._middle(element)).click()
        mouse.perform()

    def open_folds(self) -> None:
        """Open all sections of the page that are folded, by their summaries."""
        for summary in self.all("main details.section-fold:not([open]) > summary"):
            self.click(summary)

    def look_inside(self) -> None:
        """Show what waits behind the switch of a picture, as the steps in the brain do."""
        self.click(self.shown(".pathway__switch:not(:checked)"))

    def move_away(self) -> None:
        """Move the mouse into the window's corner."""
        mouse = ActionBuilder(self.driver)
        mouse.pointer_action.move_to_location(1, 1)
        mouse.perform()

    def tap(self, element: WebElement) -> None:
        """Touch an element with a finger; WebKitGTK's driver has none, so there its events are made."""
        if self.engine == "webkit":
            self.run(_TAP, element, *self._middle(element))
            return
        finger = ActionBuilder(self.driver, mouse=PointerInput("touch", "finger"))
        finger.pointer_action.move_to_location(*self._middle(element)).pointer_down().pause(0.05).pointer_up()
        finger.perform()

    def _middle(self, element: WebElement) -> tuple[int, int]:
        """Bring an element into sight, and return the middle of its first line: drivers do not know links in SVG."""
        x, y = self.run(_MIDDLE, element)
        return x, y

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, or type a text."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def tab_to(self, element: WebElement, key: str = "\ue004") -> None:
        """Press Tab until the focus is on an element."""
        for _ in range(150):
            if self.is_focused(element):
                return
            self.press(key)
        raise AssertionError(f"{self.engine}: Tab never comes to {self.words(element)!r}")

    def is_drawn_otherwise(self, element: WebElement, style: str) -> bool:
        """Tell whether an element looks different with a style on all of it: what is computed may not be drawn."""
        self._middle(element)
        before = self._seen(element)
        self.run(_STYLE, element, style)
        after = self._seen(element)
        self.run(_STYLE, element, "")
        assert self._seen(element) == before, f"{self.engine}: something moves"
        return before != after

    def _seen(self, element: WebElement) -> bytes:
        """Return the pixels of an element and a little around it, without the scroll bar, which comes and goes."""
        box = self.boxes(element)[0]
        with Image.open(BytesIO(self.driver.get_screenshot_as_png())) as window:
            sides = (box["left"] - 4, box["top"] - 4, box["right"] + 4, box["bottom"] + 8)
            return window.convert("RGB").crop(tuple(map(int, sides))).tobytes()

    def scrolls_sideways(self) -> bool:
        """Tell whether the page is wider than the window."""
        return self.run("return document.documentElement.scrollWidth > innerWidth")
