"""The element that a question becomes: a fieldset to answer in, and below it every answer with its reason.

It is complete without script: the answers open by themselves in `<details>`. The script only adds to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, assert_never
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed.components.question.fieldset import fieldset_of, inline
from psychoed.components.question.interactions import Choice, Match, Order, TextEntry
from psychoed.text.inline import is_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from psychoed.components.question.data import Question
    from psychoed.words.catalogue import Words

    Parse = Callable[[etree.Element, str], None]

_RIGHT = {"data-right": ""}

_VERDICTS = {"": "question.right", "model": "question.right_model", "open": "question.right_open"}
"""What is said to a right answer, by what is not settled of it."""


def question_element(question: Question, parse: Parse, words: Words, others: Sequence[str] = ()) -> etree.Element:
    """Make the element of a question, written by an author or made by the build.

    Arguments:
        question: The question.
        parse: Parses block-level Markdown into an element.
        words: What is said of it.
        others: What says something else than the words that are asked for, and looks almost like them.
    """
    kind = question.interaction.kind
    section = etree.Element("section", {"class": "question", "id": question.id, "data-kind": kind})
    section.set("data-search-exclude", "")
    if question.doubt:
        # For the script, which says what the answers below say.
        section.set("data-doubt", question.doubt)
    if question.intro:
        parse(section, question.intro)
    section.append(fieldset_of(question, words, others))
    section.append(_answers(question, parse, words))
    return section


def _answers(question: Question, parse: Parse, words: Words) -> etree.Element:
    """Make the answers with their reasons, which open by themselves where no script runs."""
    details = etree.Element("details", {"class": "answers"})
    etree.SubElement(details, "summary").text = AtomicString(words("question.show"))
    reasons = etree.SubElement(details, "ol" if isinstance(question.interaction, Order) else "ul")
    for number, answer in enumerate(_each(question, words), 1):
        item = etree.SubElement(reasons, "li", {"class": "answer", "data-option": str(number), **answer.told})
        etree.SubElement(item, "p", {"class": "answer__option"}).text = inline(answer.text)
        if answer.beside is not None:
            item.append(answer.beside)
        if answer.feedback:
            _put(item, "answer__feedback", answer.feedback, parse)
    if question.explanation:
        _put(details, "answers__explanation", question.explanation, parse)
    if question.reread:
        again = etree.SubElement(details, "p", {"class": "answers__reread"})
        etree.SubElement(again, "a", {"href": question.reread}).text = AtomicString(words("question.reread"))
    return details


class _Answer(NamedTuple):
    """What is shown of an answer."""

    text: str
    feedback: str
    told: Mapping[str, str]
    """What the script knows it by."""
    beside: etree.Element | None = None
    """What is said of it by the toolkit."""


def _each(question: Question, words: Words) -> Iterator[_Answer]:
    """Yield the answers of a question."""
    match question.interaction:
        case Choice(options):
            for option in options:
                verdict = etree.Element("p", {"class": "answer__verdict"})
                verdict.text = AtomicString(words(_VERDICTS[question.doubt] if option.right else "question.not_quite"))
                yield _Answer(option.text, option.feedback, _RIGHT if option.right else {}, verdict)
        case Match(sources, targets):
            for source in sources:
                place = etree.Element("p", {"class": "answer__target"})
                place.text = inline(f"→ {source.target}")
                number = targets.index(source.target) + 1
                yield _Answer(source.text, source.feedback, {"data-target": str(number)}, place)
        case Order(steps):
            for step in steps:
                yield _Answer(step.text, step.feedback, {})
        case TextEntry() as entry:
            for text in entry.texts:
                yield _Answer(text, "", _RIGHT)
        case _:
            assert_never(question.interaction)


def _put(parent: etree.Element, name: str, text: str, parse: Parse) -> None:
    holder = etree.SubElement(parent, "div", {"class": name})
    if is_plain(text):
        etree.SubElement(holder, "p").text = AtomicString(text)
    else:
        parse(holder, text)
