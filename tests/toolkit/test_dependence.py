"""What a page depends on: a change makes others of those pages that show it, and of no other."""

from __future__ import annotations

import pytest

from helpers import Pages, made_of
from mkdocs_run import DATES
from psychoed.pipeline.dependence import Dependence, Elsewhere, leads_to_made, told
from psychoed.pipeline.memory import Memory
from psychoed.pipeline.shown import Shown
from psychoed.rendering.record import NOTHING

WORDS = "# Words\n\n/// terms\nTrust\n:   Expecting good.\n\nCare\n:   Looking after.\n///\n"
TRUST = """# A

Trust grows.

/// question | What is it?
    claims: [C1]

- [x] One answer

    Yes.

- [ ] Two more

    No.
///
"""
CLAIM = """# B

Care helps. {claim=C1}

/// evidence | contested
    about: C1
    title: Care helps
    sources: [x2020]

Some say so.
///
"""
PLACED = "# C\n\n/// questions\nwhat-is-it\n///\n\n[An embed](embed/v1/term-trust.html)\n"
PLAIN = "# D\n\nNothing.\n"
PARTS = "# E\n\n/// gallery\n///\n"
TEXTS = {"words.md": WORDS, "a.md": TRUST, "b.md": CLAIM, "c.md": PLACED, "d.md": PLAIN, "e.md": PARTS}
QUIZZES = {"quiz/words.md", "quiz/a.md", "quiz/b.md"}
OTHERS = {"quiz/index.md", "quiz/answers.md", "e.md"}
"""Pages that are made of all others."""


def _digests(texts: dict[str, str]) -> dict[str, object]:
    pages = Pages({uri: DATES + text for uri, text in texts.items()})
    for uri in (*texts, *pages.content.generated):
        pages.html(uri)
    made = made_of(pages.content)
    dependence, elsewhere = Dependence(pages.content), Elsewhere(made.site, made.files)
    held = {**pages.content.texts, **pages.content.generated}
    scans = pages.record.pages
    return {uri: dependence.page(uri, text, scans.get(uri, NOTHING), elsewhere) for uri, text in held.items()}


@pytest.mark.parametrize(
    ("page", "old", "new", "others"),
    [
        ("d.md", "Nothing", "Nothing at all", set()),
        # Lines are told of mistakes, and shown nowhere.
        ("words.md", "# Words\n", "# Words\n\nA word before them.\n", set()),
        ("words.md", "Expecting good", "Hoping", {"a.md", *QUIZZES, *OTHERS}),
        ("words.md", "Trust\n", "Trust\ntrusting\n", {*TEXTS, *QUIZZES, *OTHERS}),
        ("b.md", "Some say so", "None say so", {"a.md", "c.md", *QUIZZES, *OTHERS}),
        ("a.md", "One answer", "One reply", {"c.md", "quiz/a.md", *OTHERS}),
        ("d.md", "# D", "# Another D", {*TEXTS, *QUIZZES, *OTHERS}),
    ],
)
def test_a_change_makes_others_of_the_pages_that_show_it(page: str, old: str, new: str, others: set[str]) -> None:
    assert old in TEXTS[page]
    before, after = _digests(TEXTS), _digests({**TEXTS, page: TEXTS[page].replace(old, new, 1)})
    late = {"glossary.md", "sources.md"}
    assert {uri for uri in before if before[uri] != after[uri]} - late == {page, *others}


def test_a_page_that_leads_to_an_embed_depends_on_which_there_are() -> None:
    dependence = Dependence(Pages({"a.md": f"{DATES}# A\n"}).content)
    site = made_of(dependence.content).site
    few, more = Elsewhere(site, ["embed/v1/a.html"]), Elsewhere(site, ["embed/v1/a.html", "embed/v1/b.html"])
    for text, differs in (("[An embed](embed/v1/b.html)", True), ("[A page](b.md)", False)):
        assert leads_to_made(text) is differs
        found = [dependence.page("a.md", text, NOTHING, elsewhere) for elsewhere in (few, more)]
        assert (found[0] != found[1]) is differs


def test_what_is_told_has_no_lines_and_misses_nothing_else() -> None:
    one, other = (Pages({"a.md": f"{DATES}{before}{TRUST}"}).content.site.book for before in ("", "\n\n"))
    part, moved = one.parts["what-is-it"], other.parts["what-is-it"]
    assert part.line != moved.line
    assert told(part) == told(moved)
    assert told({"a": [1, (2, frozenset({3}))]}) == (("a", (1, (2, frozenset({3})))),)


def test_pages_are_stale_until_they_are_made_of_what_there_is_now() -> None:
    pages = Pages({uri: DATES + text for uri, text in TEXTS.items()})
    shown = Shown(pages.record, Memory())
    assert not shown.is_known
    shown.look(made_of(pages.content), {"d.md": PLAIN})
    shown.note(["d.md"])
    assert shown.stale(["d.md", "a.md"]) == ["a.md"]
    shown.give({"d.md": "# D\n"})
    assert shown.stale(["d.md"]) == ["d.md"]
    shown.note(["d.md"])
    assert shown.stale(["d.md"]) == []


def test_what_was_made_is_known_as_long_as_it_would_be_made_of_the_same() -> None:
    made: list[str] = []

    def make(one: str, others: tuple[str, ...]) -> list[str]:
        made.append(one)
        return [one, *others]

    memory = Memory()
    first = memory.made("a", make, "x", ("y",))
    assert memory.made("a", make, "x", ("y",)) is first
    assert memory.made("b", make, "x", ("y",)) == first
    assert memory.made("a", make, "x", ("z",)) == ["x", "z"]
    assert made == ["x", "x", "x"]
    kept = (1, 2)
    assert memory.same("c", kept) is memory.same("c", (1, 2))
    assert memory.last("d") is None
    memory.keep("d", kept)
    assert memory.last("d") is kept
