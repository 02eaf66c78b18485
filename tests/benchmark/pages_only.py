"""A hook of MkDocs: pages as the toolkit makes them, without what it makes beside them.

There is no such setting; this is to tell what pages alone cost. A project lists it after `main.py`.
"""

from __future__ import annotations

from typing import Any

from psychoed.pipeline import outputs, stages


def _nothing(*_: object, **__: object) -> Any:
    return []


stages.embed_parts = lambda *_: ([], [])
outputs.begin_papers = _nothing
outputs.machine_files = lambda *_: {}
outputs.papers = lambda *_, **__: ({}, [])
