"""Sets files with Typst. Nothing outside this folder knows how they are set, or with what."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from psychoed.assets import theme
from psychoed.text import metrics
from psychoed.text.font_file import MORE, font_path

HERE = Path(__file__).parent
SHEET, DIAGRAM, COVER = "handout", "diagram", "cover"
"""What can be set: a sheet and a cover from data as JSON, a diagram from a picture as SVG."""

SMALL = "small"
"""A picture of a sheet's first page, 198 px wide on A4."""

_FORMS: dict[str, dict[str, Any]] = {
    "pdf": {"format": "pdf", "pdf_standards": ["ua-1"]},
    "png": {"format": "png", "ppi": 144},
    SMALL: {"format": "png", "ppi": 24},
}
# Nothing else lies beside the fonts that Typst can read.
_FONT_FILES = [file for file in metrics.fonts() if file.endswith(".ttf")]


class Typesetter:
    """Sets one file after the other; what it has read once is kept."""

    @cached_property
    def setting(self) -> str:
        """A digest of all that decides how a file looks, but for its words."""
        from importlib.metadata import version

        digest = sha256(f"{version('typst')} {_FORMS}".encode())
        for name in _FONT_FILES:
            digest.update(font_path(name).read_bytes())
        for name in (SHEET, DIAGRAM, COVER):
            digest.update(self._templates[name])
        return digest.hexdigest()

    def make(self, template: str, form: str, text: str, across: str = "") -> bytes:
        """Set a file.

        Arguments:
            template: `SHEET`, `DIAGRAM` or `COVER`.
            form: `pdf`, `png` or `SMALL`, which is a PNG too.
            text: What it is set from.
            across: How wide a picture is, where it has a shape to fill.

        Raises:
            RuntimeError: It could not be set; `reason` says why.
        """
        made = self._compiler.compile(
            input=self._templates[template], sys_inputs={"data": text, "across": across}, **_FORMS[form]
        )
        first: bytes = made if isinstance(made, bytes) else made[0]
        return first

    def template(self, name: str) -> str:
        """Return what one of `SHEET`, `DIAGRAM` and `COVER` is set with, as a text."""
        return self._templates[name].decode()

    @cached_property
    def _templates(self) -> dict[str, bytes]:
        return {name: (HERE / f"{name}.typ").read_bytes() for name in (SHEET, DIAGRAM, COVER)}

    @cached_property
    def _compiler(self) -> Any:
        # Slow to import, and not needed where the cache holds everything.
        import typst

        # None of the machine's own: the same text has to make the same file everywhere.
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(theme.FONTS), str(MORE)])
        return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


def reason(error: Exception) -> str:
    """Return why a file could not be set, as its template says it."""
    text = str(getattr(error, "message", "") or error)
    return text.removeprefix("panicked with: ").replace('`"', "“").replace('"`', "”").strip()
