"""What becomes of breaks, and what is said of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from mutants import Mutant

KNOWN = Path(__file__).with_name("survivors.yml")
ENOUGH = 85
"""How many of a hundred breaks must be noticed."""
NOTICED, UNNOTICED, ENDLESS, UNSEEN = "noticed", "unnoticed", "endless", "unseen"
"""Unseen is what shows only when modules are imported anew: some functions run then alone."""


def told_of(mutant: Mutant, end: str, seconds: float) -> None:
    """Print what became of a mutant."""
    print(f"{end:9} {seconds:5.1f} s  {mutant.told[0]}, line {mutant.line}: {mutant.change}", flush=True)


def judged(ended: list[tuple[Mutant, str]]) -> int:
    """Print how many were noticed, and those that nobody knew of."""
    listed = yaml.safe_load(KNOWN.read_text("utf-8"))
    known = {(one["where"], one["was"], one["change"]): one for one in listed}
    unnoticed = [mutant for mutant, end in ended if end == UNNOTICED]
    same = [mutant for mutant in unnoticed if known.get(mutant.told, {}).get("same")]
    counted = len(ended) - len(same)
    share = 100 * (len(ended) - len(unnoticed)) / max(1, counted)
    print(f"\n{len(ended)} breaks, {len(same)} of which change nothing; of the others {share:.0f} of 100 are noticed.")
    new = [mutant.told for mutant in unnoticed if mutant.told not in known]
    if new:
        print("Nobody knew of these. Test them, or say in survivors.yml why they may stay:")
        told = [dict(zip(("where", "was", "change"), one, strict=True)) for one in new]
        print(yaml.safe_dump(told, sort_keys=False, allow_unicode=True, width=1000))
    return int(bool(new) or share < ENOUGH)
