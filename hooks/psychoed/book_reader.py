"""Reading the Book: every page once per build, with everything that is wrong within it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from psychoed.blocks.evidence import read_evidence
from psychoed.blocks.picture import read_picture
from psychoed.blocks.questions import read_questions
from psychoed.blocks.registry import BLOCKS, FILLED
from psychoed.blocks.therapist_note import read_therapist_note
from psychoed.book import Book, Page
from psychoed.components.block import filled_problems, page_name
from psychoed.components.registry import BY_NAME
from psychoed.help.exit import EXIT_TEMPLATE
from psychoed.problems import Problem, nearest
from psychoed.source import read_source
from psychoed.text import plain
from psychoed.trust import front_matter_problems, read_date

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from psychoed.blocks.data import Evidence, Pictured, Placed, TherapistNote
    from psychoed.components.part import Part
    from psychoed.source import Source

_META = (
    *("title", "description", "glossary", "quiz", "author", "reviewed", "next_review", "reviewer"),
    *("template", "hide", "search", "exit"),
)


def read_book(texts: Mapping[str, str], other_blocks: Collection[str] = ()) -> tuple[Book, list[Problem]]:
    """Read all pages.

    Arguments:
        texts: Path relative to `docs_dir` to whole text of each page, in the order of the navigation.
        other_blocks: Names of blocks that are not ours but known to the site's Markdown, such as `details`.

    Returns:
        The Book and what is wrong within its pages; `check_book` tells what is wrong between them.
    """
    pages: list[Page] = []
    problems: list[Problem] = []
    for src_uri, text in texts.items():
        page, found = _read_page(src_uri, text, other_blocks)
        pages.append(page)
        problems += found
    return Book(tuple(pages)), problems


def _read_page(src_uri: str, text: str, other_blocks: Collection[str]) -> tuple[Page, list[Problem]]:
    source, problems = read_source(src_uri, text)
    parts: list[Part] = []
    placed: list[Placed] = []
    pictured: list[Pictured] = []
    evidence: list[Evidence] = []
    notes: list[TherapistNote] = []
    filled: dict[str, int] = {}
    for fence in source.fences:
        if fence.name in FILLED:
            problems += filled_problems(fence, FILLED[fence.name])
            if fence.name in filled:
                what = f"There is `{fence.name}` on this page already, in line {filled[fence.name]}."
                problems.append(fence.problem(what, "Remove one of the two."))
            filled.setdefault(fence.name, fence.line)
        elif fence.name == "questions":
            names, found = read_questions(fence)
            placed += names
            problems += found
        elif fence.name == "therapist-note":
            note, found = read_therapist_note(fence)
            notes.append(note)
            problems += found
        elif fence.name == "picture":
            picture, found = read_picture(fence)
            pictured += [picture] if picture.name else []
            problems += found
        elif fence.name == "evidence":
            read, found = read_evidence(fence)
            evidence += [read] if read else []
            problems += found
        elif component := BY_NAME.get(fence.name):
            part, found = component.read(fence)
            parts.append(part)
            problems += found
        elif fence.name not in other_blocks:
            remedy = nearest(fence.name, [*(block.NAME for block in BLOCKS), *other_blocks])
            problems.append(fence.problem(f"There is no block `{fence.name}`.", remedy))
    title = plain(str(source.meta.get("title") or source.heading)) or page_name(src_uri)
    page = Page(
        src_uri=src_uri,
        title=title,
        linked=source.meta.get("glossary") is not False,
        quizzed=source.meta.get("quiz") is not False,
        description=str(source.meta.get("description") or ""),
        author=str(source.meta.get("author") or "").strip(),
        reviewer=str(source.meta.get("reviewer") or "").strip(),
        searched=not (isinstance(wish := source.meta.get("search"), dict) and wish.get("exclude") is True),
        reviewed=read_date(source, "reviewed"),
        next_review=read_date(source, "next_review"),
        parts=tuple(parts),
        marks=source.marks,
        placed=tuple(placed),
        pictured=tuple(pictured),
        filled=filled,
        template=str(source.meta.get("template") or ""),
        exit=_exit(source),
        evidence=tuple(evidence),
        notes=tuple(notes),
        text=source.text,
        ends={fence.line: fence.end_line for fence in source.fences},
    )
    return page, problems + _meta_problems(source)


def _exit(source: Source) -> bool | None:
    if "exit" not in source.meta:
        return True if source.meta.get("template") == EXIT_TEMPLATE else None
    # Another value is a mistake that is told by itself.
    return source.meta["exit"] is True


def _meta_problems(source: Source) -> list[Problem]:
    problems = []

    def problem(name: str, what: str, remedy: str) -> None:
        problems.append(Problem(source.src_uri, source.meta_lines.get(name, 1), what, remedy))

    remedies = {
        "glossary": "Write `glossary: false`, without quotes, or leave it out.",
        "quiz": "Write `quiz: false`, without quotes, or leave it out.",
        "exit": "Write `exit: true` or `exit: false`, without quotes.",
    }
    for name, remedy in remedies.items():
        value = source.meta.get(name, True)
        if not isinstance(value, bool):
            problem(name, f"`{name}` is neither true nor false: {value!r}.", remedy)
    if source.meta_is_sound:
        problems += front_matter_problems(source)
    for name in ("title", "description"):
        if isinstance(source.meta.get(name), list | dict):
            problem(name, f"`{name}` is no text: {source.meta[name]}.", "Write it on one line; put quotes around it.")
    if not _is_search_wish(source.meta.get("search", {})):
        remedy = "Write `search: {exclude: true}`, `search: {boost: 2}`, or nothing."
        problem("search", f"`search` cannot be read: {source.meta['search']}.", remedy)
    for name in map(str, source.meta):
        # Other names are the theme's business; one that nearly is ours is a slip.
        if name not in _META and (close := get_close_matches(name.casefold(), _META, n=1, cutoff=0.8)):
            problem(name, f"The front matter has no `{name}`.", f"Did you mean `{close[0]}`?")
    return problems


def _is_search_wish(value: object) -> bool:
    """Tell whether a front matter's `search` says what it may: that a page is not found, or how much it counts."""
    if not isinstance(value, dict) or value.keys() - {"exclude", "boost"}:
        return False
    boost = value.get("boost", 1)
    is_number = isinstance(boost, int | float) and not isinstance(boost, bool)
    return isinstance(value.get("exclude", False), bool) and is_number and boost > 0
