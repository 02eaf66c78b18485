"""Reading catalogues: the toolkit's own for a language, and what a site says otherwise."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from string import Formatter
from typing import TYPE_CHECKING, Any, NamedTuple

from babel import Locale, UnknownLocaleError

from psychoed.source.problems import Problem, nearest
from psychoed.source.yaml_text import read_yaml
from psychoed.words.catalogue import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from psychoed.source.given import Given
    from psychoed.words.catalogue import Text

WORDS = "words/{language}.yml"
"""Where a site has words of its own for a language, relative to `docs_dir`."""

_CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})
_FIRST = "en"
"""The language that all others are measured by."""


class _Text(NamedTuple):
    """A text as it is written in a file."""

    text: Text
    line: int


@cache
def toolkit_words(language: str) -> Words | None:
    """Return the toolkit's own words in a language; None where it speaks none.

    Arguments:
        language: A tag of BCP 47. `en-GB` has those of `en`, where it has none of its own.
    """
    for name in (language, language.replace("_", "-").partition("-")[0]):
        file = files(__package__).joinpath(f"{name}.yml")
        if file.is_file():
            given, _ = _texts("", file.read_text("utf-8"), None if name == _FIRST else english())
            return Words(language, {key: each.text for key, each in given.items()})
    return None


def english() -> Words:
    """Return the words of the toolkit in the language in which they are written first."""
    words = toolkit_words(_FIRST)
    assert words is not None
    return words


def read_words(language: str, texts: Mapping[str, str]) -> tuple[Words, list[Problem]]:
    """Return the words of a site.

    Arguments:
        language: The site's.
        texts: Path relative to `docs_dir` to text of its data files. It may say single words otherwise; in a language
            that the toolkit does not speak, it has to say all of them.

    Returns:
        The words, English where one is missing, and everything that is wrong with them.
    """
    path = WORDS.format(language=language)
    known = toolkit_words(language)
    model = english()
    try:
        Locale.parse(language.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        what = f"No language `{language}` is known, so that nothing can be counted in it."
        return model, [Problem(path, 0, what, "Name one that Unicode's CLDR knows as `language` of the theme.")]
    if path not in texts:
        if known:
            return known, []
        what = f"The toolkit has no words in the language `{language}`."
        hint = f"Translate the toolkit’s `words/en.yml`, and save it as `docs/{path}`."
        return Words(language, model.texts), [Problem(path, 0, what, hint)]
    given, problems = _texts(path, texts[path], model)
    words = Words(language, {**(known or model).texts, **{key: each.text for key, each in given.items()}})
    wrong = {key: list(_wrong(path, key, each, words, model)) for key, each in given.items()}
    for found in wrong.values():
        problems += found
    if not known:
        problems += _missing(path, given, model)
    sound = {key: text for key, text in words.texts.items() if not wrong.get(key)}
    return Words(language, {**(known or model).texts, **sound}), problems


def _texts(path: str, text: str, model: Words | None) -> tuple[dict[str, _Text], list[Problem]]:
    """Read a file, and note what in it is no text.

    Arguments:
        path: The file.
        text: YAML.
        model: Knows what counts; None for what it is read from itself.
    """
    whole, problems = read_yaml(path, text)
    if whole is None or whole.value is None:
        return {}, problems
    if not isinstance(whole.value, dict):
        return {}, [whole.problem("The words cannot be read.", "Write `key: words`, as the toolkit's file does.")]
    return dict(_flat("", whole, problems, model)), problems


def _flat(start: str, whole: Given, problems: list[Problem], model: Words | None) -> Iterator[tuple[str, _Text]]:
    for name, each in whole.names.items():
        key, value = f"{start}{name}", each.value
        if isinstance(value, dict) and not _counts(key, value, model):
            yield from _flat(f"{key}.", each, problems, model)
        elif _is_text(value) or (isinstance(value, dict) and all(map(_is_text, value.values()))):
            yield key, _Text(value, each.line)
        else:
            # To YAML, `yes` and `12` are no words.
            what, hint = f"`{key}` has no words.", "Write some behind it, in quotes where they are a figure or `no`."
            problems.append(each.problem(what, hint))


def _counts(key: str, value: Mapping[str, Any], model: Words | None) -> bool:
    if model is not None:
        return key in model.texts
    return "other" in value and _CATEGORIES.issuperset(map(str, value))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _wrong(path: str, key: str, given: _Text, words: Words, model: Words) -> Iterator[Problem]:
    """Report a key or a name in braces that the toolkit does not have, and a plural that is missing."""
    if key not in model.texts:
        yield Problem(path, given.line, f"There is no text `{key}`.", nearest(key, model.texts))
        return
    pattern = model.texts[key]
    if isinstance(pattern, str) != isinstance(given.text, str):
        what = f"`{key}` is one text." if isinstance(pattern, str) else f"`{key}` counts."
        hint = "Write it on one line." if isinstance(pattern, str) else _plurals(words)
        yield Problem(path, given.line, what, hint)
        return
    if not isinstance(given.text, str) and (off := {*given.text} ^ _needed(words)):
        what = f"`{key}` has not just the plurals of the language: {', '.join(sorted(off))}."
        yield Problem(path, given.line, what, _plurals(words))
    known = {name for text in _all(pattern) for name in _names(text)}
    for text in _all(given.text):
        try:
            unknown = [name for name in _names(text) if name not in known]
        except ValueError:
            yield Problem(path, given.line, f"A brace in `{key}` has no other.", "Write `{{` or `}}` for one brace.")
            continue
        for name in unknown:
            what = f"Nothing stands for `{{{name}}}` in `{key}`."
            hint = nearest(name, known) if known else "Leave it out."
            yield Problem(path, given.line, what, hint)


def _missing(path: str, given: Iterable[str], model: Words) -> Iterator[Problem]:
    there = {*given}
    for key, text in model.texts.items():
        if key not in there:
            said = text if isinstance(text, str) else text["other"]
            yield Problem(path, 0, f"`{key}` is missing.", f"Translate “{said}”.")


def _needed(words: Words) -> set[str]:
    return {*words.locale.plural_form.tags, "other"}


def _plurals(words: Words) -> str:
    return f"Write a text for each of: {', '.join(sorted(_needed(words)))}."


def _all(text: Text) -> Iterable[str]:
    return [text] if isinstance(text, str) else text.values()


def _names(text: str) -> list[str]:
    """Return what stands in braces; more than a name is no name."""
    return [
        "".join([name, f"!{conversion}" if conversion else "", f":{form}" if form else ""])
        for _, name, form, conversion in Formatter().parse(text)
        if name is not None
    ]
