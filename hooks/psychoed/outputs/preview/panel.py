"""The panel over the pages of a preview, and the page that stands where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from psychoed.assets.templates import fill
from psychoed.assets.theme import theme_dir
from psychoed.assets.tokens import TOKENS

if TYPE_CHECKING:
    from psychoed.outputs.preview.told import Told

ROOM = "/__preview__/"
"""The address below which a preview serves what is its own, whatever the address of the site."""

STYLE, SCRIPT = "panel.css", "panel.js"
"""What browsers ask for in that room."""

_SAYS = {
    "name": "Preview: mistakes",
    "what": "What is wrong",
    "close": "Close (Esc)",
    "not_built": "The preview could not be built",
    "wait": "There is no page to show until this is mended. Save the file, and the page comes back by itself.",
    "doubtful": "MkDocs warns too; some of it ends once the above is mended:",
    "to_see_to": "To see to; no build stops for it:",
}
"""What the panel says to authors around what a build told."""

_HERE = Path(__file__).parent
_END = b"</body>"
_FRAMED = "embed/"
"""Where pages lie that other pages show in frames: the panel is over those."""


def asset(name: str) -> str:
    """Return the text of `STYLE`, with the colours of the theme, or of `SCRIPT`."""
    text = (_HERE / name).read_text("utf-8")
    if name != STYLE:
        return text
    # Within a root of its own, what stands for the root of a page is its host.
    tokens = (theme_dir() / TOKENS).read_text("utf-8").replace(":root {", ":host, :root {")
    return f"{tokens}\n{text}"


def panel(told: Told, src_uri: str) -> str:
    """Write what stands in the panel.

    Arguments:
        told: What the last build told.
        src_uri: The page below it, relative to `docs_dir`; its mistakes come first.

    Returns:
        HTML, for a root of its own that no style of the site reaches; nothing where all is well.
    """
    return fill("outputs/preview/panel.html.jinja", room=ROOM, **_said(told, src_uri)) if _is_wanted(told) else ""


def with_panel(page: bytes, place: str, told: Told, src_uri: str, version: int) -> bytes:
    """Put the panel into a page that is about to be served, with the script that keeps it up to date.

    Arguments:
        page: The page, HTML.
        place: Its path in the site.
        told: What the last build told.
        src_uri: Its path relative to `docs_dir`; empty where it was made of none.
        version: The number of what was told.
    """
    head, end, tail = page.rpartition(_END)
    if not end or place.startswith(_FRAMED):
        return page
    held = fill(
        "outputs/preview/host.html.jinja",
        room=ROOM,
        inner=Markup(panel(told, src_uri)),
        page=src_uri,
        version=version,
        failed=False,
    )
    return b"".join((head, held.encode(), end, tail))


def failed_page(told: Told, src_uri: str, version: int) -> str:
    """Write the page that stands where a build failed, and comes back as the page it was once that is mended."""
    values = _said(told, src_uri)
    return fill("outputs/preview/failed.html.jinja", room=ROOM, page=src_uri, version=version, failed=True, **values)


def _said(told: Told, src_uri: str) -> dict[str, object]:
    return {
        "title": _title(told, src_uri),
        "failure": told.failure,
        "lists": [("On this page", told.here(src_uri)), ("Elsewhere", told.elsewhere(src_uri))],
        "folded": [("doubtful", told.doubtful), ("to_see_to", told.notices)],
        "says": _SAYS,
    }


def _is_wanted(told: Told) -> bool:
    """Tell whether an author has to see to something; notices can wait for the terminal."""
    return bool(told.count or told.failure)


def _title(told: Told, src_uri: str) -> str:
    """Say in one line how it stands."""
    many = f"{told.count} mistake{'' if told.count == 1 else 's'}"
    if told.failure:
        return f"The site could not be built. {many}" if told.count else "The site could not be built"
    here = len(told.here(src_uri))
    return f"{many}, {'all' if here == told.count > 1 else here} on this page" if here else f"{many}, on other pages"
