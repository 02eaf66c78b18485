"""A site with all Markdown that the theme dresses, as the documentation of Material for MkDocs has authors write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_run import DATES, messages, mkdocs, themed_site

if TYPE_CHECKING:
    from pathlib import Path

EXTENSIONS = """
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - pymdownx.blocks.admonition
  - pymdownx.blocks.caption
  - pymdownx.blocks.details
  - pymdownx.blocks.tab:
      alternate_style: true
  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.highlight:
      anchor_linenums: true
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.mark
  - pymdownx.superfences
  - pymdownx.tabbed:
      alternate_style: true
  - pymdownx.tasklist:
      custom_checkbox: true
  - pymdownx.tilde
"""

PAGE = """# Sleeping better

A page with a note[^1], an HTML word, a ==mark==, H~2~O, x^2^, ++ctrl+alt+del++, {++added++}, {--gone--}, {>>why<<} and
:material-heart:.

*[HTML]: Hyper Text Markup Language

[^1]: The words of the note.

## Callouts

!!! note "Good to know"

    A quiet word about rest.

!!! warning

    Never stop a medicine at once.

!!! question "Which one is it?"

    It has the name of a block.

!!! danger inline end "Beside"

    It stands at the side.

!!! made-up "Of no known type"

    It is a callout too.

??? tip "Folded away"

    What was folded.

/// admonition | As a block
    type: success

Written in another way.
///

/// details | A block that folds
    type: quote

Said by somebody.
///

## Tabs

=== "At home"

    What to do at home.

=== "On the *road*"

    What to do on the road.

    === "By train"

        In a train.

    === "By car"

        In a car.

/// tab | One
Part one.
///

/// tab | Two
Part two.
///

## Pictures

![A moon](moon.svg){ width="120" align=left }

Words beside it.

![Another moon](moon.svg){ width="120" }
/// caption
What it shows.
///

## Lists

- [x] Went to bed
- [ ] Got up again

    - [x] Within

Nap
:   A short sleep.

| Left | Right |
| :--- | ----: |
| a | 12 |

## Code

``` py title="rest.py" linenums="7" hl_lines="2"
def rest():
    return "a line that is far too long for a phone, and for most other things that people hold in their hands"
```

Inline `#!python range()`.

[Go on](index.md){ .md-button } [Begin](index.md){ .md-button .md-button--primary }

<div class="grid cards" markdown>

- **One**

    ---

    The first card.

- Two

</div>

## What to try

/// takeaways | Two things
    id: try

- **Rest.** Do nothing for a while.

    !!! note "In a block"

        It goes where the block goes.

- **Walk.** Go round the house.
///

## What it means

/// terms
Rest
:   Doing nothing, and meaning it.
///
"""

OLDER = """# Older tabs

=== "Before"

    What was before.

=== "After"

    What came after.
"""
"""In another site: these tabs are made in another way where nothing says `alternate_style`."""

_MOON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>\n'
_LISTED = f"{DATES}# Downloads\n\nNot in a preview.\n{{ .downloads }}\n"


def dressed_site(folder: Path, page: str = PAGE, extensions: str = EXTENSIONS) -> Path:
    """Build the site, or one of another page, and return the folder of what was built."""
    texts = {"index.md": f"{DATES}# Home\n", "rest.md": f"{DATES}{page}", "downloads/index.md": _LISTED}
    root = themed_site(folder, {**texts, "moon.svg": _MOON}, markdown_extensions=[], extra_css=["assets/site.css"])
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("markdown_extensions: []\n", extensions), "utf-8")
    done = mkdocs("build", "--strict", cwd=root)
    assert (done.returncode, messages(done)) == (0, []), done.stderr
    return root / "site"
