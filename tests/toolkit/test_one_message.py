"""One mistake is one message, and a true one: what follows from it is not told as well."""

from __future__ import annotations

import pytest

from helpers import Pages
from psychoed.features.help.pages import HELP_LINES
from psychoed.outputs.embed.published_ids import Published, check_promise
from psychoed.source.page import read_source

HEAD = "---\nreviewed: 2026-11-23\nnext_review: 2027-11-23\n---\n"
HELP = "# Help\n\nCall {helpline=one}, or look here.\n\n/// help-lines\n///\n"
CITING = "# A\n\nSo it is. {claim=F1}\n\n/// evidence | contested\n    about: F1\n    sources: [a, b]\n%s\nNote.\n///\n"


@pytest.mark.parametrize("listing", ["lines: [\n", "lined:\n- id: one\n", "", "- one\n"])
def test_a_list_of_help_lines_that_cannot_be_read_is_told_once(listing: str) -> None:
    data = {HELP_LINES: listing, "crisis-terms/en.yml": "none: [\n"}
    told = Pages({"help.md": f"---\nexit: true\n---\n{HELP}", **data}).problems
    assert [problem.partition(":")[0] for problem in told] == [HELP_LINES]


def test_places_that_cannot_be_read_are_no_fault_of_the_lines() -> None:
    lines = "".join(f"- {{id: {n}, need: crisis, for: a, name: b, say: c, where: Spain}}\n" for n in ("one", "two"))
    told = Pages(
        {"a.md": "# A\n", HELP_LINES: f"exit: https://a.example\nplace: {{Spain: {{}}}}\nlines:\n{lines}"}
    ).problems
    assert told == [f"{HELP_LINES}:2: `place` means nothing here. Did you mean 'places'?"]


def test_references_that_cannot_be_read_are_told_once() -> None:
    (problem,) = Pages({"a.md": CITING % "    title: So\n", "references.json": "[{"}).problems
    assert problem.startswith("references.json:1: This is not valid JSON")


def test_a_file_that_is_not_there_is_told_once_where_it_is_needed_first() -> None:
    cited = Pages(
        {"a.md": CITING % "    title: So\n", "b.md": (CITING % "    title: Not so\n").replace("F1", "F2")}
    ).problems
    assert cited == [
        "a.md:7: This needs `docs/references.json`, and there is no such file. Write it, or take out what draws on it."
    ]


@pytest.mark.parametrize(
    ("title", "quotes"),
    [
        ("Tingling: it comes", '"Tingling: it comes"'),
        ('"Tingling" it comes', '"\\"Tingling\\" it comes"'),
        ("*Tingling* it comes", '"*Tingling* it comes"'),
        ("`a` is", '"`a` is"'),
        ("[a", '"[a"'),
    ],
)
def test_an_option_that_needs_quotes_is_told_in_its_line_and_spoils_no_other(title: str, quotes: str) -> None:
    references = (
        '[{"id": "%s", "type": "book", "title": "T", "issued": {"date-parts": [[2020]]}, "author": [{"family": "X"}]}'
    )
    data = {"references.json": f"{references % 'a'},\n{references[1:] % 'b'}]"}
    told = Pages({"a.md": CITING % f"    title: {title}\n", **data}).problems
    assert told == [
        f"a.md:8: What `title` says cannot be read as it is written. Put quotes around it: `title: {quotes}`."
    ]


def test_a_block_whose_option_needs_quotes_keeps_its_id() -> None:
    page = "# A\n\n/// reflection | Who?\n    id: mine\n    claim: F1: so\n///\n"
    source, _ = read_source("a.md", page)
    assert (source.fences[0].options.get("id"), source.fences[0].options.get("claim")) == ("mine", "F1: so")


@pytest.mark.parametrize(("above", "line"), [("\n", 2), ("\n \n", 3), ("-", 1), (" ", 1)])
def test_front_matter_begins_in_the_first_line(above: str, line: int) -> None:
    (problem,) = Pages({"a.md": f"{above}{HEAD}# A review of abuse\n"}).problems
    assert problem.startswith(f"a.md:{line}: The front matter must begin in line 1 with `---`.")


@pytest.mark.parametrize("text", ["\n---\n\nWords: of a page.\n", "# A\n\n---\na: b\n---\n"])
def test_rules_and_words_with_colons_are_no_front_matter(text: str) -> None:
    assert read_source("a.md", text)[1] == []


def _promised(listed: list[str], there: list[str], moved: dict[str, str] | None = None) -> list[str]:
    published = Published({name: line for line, name in enumerate(listed, 1)}, moved or {})
    return [str(problem) for problem in check_promise(published, there)]


def test_a_lost_embed_is_taken_for_none_that_was_there_before_and_none_of_another_kind() -> None:
    (problem,) = _promised(["term-calm", "term-calmer", "calmed"], ["term-calmer", "calmed", "quiz-calm", "calms"])
    assert "`- term-calm: new-id`" in problem
    (problem,) = _promised(["term-calm", "calmed"], ["calmed", "term-calmness"])
    assert "`- term-calm: term-calmness`" in problem


def test_a_list_of_embeds_of_another_site_is_told_in_one_line() -> None:
    (problem,) = _promised([f"embed-{n}" for n in range(90)], ["mine"])
    assert problem.startswith("embeds.yml:1: 90 embeds that were published are gone, such as `embed-0`:")
    assert "For a new site, empty the list" in problem
    assert len(_promised([f"embed-{n}" for n in range(5)], ["mine"])) == 5
    assert len(_promised([f"embed-{n}" for n in range(90)], [f"embed-{n}" for n in range(45, 90)])) == 45


@pytest.mark.parametrize(
    ("text", "line", "sign"),
    [
        ("///\N{NO-BREAK SPACE}reflection | Who?\n///\n", 3, "U+00A0, no-break space"),
        ("/// reflection\N{NO-BREAK SPACE}| Who?\n///\n", 3, "U+00A0, no-break space"),
        ("\N{ZERO WIDTH SPACE}/// reflection | Who?\n///\n", 3, "U+200B, zero width space"),
        ("/// reflection | Who?\n///\N{ZERO WIDTH SPACE}\n", 4, "U+200B, zero width space"),
    ],
)
def test_a_sign_in_a_fence_that_nobody_sees_is_named(text: str, line: int, sign: str) -> None:
    told = Pages({"a.md": f"# A\n\n{text}"}).problems
    assert told == [
        f"a.md:{line}: There is a sign in this fence that nobody sees: {sign}. Delete the line and type it anew."
    ]


def test_a_box_with_a_no_break_space_is_empty() -> None:
    no, yes = "- [\N{NO-BREAK SPACE}] Ice\n\n    It is cold.\n", "- [x] Tea\n\n    It was just made.\n"
    site = Pages({"a.md": f"# A\n\n/// question | Which one is warm?\n\n{no}\n{yes}///\n"})
    assert site.problems == []
    (question,) = [each for each in site.content.site.questions.values() if each.title.startswith("Which")]
    assert [option.right for option in question.interaction.options] == [False, True]
