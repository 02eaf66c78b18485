"""A question on a page, as a reader meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browsing import words

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

READ = """all => all.map(answer => {
    const text = part => (answer.querySelector(part)?.textContent ?? '').trim().replace(/\\s+/g, ' ')
    const right = answer.hasAttribute('data-right')
    return {option: answer.dataset.option, right, text: text('.answer__option'), feedback: text('.answer__feedback')}
})"""


class Question:
    """A question that the script has made answerable.

    Arguments:
        section: Its element.
        quick: Whether to click by script instead of with a mouse, for tests of very many questions.
    """

    def __init__(self, section: Locator, *, quick: bool = False) -> None:
        self.section = section
        self.quick = quick
        self.check = section.locator("button.question__check")
        self.show = section.locator("button.question__show")
        self.status = section.locator("[role=status]")
        self.answers = section.locator(".question__answers")
        self.marks = section.locator(".option__mark, .option--right, .option--other, .option--chosen")
        self.kind = section.get_attribute("data-kind")
        found = section.locator("li.answer").evaluate_all(READ)
        assert found
        self.right: list[str] = [answer["option"] for answer in found if answer["right"]]
        """The numbers of the options that fit."""
        self.other: list[str] = [answer["option"] for answer in found if not answer["right"]]
        """The numbers of the options that do not fit."""
        self.text: dict[str, str] = {answer["option"]: answer["text"] for answer in found}
        """The words of each option, as the answers repeat them."""
        self.feedback: dict[str, str] = {answer["option"]: answer["feedback"] for answer in found}
        """The reason that the page gives for each option."""

    def _click(self, target: Locator) -> None:
        target.dispatch_event("click") if self.quick else target.click()

    def field(self, option: str) -> Locator:
        """Return the box of an option."""
        return self.section.locator(f"input[value='{option}']")

    def option(self, option: str) -> Locator:
        """Return an option with its box, its text and its mark."""
        return self.section.locator(f".option:has(input[value='{option}'])")

    def choose(self, *options: str) -> None:
        """Choose these options, and no other."""
        if self.kind == "several":
            for field in self.section.locator("input:checked").all():
                self._click(field)
        for option in options:
            self._click(self.field(option))

    def places(self) -> list[str]:
        """Return for each step, as they are shown, the place that fits."""
        return self.section.locator("select").evaluate_all("all => all.map(field => field.dataset.option)")

    def place(self, places: list[str]) -> None:
        """Give each step, as they are shown, a place."""
        for field, place in zip(self.section.locator("select").all(), places, strict=True):
            field.select_option(place)

    def answer(self, *, right: bool) -> None:
        """Answer so that it fits, or so that nothing fits, and check."""
        if self.kind == "order":
            places = self.places()
            self.place(places if right else [str(int(place) % len(places) + 1) for place in places])
        else:
            self.choose(*(self.right if right else self.other[:1]))
        self._click(self.check)

    @property
    def said(self) -> str:
        """What the script says about the answer."""
        return words(self.status)


def questions(page: Page, *, quick: bool = False) -> list[Question]:
    """Return all questions of a page; there must be one."""
    found = [Question(section, quick=quick) for section in page.locator("section.question").all()]
    assert found
    return found
