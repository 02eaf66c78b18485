"""The words with which a quiz says how sure research is, in one place, so that they can be translated."""

from __future__ import annotations

WITHDRAWN = "A question that was here is withdrawn. {why} The other questions are above."
MODEL = "What does this explanation say? {question}"
LABELLED = "{question} (How sure is research? {labels}.)"
AND = "; "
SURE = "How sure is research? {label}"
SURE_OF = "{label}: {names}."
STEP_NAME = "step {number}"
WHOLE = "all of it"
