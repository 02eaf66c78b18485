"""Digests of texts, where a standard asks for one and where an order has to look mixed."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256


def csp_hash(text: str) -> str:
    """Return the source by which a Content Security Policy lets a script or style run (W3C CSP Level 3, 2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def stable_key(*keys: str) -> bytes:
    """Give things an order that looks mixed, depends on nothing but their own names, and is the same in each build."""
    return sha256("\x00".join(keys).encode()).digest()
