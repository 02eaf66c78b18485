"""What single steps cost, without a whole build: a page of many questions, many references, a large glossary."""

from __future__ import annotations

import gc
import json
import statistics
import time
from typing import TYPE_CHECKING

from benchmark import corpus
from helpers import BUILD_INFO, Pages
from psychoed.components.terms.part import Term
from psychoed.features.glossary.index import TermIndex

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTIONS, REFERENCES, WORDS, FEWER_WORDS = 800, 400, 10_000, 100

_QUESTION = (
    "/// question | What fits {number}?\n\n- [x] This\n\n    It does.\n\n- [ ] That\n\n    It does not.\n///\n\n"
)
_CLAIM = "Somebody says this, {number}. {{claim=C{number}}}\n\n"
_EVIDENCE = (
    "/// evidence | contested\n    about: C{number}\n    title: What is said, {number}\n    sources: [{keys}]\n\n"
    "Some found it.\n///\n\n"
)
_OF_ONE = 4
"""Sources of a claim."""


def seconds(step: Callable[[], object], rounds: int) -> float:
    """Return the processor's time of a step: the median over rounds."""
    found = []
    for _ in range(rounds):
        gc.collect()
        begun = time.thread_time()
        step()
        found.append(time.thread_time() - begun)
    return statistics.median(found)


def questions(count: int) -> Callable[[], object]:
    """Return what reads and renders a page of many questions."""
    page = "# Page\n\n" + "".join(_QUESTION.replace("{number}", str(each)) for each in range(count))

    def step() -> None:
        assert Pages({"page.md": page}).html().count("<fieldset") == count

    return step


def references(count: int) -> Callable[[], object]:
    """Return what reads and renders a site that cites many studies, with its page of sources."""
    keys = [f"author{number}" for number in range(count)]
    studies = [
        {
            "id": key,
            "type": "article-journal",
            "title": f"What was found, part {number}",
            "author": [{"family": f"Author{number}", "given": "Ann"}, {"family": "Other", "given": "Bo Carl"}],
            "container-title": "Journal of Findings",
            "volume": str(1 + number % 40),
            "page": f"{number}-{number + 9}",
            "issued": {"date-parts": [[1980 + number % 45]]},
        }
        for number, key in enumerate(keys)
    ]
    blocks = [
        _CLAIM.format(number=number) + _EVIDENCE.format(number=number, keys=", ".join(keys[first : first + _OF_ONE]))
        for number, first in enumerate(range(0, count, _OF_ONE), 1)
    ]
    texts = {"page.md": "# Page\n\n" + "".join(blocks), "references.json": json.dumps(studies)}

    def step() -> None:
        pages = Pages(texts)
        pages.html()
        assert keys[-1] in pages.html("sources.md")

    return step


def finding(count: int) -> Callable[[], object]:
    """Return what finds words of a large glossary in pages. Half of them begin with a word that pages use often."""
    names = [f"the word{each}" if each % 2 else f"word{each} of {each}" for each in range(count)]
    index = TermIndex([Term(name, name, (), (), ("A meaning.",), "", "", 0) for name in names], BUILD_INFO.words.rules)
    pages = [corpus.FORMS["plain"].page(text) + " the word1 " for text in corpus.texts(20, 100)]

    def step() -> None:
        found = [term for page in pages for term in index.find(page)]
        assert found

    return step
