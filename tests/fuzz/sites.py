"""Sites that nobody would write: of every block, with words that no language has, and what breaks them.

A site is made whole: at first it is as an author should write it, whatever signs stand between its words. Then it may
be hurt, as hands, copies and editors hurt pages. Each word is there once, so that one that is lost is seen.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import TYPE_CHECKING

from mkdocs_run import DATES

if TYPE_CHECKING:
    from collections.abc import Callable

_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprtvz" for vowel in "aeiou"]

ALERT = "alert(1)"
"""Stands in all that would be a script if a page let it: nothing of ours has it."""

_SIGNS = (
    *(
        "–",
        "…",
        "&amp;",
        "&",
        "&nbsp;",
        "5 < 6",
        "“so”",
        "‘so’",
        "\\*",
        "\\_",
        "#",
        "a/b",
        "100 %",
        "½",
        "ß",
        "é",
        "ñ",
    ),
    *(
        "\u00a0",
        "(or not)",
        "+ 3",
        "= 4",
        "~",
        "^",
        "$x$",
        "C:\\\\x",
        "\\`",
        "&lt;b&gt;",
        "2 > 1",
        "\\[x\\]",
        "!",
        "?",
        ";",
    ),
    *(
        "`code`",
        "`` a`b ``",
        "`{claim=C9}`",
        "`[[no]]`",
        "`/// x`",
        "<br>",
        "<kbd>Esc</kbd>",
        "&copy;",
        "→",
        "word_with_marks",
    ),
    *(
        f"`<script>{ALERT}</script>`",
        f"&lt;img onerror={ALERT}&gt;",
        f"javascript:{ALERT}",
        f'`"><svg onload={ALERT}>`',
    ),
)
"""What may stand between the words of a text."""

_PLAIN_SIGNS = ("–", "…", "&amp;", "“so”", "é", "ß", "100 %", "(or not)", "ñ", "a/b", f"javascript:{ALERT}")
"""What may stand in a title or a name too."""

_HARMLESS = str.maketrans("<:", "‹;")

_HURTS = (
    *(
        "///",
        "////",
        "/// nope | x",
        "/// question",
        "/// terms",
        "/// facts | T",
        "```",
        "~~~",
        "    id: [",
        "    id: a b",
    ),
    *(
        "{claim=Z9}",
        "[[nope]]",
        "{helpline=nope}",
        "| a |",
        "| --- |",
        "1. x",
        "- [x] y",
        ":   z",
        "# Again",
        "---",
        "***",
    ),
    *(
        "<div>",
        "</div>",
        "<pre>",
        "<style>",
        "    tone: pink",
        "    returns: 99 | x",
        "\t- tab",
        "> quoted",
        "[a]: b.md",
    ),
    *(
        "*",
        "**open",
        "`",
        "[x](",
        "{ #a",
        "{: .b",
        "&#0;",
        "&bogus;",
        "\\",
        "\u2028",
        "\ufeff",
        "\u200b",
        "🙂",
        "x\u0301",
    ),
)
"""Lines that hands, copies and editors leave on a page."""


@dataclass
class Site:
    """A generated site."""

    texts: dict[str, str] = field(default_factory=dict)
    """Path to text of each page and data file."""
    words: list[str] = field(default_factory=list)
    """What must be found on its pages."""
    hurt: bool = False
    """Whether it is any longer as an author should write it."""

    def kept_words(self) -> list[str]:
        """Return the words that are still written where a page shows them."""
        texts = [_shown(text) if self.hurt else text for text in self.texts.values()]
        there = {word for text in texts for word in re.findall(r"\w+", text)}
        return [word for word in self.words if word in there]


_HIDING = re.compile(r"^[ \t]*(?:<|\[.*\]:)|<(?:pre|style|div)|<!--", re.MULTILINE)


def _shown(text: str) -> str:
    # Behind a tag that nobody closes, words are for nobody; so are options, which a page does not show.
    if _HIDING.search(text):
        return ""
    return "\n".join(line for line in text.split("\n") if not re.match(r"\s+\w+:|.*\{", line))


class Maker:
    """Makes one site.

    Arguments:
        random: Decides.
    """

    def __init__(self, random: Random) -> None:
        self.random = random
        self.site = Site()
        self._numbers = count(random.randrange(2000, 20000), 7)

    def make(self) -> Site:
        """Return a site that is as it should be."""
        self.site.texts["references.json"] = json.dumps([self._study(name) for name in ("one2020", "two2021")])
        pages = ["index.md", *(f"learn/{name}.md" for name in "ab"[: self.random.randint(1, 2)])]
        for number, path in enumerate(pages):
            self.site.texts[path] = self._page(path, number)
        return self.site

    def hurt(self) -> Site:
        """Do something to the site that hands do, once or a few times."""
        self.site.hurt = True
        # What is only shown as code may become what it says: then it is the author's.
        self.site.texts |= {
            path: "\n".join(line.translate(_HARMLESS) if ALERT in line else line for line in text.split("\n"))
            for path, text in self.site.texts.items()
            if path.endswith(".md")
        }
        for _ in range(self.random.choice((1, 1, 1, 2, 4))):
            path = self.random.choice([path for path in self.site.texts if path.endswith(".md")])
            lines = self.site.texts[path].split("\n")
            where = self.random.randrange(len(DATES.split("\n")) - 1, len(lines))
            self.random.choice(_WAYS)(self.random, lines, where)
            self.site.texts[path] = "\n".join(lines)
        return self.site

    def _word(self) -> str:
        """Return a word that is nowhere else."""
        number, said = next(self._numbers), ""
        while number:
            number, syllable = divmod(number, len(_SYLLABLES))
            said = _SYLLABLES[syllable] + said
        self.site.words.append(f"{said}x")
        return f"{said}x"

    def _words(self, most: int = 4) -> str:
        return " ".join(self._word() for _ in range(self.random.randint(1, most)))

    def _name(self) -> str:
        """Return words for a title, a cell or a name."""
        said = self._words(3)
        return f"{said} {self.random.choice(_PLAIN_SIGNS)} {self._word()}" if self.random.random() < 0.3 else said

    def _text(self) -> str:
        """Return words for a sentence."""
        said = [self._words()]
        for _ in range(self.random.randint(0, 2)):
            wrapped = self.random.choice(
                ("{}", "*{}*", "**{}**", "`{}`", "[{}](/index.md)", "_{}_", "<b>{}</b>", "“{}”")
            )
            said += [self.random.choice(_SIGNS), wrapped.format(self._words(2)), self._word()]
        return f"{' '.join(said)}."

    def _page(self, path: str, number: int) -> str:
        parts = self.random.sample(_PARTS, self.random.randint(2, 5))
        said = [f"# {self._name()}", self._text()]
        said += [part(self, f"{number}-{place}") for place, part in enumerate(parts)]
        return DATES + "\n\n".join(said) + "\n"

    def _study(self, name: str) -> dict[str, object]:
        title = f"On <i>{name}</i> & more <script>{ALERT}</script>"
        who = [{"family": "Doe", "given": "J."}]
        return {"id": name, "type": "book", "title": title, "author": who, "issued": {"date-parts": [[2020]]}}

    # What can stand on a page.

    def _prose(self, key: str) -> str:
        forms: tuple[Callable[[], str], ...] = (
            self._text,
            lambda: f"## {self._name()}\n\n{self._text()}",
            lambda: f"- {self._text()}\n- {self._text()}\n\n    {self._text()}\n\n- {self._text()}",
            lambda: f"1. {self._text()}\n2. {self._text()}",
            lambda: f"> {self._text()}\n> {self._text()}",
            lambda: f"```\n{self._words()}\n/// reflection | no\n```",
            lambda: f"| {self._name()} | {self._name()} |\n| --- | :-: |\n| {self._name()} | `{self._word()}` |",
            lambda: f"{self._word()}\n:   {self._text()}",
            lambda: f"{self._text()}  \n{self._text()}\\\n{self._text()}",
            # Right below a list, it would be of its last item.
            lambda: f"{self._text()}\n\n    {self._words()} <script>{ALERT}</script>",
            lambda: f"<p>{self._words()}</p>",
            lambda: f"## {self._words()} {{ .fold }}\n\n{self._text()}",
        )
        return "\n\n".join(self.random.choice(forms)() for _ in range(self.random.randint(1, 3)))

    def _rows(self, columns: int) -> str:
        rows = [[self._name() for _ in range(columns)] for _ in range(self.random.randint(3, 5))]
        rows.insert(1, ["---"] * columns)
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def _facts(self, key: str) -> str:
        return f"/// facts | {self._name()}\n    id: facts-{key}\n\n{self._rows(self.random.randint(2, 3))}\n///"

    def _contrast(self, key: str) -> str:
        return f"/// contrast | {self._name()}\n    id: contrast-{key}\n\n{self._rows(3)}\n///"

    def _pathway(self, key: str) -> str:
        way = self.random.choice(("", "    loop: true\n", f"    returns: 1 | {self._word()}\n"))
        steps = [f"{number}. {self._words(3)} → {self._words(3)}" for number in range(1, self.random.randint(3, 5))]
        body = "\n".join([*steps, f"{len(steps) + 1}. {self._words(3)}"])
        return f"/// pathway | {self._name()}\n    id: pathway-{key}\n{way}\n{body}\n///"

    def _takeaways(self, key: str) -> str:
        items = "\n".join(f"- **{self._words(2)}.** {self._text()}" for _ in range(self.random.randint(2, 4)))
        return f"/// takeaways | {self._name()}\n    id: tries-{key}\n\n{items}\n///"

    def _terms(self, key: str) -> str:
        entries = [
            "\n".join([self._word(), *([self._word()] if self.random.random() < 0.4 else []), f":   {self._text()}"])
            for _ in range(self.random.randint(1, 4))
        ]
        return "/// terms\n" + "\n\n".join(entries) + "\n///"

    def _reflection(self, key: str) -> str:
        return f"/// reflection | {self._name()}?\n    id: think-{key}\n\n{self._text()}\n///"

    def _evidence(self, key: str) -> str:
        claim = f"K{key.replace('-', 'n')}"
        block = (
            f"/// evidence | contested\n    about: {claim}\n    title: {self._words()}\n    sources: [one2020, two2021]"
        )
        return f"{self._text()} {{claim={claim}}}\n\n{block}\n\n{self._name()}.\n///"

    def _question(self, key: str) -> str:
        forms = (self._choice, self._order, self._sorted, self._match, self._fill)
        title, body = self.random.choice(forms)()
        return f"/// question | {title}\n    id: ask-{key}\n    claims: []\n\n{body}\n///"

    def _choice(self) -> tuple[str, str]:
        boxes = [("x", 2), (" ", 2)]
        self.random.shuffle(boxes)
        items = [f"- [{box}] {self._word()} {self._word()}\n\n    {self._text()}" for box, _ in boxes]
        return f"{self._words()}?", "\n\n".join(items)

    def _order(self) -> tuple[str, str]:
        return f"{self._words()}?", "\n".join(f"{number}. {self._words(2)}" for number in range(1, 4))

    def _sorted(self) -> tuple[str, str]:
        return f"{self._words()}?", f"{self._rows(2)}\n\n{self._text()}"

    def _match(self) -> tuple[str, str]:
        pairs = "\n\n".join(f"{self._word()}\n:   {self._words(2)}" for _ in range(3))
        return f"{self._words()}?", f"{pairs}\n\n{self._text()}"

    def _fill(self) -> tuple[str, str]:
        return f"{self._words()} ___({self._word()}) {self._word()}.", self._text()


_PARTS: list[Callable[[Maker, str], str]] = [
    *(Maker._prose, Maker._prose, Maker._facts, Maker._contrast, Maker._pathway, Maker._takeaways, Maker._terms),
    *(Maker._reflection, Maker._evidence, Maker._question, Maker._question),
]


def _lose(random: Random, lines: list[str], where: int) -> None:
    del lines[where]


def _double(random: Random, lines: list[str], where: int) -> None:
    lines.insert(where, lines[where])


def _swap(random: Random, lines: list[str], where: int) -> None:
    other = random.randrange(where, len(lines))
    lines[where], lines[other] = lines[other], lines[where]


def _leave(random: Random, lines: list[str], where: int) -> None:
    lines.insert(where, random.choice(_HURTS))


def _indent(random: Random, lines: list[str], where: int) -> None:
    lines[where] = random.choice((" ", "  ", "    ", "\t")) + lines[where]


def _flatten(random: Random, lines: list[str], where: int) -> None:
    lines[where] = lines[where].lstrip()


def _join(random: Random, lines: list[str], where: int) -> None:
    lines[where : where + 2] = [" ".join(lines[where : where + 2])]


def _end(random: Random, lines: list[str], where: int) -> None:
    del lines[where + 1 :]


def _sting(random: Random, lines: list[str], where: int) -> None:
    at = random.randint(0, len(lines[where]))
    lines[where] = (
        lines[where][:at]
        + random.choice(("`", "*", "|", "[", "]", "{", "}", "<", "\\", ":", "\x0b"))
        + lines[where][at:]
    )


_WAYS: tuple[Callable[[Random, list[str], int], None], ...] = (
    *(_lose, _double, _swap, _leave, _leave, _leave, _indent, _flatten, _join, _end, _sting, _sting),
)


def site(seed: int) -> Site:
    """Return a site; of three, one is hurt."""
    maker = Maker(Random(seed))
    made = maker.make()
    return maker.hurt() if seed % 3 == 0 else made
