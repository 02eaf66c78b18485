"""A list of references as a file holds it: JSON, of which every item keeps its line."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = re.compile(r"\s*")
_WRAPPED = re.compile(r'\{\s*"items"\s*:\s*')


class NoListError(ValueError):
    """There is no list in the file."""


def items(text: str) -> Iterator[tuple[int, Any]]:
    """Yield the items of a JSON array, each with its line: a decoder of the whole would forget the lines.

    Arguments:
        text: An array; or an object with an array of `items`, as Zotero's web API gives it. It may begin with a mark of
            the order of bytes, as Windows writes one.

    Raises:
        NoListError: It is neither.
        json.JSONDecodeError: It is no JSON.
    """
    decoder = json.JSONDecoder()

    def after_space(at: int) -> int:
        found = _SPACE.match(text, at)
        return found.end() if found else at

    at = after_space(text.startswith("\ufeff"))
    if wrapped := _WRAPPED.match(text, at):
        at = wrapped.end()
    if text[at : at + 1] != "[":
        raise NoListError
    line, counted = 1, 0
    at = after_space(at + 1)
    while text[at : at + 1] != "]":
        try:
            item, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError:
            raise
        except (ValueError, RecursionError) as error:
            # Python refuses numbers of thousands of digits, and lists a thousand deep.
            raise json.JSONDecodeError("Something is too long or too deep", text, at) from error
        line, counted = line + text.count("\n", counted, at), at
        yield line, item
        at = after_space(end)
        if text[at : at + 1] == ",":
            at = after_space(at + 1)
        elif text[at : at + 1] != "]":
            raise json.JSONDecodeError("Expecting ',' delimiter", text, at)
    at = after_space(at + 1)
    if wrapped and text[at : at + 1] == "}":
        at = after_space(at + 1)
    if at != len(text):
        raise json.JSONDecodeError("There is something after the list's end", text, at)
