"""The style of an embed: of the site's stylesheet just the rules that this one document can use, in system fonts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import tinycss2

from psychoed.assets.tokens import DARK, LIGHT, PRINT, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

EMBED_STYLE = "assets/styles/embed.css"
"""What only embeds have, relative to `docs_dir`."""

_WORD = re.compile(r"-?[A-Za-z_][\w-]*")
_USED = re.compile(r"var\(--([\w-]+)")
_ANY_OF = frozenset({"is", "where", "has", "matches", "-webkit-any"})
_FONTS = {
    "text-font": Token("text-font", "system-ui,sans-serif", ""),
    "heading-font": Token("heading-font", "Georgia,serif", ""),
}


@dataclass(frozen=True)
class _Rule:
    """A rule, or an at-rule with rules in it."""

    prelude: str
    selectors: tuple[tuple[Any, ...], ...]
    body: str
    inner: tuple[_Rule, ...]


class Stylesheet:
    """A stylesheet, read once, from which each document gets what it can use.

    Arguments:
        texts: All of it, without imports, one part after the other.
        tokens: For each scheme its tokens by name.
    """

    def __init__(self, texts: Sequence[str], tokens: Mapping[str, Mapping[str, Token]]) -> None:
        self.rules = tuple(rule for text in texts for rule in _rules(text))
        self._vocabulary = frozenset().union(*map(_words, texts))
        self._made: dict[frozenset[str], str] = {}
        self.tokens = {scheme: {**tokens.get(scheme, {}), **_FONTS} for scheme in (LIGHT, DARK, PRINT)}

    def pruned(self, names: Iterable[str], script: str) -> str:
        """Return what a document can use.

        A rule is kept where all classes, ids and elements of one of its selectors stand in the document, or are words
        of its script, which may add them.

        Arguments:
            names: The elements, classes and ids in the document's body.
            script: All that runs in it.
        """
        known = {*names, *_words(script), "html", "body", "main"}
        return self._for(self._vocabulary & known)

    def _for(self, known: frozenset[str]) -> str:
        """Return what those documents can use that have some names: many have the same."""
        if known not in self._made:
            rules = "".join(_written(self.rules, known))
            self._made[known] = self._roots(rules) + rules
        return self._made[known]

    def _roots(self, rules: str) -> str:
        """Write the tokens that some rules need: by day, and as asked for with `data-theme`."""
        names = set(_USED.findall(rules))
        while more := {name for one in names for name in _USED.findall(self._value(one))} - names:
            names |= more
        light, dark, paper = (self._listed(scheme, names) for scheme in (LIGHT, DARK, PRINT))
        auto = f"@media (prefers-color-scheme:dark){{:root[data-theme=auto]{{color-scheme:dark;{dark}}}}}"
        return (
            f":root{{color-scheme:light;{light}}}:root[data-theme=dark]{{color-scheme:dark;{dark}}}{auto}"
            f"@media print{{:root,:root[data-theme]{{color-scheme:light;{paper}}}}}"
        )

    def _value(self, name: str) -> str:
        return self.tokens[LIGHT][name].value if name in self.tokens[LIGHT] else ""

    def _listed(self, scheme: str, names: set[str]) -> str:
        """Write tokens as declarations, for the other schemes those that differ from the light one."""
        light = {} if scheme == LIGHT else self.tokens[LIGHT]
        return "".join(
            f"--{name}:{token.value};"
            for name, token in self.tokens[scheme].items()
            if name in names and (name not in light or light[name].value != token.value)
        )


@cache
def _words(text: str) -> frozenset[str]:
    """Return the words of a script or stylesheet: many documents have the same."""
    return frozenset(_WORD.findall(text))


@lru_cache(maxsize=64)
def _rules(text: str) -> tuple[_Rule, ...]:
    """Return the rules of a part of a stylesheet; documents of different kinds share most of theirs."""
    return tuple(_read(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)))


def _read(nodes: Any) -> Iterator[_Rule]:
    for node in nodes:
        if node.type == "qualified-rule":
            prelude = tinycss2.serialize(node.prelude).strip()
            # The tokens are written anew.
            if prelude != ":root":
                yield _Rule(prelude, tuple(_parted(node.prelude)), tinycss2.serialize(node.content).strip(), ())
        elif node.type == "at-rule" and node.content is not None and node.lower_at_keyword != "font-face":
            prelude = f"@{node.lower_at_keyword} {tinycss2.serialize(node.prelude).strip()}"
            if node.lower_at_keyword in {"media", "supports", "container", "layer"}:
                inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                yield _Rule(prelude, (), "", tuple(_read(inner)))
            else:
                yield _Rule(prelude, (), tinycss2.serialize(node.content).strip(), ())


def _parted(prelude: Any) -> Iterator[tuple[Any, ...]]:
    """Part a list of selectors at its commas."""
    one: list[Any] = []
    for node in prelude:
        if node.type == "literal" and node.value == ",":
            yield tuple(one)
            one = []
        else:
            one.append(node)
    yield tuple(one)


def _written(rules: tuple[_Rule, ...], known: frozenset[str]) -> Iterator[str]:
    for rule in rules:
        if rule.inner:
            if inner := "".join(_written(rule.inner, known)):
                yield f"{rule.prelude}{{{inner}}}"
        elif not rule.selectors:
            if rule.body:
                yield f"{rule.prelude}{{{rule.body}}}"
        elif kept := [selector for selector in rule.selectors if _can_match(selector, known)]:
            yield f"{','.join(tinycss2.serialize(selector).strip() for selector in kept)}{{{rule.body}}}"


def _can_match(selector: tuple[Any, ...], known: frozenset[str]) -> bool:
    before = ""
    for node in selector:
        if node.type == "ident" and not before.endswith(":") and node.value not in known:
            return False
        if node.type == "hash" and node.value not in known:
            return False
        if node.type == "function" and node.lower_name in _ANY_OF:
            alternatives = list(_parted(node.arguments))
            if not any(_can_match(alternative, known) for alternative in alternatives):
                return False
        before = node.value if node.type == "literal" else ""
    return True
