"""MkDocs' events for this repository, each bound to the plugin's method."""

from __future__ import annotations

from psychoed.plugin import PsychoedPlugin

_plugin = PsychoedPlugin()

on_startup = _plugin.on_startup
on_shutdown = _plugin.on_shutdown
on_serve = _plugin.on_serve
on_pre_build = _plugin.on_pre_build
on_files = _plugin.on_files
on_nav = _plugin.on_nav
on_page_content = _plugin.on_page_content
on_env = _plugin.on_env
on_post_build = _plugin.on_post_build
on_build_error = _plugin.on_build_error
