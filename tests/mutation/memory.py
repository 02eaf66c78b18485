"""Code that runs otherwise than it is written: broken, or telling what of it runs; in the memory of a process."""

from __future__ import annotations

import ast
import gc
import os
import resource
import sys
import tempfile
import traceback
import types
from collections import Counter
from functools import _lru_cache_wrapper
from importlib.abc import MetaPathFinder
from importlib.machinery import SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mutants import Mutant


ROOM = 12 << 30
"""How many bytes a process may ask for: a break may ask for ever more."""

BROKEN, ELSEWHERE = 99, 98
"""What a process ends with that could not do its work, and where it cannot be done in such a process."""


class Reading(MetaPathFinder):
    """Imports modules of the toolkit from other trees than those that are written.

    Arguments:
        trees: Name of each module to its path and its tree.
    """

    def __init__(self, trees: Mapping[str, tuple[Path, ast.Module]]) -> None:
        self.trees = trees

    def find_spec(self, name: str, path: object, target: object = None) -> Any:
        """Take the modules that there is a tree of."""
        if name not in self.trees:
            return None
        file, tree = self.trees[name]
        return spec_from_file_location(name, file, loader=_Loader(name, file, tree))


class _Loader(SourceFileLoader):
    """Makes a module of its tree; nothing of it is kept."""

    def __init__(self, name: str, path: Path, tree: ast.Module) -> None:
        super().__init__(name, str(path))
        self.tree = tree

    def get_code(self, fullname: str) -> types.CodeType:
        """Return the code of the tree."""
        return compile(self.tree, self.path, "exec", dont_inherit=True)


def probed(path: Path, module: str, lines: Mapping[int, str]) -> ast.Module:
    """Return a module that tells what of it runs: each function its module's name, and some lines a name of theirs.

    Arguments:
        path: Where it is.
        module: Its name.
        lines: Number of a line to what it tells.
    """
    tree = ast.parse(path.read_text("utf-8"))

    def probe(told: str) -> ast.stmt:
        return ast.Expr(ast.Call(ast.Name("__probe__", ast.Load()), [ast.Constant(told)], []))

    holders = [(node, field) for node in ast.walk(tree) for field in ("body", "orelse", "finalbody", "handlers")]
    for node, field in holders:
        held = getattr(node, field, None)
        if not isinstance(held, list):
            continue
        new: list[ast.stmt] = []
        for statement in held:
            own = {line for line in lines if statement.lineno <= line <= (statement.end_lineno or 0)}
            parts = [part for part in ast.iter_child_nodes(statement) if isinstance(part, ast.stmt)]
            own -= {line for part in parts for line in range(part.lineno, (part.end_lineno or 0) + 1)}
            if not isinstance(statement, ast.ExceptHandler) and not isinstance(node, ast.Module | ast.ClassDef):
                new += [probe(lines[line]) for line in sorted(own)]
            new.append(statement)
        if field == "body" and isinstance(node, ast.FunctionDef):
            new.insert(1 if ast.get_docstring(node, clean=False) is not None else 0, probe(module))
        setattr(node, field, new)
    return ast.fix_missing_locations(tree)


def swapped(mutant: Mutant) -> bool:
    """Put the broken code of a function, and of those within it, in place of the other; tell whether that could be."""
    name = ".".join(outermost(mutant.tree, mutant.within))
    codes = [compile(mutant.tree, str(mutant.path), "exec", dont_inherit=True)]
    for code in codes:
        codes += [part for part in code.co_consts if isinstance(part, types.CodeType)]
    inner = [code for code in codes if code.co_qualname == name or code.co_qualname.startswith(f"{name}.<locals>.")]
    functions = [held for held in gc.get_objects() if isinstance(held, types.FunctionType)]
    functions = [held for held in functions if held.__module__ == mutant.module]
    named = Counter(code.co_qualname for code in inner)
    new = {code.co_qualname: code for code in inner if named[code.co_qualname] == 1}  # some lambdas have one name
    held = [(function, new.get(function.__code__.co_qualname)) for function in functions]
    found = [(function, code) for function, code in held if code]
    if not all(function.__code__.co_freevars == code.co_freevars for function, code in found):
        return False  # Its names would be other values: it must be made anew.
    for function, code in found:
        function.__code__ = code
    return bool(found)


def forget(package: str) -> None:
    """Let the functions of a package's modules forget what they keep: whoever calls one runs it."""
    for name, module in [*sys.modules.items()]:
        if name.partition(".")[0] == package:
            for held in [*vars(module).values()]:
                if isinstance(held, _lru_cache_wrapper):
                    held.cache_clear()


def outermost(tree: ast.AST, within: tuple[str, ...]) -> tuple[str, ...]:
    """Return the classes around a function and the function, without what is nested in it; nothing outside of one."""
    for depth, name in enumerate(within, 1):
        tree = next(
            node
            for node in getattr(tree, "body", [])
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == name
        )
        if isinstance(tree, ast.FunctionDef):
            return within[:depth]
    return ()


def apart(work: Callable[[Path], int], *, quiet: bool = True) -> tuple[int, str]:
    """Do something in a process of its own, and wait for it.

    Arguments:
        work: Gets a path to write to.
        quiet: Whether nobody is to read what it prints.

    Returns:
        Its result, less than nothing where a signal ended it, and what it wrote.
    """
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "told")
        told.touch()
        child = os.fork()
        if not child:
            for stream in (1, 2) if quiet else ():
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
            resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
            try:
                os._exit(work(told))
            except BaseException:
                told.write_text(traceback.format_exc(), "utf-8")
                os._exit(BROKEN)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), told.read_text("utf-8")
