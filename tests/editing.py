"""An author who edits a small site while a preview runs, as one would by hand; and the preview, without a server."""

from __future__ import annotations

import random
import re
import shutil
from typing import TYPE_CHECKING

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from helpers import OTHER
from mkdocs_run import DATES
from psychoed.mkdocs import preview as preview_module
from psychoed.plugin import PsychoedPlugin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pytest

    from psychoed.outputs.preview.told import Told

ADDRESS = "http://127.0.0.1:8000/"

WORDS = """# Words

/// terms
Melatonin
:   A signal of the [night](night.md).

Sleep pressure
:   What gathers, with adenosine, while you are awake.

Nap
naps
:   A short sleep.
///

/// evidence | contested
    about: S2
    title: A nap helps
    sources: [doe2020]

Some say so.
///
"""
MORE = """# More

A nap is short. Melatonin rises. {claim=S2}

## When it is late

See [the night](night.md#the-night), [what is late](#when-it-is-late) and [[naps]].

/// question | What is short?
    claims: [S2]

- [x] A nap, as a rule

    It is.

- [ ] A whole long night

    It is not.
///

/// takeaways | Also try

- **Rest.** Melatonin rises by itself.
- **Wait.** It passes.
///
"""
PARTS = "# Parts\n\n/// gallery\n///\n\n/// handouts\n///\n"


class _NoTrial:
    """Stands for what is done beside a preview: here it is done when it is asked for."""

    def __init__(self, *given: object) -> None:
        pass

    def stop(self) -> None:
        """Do nothing."""


class Watched:
    """A preview of a folder, without a server.

    Arguments:
        folder: Holds `mkdocs.yml`.
        site: Where it is built.
    """

    def __init__(self, folder: Path, site: Path) -> None:
        self.folder, self.site = folder, site
        self.plugin = PsychoedPlugin()
        self.whole = 0
        """How often it was built anew."""
        self._build(startup=True)
        assert self.plugin.preview
        self.plugin.preview.end()
        self._save = self.plugin.preview.followed(lambda: self.plugin.saving.build(self._build))

    def _build(self, *, startup: bool = False) -> None:
        self.whole += 1
        config = load_config(str(self.folder / "mkdocs.yml"), site_dir=str(self.site))
        config.plugins["psychoed"] = self.plugin
        if startup:
            config.plugins.on_startup(command="serve", dirty=False)
        config.site_url = ADDRESS
        build(config, serve_url=ADDRESS)

    def save(self) -> None:
        """Follow what was saved."""
        self._save()

    def settle(self) -> None:
        """Do at once what is done beside a preview."""
        saving, preview = self.plugin.saving, self.plugin.preview
        assert preview
        assert self.plugin.press
        if saving._edition:
            preview.hear(saving._edition.settle(self.plugin.press, lambda: True))

    def asked(self, place: str) -> bytes | None:
        """Return a file as the server would show it."""
        self.plugin.saving.fresh(place)
        path = self.site / place
        return path.read_bytes() if path.is_file() else None

    @property
    def told(self) -> tuple[list[str], ...]:
        """What the panel shows, in an order of its own."""
        assert self.plugin.preview
        told: Told = self.plugin.preview.told
        return sorted(map(str, told.problems)), sorted(told.warnings), sorted(told.notices), [told.failure]

    @property
    def said(self) -> list[str]:
        """The mistakes that the panel shows."""
        problems, warnings, *_ = self.told
        return problems + warnings


