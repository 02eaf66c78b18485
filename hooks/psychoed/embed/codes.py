"""What to copy, to show a part on a page of one's own."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from psychoed import labels
from psychoed.embed.kinds import EMBED_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.edition import Edition
    from psychoed.embed.files import Embed

UNKNOWN = "https://ADDRESS-OF-THIS-SITE/"
"""Stands for the site's address where the build does not know it; the page's script fills it in where it can."""

_GROWS = """<script>
(function (frame) {
  addEventListener("message", function (event) {
    if (event.source !== frame.contentWindow || event.origin !== "%s") return;
    var height = event.data && event.data.embedHeight;
    if (height > 0 && height < 10000) frame.style.height = Math.ceil(height) + "px";
  });
})(document.currentScript.previousElementSibling);
</script>"""


def embed_url(embed: Embed, edition: Edition) -> str:
    """Return the full address of an embed."""
    return f"{edition.address or UNKNOWN}{EMBED_FOLDER}/{embed.part.id}.html"


def codes(embed: Embed, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield what can be copied for a part: what it is called, and the text.

    The first code needs no script on the page around it. The second listens to its own frame, and to nobody else,
    for how high it is.
    """
    url = embed_url(embed, edition)
    title = escape(embed.part.title)
    frame = (
        f'<iframe src="{escape(url)}" title="{title}" width="100%" height="{embed.height}" loading="lazy" '
        'referrerpolicy="no-referrer" style="border:0"></iframe>'
    )
    yield labels.GALLERY_ADDRESS, url
    yield labels.GALLERY_CODE, frame
    yield labels.GALLERY_GROWS, frame + "\n" + _GROWS % (_origin(edition.address) if edition.address else UNKNOWN[:-1])
    named = {"title": embed.part.title, "site": edition.name, "url": url, "licence": edition.licence_name}
    yield labels.GALLERY_CREDIT, labels.GALLERY_CREDIT_LINE.format(**named)
    yield labels.GALLERY_ALT, embed.part.alt


def _origin(address: str) -> str:
    """Return the origin of an address as browsers write it (HTML, “ASCII serialisation of an origin”)."""
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode()
    usual = {"https": 443, "http": 80}.get(parts.scheme)
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port not in {None, usual} else "")
