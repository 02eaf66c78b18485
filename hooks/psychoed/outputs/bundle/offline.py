"""The offline bundle: the built site in a folder, with a page to start from and what to know beside it."""

from __future__ import annotations

import re
from functools import partial
from typing import IO, TYPE_CHECKING

from psychoed.assets.templates import fill
from psychoed.features.help.copies import for_copies
from psychoed.outputs.bundle.archive import archive
from psychoed.outputs.bundle.listing import DOWNLOADS, KINDS, LISTING, DownloadPage
from psychoed.outputs.files import OnDemand, joined
from psychoed.outputs.publication.document import self_contained

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from psychoed.content.build_info import BuildInfo
    from psychoed.outputs.embed.style import Stylesheet
    from psychoed.outputs.foot import Foot

START, README, SITE = "START-HERE.html", "README.txt", "site"

_SYSTEMS = ("windows", "macos", "linux", "ios", "android")
"""On which a zip is taken apart in different ways."""

_FOR_SERVERS = re.compile(r"404\.html|_headers|robots\.txt|sitemap\.xml(\.gz)?")
"""What only servers and crawlers ask for; it names the address that the site was built for."""


def offline_bundle(
    site: Mapping[str, bytes],
    beside: Mapping[str, bytes],
    places: Iterable[tuple[str, str]],
    stylesheet: Stylesheet,
    foot: Foot,
    build_info: BuildInfo,
) -> Callable[[IO[bytes]], None]:
    """Make the offline bundle.

    Arguments:
        site: Path to content of the built site.
        beside: Name to content of what lies beside it: the licences.
        places: Title and address, relative to the site's, of the pages that the first page leads to.
        stylesheet: Gives the first page what it can use.
        foot: What the site says at its end; the first page says of it where to find help.
        build_info: What was built.

    Returns:
        What writes a zip; the same content gives the same bytes wherever it is made.
    """
    first = start_page(places, stylesheet, foot, build_info).encode()
    # Windows' own editor knew no other line ends for long.
    told = readme(beside, build_info).replace("\n", "\r\n").encode()
    files = joined(_offline(site, build_info), beside, {START: first, README: told})
    return partial(archive, files, bundle_name(build_info), build_info.moment)


def bundle_name(build_info: BuildInfo) -> str:
    """Return what the files to download are called: the site's name as part of an address."""
    return "-".join(re.findall(r"[a-z0-9]+", build_info.name.casefold())) or "site"


def _offline(site: Mapping[str, bytes], build_info: BuildInfo) -> Mapping[str, bytes]:
    """Return what of a built site is of use in a folder. A bundle cannot hold itself: its page says where it is."""
    made = {f"{DOWNLOADS}/{bundle_name(build_info)}{ending}" for ending in (*KINDS, "-offline.zip.sha256")}

    def copied(path: str) -> bytes:
        content = site[path]
        if path == LISTING:
            return DownloadPage(content).have_it(build_info)
        return for_copies(content.decode()).encode() if path.endswith(".html") else content

    paths = (path for path in site if path not in made and not _FOR_SERVERS.fullmatch(path))
    return OnDemand({f"{SITE}/{path}": partial(copied, path) for path in paths if not path.endswith(".map")})


def start_page(places: Iterable[tuple[str, str]], stylesheet: Stylesheet, foot: Foot, build_info: BuildInfo) -> str:
    """Write the first page. It needs no other file: opened within a zip, it is all that there is."""
    body = fill(
        "outputs/bundle/start.html.jinja",
        places=places,
        folder=SITE,
        foot=foot,
        build_info=build_info,
        made_from=made_from(build_info),
        systems=_SYSTEMS,
        words=build_info.words,
    )
    return self_contained(body, stylesheet, "", build_info)


def readme(beside: Iterable[str], build_info: BuildInfo) -> str:
    """Write what to know, as plain text."""
    return fill(
        "outputs/bundle/readme.txt.jinja",
        build_info=build_info,
        start=START,
        site=SITE,
        words=build_info.words,
        licences=sorted(beside),
        made_from=made_from(build_info),
    )


def made_from(build_info: BuildInfo) -> str:
    """Say which version this is, from which day, and where the newest one is."""
    words = build_info.words
    told = [words("copy.version", version=build_info.version)] if build_info.version else []
    if build_info.moment:
        told.append(words("bundle.date", day=words.day(build_info.moment.date())))
    if build_info.address:
        told.append(words("bundle.newest", address=build_info.address))
    return " ".join(told)
