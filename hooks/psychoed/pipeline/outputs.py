"""What a build makes beside its pages and embeds: files for machines, the search, handouts and diagrams, downloads."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from psychoed.assets.tokens import LIGHT
from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.features.crisis.script import CRISIS_SCRIPT
from psychoed.features.design.style import DESIGN_STYLE, design_style
from psychoed.features.evidence.claims import SOURCES_URI
from psychoed.features.help.place_script import PLACE_SCRIPT
from psychoed.features.moved.page import old_pages
from psychoed.features.quiz.page import QUIZ_INDEX
from psychoed.features.search.documents import documents, sections_of
from psychoed.features.search.files import search_files
from psychoed.features.search.synonyms import check_places
from psychoed.outputs.bundle.files import Downloads, download_paths
from psychoed.outputs.bundle.listing import LISTING_URI
from psychoed.outputs.data_files import data_files
from psychoed.outputs.embed.style import Stylesheet
from psychoed.outputs.files import OutputError, made_all
from psychoed.outputs.handout.files import paper_jobs, paper_paths
from psychoed.outputs.metadata.files import llms_txt, robots_txt
from psychoed.outputs.publication.cover import COVER, cover_job
from psychoed.outputs.publication.document import VOLUME_SCRIPTS
from psychoed.outputs.publication.pages import volume_pages
from psychoed.pipeline.memory import Memory
from psychoed.pipeline.vacant import linked_by
from psychoed.source.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from markdown import Markdown
    from markdown.extensions import Extension

    from psychoed.features.search.document import RenderedPage
    from psychoed.outputs.handout.pdf_builder import Job, PdfBuilder
    from psychoed.pipeline.content import Content
    from psychoed.pipeline.stages import Addressed, Made, Rendering

LAST = (
    "A preview makes no handouts and pictures. It shows those of the last `mkdocs build`, if there was one. Whether "
    "new ones can be made is tried out once the pages are there."
)
"""What an author should know who watches a preview."""

LAST_FILES = "A preview shows handouts and pictures as the last build made them. Run `mkdocs build` to see this one."
"""What stands in a file that the last build did not make."""


def machine_files(addressed: Addressed) -> dict[str, str]:
    """Write what only programs ask for.

    Returns:
        Path in the site to text.
    """
    content, urls = addressed.content, addressed.urls
    words = content.build_info.words
    made = {
        GLOSSARY_URI: (words("glossary.title"), words("glossary.description")),
        SOURCES_URI: (words("sources.name"), words("sources.description")),
        QUIZ_INDEX: (words("quiz.all_title"), words("quiz.all_lead")),
    }
    pages = [(page.title, page.description, urls[page.src_uri]) for page in content.site.book.pages if page.searched]
    pages += [(*told, urls[uri]) for uri, told in made.items() if uri in urls]
    texts = {"robots.txt": robots_txt(content.build_info), "llms.txt": llms_txt(content.build_info, pages)}
    if content.assets.tokens:
        texts[DESIGN_STYLE] = design_style(content.assets.tokens, LIGHT)
    withdrawn, wanted = content.published.withdrawn, linked_by(content.texts)
    return texts | data_files(content.site, content.related, content.quizzes, urls, withdrawn, content.reviews, wanted)


def old_places(addressed: Addressed, written_to: Callable[[str], str]) -> dict[str, str]:
    """Write what stands where pages were, so that links to them lead on.

    Arguments:
        addressed: The content, whose pages have addresses.
        written_to: Returns the file in the site that a page would be written to.
    """
    content = addressed.content
    files = {old.place: written_to(old.place) for page in content.site.book.pages for old in page.was}
    return old_pages(content.site.book, addressed.urls, files, content.build_info)


def search(
    content: Content, pages: Iterable[RenderedPage], memory: Memory | None = None
) -> tuple[dict[str, str], list[Problem]]:
    """Make the index that readers search, once all pages are rendered.

    Arguments:
        content: What was read.
        pages: Those that searches find.
        memory: Knows what was found on pages before.

    Returns:
        Path in the site to text, and what is wrong with synonyms.
    """
    known = memory or Memory()
    found = documents(
        pages, content.site, content.synonyms, lambda page: known.made(f"sections {page.src_uri}", sections_of, page)
    )
    return search_files(found, content.synonyms.stop_words), check_places(
        content.synonyms, found, content.site.division
    )


def begin_papers(made: Made, press: PdfBuilder, icon: str = "") -> list[Problem]:
    """Begin to make handouts and diagrams. Pages can be rendered meanwhile.

    Nothing is begun where the content has mistakes: a block may lack what its sheet shows.
    The cover of the book comes first: the book is put together while the rest is still being made.

    Arguments:
        made: The site with its embeds.
        press: Makes them.
        icon: The site's sign for the cover, SVG; empty for none.

    Returns:
        What is wrong with them.
    """
    begun = (job if isinstance(job, Problem) else press.begin(job) for job in _jobs(made, icon))
    return [problem for problem in begun if problem]


def try_papers(made: Made, press: PdfBuilder, icon: str, wanted: Callable[[], bool]) -> list[Problem]:
    """Try whether a build could make handouts and diagrams, beside a preview that shows none.

    Arguments:
        made: The site with its embeds.
        press: Makes them. What it made is there for the next build; so of a sheet that did not change, nothing is.
        icon: The site's sign for the cover, SVG; empty for none.
        wanted: Asked before each step; where nobody wants to know any longer, the rest is left.

    Returns:
        What is wrong with them.
    """
    problems: list[Problem] = []
    for job in _jobs(made, icon):
        if not wanted():
            return []
        if isinstance(job, Problem):
            problems.append(job)
        elif job.can_fail and (problem := press.begin(job)):
            problems.append(problem)
    return problems + press.tried()


def try_volumes(
    rendering: Rendering,
    press: PdfBuilder,
    new_markdown: Callable[[Extension], Markdown],
    content: Callable[[str], bytes | None],
) -> list[Problem]:
    """Try whether a build could make one document of what there is to learn, once its papers were tried.

    Arguments:
        rendering: The site, once its pages are rendered. Nothing is tried of one that has mistakes.
        press: Makes the cover.
        new_markdown: Makes a Markdown instance as pages have it, with an extension of ours.
        content: Returns the content of a file of the built site; None where there is none.

    Returns:
        What is wrong with them.
    """
    made = downloads(rendering, press)
    if made is None or rendering.made.content.problems or rendering.made.problems or rendering.problems:
        return []
    try:
        deque(made_all(made.volumes(new_markdown, content)), maxlen=0)
    except OutputError as error:
        return [Problem(error.path, 0, error.why, "Mend what it names: no build goes on here.")]
    return []


def _jobs(made: Made, icon: str) -> Iterator[Job | Problem]:
    content, context = made.content, made.addressed.context
    if content.problems or made.problems:
        return
    if LISTING_URI in context.urls:
        yield cover_job(content.build_info, icon, content.site.colours.light)
    yield from paper_jobs(content.site, content.quizzes, content.trust, context)


def papers(made: Made, press: PdfBuilder, *, fresh: bool = True) -> tuple[Mapping[str, Path | str], list[Problem]]:
    """Return handouts and diagrams.

    Arguments:
        made: The site with its embeds.
        press: Makes them.
        fresh: Whether they were begun; otherwise those of the last build are shown, or a few words.

    Returns:
        Path in the site to the file that holds it, or to these words; and what could not be made.
    """
    if fresh:
        files, problems = press.finish()
        return {path: held for path, held in files.items() if path != COVER}, problems
    last = press.last()
    return {path: last.get(path, LAST_FILES) for path in paper_paths(made.site)}, []


def kept_pages(made: Made) -> tuple[str, ...]:
    """Return the pages, relative to `docs_dir`, whose trees are kept: downloads show them too."""
    return volume_pages(made.site) if LISTING_URI in made.addressed.urls else ()


def downloaded(made: Made) -> tuple[str, ...]:
    """Return the paths in the site of what `downloads` makes."""
    return download_paths(made.site.build_info) if LISTING_URI in made.addressed.urls else ()


def downloads(rendering: Rendering, press: PdfBuilder) -> Downloads | None:
    """Return what makes downloads; None where no page lists them."""
    addressed, content = rendering.made.addressed, rendering.made.content
    if LISTING_URI not in addressed.urls:
        return None
    texts, panel = content.assets.texts, addressed.panel
    writing = [addressed.filled_scripts.get(PLACE_SCRIPT, ""), panel.in_one_page] if panel else []
    return Downloads(
        rendering.made.site,
        addressed.urls,
        rendering.trees,
        Stylesheet(content.assets.volume_style, content.assets.tokens),
        "\n".join(texts[path] for path in VOLUME_SCRIPTS if path in texts),
        "\n".join(writing),
        {CRISIS_SCRIPT: panel.in_copies} if panel else {},
        content.assets.book_style,
        content.trust(),
        lambda: press.content(COVER),
    )
