"""What is wrong with terms that can be read: those that would never be found, and those that say nothing new."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from psychoed.features.crisis.groups import GROUPS
from psychoed.features.crisis.terms import OPTIONAL, PANEL
from psychoed.features.crisis.writing import NUMBER, VAR, Runs, expanded, misspelling, normalised, reads_digits
from psychoed.source.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from psychoed.features.crisis.terms import Term, Terms

STAR, ENDING = re.escape("*"), r"\w*"
_STAR = re.compile(r"(?<=\w)\*(?= |$)")


def check_terms(lists: Sequence[Terms], language: str, *, is_whole: bool = True) -> list[Problem]:
    """Check all lists, each by itself and against the others.

    Arguments:
        lists: What was read.
        language: The site's: its panels must say something.
        is_whole: Whether all of the files could be read. A part that is missing from a list would seem to leave panels
            silent and look-alikes needless: nothing is said of these then, nor while a term is written wrong.
    """
    written = [problem for terms in lists for problem in _written(terms)]
    # Where the variables themselves could not be read, every name of one would be unknown.
    written += [problem for terms in lists if is_whole or terms.values for problem in _unknown(terms)]
    problems = [*written, *_twice(lists)]
    if lists and not any(_language(terms) == language for terms in lists):
        what = f"The site's language is `{language}`, and no panel speaks it."
        problems.append(
            Problem(lists[0].path, 0, what, f"Write `{language}.yml` beside it, with a `panel` for each group.")
        )
    if is_whole:
        problems += [problem for terms in lists for problem in _panels(terms, language)]
        problems += [] if written else _taken_out(lists)
    return problems


def _language(terms: Terms) -> str:
    return terms.path.rpartition("/")[2].removesuffix(".yml")


def _panels(terms: Terms, language: str) -> Iterator[Problem]:
    """Report what panels do not say: in the site's language everything, in another what the others there say."""
    said = terms.panels or {}
    if _language(terms) != language and not said:
        return
    for group in GROUPS:
        line = terms.lines.get(group.name, 1)
        missing = [name for name in PANEL if name not in OPTIONAL and name not in said.get(group.name, {})]
        if missing:
            what = f"The panel of `{group.name}` does not say its {', '.join(f'`{name}`' for name in missing)}."
            yield Problem(terms.path, line, what, "Add it under `panel:` of the group.")
    if not terms.results:
        what = "Nothing is said to those who meant something else."
        yield Problem(terms.path, 1, what, "Add `results: Not what you meant? The results are below.`")


def _written(terms: Terms) -> Iterator[Problem]:
    for name, values in terms.values.items():
        if not values:
            yield Problem(terms.path, 1, f"The variable `{name}` has no words.", "Add some, or remove it.")
        for value in values:
            yield from _spelling(terms, value, _STAR.sub("", value.text), "The word")
    read_as = {other.text: right for right, others in terms.same.items() for other in others}
    for right, others in terms.same.items():
        for other in others:
            yield from _spelling(terms, other, other.text, "The spelling")
            if other.text == right:
                yield Problem(terms.path, other.line, f"`{right}` is read as itself.", "Remove the line.")
    misread = Runs(read_as)
    for part, found in (*terms.groups.items(), ("", terms.look_alikes)):
        for term in found:
            yield from _term(terms, term, read_as, misread, is_look_alike=not part)


def _unknown(terms: Terms) -> Iterator[Problem]:
    """Report each variable that there is not, where it is first named: one name may stand in a hundred terms."""
    named: dict[str, Term] = {}
    for term in chain(*terms.groups.values(), terms.look_alikes):
        for name in VAR.findall(term.text):
            named.setdefault(name, term)
    for name, term in named.items():
        if name not in terms.values:
            what = f"The term `{term.text}` names a variable that there is not: `{name}`."
            yield Problem(terms.path, term.line, what, nearest(name, terms.values))


def _spelling(terms: Terms, at: Term, text: str, what: str) -> Iterator[Problem]:
    if not normalised(text):
        yield Problem(terms.path, at.line, f"{what} `{at.text}` holds no words.", "Write some, or remove the line.")
    elif right := misspelling(text):
        yield Problem(terms.path, at.line, f"{what} `{at.text}` would never be found.", f"Write it as `{right}`.")


