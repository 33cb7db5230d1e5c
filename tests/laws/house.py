"""What the laws look at: the rooms, their modules and functions."""

import ast
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).parents[2]
ROOMS = ("schemas", "core", "search", "bus", "language", "agents", "monitor", "cli", "deploy")


def modules() -> list[Path]:
    """Every module of the rooms that says something."""
    found = [path for room in ROOMS for path in sorted((HOME / room).rglob("*.py"))]
    return [path for path in found if path.read_text(encoding="utf-8").strip()]


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in modules():
        yield path.relative_to(HOME), ast.parse(path.read_text(encoding="utf-8"))


def functions() -> Iterator[tuple[str, int]]:
    """Name and length in lines of every function."""
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1
