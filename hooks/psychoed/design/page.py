"""The page that shows the look: tokens with their measured contrast, and every component in every state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed import labels
from psychoed.components.registry import COMPONENTS
from psychoed.design.contrast import contrast
from psychoed.design.style import FONTS, colours, gaps, pairs, sample_class, sizes, swatch_class, token_class
from psychoed.design.tokens import DARK, LIGHT, PRINT
from psychoed.evidence.label import LABELS, label_markup
from psychoed.text import CLAIM, cut_claims, escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psychoed.book import Book
    from psychoed.components.part import Part
    from psychoed.components.question.data import Question
    from psychoed.design.tokens import Token

DESIGN_URI = "about/design.md"

_SCHEMES = {LIGHT: labels.DESIGN_LIGHT, DARK: labels.DESIGN_DARK, PRINT: labels.DESIGN_PRINT}


def design_page(book: Book, questions: Mapping[str, Question], tokens: Mapping[str, Mapping[str, Token]]) -> str:
    """Write the page.

    Arguments:
        book: The site; its own blocks are the examples.
        questions: All questions by id; the first of each kind is shown.
        tokens: For each scheme its tokens by name.
    """
    lines = [
        "---",
        f"title: {labels.DESIGN_TITLE}",
        f"description: {labels.DESIGN_DESCRIPTION}",
        "search: {exclude: true}",
        "quiz: false",
        "---",
        f"# {labels.DESIGN_TITLE}",
        "",
        labels.DESIGN_LEAD,
        "",
        f"## {labels.DESIGN_COLOURS}",
        "",
        labels.DESIGN_COLOURS_LEAD,
        "",
    ]
    for scheme, title in _SCHEMES.items():
        lines += [f"### {title}", "", *_colours(scheme, tokens[scheme]), *_contrasts(scheme, tokens[scheme], title)]
    lines += [f"## {labels.DESIGN_TYPE}", "", *_type(tokens[LIGHT])]
    lines += [f"## {labels.DESIGN_SPACE}", "", *_spaces(tokens[LIGHT])]
    lines += [f"## {labels.DESIGN_COMPONENTS}", "", labels.DESIGN_COMPONENTS_LEAD, ""]
    for title, written in _components(book, questions):
        lines += [f"### {title}", "", written, ""]
    return "\n".join(lines)


def _colours(scheme: str, tokens: Mapping[str, Token]) -> Iterator[str]:
    for token in colours(tokens):
        swatch = f'<span class="swatch {swatch_class(scheme, token.name)}"></span>'
        yield f"- {swatch} `{token.name}` `{token.value}` {escaped(token.use)}".rstrip()
    yield ""


def _contrasts(scheme: str, tokens: Mapping[str, Token], title: str) -> Iterator[str]:
    """Yield a table: each ink on each ground, set in its own colours, with the contrast as a number."""
    rows = [*pairs(tokens)]
    grounds = rows[0][1] if rows else []
    heads = "".join(f'<th scope="col"><code>{ground.name}</code></th>' for ground in grounds)
    yield f"<table><caption>{escaped(labels.DESIGN_CONTRASTS.format(scheme=title))}</caption>"
    yield f'<thead><tr><th scope="col">{labels.DESIGN_INK}</th>{heads}</tr></thead><tbody>'
    for ink, _ in rows:
        cells = "".join(
            f'<td><span class="sample {sample_class(scheme, ink.name, ground.name)}">'
            f"{contrast(ink.value, ground.value):.1f}</span></td>"
            for ground in grounds
        )
        yield f'<tr><th scope="row"><code>{ink.name}</code></th>{cells}</tr>'
    yield "</tbody></table>"
    yield ""


def _type(tokens: Mapping[str, Token]) -> Iterator[str]:
    for token in sizes(tokens):
        shown = f'<span class="{token_class(token.name)}">`{token.name}`</span>'
        yield f"- {shown} `{token.value}` {escaped(token.use)}".rstrip()
    yield ""
    for name in FONTS:
        if name in tokens:
            yield f'<p class="{token_class(name)}">{labels.DESIGN_PANGRAM}</p>'
            yield ""


def _spaces(tokens: Mapping[str, Token]) -> Iterator[str]:
    for token in gaps(tokens):
        bar = f'<span class="space {token_class(token.name)}"></span>'
        yield f"- {bar} `{token.name}` `{token.value}`"
    yield ""


def _components(book: Book, questions: Mapping[str, Question]) -> Iterator[tuple[str, str]]:
    """Yield the title of each component and the Markdown that shows it: blocks of the site, as their authors wrote."""
    yield labels.DESIGN_EVIDENCE, "\n".join(f"- {label_markup(label)}" for label in LABELS)
    stated: set[str] = set()
    for component in COMPONENTS:
        if not component.sample:
            continue
        found: list[Part] = [part for page in book.pages for part in page.of(component.part)]
        # A pathway that brings another along shows both.
        part = next((part for part in found if getattr(part, "beside", "")), found[0] if found else None)
        if part:
            written = book.by_uri[part.src_uri].written(part)
            claims = set(CLAIM.findall(written))
            # A page states a claim once, and these come from several.
            yield component.sample, cut_claims(written) if claims & stated else written
            stated |= claims
    states = [
        f'<div class="option {state}"><span class="option__text">{words}</span></div>'
        for state, words in labels.DESIGN_OPTION_STATES.items()
    ]
    yield labels.DESIGN_OPTIONS, f'<div class="question">{"".join(states)}</div>'
    first: dict[str, str] = {}
    for name, question in questions.items():
        first.setdefault(question.interaction.kind, name)
    if first:
        yield labels.DESIGN_QUESTIONS, "\n".join(["/// questions", *first.values(), "///"])
