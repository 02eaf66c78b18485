"""What an editor checks while somebody types: a schema for each file of data, made of the tables that are read by."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from psychoed.content.reviews import REVIEWS, WrittenOtherwise
from psychoed.features.crisis.terms import CRISIS_FOLDER, WrittenTerms
from psychoed.features.help.exit import EXIT_WORDS, WRITTEN_WORDS
from psychoed.features.help.fields import WrittenLine
from psychoed.features.help.pages import HELP_LINES
from psychoed.features.help.reading import WrittenList
from psychoed.features.search.synonyms import SYNONYMS, WrittenSynonyms
from psychoed.outputs.embed.published_ids import PUBLISHED
from psychoed.source.front_matter import FrontMatter
from psychoed.source.schema import schema_of, table_schema

if TYPE_CHECKING:
    from psychoed.source.schema import Schema

_FOLDER = ".vscode"
_DIALECT = "http://json-schema.org/draft-07/schema#"

_NAME: Schema = {"type": "string", "minLength": 1}
_WITHDRAWN: Schema = {
    "type": "object",
    "properties": {"withdrawn": {"type": "string", "pattern": r"\S"}},
    "required": ["withdrawn"],
    "additionalProperties": False,
}
_EMBED: Schema = {
    "anyOf": [
        _NAME,
        {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": {"anyOf": [_NAME, _WITHDRAWN]},
        },
    ]
}
"""An entry of the list of embeds, which is read by hand."""


def schemas() -> dict[str, Schema]:
    """Return a schema for each file of data, by where such files are relative to `docs_dir`; and one for front matter.

    What a schema forbids, the build refuses. The build may refuse more.
    """
    lines: Schema = {"type": "array", "minItems": 1, "items": table_schema(WrittenLine)}
    listed = table_schema(WrittenList)
    return {
        # A new site says `strict: [dates]`.
        "front-matter": {**table_schema(FrontMatter, "near"), "required": ["reviewed", "next_review"]},
        HELP_LINES: {**listed, "properties": {**listed["properties"], "lines": lines}, "required": ["lines"]},
        PUBLISHED: _or_nothing({"type": "array", "items": _EMBED}),
        REVIEWS: _or_nothing({"type": "array", "items": table_schema(WrittenOtherwise)}),
        f"{CRISIS_FOLDER}/*.yml": _or_nothing(table_schema(WrittenTerms)),
        EXIT_WORDS.format(language="*"): _or_nothing(schema_of(WRITTEN_WORDS)),
        SYNONYMS.format(language="*"): _or_nothing(table_schema(WrittenSynonyms)),
    }


def schema_files() -> dict[str, str]:
    """Return path, relative to the folder of a site, and text of each schema, and of the settings that name them."""
    made = {_name(place): schema for place, schema in schemas().items()}
    files = {f"{_FOLDER}/{name}": _json({"$schema": _DIALECT, **schema}) for name, schema in made.items()}
    # No editor that we know of checks front matter by itself: who has one finds the schema.
    settings = {
        "files.eol": "\n",
        "files.encoding": "utf8",
        "[markdown]": {"editor.wordWrap": "on", "editor.tabSize": 4},
        "yaml.customTags": ["!ENV scalar", "!ENV sequence"],
        "yaml.schemas": {f"{_FOLDER}/{_name(place)}": f"docs/{place}" for place in schemas() if "." in place},
    }
    return {**files, f"{_FOLDER}/settings.json": _json(settings)}


def _name(place: str) -> str:
    """Return the name of the schema for a file: `crisis-terms/*.yml` has `schemas/crisis-terms.json`."""
    return f"schemas/{place.removesuffix('.yml').removesuffix('/*')}.json"


def _or_nothing(schema: Schema) -> Schema:
    return {"anyOf": [{"type": "null"}, schema]}


def _json(data: Schema) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
