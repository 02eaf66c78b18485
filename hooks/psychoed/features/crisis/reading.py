"""All lists of a site, read and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.features.crisis.check import check_terms
from psychoed.features.crisis.groups import GROUPS
from psychoed.features.crisis.terms import CRISIS_FOLDER, read_terms
from psychoed.source.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.features.crisis.terms import Terms
    from psychoed.features.help.lines import HelpLines


def is_list(path: str) -> bool:
    """Tell whether a file, relative to `docs_dir`, is a list of terms."""
    return path.startswith(f"{CRISIS_FOLDER}/") and path.endswith(".yml")


def read_crisis(
    data: Mapping[str, str], language: str, help_lines: HelpLines
) -> tuple[tuple[Terms, ...], list[Problem]]:
    """Read the lists of all languages.

    Arguments:
        data: Path relative to `docs_dir` to text of the files that there are; other files are left alone.
        language: The site's.
        help_lines: The site's help lines: without any, a panel would have nothing to show.

    Returns:
        The lists, in the order of their languages, and everything that is wrong with them. Where anything is, no list
        is used: no panel may show less than it should.
    """
    problems: list[Problem] = []
    lists = []
    for path in sorted(filter(is_list, data)):
        terms, found = read_terms(path, data[path])
        lists.append(terms)
        problems += found
    problems += check_terms(lists, language, is_whole=not problems)
    if lists and not all(help_lines.answer("", group.need) for group in GROUPS):
        what = "A panel would have no help line to show where no country is known."
        problems.append(Problem(lists[0].path, 0, what, "Name a `directory` in `docs/help-lines.yml`."))
    return () if problems else tuple(lists), problems
