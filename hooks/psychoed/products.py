"""What a build makes beside its pages: files for machines, embeds, handouts and diagrams, downloads.

All of it needs `Build.read` done and `Build.urls` set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed import labels
from psychoed.bundle.files import Downloads
from psychoed.bundle.listing import LISTING_URI
from psychoed.check import check_notes
from psychoed.crisis.panel import Panel
from psychoed.crisis.script import CRISIS_SCRIPT
from psychoed.data_files import data_files
from psychoed.design.style import DESIGN_STYLE, design_style
from psychoed.design.tokens import LIGHT
from psychoed.embed.alone import Renderer
from psychoed.embed.files import Workshop, embed_files
from psychoed.embed.kinds import PICKED
from psychoed.embed.parts import embed_parts, withdrawn_parts
from psychoed.embed.promise import check_promise, check_withdrawn
from psychoed.embed.style import Stylesheet
from psychoed.evidence.claims import SOURCES_URI
from psychoed.glossary.linker import GLOSSARY_URI
from psychoed.handout import labels as handout_labels
from psychoed.handout.files import paper_jobs, paper_paths
from psychoed.help.place_script import PLACE_SCRIPT, place_script
from psychoed.help.reach import printed
from psychoed.metadata.files import llms_txt, robots_txt
from psychoed.problems import Problem
from psychoed.quiz.page import QUIZ_INDEX
from psychoed.search.document import documents
from psychoed.search.files import search_files
from psychoed.search.synonyms import check_places
from psychoed.surroundings import Surroundings
from psychoed.volume.cover import COVER, cover_job
from psychoed.volume.document import VOLUME_SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from markdown import Markdown
    from markdown.extensions import Extension

    from psychoed.build import Build
    from psychoed.search.document import RenderedPage

LAST = "A preview makes no handouts and pictures. It shows those of the last `mkdocs build`, if there was one."
"""What an author should know who watches a preview."""


def machine_files(build: Build) -> dict[str, str]:
    """Write what only programs ask for.

    Returns:
        Path in the site to text.
    """
    titles = {GLOSSARY_URI: labels.GLOSSARY, SOURCES_URI: labels.SOURCES, QUIZ_INDEX: labels.QUIZ_ALL_TITLE}
    about = {
        GLOSSARY_URI: labels.GLOSSARY_DESCRIPTION,
        SOURCES_URI: labels.SOURCES_DESCRIPTION,
        QUIZ_INDEX: labels.QUIZ_ALL_LEAD,
    }
    pages = [
        (page.title, page.description, build.urls[page.src_uri]) for page in build.site.book.pages if page.searched
    ]
    pages += [(titles[uri], about[uri], build.urls[uri]) for uri in titles if uri in build.urls]
    texts = {"robots.txt": robots_txt(build.edition), "llms.txt": llms_txt(build.edition, pages)}
    if build.assets.tokens:
        texts[DESIGN_STYLE] = design_style(build.assets.tokens, LIGHT)
    return texts | data_files(build.site, build.related, build.quizzes, build.urls, build.published.withdrawn)


def filled_scripts(build: Build) -> dict[str, str]:
    """Fill scripts with what the build read: where readers are, and what people type in a crisis.

    Returns:
        Path relative to `docs_dir` to text.
    """
    texts, helped = build.assets.texts, build.site.help
    made = {}
    if PLACE_SCRIPT in texts:
        made[PLACE_SCRIPT] = place_script(texts[PLACE_SCRIPT], helped.places)
    if panel := _panel(build):
        made[CRISIS_SCRIPT] = panel.on_site
    return made


def _panel(build: Build) -> Panel | None:
    """Return what fills the script of the panel of words of crisis; None where the site has no such words."""
    if CRISIS_SCRIPT not in build.assets.texts or not build.crisis:
        return None
    help_page = next((page.src_uri for page in build.site.book.pages if page.help_line), "")
    script, language = build.assets.texts[CRISIS_SCRIPT], build.edition.language
    return Panel(script, build.crisis, language, build.site.help, help_page, build.urls)


def embeds(build: Build, new_markdown: Callable[[Extension], Markdown]) -> dict[str, str]:
    """Make the parts that live elsewhere, and note what is wrong with them.

    Arguments:
        build: The build; its site holds the embeds afterwards.
        new_markdown: Makes a Markdown instance as pages have it, with an extension of ours.

    Returns:
        Path in the site to text.
    """
    around = _surroundings(build)
    stylesheet = Stylesheet(build.assets.embed_style, build.assets.tokens)
    renderer = Renderer(build.site, new_markdown, build.urls)
    workshop = Workshop(renderer, stylesheet, build.assets.texts, build.trust, around, _panel(build))
    parts, problems = embed_parts(build.site.book, build.quizzes)
    build.site.embeds = [workshop.made(part) for part in parts]
    problems += [problem for embed in build.site.embeds for problem in embed.problems]
    shown = [part.id for part in parts if part.kind not in PICKED]
    there = [part.id for part in parts]
    problems += [*check_promise(build.published, there), *check_withdrawn(build.published, parts)]
    build.problems += [*problems, *check_notes(build.site.book, shown)]
    home = next((uri for uri in (QUIZ_INDEX, *build.urls) if uri in build.urls), "")
    gone = [workshop.made(part) for part in withdrawn_parts(build.published, home)]
    return embed_files(build.site.embeds, build.published, around, gone)


def search(build: Build, pages: Iterable[RenderedPage]) -> tuple[dict[str, str], list[Problem]]:
    """Make the index that readers search, once all pages are rendered.

    Arguments:
        build: The build.
        pages: Those that searches find.

    Returns:
        Path in the site to text, and what is wrong with synonyms.
    """
    found = documents(pages, build.site, build.synonyms)
    return search_files(found, build.synonyms.stop_words), check_places(build.synonyms, found)


def begin_papers(build: Build, icon: str = "") -> None:
    """Begin to make handouts and diagrams, and note what is wrong with them. Pages can be rendered meanwhile.

    Nothing is begun where the content has mistakes: a block may lack what its sheet shows.
    The cover of the book comes first: the book is put together while the rest is still being made.

    Arguments:
        build: The build.
        icon: The site's sign for the cover, SVG; empty for none.
    """
    if build.problems:
        return
    if LISTING_URI in build.urls and (problem := build.press.begin(cover_job(build.edition, icon))):
        build.problems.append(problem)
    for made in paper_jobs(build.site, build.quizzes, build.trust, _surroundings(build)):
        if problem := made if isinstance(made, Problem) else build.press.begin(made):
            build.problems.append(problem)


def expected_papers(build: Build) -> list[str]:
    """Return the path in the site of each handout and diagram, as soon as there are embeds."""
    return paper_paths(build.site)


def papers(build: Build, *, fresh: bool = True) -> tuple[Mapping[str, Path | str], list[Problem]]:
    """Return handouts and diagrams; to be called after `embeds`.

    Arguments:
        build: The build.
        fresh: Whether they were begun; otherwise those of the last build are shown, or a few words.

    Returns:
        Path in the site to the file that holds it, or to these words; and what could not be made.
    """
    if fresh:
        files, problems = build.press.finish()
        return {path: held for path, held in files.items() if path != COVER}, problems
    last = build.press.last()
    return {path: last.get(path, handout_labels.PREVIEW) for path in paper_paths(build.site)}, []


def downloads(build: Build) -> Downloads | None:
    """Return what makes downloads, once pages are rendered; None where no page lists them."""
    if LISTING_URI not in build.urls:
        return None
    texts, panel = build.assets.texts, _panel(build)
    writing = [filled_scripts(build).get(PLACE_SCRIPT, ""), panel.in_one_page] if panel else []
    return Downloads(
        build.site,
        build.urls,
        build.source,
        Stylesheet(build.assets.volume_style, build.assets.tokens),
        "\n".join(texts[path] for path in VOLUME_SCRIPTS if path in texts),
        "\n".join(writing),
        {CRISIS_SCRIPT: panel.in_copies} if panel else {},
        build.assets.book_style,
        build.trust(),
        lambda: build.press.content(COVER),
    )


def _surroundings(build: Build) -> Surroundings:
    return Surroundings(build.edition, build.site.help.everywhere, build.urls, printed(build.site.help))
