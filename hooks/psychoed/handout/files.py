"""All handouts and diagrams of a build: what they are called, and the jobs for the press."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed import labels
from psychoed.blocks import Pathway
from psychoed.embed.kinds import PATHWAY
from psychoed.handout import labels as handout_labels
from psychoed.handout.blocks import block_sheet
from psychoed.handout.names import ENDINGS, ON_PAPER, PAPERS, diagram_path, handout_path, wholes
from psychoed.handout.press import Job
from psychoed.handout.quiz import quiz_sheet
from psychoed.handout.rich import blocks, plain_lines
from psychoed.handout.sheet import labels_of, sheet_data, short_url, step_labels, steps_said
from psychoed.handout.whole import glossary_sheet, worksheet
from psychoed.picture.outline import UnknownSignError
from psychoed.picture.slide import slide_svg
from psychoed.problems import Problem
from psychoed.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from psychoed.handout.sheet import Sheet
    from psychoed.quiz.page import Quiz
    from psychoed.site import Site
    from psychoed.surroundings import Surroundings
    from psychoed.trust import Trust


def paper_paths(site: Site) -> list[str]:
    """Return the path in the site of everything for paper and slides, once the site has its embeds."""
    parts = [embed.part for embed in site.embeds]
    names = [*(part.id for part in parts if part.kind in ON_PAPER), *wholes(site)]
    handouts = [handout_path(name, paper) for name in names for paper in PAPERS]
    return handouts + [diagram_path(part.id, end) for part in parts if part.kind == PATHWAY for end in ENDINGS]


def paper_jobs(
    site: Site, quizzes: Sequence[Quiz], trust: Callable[[str], Trust], around: Surroundings
) -> Iterator[Job | Problem]:
    """Yield everything to make for paper and slides, and what is wrong with it.

    Arguments:
        site: The site as read.
        quizzes: The quiz of each page that has one.
        trust: Tells what a page says of itself; without a page, the site as a whole.
        around: What the build shares.
    """
    taken: dict[str, Sheet] = {}
    for sheet in _sheets(site, quizzes, trust, around):
        # Some file systems do not tell capitals from small letters.
        if other := taken.get(sheet.id.casefold()):
            what = f"The handout of “{sheet.title}” has the same address as that of “{other.title}”: `{sheet.id}`."
            yield Problem(other.src_uri, other.line, what, "Give the block another `id`.")
            continue
        taken[sheet.id.casefold()] = sheet
        for paper in PAPERS:
            data = sheet_data(sheet, around, paper)
            yield Job(handout_path(sheet.id, paper), sheet.src_uri, sheet.line, sheet.title, data, sheet.sources)
    for pathway in (part for page in site.book.pages for part in page.of(Pathway)):
        try:
            yield from _diagram(pathway, site, around)
        except UnknownSignError as error:
            what = f"The picture of “{plain(pathway.title)}” cannot be drawn: {error}"
            yield Problem(pathway.src_uri, pathway.line, what, "Write it in other letters.")


def _sheets(
    site: Site, quizzes: Sequence[Quiz], trust: Callable[[str], Trust], around: Surroundings
) -> Iterator[Sheet]:
    for page in site.book.pages:
        for part in page.parts:
            if sheet := block_sheet(part, site, around, trust(page.src_uri)):
                yield sheet
    for quiz in quizzes:
        yield quiz_sheet(quiz, around, trust(quiz.src_uri))
    yield from filter(None, [worksheet(site, around, trust("")), glossary_sheet(site, around, trust(""))])


def _diagram(pathway: Pathway, site: Site, around: Surroundings) -> Iterator[Job]:
    home = around.url(f"{pathway.src_uri}#{pathway.id}")
    credit = handout_labels.DIAGRAM_CREDIT.format(site=around.edition.name, licence=around.edition.licence_name)
    if around.edition.address:
        address = short_url(around.edition.address, home)
        credit = handout_labels.DIAGRAM_CREDIT_AT.format(credit=credit, address=address)
    said = (words for text in pathway.around for words in plain_lines(blocks(text)))
    svg = slide_svg(pathway, [*said, *_notes(pathway, site)], credit)
    text = etree.tostring(svg, encoding="unicode") + "\n"
    for ending in ENDINGS:
        path = diagram_path(pathway.id, ending)
        yield Job(path, pathway.src_uri, pathway.line, plain(pathway.title), text)


def _notes(pathway: Pathway, site: Site) -> list[str]:
    """Say how sure research is of what a pathway states: each label with the steps that it speaks of."""
    said = [f"{label['name']}: {label['meaning']}" for label in labels_of(site, pathway.claim or pathway.id)]
    said += [f"{label['name']}: {steps_said(numbers)}." for label, numbers in step_labels(pathway, site)]
    return [f"{labels.EVIDENCE_ASK} {' '.join(said)}"] if said else []
