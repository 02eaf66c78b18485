"""How the cells of tables are aligned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

_ALIGNED = re.compile(r"text-align: (left|center|right);?")


def align_by_class(element: etree.Element) -> None:
    """Align a table's cell by a class: a document that stands alone allows no style but that in its head."""
    if found := _ALIGNED.fullmatch(element.get("style", "")):
        del element.attrib["style"]
        element.set("class", f"{element.get('class', '')} align-{found[1]}".strip())
