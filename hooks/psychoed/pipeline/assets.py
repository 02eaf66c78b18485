"""The site's own stylesheet and scripts, as browsers get them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import rjsmin

from psychoed.assets.script_parts import put_together, word_slots
from psychoed.assets.stylesheet import CODE_STYLE, MARKDOWN_STYLE, STYLESHEET, bundle, minify
from psychoed.assets.tokens import TOKENS, read_tokens
from psychoed.features.crisis import script as crisis
from psychoed.features.design.check import check_tokens
from psychoed.features.help.place_script import PLACE_SLOT
from psychoed.outputs.embed.style import EMBED_STYLE
from psychoed.outputs.publication.document import VOLUME_STYLE
from psychoed.outputs.publication.epub import BOOK_STYLE
from psychoed.pipeline.theme_files import PAGE_STYLES
from psychoed.text import folding
from psychoed.words.reading import english

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.assets.tokens import Token
    from psychoed.source.problems import Problem
    from psychoed.words.catalogue import Words

_OTHER_STYLE = re.compile(r"assets/(?!site\.css)[\w-]+\.css")


@dataclass(frozen=True)
class Assets:
    """What was made of them."""

    texts: Mapping[str, str] = field(default_factory=dict)
    """Path relative to `docs_dir` to text, of those that browsers get to read differently than people."""
    tokens: Mapping[str, Mapping[str, Token]] = field(default_factory=dict)
    """For each scheme the tokens of the stylesheet; empty where the site has none."""
    embed_style: tuple[str, ...] = ()
    """What embeds get their style from."""
    volume_style: tuple[str, ...] = ()
    """What documents get theirs from that stand alone."""
    book_style: str = ""
    """What the book for e-readers gets."""
    problems: tuple[Problem, ...] = ()


def make_assets(
    texts: Mapping[str, str], fonts: Mapping[str, bytes] | None = None, words: Words | None = None
) -> Assets:
    """Put the stylesheet and the scripts together, and leave comments for people out of them.

    Arguments:
        texts: Path relative to `docs_dir` to text of the stylesheets and scripts that there are, parts too.
        fonts: Path relative to `docs_dir` to content of the fonts, in WOFF2.
        words: What scripts say; without, they speak English.
    """
    scripts = {path: text for path, text in texts.items() if path.endswith(".js")}
    whole, unknown = put_together(
        scripts, {**folding.TABLES, **word_slots(words or english())}, later=(crisis.SLOT, PLACE_SLOT)
    )
    made = {path: f"{rjsmin.jsmin(text)}\n" for path, text in whole.items()}
    if STYLESHEET not in texts:
        return Assets(made, problems=tuple(unknown))
    style, problems = bundle(STYLESHEET, texts, fonts)
    others = {path: f"{minify(text)}\n" for path, text in texts.items() if _OTHER_STYLE.fullmatch(path)}
    tokens = read_tokens(texts[TOKENS]) if TOKENS in texts else {}
    unread = check_tokens(tokens) if tokens else []
    some = (others.get(path, "") for path in (CODE_STYLE, MARKDOWN_STYLE, *PAGE_STYLES))
    embed_style = (style, *some, minify(texts.get(EMBED_STYLE, "")))
    volume_style = (style, *others.values(), minify(texts.get(VOLUME_STYLE, "")))
    book_style = minify(texts.get(BOOK_STYLE, ""))
    made |= {**others, STYLESHEET: style}
    return Assets(made, tokens, embed_style, volume_style, book_style, (*unknown, *problems, *unread))
