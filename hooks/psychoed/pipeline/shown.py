"""What each page depended on when it was made, and which pages would be others if they were made now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.pipeline.dependence import Dependence, Elsewhere
from psychoed.rendering.record import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from psychoed.pipeline.dependence import Digest
    from psychoed.pipeline.memory import Memory
    from psychoed.pipeline.stages import Made
    from psychoed.rendering.record import Record


class Shown:
    """The pages of a site as they are shown.

    Arguments:
        record: What rendering them told.
        memory: Knows what was said of the site before.
    """

    def __init__(self, record: Record, memory: Memory) -> None:
        self._record, self._memory = record, memory
        self._digests: dict[str, Digest] = {}

    @property
    def is_known(self) -> bool:
        """Whether anything is known of any page."""
        return bool(self._digests)

    @property
    def frame(self) -> object:
        """What all pages show; the very same as long as it is equal."""
        return self._dependence.frame

    def look(self, made: Made, texts: Mapping[str, str]) -> None:
        """See what pages depend on now.

        Arguments:
            made: The site.
            texts: The Markdown of each page.
        """
        self._texts = {**texts}
        self._dependence = Dependence(made.content, self._memory)
        self._elsewhere = Elsewhere(made.site, made.files, self._memory)

    def give(self, texts: Mapping[str, str]) -> None:
        """See that some pages have another text."""
        self._texts |= texts

    def note(self, uris: Iterable[str]) -> None:
        """Note that pages were made, each relative to `docs_dir`, of what there is now."""
        self._digests |= {uri: self._digest(uri) for uri in uris}

    def stale(self, uris: Iterable[str]) -> list[str]:
        """Return those of some pages that would be others now."""
        return [uri for uri in uris if self._digest(uri) != self._digests.get(uri)]

    def _digest(self, src_uri: str) -> Digest:
        scan = self._record.pages.get(src_uri, NOTHING)
        return self._dependence.page(src_uri, self._texts.get(src_uri, ""), scan, self._elsewhere)
