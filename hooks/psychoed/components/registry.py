"""All kinds of blocks that show themselves, in the order in which styles, scripts and samples come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.contrast.component import ContrastComponent
from psychoed.components.facts.component import FactsComponent
from psychoed.components.pathway.component import PathwayComponent
from psychoed.components.question.component import QuestionComponent
from psychoed.components.reflection.component import ReflectionComponent
from psychoed.components.takeaways.component import TakeawaysComponent
from psychoed.components.terms.component import TermsComponent

if TYPE_CHECKING:
    from psychoed.components.component import AnyComponent
    from psychoed.components.part import Part

COMPONENTS: tuple[AnyComponent, ...] = (
    FactsComponent(),
    ContrastComponent(),
    QuestionComponent(),
    PathwayComponent(),
    TakeawaysComponent(),
    TermsComponent(),
    ReflectionComponent(),
)

BY_NAME = {component.block.NAME: component for component in COMPONENTS}
"""By what an author writes behind the slashes."""

_BY_PART = {component.part: component for component in COMPONENTS}


def component_of(part: Part) -> AnyComponent:
    """Return the kind of a block."""
    return _BY_PART[type(part)]
