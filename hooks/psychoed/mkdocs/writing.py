"""What is put into the built site once all pages are in it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from psychoed.assets.theme import licence
from psychoed.mkdocs.settings import markdown_maker
from psychoed.outputs.embed.kinds import EMBED_FOLDER
from psychoed.outputs.files import OutputError, read_all, write_all, write_whole
from psychoed.outputs.policy import HEADERS, POLICY, Sources, headers_file, page_policy, with_policies

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from psychoed.outputs.bundle.files import Downloads
    from psychoed.outputs.files import Output


def write_files(made: Mapping[str, str | Path], config: MkDocsConfig, *, replacing: bool = False) -> None:
    """Put files in the built site, each from its text or as a copy.

    Arguments:
        made: Path in the site to text, or to the file that holds it.
        config: The configuration.
        replacing: Whether they take the place of what is there; otherwise one that an author made stays as it is.
    """
    for path, held in made.items():
        target = Path(config.site_dir, path)
        if replacing or not target.exists():
            write_whole(target, held.read_bytes() if isinstance(held, Path) else held.encode())


def write_volumes(downloads: Downloads, config: MkDocsConfig) -> None:
    """Make what there is to learn as one document, and put it in the site.

    Raises:
        PluginError: A file could not be made.
    """
    _write(downloads.volumes(markdown_maker(config), partial(content, config)), config)


def content(config: MkDocsConfig, path: str) -> bytes | None:
    """Return the content of a file of the built site; None where there is none."""
    built = Path(config.site_dir, path)
    return built.read_bytes() if built.is_file() else None


def write_bundle(downloads: Downloads, config: MkDocsConfig) -> None:
    """Pack what was built, the search index too, and put it in the site.

    Raises:
        PluginError: A file could not be made.
    """
    project = Path(config.config_file_path or ".").parent
    # A site may say nothing of its own words; the code in the bundle is the toolkit's, whoever packs it.
    files = {licence().stem: licence()} | {path.stem: path for path in project.glob("LICENSE*") if path.is_file()}
    licences = {f"{name}.txt": path.read_bytes() for name, path in files.items()}
    _write(downloads.bundle(read_all(Path(config.site_dir)), licences), config)


def write_policies(config: MkDocsConfig) -> Sources:
    """Put into each page of the built site the policy that it keeps to. It would forbid the script of a preview.

    Returns:
        What was read of the site for it.
    """
    folder, sources = Path(config.site_dir), Sources()
    for path, content in with_policies(read_all(folder), f"{EMBED_FOLDER}/", sources):
        write_whole(folder / path, content)
    return sources


def write_policy(config: MkDocsConfig, sources: Sources | None) -> str:
    """Compute the policy for the pages of the built site, and put it beside them as a file of headers.

    Arguments:
        config: The configuration.
        sources: What was read of the site already.

    Returns:
        A sentence for those who host the site.
    """
    built = read_all(Path(config.site_dir))
    policy = page_policy(built, f"{EMBED_FOLDER}/", sources)
    write_whole(Path(config.site_dir, HEADERS), headers_file(policy, built, f"{EMBED_FOLDER}/").encode())
    return POLICY.format(folder=EMBED_FOLDER.partition("/")[0], file=HEADERS, policy=policy)


def _write(outputs: Iterable[Output], config: MkDocsConfig) -> None:
    try:
        write_all(Path(config.site_dir), outputs)
    except OutputError as error:
        raise PluginError(str(error)) from error
