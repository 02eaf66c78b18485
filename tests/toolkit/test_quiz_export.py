"""What leaves the site as data: each file keeps to its format, and reads back as the questions that it holds."""

from __future__ import annotations

import csv
import html
import json
import re
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from helpers import BUILD_INFO, real_content
from psychoed.components.question.data import AskedClaim, Question
from psychoed.components.question.interactions import Choice, Kind, Match, Option, Order, Source, Step, TextEntry
from psychoed.components.terms.part import Term
from psychoed.content.build_info import BuildInfo
from psychoed.features.evidence.label import BY_NAME
from psychoed.features.quiz import export_json
from psychoed.features.quiz.export_json import quiz_json
from psychoed.features.quiz.flashcards import HEADERS, flashcards_tsv, tsv
from psychoed.features.quiz.gift import gift, marked, share
from psychoed.features.quiz.spellings import spellings
from psychoed.text.inline import escaped, plain
from psychoed.words.reading import english

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from psychoed.components.question.interactions import Interaction

SCHEMA = json.loads(export_json.FORMAT.schema)
VALIDATOR = Draft202012Validator(SCHEMA)
TITLES = {"a.md": "Friends: why / how", "b.md": "B"}


def question(interaction: Interaction, *, name: str = "", src_uri: str = "a.md", **more: Any) -> Question:
    """Make a question that says what its kind needs."""
    kind = interaction.kind
    return Question(name or f"{kind}-one", f"What is *{kind}*?", src_uri, 1, interaction, **more)


GROUPS = Match(
    (Source("*Rest*", "**Calm**"), Source("Fear", "Alarm"), Source("Tea", "**Calm**")),
    ("**Calm**", "Alarm"),
    grouped=True,
)
TOLD = {"src_uri": "b.md", "explanation": "Look [again](/a.md)."}
KINDS = english().each("quiz.kinds")
CLAIMED = (AskedClaim("C1", BY_NAME["contested"]),)
ONE_CHOICE = Choice((Option("Yes & *no*", True, "It `is`."), Option("No", False, "Not yet.")))
ONE_QUESTION = question(ONE_CHOICE)
QUESTIONS = (
    ONE_QUESTION,
    question(Choice((Option("True", False, "No."), Option("False", True, "Right."))), name="truth", claims=CLAIMED),
    question(
        Choice(tuple(Option(f"{n}", n > 1, f"Because {n}.") for n in range(5)), several=True),
        intro="Read this.\n\nAnd this.",
    ),
    question(Order(tuple(Step(f"Step {n}.", "It helps." if n else "") for n in range(3))), src_uri="b.md"),
    question(GROUPS, **TOLD),
    question(replace(GROUPS, grouped=False), **TOLD),
    replace(
        question(TextEntry(("trust", "trusting")), src_uri="b.md"),
        title="Care that comes back builds ___.",
        explanation="It *often* does.",
    ),
)
WITHDRAWN = {"a/2/next": "It was *not* so."}
TERM = Term("calm", "Calm & “rest”", (), (), ('A *quiet* "body".', "And < more."), "b.md", "words", 3)


def real_questions() -> tuple[list[Question], dict[str, str]]:
    build = real_content()
    titles = {page.src_uri: page.title for page in build.site.book.pages}
    return [question for quiz in build.quizzes for question in quiz.questions], titles


# JSON


def test_the_data_of_every_kind_keeps_to_its_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    text = quiz_json(QUESTIONS, TITLES, BUILD_INFO, WITHDRAWN)
    assert text.endswith("}\n")
    data = json.loads(text)
    VALIDATOR.validate(data)
    assert (data["site"], data["licence"]) == (BUILD_INFO.name, BUILD_INFO.licence)
    assert [q["id"] for q in data["questions"]] == [q.id for q in QUESTIONS]
    assert [q.get("claims") for q in data["questions"]][:3] == [None, [{"id": "C1", "label": "contested"}], None]
    assert data["withdrawn"] == [{"id": "a/2/next", "why": "It was *not* so."}]
    kinds = [*dict.fromkeys(q["kind"] for q in data["questions"])]
    assert kinds == SCHEMA["$defs"]["question"]["properties"]["kind"]["enum"] == [*get_args(Kind)]


