"""The order in which things are shown that are to be placed, sorted or matched: the same on a page and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.text.digests import stable_key

if TYPE_CHECKING:
    from collections.abc import Sequence


def mixed(texts: Sequence[str], seed: str) -> list[int]:
    """Return the places of some steps, from 1, in an order that looks mixed, is not the right one and never changes."""
    order = sorted(range(1, len(texts) + 1), key=lambda n: stable_key(seed, texts[n - 1]))
    return order if order != sorted(order) else [*order[1:], *order[:1]]


def mixed_targets(targets: Sequence[str], seed: str) -> list[str]:
    """Return what to match with in an order that tells nothing: the sources stand in theirs."""
    return sorted(targets, key=lambda target: stable_key(seed, "target", target))
