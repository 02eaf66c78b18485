"""What the theme and the components bring for browsers: styles, scripts, fonts, the sign of the site, licences."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from psychoed import components
from psychoed.assets.theme import theme_dir
from psychoed.components.registry import COMPONENTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COMPONENT_STYLES = "assets/styles/components.css"
"""What `site.css` imports the styles of all components by: no file, but those of their folders in their order."""

_FOLDER = Path(components.__file__).parent
_PAGE_STYLE = "page.css"

PAGE_STYLES = {
    f"assets/{component.block.NAME}.css": component.scripts.marker
    for component in COMPONENTS
    if (_FOLDER / component.block.NAME / _PAGE_STYLE).is_file()
}
"""The stylesheets of components that few pages show: path relative to the site, and the class of such a page."""

_TEXTS = {".css", ".js"}
_FONT = ".woff2"
_UNPACKED = ".ttf"


@dataclass(frozen=True)
class ThemeFiles:
    """The files of the theme. Paths are relative to the site."""

    texts: Mapping[str, str] = field(default_factory=dict)
    """Path to text of each style and script, the parts too that are put into others."""
    fonts: Mapping[str, bytes] = field(default_factory=dict)
    """Path to content of each font, in WOFF2."""
    others: Mapping[str, bytes] = field(default_factory=dict)
    """Path to content of what is published as it is."""


def read_theme(folder: Path | None = None) -> ThemeFiles:
    """Read the files of the theme and of the components.

    Arguments:
        folder: The theme; the toolkit's own if there is none.
    """
    folder = folder or theme_dir()
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.glob("assets/**/*")) if path.is_file()}
    texts = {name: path.read_text("utf-8") for name, path in files.items() if path.suffix in _TEXTS}
    fonts = {name: path.read_bytes() for name, path in files.items() if path.suffix == _FONT}
    known = {*_TEXTS, _FONT, _UNPACKED}
    others = {name: path.read_bytes() for name, path in files.items() if path.suffix not in known}
    return ThemeFiles({**texts, **dict(_component_texts())}, fonts, others)


def published(texts: Mapping[str, str], theme: ThemeFiles) -> dict[str, str | bytes]:
    """Return path and content of what browsers may ask for: parts are in what they are parts of.

    Arguments:
        texts: Path to text of the styles and scripts that were made.
        theme: What they were made of.
    """
    return {**{path: text for path, text in texts.items() if path.count("/") == 1}, **theme.others}


def _component_texts() -> Iterator[tuple[str, str]]:
    """Yield path and text of what folders of components hold: `style.css` or `page.css`, `script.js`, `embed.js`."""
    styles = []
    for component in COMPONENTS:
        folder, scripts = _FOLDER / component.block.NAME, component.scripts
        if (style := folder / "style.css").is_file():
            styles.append(style.read_text("utf-8"))
        if (own := f"assets/{folder.name}.css") in PAGE_STYLES:
            yield own, (folder / _PAGE_STYLE).read_text("utf-8")
        for file, path in (("script.js", scripts.page), ("embed.js", f"assets/parts/{folder.name}-embed.js")):
            if (script := folder / file).is_file():
                yield path, script.read_text("utf-8")
    yield COMPONENT_STYLES, "\n".join(styles)
