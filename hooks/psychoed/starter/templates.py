"""Texts with places to fill in: `<< >>`, for pages and workflows need `{{ }}` and `{# }` themselves."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARKS = re.compile(r"[\\`*_{}\[\]<>&]")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def filled(text: str, values: Mapping[str, object]) -> str:
    """Fill in a text. The filter `yaml` makes text of YAML of a value, and `md` makes text of Markdown.

    Arguments:
        text: It.
        values: By name.
    """
    environment = Environment(
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        # Nothing of it is HTML: what a name needs is done by the filters.
        autoescape=False,
    )
    environment.filters |= {"yaml": _yaml, "md": _markdown}
    return environment.from_string(text).render(values)


def _yaml(text: str) -> str:
    # Each text of JSON is one of YAML, whatever it holds.
    return json.dumps(text, ensure_ascii=False)


def _markdown(text: str) -> str:
    return _MARKS.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), text)
