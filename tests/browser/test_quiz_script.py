"""What `quiz.js` makes of each kind of question."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest
from browsing import is_focused, tab_to, words
from playwright.sync_api import expect
from questions import question_of, questions, small_site

from helpers import THEME
from psychoed.pipeline.assets import make_assets
from psychoed.words.catalogue import Words
from psychoed.words.reading import english

if TYPE_CHECKING:
    from collections.abc import Iterator

    from browsing import Site
    from playwright.sync_api import Page

JUDGING = re.compile(r"wrong|incorrect|scor(?:e|ing)|percent|%|points?\b", re.I)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with small_site(tmp_path_factory.mktemp("small") / "für dich") as site:
        yield site


@pytest.fixture
def base(small: Site) -> str:
    return small.http


@pytest.fixture
def page(page: Page) -> Page:
    page.goto("learn.html")
    return page


def test_the_script_stays_small_and_asks_for_nothing(site: Site) -> None:
    built = (site.folder / "assets" / "quiz.js").read_bytes()
    assert len(gzip.compress(built, 9)) <= 6 * 1024
    text = built.decode("utf-8")
    for banned in ("fetch(", "XMLHttpRequest", "alert(", "confirm(", "<form", "sessionStorage", "document.cookie"):
        assert banned not in text
    assert text.count("localStorage") == 1  # within its try


def test_no_word_of_the_script_judges() -> None:
    keys = re.findall(r"'@words\.([\w.]+)'", THEME.texts["assets/quiz.js"])
    assert {"question.right", "question.not_quite"} <= {*keys}
    assert len(keys) > 40
    assert JUDGING.findall(" ".join(map(english().raw, keys))) == []


def test_each_question_has_one_live_region_and_its_own_buttons(page: Page) -> None:
    found = questions(page)
    assert {question.kind for question in found} == {"one", "several", "order", "sort", "match", "fill"}
    for question in found:
        expect(question.section.locator("[role=status], [aria-live]")).to_have_count(1)
        expect(question.status).to_be_empty()
        expect(question.section.get_by_role("button", name="Check", exact=True)).to_be_visible()
        expect(question.section.get_by_role("button", name="Show the answer", exact=True)).to_be_visible()
        expect(question.answers).to_be_hidden()
    expect(page.locator("form, details, button:not([type=button])")).to_have_count(0)
    assert page.locator("[id]").evaluate_all("all => new Set(all.map(e => e.id)).size === all.length")


def test_a_page_without_the_frame_stays_as_it_is(page: Page) -> None:
    expect(page.locator(".quiz, .quiz__bar, [type=checkbox]:not(.option input)")).to_have_count(0)
    assert page.locator("section.question:visible").count() == len(questions(page))


@pytest.mark.parametrize("name", ["calm", "signs", "chain-of-care", "sorted", "matched", "blank"])
def test_checking_without_an_answer_says_so_and_nothing_more(page: Page, name: str) -> None:
    question = question_of(page, name)
    question.check.click()
    expect(question.status).to_have_text("There is no answer here yet.")
    assert is_focused(question.check)
    expect(question.marks).to_have_count(0)
    expect(question.answers).to_be_hidden()


@pytest.mark.parametrize("name", ["calm", "signs", "chain-of-care", "sorted", "matched", "blank"])
def test_each_check_explains_and_only_one_that_was_not_quite_says_where_to_read(page: Page, name: str) -> None:
    question = question_of(page, name)
    explanation = words(question.answers.locator(".answers__explanation"))
    assert explanation
    link = question.status.get_by_role("link", name="Read about this again")

    question.answer(right=False)
    assert question.said.startswith("Not quite. ")
    assert "Yes." not in question.said
    assert explanation in question.said
    expect(link).to_have_attribute("href", f"learn.html#{name}-page")
    assert is_focused(question.check)

    question.answer(right=True)
    assert question.said.startswith("Yes. ")
    assert "Not quite." not in question.said
    assert question.said.count(explanation) == 1
    expect(link).to_have_count(0)
    assert is_focused(question.check)
    question.show.click()  # what was said above is not shown twice
    expect(question.answers.locator(".answers__explanation")).to_be_hidden()
    expect(question.answers.locator("li.answer").first).to_be_visible()

    # After another answer nothing of the last one is left.
    question.give(right=False)
    assert explanation not in question.said
    expect(question.marks).to_have_count(0)
    text = page.locator("main").inner_text()
    assert JUDGING.findall(text) == []


def test_a_choice_that_does_not_fit_is_explained_beside_what_fits(page: Page) -> None:
    question = question_of(page, "calm")
    question.choose("2")
    question.check.click()
    assert question.said.startswith(
        "Not quite. Advice It helps later. What fits: Listening It calms both of you. Being heard comes first."
    )
    expect(question.option("2")).to_contain_class("option--chosen option--other")
    expect(question.option("2").get_by_text("Your answer", exact=True)).to_be_visible()
    expect(question.option("1")).to_contain_class("option--right")
    expect(question.option("1").get_by_text("This fits", exact=True)).to_be_visible()
    expect(question.section.locator(".option__mark")).to_have_count(2)
    expect(question.section.locator(".option--chosen")).to_have_count(1)
    assert page.locator("#calm-word").count() == 1


def test_a_choice_that_fits_is_confirmed_the_same_way_each_time(page: Page) -> None:
    question = question_of(page, "calm")
    question.answer(right=True)
    said = question.said
    assert said == "Yes. Listening It calms both of you. Being heard comes first."
    expect(question.option("1")).to_contain_class("option--chosen option--right")
    expect(question.option("1").get_by_text("Your answer, and it fits", exact=True)).to_be_visible()
    question.check.click()
    assert question.said == said
    expect(question.section.locator(".option__mark")).to_have_count(1)


def test_several_choices_are_each_told_about(page: Page) -> None:
    question = question_of(page, "signs")
    question.choose("1", "2")
    question.check.click()
    assert question.said.startswith(
        "Yes. Asking It shows interest. Not quite. Checking up It shows worry. "
        "This fits too: Coming back It shows that you matter. Care leaves room."
    )
    expect(question.status.get_by_role("link")).to_have_count(1)
    question.choose("1")
    question.check.click()
    assert question.said.startswith("Yes. Asking It shows interest. This fits too: Coming back")
    expect(question.status.get_by_role("link")).to_have_count(1)  # something was missing
    question.choose("1", "3")
    question.check.click()
    assert question.said.endswith("It shows that you matter. Care leaves room.")


def test_the_answers_open_and_close_by_their_button(page: Page) -> None:
    question = question_of(page, "calm")
    expect(question.show).to_have_attribute("aria-expanded", "false")
    question.show.click()
    expect(question.answers).to_be_visible()
    expect(question.answers.locator(".answers__explanation")).to_be_visible()
    expect(question.show).to_have_attribute("aria-expanded", "true")
    expect(question.show).to_have_text("Hide the answer")
    question.show.click()
    expect(question.answers).to_be_hidden()
    expect(question.show).to_have_text("Show the answer")


def test_steps_are_ordered_by_keyboard_alone(page: Page) -> None:
    question = question_of(page, "chain-of-care")
    assert question.places() == ["3", "1", "4", "2"]
    assert set(question.numbers()) == {""}
    up = question.section.get_by_role("button", name="Move up: They answer", exact=True)
    expect(up).to_have_text("Up")
    tab_to(page, up)
    for place, order in ((3, "3124"), (2, "3214"), (1, "2314")):
        page.keyboard.press("Enter" if place % 2 else "Space")
        assert "".join(question.places()) == order
        assert question.numbers() == ["1", "2", "3", "4"]
        expect(question.status).to_have_text(f"They answer: now place {place} of 4.")
        assert is_focused(up)
    expect(up).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Enter")
    assert "".join(question.places()) == "2314"
    assert is_focused(up)

    down = question.section.get_by_role("button", name="Move down: They answer", exact=True)
    expect(down).to_have_text("Down")
    tab_to(page, down)
    page.keyboard.press("Enter")
    assert "".join(question.places()) == "3214"
    expect(question.status).to_have_text("They answer: now place 2 of 4.")
    expect(up).to_have_attribute("aria-disabled", "false")
    disabled = question.section.locator("button[aria-disabled=true]")
    names = disabled.evaluate_all("all => all.map(button => button.ariaLabel)")
    assert names == ["Move up: You calm down", "Move down: You trust"]


def test_a_number_that_is_typed_moves_the_step_there(page: Page) -> None:
    question = question_of(page, "chain-of-care")

    def give(step: str, number: str) -> None:
        field = question.section.locator(f"[data-option='{step}'][type=number]")
        field.focus()
        page.keyboard.press("ControlOrMeta+A")
        page.keyboard.press("Delete")
        page.keyboard.type(number)
        page.keyboard.press("Tab")

    for step, number, order, place in (
        ("1", "1", "1342", 1),
        ("3", "3", "1432", 3),
        ("2", "2", "1243", 2),
        ("4", "99", "1234", 4),
        ("3", "0", "1234", 3),
        ("2", "-5", "2134", 1),
    ):
        give(step, number)
        assert "".join(question.places()) == order, number
        assert question.numbers() == ["1", "2", "3", "4"]
        expect(question.status).to_have_text(re.compile(rf": now place {place} of 4\.$"))
        assert not page.evaluate("document.activeElement === document.body")
    give("2", "")
    assert "".join(question.places()) == "2134"
    assert question.numbers() == ["1", "2", "3", "4"]


def test_each_step_says_where_it_fits(page: Page) -> None:
    question = question_of(page, "chain-of-care")
    question.place("2", "1", "3", "4")
    question.check.click()
    assert question.said.startswith(
        "Not quite. Some fit already; the others say where they belong. "
        "Fits at place 2. They answer Most of the time is enough."
    )
    rows = [words(row) for row in question.section.locator(".option > label").all()]
    assert rows == [
        "They answer Fits at place 2",
        "You ask Fits at place 1",
        "You calm down This fits",
        "You trust This fits",
    ]
    expect(question.section.locator(".option--right")).to_have_count(2)
    expect(question.section.locator(".option--other")).to_have_count(2)
    expect(question.section.get_by_role("button", name="Move up: You ask", exact=True)).to_be_visible()

    question.section.get_by_role("button", name="Move up: You ask").click()
    expect(question.status).to_have_text("You ask: now place 1 of 4.")
    expect(question.marks).to_have_count(0)
    question.check.click()
    assert question.said.startswith("Yes. Each one fits. This fits. They answer Most of the time is enough.")
    expect(question.section.locator(".option--right")).to_have_count(4)

    question.answer(right=False)
    assert question.said.startswith("Not quite. Each one says where it belongs.")


@pytest.mark.parametrize("name", ["sorted", "matched"])
def test_what_has_no_place_yet_is_told_first_and_nothing_is_marked(page: Page, name: str) -> None:
    question = question_of(page, name)
    for option, left in (("1", 2), ("2", 1)):
        question.put(option, question.target[option])
        question.check.click()
        expect(question.status).to_have_text(f"Still without a place: {left}.")
        expect(question.marks).to_have_count(0)
    question.put("3", question.target["3"])
    question.check.click()
    assert question.said.startswith("Yes. Each one fits.")
    expect(question.section.get_by_text("This fits", exact=True)).to_have_count(3)
    expect(question.section.locator(".option--right")).to_have_count(3)


def test_each_thing_sorted_says_where_it_belongs(page: Page) -> None:
    question = question_of(page, "sorted")
    for option in ("1", "2", "3"):
        question.put(option, "1")
    question.check.click()
    assert question.said.startswith(
        "Not quite. Some fit already; the others say where they belong. "
        "Belongs with: On and off. A flood, then nothing It keeps you waiting. Look at what happens"
    )
    flood = question.section.get_by_role("group", name="A flood, then nothing Belongs with: On and off", exact=True)
    expect(flood).to_contain_class("option--other")
    expect(flood.get_by_role("radio")).to_have_count(2)
    expect(question.section.get_by_role("group", name="A reply you can count on This fits")).to_be_visible()
    question.answer(right=False)
    assert question.said.startswith("Not quite. Each one says where it belongs.")
    question.put("2", "2")  # what fits needs no reason while others do
    question.check.click()
    assert "It keeps you waiting." not in question.said


def test_each_thing_matched_says_where_it_belongs(page: Page) -> None:
    question = question_of(page, "matched")
    for option in ("1", "2", "3"):
        question.put(option, "3")
    question.check.click()
    assert question.said.startswith("Not quite. Some fit already; the others say where they belong. None of them")
    expect(question.section.get_by_label("Oxytocin Belongs with: Bonding", exact=True)).to_have_value("3")
    expect(question.section.get_by_label("Endorphins Belongs with: Painkiller", exact=True)).to_be_visible()
    expect(question.section.get_by_label("Dopamine This fits", exact=True)).to_be_visible()


def test_things_are_sorted_and_matched_by_keyboard_alone(page: Page) -> None:
    question = question_of(page, "sorted")
    for option in ("2", "1", "3"):
        first = question.section.locator(f"input[name='sorted-{option}']").first
        tab_to(page, first)
        page.keyboard.press("Space")
        if question.target[option] == "2":
            page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    assert is_focused(question.check)
    page.keyboard.press("Enter")
    assert question.said.startswith("Yes. Each one fits.")

    question = question_of(page, "matched")
    for option, letter in (("1", "B"), ("2", "P"), ("3", "R")):
        tab_to(page, question.section.locator(f"select[data-option='{option}']"))
        page.keyboard.press(letter)
    page.keyboard.press("Tab")
    assert is_focused(question.check)
    page.keyboard.press("Enter")
    assert question.said.startswith("Yes. Each one fits.")
    assert is_focused(question.check)


SPELLINGS = [
    # accepted, written, the spelling that is told, or "" for none, or None for a word that does not fit
    ("trust|reliance", "trust", ""),
    ("trust|reliance", "  TRUST! ", ""),
    ("trust|reliance", "trusts", ""),
    ("trust|reliance", "Reliance", ""),
    ("trust|reliance", "trsut", "trust"),
    ("trust|reliance", "truste", "trust"),
    ("trust|reliance", "tust", "trust"),
    ("trust|reliance", "trost", "trust"),
    ("trust|reliance", "relience", "reliance"),
    ("trust|reliance", "toast", None),
    ("trust|reliance", "tru", None),
    ("trust|reliance", "distrust", None),
    ("trust|reliance", "love", None),
    ("co-regulation", "co regulation", ""),
    ("co-regulation", "Coregulations", ""),
    ("co-regulation", "coregulatoin", "co-regulation"),
    ("co-regulation", "corregulatoin", "co-regulation"),
    ("co-regulation", "corregullatoin", None),
    ("Café", "cafe", ""),
    ("café", "cofe", None),
    ("inconsistent", "consistent", None),
    ("consistent", "inconsistent", None),
    ("boundaries", "boundary", "boundaries"),
    ("limbs", "limb", ""),
    ("Größe", "grosse", None),
    # A number is right or not, whatever the sign before it is and whatever parts its places.
    ("1.5", "1,5", ""),
    ("1.5", "15", None),
    ("1.5", "-1.5", None),
    ("-1.5", "−1.5", ""),
    ("1.5", "1.6", None),
    ("1,000", "1000", ""),
    ("10²", "102", None),
    ("10²", "10^2", ""),
    ("50 %", "50%", ""),
    ("10-20", "10–20", ""),
    ("5-HT", "5HT", ""),
    ("5-HT1A", "5-HT1B", None),
    ("COVID-19", "covid 19", ""),
    ("in 15 hours", "in 1.5 hours", None),
    ("in 15 hours", "in 15 huors", "in 15 hours"),
    # Of several words, each is judged by itself.
    ("an insecure bond", "a secure bond", None),
    ("an insecure bond", "an secure bond", None),
    ("an insecure bond", "an insecre bond", "an insecure bond"),
    ("it is not safe", "it is now safe", None),
    # What the page knows to be another word is no slip.
    ("hypoarousal", "hyperarousal", "hypoarousal"),
]

MISTAKABLE = [
    # accepted, other words, written, told as above
    ("hypoarousal", "hyperarousal", "hyperarousal", None),
    ("hypoarousal", "hyperarousal", "Hyper-arousal", None),
    ("hypoarousal", "hyperarousal", "hypoarosal", "hypoarousal"),
    ("interpersonal", "intrapersonal|intropersonal", "intrapersonal", None),
    ("interpersonal", "intrapersonal|intropersonal", "interpresonal", "interpersonal"),
    ("abuser|perpetrator", "abused|abusee", "abused", None),
]


@pytest.mark.parametrize(("accepted", "written", "told"), SPELLINGS)
def test_a_word_may_be_spelt_as_people_do(page: Page, accepted: str, written: str, told: str | None) -> None:
    question = question_of(page, "blank")
    question.section.locator(".blank input").evaluate("(field, all) => { field.dataset.accepted = all }", accepted)
    question.write(written)
    question.check.click()
    if told is None:
        assert question.said.startswith("Not quite. What fits: trust")
    else:
        assert question.said.startswith(f"Yes. It is spelt “{told}”. trust" if told else "Yes. trust")


@pytest.mark.parametrize(("accepted", "others", "written", "told"), MISTAKABLE)
def test_another_word_is_no_slip(page: Page, accepted: str, others: str, written: str, told: str | None) -> None:
    field = question_of(page, "blank").section.locator(".blank input")
    field.evaluate("(field, others) => { field.dataset.others = others }", others)
    test_a_word_may_be_spelt_as_people_do(page, accepted, written, told)


def test_enter_checks_the_word_and_leaving_the_field_changes_nothing(page: Page) -> None:
    question = question_of(page, "blank")
    field = question.section.get_by_role("textbox", name="Which word is missing?")
    tab_to(page, field)
    page.keyboard.type("trsut")
    page.keyboard.press("Enter")
    expect(question.status).to_contain_text("Yes. It is spelt “trust”.")
    assert is_focused(field)
    page.keyboard.press("Tab")
    expect(question.status).to_contain_text("Yes. It is spelt “trust”.")
    question.write("   ")
    question.check.click()
    expect(question.status).to_have_text("There is no answer here yet.")


def test_on_paper_every_answer_is_open_and_afterwards_as_before(page: Page) -> None:
    first, *others = questions(page)
    first.show.click()
    first.answer(right=False)
    page.emulate_media(media="print")
    for question in (first, *others):
        expect(question.answers).to_be_visible()
        expect(question.answers.locator(".answers__explanation")).to_be_visible()
        expect(question.status).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)
    page.emulate_media(media="screen")
    expect(first.answers).to_be_visible()
    for question in others:
        expect(question.answers).to_be_hidden()


def test_a_translation_brings_its_words_into_the_script(page: Page, small: Site) -> None:
    german = {**english().texts, "question.check": "Prüfen", "question.moved": "{step}: Platz {place}"}
    made = make_assets(THEME.texts, words=Words("de", german)).texts["assets/quiz.js"]
    (small.folder / "assets" / "quiz-de.js").write_text(made, "utf-8")
    text = (small.folder / "learn.html").read_text("utf-8")
    (small.folder / "de.html").write_text(text.replace("quiz.js", "quiz-de.js"), "utf-8")
    page.goto("de.html")
    question = question_of(page, "chain-of-care")
    expect(question.check).to_have_text("Prüfen")
    question.section.get_by_role("button", name="Move up: You ask").click()
    expect(question.status).to_have_text("You ask: Platz 1")


def test_nothing_is_kept_where_nobody_asked(page: Page) -> None:
    for question in questions(page):
        question.answer(right=True)
    page.reload()
    expect(page.locator("input:checked")).to_have_count(0)
    assert set(page.locator("select, [type=number], [type=text]").evaluate_all("all => all.map(f => f.value)")) == {""}
    expect(page.locator(".question [role=status] > *, .option__mark")).to_have_count(0)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
