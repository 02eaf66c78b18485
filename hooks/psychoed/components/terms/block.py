"""`terms`: words of the glossary, defined on the page where they belong."""

from __future__ import annotations

import re
import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING

from psychoed.components.block import ComponentBlock, fence_id, read_header, unmovable
from psychoed.components.options import BlockOptions
from psychoed.source.problems import Problem
from psychoed.text.inline import MARK, plain, rebased, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from psychoed.source.block_source import BlockSource
from psychoed.components.terms.part import Term, Terms

_DEFINITION = re.compile(r" {0,3}: {1,3}(\S.*)$")


_SLUG = re.compile(r"\{:?\s*+#([\w-]++)\s*+\}$")


class TermsBlock(ComponentBlock):
    """A definition list.

    Content (for authors):
        Lines with the word and its other forms, then its definition: `:   A hormone that …`
        The first line names the entry; `{ #slug }` behind it keeps an old address after a change of name.
        A form in double brackets, `[[vulnerable]]`, is linked only where a page writes it so.
    """

    NAME = "terms"
    ARGUMENT = None
    TAG = "section"


def _split_name(line: str) -> tuple[str, str]:
    """Part an entry's first line into its name and its slug."""
    line = line.strip()
    if found := _SLUG.search(line):
        return line[: found.start()].rstrip(), found[1]
    return line, slug(line)


def read_terms(fence: BlockSource) -> tuple[Terms, list[Problem]]:
    """Read a `terms` block; report words without definition and definitions without word."""
    name = fence_id(fence)
    _, problems = read_header(fence, TermsBlock, BlockOptions)
    terms: list[Term] = []
    words: list[tuple[int, str]] = []
    index = 0
    while index < len(fence.body):
        line, number = fence.body[index], fence.body_line + index
        index += 1
        if found := _DEFINITION.match(line):
            more = index
            while more < len(fence.body) and (fence.body[more].startswith("    ") or not fence.body[more].strip()):
                more += 1
            rest = textwrap.dedent("\n".join(fence.body[index:more])).rstrip()
            index = more
            problems += unmovable(fence, f"{found[1]} {rest}", number)
            meaning = rebased(f"{found[1]}\n{rest}".rstrip(), fence.src_uri)
            if not words and terms:
                terms[-1] = replace(terms[-1], meanings=(*terms[-1].meanings, meaning))
                continue
            if not words:
                hint = "Write the word on the line above it."
                problems.append(fence.problem("This definition belongs to no word.", hint, number))
                continue
            terms.append(_term(words, meaning, fence.src_uri, name))
            words = []
        elif line.strip():
            if not words and MARK.search(line):
                what = "An entry's first line is its name; a form that must be marked cannot be."
                problems.append(fence.problem(what, "Write the name above it.", number))
            if line.lstrip().startswith(("#", "- ", "* ", "> ")):
                what, hint = f"`{line.strip()}` is no word but a heading, list or quotation.", "Write the bare word."
                problems.append(fence.problem(what, hint, number))
            words.append((number, line.strip()))
        elif words and not _followed_by_definition(fence.body, index):
            problems.append(_undefined(fence, words))
            words = []
    if words:
        problems.append(_undefined(fence, words))
    if not terms:
        problems.append(
            fence.problem("`terms` defines no word.", "Write a word on a line, and below it `:   What it means.`")
        )
    return Terms(name, fence.title, fence.src_uri, fence.line, tuple(terms)), problems


def words_with_commas(terms: Iterable[Term]) -> Iterator[Problem]:
    """Tell of words that may be several: in other places, forms are parted by commas."""
    for term in terms:
        for word in (word for word in (term.name, *term.forms) if "," in word):
            what = f"“{word}” is one word, with its comma."
            yield Problem(term.src_uri, term.line, what, "If these are forms of one, write each on a line of its own.")


def _followed_by_definition(body: tuple[str, ...], index: int) -> bool:
    following = next((line for line in body[index:] if line.strip()), "")
    return bool(_DEFINITION.match(following))


def _undefined(fence: BlockSource, words: list[tuple[int, str]]) -> Problem:
    line, word = words[0]
    return fence.problem(f"“{word}” has no definition.", "Write it on the next line, as `:   What it means.`", line)


def _term(words: list[tuple[int, str]], meaning: str, src_uri: str, block: str) -> Term:
    (line, first), *others = words
    name, key = _split_name(first)
    marked = tuple(found[2] for _, word in others if (found := MARK.fullmatch(word)))
    forms = tuple(plain(word) for _, word in others if not MARK.fullmatch(word))
    return Term(key, plain(name), forms, marked, (meaning,), src_uri, block, line, rebased(name, src_uri))