def test_every_kind_has_its_words_on_paper_and_in_moodle() -> None:
    assert [*KINDS] == [*english().each("handout.asks")] == [*get_args(Kind)]


def test_a_question_is_told_in_plain_words() -> None:
    one, *_, match, fill = json.loads(quiz_json(QUESTIONS, TITLES, BUILD_INFO, WITHDRAWN))["questions"]
    assert one == {
        "id": "one-one",
        "kind": "one",
        "page": "a.md",
        "pageTitle": "Friends: why / how",
        "question": "What is one?",
        "options": [
            {"text": "Yes & no", "right": True, "feedback": "It is."},
            {"text": "No", "right": False, "feedback": "Not yet."},
        ],
    }
    assert match["targets"] == ["Calm", "Alarm"]
    assert match["options"][0] == {"text": "Rest", "right": True, "feedback": "", "target": "Calm"}
    assert match["explanation"] == "Look again."
    assert (fill["options"], fill["accepted"]) == ([], ["trust", "trusting"])


def _of(kind: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda data: next(q for q in data["questions"] if q["kind"] == kind)


def _set_right(kind: str, *values: bool) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        for option, right in zip(_of(kind)(data)["options"], values, strict=False):
            option["right"] = right

    return change


BROKEN: dict[str, Callable[[dict[str, Any]], object]] = {
    "no schema named": lambda d: d.pop("$schema"),
    "the first version": lambda d: d.update(version=1),
    "something unknown beside the questions": lambda d: d.update(made="today"),
    "something unknown in a question": lambda d: _of("one")(d).update(line=3),
    "something unknown in an option": lambda d: _of("one")(d)["options"][0].update(id=1),
    "an unknown kind": lambda d: _of("one")(d).update(kind="essay"),
    "no kind": lambda d: _of("one")(d).pop("kind"),
    "no page": lambda d: _of("one")(d).pop("page"),
    "an empty question": lambda d: _of("one")(d).update(question=""),
    "an option without words": lambda d: _of("one")(d)["options"][0].update(text=""),
    "an option without a reason": lambda d: _of("one")(d)["options"][0].update(feedback=""),
    "right in words": lambda d: _of("one")(d)["options"][0].update(right="yes"),
    "none right of one": _set_right("one", False),
    "two right of one": _set_right("one", True, True),
    "one option": lambda d: _of("one")(d)["options"].pop(),
    "equal options": lambda d: _of("one")(d)["options"].append(_of("one")(d)["options"][1]),
    "one right of several": _set_right("several", True, False, False, False, False),
    "all right of several": _set_right("several", True, True, True, True, True),
    "two steps": lambda d: _of("order")(d)["options"].pop(),
    "a wrong step": _set_right("order", False),
    "no groups": lambda d: _of("sort")(d).pop("targets"),
    "one group": lambda d: _of("sort")(d)["targets"].pop(),
    "a group twice": lambda d: _of("sort")(d).update(targets=["Calm", "Calm"]),
    "a thing of no group": lambda d: _of("sort")(d)["options"][0].pop("target"),
    "a word without its match": lambda d: _of("match")(d)["options"][0].pop("target"),
    "groups to choose from": lambda d: _of("one")(d).update(targets=["a", "b"]),
    "an option to choose with a group": lambda d: _of("one")(d)["options"][0].update(target="a"),
    "nothing accepted": lambda d: _of("fill")(d).pop("accepted"),
    "an empty list of accepted words": lambda d: _of("fill")(d).update(accepted=[]),
    "no blank": lambda d: _of("fill")(d).update(question="Care builds."),
    "options for a blank": lambda d: _of("fill")(d).update(options=_of("order")(d)["options"]),
    "accepted words for a choice": lambda d: _of("one")(d).update(accepted=["a"]),
    "an unknown label": lambda d: d["questions"][1]["claims"][0].update(label="sure"),
    "a claim without its label": lambda d: d["questions"][1]["claims"][0].pop("label"),
    "nothing withdrawn is told": lambda d: d.pop("withdrawn"),
    "withdrawn without a reason": lambda d: d["withdrawn"][0].pop("why"),
    "an empty explanation": lambda d: _of("fill")(d).update(explanation=""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_schema_rejects_broken_data(name: str) -> None:
    data = json.loads(quiz_json(QUESTIONS, TITLES, BUILD_INFO, WITHDRAWN))
    BROKEN[name](data)
    assert not VALIDATOR.is_valid(data)


def test_the_questions_of_the_site_keep_to_the_schema() -> None:
    questions, titles = real_questions()
    data = json.loads(quiz_json(questions, titles, BUILD_INFO, WITHDRAWN))
    VALIDATOR.validate(data)
    assert len({q["id"] for q in data["questions"]}) == len(questions) >= 1
    for told in data["questions"]:
        assert all(option["target"] in told["targets"] for option in told["options"] if "targets" in told)


# GIFT

SPACE = " \t\n\r\0\x0b"
"""What PHP's `trim` takes off."""


class Read(NamedTuple):
    """A question, as a reader of GIFT understands it."""

    category: tuple[str, ...]
    id_number: str
    tags: tuple[str, ...]
    name: str
    text: str
    kind: str
    answers: tuple[Any, ...]
    general: str


def hidden(text: str) -> str:
    """Put each escaped character where it is no mark: into the private use area."""
    return re.sub(r"\\([\\~=#{}:n])", lambda found: chr(0xE000 + ord(found[1])), text)


def shown(text: str) -> str:
    return re.sub("[\ue000-\ue07f]", lambda found: chr(ord(found[0]) - 0xE000), text.replace("\ue06e", "\n"))


def formatted(text: str) -> str:
    """Read a text that may name its format; one that begins with a bracket must."""
    text = text.strip(SPACE)
    form = ""
    if text.startswith("["):
        form, _, text = text[1:].partition("]")
        assert form in {"plain", "html"}
    words = shown(text).strip(SPACE)
    return html.unescape(words) if form == "html" else words


def read_gift(text: str) -> list[Read]:
    """Read GIFT as Moodle does, but without mercy."""
    assert text.endswith("\n")
    assert "\n\n\n" not in text
    category: tuple[str, ...] = ()
    questions = []
    for block in text.split("\n\n"):
        comment = "\n".join(line for line in block.split("\n") if line.strip().startswith("//"))
        body = hidden("\n".join(line for line in block.split("\n") if not line.strip().startswith("//"))).strip(SPACE)
        if body.startswith("$CATEGORY:"):
            levels = re.split(r"(?<!/)/(?!/)", body.removeprefix("$CATEGORY:"))
            category = tuple(shown(level.replace("//", "/")).strip() for level in levels)
        elif body:
            questions.append(_read_question(category, *read_comment(comment), body))
    return questions


def read_comment(comment: str) -> tuple[str, tuple[str, ...]]:
    """Read ID number and tags as Moodle does: `extract_idnumber_and_tags_from_comment`, its two patterns."""
    found = re.search(r"\[id:((?:\\\]|[^\]\x00-\x1f\x7f])+)\]", comment)
    tags = re.findall(r"\[tag:((?:\\\]|[^\]<>`\x00-\x1f\x7f])+)\]", comment)
    told = [one.strip().replace("\\]", "]") for one in [found[1] if found else "", *tags]]
    # Its database takes no more.
    assert len(told[0]) <= 100
    assert all(len(tag) <= 50 for tag in told[1:])
    return told[0], tuple(told[1:])


def _read_question(category: tuple[str, ...], id_number: str, tags: tuple[str, ...], body: str) -> Read:
    empty, name, rest = body.split("::")
    assert empty == ""
    assert (rest.count("{"), rest.count("}"), rest[-1]) == (1, 1, "}")
    asked, _, answers = rest[:-1].partition("{")
    assert asked.startswith("[plain]")
    answers, _, general = answers.partition("####")
    kind, read = _read_answers(answers.strip(SPACE))
    return Read(category, id_number, tags, shown(name), formatted(asked), kind, read, formatted(general))


def _read_answers(text: str) -> tuple[str, tuple[Any, ...]]:
    assert not text.startswith("#")
    if "~" in text:
        parts = text.replace("=", "~=").split("~")
        assert parts.pop(0) == ""
        return "one" if "=" in text else "several", tuple(map(_read_choice, parts))
    if "=" in text and "->" in text:
        pairs = (part.partition("->") for part in text.split("=")[1:])
        return "match", tuple((formatted(left), shown(right).strip(SPACE)) for left, _, right in pairs)
    if text.split("#")[0].strip(SPACE) in {"T", "TRUE", "F", "FALSE"}:
        letter, *reasons = text.split("#")
        return "truth", (letter, *map(formatted, [*reasons, "", ""][:2]))
    empty, *answers = text.split("=")
    assert empty == ""
    assert not any(answer.startswith("%") for answer in answers)
    # A star for any text is used to part an arrow, and stands for nothing there.
    return "short", tuple(re.sub(r"\\\*|\*", lambda f: f[0][1:], formatted(answer)) for answer in answers)


def _read_choice(part: str) -> tuple[float, str, str]:
    part = part.strip(SPACE)
    weight = 0.0
    if part.startswith("="):
        weight, part = 100.0, part[1:]
        assert not part.startswith("%")
    elif found := re.match(r"%(-?\d+\.?\d*)%", part):
        weight, part = float(found[1]), part[found.end() :]
    words, _, feedback = part.partition("#")
    return weight, formatted(words), formatted(feedback)


def kept(words: str, forbidden: str = "") -> str:
    """Return what an ID number or a tag can hold of some words."""
    return " ".join(re.sub(f"[\x00-\x1f\x7f{forbidden}]+", " ", words).split()).rstrip("\\ ")


def expected(asked: Question, title: str, site: str) -> Read:
    """Say what a reader must understand."""
    answers: tuple[Any, ...]
    reasons: list[str] = []
    match asked.interaction:
        case Choice(options, several):
            told = [(option.right, plain(option.text), plain(option.feedback)) for option in options]
            kind = "several" if several else "one"
            weights = {True: 100.0, False: 0.0}
            if several:
                rights = sum(option.right for option in options)
                weights = {True: round(100 / rights, 5), False: round(-100 / (len(options) - rights), 5)}
            answers = tuple((weights[right], text, reason) for right, text, reason in told)
            if kind == "one" and sorted(text.casefold() for _, text, _ in told) == ["false", "true"]:
                said_to = {right: reason for right, _, reason in told}
                (letter,) = (text[0].upper() for right, text, _ in told if right)
                kind, answers = "truth", (letter, said_to[False], said_to[True])
        case Order(steps):
            kind, answers = "match", tuple((str(n), plain(step.text)) for n, step in enumerate(steps, 1))
            reasons = _reasons(steps)
        case Match(sources, targets):
            pairs = [(plain(source.text), plain(source.target)) for source in sources]
            rest = [("", target) for target in map(plain, targets) if target not in {right for _, right in pairs}]
            kind, answers = "match", (*pairs, *dict.fromkeys(rest))
            reasons = _reasons(sources)
        case TextEntry(accepted):
            spelt = [each for answer in accepted for each in spellings(answer)]
            kind, answers = "short", tuple(dict.fromkeys([*accepted, *spelt]))
    said = [plain(asked.explanation), *reasons]
    text = "\n".join(filter(None, [plain(asked.intro), plain(asked.title)]))
    category = ("top", " ".join(site.split()), " ".join(title.split()))
    general = "\n".join(filter(None, said))
    labels = (claim.label.title(english()) for claim in asked.claims)
    tags = [kept(tag, "<>`") for tag in (title, KINDS[asked.interaction.kind], *labels)]
    return Read(
        category, kept(asked.id), tuple(dict.fromkeys(filter(None, tags))), asked.id, text, kind, answers, general
    )


def _reasons(placed: Iterable[Step | Source]) -> list[str]:
    told = ((plain(each.text).rstrip("."), plain(each.feedback)) for each in placed)
    return [f"{text}: {reason}" for text, reason in told if reason]


FRAGMENT = st.one_of(
    st.sampled_from(
        [*"~=#{}:\\[]%*\"'&<>_/$Tx \n\t.", "->", "//", "$CATEGORY: ", "\\n", "\\:", "####", "::", "[html]"]
    ),
    st.sampled_from(
        ["%50%", "%-100%", "=%", "[plain]", "TRUE", "&gt;", "***", "\r\n", "é", "→", "日本", "\u2028", "\n//"]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Co"]), max_size=5),
)
TEXT = st.lists(FRAGMENT, min_size=1, max_size=6).map("".join)
WORDS = TEXT.map(lambda text: " ".join(text.split())).filter(bool)
MARKDOWN = TEXT.map(escaped).filter(plain)
MAYBE = st.one_of(st.just(""), MARKDOWN)


@st.composite
def interactions_of_any_kind(draw: st.DrawFn) -> Interaction:
    """Draw a way to answer whose every text may be nasty."""
    kind = draw(st.sampled_from(["truth", *get_args(Kind)]))
    texts = draw(st.lists(MARKDOWN, min_size=3, max_size=6, unique_by=plain))
    if kind == "truth":
        right = draw(st.booleans())
        options = [Option("True", right, draw(MAYBE)), Option("*false*", not right, draw(MAYBE))]
        return Choice(tuple(draw(st.permutations(options))))
    if kind in {"one", "several"}:
        rights = 1 if kind == "one" else draw(st.integers(2, len(texts) - 1))
        options = [Option(text, n < rights, draw(MAYBE)) for n, text in enumerate(texts)]
        return Choice(tuple(draw(st.permutations(options))), several=kind == "several")
    if kind == "order":
        return Order(tuple(Step(text, draw(MAYBE)) for text in texts))
    if kind in {"sort", "match"}:
        targets = tuple(draw(st.lists(MARKDOWN, min_size=2, max_size=4, unique_by=plain)))
        sources = tuple(Source(text, draw(st.sampled_from(targets)), draw(MAYBE)) for text in texts)
        return Match(sources, targets, grouped=kind == "sort")
    assert kind == "fill"
    return TextEntry(tuple(draw(st.lists(WORDS, min_size=1, max_size=4))))


@st.composite
def questions_of_any_kind(draw: st.DrawFn) -> Question:
    """Draw a question whose every text may be nasty."""
    return Question(
        id=draw(WORDS),
        title=draw(MARKDOWN),
        src_uri="a.md",
        line=1,
        interaction=draw(interactions_of_any_kind()),
        intro=draw(MAYBE),
        explanation=draw(MAYBE),
    )


def test_gift_reads_as_moodle_has_it() -> None:
    assert gift(QUESTIONS[:4], TITLES, BUILD_INFO) == (
        "// Small. https://creativecommons.org/licenses/by/4.0/\n\n"
        "$CATEGORY: top/Small/Friends: why // how\n\n"
        "// [id:one-one] [tag:Friends: why / how] [tag:One answer]\n"
        "::one-one::[plain]What is one? {\n\t=Yes & no#It is.\n\t~No#Not yet.\n}\n\n"
        "// [id:truth] [tag:Friends: why / how] [tag:One answer] [tag:Contested]\n"
        "::truth::[plain]What is one? {F#No.#Right.}\n\n"
        "// [id:several-one] [tag:Friends: why / how] [tag:Several answers]\n"
        "::several-one::[plain]Read this. And this.\\nWhat is several? {\n"
        "\t~%-50%0#Because 0.\n\t~%-50%1#Because 1.\n"
        "\t~%33.33333%2#Because 2.\n\t~%33.33333%3#Because 3.\n\t~%33.33333%4#Because 4.\n}\n\n"
        "$CATEGORY: top/Small/B\n\n"
        "// [id:order-one] [tag:B] [tag:Put in order]\n"
        "::order-one::[plain]What is order? {\n\t=1 -> Step 0.\n\t=2 -> Step 1.\n\t=3 -> Step 2.\n"
        "\t####Step 1\\: It helps.\\nStep 2\\: It helps.\n}\n"
    )
    pairs = "\t=Rest -> Calm\n\t=Fear -> Alarm\n\t=Tea -> Calm\n"
    spelt = "\t=trust\n\t=trusting\n\t=trusts\n\t=trustings\n"
    assert gift(QUESTIONS[4:], TITLES, BUILD_INFO).endswith(
        "// [id:sort-one] [tag:B] [tag:Sort]\n"
        f"::sort-one::[plain]What is sort? {{\n{pairs}\t####Look again.\n}}\n\n"
        "// [id:match-one] [tag:B] [tag:Match]\n"
        f"::match-one::[plain]What is match? {{\n{pairs}\t####Look again.\n}}\n\n"
        "// [id:fill-one] [tag:B] [tag:Fill in]\n"
        f"::fill-one::[plain]Care that comes back builds ___. {{\n{spelt}\t####It often does.\n}}\n"
    )


def test_what_is_for_more_practice_is_told_apart_and_keeps_its_id() -> None:
    practice = {"truth", "several-one"}
    apart = gift(QUESTIONS[:4], TITLES, BUILD_INFO, practice)
    more = "$CATEGORY: top/Small/Friends: why // how/More practice\n\n"
    assert apart.count("$CATEGORY") == 3
    assert apart.replace(more, "") == gift(QUESTIONS[:4], TITLES, BUILD_INFO)
    assert apart.index("::one-one::") < apart.index(more) < apart.index("::truth::")

    told = json.loads(quiz_json(QUESTIONS, TITLES, BUILD_INFO, {}, practice))
    VALIDATOR.validate(told)
    assert {each["id"] for each in told["questions"] if "practice" in each} == practice
    plainly = json.loads(quiz_json(QUESTIONS, TITLES, BUILD_INFO, {}))
    assert [{n: v for n, v in each.items() if n != "practice"} for each in told["questions"]] == plainly["questions"]

    cards = read_cards(flashcards_tsv([TERM], QUESTIONS, TITLES, BUILD_INFO, practice))
    assert [card[4] for card in cards] == ["b", "friends-why-how", "friends-why-how more-practice"]


@settings(max_examples=3 * settings.default.max_examples)
@given(st.lists(questions_of_any_kind(), max_size=3), WORDS.filter(lambda words: len(words) <= 50), WORDS)
def test_gift_reads_back_as_the_same_questions(asked: list[Question], title: str, site: str) -> None:
    read = read_gift(gift(asked, {"a.md": title}, BuildInfo(name=site)))
    assert read == [expected(one, title, site) for one in asked]


def test_the_questions_of_the_site_read_back_from_gift() -> None:
    questions, titles = real_questions()
    read = read_gift(gift(questions, titles, BUILD_INFO))
    assert read == [expected(one, titles[one.src_uri], BUILD_INFO.name) for one in questions]


def test_what_moodle_has_no_room_for_is_shortened_and_stays_one_of_its_kind() -> None:
    long = "word " * 30
    asked = [question(ONE_CHOICE, name=f"{long}{end}") for end in "ab"]
    (first, second) = read_gift(gift(asked, {"a.md": f"{long}<b>"}, BUILD_INFO))
    assert first.id_number != second.id_number
    assert {len(first.id_number), len(second.id_number)} == {100}
    assert first.tags == ("word word word word word word word word word word", "One answer")
    unbroken = read_gift(gift(asked[:1], {"a.md": "w" * 80}, BUILD_INFO))
    assert unbroken[0].tags[0] == "w" * 50


def test_what_brackets_cannot_hold_makes_no_token() -> None:
    asked = [question(ONE_CHOICE, name="a]b\\"), replace(ONE_QUESTION, src_uri="b.md")]
    text = gift(asked, {"a.md": "<>", "b.md": "[One] answer"}, BUILD_INFO)
    assert r"// [id:a\]b] [tag:One answer]" in text
    assert [one.tags for one in read_gift(text)] == [("One answer",), ("[One] answer", "One answer")]


def test_a_short_answer_is_accepted_with_either_apostrophe() -> None:
    asked = [question(TextEntry(("it's", "friend’s friends'", "trust")))]
    (read,) = read_gift(gift(asked, TITLES, BUILD_INFO))
    # What an author wrote comes first: Moodle shows the first.
    assert read.answers[:3] == ("it's", "friend’s friends'", "trust")
    assert {"it’s", "friend's friends'", "friend’s friends’"} <= {*read.answers}


@pytest.mark.parametrize(
    ("answer", "others"),
    [
        ("don’t", "don't dont"),
        ("co-regulation", "co_regulation coregulation coregulations"),
        ("self care", "self-care selfcare"),
        ("1.5", "1,5"),
        ("-15", ""),
        ("1,000", ""),
        ("10²", ""),
        ("Café", "Cafe Cafés"),
        ("limbs", "limb"),
        ("is", ""),
        ("信頼", ""),
    ],
)
def test_a_short_answer_is_accepted_in_the_spellings_that_the_page_takes(answer: str, others: str) -> None:
    (read,) = read_gift(gift([question(TextEntry((answer,)))], TITLES, BUILD_INFO))
    wanted = {other.replace("_", " ") for other in others.split()}
    assert wanted <= {*read.answers}
    assert len(read.answers) > 1 or not wanted
    assert all(each.isdigit() == answer.isdigit() for each in read.answers)
    assert wanted or read.answers == (answer,)


@given(TEXT)
def test_an_escaped_text_holds_no_mark_and_no_line_break(text: str) -> None:
    assert not set(hidden(marked(text))) & set("~=#{}:\\\n\r")
    assert shown(hidden(marked(text))) == text.replace("\r\n", "\n").replace("\r", "\n")


# Moodle: `question_bank::ensure_grade_options_initialised`.
WEIGHTS = {100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5}
WEIGHTS |= {11.11111, 10, 5}


@pytest.mark.parametrize("count", range(1, 11))
def test_shares_are_weights_that_moodle_accepts(count: int) -> None:
    assert float(share(count)) in WEIGHTS
    assert -float(share(count, "-")) in WEIGHTS
    # It adds them up to two places.
    assert round(count * float(share(count)) / 100, 2) == 1
    assert re.match(r"%\-*([0-9]{1,2})\.?([0-9]*)%", f"%{share(count, '-')}%")


# Flashcards


def read_cards(text: str) -> list[list[str]]:
    """Read the notes below the headers."""
    headers, rest = text.split("\n")[: len(HEADERS)], text.split("\n", len(HEADERS))[-1]
    assert headers == list(HEADERS)
    return list(csv.reader(StringIO(rest, newline=""), delimiter="\t", strict=True))


def test_cards_hold_words_and_questions_of_one_right_answer() -> None:
    text = flashcards_tsv([TERM], QUESTIONS, TITLES, BUILD_INFO)
    assert text.startswith(
        "#separator:tab\n#html:true\n#notetype:Basic\n#guid column:1\n#deck column:2\n#tags column:5\nhr:term/calm\t"
    )
    assert '\t"A quiet ""body"". And &lt; more."\t' in text
    assert read_cards(text) == [
        ["hr:term/calm", "Small", "Calm &amp; “rest”", 'A quiet "body". And &lt; more.', "b"],
        ["hr:question/one-one", "Small", "What is one?", "Yes &amp; no<br>It is.", "friends-why-how"],
        ["hr:question/truth", "Small", "What is one?", "False<br>Right.", "friends-why-how"],
    ]


def test_a_deck_has_the_name_of_the_site_on_one_line() -> None:
    cards = read_cards(flashcards_tsv([TERM], [], TITLES, BuildInfo(name="One\n\tsmall site")))
    assert [card[1] for card in cards] == ["One small site"]


@pytest.mark.parametrize(
    ("name", "deck"), [("Care::Trust", "Care: Trust"), ("A :: B ::: C", "A: B: C"), ("A: b", "A: b")]
)
def test_the_name_of_a_site_makes_no_deck_within_a_deck(name: str, deck: str) -> None:
    (card,) = read_cards(flashcards_tsv([TERM], [], TITLES, BuildInfo(name=name)))
    assert card[1] == deck


def test_lists_in_reasons_and_meanings_stay_lists() -> None:
    reason = "No:\n\n- one *a*\n- two\n\n1. first"
    choice = Choice((Option("A", True, reason), Option("B", False, "It is - no\nlist.")))
    asked = replace(question(choice), explanation=reason)
    term = replace(TERM, meanings=(reason,))
    word, card = read_cards(flashcards_tsv([term], [asked], TITLES, BUILD_INFO))
    assert word[3] == "No:<br>– one a<br>– two<br>– first"
    assert card[3].startswith("A<br>No:<br>– one a<br>– two")
    (read,) = read_gift(gift([asked], TITLES, BUILD_INFO))
    assert [reason for *_, reason in read.answers] == ["No:\n– one a\n– two\n– first", "It is - no list."]
    assert read.general == "No:\n– one a\n– two\n– first"


def test_a_card_stays_itself_when_its_words_change() -> None:
    changed = replace(ONE_QUESTION, title="Other", intro="New.", explanation="More.", src_uri="b.md", line=9)
    named = replace(TERM, name="Other", meanings=("Other.",), src_uri="a.md")
    before = read_cards(flashcards_tsv([TERM], [ONE_QUESTION], TITLES, BUILD_INFO))
    after = read_cards(flashcards_tsv([named], [changed], TITLES, BuildInfo(name="Other")))
    assert [card[0] for card in after] == [card[0] for card in before]
    assert all(new[1:] != old[1:] for new, old in zip(after, before, strict=True))
    assert after[1][2:4] == ["New.<br>Other", "Yes &amp; no<br>It is.<br>More."]


def test_a_word_and_a_question_of_one_id_are_two_cards() -> None:
    cards = read_cards(flashcards_tsv([replace(TERM, slug="one-one")], [ONE_QUESTION], TITLES, BUILD_INFO))
    assert len({card[0] for card in cards}) == 2


@given(st.lists(st.lists(TEXT, min_size=5, max_size=5), max_size=4))
def test_cards_read_back_whatever_they_hold(rows: list[list[str]]) -> None:
    text = tsv(HEADERS, rows)
    assert "\r" not in text
    assert read_cards(text) == [[re.sub("\r\n?", "\n", field) for field in row] for row in rows]


@given(st.lists(questions_of_any_kind(), max_size=3, unique_by=lambda q: q.id), TEXT, TEXT)
def test_every_card_has_its_columns_and_one_tag(asked: list[Question], title: str, site: str) -> None:
    cards = read_cards(flashcards_tsv([], asked, {"a.md": title}, BuildInfo(name=site)))
    assert len(cards) == sum(q.interaction.kind == "one" for q in asked) == len({card[0] for card in cards})
    assert all(len(card) == 5 and len(card[4].split()) <= 1 for card in cards)


def test_the_cards_of_the_site() -> None:
    questions, titles = real_questions()
    terms = list(real_content().site.book.terms.values())
    cards = read_cards(flashcards_tsv(terms, questions, titles, BUILD_INFO))
    assert len(cards) == len({card[0] for card in cards}) >= len(terms) >= 1
    assert all(all(card) and len(card) == 5 for card in cards)


def _bad(kind: Kind, right: bool, count: int) -> Interaction:
    """Make a way to answer that no author should offer."""
    texts = ("True", "False")[:count]
    match kind:
        case "one" | "several":
            return Choice(tuple(Option(text, right, "") for text in texts), several=kind == "several")
        case "order":
            return Order(tuple(map(Step, texts)))
        case "sort" | "match":
            return Match(tuple(Source(text, "") for text in texts), (), grouped=kind == "sort")
        case "fill":
            return TextEntry(())


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("count", range(3))
def test_a_question_with_mistakes_stops_no_preview(kind: Kind, right: bool, count: int) -> None:
    bad = question(_bad(kind, right, count))
    json.loads(quiz_json([bad], TITLES, BUILD_INFO, {}))
    assert gift([bad], TITLES, BUILD_INFO)
    assert read_cards(flashcards_tsv([], [bad], TITLES, BUILD_INFO)) == [] or (kind, right) == ("one", True)


def test_the_deck_of_cards_is_named_as_the_site_on_one_line() -> None:
    cards = read_cards(flashcards_tsv([TERM], QUESTIONS, TITLES, replace(BUILD_INFO, name=" Two\n  words ")))
    assert {card[1] for card in cards} == {"Two words"}
