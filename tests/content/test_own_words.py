"""What this site says in other words than the toolkit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from helpers import DOCS, site_words
from psychoed.features.evidence.label import LABELS
from psychoed.words.reading import WORDS, english

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def _keys(given: Mapping[str, Any], start: str = "") -> Iterator[str]:
    for name, text in given.items():
        yield from _keys(text, f"{start}{name}.") if isinstance(text, dict) else [f"{start}{name}"]


def test_each_of_them_differs_from_what_the_toolkit_says() -> None:
    own = [*_keys(yaml.safe_load((DOCS / WORDS.format(language="en")).read_text("utf-8")))]
    assert own
    assert [key for key in own if site_words().texts[key] == english().texts[key]] == []


def test_programs_are_told_how_many_labels_there_are() -> None:
    told = site_words()("llms.claims", count=len(LABELS), labels="these")
    assert f"one of {len(LABELS)} labels says how strong the research behind it is: these." in told
