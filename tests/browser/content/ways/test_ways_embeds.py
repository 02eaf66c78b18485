"""Embeds in a page of another origin, in a frame that may run scripts and nothing else."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from browsing import BOTH, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader import Reader

LISTEN = "<script>var heard = []; addEventListener('message', (event) => heard.push(event.data))</script>"
# At the window's corner, so that places in the frame are places in the window: WebKit's driver knows only these.
STYLE = "<style>body { margin: 0 } iframe { display: block; border: 0 }</style>"


@contextmanager
def framed(reader: Reader, folder: Path, path: str) -> Iterator[None]:
    """Look into a frame with a page of the site, once it has told its height; under file:// its host is a file too."""
    frame = f'<iframe sandbox="allow-scripts" src="{reader.home}{path}" width="600" height="900" title="x"></iframe>'
    html = (
        f"<!doctype html><meta charset='utf-8'><title>Host</title><link rel='icon' href='data:,'>{STYLE}{LISTEN}{frame}"
    )
    (folder / "index.html").write_text(html, encoding="utf-8")
    with served(folder) as address:
        reader.resize(1000, 1000)
        reader.driver.get(address if reader.home.startswith("http") else f"{folder.as_uri()}/index.html")
        reader.eventually(lambda: any("embedHeight" in said for said in reader.run("return heard")), "its height")
        reader.driver.switch_to.frame(reader.one("iframe"))
        yield
        reader.listen()
        reader.driver.switch_to.default_content()
        reader.driver.get("about:blank")


@BOTH
def test_a_question_is_answered(reader: Reader, tmp_path: Path) -> None:
    with framed(reader, tmp_path, "embed/v1/quiz-friends.html"):
        section = "section.question:not([hidden])"
        first = reader.one(section)
        right = reader.one(f"{section} li.answer[data-right]").get_dom_attribute("data-option")
        reader.one(f"{section} input[value='{right}']").click()
        reader.named("Check").click()
        assert reader.words(reader.one(f"{section} [role=status]")).startswith("Yes.")
        reader.named("Next").click()
        assert reader.one(section) != first
        reader.eventually(lambda: reader.run("return document.activeElement.localName") == "legend", "the focus")


def test_a_word_leads_to_its_meaning_below(reader: Reader, tmp_path: Path) -> None:
    """Over http alone: without an origin, Firefox and WebKit follow no link to a file, not even on the same page."""
    with framed(reader, tmp_path, "embed/v1/healthy-pathway.html"):
        reader.look_inside()
        link = reader.shown(".picture a.term")
        reader.click(link)
        meaning = reader.eventually(lambda: reader.shown(":target"), "the meaning")
        assert meaning.get_dom_attribute("id") == link.get_dom_attribute("aria-describedby")
        assert len(reader.words(meaning)) > 20


@BOTH
def test_a_pathway_is_walked_through(reader: Reader, tmp_path: Path) -> None:
    with framed(reader, tmp_path, "embed/v1/healthy-pathway.html"):
        # Where room is little, it begins by itself.
        assert reader.words(reader.shown(".pathway__walk > span")) == "Step 1 of 6"
        assert [step.is_displayed() for step in reader.all(".pathway__steps > li")] == [True, *[False] * 5]
        reader.named("Next").click()
        assert reader.words(reader.one(".pathway__walk [role=status]")).startswith("Step 2 of 6")
        reader.named("Show all").click()
        assert all(step.is_displayed() for step in reader.all(".pathway__steps > li"))


@BOTH
def test_words_of_crisis_are_answered_by_words_and_the_host_is_told(reader: Reader, tmp_path: Path) -> None:
    with framed(reader, tmp_path, "embed/v1/felt-understood.html"):
        reader.click(reader.shown("textarea"))
        reader.press("kill myself")
        panel = reader.eventually(lambda: reader.shown(".crisis"), "the panel")
        assert "findahelpline.com" in reader.words(panel)
        assert reader.all(".crisis a") == []
        high = reader.run("return Math.ceil(document.documentElement.getBoundingClientRect().height)")
        reader.driver.switch_to.default_content()
        told = "return heard.findLast((said) => said.embedHeight).embedHeight"
        reader.eventually(lambda: reader.run(told) == high, "its height with the panel")
        reader.driver.switch_to.frame(reader.one("iframe"))
