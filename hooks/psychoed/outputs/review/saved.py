"""What a saved review copy holds: its fields by name, and what it knows of the parts that were reviewed."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import webencodings

from psychoed.content.changes import ClaimDigest, Digest
from psychoed.source.fields import given, read, table
from psychoed.source.given import Given
from psychoed.source.kinds import TEXT, listed, named, shaped, unless_empty

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.source.fields import Made

_CHARSET = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096
"""Within so many bytes, a document says how it is encoded; the standard allows fewer, and browsers add their own."""


class NoCopyError(ValueError):
    """A file is no review copy; the message, if there is one, says why not."""


def decoded(data: bytes) -> str:
    """Return the text of a file by the encoding that it says it has, as browsers do; by default, UTF-8.

    Raises:
        NoCopyError: It has another one, so that letters would be lost.
    """
    found = _CHARSET.search(data[:_HEAD])
    label = found[1].decode() if found else "utf-8"
    # Who can read this in ASCII sees no UTF-16; browsers take UTF-8 then.
    encoding = webencodings.lookup("utf-8" if label.casefold().startswith("utf-16") else label)
    try:
        return str(webencodings.decode(data, encoding or webencodings.UTF8, "strict")[0])
    except UnicodeDecodeError as error:
        raise NoCopyError("its text is not in the encoding that it names, so that letters would be lost") from error


def _claim(here: Given) -> Made[ClaimDigest]:
    parts, problems = listed(TEXT, "")(here)
    if parts is None or problems or len(parts) != 3:
        return here.refused("is no digest", "")
    return ClaimDigest(*parts), []


@table
class Known:
    """What the way back has to know of a part."""

    page: str = given(unless_empty(TEXT), default="")
    about: str = given(unless_empty(TEXT), default="")
    digest: str = given(shaped(r"v\d+-\w+", "is no digest", ""), default="")
    words: Mapping[str, str] = given(named(TEXT, ""), default={})
    claims: Mapping[str, ClaimDigest] = given(named(_claim, ""), default={})

    @property
    def whole(self) -> Digest:
        """What was there to read."""
        return Digest(self.digest, self.words, self.claims)


def read_saved(text: str) -> tuple[dict[str, str], list[Known]]:
    """Return the values of all fields by name, each on one line, and what is known of the parts, in their order.

    Arguments:
        text: A saved review copy, HTML.

    Raises:
        NoCopyError: It is none.
    """
    reader = _Fields()
    try:
        reader.feed(text)
        reader.close()
        data = json.loads(reader.given["reviewed"])
        # What cannot be written cannot be shown either: halves of signs.
        json.dumps(data, ensure_ascii=False).encode()
        known = [_known(each) for each in Given.of(data).items]
    except (AssertionError, KeyError, RecursionError, ValueError) as error:
        raise NoCopyError from error
    if not known:
        raise NoCopyError
    return {name: " ".join(value.split()) for name, value in reader.given.items()}, known


def _known(here: Given) -> Known:
    part, problems = read(Known, here, "This part")
    if problems or not part.digest or bool(part.page) == bool(part.about):
        raise NoCopyError
    return part


class _Fields(HTMLParser):
    """Keeps the values of all fields by name."""

    def __init__(self) -> None:
        super().__init__()
        self.given: dict[str, str] = {}
        self.within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        field = {name: value or "" for name, value in attrs}
        if tag == "textarea":
            self.within = field.get("name", "")
        elif tag == "input" and (field.get("type") not in {"radio", "checkbox"} or "checked" in field):
            self.given[field.get("name", "")] = field.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.within = ""

    def handle_data(self, data: str) -> None:
        if self.within:
            self.given[self.within] = self.given.get(self.within, "") + data
