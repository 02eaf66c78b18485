"""All forms of questions, in the order in which authors are told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.question.forms.blank import BlankForm
from psychoed.components.question.forms.boxes import BoxesForm
from psychoed.components.question.forms.definitions import DefinitionsForm
from psychoed.components.question.forms.steps import StepsForm
from psychoed.components.question.forms.table import TableForm

if TYPE_CHECKING:
    from psychoed.components.question.forms.form import Form
    from psychoed.source.block_source import BlockSource

FORMS: tuple[Form, ...] = (
    BoxesForm(),
    StepsForm(),
    DefinitionsForm(),
    TableForm(),
    BlankForm(),
)


def forms_of(fence: BlockSource) -> list[Form]:
    """Return the forms in which a question is written, in the order in which they begin; there should be one."""
    found = dict.fromkeys(form for form in FORMS if form.in_title(fence.title))
    for line in fence.body:
        form = next((form for form in FORMS if form.in_line(line, first=not found)), None)
        if form:
            found[form] = None
    return list(found)


def has_form(fence: BlockSource) -> bool:
    """Tell whether a block is a question by its form alone: a list without boxes may be any list."""
    said = any(form.in_line(line, first=False) for form in FORMS for line in fence.body)
    return said or any(form.in_title(fence.title) for form in FORMS)


def hints() -> str:
    """Tell an author every form."""
    *others, last = (form.hint for form in FORMS)
    return f"Write {', '.join(others)}, or {last}."
