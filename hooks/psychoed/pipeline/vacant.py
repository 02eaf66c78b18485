"""What pages or the menu link to, and what the build has nothing for: it is there all the same, and says so.

Pages about a site, such as how it is made, link to its sources, its glossary and its data. Who begins without evidence,
words or questions need not change pages that they never touched.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from psychoed.assets.templates import fill
from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.content.division import Division
from psychoed.features.evidence.page import sources_pages
from psychoed.features.quiz.page import ANSWERS_URI, QUIZ_INDEX
from psychoed.text.inline import linked

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from psychoed.content.site import Site

_NAMED = {
    GLOSSARY_URI: ("glossary.title", "glossary.description"),
    QUIZ_INDEX: ("quiz.all_title", "quiz.all_lead"),
    ANSWERS_URI: ("answers.title", "answers.description"),
}
"""The words for title and description of each page."""


def linked_by(texts: Mapping[str, str]) -> frozenset[str]:
    """Return what pages link to, relative to `docs_dir`.

    Arguments:
        texts: Path relative to `docs_dir` to whole text of each page.
    """
    return frozenset(path for src_uri, text in texts.items() for path in linked(text, src_uri))


def vacant_pages(site: Site, wanted: Collection[str], made: Collection[str]) -> dict[str, str]:
    """Write the pages that something links to and that have nothing to show yet.

    Arguments:
        site: The site as read.
        wanted: What pages and the menu link to, relative to `docs_dir`.
        made: The pages that there are.

    Returns:
        Path relative to `docs_dir` to Markdown.
    """
    words = site.build_info.words
    pages = {
        uri: fill("pipeline/vacant.md.jinja", title=words(title), description=words(description), words=words)
        for uri, (title, description) in _NAMED.items()
    }
    # Pages link to how its labels are read, whether one is used or not.
    pages |= sources_pages(replace(site, claims={}, references={}, division=Division()), {}, {})
    return {uri: text for uri, text in pages.items() if uri in wanted and uri not in made}
