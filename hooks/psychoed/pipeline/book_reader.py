"""Reading the Book: every page once per build, with everything that is wrong within it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from psychoed.components.block import filled_problems, page_name
from psychoed.components.pathway.picture_block import read_picture
from psychoed.components.question.block import QuestionBlock
from psychoed.components.registry import BY_NAME
from psychoed.content.book import Book, Page
from psychoed.features.evidence.block import read_evidence
from psychoed.features.quiz.block import QuestionsBlock, read_questions
from psychoed.outputs.embed.note_block import read_therapist_note
from psychoed.outputs.handout.needs_block import SheetsByNeedBlock, read_needs
from psychoed.pipeline.memory import Memory
from psychoed.rendering.blocks import BLOCKS, FILLED, NAMES, is_ours
from psychoed.source.asleep import TASKS, asleep
from psychoed.source.front_matter import read_front_matter
from psychoed.source.page import read_source
from psychoed.source.problems import Problem, nearest
from psychoed.source.raw_links import raw_links
from psychoed.source.strict import is_dated
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from psychoed.components.part import Part
    from psychoed.features.block_data import Evidence, Needed, Pictured, Placed, TherapistNote
    from psychoed.source.block_source import BlockSource
    from psychoed.source.page import Source
    from psychoed.source.setup import Setup

_LISTED = frozenset({QuestionsBlock.NAME, SheetsByNeedBlock.NAME})
"""Blocks that hold lines of their own kind, and no Markdown."""


def read_book(
    texts: Mapping[str, str], setup: Setup, strict: frozenset[str] = frozenset(), memory: Memory | None = None
) -> tuple[Book, list[Problem]]:
    """Read all pages.

    Arguments:
        texts: Path relative to `docs_dir` to whole text of each page, in the order of the navigation.
        setup: What the site's configuration says of its pages.
        strict: What the site holds itself to, such as `dates`.
        memory: Knows the pages that were read before.

    Returns:
        The Book and what is wrong within its pages; `check_book` tells what is wrong between them.
    """
    pages: list[Page] = []
    problems: list[Problem] = []
    memory = memory or Memory()
    for src_uri, text in texts.items():
        page, found = memory.made(f"page {src_uri}", _read_page, src_uri, text, setup, strict)
        pages.append(page)
        problems += found
    return Book(tuple(pages)), problems


def _read_page(src_uri: str, text: str, setup: Setup, strict: frozenset[str]) -> tuple[Page, list[Problem]]:
    source, problems = read_source(src_uri, text, NAMES)
    fences = [fence for fence in source.fences if fence.name not in setup.blocks or is_ours(fence)]
    parts: list[Part] = []
    placed: list[Placed] = []
    pictured: list[Pictured] = []
    needed: list[Needed] = []
    evidence: list[Evidence] = []
    notes: list[TherapistNote] = []
    filled: dict[str, int] = {}
    for fence in fences:
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
        elif fence.name == "sheets-by-need":
            needs, found = read_needs(fence)
            needed += needs
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
        else:
            hint = nearest(fence.name, [*(block.NAME for block in BLOCKS), *setup.blocks])
            problems.append(fence.problem(f"There is no block `{fence.name}`.", hint))
    told = {problem.line for problem in problems}
    ours = [fence for fence in fences if fence.name in NAMES]
    alike = _remarks(source, told)
    remarks = [*([] if ours else alike), *_typed(source, ours, told, setup.unknown)]
    problems += alike if ours else []
    # Options are plain text: nothing in them is HTML.
    heads = {line for fence in ours for line in range(fence.line, fence.body_line)}
    is_held = is_dated(strict, has_blocks=bool(ours))
    said, found = read_front_matter(source.meta, setup.today, is_ours=is_held)
    problems += found
    said = replace(said, title=plain(said.title or source.heading) or page_name(src_uri))
    page = Page(
        **vars(said),
        src_uri=src_uri,
        parts=tuple(parts),
        marks=source.marks,
        placed=tuple(placed),
        pictured=tuple(pictured),
        needed=tuple(needed),
        filled=filled,
        evidence=tuple(evidence),
        notes=tuple(notes),
        text=source.shown if ours else source.text,
        has_blocks=bool(ours),
        ends={fence.line: fence.end_line for fence in source.fences},
        raw_links=raw_links((index, text) for index, text in source.prose if index + 1 not in heads),
        remarks=tuple(remarks),
        is_unread=source.meta is None,
    )
    return page, problems


def _remarks(source: Source, told: Collection[int]) -> list[Problem]:
    """Return what is read otherwise than elsewhere, but for lines of which something else is told."""
    bare = [range(fence.line, fence.end_line) for fence in source.fences if fence.name in _LISTED]
    alike = (one for one in source.look_alikes if one.line not in told and not any(one.line in lines for lines in bare))
    found = [Problem(source.src_uri, *one[:3]) for one in alike]
    if source.open_comment:
        what, hint = "This comment is not closed before the page ends.", "End it with `-->`."
        found.append(Problem(source.src_uri, source.open_comment, what, hint))
    return found


def _typed(
    source: Source, fences: Iterable[BlockSource], told: Collection[int], unknown: Collection[str]
) -> Iterator[Problem]:
    """Yield what stands on the page as it was typed, since the site does not know it: all of a kind in like words."""
    first: dict[str, str] = {}
    asking = [fence for fence in fences if fence.name == QuestionBlock.NAME]
    for line, words, extension in asleep(source.prose, unknown):
        is_option = extension == TASKS and any(fence.line < line < fence.end_line for fence in asking)
        if line not in told and not is_option:
            hint = f"Write it otherwise, or switch on the extension `{extension}` in `mkdocs.yml`."
            yield Problem(
                source.src_uri,
                line,
                f"This stands on the page as it was typed: `{first.setdefault(extension, words)}`.",
                hint,
            )
