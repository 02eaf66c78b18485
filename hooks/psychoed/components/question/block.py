"""`question` on its page: made of what was read, as the questions of the build are."""

from __future__ import annotations

from pymdownx.blocks.block import type_any

from psychoed.components.block import OPTIONS, ComponentBlock


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
    OPTIONS = {**OPTIONS, "reread": ("", type_any), "claims": ((), type_any)}
    TAG = "section"
