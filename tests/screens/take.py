"""Take the README's picture of the site: `python tests/screens/take.py` (needs Chromium)."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from mkdocs_run import mkdocs  # noqa: E402

# A wide page beside a phone.
FRAMES = """<!doctype html><title>Two pages</title>
<style>
  body { margin: 0; display: flex; gap: 24px; padding: 24px; background: #d9d2c5 }
  iframe { border: 0; border-radius: 10px; height: 720px }
</style>
<iframe src="learn/inconsistent.html#the-on-and-off-loop" width="960"></iframe>
<iframe src="learn/neurochemistry.html#neurochemicals" width="360"></iframe>
"""


def main() -> None:
    """Build the site and write `readme.png` beside this file."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        done = mkdocs("build", "--strict", "-d", name)
        assert done.returncode == 0, done.stderr
        host = Path(name) / "frames.html"
        host.write_text(FRAMES, encoding="utf-8")
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1392, "height": 768}, color_scheme="light")
        page.goto(host.as_uri())
        page.wait_for_load_state("networkidle")
        page.screenshot(path=HERE / "readme.png")
        browser.close()


if __name__ == "__main__":
    main()
