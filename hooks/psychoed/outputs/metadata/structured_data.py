"""Structured data: JSON-LD in the vocabulary of schema.org, and nothing in it that the page does not say.

Types and properties as defined on schema.org, version 29; the tests hold them to the vocabulary.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, assert_never

from psychoed.components.question.interactions import Choice, Match, Order, TextEntry
from psychoed.components.terms.part import GLOSSARY_URI, Terms
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.components.question.data import Question
    from psychoed.components.terms.part import Term
    from psychoed.content.build_info import BuildInfo
    from psychoed.content.provenance import Provenance
    from psychoed.content.references.csl import Reference
    from psychoed.content.site import Site
    from psychoed.features.quiz.page import Quiz

Data = dict[str, Any]


def script_text(data: Data) -> str:
    """Write data so that it can stand in a `<script>`: no text in it can end the element, whatever it holds."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


class Described(NamedTuple):
    """A page as its head describes it."""

    src_uri: str
    """Relative to `docs_dir`."""
    title: str
    """Plain words."""
    description: str
    """Plain words; may be empty."""
    url: str
    """Its absolute address; empty where there is none yet."""
    is_home: bool
    part_of: str = ""
    """The absolute address of the page that it is a part of; empty where it is none, or has no address."""


def page_data(site: Site, quiz: Quiz | None, trust: Provenance, page: Described, stated: Iterable[str] = ()) -> Data:
    """Describe any page of a site: as what it is, with what it cites, defines or asks.

    Arguments:
        site: What its pages share.
        quiz: The quiz that the page holds, if it is the quiz of one page.
        trust: What the page says of itself.
        page: The page.
        stated: The claims that it states.
    """
    build_info = site.build_info
    own = site.book.by_uri.get(page.src_uri)
    if page.is_home:
        return web_site(build_info)
    if site.division.register(page.src_uri) == GLOSSARY_URI:
        defined = [site.book.terms[slug] for slug in _defined(site, page.src_uri)]
        terms = {"hasDefinedTerm": defined_terms(defined, page.part_of)} if defined else {}
        return {**_described(["DefinedTermSet", "WebPage"], page, trust, build_info), **terms}
    if quiz:
        about = {"about": {"@type": "Thing", "name": quiz.page.title}, "hasPart": questions(quiz.questions)}
        return {**_described(["Quiz", "WebPage"], page, trust, build_info), **about}
    keys = dict.fromkeys(
        key
        for claim in stated
        for evidence in (site.claims[claim].evidence if claim in site.claims else ())
        for key in evidence.sources
    )
    if own is None or not keys:
        return _described(["WebPage"], page, trust, build_info)
    data = _described(["LearningResource", "WebPage"], page, trust, build_info)
    data["teaches"] = [term.name for part in own.of(Terms) for term in part.terms]
    data["citation"] = citations(site.references[key] for key in keys if key in site.references)
    return _filled(data)


def _described(kinds: list[str], page: Described, trust: Provenance, build_info: BuildInfo) -> Data:
    """Describe what any page says of itself. Only a review that took place is named."""
    data: Data = {
        "@type": kinds[0] if len(kinds) == 1 else kinds,
        "name": page.title,
        "description": page.description,
        "url": page.url,
        "inLanguage": build_info.language,
        "isAccessibleForFree": True,
        "license": build_info.licence,
        "isPartOf": {"@type": "WebSite", "name": build_info.name},
        "version": trust.version,
    }
    data["author"] = [_author(name, build_info) for name in trust.authors]
    if "WebPage" in kinds and trust.reviewers and trust.last_reviewed:
        roles = {each.review.by: each.review.role for each in trust.reviews if each.holds}
        people = [{"@type": "Person", "name": name, "jobTitle": roles.get(name, "")} for name in trust.reviewers]
        data["reviewedBy"] = [_filled(person) for person in people]
        data["lastReviewed"] = trust.last_reviewed.isoformat()
    return _filled(data)


def _author(name: str, build_info: BuildInfo) -> Data | str:
    """Describe who wrote a page: one of its own is a person, and what the site's is, the site says, or nobody does."""
    kind = build_info.author_type if name == build_info.author else "Person"
    # Where a person or a group is expected, schema.org takes a name alone as well.
    return {"@type": kind, "name": name} if kind else name


def web_site(build_info: BuildInfo) -> Data:
    """Describe the site."""
    return _filled(
        {
            "@type": "WebSite",
            "name": build_info.name,
            "description": build_info.description,
            "url": build_info.address,
            "inLanguage": build_info.language,
            "license": build_info.licence,
        }
    )


def citations(references: Iterable[Reference]) -> list[Data]:
    """Describe the works that a page rests on. What has an address is told by that alone: each page carries this."""
    return [
        _filled(_work(reference) if reference.url else {**_work(reference), **_told(reference)})
        for reference in references
    ]


def _work(reference: Reference) -> Data:
    is_article = reference.item["type"] == "article-journal"
    return {"@type": "ScholarlyArticle" if is_article else "CreativeWork", "sameAs": reference.url}


def _told(reference: Reference) -> Data:
    return {
        "name": reference.title,
        "author": [{"@type": "Person", "name": name} for name in reference.authors],
        "datePublished": reference.published,
        "isPartOf": {"@type": "Periodical", "name": reference.container} if reference.container else "",
    }


def _defined(site: Site, src_uri: str) -> list[str]:
    """Return the words that a page of the glossary defines, by their slugs: a register defines none."""
    shelves = site.division.shelves.get(GLOSSARY_URI)
    if not shelves:
        return [*site.book.terms]
    return [item.key for shelf in shelves if shelf.src_uri == src_uri for item in shelf.items]


def defined_terms(terms: Iterable[Term], register: str = "") -> list[Data]:
    """Describe the words of a glossary, each by the address for good of its entry.

    Arguments:
        terms: The words.
        register: The page that has this address; empty for the one that is described.
    """
    return [
        _filled(
            {
                "@type": "DefinedTerm",
                "@id": f"{register}#{term.slug}",
                "name": term.name,
                "alternateName": list(term.forms),
                "description": plain(term.definition),
            }
        )
        for term in terms
    ]


def questions(asked: Iterable[Question]) -> list[Data]:
    """Describe questions with options, each by its address on the page; other kinds have no type of their own."""
    data = []
    for question in asked:
        match question.interaction:
            case Choice() as choice:
                data.append(
                    {
                        "@type": "Question",
                        "@id": f"#{question.id}",
                        "eduQuestionType": "Multiple choice",
                        "text": plain(question.title),
                        **_answers(choice),
                    }
                )
            case Match() | Order() | TextEntry():
                pass
            case _:
                assert_never(question.interaction)
    return data


def _answers(choice: Choice) -> Data:
    """Describe what fits, and what else can be chosen."""
    told = [
        (
            option.right,
            {
                "@type": "Answer",
                "position": number,
                "text": plain(option.text),
                "answerExplanation": {"@type": "Comment", "text": plain(option.feedback)},
            },
        )
        for number, option in enumerate(choice.options, 1)
    ]
    rights = [answer for right, answer in told if right]
    others = [answer for right, answer in told if not right]
    return {"acceptedAnswer": rights[0] if len(rights) == 1 else rights, "suggestedAnswer": others}


def _filled(data: Data) -> Data:
    """Leave out what says nothing."""
    return {name: value for name, value in data.items() if value not in ("", [], None)}
