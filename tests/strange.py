"""A site in a language that nobody speaks: each letter is another one, so that what is still English was forgotten.

The letters are among those that the site's fonts have, so that pictures and sheets can be made too. The language is
said to be Russian: it has plurals that English has not, and names of months without a Latin letter.
"""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import Any

import yaml

from mkdocs_run import ROOT

LANGUAGE = "ru"
PLURALS = ("one", "few", "many", "other")

_LETTERS = "àáâãäåæçèéêëìíîïðñòóôõöøùú"
_STRANGE = str.maketrans(ascii_lowercase + ascii_lowercase.upper(), _LETTERS + _LETTERS.upper())
_KEPT = re.compile(r"(\{[^{}]*\})")
_MEANT = re.compile(r"‹([^›]*)›")


def strange(text: str) -> str:
    """Write words in other letters; what stands in braces stays."""
    return "".join(part if part[:1] == "{" else part.translate(_STRANGE) for part in _KEPT.split(text))


def strange_within(text: str) -> str:
    """Write what stands in ‹these› in other letters: the rest is how authors write."""
    return _MEANT.sub(lambda found: strange(found[1]), text)


def catalogue() -> str:
    """Return the toolkit's catalogue as somebody would translate it, each text in marks of its own."""
    english = yaml.safe_load((ROOT / "hooks/psychoed/words/en.yml").read_text("utf-8"))
    return yaml.safe_dump(_translated(english), allow_unicode=True, sort_keys=False)


def _translated(given: Any) -> Any:
    if isinstance(given, str):
        return f"¡{strange(given)}!"
    if "other" in given and {*given} <= {"one", "other"}:
        return {category: _translated(given["other"]) for category in PLURALS}
    return {name: _translated(value) for name, value in given.items()}


DATES = "reviewed: 2026-11-23\nnext_review: 2027-11-23\n"
HEAD = f"---\ntitle: ‹{{title}}›\ndescription: ‹What this page is about›\n{DATES}{{more}}---\n\n# ‹{{title}}›\n"


def _page(title: str, body: str, more: str = "") -> str:
    return strange_within(HEAD.format(title=title, more=more) + body)


LEARN = """
‹Trust grows when somebody answers.› {claim=C1}

/// facts | ‹Two messengers›
    id: messengers
    claim: C2

| ‹Messenger› | ‹What it does› | ‹Where it is from› |
| --- | --- | --- |
| ‹Oxytocin› | ‹It helps to trust others› | ‹From a gland› |
| ‹Cortisol› | ‹It wakes us up› | ‹From another gland› |
| ‹Dopamine› | ‹It makes us want more› | ‹From deep inside› |
///

/// contrast | ‹Two kinds of friends›
    id: friends
    tones: accent, accent-2

| ‹Situation› | ‹Calm friend› | ‹Stormy friend› |
| --- | --- | --- |
| ‹You write› | ‹An answer comes soon› | ‹Nobody knows when› |
| ‹You are ill› | ‹They bring soup› | ‹They forget it› |
| ‹You are glad› | ‹They laugh along› | ‹They look away› |
///

/// pathway | ‹From a question to calm›
    id: calm
    returns: 2 | ‹The next answer brings relief›
    tone: accent | ‹Quiet way›

1. ‹You ask› → ‹somebody hears it›
2. ‹They answer› → ‹your body rests› {claim=C3}
3. ‹You learn to trust›
4. ‹You ask again›
///

/// pathway | ‹The other way round›
    id: storm
    loop: true
    tone: accent-2 | ‹Broken way›
    beside: calm

1. ‹You ask›
2. ‹Nobody answers› → ‹you wait›
3. ‹You wait longer›
///

/// pathway | ‹Straight on›
    id: straight

1. ‹It begins›
2. ‹It ends›
///

/// takeaways | ‹Things to try›
    id: tries

- **‹Ask today.›** ‹Somebody may be glad.›
- **‹Rest a while.›** ‹Nothing has to happen now.›
- **‹Write it down.›** ‹Only for you.›
///

/// terms | ‹Words to know›
    id: words

‹Trust›
‹Trusting›
:   ‹Expecting good of somebody.›

‹Bond›
:   ‹What holds two people, with much trust in it.›

‹Relief›
:   ‹What comes when fear goes.›

‹Calm›
:   ‹A body that rests.›
///

/// reflection | ‹Who answers you?›
    id: who

‹Think of one person.›
///

/// evidence | contested
    about: C1
    title: ‹Trust grows by answers›
    sources: [someone2020]
    see_also: [other2021]

‹Not everybody found it.›
///

/// evidence | mostly animal studies
    about: C2
    title: ‹Messengers act in people too›
    sources: [someone2020]

‹Rats are no people.›
///

/// evidence | some support in people
    about: C3
    title: ‹Answers calm a body›
    sources: [other2021]

‹A few studies found it.›
///

/// therapist-note | calm

**¡‹Purpose›!.** ‹To show a way.›

**¡‹When›!.** ‹Any time.›

**¡‹When not›!.** ‹In danger.›

**¡‹How to introduce it›!.** ‹With a smile.›

**¡‹Prompts›!.** ‹What comes next?›

**¡‹Caution›!.** ‹Nobody has to.›
///
"""

