"""The words that the list of help lines puts on pages, in one place, so that they can be translated."""

from __future__ import annotations

FOR = "For {use}"
AREA = "{area} only"
ANYWHERE = "Anywhere else"
ANYWHERE_ID = "anywhere"
WAYS = {"call": "Call", "text": "Text", "whatsapp": "WhatsApp", "chat": "Chat", "site": "Online"}
DIAL = "call {say}"
TEXT_WORD = "{word} to {number}"
SILENT = "If you cannot speak"
HOURS = "Open"
COST = "Cost"
CONFIDENTIAL = "Confidential"
LANGUAGES = "Languages"
DEAF = "Deaf access"
CHECKED = "Checked with the service on {day}."
UNCHECKED = "Not yet checked with the services. If a line does not work, try another."
PARTLY_CHECKED = "Not yet checked with the service: every line without a date. If a line does not work, try another."
OTHERWISE = "Is none of these for you?"
NO_LINE = "Our list has no line of its own here for: {needs}."
NEEDS = {
    "partner-abuse": "abuse by a partner",
    "abuse-men": "men hurt by a partner",
    "abuse-lgbt": "LGBT+ people hurt by a partner",
    "sexual": "sexual violence",
    "young": "children and teens",
    "own-behaviour": "people who fear that they hurt others",
}
GENERAL = "{name} is there for anyone:"
DIRECTORY = "You can also find a line here:"
DANGER = "In danger, call"
