"""Made-up pages: as many as are wanted, each of about 1,100 words, 50 of them of a glossary; the same text every time.

A page is data (`Text`), and each way of building a site has a form that it is written in (`FORMS`): what is read is the
same, and only how a word of the glossary is mentioned and explained differs.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SECTIONS, PARAGRAPHS, LENGTH, MENTIONED, DEFINED, MEANING = 10, 2, 53, 50, 20, 22
"""Of a page: its sections, the paragraphs of one and their words; the words of the glossary that it mentions, those
that it explains if it does, and how long each is explained."""

FOLDER = 20
"""Pages in a folder: a menu lists no more on one level."""

_SYLLABLES = [first + last for first in "bdfgklmnprstv" for last in "aeio"]
_SAID = (
    "people often feel that a kind answer helps them to settle after a long and busy day with many small worries at "
    "home or at work and then they find it easier to talk about what they need"
)
_COMMON = _SAID.split()


@dataclass(frozen=True)
class Text:
    """A page as it is read, before it is written in any form."""

    title: str
    place: str
    """The file, relative to the folder of pages."""
    sections: tuple[tuple[tuple[str, ...], ...], ...]
    """The words of each paragraph of each section. Those of the glossary begin with a capital."""
    defined: tuple[tuple[str, str], ...]
    """Words of the glossary that stand here, each with its meaning."""


def glossary(count: int) -> tuple[str, ...]:
    """Return made-up words that no language has, none of which begins with another."""
    chosen = random.Random(1)
    made = ("".join(chosen.choices(_SYLLABLES, k=4)).capitalize() + "on" for _ in iter(int, 1))
    return tuple(islice(dict.fromkeys(islice(made, count + count // 10 + 10)), count))


def texts(pages: int, words: int) -> Iterator[Text]:
    """Yield pages.

    Arguments:
        pages: How many. As many as are needed to explain all words do so, from the first on.
        words: How many words the glossary has.
    """
    chosen, known = random.Random(2), glossary(words)
    for number in range(pages):
        mentioned = chosen.sample(known, min(MENTIONED, len(known)))
        here = known[number * DEFINED : (number + 1) * DEFINED]
        sections = tuple(
            tuple(
                _paragraph(chosen, mentioned[(section * PARAGRAPHS + part) :: SECTIONS * PARAGRAPHS])
                for part in range(PARAGRAPHS)
            )
            for section in range(SECTIONS)
        )
        defined = tuple((word, " ".join(_common(chosen, MEANING)).capitalize() + ".") for word in here)
        yield Text(f"Page {number}", f"part-{number // FOLDER}/page-{number}.md", sections, defined)


def _common(chosen: random.Random, count: int) -> list[str]:
    return chosen.choices(_COMMON, k=count)


def _paragraph(chosen: random.Random, mentioned: Sequence[str]) -> tuple[str, ...]:
    said = _common(chosen, LENGTH)
    for place, word in zip(chosen.sample(range(LENGTH), len(mentioned)), mentioned, strict=True):
        said[place] = word
    return tuple(said)


@dataclass(frozen=True)
class Form:
    """How a way of building sites has its pages written."""

    mention: Callable[[str], str]
    """Writes a word of the glossary where it is mentioned."""
    explained: Callable[[tuple[tuple[str, str], ...]], str]
    """Writes words with their meanings."""
    head: str = ""
    """What stands above a page's title."""

    def page(self, text: Text) -> str:
        """Write a page."""
        lines = [self.head + f"# {text.title}"]
        for number, paragraphs in enumerate(text.sections):
            lines.append(f"## Section {number}")
            lines += [" ".join(map(self._word, words)).rstrip() + "." for words in paragraphs]
        if text.defined:
            lines += ["## New words", self.explained(text.defined)]
        return "\n\n".join(lines) + "\n"

    def _word(self, word: str) -> str:
        return self.mention(word) if word[0].isupper() else word


def _same(word: str) -> str:
    return word


def _listed(defined: tuple[tuple[str, str], ...], before: str = "") -> str:
    return "\n\n".join(f"{before}{word}\n:   {meaning}" for word, meaning in defined)


DATES = "---\nreviewed: 2026-11-01\nnext_review: 2099-11-01\n---\n"
"""What a page of ours says of its last check and its next."""

FORMS = {
    "ours": Form(_same, lambda defined: f"/// terms\n{_listed(defined)}\n///", DATES),
    "plain": Form(_same, _listed),
    "ezglossary": Form(lambda word: f"<words:{word}>", lambda defined: _listed(defined, "words:")),
    "sphinx": Form(
        lambda word: f"{{term}}`{word}`",
        lambda defined: "```{glossary}\n" + "\n\n".join(f"{word}\n  {meaning}" for word, meaning in defined) + "\n```",
    ),
}
"""The forms by name. What finds words by itself takes them plain."""


def abbreviations(of: Iterator[Text]) -> str:
    """Write the meanings of all words for Python-Markdown's abbreviations."""
    return "".join(f"*[{word}]: {meaning}\n" for text in of for word, meaning in text.defined)


ANSWERS, QUESTIONS = 4, 5
"""Answers of a question, one of them right; questions of a page."""


def questions(page: int, *, ours: bool) -> str:
    """Write the questions of a page, each with its answers and what to know about it.

    Arguments:
        page: The number of the page.
        ours: Whether as a block of the toolkit's; otherwise as mkdocs-quiz reads them.
    """
    chosen = random.Random(page)
    return "\n".join(_question(chosen, page * QUESTIONS + number, ours=ours) for number in range(QUESTIONS))


def _question(chosen: random.Random, number: int, *, ours: bool) -> str:
    title = f"{' '.join(_common(chosen, 10)).capitalize()}, number {number}?"
    answers = [f"{' '.join(_common(chosen, 5)).capitalize()} {number}{'abcd'[each]}" for each in range(ANSWERS)]
    known = " ".join(_common(chosen, 12)).capitalize() + "."
    boxes = [f"- [{'x' if each == number % ANSWERS else ' '}] {answer}" for each, answer in enumerate(answers)]
    if not ours:
        return "\n".join(["<quiz>", title, *boxes, "", known, "</quiz>", ""])
    told = [line for box in boxes for line in (box, "", f"    {known}", "")]
    return "\n".join([f"/// question | {title}", f"    id: question-{number}", "", *told, "///", ""])
