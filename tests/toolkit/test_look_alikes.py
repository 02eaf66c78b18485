"""What others read as a list, a table or a paragraph is told where it becomes something else here."""

from __future__ import annotations

import pytest

from helpers import DOCS, OTHER
from psychoed.source.page import read_source
from psychoed.source.problems import Problem, gathered


def _lines(text: str) -> list[int]:
    return [found.line for found in read_source("page.md", text)[0].look_alikes]


SOUND = {
    "a list behind an empty line": "Text:\n\n- a\n- b\n",
    "numbers that are all the same": "1. a\n1. b\n",
    "lines that go on, whatever their indent": "- a\n  goes on\n- b\n goes on\n\n# A\n\n1. a\n   goes on\n",
    "four spaces": "- a\n    - b\n        - c\n- d\n\n    More.\n\n    1. one\n    2. two\n",
    "bullets with three spaces": "-   a\n\n    More.\n\n    -   b\n",
    "an item that is code further on": "- a\n\n        code()\n",
    "a list between headings and rules": "# A\n- a\n\n## B\n1. b\n\n---\n- c\n",
    "a heading of two lines": "A\n===\n\nB\n---\n\n- c\n",
    "code between fences": "```\nText:\n- a\n• b\n```\n\n~~~\n- a\n  - b\n~~~\n",
    "indented code": "Type:\n\n    git add .\n    - a\n\nThen:\n\n    Usage: a [-b]\n      -b  Not this one.\n",
    "one line of code": "Run:\n\n    mkdocs build --strict\n\n    Error: `x` is not y.\n",
    "raw HTML": "<div>\nText:\n- a\n  - b\n</div>\n\n<pre>\n• a\n</pre>\n",
    "a definition": "Word\nform\n:   Meaning.\n\n    - a\n    - b\n\n    More.\n:   Another.\n",
    "a footnote": "Text.[^1]\n\n[^1]: A note.\n\n    - a\n\n    More.\n",
    "a box": '!!! note "Title"\n    Text.\n\n    - a\n\n??? tip\n\n    More text of it.\n',
    "a tab": '=== "Tab"\n\n    - a\n\n    More text of it.\n',
    "a table": "Text.\n\n| A | B |\n| - | - |\n| - a | b |\n| 1) | • |\n\nText.\n\nA | B\n- | -\na | b\n",
    "options of blocks": "/// details | Title\n    open: true\n    type: note\n\nText.\n///\n- a\n",
    "a reference to a link": "- a [b][c]\n\n  [c]: https://example.org\n\n- d\n",
    "dates and measures": "It was in\n1986. A year.\n\n2.5 mg of it\n+3 or more.\n",
    "marks within a text": "He said: a) this, 1) that • or this.\nA - dash\n– Another dash\n",
    "headings and signs of numbers": "# A #\n\n##\n\n\\#1 is #2\n\nText #3\n",
    "a quotation": "> Text:\n>\n> - a\n>     - b\n\n> - a\n",
    "what was withdrawn": "<!--\nText:\n- a\n-->\n",
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_what_everybody_reads_alike_is_not_told(text: str) -> None:
    assert _lines(text) == []


OTHERWISE = {
    "right below a sentence": ("Text:\n- a\n- b\n\nText:\n1. a\n", [2, 6]),
    "right below a sentence, with other bullets": ("Text:\n* a\n\nText:\n+ a\n", [2, 5]),
    "right below a text in an item": ("- a\n\n    Text:\n    - b\n", [4]),
    "right below a definition": ("Word\n:   Of these:\n    - a\n", [3]),
    "right below a sentence in a box": ("!!! note\n\n    Text:\n    - a\n", [4]),
    "right below a sentence in a quotation": ("> Text:\n> - a\n", [2]),
    "right below code": ("```\ncode\n```\n- a\n", [4]),
    "nested by two spaces": ("- a\n  - b\n  - c\n- d\n  - e\n", [2, 5]),
    "nested by three spaces below a number": ("1. a\n   - b\n", [2]),
    "nested by two spaces more than four": ("- a\n    - b\n      - c\n", [3]),
    "nested by two spaces behind an empty line": ("- a\n\n  - b\n", [3]),
    "a paragraph by two spaces": ("- a\n\n  More.\n\n- b\n", [3]),
    "a paragraph of an inner item": ("- a\n    - b\n\n      More.\n", [4]),
    "code by two spaces": ("- a\n\n  ```\n  code\n  ```\n\n- b\n", [3]),
    "an item below an inner one": ("- a\n\n    - b\n- c\n", [4]),
    "bullets as they are pasted": ("• a\n• b\n\n- c\n\n· d\n\n\uf0b7 e\n\no   f\n", [1, 6, 8, 10]),
    "numbers with a bracket": ("1) a\n2) b\n", [1]),
    "a first line that is indented": ("Dear you,\n\n    I write to say this.\n\n    One line\nand others.\n", [3, 5]),
    "text below a table": ("| A | B |\n| - | - |\n| a | b |\nText.\n", [4]),
    "a list below a table": ("A | B\n- | -\na | b\n- a\n- b\n", [4]),
    "a table below a text": ("Text.\n| A | B |\n| - | - |\n| a | b |\n", [2]),
    "a tag that becomes a heading": ("#1 of three reasons\n\nText with\n#tags in it\n", [1, 4]),
    "numbers that go on": ("1. a\n\nText.\n\n2. b\n3. c\n", [5]),
    "numbers behind bullets": ("- a\n- b\n\n1. c\n2. d\n", [4]),
}


@pytest.mark.parametrize(("text", "lines"), OTHERWISE.values(), ids=OTHERWISE)
def test_what_becomes_something_else_is_told_once_a_run(text: str, lines: list[int]) -> None:
    assert _lines(text) == lines


def test_the_pages_of_both_sites_are_read_alike_everywhere() -> None:
    pages = [*DOCS.rglob("*.md"), *OTHER.rglob("*.md")]
    assert len(pages) > 25
    assert {path.name: lines for path in pages if (lines := _lines(path.read_text("utf-8")))} == {}


def test_what_is_in_many_lines_is_one_sentence() -> None:
    found = [Problem("a.md", line, "It is wrong.", "Mend it.") for line in range(1, 15)]
    assert gathered([*found, Problem("b.md", 2, "It is wrong.", "Mend it.")]) == [
        "a.md:1: It is wrong (also in lines 2, 3, 4, 5, 6, 7, 8, 9, 10 and 4 more). Mend it.",
        "b.md:2: It is wrong. Mend it.",
    ]
