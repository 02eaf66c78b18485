"""All handouts and diagrams of a build: what they are called, and the jobs for the PDF builder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed.components.registry import component_of
from psychoed.outputs.handout.blocks import block_sheet, printing_of
from psychoed.outputs.handout.collections import glossary_sheet, worksheet
from psychoed.outputs.handout.help_papers import help_papers
from psychoed.outputs.handout.help_sheet import help_sheets
from psychoed.outputs.handout.names import (
    DRAWN,
    ENDINGS,
    FRAMES,
    ON_PAPER,
    PAPERS,
    diagram_path,
    handout_path,
    quiz_name,
    thumbnail_path,
    thumbnailed,
    wholes,
)
from psychoed.outputs.handout.pdf_builder import Job
from psychoed.outputs.handout.quiz import quiz_sheet
from psychoed.outputs.handout.sheet import short_url, to_data
from psychoed.source.problems import Problem
from psychoed.text.font_file import font_path, is_whole
from psychoed.text.inline import plain
from psychoed.text.metrics import fonts
from psychoed.text.shapeless import without_shapeless
from psychoed.text.text_to_paths import UnknownSignError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from psychoed.components.paper import Frame
    from psychoed.components.part import Part
    from psychoed.content.provenance import Provenance
    from psychoed.content.site import MadeSite, Site
    from psychoed.content.site_context import SiteContext
    from psychoed.features.quiz.page import Quiz
    from psychoed.outputs.handout.sheet import Sheet

_BROKEN = "The font {file} is missing or broken."
_MEND_FONT = "Put back the file that the toolkit came with: nothing is drawn or set without it."


def sheet_names(site: Site, quizzes: Iterable[Quiz]) -> list[str]:
    """Return the ids of all handouts of a site."""
    parts = [part.id for part in site.book.parts.values() if component_of(part).has_sheet]
    asked = [quiz_name(quiz.page.src_uri) for quiz in quizzes]
    return [*parts, *asked, *wholes(site.book), *(sheet.name for sheet in help_papers(site))]


def paper_paths(site: MadeSite) -> list[str]:
    """Return the path in the site of everything for paper and slides, once the site has its embeds."""
    parts = [embed.part for embed in site.embeds]
    names = [*(part.id for part in parts if part.kind in ON_PAPER), *wholes(site.book)]
    handouts = [handout_path(name, paper) for name in names for paper in PAPERS]
    helping = help_papers(site)
    handouts += [handout_path(sheet.name, paper) for sheet in helping for paper in sheet.papers]
    names += [sheet.name for sheet in helping]
    handouts += [thumbnail_path(name) for name in thumbnailed(site.book) if name in names]
    return handouts + [diagram_path(part.id, end) for part in parts if part.kind in DRAWN for end in ENDINGS]


def paper_jobs(
    site: Site, quizzes: Sequence[Quiz], trust: Callable[[str], Provenance], context: SiteContext
) -> Iterator[Job | Problem]:
    """Yield everything to make for paper and slides, and what is wrong with it.

    Arguments:
        site: The site as read.
        quizzes: The quiz of each page that has one.
        trust: Tells what a page says of itself; without a page, the site as a whole.
        context: What the build shares.
    """
    if broken := [file for file in fonts() if not is_whole(font_path(file))]:
        # Without it, each picture would lack words, and each sheet look otherwise.
        yield from (Problem(f"assets/fonts/{file}", 0, _BROKEN.format(file=file), _MEND_FONT) for file in broken)
        return
    taken: dict[str, Sheet] = {}
    shown = thumbnailed(site.book)
    for sheet in _sheets(site, quizzes, trust, context):
        # Some file systems do not tell capitals from small letters.
        if other := taken.get(sheet.id.casefold()):
            what = f"The handout of “{sheet.title}” has the same address as that of “{other.title}”: `{sheet.id}`."
            yield Problem(other.src_uri, other.line, what, "Give the block another `id`.")
            continue
        taken[sheet.id.casefold()] = sheet
        for paper in sheet.papers:
            lost: dict[str, None] = {}
            data = without_shapeless(to_data(sheet, context, paper, site.colours.paper), lost)
            job = Job(handout_path(sheet.id, paper), sheet.src_uri, sheet.line, sheet.title, data, sheet.sources)
            job = replace(job, left_out=tuple(lost))
            yield job
            if paper == sheet.papers[0] and sheet.id in shown:
                yield replace(job, path=thumbnail_path(sheet.id), is_thumbnail=True)
    for part in (part for page in site.book.pages for part in page.parts):
        try:
            yield from _diagram(part, site, context)
        except UnknownSignError as error:
            what = f"The picture of “{plain(part.title)}” cannot be drawn: {error}"
            yield Problem(part.src_uri, part.line, what, "Write it in other letters.")


def _sheets(
    site: Site, quizzes: Sequence[Quiz], trust: Callable[[str], Provenance], context: SiteContext
) -> Iterator[Sheet]:
    for page in site.book.pages:
        for part in page.parts:
            if sheet := block_sheet(part, site, context, trust(page.src_uri)):
                yield sheet
    for quiz in quizzes:
        yield quiz_sheet(quiz, context, trust(quiz.src_uri))
    yield from filter(None, [worksheet(site, context, trust("")), glossary_sheet(site, context, trust(""))])
    yield from help_sheets(site, context, trust)


def _diagram(part: Part, site: Site, context: SiteContext) -> Iterator[Job]:
    home = context.url(f"{part.src_uri}#{part.id}")
    build_info = context.build_info
    credit = build_info.words("handout.credit", site=build_info.name, licence=build_info.licence_name)
    if build_info.address:
        credit = build_info.words("handout.credit_at", credit=credit, address=short_url(build_info.address, home))
    printing = printing_of(site, context)
    texts: dict[Frame | None, str] = {}
    for ending in ENDINGS:
        frame = FRAMES.get(ending)
        if frame not in texts:
            svg = component_of(part).slide(part, printing, credit, frame)
            if svg is None:
                return
            texts[frame] = etree.tostring(svg, encoding="unicode") + "\n"
        yield Job(diagram_path(part.id, ending), part.src_uri, part.line, plain(part.title), texts[frame])