def without_trials(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be done beside previews."""
    monkeypatch.setattr(preview_module, "Trial", _NoTrial)


def site_to_edit(folder: Path, pages: int = 0) -> Path:
    """Write a small site with one of each block.

    Arguments:
        folder: Where it is written.
        pages: How many pages with ten words each it has besides: with many, lists and menus are parted.
    """
    docs = folder / "docs"
    shutil.copytree(OTHER, docs)
    for number in range(pages):
        named = [f"{chr(97 + (number * 10 + n) % 26)}ord{number * 10 + n}" for n in range(10)]
        told = "\n\n".join(f"{name.capitalize()}\n:   Word {name} of page {number}." for name in named)
        path = docs / f"many/{number % 3}/page-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{DATES}# Page {number}\n\nA nap.\n\n/// terms\n{told}\n///\n", encoding="utf-8")
    for name, text in {"words": WORDS, "more": MORE, "parts": PARTS}.items():
        (docs / f"{name}.md").write_text(DATES + text, encoding="utf-8")
    config = {
        "site_name": "Small",
        "theme": {"name": "material", "font": False},
        "use_directory_urls": False,
        "plugins": [],
        "validation": {"links": {"absolute_links": "relative_to_docs", "anchors": "warn"}},
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return docs


class Author:
    """Somebody who edits a site.

    Arguments:
        docs: Its pages.
        seed: Chooses what they do.
    """

    def __init__(self, docs: Path, seed: int) -> None:
        self._docs, self._random = docs, random.Random(seed)
        self._undo: list[tuple[Path, str | None]] = []

    def edit(self) -> str:
        """Change something; return what."""
        done = ""
        while not done:
            does = self._random.choice([*self._edits()])
            done = does()
        return done

    def _edits(self) -> Iterator[Callable[[], str]]:
        yield from [self._say] * 3
        yield from [self._mend] * 3
        yield from (self._define, self._form, self._call, self._head, self._claim, self._doubt, self._err, self._ask)
        yield from (self._lead, self._date, self._shift, self._empty, self._add, self._remove, self._data, self._move)

    def _page(self) -> Path:
        return self._random.choice(sorted(self._docs.rglob("*.md")))

    def _write(self, path: Path, text: str | None) -> str:
        before = path.read_text("utf-8") if path.is_file() else None
        if text == before:
            return ""
        self._undo.append((path, before))
        if text is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8")
        return f"{path.name}: {self._random.random():.3f}"

    def _change(self, pattern: str, by: str, path: Path | None = None) -> str:
        path = path or self._page()
        text = path.read_text("utf-8")
        found = [*re.finditer(pattern, text, re.MULTILINE)]
        if not found:
            return ""
        one = self._random.choice(found)
        return self._write(path, text[: one.start()] + one.expand(by) + text[one.end() :])

    def _more(self, text: str) -> str:
        path = self._page()
        return self._write(path, f"{path.read_text('utf-8').rstrip()}\n\n{text}\n")

    def _say(self) -> str:
        return self._more(self._random.choice(["Melatonin and a nap.", "Adenosine gathers.", "Nothing.", "Siesta."]))

    def _mend(self) -> str:
        if not self._undo:
            return ""
        path, before = self._undo.pop()
        done = self._write(path, before)
        if done:
            self._undo.pop()
        return done

    def _define(self) -> str:
        return self._change(r"^:   ", r":   In short: ")

    def _form(self) -> str:
        return self._change(r"^(Nap)$", r"\1\nsiesta")

    def _call(self) -> str:
        return self._change(r"^# (.*)$", r"# On \1")

    def _head(self) -> str:
        return self._more("## Something else\n\nA nap.")

    def _claim(self) -> str:
        return self._more("It is so. {claim=S2}")

    def _doubt(self) -> str:
        return self._change(r"^(Some say so|Nobody knows yet)", r"As far as we know: \1")

    def _err(self) -> str:
        wrong = ["[[nobody]]", "[Gone](gone.md)", "[No](night.md#no)", "/// fact | A\n///", "<a href='x.html'>x</a>"]
        return self._more(self._random.choice([*wrong, "## Words {#glossary}", "{claim=}"]))

    def _ask(self) -> str:
        kind = self._random.random()
        return self._more(
            f"/// question | Is it {kind:.3f}?\n\n- [x] Yes, it is\n\n    It is.\n\n- [ ] No, not yet\n\n    No.\n///"
        )

    def _lead(self) -> str:
        return self._more("See [more](/more.md#when-it-is-late) and [words](/glossary.md#nap).")

    def _date(self) -> str:
        return self._change(r"^reviewed: 2026-11-\d\d", f"reviewed: 2026-11-{self._random.randrange(10, 20)}")

    def _shift(self) -> str:
        return self._change(r"^(# .*)$", r"\1\n\nBefore all else.")

    def _empty(self) -> str:
        return self._change(r"(?s)\A(---.*?---\n).*", r"\1", self._docs / "teachers/index.md")

    def _add(self) -> str:
        return self._write(self._docs / f"new-{self._random.randrange(3)}.md", f"{DATES}# New\n\nA nap.\n")

    def _remove(self) -> str:
        path = self._page()
        return self._write(path, None) if path.name.startswith("new-") else ""

    def _data(self) -> str:
        return self._change(r"^( +name: .*)$", r"\1 again", self._docs / "help-lines.yml")

    def _move(self) -> str:
        return self._change(r"^reviewed:", "moved: {old-place: night.md}\nreviewed:", self._docs / "more.md")
