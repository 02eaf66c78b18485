"""What to copy, to show a part on a page of one's own."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from psychoed.outputs.embed.kinds import EMBED_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.content.build_info import BuildInfo
    from psychoed.outputs.embed.embed import Embed

UNKNOWN = "https://ADDRESS-OF-THIS-SITE/"
"""Stands for the site's address where the build does not know it; the page's script fills it in where it can."""

# In an attribute, not in a script: where a host takes out what it does not trust, no text of ours is left for readers,
# and the frame knows itself, whatever the host puts around it. One line without double quotes, ampersands or angles,
# which editors change. `window.`, since names in an attribute mean the frame's own first. What the frame has said
# before it was listened to, it says again when asked. A frame loads anew when it is moved: it is listened to once.
_GROWS = (
    "if(!this.grows){this.grows=1;var f=this;window.addEventListener('message',function(e){"
    "if(e.source===f.contentWindow)if(e.origin==='%s'){var h=e.data?Math.min(Math.ceil(e.data.embedHeight),9999):0;"
    "if(h)f.style.height=Math.max(h,50)+'px'}})}this.contentWindow.postMessage({message:'ready'},'*')"
)


def embed_url(embed: Embed, build_info: BuildInfo) -> str:
    """Return the full address of an embed."""
    return f"{build_info.address or UNKNOWN}{EMBED_FOLDER}/{embed.part.id}.html"


def codes(embed: Embed, build_info: BuildInfo) -> Iterator[tuple[str, str]]:
    """Yield what can be copied for a part: what it is called, and the text.

    The first code needs no script on the page around it. The second listens to its own frame, and to nobody else,
    for how high it is. Below either frame stands a link, which is left where a host lets no frame through.
    """
    url = embed_url(embed, build_info)
    title = escape(embed.part.title)
    frame = (
        f'<iframe src="{escape(url)}" title="{title}" width="100%" height="{embed.tallest}" loading="lazy" '
        'referrerpolicy="no-referrer" style="border:0"'
    )
    words = build_info.words
    said = escape(words("gallery.link", title=embed.part.title, site=build_info.name))
    link = f'<p><a href="{escape((build_info.address or UNKNOWN) + embed.home)}">{said}</a></p>'
    grows = _GROWS % (_origin(build_info.address) if build_info.address else UNKNOWN[:-1])
    yield words("gallery.address"), url
    yield words("gallery.code"), f"{frame}></iframe>\n{link}"
    yield words("gallery.grows"), f'{frame} onload="{grows}"></iframe>\n{link}'
    named = {"title": embed.part.title, "site": build_info.name, "url": url, "licence": build_info.licence_name}
    yield words("gallery.credit"), words("gallery.credit_line", **named)
    yield words("gallery.alt"), embed.part.alt


def _origin(address: str) -> str:
    """Return the origin of an address as browsers write it (HTML, “ASCII serialisation of an origin”)."""
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode()
    usual = {"https": 443, "http": 80}.get(parts.scheme)
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port not in {None, usual} else "")
