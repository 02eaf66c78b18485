"""A question on a page, as a reader meets it, and a small site with a question of every kind."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from browsing import Site, served
from quiz_page import quiz_pages

from helpers import THEME, site_words
from psychoed.pipeline.assets import make_assets
from psychoed.pipeline.theme_files import published

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

READ = """all => all.map(answer => {
    const text = part => (answer.querySelector(part)?.textContent ?? '').trim().replace(/\\s+/g, ' ')
    const {option, target} = answer.dataset
    const right = answer.hasAttribute('data-right')
    return {option, target, right, text: text('.answer__option'), feedback: text('.answer__feedback')}
})"""

FILL_IN = """(field, [value, ...events]) => {
    field.value = value
    events.forEach(name => field.dispatchEvent(new Event(name, {bubbles: true})))
}"""


class Question:
    """A question that the script has made answerable.

    Arguments:
        section: Its element.
        quick: Whether to answer by script instead of with mouse and keys: for very many questions, and hidden ones.
    """

    def __init__(self, section: Locator, *, quick: bool = False) -> None:
        self.section = section
        self.quick = quick
        self.check = section.locator("button.question__check")
        self.show = section.locator("button.question__show")
        self.status = section.locator("[role=status]")
        self.answers = section.locator(".question__answers")
        self.legend = section.locator("legend")
        self.marks = section.locator(".option__mark, .option--right, .option--other, .option--chosen")
        self.kind = section.get_attribute("data-kind")
        self.id = section.get_attribute("id") or ""
        found = section.locator("li.answer").evaluate_all(READ)
        assert found
        self.right: list[str] = [answer["option"] for answer in found if answer["right"]]
        """The numbers of the options that fit."""
        self.other: list[str] = [answer["option"] for answer in found if not answer["right"]]
        """The numbers of the options that do not fit."""
        self.target: dict[str, str] = {answer["option"]: answer["target"] for answer in found}
        """Where each thing belongs that is sorted or matched."""
        self.text: dict[str, str] = {answer["option"]: answer["text"] for answer in found}
        """The words of each option, as the answers repeat them."""
        self.feedback: dict[str, str] = {answer["option"]: answer["feedback"] for answer in found}
        """The reason that the page gives for each option."""

    def _click(self, target: Locator) -> None:
        target.dispatch_event("click") if self.quick else target.click()

    def _fill_in(self, field: Locator, value: str, *events: str) -> None:
        field.evaluate(FILL_IN, [value, *events])

    def field(self, option: str) -> Locator:
        """Return the box of an option."""
        return self.section.locator(f"input[value='{option}']")

    def option(self, option: str) -> Locator:
        """Return an option with its box, its text and its mark."""
        return self.section.locator(f".option:has(input[value='{option}'])")

    def choose(self, *options: str) -> None:
        """Choose these options, and no other."""
        if self.kind == "several":
            for field in reversed(self.section.locator("input:checked").all()):
                self._click(field)
        for option in options:
            self._click(self.field(option))

    def places(self) -> list[str]:
        """Return for each step, as they are shown, the place that fits."""
        return self.section.locator("[type=number]").evaluate_all("all => all.map(field => field.dataset.option)")

    def numbers(self) -> list[str]:
        """Return for each step, as they are shown, the place that it is given."""
        return self.section.locator("[type=number]").evaluate_all("all => all.map(field => field.value)")

    def place(self, *steps: str) -> None:
        """Bring all steps into this order, by the places that fit."""
        for place, step in enumerate(steps, 1):
            field = self.section.locator(f"[type=number][data-option='{step}']")
            if self.quick:
                self._fill_in(field, str(place), "input", "change")
            else:
                field.fill(str(place))
                field.blur()

    def put(self, option: str, value: str) -> None:
        """Sort or match one thing."""
        if self.kind == "sort":
            self._click(self.section.locator(f"input[name='{self.id}-{option}'][value='{value}']"))
        elif self.quick:
            self._fill_in(self.section.locator(f"select[data-option='{option}']"), value, "input", "change")
        else:
            self.section.locator(f"select[data-option='{option}']").select_option(value)

    def write(self, word: str) -> None:
        """Write a word into the blank."""
        field = self.section.locator(".blank input")
        if self.quick:
            self._fill_in(field, word, "input")
        else:
            field.fill(word)

    def give(self, *, right: bool) -> None:
        """Answer so that it fits, or so that nothing fits."""
        if self.kind == "order":
            steps = sorted(self.places(), key=int)
            self.place(*(steps if right else [*steps[1:], steps[0]]))
        elif self.kind == "fill":
            accepted = self.section.locator(".blank input").get_attribute("data-accepted") or ""
            self.write(accepted.split("|")[0] if right else "zzyzx")
        elif self.kind in {"sort", "match"}:
            for option, target in self.target.items():
                other = next(value for value in self.target.values() if value != target)
                self.put(option, target if right else other)
        else:
            self.choose(*(self.right if right else self.other[:1]))

    def answer(self, *, right: bool) -> None:
        """Answer so that it fits, or so that nothing fits, and check."""
        self.give(right=right)
        self._click(self.check)

    @property
    def yes(self) -> str:
        """What begins the reason of a right answer: where research is not sure, it is not simply right."""
        said = {None: "right", "model": "right_model", "open": "right_open"}
        return site_words()(f"question.{said[self.section.get_attribute('data-doubt')]}")

    @property
    def said(self) -> str:
        """What the script says about the answer."""
        parts = self.status.locator("> *").all_text_contents()
        return " ".join(" ".join(parts).split())


def questions(page: Page, *, quick: bool = False) -> list[Question]:
    """Return all questions of a page; there must be one."""
    found = [Question(section, quick=quick) for section in page.locator("section.question").all()]
    assert found
    return found


def question_of(page: Page, name: str, *, quick: bool = False) -> Question:
    """Return a question by its id."""
    return Question(page.locator(f"section.question[id='{name}']"), quick=quick)


SHELL = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Questions</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="assets/site.css">
<script src="assets/quiz.js" defer></script>
<script src="assets/folds.js" defer></script>
</head>
<body><main class="md-typeset">{body}</main></body>
</html>
"""
"""What stands around the body of a page of the small site."""


@contextmanager
def small_site(folder: Path) -> Iterator[Site]:
    """Make and serve a site of the pages that `quiz_pages` makes."""
    for path, content in published(make_assets(THEME.texts, THEME.fonts).texts, THEME).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    for name, body in quiz_pages().items():
        (folder / name).write_text(SHELL.format(body=body), "utf-8")
    with served(folder) as address:
        yield Site(folder, address, f"{folder.as_uri()}/")
