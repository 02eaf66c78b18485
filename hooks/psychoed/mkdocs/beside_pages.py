"""The files of a preview's site that are no pages, and are made of them: only those that changed are written again."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from psychoed.features.search.files import SEARCH_FOLDER
from psychoed.mkdocs import files as site_files
from psychoed.mkdocs import writing
from psychoed.outputs.handout.files import paper_paths
from psychoed.pipeline import outputs as products

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from psychoed.mkdocs.building import Building
    from psychoed.outputs.handout.pdf_builder import PdfBuilder
    from psychoed.source.problems import Problem


class BesidePages:
    """Writes these files.

    Arguments:
        building: The build.
    """

    def __init__(self, building: Building) -> None:
        self._building = building
        self.doubled: list[Problem] = []
        """Files of authors that stand in their place."""
        self._now = self._at_once()
        self._papers = dict.fromkeys(paper_paths(building.made.site), "")
        self._late: dict[str, str] = {}
        # A page may link to a file that is made by a build alone.
        site_files.add_files(building.files, building.config, self._papers)

    def is_late(self, place: str) -> bool:
        """Tell whether a file is written only once all pages are made."""
        return place in self._late or place.startswith(SEARCH_FOLDER)

    def write(self, press: PdfBuilder) -> None:
        """Write what is made before pages are.

        Arguments:
            press: Knows the handouts of the last build.
        """
        made = self._building.made
        before, self._now = self._now, self._at_once()
        self.doubled = self._change(before, self._now)
        before, self._papers = self._papers, dict.fromkeys(paper_paths(made.site), "")
        self.doubled += self._change(before, self._papers)
        papers, _ = products.papers(made, press, fresh=False)
        new = {path: held for path, held in papers.items() if path not in before}
        writing.write_files(new, self._building.config, replacing=True)

    def late_files(self) -> Callable[[], tuple[dict[str, str], list[Problem]]]:
        """Return what makes the files that are made of all pages as they are now, and tells what is wrong with them."""
        building, made = self._building, self._building.made
        pages = site_files.searched_pages(building.files)

        def make() -> tuple[dict[str, str], list[Problem]]:
            index, misled = products.search(made.content, pages, building.memory)
            return {**products.machine_files(made.addressed), **index}, misled

        return make

    def write_late(self, files: dict[str, str], misled: list[Problem]) -> list[Problem]:
        """Write these; return what is wrong with what readers call things."""
        before, self._late = self._late, files
        self._change(before, self._late)
        return misled

    def _at_once(self) -> dict[str, str]:
        made = self._building.made
        old = products.old_places(made.addressed, partial(site_files.written_to, self._building.config))
        return {**made.files, **old}

    def _change(self, before: Mapping[str, str], after: Mapping[str, str]) -> list[Problem]:
        """Write what differs, and take away what is no more; what an author has in its place stays."""
        files, config = self._building.files, self._building.config
        for path in before.keys() - after.keys():
            if (file := files.get_file_from_path(path)) and file.generated_by:
                files.remove(file)
                Path(config.site_dir, path).unlink(missing_ok=True)
        doubled = site_files.add_files(files, config, after)
        changed = {path: text for path, text in after.items() if before.get(path) != text}
        own = {path for path in changed if (file := files.get_file_from_path(path)) and file.generated_by}
        writing.write_files({path: changed[path] for path in changed if path in own}, config, replacing=True)
        return doubled
