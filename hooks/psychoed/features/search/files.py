"""The index as script files: a page opened from a folder may load scripts, and nothing else.

`assets/search/index.js` is the head: what is needed to put what is found in order. All else comes in parts, so that a
search loads no more than it needs however many pages there are: `words-N.js` says where words stand, `names-N.js` what
entries of the glossary are called, `texts-N.js` what there is to find, `pages-N.js` on which pages that stands, and
`spellings-N.js` which words there are, for those that are mistyped.

Of a small index all parts are loaded before a word is typed: then not even the host of the site can guess what somebody
looks for. Of a large one, the parts asked for tell it a range of the alphabet, and the pages around what was found.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from psychoed.features.search.document import FIELDS
from psychoed.features.search.index import make_index, utf16
from psychoed.features.search.words import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from psychoed.features.search.document import Document

SEARCH_FOLDER = "assets/search"
"""In the site."""

WORDS_SIZE = 64_000
"""Characters that a part with words has at most; a single word may have more. A query needs few parts for each word."""

TEXTS_SIZE = 24_000
"""Characters that a part with texts has at most; a single text may have more. Ten results may need ten."""

WHOLE = 16
"""An index of so many times the characters that a part with words may have is loaded as a whole: a million characters,
300 KB on the way to the reader; some 50 long pages."""

_KINDS = {"": 0, "term": 1, "study": 2, "question": 3}


def search_files(
    found: Sequence[Document],
    stop_words: Iterable[str] = (),
    words_size: int = WORDS_SIZE,
    texts_size: int = TEXTS_SIZE,
) -> dict[str, str]:
    """Write the index of a site.

    Arguments:
        found: What there is to find; what stands on one page is together.
        stop_words: Words that say nothing of what is looked for.
        words_size: Characters that a part with words, names or spellings has at most.
        texts_size: Characters that a part with texts or pages has at most.

    Returns:
        Path in the site to text.
    """
    index = make_index(found)
    # Backwards, so that the first document of a page has the last word.
    firsts = {document.page: number for number, document in reversed([*enumerate(found)])}
    pages = [*dict.fromkeys(document.page for document in found)]
    parts = {
        "words": [*_parts(([term, postings] for term, postings in index.terms.items()), words_size)],
        "names": [*_parts(_names(found), words_size)],
        "texts": [*_parts(([document.anchor, document.title, document.text] for document in found), texts_size)],
        "pages": [*_parts(([page.url, page.title] for page in pages), texts_size)],
    }
    whole = sum(len(_json(part)) for kind in parts.values() for part in kind) <= WHOLE * words_size
    parts["spellings"] = [] if whole else [*_parts(index.terms, words_size)]
    head = {
        "whole": whole,
        # The number of the first document of each page.
        "firsts": [firsts[page] for page in pages],
        "boosts": {at: page.boost for at, page in enumerate(pages) if page.boost != 1},
        # A digit for each document.
        "kinds": "".join(str(_KINDS[document.kind]) for document in found),
        "fields": {name: at for at, name in enumerate(FIELDS)},
        "lengths": index.lengths,
        "averageLengths": index.average_lengths,
        # These count only where a query has no others.
        "common": sorted({*index.common, *map(key, stop_words)}),
        # What each part begins with: a word, a name, or the number of a document or page.
        "words": [part[0][0] for part in parts["words"]],
        "names": [part[0][0] for part in parts["names"]],
        "spellings": [part[0] for part in parts["spellings"]],
        "texts": _starts(parts["texts"]),
        "pages": _starts(parts["pages"]),
    }
    # A browser may keep parts of an older index beside a newer head: each is asked for by what they all hold.
    written = {f"{kind}-{at}": _json(part) for kind, listed in parts.items() for at, part in enumerate(listed)}
    head["version"] = sha256("\n".join([_json(head), *written.values()]).encode()).hexdigest()[:12]
    files = {"index": _json(head), **written}
    return {f"{SEARCH_FOLDER}/{name}.js": f"searchPart({_json(name)},{text})\n" for name, text in files.items()}


def _names(found: Sequence[Document]) -> list[tuple[str, int]]:
    """Return what each entry of the glossary is called, as a whole query is compared with it, in order."""
    called = {
        (key(name), number)
        for number, document in enumerate(found)
        if document.kind == "term"
        for name in (document.title, *document.names)
    }
    return sorted(called, key=lambda name: (utf16(name[0]), name[1]))


def _parts(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Part items so that each part written as JSON has at most some size, or one item, and all about the same."""
    listed = [(item, len(_json(item)) + 1) for item in items]
    whole = sum(length for _, length in listed)
    fair = whole / max(1, -(-whole // (size - 1)))
    part: list[Any] = []
    held = 1
    for item, length in listed:
        if part and (held + length > size or held >= fair):
            yield part
            part, held = [], 1
        part.append(item)
        held += length
    if part:
        yield part


def _starts(parts: Iterable[Sequence[Any]]) -> list[int]:
    starts, at = [], 0
    for part in parts:
        starts.append(at)
        at += len(part)
    return starts


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
