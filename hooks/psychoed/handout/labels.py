"""The words that handouts and diagrams bring with them, in one place, so that they can be translated."""

from __future__ import annotations

FROM = "For learning, no diagnosis. From {site}, {licence}: share it, change it, and say where it comes from."
COPY = "This sheet is a copy. The page on the site comes first: it may be newer, and explains every special word."
QR = "QR code that leads to {url}"
TOO_LONG = "The text is too long for its page."
WORKSHEET_LEAD = (
    "Take what helps, and leave the rest. Nobody needs to see what you write. Could someone find this sheet? Then "
    "leave it with a helper, or only think it."
)
TITLES = {
    "worksheet": "Worksheet: things to try, and to think about",
    "glossary": "The words, and what they mean here",
}
QUIZ_ALL = "Read the page or its handout first. The answers, with reasons, are on page\N{NO-BREAK SPACE}2."
QUIZ_SOME = "{asked} of {all} questions: the rest is on the site. " + QUIZ_ALL
ASKS = {
    "one": "Choose one.",
    "several": "Choose all that fit.",
    "order": "Write 1 for the first.",
    "sort": "Write the letter of its group.",
    "match": "Write the letter of what goes with it.",
    "fill": "Which word is missing?",
}
FROM_TOP = "From top to bottom: {signs}"
PAGE = "Page {page} of {pages}"
PREVIEW = "A preview shows handouts and pictures as the last build made them. Run `mkdocs build` to see this one."

DIAGRAM_CREDIT = "{site}, {licence}"
DIAGRAM_CREDIT_AT = "{credit}, {address}"
STEP = "More on step {number}:"

DIAGRAM_STEP = "step {numbers}"
DIAGRAM_STEPS = "steps {numbers}"
