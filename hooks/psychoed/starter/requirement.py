"""Where the toolkit of a new site comes from, as `requirements.txt` says it."""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

_NAME = "psychoed"
_URL = re.compile(r"(git\+)?(https|ssh)://[^\s#]+")


class Package(NamedTuple):
    """Where it comes from."""

    requirement: str = ""
    """The line that says so; empty where nobody knows."""
    wheel: Path | None = None
    """The file that belongs beside it, if it is one."""


_HOME = re.compile(r"git\+(https://[^@\s]+?)(?:\.git)?(?:@[^@/]+)?")


def home_of(requirement: str) -> str:
    """Return the address at which people read of a package, where a line of requirements names a Git repository."""
    found = _HOME.fullmatch(requirement.removeprefix(f"{_NAME} @ "))
    return found[1] if found else ""


class UnknownPackageError(ValueError):
    """What somebody named is no place for a package; the message says what is."""


def package_at(place: str) -> Package:
    """Read what somebody says of where the toolkit comes from.

    Arguments:
        place: The address of a Git repository, with `@` and a commit behind it if need be; or a wheel.

    Raises:
        UnknownPackageError: It is neither.
    """
    if place.endswith(".whl") and "://" not in place:
        wheel = Path(place)
        if not wheel.is_file():
            raise UnknownPackageError(f"{place}: There is no such file. Name a wheel that is there.")
        return Package(f"./{wheel.name}", wheel)
    if not _URL.fullmatch(place):
        how = "Name a Git repository, as `--package git+https://HOST/OWNER/REPOSITORY@COMMIT`, or a wheel."
        raise UnknownPackageError(f"{place}: This is no place for a package. {how}")
    is_file = place.endswith(".whl") or place.startswith("git+")
    return Package(f"{_NAME} @ {'' if is_file else 'git+'}{place}")


def package_here() -> Package:
    """Return where this toolkit came from, as pip noted it; nothing where that was a folder or is not known."""
    try:
        noted = json.loads(distribution(_NAME).read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return Package()
    return package_noted(noted)


def package_noted(noted: dict[str, dict[str, str] | str]) -> Package:
    """Return where a package came from.

    Arguments:
        noted: `direct_url.json`, as PEP 610 has it.
    """
    url, vcs = str(noted.get("url", "")), noted.get("vcs_info")
    if not isinstance(vcs, dict) or vcs.get("vcs") != "git" or not _URL.fullmatch(url):
        return Package()
    return Package(f"{_NAME} @ git+{url}@{vcs['commit_id']}")
