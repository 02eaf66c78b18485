"""Scripts with what the build puts into them: a string `'@NAME'` stands for a part or for data of that name."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from psychoed.source.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any

    from psychoed.words.catalogue import Words

_SLOT = re.compile(r"'@([\w./-]+)'")


def put_together(
    scripts: Mapping[str, str], data: Mapping[str, Any], later: Collection[str] = ()
) -> tuple[dict[str, str], list[Problem]]:
    """Fill scripts in.

    A part is another script, an expression without a semicolon at its end; `'@folding.js'` names the one in the same
    folder. Parts may have parts.

    Arguments:
        scripts: Path to text of each script, parts too.
        data: Name to value of what is no script; it becomes JSON, which is JavaScript as well.
        later: Names that stay as they are, for `filled`.

    Returns:
        Path to text of each, and every name that stands for nothing.
    """
    problems: list[Problem] = []

    def whole(path: str, within: tuple[str, ...]) -> str:
        folder = path.rpartition("/")[0]

        def value(found: re.Match[str]) -> str:
            name = found[1]
            part = f"{folder}/{name}" if folder else name
            if name in data:
                return _json(data[name])
            if name in later:
                return found[0]
            if part in scripts and part not in within:
                return whole(part, (*within, part)).strip()
            line = scripts[path].count("\n", 0, found.start()) + 1
            what = f"`{found[0]}` stands for nothing that the build puts into scripts."
            problems.append(Problem(path, line, what, nearest(name, data)))
            return "null"

        return _SLOT.sub(value, scripts[path])

    return {path: whole(path, (path,)) for path in scripts}, list(dict.fromkeys(problems))


def word_slots(words: Words) -> dict[str, Any]:
    """Return what scripts say, by name: `words.KEY` is a text, `count.KEY` a text for each plural of the language."""
    return {
        f"{'words' if isinstance(text, str) else 'count'}.{key}": text if isinstance(text, str) else dict(text)
        for key, text in words.texts.items()
    }


def filled(script: str, name: str, value: Any) -> str:
    """Fill in what was left for later.

    Arguments:
        script: What `put_together` made.
        name: Of the data.
        value: The data.
    """
    return script.replace(f"'@{name}'", _json(value))


def _json(value: Any) -> str:
    # ASCII alone: what is invisible stays visible to who reads the script.
    return json.dumps(value, separators=(",", ":"))
