"""Writes `schemas/json/*.schema.json`, the contract other programs read: `python -m deploy.contract`."""

import json
from pathlib import Path

from deploy.environment import HOME
from schemas.contract import RECORDS, json_schema

FOLDER = HOME / "schemas/json"


def files() -> dict[str, str]:
    """Name of each file and what must stand in it; the version of a record stands in its `$id`."""
    shapes = {f"{record.SCHEMA.partition('/')[0]}.schema.json": json_schema(record) for record in RECORDS}
    return {name: json.dumps(shape, indent=2, ensure_ascii=False) + "\n" for name, shape in shapes.items()}


def write(folder: Path = FOLDER) -> None:
    """Put every file in its place."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