QUESTIONS = """
/// question | ‹Which one fits best here?›
    id: one
    claims: [C1]

- [ ] ‹The first thing›

    ‹It does not fit at all.›

- [x] ‹Another thing›

    ‹It fits quite well here.›
///

/// question | ‹Which of them fit at all?›
    id: several
    claims: []

- [x] ‹A round thing›

    ‹It is round indeed.›

- [x] ‹A ball to play›

    ‹A ball is round as well.›

- [ ] ‹A box of wood›

    ‹It has corners.›
///

/// question | ‹What comes first of these?›
    id: order
    claims: []

1. ‹Morning comes›

    ‹It is light then.›

2. ‹Noon comes›

3. ‹Night comes›
///

/// question | ‹Where do they belong, all of them?›
    id: sort
    claims: []

| ‹Warm› | ‹Cold› |
| --- | --- |
| ‹Fire› | ‹Ice› |
| ‹Sun› | ‹Snow› |

‹One can feel it.›
///

/// question | ‹What goes with which of them?›
    id: match
    claims: []

‹Cat›
:   ‹It purrs›

‹Dog›
:   ‹It barks›

‹Bird›
:   ‹It sings›

‹One can hear it.›
///

/// question | ‹Somebody who answers earns› ___(‹trust›).
    id: fill
    claims: []

‹Trust is the word.›
///
"""

MORE = """
‹Relief comes later.›

/// picture
    of: calm
///

/// questions
one
///
"""

HELP = """
‹Call› {helpline=emergency} ‹when you are in danger.›

/// help-lines
///

## ‹If someone checks› { #if-someone-checks-your-phone-or-computer }

‹Be careful.›
"""

HELP_LINES = """
exit: https://weather.example.org/
directory: elsewhere
places:
  ‹Here›:
    general: somebody
    zones: [Europe/Paris]
    regions: [FR]
  ‹There›:
    zones: [Europe/Rome]
    regions: [IT]
lines:
  - id: emergency
    need: emergency
    name: ‹Emergency›
    for: ‹danger now›
    say: ‹your emergency number›
    short: ‹In danger, call›
    silent: ‹Press a key.›
    source: https://example.org/
  - id: somebody
    where: ‹Here›
    need: [crisis, suicide]
    name: ‹Somebody listens›
    for: ‹anybody who is sad›
    call: "01 23 45"
    text: {to: "567", word: ‹HELLO›, says: ‹at night›}
    whatsapp: "+33 7400 000000"
    chat: chat.example.org
    site: www.example.org
    hours: ‹all day›
    cost: ‹free›
    confidential: ‹nobody hears of it›
    languages: ‹ours alone›
    deaf: ‹by text›
    note: ‹They are kind.›
    checked: 2026-11-02
    short: ‹To talk, call›
    source: https://example.org/
  - id: police
    where: ‹Here›
    need: emergency
    name: ‹Police›
    for: ‹danger now›
    call: "17"
    silent: ‹Press a key and wait.›
    paper: false
    source: https://example.org/
  - id: women
    where: ‹Here›
    area: ‹The north›
    need: partner-abuse
    whom: women
    name: ‹Women first›
    for: ‹women who are hurt›
    call: "39 19"
    keep: true
    beside: ‹It may be closed.›
    source: https://example.org/
  - id: elsewhere
    need: [directory, crisis]
    name: ‹Lines everywhere›
    for: ‹anybody anywhere›
    site: www.example.org
    short: "‹Or find one:›"
    source: https://example.org/
"""

