"""The preview's server with the panel of mistakes, as one WSGI application around another (PEP 3333)."""

from __future__ import annotations

import json
import posixpath
import re
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from psychoed.outputs.preview.panel import ROOM, SCRIPT, STYLE, asset, failed_page, panel, with_panel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from mkdocs.livereload import LiveReloadServer

    from psychoed.mkdocs.preview import Preview
    from psychoed.mkdocs.saving import Saving

_SAID = re.compile(rf"{ROOM}said/(\d+)")
_PATIENCE = 30
"""s: how long a page waits for news before it asks again."""

_OWN = {f"{ROOM}{STYLE}": "text/css", f"{ROOM}{SCRIPT}": "text/javascript"}
_HTML = "text/html"


def serve(server: LiveReloadServer, preview: Preview, saving: Saving) -> None:
    """Let MkDocs' server show what was told and what was saved, and follow each build from now on."""
    preview.end()
    server.builder = preview.followed(partial(saving.build, server.builder))

    def ask() -> None:
        # As the server does when a file was changed.
        with server._rebuild_cond:
            server._want_rebuild = True
            server._rebuild_cond.notify_all()

    saving.follow(ask)
    if site := server.get_app():
        fresh = with_fresh_files(site, saving.fresh, server.mount_path)
        server.set_app(with_panels(fresh, preview, server.mount_path))


def with_fresh_files(site: WSGIApplication, fresh: Callable[[str], None], mount_path: str) -> WSGIApplication:
    """Return a server of files that are made again, where need be, before they are shown.

    Arguments:
        site: Serves them as they are.
        fresh: Makes one again, by its path in the site.
        mount_path: Where the site begins.
    """

    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if (place := _place(path, mount_path) or _file(path, mount_path)) is not None:
            fresh(place)
        return site(environ, start_response)

    return app


def _file(path: str, mount_path: str) -> str | None:
    """Return where in the site a file would be; None for what is none of the site."""
    return posixpath.normpath("/" + path[len(mount_path) :]).lstrip("/") if path.startswith(mount_path) else None


def with_panels(site: WSGIApplication, preview: Preview, mount_path: str) -> WSGIApplication:
    """Return a server of pages that carry the panel.

    Arguments:
        site: Serves the pages as they were built. After a build that failed it answers no more.
        preview: What the builds told.
        mount_path: Where the site begins.
    """

    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        # So does WSGI hand over what is UTF-8.
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if kind := _OWN.get(path):
            return _answer(start_response, kind, asset(path.removeprefix(ROOM)))
        if asked := _SAID.fullmatch(path):
            query = parse_qs(environ.get("QUERY_STRING", ""))
            return _answer(start_response, "application/json", _news(preview, int(asked[1]), *query.get("page", [""])))
        place = _place(path, mount_path)
        if place is None:
            return site(environ, start_response)
        with preview.changed:
            preview.changed.wait_for(lambda: not preview.is_building)
            told, version, src_uri = preview.told, preview.version, preview.pages.get(place, "")
        if told.failure:
            return _answer(start_response, _HTML, failed_page(told, src_uri, version), "500 Internal Server Error")
        return _with_panel(site, environ, start_response, lambda page: with_panel(page, place, told, src_uri, version))

    return app


def _place(path: str, mount_path: str) -> str | None:
    """Return where in the site a page would be; None for what is no page."""
    if not f"{path}/".startswith(mount_path):
        return None
    place = posixpath.normpath("/" + path[len(mount_path) :]).lstrip("/")
    if path.endswith("/"):
        return posixpath.join(place, "index.html") if place else "index.html"
    return place if place.endswith(".html") or "." not in posixpath.basename(place) else None


def _news(preview: Preview, known: int, src_uri: str = "", *_: str) -> str:
    """Wait until more was told than a page knows, and return it; or return that there is nothing new."""
    with preview.changed:
        preview.changed.wait_for(lambda: preview.version != known, timeout=_PATIENCE)
        told, version = preview.told, preview.version
    return json.dumps({"version": version, "html": panel(told, src_uri)})


def _answer(start_response: StartResponse, kind: str, text: str, status: str = "200 OK") -> list[bytes]:
    content = text.encode()
    head = [("Content-Type", f"{kind}; charset=utf-8"), ("Content-Length", str(len(content)))]
    start_response(status, [*head, ("Cache-Control", "no-store")])
    return [content]


def _with_panel(
    site: WSGIApplication, environ: WSGIEnvironment, start_response: StartResponse, change: Callable[[bytes], bytes]
) -> Iterable[bytes]:
    """Change what is served, where it is HTML."""
    begun: list[tuple[str, list[tuple[str, str]]]] = []

    def keep(status: str, headers: list[tuple[str, str]], *_: object) -> Any:
        begun.append((status, headers))

    body = site(environ, keep)
    status, headers = begun[-1]
    if not any(name.lower() == "content-type" and value.startswith(_HTML) for name, value in headers):
        start_response(status, headers)
        return body
    content = b"".join(body)
    if close := getattr(body, "close", None):
        close()
    content = change(content)
    others = [(name, value) for name, value in headers if name.lower() != "content-length"]
    start_response(status, [*others, ("Content-Length", str(len(content)))])
    return [content]
