"""Browsers fold as the build does."""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING

from helpers import THEME
from psychoed.assets.script_parts import put_together
from psychoed.text import folding

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_SENTENCES = [
    "He doesn’t, DOESN'T, doesn`t and doesn´t",
    "Łódź, Ærø, Straße, STRASSE, ẞ, œuvre, Þórr, Đorđe, İIıi",
    "sui\u200bci\u00adde\ufeff, ｆｕｌｌ　ｗｉｄｔｈ, 𝐛𝐨𝐥𝐝, ﬁ, ①",
    "ΟΔΥΣΣΕΥΣ ΣΑΣ. ὀδυσσεύς",
    "Ещё й, हिन्दी, ไทย, が, 한국어, حُبّ, שָׁלוֹם",
    "e\u0301\u0327 😀 👨‍👩‍👧 \U000e0041",
]


def test_the_script_folds_as_the_build_does(browser: Browser) -> None:
    """Every character that both know, alone and within words."""
    known = [chr(n) for n in range(sys.maxunicode + 1) if unicodedata.category(chr(n)) not in {"Cn", "Cs", "Co"}]
    # Ideographs and syllables come in tens of thousands, and are all alike.
    few = [character for character in known if unicodedata.name(character, "")[:3] not in {"CJK", "HAN", "TAN", "EGY"}]
    texts = [*few, *(f"x{character}ς" for character in few), *_SENTENCES]
    scripts, problems = put_together({"folding.js": THEME.texts["assets/parts/folding.js"]}, dict(folding.TABLES))
    assert problems == []
    page = browser.new_page()
    got = page.evaluate(f"(texts) => texts.map({scripts['folding.js']})", texts)
    page.close()
    differ = {
        text: (ours, theirs)
        for text, theirs in zip(texts, got, strict=True)
        if (ours := folding.folded(text)) != theirs
    }
    assert differ == {}
