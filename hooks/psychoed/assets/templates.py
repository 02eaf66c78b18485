"""Documents as templates: each stands beside the code that fills it, and is named by its path in this package."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from psychoed.source.yaml_text import quoted
from psychoed.text.inline import escaped

if TYPE_CHECKING:
    from jinja2.environment import TemplateModule

_PLAIN = ("md.jinja", "txt.jinja")
"""How the names of templates end that are no markup. Their text is escaped by filters, as Markdown wants it."""


def fill(template: str, /, **values: object) -> str:
    """Write a document.

    Arguments:
        template: Its name, such as `embed/document.html.jinja`.
        values: What stands in it. In markup, text is escaped; what is markup already comes as `Markup`.

    Raises:
        UndefinedError: The template names a value that is not given.
    """
    return _environment().get_template(template).render(values)


def macros(name: str) -> TemplateModule:
    """Return the macros of a template, for templates of another environment: they escape as they do here."""
    return _environment().get_template(name).module


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("psychoed", ""),
        undefined=StrictUndefined,
        # All else is markup: what nobody thought of is escaped.
        autoescape=select_autoescape(enabled_extensions=(), disabled_extensions=_PLAIN, default=True),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(escaped=escaped, quoted=quoted)
    return environment
