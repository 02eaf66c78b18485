"""`data/flashcards.tsv`: words and questions as cards that Anki imports.

Written after docs.ankiweb.net/importing/text-files.html: lines of `#key:value` first, then a note a line, its fields
parted by tabs. A field that holds a tab, a quotation mark or a line break stands in quotation marks, and those within
it are doubled. The fields are HTML. `#deck:` would choose a deck only if there is one, a column of decks makes it;
`#columns:` is left out, since the fields of the note type have other names in other languages.
"""

from __future__ import annotations

import csv
import re
from html import escape
from io import StringIO
from typing import TYPE_CHECKING, assert_never

from psychoed.components.question.interactions import Choice, Match, Order, TextEntry
from psychoed.text.inline import escaped, plain, slug
from psychoed.text.richtext import plain_with_lists

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from psychoed.components.question.data import Question
    from psychoed.components.question.interactions import Interaction, Option
    from psychoed.components.terms.part import Term
    from psychoed.content.build_info import BuildInfo

HEADERS = (
    "#separator:tab",
    "#html:true",
    "#notetype:Basic",
    "#guid column:1",
    "#deck column:2",
    "#tags column:5",
)
"""Front and back are the two columns that are left."""

_COLONS = re.compile(r"\s*:{2,}")

_OWN = "hr"
"""What our ids begin with among all the notes of a collection."""


def flashcards_tsv(
    terms: Iterable[Term],
    questions: Iterable[Question],
    titles: Mapping[str, str],
    build_info: BuildInfo,
    practice: Container[str] = (),
) -> str:
    """Write a card for each word of the glossary and for each question that has one right answer.

    Arguments:
        terms: The words, in the order in which their cards shall stand.
        questions: Questions of any kind; the cards of those with one right answer follow.
        titles: Path relative to `docs_dir` to title, in plain words, of each page that they come from; it is the tag.
        build_info: The site; the deck has its name.
        practice: Ids of questions that stand behind the written ones; a tag says so.

    Returns:
        UTF-8 text. A card is known by the id of its word or question alone, so that whoever imports a newer file keeps
        what they have learned.
    """
    cards = [(f"term/{term.slug}", [term.name], [plain_with_lists(term.definition)], term.src_uri) for term in terms]
    cards += [
        (
            f"question/{question.id}",
            [plain(question.intro), plain(question.title)],
            [plain(right.text), plain_with_lists(right.feedback), plain_with_lists(question.explanation)],
            question.src_uri,
        )
        for question in questions
        if (right := _right_answer(question.interaction))
    ]
    # Two colons would begin a deck within a deck.
    deck = " ".join(_COLONS.sub(": ", build_info.name).split())
    more = _tag(build_info.words("quiz.practice"))
    tags = [
        f"{_tag(titles[uri])}{f' {more}' if key.removeprefix('question/') in practice else ''}"
        for key, *_, uri in cards
    ]
    rows = [
        [f"{_OWN}:{key}", deck, _html(front), _html(back), tag]
        for (key, front, back, _), tag in zip(cards, tags, strict=True)
    ]
    return tsv(HEADERS, rows)


def tsv(headers: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write rows as Anki reads them, below its headers."""
    text = StringIO()
    text.writelines(f"{header}\n" for header in headers)
    # Anki ends a row at a lone carriage return too, but Python would not quote it.
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerows([field.replace("\r\n", "\n").replace("\r", "\n") for field in row] for row in rows)
    return text.getvalue()


def _right_answer(interaction: Interaction) -> Option | None:
    """Return the one right answer of a question; None where there is more to it than one."""
    match interaction:
        case Choice(several=False):
            return next(iter(interaction.rights), None)
        case Choice() | Match() | Order() | TextEntry():
            return None
        case _:
            assert_never(interaction)


def _html(paragraphs: Iterable[str]) -> str:
    return "<br>".join(escape(words, quote=False).replace("\n", "<br>") for words in paragraphs if words)


def _tag(title: str) -> str:
    """Make one word of a page's title: a space would begin another tag."""
    return slug(escaped(title))
