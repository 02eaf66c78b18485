"""The ids of the frame that the theme puts around a page: what its templates say, whatever a page holds."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from jinja2 import TemplateNotFound, meta, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

_FILLED = "\0"
"""Stands for what a page fills in."""


def frame_ids(template: str, environment: Environment) -> frozenset[str]:
    """Return the ids that a template and all that it is made of give to elements.

    Arguments:
        template: Its name, such as `main.html`.
        environment: Where it is, with those that it extends, includes and imports.
    """
    ids: set[str] = set()
    todo, done = [template], set()
    while todo:
        name = todo.pop()
        if name in done or environment.loader is None:
            continue
        done.add(name)
        try:
            source, _, _ = environment.loader.get_source(environment, name)
        except TemplateNotFound:
            continue
        tree = environment.parse(source)
        reader = _Ids()
        reader.feed("".join(_written(tree)))
        ids |= reader.ids
        todo += [each for each in meta.find_referenced_templates(tree) if each]
    return frozenset(ids)


def _written(tree: nodes.Template) -> Iterator[str]:
    """Yield what a template says as it is written, in its order, and a mark for what is filled in."""
    for output in tree.find_all(nodes.Output):
        for node in output.nodes:
            yield node.data if isinstance(node, nodes.TemplateData) else _FILLED


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids.update(value for name, value in attrs if name == "id" and value and _FILLED not in value)
