"""Measured scores for /method: the accepted floors of `make score`, as shipped."""

import tomllib
from functools import cache
from pathlib import Path

# Written beside the window by `make score` when a run is accepted; a test holds it to tests/quality/floors.toml.
FILE = Path(__file__).parent / "scores.toml"


@cache
def accepted() -> list[tuple[str, str, float]]:
    """Set of texts, what was read, and the per cent of figures read exactly right."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return [(name, measure, score) for name, scores in told.items() for measure, score in scores.items()]
