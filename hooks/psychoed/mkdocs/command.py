"""`psychoed`: writes a new site, or a review copy, and brings a filled one back into the list of reviews."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import get_files

from psychoed.content.reviews import REVIEWS, future_reviews
from psychoed.mkdocs import files as site_files
from psychoed.mkdocs import log, own_files, settings
from psychoed.mkdocs.navigation import menu
from psychoed.pipeline.assets import Assets, make_assets
from psychoed.pipeline.reading import read_content
from psychoed.pipeline.review import UnfitError, answer_of, copy_of, text_of
from psychoed.pipeline.theme_files import read_theme
from psychoed.starter.command import NoPlaceError, add_arguments, write_site
from psychoed.starter.requirement import UnknownPackageError
from psychoed.words.reading import read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs.config.defaults import MkDocsConfig

    from psychoed.pipeline.content import Content


class _Site(NamedTuple):
    content: Content
    styles: dict[str, str]
    scripts: dict[str, str]
    docs: Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Arguments:
        arguments: What stands behind its name; by default what it was called with.

    Returns:
        What a shell is told: 0 where all went well, and where all that came back is in the list already.
    """
    parser = ArgumentParser("psychoed", description="Tools for a site of psychoeducation.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    add_arguments(commands.add_parser("new", help="write a small complete site into an empty folder"))
    review = commands.add_parser("review", help="write a copy to review, or read one that was filled in")
    review.add_argument("name", nargs="?", metavar="NAME", help="a page, such as learn/friends; a claim; or all")
    review.add_argument("--read", metavar="FILE", type=Path, help="a copy that was filled in and saved")
    review.add_argument("-o", "--output", metavar="FILE", type=Path, help="where to write the copy")
    review.add_argument("-f", "--config-file", metavar="FILE", help="the site's configuration; by default mkdocs.yml")
    given = parser.parse_args(arguments)
    if given.command == "review":
        if bool(given.name) == bool(given.read):
            review.error("Name what to review, or what to read with --read.")
        if given.read and given.output:
            review.error(f"-o says where to write a copy. What is read goes into {REVIEWS}: leave -o out.")
    for stream in (sys.stdout, sys.stderr):
        # Not every terminal has every sign; what was written is told all the same.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        if given.command == "new":
            print(*write_site(given, log.today()), sep="\n")
            return 0
        site = _site(given.config_file)
        if given.read:
            return _read(site, given.read)
        return _write(site, given.name, given.output)
    except OSError as error:
        print(
            f"{error.filename}: {error.strerror}. Look at its name, and at who may read and write it.", file=sys.stderr
        )
        return 1
    except (UnfitError, NoPlaceError, UnknownPackageError, MkDocsException) as error:
        print(error, file=sys.stderr)
        return 1


def _site(config_file: str | None) -> _Site:
    config = load_config(config_file)
    content = _content(config)
    theme = read_theme()
    files = get_files(config)
    own_files.readable(files, config)
    own, _ = site_files.own_assets(files, config)
    texts = {**theme.texts, **own}
    assets = make_assets(texts, theme.fonts, content.build_info.words)
    return _Site(content, texts, {**assets.texts}, Path(config.docs_dir))


def _content(config: MkDocsConfig) -> Content:
    """Read a site as a build does.

    Raises:
        UnfitError: It has mistakes.
    """
    settings.use_toolkit(config)
    files, language = get_files(config), settings.language(config)
    unread = own_files.readable(files, config)
    data, unusable = site_files.data_texts(files, language)
    words, unsaid = read_words(language, data)
    pages, unreadable = site_files.page_texts(files, config)
    build_info = settings.build_info(config, words)
    today = log.today()
    setup = settings.setup(config, menu(config), today)
    content = read_content(pages, build_info, Assets(), data, setup)
    late = future_reviews(content.reviews.reviews, today)
    if wrong := [*unread, *unusable, *unsaid, *unreadable, *content.problems, *late]:
        raise UnfitError("\n".join([*map(str, wrong), "Mend these first: a review is of pages without mistakes."]))
    return content


def _write(site: _Site, name: str, output: Path | None) -> int:
    file, html = copy_of(name, site.content, site.styles, site.scripts)
    path = output or Path(file)
    path.write_text(html, encoding="utf-8", newline="\n")
    print(f"{path}: Send this file to your reviewer. They open it in a browser, fill it in, save it and send it back.")
    return 0


def _read(site: _Site, filled: Path) -> int:
    listing = site.docs / REVIEWS
    # Bytes, so that line ends stay as they are.
    before = listing.read_bytes().decode() if listing.is_file() else ""
    folder = Path(os.path.relpath(site.docs)).as_posix()
    try:
        answer = answer_of(text_of(filled.read_bytes()), site.content, before, log.today(), folder)
    except UnfitError as error:
        raise UnfitError(f"{filled}: {error}") from None
    for line in answer.said:
        print(line)
    if answer.listing != before:
        listing.write_bytes(answer.listing.encode())
    # Only now is it true.
    for line in answer.done:
        print(line)
    return 0 if answer.is_whole else 1
