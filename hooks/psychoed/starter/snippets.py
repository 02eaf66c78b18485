"""What an editor offers while somebody writes: a snippet for each kind of block, in the form of VS Code."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from psychoed.features.evidence.label import LABELS
from psychoed.starter.templates import filled

_SNIPPETS = Path(__file__).with_name("snippets.yml")

SNIPPETS_FILE = ".vscode/psychoed.code-snippets"
"""Where they are, relative to the folder of a site."""


def snippets(next_year: int) -> str:
    """Return the snippets.

    Arguments:
        next_year: When a page that is begun now is due for its next check.
    """
    text = filled(_SNIPPETS.read_text("utf-8"), {"labels": [label.name for label in LABELS], "next_year": next_year})
    made = {
        name: {
            "scope": "markdown",
            "prefix": each.get("prefix", name),
            "description": each["about"],
            "body": each["body"].rstrip("\n").split("\n"),
        }
        for name, each in yaml.safe_load(text).items()
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
