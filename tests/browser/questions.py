"""A question on a page, as a reader meets it, and a small site with a question of every kind."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from browsing import DOCS, Site, served

from psychoed.assets import make_assets

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        said = {
            None: "Yes.",
            "model": "Yes, that is what the explanation says.",
            "open": "This fits, and it is not settled.",
        }
        return said[self.section.get_attribute("data-doubt")]

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


PAGE = Path(__file__).with_name("quiz_page.html")
FRAME = '<div class="quiz" data-quiz="friends" hidden></div>'

TOPICS = {"friends": ("Friends", 6), "partners": ("Partners", 3), "pathway": ("Pathway", 5)}
"""The topics of the small site's quiz of everything, each with its title and how many questions it has."""


def _true_or_false(topic: str, title: str, number: int) -> str:
    name = f"{topic}-{number}"
    options = "".join(
        f'<label class="option"><input type="radio" name="{name}" value="{value}"> '
        f'<span class="option__text">{text}</span></label>'
        for value, text in enumerate(("True", "False"), 1)
    )
    return f"""<section class="question" id="{name}" data-kind="one" data-topic="{topic}" data-topic-title="{title}">
        <fieldset><legend>{title} {number}</legend>{options}</fieldset>
        <details class="answers"><summary>Show the answer</summary><ul>
        <li class="answer" data-option="1" data-right=""><p class="answer__option">True</p></li>
        <li class="answer" data-option="2"><p class="answer__option">False</p></li></ul></details></section>"""


@contextmanager
def small_site(folder: Path) -> Iterator[Site]:
    """Make and serve a site of three pages.

    There is `page.html` with a question of every kind, `learn.html` with the same but without the frame that offers
    two ways through them, and `mix.html` with questions of all topics, one topic after the other.
    """
    shutil.copytree(DOCS / "assets", folder / "assets")
    texts = {path.relative_to(DOCS).as_posix(): path.read_text("utf-8") for path in (DOCS / "assets").glob("*.js")}
    for path, text in make_assets(texts).texts.items():
        (folder / path).write_text(text, "utf-8")
    page = PAGE.read_text("utf-8")
    assert FRAME in page
    before, _, rest = page.partition(FRAME)
    mix = [_true_or_false(topic, title, n) for topic, (title, count) in TOPICS.items() for n in range(1, count + 1)]
    frame = '<div class="quiz" data-quiz="" hidden></div>'
    (folder / "page.html").write_text(page, "utf-8")
    (folder / "learn.html").write_text(before + rest, "utf-8")
    (folder / "mix.html").write_text(f"{before}{frame}{''.join(mix)}</main></body></html>", "utf-8")
    with served(folder) as address:
        yield Site(folder, address, f"{folder.as_uri()}/")
