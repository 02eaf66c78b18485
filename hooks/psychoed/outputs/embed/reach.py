"""Help lines in an embed: words, until its script knows that a link would lead somewhere.

In a sandbox that allows no pop-ups and no way out, a link to a number does nothing, and one to an address opens within
the frame. Without script, nobody can know: editors that put frames into a sandbox often forbid scripts in them as well.
So numbers and addresses are there to be read, and `embed.js` makes links of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.features.help.reach import reach_links

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

    from psychoed.features.help.lines import HelpLines

REACH = "embed__reach"
"""What a number or address has in an embed; `data-reach` is where it leads."""


def withhold_links(root: etree.Element, help_lines: HelpLines) -> None:
    """Turn the links to help lines in a part into words that can become links."""
    for link in list(reach_links(root, help_lines)):
        href = link.get("href", "")
        link.tag = "b"
        link.attrib.clear()
        link.attrib.update({"class": REACH, "data-reach": href})
