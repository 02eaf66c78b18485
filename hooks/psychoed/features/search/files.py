"""The index as script files: a page opened from a folder may load scripts, and nothing else.

`assets/search/index.js` says what documents there are, `words-N.js` where words stand, `texts-N.js` what documents say.
The last two come in parts, so that a search loads no more than it needs however many pages there are.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from psychoed.features.search.document import FIELDS
from psychoed.features.search.index import make_index
from psychoed.features.search.words import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from psychoed.features.search.document import Document

SEARCH_FOLDER = "assets/search"
"""In the site."""

WORDS_SIZE = 64_000
"""Characters that a part with words has at most; a single word may have more. A query needs one part for each word."""

TEXTS_SIZE = 24_000
"""Characters that a part with texts has at most; a single text may have more. Ten results may need ten."""

_KINDS = {"": 0, "term": 1, "study": 2, "question": 3}


def search_files(
    found: Sequence[Document],
    stop_words: Iterable[str] = (),
    words_size: int = WORDS_SIZE,
    texts_size: int = TEXTS_SIZE,
) -> dict[str, str]:
    """Write the index of a site.

    Arguments:
        found: What there is to find.
        stop_words: Words that say nothing of what is looked for.
        words_size: Characters that a part with words has at most.
        texts_size: Characters that a part with texts has at most.

    Returns:
        Path in the site to text.
    """
    index = make_index(found)
    words = list(_parts(([term, postings] for term, postings in index.terms.items()), words_size))
    texts = list(_parts((document.text for document in found), texts_size))
    pages = list(dict.fromkeys(document.page for document in found))
    number = {page: at for at, page in enumerate(pages)}
    head = {
        # Page, place on it, title, kind, and for a word its names as they are compared with a whole query.
        "documents": [
            [
                number[document.page],
                document.anchor,
                document.title,
                _KINDS[document.kind],
                *([_keys(document)] if document.kind == "term" else []),
            ]
            for document in found
        ],
        "pages": [[page.url, page.title, *([page.boost] if page.boost != 1 else [])] for page in pages],
        "fields": {name: at for at, name in enumerate(FIELDS)},
        "lengths": index.lengths,
        "averageLengths": index.average_lengths,
        # These count only where a query has no others.
        "common": sorted({*index.common, *map(key, stop_words)}),
        # The first word, and the number of the first document, of each part.
        "words": [part[0][0] for part in words],
        "texts": _starts(texts),
    }
    made = {f"words-{at}": part for at, part in enumerate(words)} | {
        f"texts-{at}": part for at, part in enumerate(texts)
    }
    # A browser may keep parts of an older index beside a newer head: each is asked for by what they all hold.
    written = {name: _json(part) for name, part in made.items()}
    head["version"] = sha256("\n".join([_json(head), *written.values()]).encode()).hexdigest()[:12]
    files = {"index": _json(head), **written}
    return {f"{SEARCH_FOLDER}/{name}.js": f"searchPart({_json(name)},{text})\n" for name, text in files.items()}


def _keys(document: Document) -> list[str]:
    return list(dict.fromkeys(key(name) for name in (document.title, *document.names)))


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
