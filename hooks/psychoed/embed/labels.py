"""The words of the gallery and its codes, and of what only embeds say, in one place, so that they can be translated."""

from __future__ import annotations

EMBED_BESIDE = "To compare: {title}"

GALLERY_NO_ADDRESS = (
    "This copy of the site does not know its own address. Where you read “https://ADDRESS-OF-THIS-SITE/” below, "
    "put the address that it is published at."
)
GALLERY_QUIZ = "A short quiz."
GALLERY_HOME = "Where it stands on the site"
GALLERY_PREVIEW = "Look at it"
GALLERY_COPY = "Address and codes to copy"
GALLERY_NOTE = "Note for therapists"
GALLERY_ADDRESS = "Address"
GALLERY_CODE = "First code: a plain frame"
GALLERY_GROWS = "Second code: a frame that grows with its content"
GALLERY_LINK = "{title} ({site})"
GALLERY_CREDIT = "Credit line"
GALLERY_CREDIT_LINE = "“{title}”, from {site}, {url}, {licence}"
GALLERY_ALT = "Alt text, for a picture of it"
GALLERY_SINGLE = {"term": "Single words", "question": "Single questions"}
GALLERY_ALL = "All {count}, to look at"
GALLERY_PICK = "Which one?"
