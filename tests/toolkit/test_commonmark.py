"""Ordinary Markdown is as it is without the toolkit: by the examples of the CommonMark Spec."""

from __future__ import annotations

import json
import re
from pathlib import Path

import markdown

from helpers import EXTENSIONS, Pages
from mkdocs_run import DATES
from psychoed.text.inline import MARK

HERE = Path(__file__).with_name("commonmark")
EXAMPLES: list[tuple[int, str, str]] = json.loads((HERE / "examples.json").read_text("utf-8"))
"""Number, section and Markdown of each; `LICENSE` says whose they are."""

_ACTIVE = re.compile(r"<!--|<(script|iframe)\\b|\\bsrc=[\"']?([a-z]+:|//)", re.IGNORECASE)
"""What a site may refuse, wherever it stands: comments, scripts, frames, and what comes from elsewhere."""

# Ours are blocks of pymdownx, which let a stroke be escaped: here, any others do.
BLOCKS = ["pymdownx.blocks.details"]


def test_ordinary_markdown_is_shown_as_without_us() -> None:
    plain = markdown.Markdown(extensions=[*EXTENSIONS, *BLOCKS])
    compared, changed = 0, []
    for number, section, text in EXAMPLES:
        usual = plain.reset().convert(text)
        if _ACTIVE.search(usual):
            continue
        site = Pages({"page.md": DATES + text})
        # What stands in two brackets is a word of the glossary to us, and a mistake where there is none.
        if any("No word of the glossary" in problem for problem in site.problems) and MARK.search(text):
            continue
        compared += 1
        if (shown := site.html(more=BLOCKS)) != usual:
            changed.append((number, section, text, usual, shown))
    assert changed == []
    assert (len(EXAMPLES), compared > 600) == (652, True)


def test_a_backslash_breaks_a_line_only_where_something_is_ours() -> None:
    text = 'One\\\nline, <a title="two\\\nlines">here</a>.\n'
    block = "\n/// reflection | How are you?\n///\n"
    said = Pages({"page.md": DATES + text, "ours.md": DATES + text + block})
    assert "One\\\nline" in said.html()
    assert "One<br />\nline" in said.html("ours.md")
    # Nothing can be broken within a tag.
    assert '<a title="two\\\nlines">' in said.html("ours.md")


def test_what_a_question_shows_as_code_states_no_claim() -> None:
    text = "/// question | Which?\n- [x] One\n\n    As in `{claim=C9}`.\n\n- [ ] Two\n\n    Not it.\n///\n"
    assert Pages({"page.md": DATES + text}).problems == []
    assert len(Pages({"page.md": DATES + text.replace("`", "")}).problems) == 1
