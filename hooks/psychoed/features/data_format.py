"""The format of a data file: its schema and its version, which a new label makes as well as a new field does."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from psychoed.features.evidence.label import LABELS

if TYPE_CHECKING:
    from pathlib import Path


class Change(NamedTuple):
    """What made a version."""

    told: str = ""
    """Whatever is new beside labels, as the end of a sentence."""
    labels: int = 0
    """The labels that came with it, by their `since`; 0 for none."""


@dataclass(frozen=True)
class DataFormat:
    """A format that names labels of evidence. Labels that came after its last change make a version of their own."""

    path: Path
    """Its schema, with `"@labels@"` where any label may stand, and `"@version@"` for what is known of its version."""
    changes: tuple[Change, ...]
    """What made each version but the first."""

    @property
    def name(self) -> str:
        """The name of its schema, which goes beside the data."""
        return self.path.name

    @property
    def version(self) -> int:
        """What a file of today says of itself."""
        return 1 + len(self._all)

    @property
    def schema(self) -> str:
        """Its schema as it is published, JSON."""
        told, labels = self._all[-1]
        new = [f"`{label.key}`" for label in LABELS if labels and label.since == labels]
        more = f"{'a label' if len(new) == 1 else 'labels'} more, {', '.join(new)}" if new else ""
        said = f"{self.version}: {'; '.join(filter(None, [more, told]))}."
        version = json.dumps({"description": said, "const": self.version}, ensure_ascii=False)
        keys = ", ".join(json.dumps(label.key) for label in LABELS)
        return self.path.read_text("utf-8").replace('"@version@"', version).replace('"@labels@"', keys)

    @property
    def _all(self) -> list[Change]:
        last = max(change.labels for change in self.changes)
        newest = max(label.since for label in LABELS)
        return [*self.changes, *(Change(labels=since) for since in range(last + 1, newest + 1))]
