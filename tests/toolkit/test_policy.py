"""The policy for hosts that can send headers: computed from the pages, whatever they hold."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from mkdocs_run import DATES, mkdocs, themed_site
from psychoed.outputs.policy import SLOT, headers_file, page_policy, with_policies
from psychoed.text.digests import csp_hash
from site_html import page_files

if TYPE_CHECKING:
    from pathlib import Path

BARE = "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"


def told(policy: str) -> dict[str, list[str]]:
    """Return the sources of each directive."""
    parts = [part.split() for part in policy.split("; ")]
    assert len({name for name, *_ in parts}) == len(parts)
    return {name: sources for name, *sources in parts}


def of(html: str, **files: str) -> dict[str, list[str]]:
    built = {"index.html": html, **{name.replace("__", "/").replace("_", "."): text for name, text in files.items()}}
    return told(page_policy({path: text.encode() for path, text in built.items()}, "embed/"))


def test_a_page_of_words_needs_nothing() -> None:
    assert page_policy({"index.html": b"<!doctype html><p>Words"}, "embed/") == BARE


@pytest.mark.parametrize(
    ("html", "directive", "sources"),
    [
        ('<script src="a.js"></script>', "script-src", ["'self'"]),
        ("<script>let a = '<b>';\n</script>", "script-src", [csp_hash("let a = '<b>';\n")]),
        ("<script type=module>a</script>", "script-src", [csp_hash("a")]),
        ("<style>p > a { color: red }</style>", "style-src", [csp_hash("p > a { color: red }")]),
        ('<p style="color: red">', "style-src", ["'unsafe-hashes'", csp_hash("color: red")]),
        ('<p onclick="a()">', "script-src", ["'unsafe-hashes'", csp_hash("a()")]),
        ('<link rel="stylesheet" href="a.css">', "style-src", ["'self'"]),
        ('<img src="data:image/gif;base64,R0"><img src=a.png>', "img-src", ["'self'", "data:"]),
        ('<img srcset="a.png 1x, https://img.example.org/b.png 2x">', "img-src", ["'self'", "https://img.example.org"]),
        ('<iframe src="https://tube.example.org/1">', "frame-src", ["https://tube.example.org"]),
        ('<video poster="a.jpg"><source src="a.mp4"></video>', "img-src", ["'self'"]),
        ("<form><input></form>", "form-action", ["'self'"]),
        ('<form action="https://example.org/f">', "form-action", ["https://example.org"]),
        ('<base href="/a/">', "base-uri", ["'self'"]),
        ("<script>new Worker('a.js')</script>", "worker-src", ["'self'"]),
        ("<style>a { background: url(data:image/png;base64,R0) }</style>", "img-src", ["data:"]),
        ("<style>@font-face { src: url('f.woff2') }</style>", "font-src", ["'self'"]),
    ],
)
def test_what_a_page_holds_is_allowed_and_nothing_else(html: str, directive: str, sources: list[str]) -> None:
    allowed = of(html)
    assert allowed[directive] == sources
    assert allowed["default-src"] == ["'none'"]
    assert "'unsafe-inline'" not in str(allowed)
    if "script" not in html and "onclick" not in html:
        assert "script-src" not in allowed


def test_data_in_a_script_needs_no_leave() -> None:
    html = '<script type="application/ld+json">{"a": 1}</script><script type="application/json">{}</script>'
    assert page_policy({"a.html": html.encode()}, "embed/") == BARE


def test_each_page_with_room_gets_its_own_policy() -> None:
    page = f"<meta charset=utf-8>{SLOT}<script>a</script>"
    built = {
        "a.html": page,
        "b.html": "<p>",
        "embed/v1/c.html": "<script>c</script>",
        "x.css": "a{background:url(x.png)}",
    }
    (made,) = with_policies({path: text.encode() for path, text in built.items()}, "embed/")
    assert made[0] == "a.html"
    (policy,) = re.findall('content="([^"]+)"', made[1].decode())
    assert told(policy)["script-src"] == [csp_hash("a")]
    assert told(policy)["img-src"] == ["'self'"]
    assert "frame-ancestors" not in policy


def test_stylesheets_and_scripts_tell_what_they_load() -> None:
    allowed = of("", a_css='@font-face{src:url("f.woff2")}a{background:url(#b)}', b_js="new Worker('w.js')")
    assert (allowed["font-src"], allowed["worker-src"]) == (["'self'"], ["'self'"])
    assert "img-src" not in allowed


def test_parts_have_no_say_and_pages_share_one_policy() -> None:
    built = {
        "a.html": b"<script>a</script>",
        "b/c.html": b"<script>a</script>",
        "em.html": b"",
        "embed/v1/d.html": b"<script>d</script>",
    }
    policy = page_policy(built, "embed/")
    assert told(policy)["script-src"] == [csp_hash("a")]
    told_of = headers_file("P", built, "embed/").split("\n  Content-Security-Policy: P\n")
    # No star after a name at the top: `/em*` would be `/embed/` too.
    assert told_of == ["/", "/a", "/a.html", "/em", "/em.html", "/b/*", ""]


def test_the_policy_of_the_site_is_short_strict_and_said_in_the_log(site: Path, tmp_path: Path) -> None:
    (policy,) = set(re.findall("Content-Security-Policy: (.+)", (site / "_headers").read_text("utf-8")))
    assert len(policy) < 1500
    allowed = told(policy)
    # Were there a style or a script in an attribute, it would have to allow those by hashes.
    assert "unsafe" not in policy
    assert (allowed["default-src"], allowed["base-uri"]) == (["'none'"], ["'none'"])
    assert allowed["frame-ancestors"] == ["'self'"]
    assert allowed["connect-src"] == ["'self'"]
    # A digest may hold two strokes by chance.
    sources = {source for found in allowed.values() for source in found if not source.startswith("'sha256-")}
    assert [source for source in sources if "//" in source] == []
    root = themed_site(tmp_path, {"index.md": f"{DATES}# Home\n"})
    done = mkdocs("build", cwd=root)
    assert done.returncode == 0, done.stderr
    (policy,) = set(re.findall("Content-Security-Policy: (.+)", (root / "site/_headers").read_text("utf-8")))
    assert f"Content-Security-Policy: {policy}\n" in done.stderr


def test_what_a_page_says_of_the_place_of_its_policy_stays() -> None:
    made = dict(with_policies({"a.html": f"{SLOT}<pre>{SLOT}</pre>".encode()}, "embed/"))["a.html"].decode()
    assert made.endswith(f"<pre>{SLOT}</pre>")
    assert made.count(SLOT) == 1


@pytest.mark.skipif(not shutil.which("node"), reason="there is no node to read scripts")
def test_every_script_within_a_page_can_be_read(site: Path, tmp_path: Path) -> None:
    """White space of templates parts their statements: one that is lost takes the way out with it."""
    found = {
        script
        for path in page_files(site)
        for kind, script in re.findall(r"<script([^>]*)>(.*?)</script>", path.read_text("utf-8"), re.DOTALL)
        if "src=" not in kind and "json" not in kind
    }
    assert found
    for number, script in enumerate(sorted(found)):
        (tmp_path / f"{number}.js").write_text(script, encoding="utf-8")
        done = subprocess.run(
            ["node", "--check", tmp_path / f"{number}.js"], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
