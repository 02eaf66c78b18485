"""All embeds of a build, as files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed.components.question.block import QuestionBlock
from psychoed.components.registry import BY_NAME
from psychoed.features.crisis.script import EMBED_CRISIS_SCRIPT
from psychoed.outputs.embed.document import FRAME, embed_document, oembed
from psychoed.outputs.embed.height import heights_of
from psychoed.outputs.embed.html_scan import read_body
from psychoed.outputs.embed.kinds import EMBED_FOLDER, QUIZ
from psychoed.source.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from psychoed.content.provenance import Provenance
    from psychoed.content.site_context import SiteContext
    from psychoed.features.crisis.panel import Panel
    from psychoed.outputs.embed.alone import Renderer
    from psychoed.outputs.embed.embed import EmbedPart
    from psychoed.outputs.embed.html_scan import Body
    from psychoed.outputs.embed.published_ids import Published
    from psychoed.outputs.embed.style import Stylesheet
from psychoed.outputs.embed.embed import Embed

EMBED_SCRIPT = "assets/parts/embed.js"


_SCRIPTS = {QUIZ: BY_NAME[QuestionBlock.NAME].scripts.embed} | {
    name: component.scripts.embed for name, component in BY_NAME.items()
}
"""What runs in an embed of a kind besides the script of all embeds, relative to `docs_dir`."""


@dataclass(frozen=True)
class EmbedBuilder:
    """Makes embeds."""

    renderer: Renderer
    stylesheet: Stylesheet
    """Gives each document what it can use."""
    scripts: Mapping[str, str]
    """Path relative to `docs_dir` to text of the site's scripts; one that is not there is left out."""
    trust: Callable[[str], Provenance]
    """Tells what a page says of itself."""
    context: SiteContext
    panel: Panel | None = None
    """Fills the script for words of crisis; None where the site has no such words."""

    def made(self, part: EmbedPart) -> Embed:
        """Make the embed of a part."""
        html = self.renderer.html(part)
        body = read_body(html)
        wanted = [EMBED_SCRIPT, *_SCRIPTS.get(part.kind, ())]
        panel = self.panel if body.has_fields else None
        if panel:
            wanted.append(EMBED_CRISIS_SCRIPT)
        script = "\n".join(self.scripts[path] for path in wanted if path in self.scripts)
        # Before the script is filled: what people type does not name anything in a stylesheet.
        style = self.stylesheet.pruned(body.names | FRAME, script)
        script = panel.in_embed(script) if panel else script
        document = embed_document(part, html, style, script, self.trust(part.src_uri), self.context)
        height, tallest = heights_of(document.partition("<body")[2].partition(">")[2])
        home = self.context.url(part.home)
        return Embed(part, home, document, height, tallest, tuple(_missing(part, body)))


def _missing(part: EmbedPart, body: Body) -> Iterator[Problem]:
    """Report what stands in a part and would be missing in its embed, where no style or script runs but its own."""
    for blocked in dict.fromkeys(body.blocked):
        what = f"In the embed of this, `{blocked}` would not be shown."
        hint = "Say it in words or plain Markdown, or put it outside of the block."
        yield Problem(part.src_uri, part.line, what, hint)


def embed_files(
    embeds: Iterable[Embed], published: Published, context: SiteContext, gone: Iterable[Embed] = ()
) -> dict[str, str]:
    """Return path in the site to text: each embed, its oEmbed document, and what stands at an old address.

    Arguments:
        embeds: All embeds.
        published: What was published once.
        context: What all embeds share.
        gone: What stands at the addresses of those that were withdrawn.

    Without the site's address there are no oEmbed documents: they name their embed in full.
    """
    files = {}
    by_id = {embed.part.id: embed for embed in embeds}
    old = {name: by_id[new] for name, new in published.moved.items() if name not in by_id and new in by_id}
    # At an old address stands what moved: a redirect would lose its options, and WordPress its secret.
    for name, embed in {**{embed.part.id: embed for embed in gone}, **by_id, **old}.items():
        files[f"{EMBED_FOLDER}/{name}.html"] = embed.html
        if context.build_info.address:
            files[f"{EMBED_FOLDER}/{name}.json"] = oembed(embed, context)
    return files
