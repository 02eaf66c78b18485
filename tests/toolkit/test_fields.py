"""What authors fill in: whatever they write in whichever field, it becomes a value or a problem with its line."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from helpers import BUILD_INFO, Pages, help_line
from psychoed.content.references.csl import REFERENCES, WrittenReference, read_references
from psychoed.features.crisis.groups import GROUPS
from psychoed.features.crisis.terms import PANEL
from psychoed.features.help.fields import WrittenLine
from psychoed.features.help.lines import KINDS
from psychoed.features.help.pages import HELP_LINES
from psychoed.outputs.embed.published_ids import PUBLISHED
from psychoed.pipeline.assets import Assets
from psychoed.pipeline.reading import read_content
from psychoed.rendering.blocks import BLOCKS
from psychoed.source import fields
from psychoed.source.fields import Lack, names_of, read
from psychoed.source.front_matter import FrontMatter, SearchWish, read_front_matter
from psychoed.source.given import Given
from psychoed.source.kinds import TEXT, day, flag, listed, named, nested, one_of, shaped, text, unless_empty
from psychoed.source.yaml_text import read_yaml

if TYPE_CHECKING:
    from psychoed.source.problems import Problem

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.dates()
    | st.datetimes()
    | st.text(max_size=8)
    | st.sampled_from(["C1", "a|b", "2 | Then", "10.1000/1", "{helpline=one}", "one", "page.md#a", "{partner}", "Here"])
)
VALUES = st.recursive(
    SCALARS,
    lambda held: st.lists(held, max_size=3) | st.dictionaries(SCALARS, held, max_size=3),
    max_leaves=6,
)
ODD = (
    *(
        "&a [*a]",
        "&a {b: *a}",
        "{<<: *a}",
        "{<<: {a: 1}, a: 2}",
        "{<<: 1}",
        "2026-02-30",
        "!!int x",
        "!!bool x",
        "!!set {a}",
    ),
    *(
        "!!timestamp x",
        "!!float x",
        "!!binary ä",
        "!!python/none",
        "[",
        "{",
        "'",
        "*a",
        "&a",
        "? [a]",
        "- a",
        "|",
        "a: b",
    ),
    *(
        "\x07",
        "{a: 1, a: 2}",
        "{? [a] : 1}",
        "{? {a: b} : 1}",
        "[" * 2000,
        "[" * 600 + "]" * 600,
        "0x" + "f" * 5000,
        "=",
        "<<",
    ),
)
"""What authors come to by accident, and what they would not."""

WRITTEN = st.sampled_from(ODD) | VALUES.map(
    lambda value: (
        yaml.safe_dump(value, default_flow_style=True, width=float("inf"), allow_unicode=True)
        .removesuffix("\n...\n")
        .strip("\n")
    )
)

BODIES = {
    "facts": "| A | B |\n| - | - |\n| a | b |",
    "contrast": "| A | B | C |\n| - | - | - |\n| a | b | c |",
    "pathway": "1. One\n2. Two",
    "takeaways": "- **Try.** This.",
    "terms": "Word\n:   What it means.",
    "question": "- [x] Yes\n\n    So.\n\n- [ ] No\n\n    So.",
}


def _front_matter(name: str, value: str) -> tuple[str, str]:
    return "page.md", f"---\n{name}: {value}\n---\nText.\n"


def _option(path: str, value: str) -> tuple[str, str]:
    kind, name = path.split(".")
    return "page.md", f"Text.\n\n/// {kind} | Title\n    {name}: {value}\n\n{BODIES.get(kind, 'Text.')}\n///\n"


def _line(name: str, value: str) -> tuple[str, str]:
    usual = {"id": "one", "need": "crisis", "for": "anyone", "name": "One", "say": "one"}
    told = "\n".join(f"    {key}: {said}" for key, said in {**usual, name: value}.items())
    return HELP_LINES, f"exit: https://a.example\nplaces: {{Here: }}\nlines:\n  -\n{told}\n"


SHARED = "{general: one, zones: [Europe/London], regions: [GB]}"


def _beside(path: str, text: str) -> tuple[str, str]:
    """Write a second line of the same id, which had that id before, and one that had it too."""
    again = "  - {id: one, need: crisis, for: anyone, name: One, say: one, was: [one]}\n"
    return path, text + again + again.replace("id: one", "id: two")


def _data(path: str, form: str) -> Any:
    return lambda _, value: (path, form.format(value=value))


PLACES: dict[str, tuple[Any, tuple[str, ...]]] = {
    "front matter": (_front_matter, (*names_of(FrontMatter), "other")),
    "searches": (
        lambda name, value: ("page.md", f"---\nsearch: {{{name}: {value}}}\n---\nText.\n"),
        tuple(names_of(SearchWish)),
    ),
    "options": (
        _option,
        tuple(f"{block.NAME}.{name}" for block in BLOCKS for name in (*block.OPTIONS, "attrs", "other")),
    ),
    "help lines": (_line, (*names_of(WrittenLine), "other")),
    "ways": (
        lambda name, value: _line(name.partition(".")[0], f"{{{name.partition('.')[2]}: {value}}}"),
        tuple(f"{kind}.{part}" for kind in KINDS for part in ("number", "to", "site", "dial", "word", "says", "other")),
    ),
    "places": (
        lambda name, value: (HELP_LINES, f"places:\n  Here:\n    {name}: {value}\nlines: []\n"),
        ("general", "zones", "regions", "other"),
    ),
    "line beside another of its id": (
        lambda name, value: _beside(*_line(name, value)),
        (*names_of(WrittenLine), "other"),
    ),
    "place beside another": (
        lambda name, value: (
            HELP_LINES,
            f"places:\n  Here: {SHARED}\n  ' There ':\n    {{{name}: {value}}}\n  ' Far ': {SHARED}\nlines: []\n",
        ),
        ("general", "zones", "regions", "other"),
    ),
    "places of almost one name": (
        lambda name, value: (
            HELP_LINES,
            f"places:\n  ' Here ': {{{name}: {value}}}\n  Here:\n    {name}: {value}\nlines: []\n",
        ),
        ("general", "zones", "regions", "other"),
    ),
    "head of help": (
        lambda name, value: (HELP_LINES, f"{name}: {value}\nlines:\n  - one\n"),
        ("exit", "directory", "places", "other"),
    ),
    "list of lines": (_data(HELP_LINES, "lines: {value}\n"), ("",)),
    "line of the list": (_data(HELP_LINES, "lines:\n  - {value}\n"), ("",)),
    "embeds": (_data(PUBLISHED, "- one\n- {value}\n"), ("",)),
    "embed withdrawn": (_data(PUBLISHED, "- one: {{withdrawn: {value}}}\n"), ("",)),
    "embed moved": (_data(PUBLISHED, "- one: {value}\n"), ("",)),
    "whole files": (
        lambda name, value: (name, f"{value}\n"),
        (HELP_LINES, PUBLISHED, "exit-words/en.yml", "synonyms/en.yml", "crisis-terms/en.yml"),
    ),
    "exit words": (_data("exit-words/en.yml", "- fear\n- {value}\n"), ("",)),
    "synonyms": (
        lambda name, value: ("synonyms/en.yml", name.format(value=value)),
        (
            "places: {value}\n",
            "places:\n  page.md: {value}\n",
            "places:\n  page.md: [{value}]\n",
            "stop_words: {value}\n",
        ),
    ),
    "crisis": (
        lambda name, value: ("crisis-terms/en.yml", f"{name}: {value}\n"),
        ("results", "vars", "same", "groups", "look_alikes", "other"),
    ),
    "crisis groups": (
        lambda name, value: ("crisis-terms/en.yml", f"groups:\n  {GROUPS[0].name}:\n    {name}: {value}\n"),
        ("panel", "terms", "other"),
    ),
    "crisis panels": (
        lambda name, value: (
            "crisis-terms/en.yml",
            f"groups:\n  {GROUPS[0].name}:\n    panel:\n      {name}: {value}\n",
        ),
        (*PANEL, "other"),
    ),
}
"""Every table: how a field of it is written, and the names of its fields."""


def _problems(path: str, text: str) -> tuple[Problem, ...]:
    texts = {"page.md": "Text.\n", path: text}
    pages = {name: said for name, said in texts.items() if name.endswith(".md")}
    return read_content(pages, BUILD_INFO, Assets(), data={path: text} if path not in pages else {}).problems


def _assert_lines(problems: tuple[Problem, ...], path: str, text: str) -> None:
    last = len(text.removesuffix("\n").split("\n"))
    for problem in problems:
        lines = last if problem.src_uri == path else 1
        assert 0 <= problem.line <= lines, problem
        assert problem.message[-1] in ".?", problem
        assert problem.hint[-1] in ".?`", problem


@pytest.mark.parametrize("table", PLACES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_stands_in_a_field_becomes_a_value_or_a_problem_with_its_line(table: str, data: st.DataObject) -> None:
    write, names = PLACES[table]
    path, text = write(data.draw(st.sampled_from(names)), data.draw(WRITTEN))
    _assert_lines(_problems(path, text), path, text)


@pytest.mark.parametrize("table", PLACES)
def test_what_is_hardly_yaml_is_told_in_every_table(table: str) -> None:
    write, names = PLACES[table]
    for odd in ODD:
        path, text = write(names[0], odd)
        _assert_lines(_problems(path, text), path, text)


@given(st.sampled_from([*names_of(WrittenReference), "id", "citation-key", "volume", "other"]), VALUES)
@example("DOI", ["10.1000/1"])
@example("author", [{"literal": "A", "given": "李"}])
def test_whatever_stands_in_a_reference_becomes_a_value_or_a_problem_with_its_line(name: str, value: object) -> None:
    item = {"id": "a", "type": "book", "title": "A", "author": [{"literal": "A"}], "issued": {"date-parts": [[2000]]}}
    plain = json.loads(json.dumps({"value": value}, default=str, skipkeys=True), parse_constant=str)["value"]
    text = f"[\n{json.dumps({**item, name: plain})}\n]\n"
    listed = read_references(REFERENCES, text)
    faults = [problem for found in listed.faults.values() for problem in found]
    assert len(listed.references) == (not faults)
    _assert_lines((*listed.problems, *faults), REFERENCES, text)


def _deep(count: int) -> str:
    return f'{{"id": "a", "custom": {"[" * count}{"]" * count}}}'


@pytest.mark.parametrize(
    ("item", "line", "told"),
    [
        ("{", 4, "This is not valid JSON: "),
        ("{},", 3, "This is not valid JSON: A comma stands behind the last item."),
        ("{},\n,", 4, "This is not valid JSON: "),
        ('{"a": 1,}', 3, "This is not valid JSON: "),
        ('{"a":\nNaN}', 4, "This is not valid JSON: `NaN` is no value."),
        ("\u00a0{}", 3, "This is not valid JSON: "),
        ("1" * 5000, 3, "This holds a number of thousands of digits."),
        (f'{{"id": {"1" * 5000}}}', 3, "This holds a number of thousands of digits."),
        *((f"{sign * 100_000}", 3, "This holds too much within each other.") for sign in ("[", '{"a":')),
        # As deep as JSON is read, and deeper than anything else can go.
        *((_deep(count), 3, "This holds too much within each other.") for count in (100, 300, 900, 3000)),
    ],
)
def test_json_that_is_none_or_too_much_is_told_with_its_line(item: str, line: int, told: str) -> None:
    (problem,) = read_references(REFERENCES, f"[\n\n{item}\n]").problems
    assert problem.message.startswith(told)
    assert problem.line == line


def test_json_that_is_not_too_deep_is_read() -> None:
    assert read_references(REFERENCES, f"[\n{_deep(98)}\n]").problems == ()


def test_lines_are_told_apart_from_those_of_the_same_id_that_hold_mistakes() -> None:
    text = (
        "exit: https://a.example\nlines:\n- {id: one, need: crisis}\n"
        "- {id: one, need: crisis, for: a, name: b, say: c, was: [one]}\n"
    )
    assert "help-lines.yml:4: The help line `one` has an id in `was` that leads elsewhere: one." in " ".join(
        str(problem) for problem in _problems(HELP_LINES, text)
    )


def test_that_two_lines_have_one_id_is_told_whichever_of_them_holds_mistakes() -> None:
    broken, whole = "{id: ' one ', need: crisis}", "{id: one, need: crisis, for: a, name: b, say: c}"
    for first, second in ((broken, whole), (whole, broken), (whole, whole), (broken, broken)):
        text = (
            f"exit: https://a.example\ndirectory: one\nlines:\n- {first}\n- {second}\n- {whole.replace('one', 'two')}\n"
        )
        told = [str(problem) for problem in _problems(HELP_LINES, text) if "already" in problem.message]
        hint = "Give one of the two another `id`."
        assert told == [f"help-lines.yml:5: The help line `one` is already in line 4. {hint}"]
        assert "directory" not in " ".join(problem.message for problem in _problems(HELP_LINES, text))


def test_what_names_a_line_with_mistakes_is_no_mistake_itself() -> None:
    for written in ("- id: one\n  need: crisis", "- {id: one, need: crisis}", "- {need: crisis, id: ' one '}"):
        data = {HELP_LINES: f"exit: https://a.example\nlines:\n{written}\n"}
        found = read_content({"page.md": "Call {helpline=one} or {helpline=on}.\n"}, BUILD_INFO, Assets(), data=data)
        told = [problem.message for problem in found.problems if "no help line" in problem.message]
        assert told == ["There is no help line `on`."]


def test_places_that_differ_by_spaces_alone_are_one() -> None:
    text = "places:\n  ' Here ': {}\n  There: {}\n  Here: {}\nlines: []\n"
    assert "help-lines.yml:4: The place `Here` is already in line 2. Make one place of the two." in [
        str(problem) for problem in _problems(HELP_LINES, text)
    ]


def test_what_is_wrong_with_places_is_told_where_their_names_have_spaces_around_them() -> None:
    text = f"places:\n  ' Here ': {SHARED}\n  ' There ': {SHARED}\nlines:\n  - one\n"
    told = {(problem.line, problem.message) for problem in _problems(HELP_LINES, text)}
    assert told >= {
        (2, "The general line of `Here` is not there: one."),
        (3, "The general line of `There` is not there: one."),
        (3, "`Europe/London` is in `zones` of two places: Here and There."),
        (3, "`GB` is in `regions` of two places: Here and There."),
    }


@pytest.mark.parametrize("option", ["id", "claim"])
def test_a_name_has_no_spaces_around_it(option: str) -> None:
    _, text = _option(f"facts.{option}", '" a "')
    told = [str(problem) for problem in _problems("page.md", text) if problem.line == 4]
    assert told == [f"page.md:4: `{option}` has spaces around it. Remove them."]


@pytest.mark.parametrize("title", ["|\n        A claim\n        in words", "A claim in words", "b" * 200])
def test_the_title_of_evidence_may_go_over_several_lines(title: str) -> None:
    _, text = _option("evidence.title", title)
    assert [problem for problem in _problems("page.md", text) if "`title" in problem.message] == []


@pytest.mark.parametrize(
    ("title", "told"),
    [
        *((none, "`title:` is empty.") for none in ('""', '"  "', "", "~", '"[](page.md)"')),
        ("b" * 201, "`title` has more than 200 signs."),
        ("12", "`title` is read as no text: 12."),
    ],
)
def test_that_the_title_of_evidence_is_empty_or_too_long_is_told_once(title: str, told: str) -> None:
    option = f"    about: F1\n    title: {title}\n"
    text = f"Said. {{claim=F1}}\n\n/// evidence | contested\n{option}    sources: [a]\n\nNote.\n///\n"
    references = '[{"id": "a", "type": "book", "title": "T"}]'
    (problem,) = Pages({"page.md": text, REFERENCES: references}).problems
    assert problem.startswith(f"page.md:5: {told} ")


def test_a_claim_needs_one_name_and_one_that_cannot_be_read_is_not_another() -> None:
    def told(*titles: str) -> list[str]:
        notes = "".join(
            f"\n/// evidence | contested\n    about: F1\n{title}    sources: [a]\n\nNote.\n///\n" for title in titles
        )
        references = '[{"id": "a", "type": "book", "title": "T"}]'
        return Pages({"page.md": f"Said. {{claim=F1}}\n{notes}", REFERENCES: references}).problems

    said, nothing = "    title: Said\n", "    title: 12\n"
    assert told(said, "") == []
    (unnamed,) = told("", "")
    assert unnamed.startswith("page.md:3: The claim `F1` has no name that a list could show. Say in a few words ")
    for titles in ((said, nothing), (nothing, said), (nothing, "")):
        assert len(told(*titles)) == 1
    (two,) = told(said, "    title: Said otherwise\n")
    assert two == "page.md:11: The claim `F1` is already called “Said” (page.md:3). Give it one `title`."


@pytest.mark.parametrize("spaced", ['" {} "', "|\n        {}"])
def test_what_a_block_names_is_the_same_for_the_reader_and_on_the_page(spaced: str) -> None:
    claim, way = spaced.format("F1"), spaced.format("way")
    evidence = f"/// evidence | contested\n    about: {claim}\n    title: Said\n    sources: [' a ']\n\nNote.\n///\n"
    pages = Pages(
        {
            "page.md": f"Said. {{claim=F1}}\n\n{evidence}\n/// picture\n    of: {way}\n///\n",
            "way.md": "/// pathway | Way\n    id: way\n\n1. One\n2. Two\n///\n",
            REFERENCES: '[{"id": " a ", "type": "book", "title": "T"}]',
        }
    )
    page = pages.html()
    assert (pages.problems, pages.rendering_problems()) == ([], [])
    assert "pathway--alone" in page
    assert 'href="/sources.md#a"' in page


@given(VALUES, st.integers(1, 50))
def test_what_is_read_is_what_yaml_reads_and_every_part_knows_its_line(value: object, first: int) -> None:
    text = yaml.safe_dump(value, allow_unicode=True)
    whole, problems = read_yaml("a.yml", text, first)
    assert problems == []
    assert whole is not None
    assert yaml.safe_dump(whole.value) == yaml.safe_dump(yaml.safe_load(text))
    parts = [whole]
    for part in parts:
        assert first <= part.line <= first + text.count("\n")
        parts += [*part.names.values(), *part.items]
        assert len(part.names) == (len(part.value) if isinstance(part.value, dict) else 0)
        assert len(part.items) == (len(part.value) if isinstance(part.value, list) else 0)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: 1\nb: [", 2, "This is not valid YAML."),
        ("a: 1\nb: c: d\n", 2, "This is not valid YAML."),
        ("a: 1\nb: \x07\n", 2, "This is not valid YAML."),
        ("a: 1\nb: [2026-01-01,\n 2026-02-30]\n", 3, "There is no such day."),
        ("a: 1\nb: !!int x\n", 2, "This is not valid YAML."),
        ("a: 1\nb: &b [*b]\n", 2, "This holds itself."),
        ("a: 1\nb: 2\nno: 3\na: 4\n", 4, "`a` is given twice, first in line 1."),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, line: int, what: str) -> None:
    _, problems = read_yaml("a.yml", text)
    assert [(problem.line, problem.message) for problem in problems] == [(line, what)]


def test_a_name_that_is_given_twice_hides_no_other_mistake() -> None:
    text = "---\nquiz: maybe\nglossary: no\nglossary: perhaps\n---\nText.\n"
    assert [problem.line for problem in _problems("page.md", text)] == [1, 1, 2, 4, 4]


@fields.table
class Inner:
    """A table within the other."""

    size: str = fields.given(one_of(("small", "large")), default="small")


@fields.table
class Outer:
    """One field of each kind."""

    name: str = fields.given(shaped(r"[a-z]+", "is no name", "Write letters."), default="", lack=Lack("Add it."))
    when: date | None = fields.given(day("Write 2026-11-30.", (date(2000, 1, 1), date(2099, 1, 1))), default=None)
    quiet: bool = fields.given(flag("Write true."), default=False)
    words: tuple[str, ...] = fields.given(listed(TEXT, "Write a list.", alone=True, same=str.casefold), default=())
    use: str = fields.given(unless_empty(TEXT), default="any", name="for")
    within: Inner = fields.given(nested(Inner, "Write a table."), default=Inner())
    each: dict[str, str] = fields.given(named(TEXT, "Write names.", ("one", "two")), default={})


@pytest.mark.parametrize(
    ("written", "attribute", "value"),
    [
        ("name: abc", "name", "abc"),
        ("when: 2026-11-30", "when", date(2026, 11, 30)),
        ("quiet: yes", "quiet", True),
        ("words: one", "words", ("one",)),
        ("words: [one, two]", "words", ("one", "two")),
        ("for: somebody", "use", "somebody"),
        ("for:", "use", "any"),
        ("within: {size: large}", "within", Inner("large")),
        ("each: {two: b}", "each", {"two": "b"}),
    ],
)
def test_a_field_becomes_a_value_of_its_kind(written: str, attribute: str, value: object) -> None:
    whole, _ = read_yaml("a.yml", written)
    assert whole is not None
    made, problems = read(Outer, whole)
    assert getattr(made, attribute) == value
    assert [problem for problem in problems if "has no" not in problem.message] == []


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("name: a1", "a.yml:1: In the thing, `name` is no name: a1. Write letters."),
        ("name: NO", "a.yml:1: In the thing, `name` is read as no text: NO. Put it in quotes."),
        ("name: ''", "a.yml:1: In the thing, `name:` is empty. Fill it, or remove the line."),
        (
            "name: a\nwhen: '2026-11-30'",
            "a.yml:2: In the thing, `when` is no date: '2026-11-30'. Remove the quotes around it.",
        ),
        ("name: a\nwhen: 1999-11-30", "a.yml:2: In the thing, `when` is no date: 1999-11-30. Write 2026-11-30."),
        ("name: a\nquiet: 1", "a.yml:2: In the thing, `quiet` is neither true nor false: 1. Write true."),
        ("name: a\nwords: []", "a.yml:2: In the thing, `words:` is empty. Write a list."),
        (
            "name: a\nwords:\n - b\n - B",
            "a.yml:4: In the thing, one in `words` is there twice: B. Remove one of the two.",
        ),
        ("name: a\nwithin: big", "a.yml:2: In the thing, `within` cannot be read: big. Write a table."),
        (
            "name: a\nwithin:\n  size: big",
            "a.yml:3: In `within` of the thing, `size` is not known: big. Known: small, large.",
        ),
        ("name: a\nwithin:\n  sise: small", "a.yml:3: `within` of the thing has no field `sise`. Did you mean 'size'?"),
        ("name: a\neach: {one: 1}", "a.yml:2: In `each` of the thing, `one` is read as no text: 1. Put it in quotes."),
        ("name: a\neach: {ones: a}", "a.yml:2: `each` of the thing has no field `ones`. Did you mean 'one'?"),
        ("quiet: true", "a.yml:1: The thing has no `name`. Add it."),
        ("name: a\nnames: b", "a.yml:2: The thing has no field `names`. Did you mean 'name'?"),
    ],
)
def test_a_mistake_is_told_in_the_words_of_its_author(written: str, told: str) -> None:
    whole, _ = read_yaml("a.yml", written)
    assert whole is not None
    made, problems = read(Outer, whole.told_of("The thing"))
    assert [str(problem) for problem in problems] == [told]
    assert isinstance(made, Outer)


def test_a_table_is_frozen_and_refuses_names_that_it_does_not_have() -> None:
    @fields.table
    class Table:
        one: str = fields.given(TEXT, default="")

    made, problems = read(Table, Given.of({"one": "a", "other": "b"}))
    assert [str(problem) for problem in problems] == [":1: `other` means nothing here. Known: one."]
    assert read(Table, Given.of({"other": "b"}), others="ignored") == (Table(), [])
    assert read(Table, Given.of({"other": "b"}), others="near") == (Table(), [])
    assert [problem.message for problem in read(Table, Given.of({"ones": "b"}), "It", others="near")[1]] == [
        "It has no field `ones`."
    ]
    with pytest.raises(FrozenInstanceError):
        made.one = "b"  # type: ignore[misc]


def test_what_a_merge_brings_along_may_be_given_anew() -> None:
    whole, problems = read_yaml("a.yml", "a: &a {b: 1, c: 2}\nd:\n  <<: *a\n  b: 3\n")
    assert whole is not None
    assert (whole.names["d"].value, problems) == ({"b": 3, "c": 2}, [])
    assert [whole.names["d"].line_of(name) for name in ("b", "c", "e")] == [4, 1, 2]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("no", "no"),
        ('"a"', '"a"'),
        ("'a'", "'a'"),
        ("|\n  a\n  b\n", "a b"),
        ("\n- a\n- [b, no]\n", "[a, [b, no]]"),
        ("\n  b: 1\n  c: ''\n", "{b: 1, c: ''}"),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 80 + "…"),
    ],
)
def test_a_value_is_quoted_as_it_is_written_on_one_line(text: str, written: str) -> None:
    whole, _ = read_yaml("a.yml", f"a: {text}")
    assert whole is not None
    assert whole.names["a"].written == written


def test_searches_take_a_weight() -> None:
    meta = Given.of(
        {"search": {"boost": 2, "exclude": True}, "reviewed": date(2026, 1, 1), "next_review": date(2027, 1, 1)}
    )
    said, problems = read_front_matter(meta)
    assert (said.search, said.searched, problems) == (SearchWish(exclude=True, boost=2), False, [])
    assert (said.template, said.reviewer, said.author, said.title) == ("", "", "", "")
    assert read_front_matter(None) == (FrontMatter(), [])
    # What says nothing of a weight has that of any page.
    for wish in ({}, {"exclude": False}):
        assert read_front_matter(Given.of({"search": wish}))[0].search.boost == 1


def test_kinds_say_by_themselves_what_to_do_and_know_their_bounds() -> None:
    empty, quoted = Given.of([], name="a"), Given.of("", name="a")
    assert listed(text(), "Write some.")(empty) == (None, [empty.problem("`a:` is empty.", "Write some.")])
    assert listed(text(), "Write some.", may_be_empty=True)(empty) == ((), [])
    assert text()(quoted)[1] == [quoted.problem("`a:` is empty.", "Fill it, or remove the line.")]
    assert text("Say it.")(quoted)[1] == [quoted.problem("`a:` is empty.", "Say it.")]
    assert text("Say it.", "Fill it.")(quoted)[1] == [quoted.problem("`a:` is empty.", "Fill it.")]
    first, last = date(2026, 1, 1), date(2026, 1, 31)
    within = day("Write one.", (first, last))
    assert [within(Given.of(each))[0] for each in (first, last, date(2025, 12, 31), date(2026, 2, 1))] == [
        *(first, last),
        *(None, None),
    ]


def test_what_is_wrong_in_one_field_leaves_the_others_as_they_are() -> None:
    whole, _ = read_yaml("a.yml", "name: 1\nwords: [a, 2, b]\nquiet: true\n")
    assert whole is not None
    made, problems = read(Outer, whole)
    assert (made.name, made.words, made.quiet, len(problems)) == ("", ("a", "b"), True, 2)


def test_data_without_lines_is_read_as_well() -> None:
    made, problems = read(Outer, Given.of({"name": "a", "words": ["b"], "within": {"size": "large"}}, "a.json", 7))
    assert (made.name, made.words, made.within.size, problems) == ("a", ("b",), "large", [])
    _, problems = read(Outer, Given.of({"name": None, "words": [{}]}, "a.json", 7))
    assert {problem.line for problem in problems} == {7}


def test_a_line_takes_its_checked_day_and_no_moment() -> None:
    assert help_line(site="a.example", checked=date(2026, 11, 30)).checked == date(2026, 11, 30)
    with pytest.raises(AssertionError, match="is no date"):
        help_line(site="a.example", checked=datetime(2026, 11, 30, 10))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# A title\n\nText.", "A title"),
        ("Text.\n\n# A *title* { #id } ##\n", "A title"),
        ("A title\n=====\n\n# Another\n", "A title"),
        ("A title\n=  \n\nText.", "A title"),
        ("No title\n==x\n\n## Nor this\n\n# A title", "A title"),
        ("    # Code\n\n```\n# Code\n```\n\n# A title", "A title"),
    ],
)
def test_a_page_is_called_by_its_first_heading_as_markdown_knows_it(text: str, title: str) -> None:
    assert Pages({"page.md": text}).content.site.book.by_uri["page.md"].title == title
