"""A site of as many pages, words and questions as somebody wants, to see what grows with it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from mkdocs_run import DATES, ENV, messages, themed_site

if TYPE_CHECKING:
    from pathlib import Path

SECTION = 20
"""Pages of a section."""
_SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo")
_PLAIN = (
    "people often feel that a kind answer helps them to settle after a long and busy day with many small worries at "
    "home or at work and then they find it easier to talk about what they need"
)
_NOTE = "\n\n".join(
    f"**{part}.** A." for part in ("Purpose", "When", "When not", "How to introduce it", "Prompts", "Caution")
)
_EVIDENCE = (
    "/// evidence | contested\n    about: C{n}\n    title: One thing {n}\n    sources: [first2020]\n\nSo.\n///\n"
)
_REFERENCE = (
    '[{"id": "first2020", "type": "book", "title": "On answers", "author": [{"family": "First", "given": "A."}],'
    ' "issued": {"date-parts": [[2020]]}, "publisher": "Press"}]'
)


def word(number: int) -> str:
    """Return one of many made-up words."""
    found = ""
    for _ in range(4):
        number, syllable = divmod(number, len(_SYLLABLES))
        found += _SYLLABLES[syllable]
    return f"{found.capitalize()}n"


def large_texts(pages: int, words: int, questions: int) -> dict[str, str]:
    """Return path and text of each page and data file.

    Every page is as long as every other one, whatever the size of the site, and has as many words and questions as
    there are for each; where there are fewer than pages, the first ones have one.
    """
    texts = {
        "index.md": "# Home\n\n- [Begin](s0/page-0.md){ .door }\n",
        "parts.md": "# Every part\n\n## All parts\n\n/// gallery\n///\n",
        "sheets.md": "# Every sheet\n\n/// handouts\n///\n",
        "downloads/index.md": "# Downloads\n\nWords.\n{ .downloads }\n",
        "search.md": "# Search\n",
        "help-now.md": "# Help\n\n/// help-lines\n///\n",
        **{f"s{n // SECTION}/page-{n}.md": _page(n, pages, words, questions) for n in range(pages)},
    }
    dated = {name: DATES + text for name, text in texts.items()}
    dated["search.md"] = dated["search.md"].replace("---\n", "---\ntemplate: search.html\n", 1)
    lines = (
        "exit: https://example.org/\nlines:\n- {id: talk, need: crisis, name: Talk, for: anyone, site: talk.example}\n"
    )
    return {**dated, "help-lines.yml": lines, "references.json": _REFERENCE}


def _page(number: int, pages: int, words: int, questions: int) -> str:
    own = range(number, words, pages)
    mentioned = [word((number * 7 + step * 11) % words) for step in range(10)]
    text = [f"# Page {number}\n"]
    for section in range(5):
        said = f"{_PLAIN} {mentioned[2 * section]} {_PLAIN} {mentioned[2 * section + 1]}"
        text.append(f"## Section {section}\n\n{said.capitalize()}.\n")
    text.append(
        f"/// takeaways | Try {number}\n    id: try-{number}\n\n- **One thing.** {{claim=C{number}}}\n- **Two.**\n///\n"
    )
    text.append(f"/// therapist-note | try-{number}\n{_NOTE}\n///\n")
    text.append(_EVIDENCE.replace("{n}", str(number)))
    if own:
        meanings = "\n\n".join(f"{word(each)}\n:   What {word(each)} means, in a few plain words." for each in own)
        text.append(f"/// terms\n    id: words-{number}\n\n{meanings}\n///\n")
    text += [
        f"/// question | What is said on page {number} of thing {each}?\n    id: ask-{each}\n    claims: []\n\n"
        + ("- [ ] That it is not\n\n    It is, though.\n\n" if (each // pages + number) % 2 else "")
        + f"- [x] That it is {each}\n\n    So it is.\n"
        + ("" if (each // pages + number) % 2 else "\n- [ ] That it is not\n\n    It is, though.\n")
        + "///\n"
        for each in range(number, questions, pages)
    ]
    return "\n".join(text)


def large_site(folder: Path, pages: int, words: int, questions: int) -> Path:
    """Write such a site, in sections that MkDocs makes of its folders."""
    return themed_site(
        folder,
        large_texts(pages, words, questions),
        site_url="https://example.org/r/",
        extra_css=["assets/site.css"],
    )


# A preview makes the same pages as a build, and neither PDFs nor archives.
_PREVIEW = """
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config("mkdocs.yml")
config.plugins.on_startup(command="serve", dirty=False)
build(config)
"""


def previewed(folder: Path, pages: int, words: int, questions: int) -> Path:
    """Write such a site, make its pages as a preview does, and return the folder that they are in."""
    root = large_site(folder, pages, words, questions)
    command = [sys.executable, "-c", _PREVIEW]
    done = subprocess.run(command, cwd=root, env=ENV, capture_output=True, text=True, check=False)
    assert (done.returncode, messages(done)) == (0, []), done.stderr[-4_000:]
    return root / "site"
