"""What makes a browser ask another site, or run code, is found on pages, however it is written."""

from __future__ import annotations

import pytest

from helpers import Pages
from psychoed.features.privacy.check import asset_problems, privacy_problems
from psychoed.features.privacy.scan import findings
from psychoed.source.strict import PRIVACY

OWN = "https://example.org/care/"

ASKS = (
    "![A](https://other.example/x.png)",
    "![A][ref]\n\n[ref]: //other.example/x.png",
    '<img alt="" src="https://other.example/x.png">',
    "<IMG SRC=HTTPS://other.example/x.png>",
    '<img src="x.png" srcset="x.png 1x, https://other.example/y.png 2x">',
    '<img src="&#104;ttps://other.example/x.png">',
    '<img src=" \t//other.example/x.png">',
    '<img src="\\\\other.example\\x.png">',
    '<iframe src="https://other.example/embed/x"></iframe>',
    '<link rel="stylesheet" href="https://other.example/x.css">',
    '<audio src="https://other.example/x.mp3"></audio>',
    '<video poster="https://other.example/x.png"></video>',
    '<video><source src="https://other.example/x.mp4"></video>',
    '<object data="https://other.example/x.pdf"></object>',
    '<embed src="https://other.example/x.pdf">',
    '<div style="background: url(https://other.example/x.png)">A</div>',
    "<div style=\"background: u\\72l('https://other.example/x.png')\">A</div>",
    '<style>\n@import "https://other.example/x.css";\n</style>',
    "<style>\np { background: url( //other.example/x.png ) }\n</style>",
    '<a href="a.md" ping="https://other.example/">A</a>',
    '<svg><image href="https://other.example/x.png"/></svg>',
    '<meta http-equiv="refresh" content="0; url=https://other.example/">',
    "[A](a.md){ style=\"background: url('https://other.example/x.png')\" }",
    "/// reflection | Who answers?\n\n![A](https://other.example/x.png)\n///",
    "/// terms\nTrust\n:   Good. ![A](https://other.example/x.png)\n///",
)

RUNS = (
    "<script>\nalert(1)\n</script>",
    '<script src="https://other.example/x.js"></script>',
    '<img alt="" src="x.png" onerror="alert(1)">',
    "A <b onclick=alert(1)>b</b>",
    "[A](a.md){ onclick=alert(1) }",
    '<iframe srcdoc="<p>A</p>"></iframe>',
)

UNSAFE = (
    "[A](javascript:alert(1))",
    "[A](JavaScript:alert(1))",
    "[A](<java&#115;cript:alert(1)>)",
    '<a href="java&#9;script:alert(1)">A</a>',
    '<a href="&#1;javascript:alert(1)">A</a>',
    "[A](vbscript:x)",
    "[A](data:text/html,<b>A</b>)",
    "[A][ref]\n\n[ref]: javascript:alert(1)",
    '<iframe src="data:text/html,A"></iframe>',
    '<form action="javascript:alert(1)"></form>',
    "/// reflection | [A](javascript:alert(1)) or so?\n///",
)

NOTHING = (
    "![A](x.png)",
    "![A](data:image/png;base64,AAAA)",
    "[A](https://other.example/)",
    "<https://other.example/>",
    "[A](mailto:a@other.example) [B](tel:+1)",
    f'<img alt="" src="{OWN}x.png">',
    '<iframe src="embed/v1/a.html"></iframe>',
    "`<script>` and `onclick=`",
    "```html\n<img src=https://other.example/x.png>\n```",
    "<!-- <img src=https://other.example/x.png> -->",
    "A date: 12:30. javascript: a language.",
    "<p>on = 1</p>",
)


def _told(text: str, *strict: str) -> tuple[list[str], list[str]]:
    site = Pages({"page.md": f"# A\n\n{text}\n"})
    problems, notices = privacy_problems(
        site.content.site.book, {"page.md": findings(site.html(), OWN)}, frozenset(strict)
    )
    return [str(problem) for problem in problems], notices


@pytest.mark.parametrize("text", [*ASKS, *RUNS])
def test_what_tells_other_sites_of_a_visit_is_a_mistake_where_the_site_promises_that_nothing_does(text: str) -> None:
    (problem,), notices = _told(text, PRIVACY)
    assert notices == []
    lines = text.split("\n")
    at = next((number for number, line in enumerate(lines, 3) if "other.example" in line), 3)
    assert problem.startswith(f"page.md:{at}: ")
    assert "This site promises that no other company learns of a visit" in problem


@pytest.mark.parametrize("text", [*ASKS, *RUNS])
def test_elsewhere_somebody_is_told_of_it(text: str) -> None:
    problems, (notice,) = _told(text)
    assert problems == []
    assert notice.startswith("page.md:")
    assert "strict: [privacy]" in notice


@pytest.mark.parametrize("text", UNSAFE)
def test_an_address_that_is_code_is_always_a_mistake(text: str) -> None:
    (problem,), notices = _told(text)
    assert notices == []
    assert ": This address is code, and no place: `" in problem
    assert problem.startswith("page.md:")


@pytest.mark.parametrize("text", NOTHING)
def test_what_asks_nobody_is_as_it_should_be(text: str) -> None:
    assert _told(text, PRIVACY) == ([], [])


def test_what_a_page_brings_to_another_is_told_of_once_and_where_it_is_written() -> None:
    meaning = "/// terms\nTrust\n:   Good. [A](javascript:alert(1))\n///\n"
    site = Pages({"a.md": "# A\n\nTrust.\n", "b.md": f"# B\n\n{meaning}"})
    found = {uri: findings(site.html(uri)) for uri in ("a.md", "b.md")}
    problems, _ = privacy_problems(site.content.site.book, found, ())
    assert {(problem.src_uri, problem.line) for problem in problems} == {("b.md", 5)}
    assert len(problems) == 1


def test_styles_and_scripts_of_all_pages_come_from_the_site_itself() -> None:
    added = ["assets/site.css", f"{OWN}a.js", "https://other.example/a.css", "//other.example/a.js"]
    told = [str(problem) for problem in asset_problems("mkdocs.yml", added, OWN, {PRIVACY})]
    assert [message.partition("`")[2].partition("`")[0] for message in told] == added[2:]
    assert [*asset_problems("mkdocs.yml", added, OWN, ())] == []