def _term(
    terms: Terms, term: Term, read_as: Mapping[str, str], misread: Runs, *, is_look_alike: bool
) -> Iterator[Problem]:
    if any(name not in terms.values for name in VAR.findall(term.text)):
        return
    bare = VAR.sub("x", term.text)
    if is_look_alike:
        bare = " ".join("x" if word == NUMBER else word for word in bare.split(" "))
        if "*" in bare:
            what = f"The look-alike `{term.text}` has a star, and may take away too much."
            yield Problem(terms.path, term.line, what, "Write out each word.")
            return
    else:
        bare = _STAR.sub("", bare)
    if wrong := next(_spelling(terms, term, bare, "The term"), None):
        # Variables and stars are in their places: only the words are wrong.
        hint = "Write lower case without accents and signs, with single spaces."
        yield wrong if bare == term.text or not normalised(bare) else replace(wrong, hint=hint)
        return
    if not any(map(str.isalpha, bare)):
        what = f"The term `{term.text}` has no letters, and would be found wherever that number is typed."
        yield Problem(terms.path, term.line, what, "Write words with it, or remove the line.")
        return
    if reads_digits(bare):
        what = f"The term `{term.text}` would never be found: digits within words are read as letters."
        yield Problem(terms.path, term.line, what, "Write the letters.")
    texts = expanded(term.text, terms.words)
    if said := next((run for text in texts for run in misread.within(text.split())), None):
        what = f"The term `{term.text}` would never be found: `{said}` is read as `{read_as[said]}`."
        yield Problem(terms.path, term.line, what, "Write it so.")


def _twice(lists: Sequence[Terms]) -> Iterator[Problem]:
    """Report terms that stand for something that another term stands for."""
    seen: dict[tuple[str, bool], tuple[Term, str, Terms]] = {}
    for terms in lists:
        for group, found in (*terms.groups.items(), ("", terms.look_alikes)):
            for term in found:
                for text in expanded(term.text, terms.words):
                    other, other_group, where = seen.setdefault((text, not group), (term, group, terms))
                    # In two languages the same may be written; it means the same then.
                    if other is term or (where is not terms and other_group == group):
                        continue
                    place = f"line {other.line}" if where is terms else f"{where.path}:{other.line}"
                    kind = f"group `{other_group}`" if other_group else "the look-alikes"
                    what = f"`{text}` stands in {kind} already, in {place}."
                    yield Problem(terms.path, term.line, what, "Leave it in one place.")
                    break


def _pattern(term: str, values: Mapping[str, Sequence[str]]) -> str:
    """Return a regular expression for all that a term stands for."""
    choices = [values.get(piece, ()) if index % 2 else (piece,) for index, piece in enumerate(VAR.split(term))]
    return "".join(f"(?:{'|'.join(re.escape(one).replace(STAR, ENDING) for one in each)})" for each in choices)


def _taken_out(lists: Sequence[Terms]) -> Iterator[Problem]:
    """Report terms that a look-alike always takes out, and look-alikes that take nothing away."""
    taken = {text: term for terms in lists for term in terms.look_alikes for text in expanded(term.text, terms.words)}
    takers = Runs(taken)
    whole: set[str] = set()
    stems = []
    for terms in lists:
        for found in terms.groups.values():
            for term in found:
                texts = [*expanded(term.text, terms.words)]
                if any("*" in text for text in texts):
                    stems.append(_pattern(term.text, terms.words))
                whole.update(text for text in texts if "*" not in text)
                bare = (text.replace("*", "").split() for text in texts)
                if run := next(chain.from_iterable(map(takers.within, bare)), None):
                    what = f"`{term.text}` would never be found: the look-alike `{taken[run].text}` takes it out."
                    hint = "Make the look-alike longer, or remove one of the two."
                    yield Problem(terms.path, term.line, what, hint)
    stem = re.compile(rf"(?:^|(?<= ))(?:{'|'.join(stems)})(?= |$)") if stems else None
    wholes = Runs(whole)

    def holds(texts: Iterable[str]) -> bool:
        return any(any(wholes.within(text.split())) or (stem is not None and stem.search(text)) for text in texts)

    for terms in lists:
        for look in terms.look_alikes:
            if "*" not in look.text and all(name in terms.values for name in VAR.findall(look.text)):
                texts = [text.replace(NUMBER, "5") for text in expanded(look.text, terms.words)]
                if not holds(texts):
                    what = f"The look-alike `{look.text}` holds no term, and takes nothing out."
                    yield Problem(terms.path, look.line, what, "Remove it.")
