"""What can be broken in a module: small changes of its syntax tree, each of which a test should notice."""

from __future__ import annotations

import ast
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

_OTHER: dict[type[Any], type[Any]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}
_NOT_RUN = {"annotation", "returns", "decorator_list", "type_comment"}
"""Parts of a tree that speak to tools, which check them."""
_GONE = (ast.Expr, ast.Continue, ast.Break)
"""Statements that can be left out and leave a program."""


@dataclass(frozen=True)
class Change:
    """One change of a tree, not yet made."""

    line: int
    within: tuple[str, ...]
    """The classes and functions around it, the outermost first."""
    node: ast.AST
    """The piece that will read otherwise."""
    make: Callable[[], object]


@dataclass(frozen=True)
class Mutant:
    """A module with one change. Nothing that it is told by moves when other lines change."""

    path: Path
    module: str
    line: int
    within: tuple[str, ...]
    was: str
    """The line, as it is written."""
    change: str
    """What reads otherwise, and how."""
    tree: ast.Module

    @property
    def told(self) -> tuple[str, str, str]:
        """Where it is, the line, and the change."""
        return (".".join((self.module, *self.within)), self.was, self.change)


def changes(tree: ast.AST, within: tuple[str, ...] = ()) -> Iterator[Change]:
    """Yield each change that can be made to a tree, in the order of its text."""
    for field, value in ast.iter_fields(tree):
        if field in _NOT_RUN:
            continue
        for place, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
            # What a table holds is data: a test could only say it again.
            is_table = not within and isinstance(node, ast.Dict | ast.List | ast.Set | ast.Tuple)
            if isinstance(node, ast.AST) and not is_table and not _says_nothing(node):
                if make := _change(tree, field, place, node):
                    yield Change(node.lineno, within, node, make)
                named = isinstance(node, ast.FunctionDef | ast.ClassDef)
                # What an argument is by default is made where the function is.
                around = within[:-1] if isinstance(tree, ast.FunctionDef) and field == "args" else within
                yield from changes(node, (*around, node.name) if named else around)


def _change(parent: ast.AST, field: str, place: int | None, node: Any) -> Callable[[], object] | None:
    """Return what changes a piece of a tree, where there is something to change."""

    def put(new: ast.AST) -> None:
        if place is None:
            setattr(parent, field, new)
        else:
            getattr(parent, field)[place] = new

    match node:
        case ast.Compare():
            return lambda: node.ops.__setitem__(0, _OTHER[type(node.ops[0])]())
        case ast.BoolOp() | ast.BinOp() | ast.AugAssign() if type(node.op) in _OTHER:
            return lambda: setattr(node, "op", _OTHER[type(node.op)]())
        case ast.UnaryOp(op=ast.Not()):
            return lambda: setattr(node, "operand", ast.UnaryOp(ast.Not(), node.operand))
        case ast.Constant(value=bool()):
            return lambda: setattr(node, "value", not node.value)
        case ast.Constant(value=int() | float()):
            return lambda: setattr(node, "value", node.value + 1)
        case ast.Constant(value=str()):
            return lambda: setattr(node, "value", f"{node.value}~")
        case ast.Return(value=ast.AST()) if not isinstance(node.value, ast.Constant):
            return lambda: setattr(node, "value", ast.Constant(None))
        case ast.Expr() | ast.Continue() | ast.Break():
            return lambda: put(ast.Pass(lineno=node.lineno, col_offset=0))
        case ast.Name() | ast.Attribute() | ast.Call() if field in {"test", "ifs"}:
            return lambda: put(ast.UnaryOp(ast.Not(), node))
    return None


def _says_nothing(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()):
            return True  # A docstring.
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Call(func=ast.Name(id="cast" | "TypeVar")) | ast.AnnAssign(annotation=ast.Name(id="TypeAlias")):
            return True
    return False


def mutant(path: Path, module: str, number: int) -> Mutant:
    """Make one change of a module.

    Arguments:
        path: Where the module is.
        module: Its name.
        number: Which change it is, of all.
    """
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    change = [*changes(tree)][number]
    was = _short(change.node)
    change.make()
    becomes = _short(change.node)
    if was == becomes:  # What was there is gone, or stands within something else.
        becomes = "pass" if isinstance(change.node, _GONE) else f"not {was}"
    line = text.splitlines()[change.line - 1].strip()
    return Mutant(path, module, change.line, change.within, line, f"{was} → {becomes}", ast.fix_missing_locations(tree))


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 90 else f"{text[:60]} … {text[-29:]}"


def sample(modules: Mapping[str, Path], count: int, seed: int) -> list[Mutant]:
    """Draw lines, and one mutant of each; which are drawn changes little when code does.

    Arguments:
        modules: Name to path.
        count: How many lines.
        seed: Another one draws other lines.
    """

    def lot(*of: object) -> bytes:
        return hashlib.sha256(repr((seed, *of)).encode()).digest()

    lines: dict[bytes, list[tuple[str, int]]] = {}
    for module, path in modules.items():
        text = path.read_text("utf-8")
        written = text.splitlines()
        for number, change in enumerate(changes(ast.parse(text))):
            key = lot(module, change.within, written[change.line - 1].strip())
            lines.setdefault(key, []).append((module, number))
    drawn = (lines[key][key[0] % len(lines[key])] for key in sorted(lines)[:count])
    return [mutant(modules[module], module, number) for module, number in drawn]
