"""The contract other programs read is generated from the code and stands in the tree as generated."""

import json

import jsonschema
import pytest

from deploy.contract import FOLDER, files
from schemas.contract import RECORDS


@pytest.mark.parametrize("name", files())
def test_the_schema_in_the_tree_is_the_generated_one(name: str) -> None:
    """A changed record changes its file too: `python -m deploy.contract` writes it, and a meaning is never changed."""
    assert (FOLDER / name).read_text(encoding="utf-8") == files()[name]


@pytest.mark.parametrize("name", files())
def test_the_schema_is_a_schema(name: str) -> None:
    """Every file is valid JSON Schema 2020-12."""
    shape = json.loads(files()[name])
    jsonschema.Draft202012Validator.check_schema(shape)
    assert shape["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_record_is_versioned() -> None:
    """Each record carries name and version, and no two the same."""
    versions = [record.SCHEMA for record in RECORDS]
    assert all(version.rpartition("/")[2].isdigit() for version in versions)
    assert len(set(versions)) == len(versions)
