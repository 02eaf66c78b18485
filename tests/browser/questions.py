"""A question on a page, as a reader meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browsing import words

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


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
        self.is_order = section.get_attribute("data-kind") == "order"

    def _options(self, which: str) -> list[str]:
        found = self.section.locator(f"li.answer{which}").evaluate_all("all => all.map(item => item.dataset.option)")
        assert found, f"li.answer{which}"
        return found

    def _click(self, target: Locator) -> None:
        target.dispatch_event("click") if self.quick else target.click()

    @property
    def right(self) -> list[str]:
        """The numbers of the options that fit."""
        return self._options("[data-right]")

    @property
    def other(self) -> list[str]:
        """The numbers of the options that do not fit."""
        return self._options(":not([data-right])")

    def field(self, option: str) -> Locator:
        """Return the box of an option."""
        return self.section.locator(f"input[value='{option}']")

    def option(self, option: str) -> Locator:
        """Return an option with its box, its text and its mark."""
        return self.section.locator(".option").filter(has=self.section.page.locator(f"input[value='{option}']"))

    def choose(self, *options: str) -> None:
        """Choose these options, and no other."""
        for field in self.section.locator("input[type=checkbox]:checked").all():
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
        if self.is_order:
            places = self.places()
            self.place(places if right else [str(int(place) % len(places) + 1) for place in places])
        else:
            self.choose(*(self.right if right else self.other[:1]))
        self._click(self.check)

    def feedback(self, option: str) -> str:
        """Return the reason that the page gives for an option."""
        return words(self.section.locator(f"li.answer[data-option='{option}'] .answer__feedback"))

    def text(self, option: str) -> str:
        """Return the words of an option."""
        return words(self.section.locator(f"li.answer[data-option='{option}'] .answer__option"))

    @property
    def said(self) -> str:
        """What the script says about the answer."""
        return words(self.status)


def questions(page: Page, *, quick: bool = False) -> list[Question]:
    """Return all questions of a page; there must be one."""
    found = [Question(section, quick=quick) for section in page.locator("section.question").all()]
    assert found
    return found
