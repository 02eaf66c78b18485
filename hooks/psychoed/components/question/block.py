"""`question` on its page: made of what was read, as the questions of the build are."""

from __future__ import annotations

from psychoed.components.block import ComponentBlock
from psychoed.components.options import BlockOptions, options_of
from psychoed.source.fields import given, table
from psychoed.source.kinds import listed, shaped, text

_PLACE = "Name a heading or block of this page."
_CLAIMS = "Write the ids of claims: `claims: C2`, or `claims: [S5, S6]`."


@table
class QuestionOptions(BlockOptions):
    """What a question may have."""

    reread: str = given(shaped(r"[\w:/-]+", "is no id", _PLACE, text(_PLACE)), default="")
    claims: tuple[str, ...] = given(listed(text(_CLAIMS), _CLAIMS, alone=True, may_be_empty=True), default=())


class QuestionBlock(ComponentBlock):
    """A fieldset with fields to answer in, and the answers with their reasons below it.

    Options (for authors):
        claims: The ids of the claims that the right answer rests on. Where research is not sure of one, the question
            says so, here and wherever it goes. `claims: []` says that it rests on none.
        reread: The id of the heading or block on the same page at which to read about it again.

    Content (for authors): one of these; it makes the kind.
        - A list of check boxes, `[x]` before what is right: one right answer makes it a choice of one, more a choice
          of several. Under each option, after an empty line and indented by four spaces, why it fits or does not.
        - A numbered list: steps to put in order.
        - A table: its headings are groups, its cells are to be sorted into them. Below it, what to know.
        - A definition list: each word is to be matched with its definition. Below it, what to know.
        - A blank in the title, `___(trust, trusting)`, with the words that fill it. The content says what to know.
    """

    NAME = "question"
    OPTIONS = options_of(QuestionOptions)
    TAG = "section"
