"""Parts that live elsewhere: each document by itself, its promise, and what programs find of it."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

import pytest

from built import embeds, filled_codes, gallery_of
from helpers import BUILD_INFO, THEME, Pages, made_of, new_markdown, notices_of
from mkdocs_run import DATES, SITE_NAME, mkdocs, themed_site
from psychoed.assets.tokens import read_tokens
from psychoed.content.site import MadeSite
from psychoed.outputs.embed.document import oembed
from psychoed.outputs.embed.gallery import gallery_element
from psychoed.outputs.embed.height import heights_of
from psychoed.outputs.embed.kinds import UNLISTED
from psychoed.outputs.embed.published_ids import Published
from psychoed.outputs.embed.snippets import codes
from psychoed.outputs.embed.style import Stylesheet
from psychoed.outputs.embed.tables import _shared
from psychoed.pipeline.assets import make_assets
from psychoed.pipeline.notices import notices
from psychoed.pipeline.stages import Addressed, make_embeds
from psychoed.words.reading import english
from site_html import html_files, page_files

if TYPE_CHECKING:
    from pathlib import Path

MOST = 14 * 1024
"""Bytes, gzipped: what the first flight of TCP carries."""

MOST_PANEL = 15 * 1024
"""Bytes, gzipped, that the panel for words of crisis may add where a reader can write; it comes after what is seen."""

FIELD = re.compile(r"<textarea|<input[^>]* type=\"text\"")

PAGE = """---
title: A page
---
# A page

/// facts | Two
    id: two

| Thing | Role |
| --- | --- |
| Trust | Carries |
| Calm | Follows |
///

/// takeaways | Try
    id: try

- **One thing.** Of two.
///

/// reflection | Who?
    id: who
