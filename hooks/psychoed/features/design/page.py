"""The page that shows the look: tokens with their measured contrast, and every component in every state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.assets.contrast import contrast
from psychoed.assets.templates import fill
from psychoed.assets.tokens import DARK, LIGHT, PRINT
from psychoed.components.registry import COMPONENTS
from psychoed.features.design import style
from psychoed.features.evidence.label import LABELS, label_markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psychoed.assets.tokens import Token
    from psychoed.components.part import Part
    from psychoed.components.question.data import Question
    from psychoed.content.book import Book
    from psychoed.words.catalogue import Words

DESIGN_URI = "about/design.md"

_SCHEMES = {LIGHT: "design.light", DARK: "design.dark", PRINT: "design.print"}

_STATES = {
    "": "design.not_chosen",
    "option--chosen option--right": "question.mark_chosen_fits",
    "option--right": "question.mark_fits",
    "option--chosen option--other": "question.mark_chosen",
}
"""What the option of a question looks like in each state, and what is said of it."""


def design_page(
    book: Book, questions: Mapping[str, Question], tokens: Mapping[str, Mapping[str, Token]], words: Words
) -> str:
    """Write the page.

    Arguments:
        book: The site; its own blocks are the examples.
        questions: All questions by id; the first of each kind is shown.
        tokens: For each scheme its tokens by name.
        words: What it says of them.
    """
    first: dict[str, str] = {}
    for name, question in questions.items():
        first.setdefault(question.interaction.kind, name)
    return fill(
        "features/design/page.md.jinja",
        schemes={scheme: words(key) for scheme, key in _SCHEMES.items()},
        tokens=tokens,
        # Sizes, fonts and spaces are the same in all.
        first=tokens[LIGHT],
        evidence=LABELS,
        samples=[(words(key), written) for key, written in _samples(book)],
        questions=[*first.values()],
        style=style,
        contrast=contrast,
        label_markup=label_markup,
        states={state: words(key) for state, key in _STATES.items()},
        is_english=words.locale.language == "en",
        words=words,
    )


def _samples(book: Book) -> Iterator[tuple[str, str]]:
    """Yield the key of each component's name and the Markdown that shows it: blocks of the site, as written."""
    for component in COMPONENTS:
        if not component.sample:
            continue
        found: list[Part] = [part for page in book.pages for part in page.of(component.part)]
        # A pathway that brings another along shows both.
        part = next((part for part in found if getattr(part, "beside", "")), found[0] if found else None)
        if part:
            yield component.sample, book.by_uri[part.src_uri].written(part)
