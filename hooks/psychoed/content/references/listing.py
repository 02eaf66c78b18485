"""A list of references as a file holds it: JSON, of which every item keeps its line."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = re.compile(r"[ \t\r\n]*")
_WRAPPED = re.compile(r'\{\s*"items"\s*:\s*')

_DEEPEST = 100
"""How many lists and objects may hold each other; what references say is four or five deep."""


class NoListError(ValueError):
    """There is no list in the file."""


class TooMuchError(ValueError):
    """Something in the file is JSON, and more than can be read."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


def items(text: str) -> Iterator[tuple[int, Any]]:
    """Yield the items of a JSON array, each with its line: a decoder of the whole would forget the lines.

    Arguments:
        text: An array; or an object with an array of `items`, as Zotero's web API gives it. It may begin with a mark of
            the order of bytes, as Windows writes one.

    Raises:
        NoListError: It is neither.
        json.JSONDecodeError: It is no JSON.
        TooMuchError: It holds a number that is too long, or too many lists within each other.
    """
    decoder = json.JSONDecoder(parse_constant=_no_json)

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
        line, counted = line + text.count("\n", counted, at), at
        try:
            item, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError:
            raise
        except _ConstantError as error:
            what = f"`{error}` is no value"
            raise json.JSONDecodeError(what, text, text.find(str(error), at)) from error
        except RecursionError as error:
            raise TooMuchError(line, _TOO_DEEP) from error
        except ValueError as error:
            raise TooMuchError(line, "This holds a number of thousands of digits.") from error
        if _is_deep(item):
            raise TooMuchError(line, _TOO_DEEP)
        yield line, item
        at = after_space(end)
        if text[at : at + 1] == ",":
            comma, at = at, after_space(at + 1)
            if text[at : at + 1] == "]":
                raise json.JSONDecodeError("A comma stands behind the last item", text, comma)
        elif text[at : at + 1] != "]":
            raise json.JSONDecodeError("Expecting ',' delimiter", text, at)
    at = after_space(at + 1)
    if wrapped and text[at : at + 1] == "}":
        at = after_space(at + 1)
    if at != len(text):
        raise json.JSONDecodeError("There is something after the list's end", text, at)


_TOO_DEEP = "This holds too much within each other."


class _ConstantError(ValueError):
    """A word of JavaScript that is no JSON: `NaN`."""


def _no_json(word: str) -> NoReturn:
    raise _ConstantError(word)


def _is_deep(value: Any) -> bool:
    level = [value]
    for _ in range(_DEEPEST):
        held = [each for each in level if isinstance(each, list | dict)]
        level = [inner for each in held for inner in (each.values() if isinstance(each, dict) else each)]
        if not level:
            return False
    return True