///
"""


def made(published: str = "", text: str = PAGE) -> tuple[dict[str, str], list[str]]:
    """Return the embeds of a small site, and its problems."""
    site = Pages({"page.md": text, "embeds.yml": published})
    made = made_of(site.content)
    told = [str(problem) for problem in (*site.content.problems, *made.problems)]
    return dict(made.files), [
        text for text in told if "does not say when" not in text and "has no evidence" not in text
    ]


def test_every_embed_is_small_and_needs_nothing(site: Path) -> None:
    for path in embeds(site):
        text = path.read_text("utf-8")
        shown = text.partition("<script>")[0]
        room = MOST + (MOST_PANEL if FIELD.search(shown) else 0)
        assert len(gzip.compress(shown.encode(), 9)) <= MOST, path.name
        assert len(gzip.compress(text.encode(), 9)) <= room, path.name
        assert re.findall(r"<(?:link rel=\"stylesheet|script src|img|form|iframe)|@import|url\(", text) == [], path.name
        assert not re.search(r"<[^>]*\sstyle=", text), path.name
        assert not re.search(r"<[^>]*\son\w+=", text), path.name


def test_the_policy_allows_just_what_is_there(site: Path) -> None:
    for path in embeds(site):
        text = path.read_text("utf-8")
        policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', text)[0])
        assert policy.startswith("default-src 'none'; ")
        for kind in ("style", "script"):
            (inner,) = re.findall(rf"<{kind}>(.*?)</{kind}>", text, re.S)
            digest = b64encode(sha256(inner.encode()).digest()).decode()
            assert f"{kind}-src 'sha256-{digest}'" in policy, path.name
        assert "unsafe" not in policy


def test_every_embed_says_what_it_is_and_where_it_comes_from(site: Path) -> None:
    for path in embeds(site):
        text = path.read_text("utf-8")
        assert '<html lang="en"' in text
        assert '<meta name="robots" content="noindex">' in text
        assert re.search(rf"<title>[^<]+ - {re.escape(SITE_NAME)}</title>", text)
        (canonical,) = re.findall(r'<link rel="canonical" href="([^"]+)">', text)
        target = (path.parent / canonical.partition("#")[0]).resolve()
        assert target.is_file()
        assert f'id="{canonical.partition("#")[2]}"' in target.read_text("utf-8") or "#" not in canonical
        for words in (
            "Need help now?",
            "Not yet clinically reviewed.",
            "Last checked",
            "CC BY 4.0",
        ):
            assert words in text, path.name


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://example.org/care/", "https://example.org"),
        ("https://example.org:443/", "https://example.org"),
        ("http://example.org:80/", "http://example.org"),
        ("https://example.org:8443/", "https://example.org:8443"),
        ("https://BÜCHER.example/", "https://xn--bcher-kva.example"),
    ],
)
def test_the_second_code_knows_the_site_by_the_origin_that_browsers_name(address: str, origin: str) -> None:
    content = Pages(
        {"page.md": f"{DATES}# Page\n\n/// facts | One\n- id: one\n\n| A | B |\n| - | - |\n| a | b |\n///\n"}
    ).content
    grows = dict(codes(made_of(content).site.embeds[0], replace(BUILD_INFO, address=address)))[
        english()("gallery.grows")
    ]
    assert f"if(e.origin==='{origin}')" in unescape(grows)


def test_oembed_documents_name_what_is_there_link_first(tmp_path: Path) -> None:
    done = mkdocs("build", "--strict", "-d", str(tmp_path), SITE_URL="https://example.org/care/")
    assert done.returncode == 0, done.stderr
    for path in embeds(tmp_path):
        said = json.loads(path.with_suffix(".json").read_text("utf-8"))
        assert (said["version"], said["type"], said["width"]) == ("1.0", "rich", 600)
        # Hosts may keep it for a day, and no longer: a part may have grown.
        assert said["cache_age"] == 24 * 60 * 60
        # What is higher, WordPress cuts off. The document does not know how wide the page is that shows it.
        assert 200 <= said["height"] <= 1000
        link, frame, high = re.fullmatch(
            r'<blockquote><a href="([^"]+)">[^<]+</a></blockquote>'
            r'<iframe src="([^"]+)" width="100%" height="(\d+)" title="[^"]+" frameborder="0"></iframe>',
            said["html"],
        ).groups()  # type: ignore[union-attr]
        assert int(high) >= said["height"]
        assert frame == f"https://example.org/care/embed/v1/{path.name}"
        assert (tmp_path / link.removeprefix("https://example.org/care/").partition("#")[0]).is_file()
        head = path.read_bytes()[:150_000].decode(errors="ignore").partition("</head>")[0]
        assert f'type="application/json+oembed" href="{frame.removesuffix("html")}json"' in head
    heads = [
        path.read_bytes()[:150_000].decode(errors="ignore").partition("</head>")[0] for path in page_files(tmp_path)
    ]
    assert [head for head in heads if 'oembed" href="https://example.org/care/embed/v1/' in head]


def test_without_an_address_there_is_no_oembed_and_the_log_says_why(site: Path) -> None:
    assert list((site / "embed").rglob("*.json")) == []
    assert not [path for path in html_files(site) if "json+oembed" in path.read_text("utf-8")]
    shown = Pages({"page.md": PAGE})
    made = made_of(shown.content)
    assert any("Set SITE_URL." in notice for notice in notices_of(shown.content, date(2026, 11, 23), made.site.embeds))


@pytest.mark.parametrize("host", ["localhost:8000", "care.localhost", "127.0.0.1:8000", "127.1.2.3", "[::1]:8000"])
def test_an_address_of_this_machine_is_an_address_and_the_log_says_whose(host: str) -> None:
    build_info = replace(BUILD_INFO, address=f"http://{host}/")
    assert build_info.is_local
    (told,) = [
        notice for notice in notices(MadeSite(build_info=build_info), Published(), date(2026, 11, 23)) if host in notice
    ]
    assert "one of this machine alone" in told
    assert "set SITE_URL" in told


@pytest.mark.parametrize("host", ["example.org", "localhost.example.org", "192.168.1.5", "mylocalhost", "128.0.0.1"])
def test_an_address_that_others_reach_is_none_of_this_machine_alone(host: str) -> None:
    assert not replace(BUILD_INFO, address=f"http://{host}/").is_local


def test_with_an_address_of_this_machine_there_is_all_that_an_address_allows(tmp_path: Path) -> None:
    page = DATES + PAGE.partition("---\n")[2].partition("---\n")[2]
    root = themed_site(tmp_path, {"index.md": f"{DATES}# Home\n", "page.md": page}, site_url="http://127.0.0.1:8000/r/")
    done = mkdocs("build", cwd=root)
    assert done.returncode == 0, done.stderr
    assert "The site's address is not set" not in done.stderr
    assert "one of this machine alone: http://127.0.0.1:8000/r/" in done.stderr
    (said,) = [json.loads(path.read_text("utf-8")) for path in (root / "site/embed/v1").glob("two.json")]
    assert said["provider_url"] == "http://127.0.0.1:8000/r/"


def test_a_published_embed_that_is_gone_fails_and_says_how_to_leave_a_redirect() -> None:
    _, problems = made("- two\n- tri\n- nothing-like-it\n")
    assert problems == [
        "embeds.yml:2: The embed `tri` was published and is gone: pages that show it would break. "
        "Bring it back, say where it leads: `- tri: try`, or why it is no more: `- tri: {withdrawn: Why}`.",
        "embeds.yml:3: The embed `nothing-like-it` was published and is gone: pages that show it would break. "
        "Bring it back, say where it leads: `- nothing-like-it: new-id`, or why it is no more: "
        "`- nothing-like-it: {withdrawn: Why}`.",
    ]


def test_at_an_old_address_stands_what_moved() -> None:
    files, problems = made("- two\n- old-try: try\n")
    assert problems == []
    assert files["embed/v1/old-try.html"] == files["embed/v1/try.html"]


@pytest.mark.parametrize(
    ("published", "problem"),
    [
        ("- old: twoo\n", "embeds.yml:1: `old` leads to `twoo`, which is no embed. Did you mean 'two'?"),
        ("- two: try\n", "embeds.yml:1: `two` is an embed again, and leads to another. "),
        ("two: 1\n", "embeds.yml:1: This is no list: {two: 1}."),
        ("- two\n- [a]\n", "embeds.yml:2: This is no id: [a]."),
        ("- 'two\n", "embeds.yml:"),
        ("- '../../index': two\n", "embeds.yml:1: This is no id: {../../index: two}."),
        ("- ''\n", "embeds.yml:1: This is no id: ''."),
        ("- two\n- two\n", "embeds.yml:2: `two` is already listed in line 1."),
        ("- two\n- old: {withdrawn: ''}\n", "embeds.yml:2: This is no id: {old: {withdrawn: ''}}."),
        ("- two\n- old: {gone: It was}\n", "embeds.yml:2: This is no id: {old: {gone: It was}}."),
        ("- two\n- old/: {withdrawn: So}\n", "embeds.yml:2: This is no id: {old/: {withdrawn: So}}."),
        ("- two: {withdrawn: So}\n", "page.md:"),
    ],
)
def test_mistakes_in_the_list_are_told(published: str, problem: str) -> None:
    _, problems = made(published)
    assert len(problems) == 1
    assert problems[0].startswith(problem)


def test_at_the_address_of_what_was_withdrawn_stands_why_and_a_way_on() -> None:
    files, problems = made(
        "- two\n- old-question: {withdrawn: It was <b>not</b> *so*.}\n- two/3/next: {withdrawn: Not so}\n"
    )
    assert problems == []
    page = files["embed/v1/old-question.html"]
    assert "<h1>What was here is withdrawn</h1>" in page
    assert "It was &lt;b&gt;not&lt;/b&gt; *so*." in page
    assert '<a href="../../quiz/index.html">What there is instead</a>' in page
    assert "embed/v1/two/3/next.html" not in files


def test_a_site_without_pages_has_no_way_on_from_what_was_withdrawn() -> None:
    content = Pages({"embeds.yml": "- old: {withdrawn: It was not so}\n"}).content
    assert "embed/v1/old.html" not in make_embeds(Addressed(content, {}), new_markdown).files


def test_an_id_that_was_withdrawn_is_never_used_again() -> None:
    _, problems = made("- try: {withdrawn: It was not so}\n")
    line = PAGE[: PAGE.index("/// takeaways")].count("\n") + 1
    assert problems == [
        f"page.md:{line}: The id `try` was withdrawn (embeds.yml:1), and is used again. Give this another `id`."
    ]


def test_two_parts_of_one_address_are_told() -> None:
    text = PAGE + "\n/// reflection | Why?\n    id: quiz-page\n///\n"
    _, problems = made(text=text)
    assert any("has the same address as that of" in problem and "`quiz-page`" in problem for problem in problems)


def test_notes_about_nothing_and_second_ones_are_told() -> None:
    parts = "".join(
        f"**{name}.** So.\n\n" for name in ("Purpose", "When", "When not", "How to introduce it", "Prompts", "Caution")
    )
    text = PAGE + "".join(f"\n/// therapist-note | {name}\n{parts}///\n" for name in ("two", "tri", "two"))
    _, problems = made(text=text)
    assert [problem.partition(": ")[2] for problem in problems] == [
        "This note is about `tri`, which the gallery does not show. Did you mean 'try'?",
        f"`two` already has a note (page.md:{text[: text.index('therapist-note')].count(chr(10)) + 1}). "
        "Make one note of the two.",
    ]


def test_every_part_in_the_gallery_has_its_codes_and_what_there_is_of_notes(site: Path) -> None:
    gallery = gallery_of(site)
    parts = re.findall(r'<section class="gallery__part"[^>]*>(.*?)</section>', gallery, re.S)
    assert parts
    (contents,) = re.findall(r'<ul class="gallery__contents">(.*?)</ul>', gallery, re.S)
    assert re.findall(r'href="#([^"]+)"', contents) == re.findall(r'<h3 id="(parts:[^"]+)"', gallery)
    noted = [part for part in parts if "Note for therapists" in part]
    assert noted
    for part in noted:
        for words in ("Purpose.", "When not.", "Prompts.", "Caution."):
            assert words in part
    filled = filled_codes(gallery)
    assert len(filled) == len(parts)
    for part, made in zip(parts, filled, strict=True):
        # Without script, there are the codes that need none.
        (code, alt) = (unescape(text) for text in re.findall(r"<textarea[^>]*>(.*?)</textarea>", part, re.S))
        assert (code, alt) == (made["First code: a plain frame"], made["Alt text, for a picture of it"])
        assert len(made) == 5
        for name in ("First code: a plain frame", "Second code: a frame that grows with its content"):
            frame = made[name]
            for wanted in ('title="', 'loading="lazy"', 'referrerpolicy="no-referrer"', 'width="100%"'):
                assert wanted in frame
            assert re.search(r' height="\d+"', frame)
            address, words = _left_by_wordpress(frame)
            assert (site / address.removeprefix("https://ADDRESS-OF-THIS-SITE/").partition("#")[0]).is_file()
            (title,) = re.findall(r' title="([^"]*)"', frame)
            assert words == f"{unescape(title)} ({SITE_NAME})"


class _Kses(HTMLParser):
    """What WordPress keeps of a post by somebody whose HTML it does not trust.

    As seen in WordPress 6.1 (wp-includes/kses.php): no frame, no script, though the text of a script; no attribute that
    is an event's or unknown.
    """

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.addresses.append(dict(attrs)["href"] or "")

    def handle_data(self, data: str) -> None:
        self.words += data


def _left_by_wordpress(code: str) -> tuple[str, str]:
    """Return the address and the words of all that is left of a code: one link."""
    kses = _Kses()
    kses.feed(code)
    (address,) = kses.addresses
    return address, kses.words.strip()


def test_codes_hold_nothing_that_editors_break(site: Path) -> None:
    """No script, whose text stays where its tags are taken out; in attributes no line end, mark or ampersand."""
    gallery = gallery_of(site)
    fields = [unescape(text) for text in re.findall(r"<textarea[^>]*>(.*?)</textarea>", gallery, re.S)]
    fields += [text for made in filled_codes(gallery) for text in made.values()]
    growing = [text for text in fields if "onload" in text]
    assert len(growing) > len(filled_codes(gallery))
    for code in growing:
        assert "<script" not in code
        (handler,) = re.findall(r'onload="([^"]*)"', code)
        assert not set(handler) & set("\n<>&[]`\\")
        assert "e.origin==='https://ADDRESS-OF-THIS-SITE'" in handler
        assert "e.source===f.contentWindow" in handler


def test_a_document_gets_the_rules_that_it_can_use_and_no_other() -> None:
    css = """
    :root { --ink: #000000; --deep: var(--ink); --never: 1px; }
    @font-face { font-family: X; src: url(x); }
    .a .b, .gone { color: var(--deep); }
    .gone > .a { color: red; }
    :is(.gone, .a):not(.gone):has(> p) { margin: 0; }
    :where(.gone) p { margin: 1px; }
    .made-by-script { top: 0; }
    @media print { .gone { color: red; } .b { color: black; } }
    @container (min-width: 3rem) { .gone { top: 0; } }
    p::before, li::marker { content: "a;b}"; }
    """
    sheet = Stylesheet([css], read_tokens(css))
    text = sheet.pruned({"div", "a", "p", "b"}, "add('made-by-script')")
    rules = text[text.index(".a .b") :]
    assert re.sub(r"\s", "", rules) == (
        ".a.b{color:var(--deep);}:is(.gone,.a):not(.gone):has(>p){margin:0;}.made-by-script{top:0;}"
        '@mediaprint{.b{color:black;}}p::before{content:"a;b}";}'
    )
    assert ":root{color-scheme:light;--ink:#000000;--deep:var(--ink);}" in text
    assert "--never" not in text
    assert "@font-face" not in text


@pytest.mark.parametrize(
    ("inside", "problem"),
    [
        ("A <span style='color:red'>red</span> word.", "`style=`"),
        ("<b onclick='x()'>Press</b> it.", "`onclick=`"),
        ("![A face](face.png) smiles.", "`<img>`"),
    ],
)
def test_what_an_embed_could_not_show_is_told(inside: str, problem: str) -> None:
    _, problems = made(text=PAGE + f"\n/// reflection | Why?\n    id: why\n\n{inside}\n///\n")
    assert len(problems) == 1
    assert problem in problems[0]


def test_what_looks_like_the_end_of_a_block_ends_nothing() -> None:
    text = (
        PAGE
        + "\n///takeaways | Write\n    id: write\n\n- **First.** So:\n\n    ```\n    ///\n    ```\n"
        + "\n- **Second.** Then.\n///\n"
    )
    files, problems = made(text=text)
    assert problems == []
    assert "Second." in files["embed/v1/write.html"]


def test_code_in_an_embed_has_its_colours_and_no_other_embed_has_them() -> None:
    text = f"{PAGE}\n/// reflection | What does it do?\n    id: code\n\n```python\nif True: pass\n```\n///\n"
    content = replace(Pages({"page.md": text}).content, assets=make_assets(THEME.texts))
    files = made_of(content).files
    assert "where(.highlight pre)" in files["embed/v1/code.html"].partition("</style>")[0]
    assert ".highlight" not in files["embed/v1/who.html"]


def test_links_lead_from_the_embed_and_aligned_cells_need_no_style() -> None:
    table = "| A | B |\n| :--- | ---: |\n| [one](page.md?x=1#two) | [two](https://example.org/a) |\n"
    files, problems = made(text=PAGE + f"\n/// facts | Aligned\n    id: aligned\n\n{table}///\n")
    assert problems == []
    body = files["embed/v1/aligned.html"].partition("<main")[2]
    assert 'href="../../page.html?x=1#two"' in body
    assert 'href="https://example.org/a"' in body
    assert 'class="align-right"' in body
    assert "style=" not in body.partition("</main>")[0]


def test_a_title_that_makes_no_file_name_is_told() -> None:
    _, problems = made(text=PAGE + f"\n/// reflection | {'very ' * 60}long?\n///\n")
    assert len(problems) == 1
    assert "too long for a file" in problems[0]


LIST = "/// terms | Words\n    id: words\n\n" + "".join(
    f"{name}\n:   What {name} means.\n\n" for name in ("Ants", "Bees", "Cats")
)


def _main(text: str) -> str:
    return text.partition("<main")[2].partition("</main>")[0]


def test_lists_fold_and_one_is_open() -> None:
    text = PAGE.replace(
        "- **One thing.** Of two.", "- **One thing.** Of *two*.\n- No lead here.\n- **Last.**\n\n    More of it."
    )
    files, problems = made(text=f"{text}\n{LIST}///\n")
    assert problems == []
    tips = _main(files["embed/v1/try.html"])
    assert re.findall(r'<details class="fold" name="try-folds"( open="")?>', tips) == [' open=""', ""]
    assert re.findall(r"<summary>(.*?)</summary>", tips) == ["<strong>One thing.</strong>", "<strong>Last.</strong>"]
    assert "<p>Of <em>two</em>.</p>" in tips
    assert "<p>More of it.</p>" in tips
    assert re.search(r"<li[^>]*>\s*No lead here\.\s*</li>", tips)
    words = _main(files["embed/v1/words.html"])
    assert re.findall(r'<details[^>]*><summary class="term-name">(.*?)</summary>', words) == ["Ants", "Bees", "Cats"]
    assert re.findall(r'id="(words/\w+)" name="words-folds"( open="")?', words) == [
        ("words/ants", ' open=""'),
        ("words/bees", ""),
        ("words/cats", ""),
    ]
    assert re.findall(r'id="(meaning-\w+)">([^<]+)<', words)[0] == ("meaning-ants", "What Ants means.")


def test_of_two_pathways_the_second_is_folded_and_words_open_beside_the_picture() -> None:
    other = "/// pathway | The other\n    id: other\n\n1. Go → there\n2. Come back\n///\n"
    own = "/// pathway | Own\n    id: own\n    beside: other\n\n1. Sit with ants\n2. Stand\n///\n"
    files, problems = made(text=f"{PAGE}\n{LIST}///\n\n{other}\n{own}")
    assert problems == []
    text = _main(files["embed/v1/own.html"])
    assert text.count("<figure") == 2
    assert "pathways" not in re.findall(r'class="([^"]*)"', text)
    before, fold, after = text.partition('<details class="pathway-beside"><summary>To compare: The other</summary>')
    assert fold
    assert "Sit with" in before
    assert "Come back" not in before
    assert after.index('class="words-on-this-page"') < after.rindex("</figure>")
    # Its heading opens it, and nothing else does.
    opened = after[after.index('class="words-on-this-page"') :]
    assert re.search(r"<summary[^>]*>Words on this page</summary>", opened)
    assert opened.count("<summary") == 1


def test_what_a_field_offers_stands_there_as_words_too() -> None:
    meanings = "".join(
        f"{name}\n:   They {verb}\n\n" for name, verb in (("Ants", "crawl"), ("Bees", "fly"), ("Cats", "purr"))
    )
    question = f"/// question | What goes together?\n    id: match\n\n{meanings}So it is.\n///\n"
    files, _ = made(text=f"{PAGE}\n{question}")
    listed = _main(files["embed/v1/match.html"]).partition('<ul class="question__choices">')[2].partition("</ul>")[0]
    assert sorted(re.findall(r"<li>([^<]+)</li>", listed)) == ["They crawl", "They fly", "They purr"]


def test_an_embed_that_wordpress_would_cut_off_is_told() -> None:
    rows = "".join(f"| Thing {number} | {'Some words about it. ' * 4} |\n" for number in range(16))
    text = f"{PAGE}\n/// facts | Many\n    id: many\n\n| Thing | Role |\n| --- | --- |\n{rows}///\n"
    site = Pages({"page.md": text})
    embeds = made_of(site.content).site.embeds
    (notice,) = [told for told in notices_of(site.content, date(2026, 11, 23), embeds) if "WordPress" in told]
    assert re.search(r"the embed `many` \(1\d\d\d px\) is higher than the 1000 px", notice)


def test_a_quiz_begins_with_a_frame_that_its_script_fills() -> None:
    question = (
        "/// question | What fits?\n    id: fits\n\n- [x] This\n\n    It does.\n\n- [ ] That\n\n    Not so.\n///\n"
    )
    files, problems = made(text=f"{PAGE}\n{question}")
    assert problems == []
    shown = _main(files["embed/v1/quiz-page.html"])
    assert re.search(r'<div class="quiz" data-quiz="page" data-embedded="" hidden=""></div>\s*<section', shown)


def test_an_oembed_document_says_in_which_version_it_is_and_how_long_it_may_be_kept() -> None:
    built = made_of(Pages({"page.md": PAGE}).content)
    said = json.loads(oembed(built.site.embeds[0], built.addressed.context))
    assert (said["version"], said["type"], said["cache_age"]) == ("1.0", "rich", 24 * 60 * 60)


@pytest.mark.parametrize(
    ("least", "most", "room", "shared"),
    [
        ([10, 10], [100, 20], 60, [40, 20]),
        ([10, 10], [100, 100], 60, [30, 30]),
        ([10, 10], [20, 20], 60, [20, 20]),
        ([50, 50], [60, 60], 60, [50, 50]),
    ],
)
def test_columns_share_what_room_there_is(
    least: list[float], most: list[float], room: float, shared: list[float]
) -> None:
    assert _shared(least, most, room) == pytest.approx(shared)


def test_the_gallery_leads_to_the_files_of_each_part() -> None:
    text = f"{PAGE}\n/// pathway | A way\n    id: way\n\n1. One\n2. Two\n3. Three\n///\n"
    site = made_of(Pages({"page.md": text}).content).site

    def parse(holder: etree.Element, text: str) -> None:
        etree.SubElement(holder, "p").text = text

    shown = [section for section in gallery_element(site, "page.md", parse) if section.tag == "section"]
    (way,) = [section for section in shown if section[0].get("id") == "part:way"]
    files = [
        link.get("href") for held in way.iter("p") if held.get("class") == "gallery__files" for link in held.iter("a")
    ]
    drawn = [f"/diagrams/way.{ending}" for ending in ("svg", "png", "slide.png", "card.png")]
    assert files == ["/handouts/way-a4.pdf", "/handouts/way-letter.pdf", *drawn]


def test_the_gallery_shows_each_part_below_the_title_of_its_page_as_hosts_do() -> None:
    pages = {"page.md": PAGE, "other.md": "# Other\n\n/// reflection | Why?\n    id: why\n///\n"}
    site = made_of(Pages(pages).content).site
    shown = list(gallery_element(site, "learn/page.md", lambda holder, text: None))
    headings = [(at, heading.text) for at, heading in enumerate(shown) if heading.tag == "h3"]
    assert [(text, next(iter(shown[at + 1].itertext()))) for at, text in headings[:2]] == [
        ("A page", "Two"),
        ("Other", "Why?"),
    ]
    frames = [frame for section in shown for frame in section.iter("iframe")]
    parts = [embed for embed in site.embeds if embed.part.kind not in UNLISTED]
    assert len(parts) == sum(heading.tag == "h4" for section in shown for heading in section) >= 4
    assert {frame.get("src"): frame.get("height") for frame in frames} == {
        f"../embed/v1/{embed.part.id}.html": str(embed.tallest) for embed in parts
    }


def test_the_gallery_has_the_classes_that_its_style_and_its_script_know() -> None:
    text = f"{PAGE}\n/// pathway | A way\n    id: way\n\n1. One\n2. Two\n3. Three\n///\n\n{LIST}///\n"
    site = made_of(Pages({"page.md": text}).content).site
    shown = [each for top in gallery_element(site, "page.md", lambda holder, text: None) for each in top.iter()]
    made = {name for each in shown for name in each.get("class", "").split() if name.startswith("gallery__")}
    style, script = (THEME.texts[f"assets/gallery.{ending}"] for ending in ("css", "js"))
    known = {*re.findall(r"[.'\"](gallery__\w+)", style + script)}
    by_script = {*re.findall(r"className = '(gallery__\w+)'", script)}
    assert made <= known
    assert known - made == by_script


@pytest.mark.parametrize(("src_uri", "up"), [("page.md", "./"), ("learn/page.md", "../"), ("a/b/index.md", "../../")])
def test_the_gallery_knows_where_the_site_begins_wherever_it_stands(src_uri: str, up: str) -> None:
    site = Pages({src_uri: "# Parts\n\n/// gallery\n///\n"})
    assert re.findall(r'data-site="([^"]*)"', site.html(src_uri)) == [up]


def test_an_embed_is_told_to_be_higher_where_it_shows_more() -> None:
    def height(html: str) -> int:
        return heights_of(html)[0]

    def question(words: str) -> str:
        return f'<section class="question"><h3>{words}</h3></section>'

    long = "Some more words that are said. " * 12
    assert height(f"<p>{long}</p>") > height("<p>Words.</p>")
    # A field to write in takes room in its line, a box to tick stands beside it.
    assert height('<p>One <input type="text"> two <input type="text"> three <input type="text"></p>') > height(
        '<p>One <input type="checkbox"> two <input type="checkbox"> three <input type="checkbox"></p>'
    )
    way = '<figure class="pathway"><figcaption>{}</figcaption><div class="pathway__words"><p>{}</p></div></figure>'
    assert height(way.format(long, "So.")) > height(way.format("So.", "So.")) < height(way.format("So.", long))
    # Of a quiz the first question is seen, and a bar for the others.
    assert height(question(long) + question("Why?")) > height(question("Why?") + question("Why?"))
    assert height(question("Why?") + question(long)) == height(question("Why?") * 2) == height(question("Why?") * 3)
    assert height(question("Why?") * 2) > height(question("Why?"))