EMBEDS = """
- quiz-bonds
- gone-long-ago: {withdrawn: ‹It was not true.›}
- calm/1/next: {withdrawn: ‹Nor was this.›}
"""

_GROUPS = ("child-abuse", "own-violence", "suicide", "sexual-violence", "partner-violence")
CRISIS = "results: ‹What you looked for is below.›\ngroups:\n" + "".join(
    f"""  {group}:
    panel:
      title: ‹You can talk to somebody›
      lead: ‹You are not alone {number}.›
      danger: ‹If you are in danger›
      note: ‹They may see it.›
    terms:
      - слово{"абвгд"[number]}
"""
    for number, group in enumerate(_GROUPS)
)

REFERENCES = """[
{"id": "someone2020", "type": "article-journal", "title": "‹Trust in towns›", "volume": "1", "issue": "2",
 "page": "3-9", "container-title": "‹Journal of towns›", "author": [{"family": "‹Smith›", "given": "‹A›."}],
 "issued": {"date-parts": [[2020]]}, "DOI": "10.1000/182"},
{"id": "other2021", "type": "book", "title": "‹Bonds between people›", "publisher": "‹House of books›",
 "author": [{"family": "‹Jones›", "given": "‹B›."}, {"family": "‹Brown›", "given": "‹C›."},
 {"family": "‹Black›", "given": "‹D›."}, {"family": "‹White›", "given": "‹E›."}],
 "issued": {"date-parts": [[2021]]}}
]"""

SITE = {
    "index.md": _page("The beginning", "\n- [‹Learn›](learn/bonds.md){ .door } ‹Where it begins.›\n"),
    "learn/bonds.md": _page("All about bonds", LEARN + QUESTIONS, "exit: true\n"),
    "learn/more.md": _page(
        "More of it", "\n‹Relief comes later.›\n\n/// picture\n    of: calm\n///\n\n/// questions\none\n///\n"
    ),
    "help-now.md": _page("Help at once", HELP, "template: help.html\nglossary: false\nquiz: false\n"),
    "search.md": _page("Looking for it", "", "template: search.html\nsearch:\n  exclude: true\n"),
    "therapists.md": _page(
        "For helpers",
        "\n/// sheets-by-need\n- ‹To rest›: calm\n///\n\n/// gallery\n///\n\n/// handouts\n///\n",
        "quiz: false\n",
    ),
    "downloads/index.md": _page("To take along", "\n‹The list.›\n{ .downloads }\n", "quiz: false\n"),
    **{
        f"about/{name}.md": _page(title, "\n‹As it is.›\n", "quiz: false\n")
        for name, title in {
            "how-we-make-this": "How it is made",
            "privacy": "What is kept",
            "accessibility": "Who can read it",
            "licence": "What you may do",
        }.items()
    },
    "help-lines.yml": strange_within(HELP_LINES),
    f"crisis-terms/{LANGUAGE}.yml": strange_within(CRISIS),
    "references.json": strange_within(REFERENCES),
    "embeds.yml": strange_within(
        "- quiz-bonds\n- gone-long-ago: {withdrawn: ‹It was not true.›}\n- calm/1/next: {withdrawn: ‹Nor was this.›}\n"
    ),
    f"words/{LANGUAGE}.yml": catalogue(),
}
"""Path to text of each page and data file."""

SETTINGS = {
    "site_name": strange("Among people"),
    "site_description": strange("What holds people together."),
    "site_author": strange("All of us"),
    "site_url": "https://example.org/",
    "copyright": strange("Take it."),
    "nav": [
        {strange("Start"): "index.md"},
        {strange("Lessons"): [{strange("Bonds"): "learn/bonds.md"}, {strange("More"): "learn/more.md"}]},
        {strange("Questions"): "quiz/index.md"},
        {strange("Terms"): "glossary.md"},
        {strange("Helpers"): ["therapists.md", "downloads/index.md"]},
        {strange("Studies"): "sources.md"},
        {strange("About us"): [f"about/{name}.md" for name in ("privacy", "licence", "accessibility", "design")]},
    ],
    "extra": {"feedback": "somebody@example.org"},
}
