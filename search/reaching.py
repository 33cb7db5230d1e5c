"""Filters whose answer lies in another index: who said it (ledger entries), who published it (articles). Pure.

Such a filter is parsed into a clause that no Elasticsearch ever sees; `search.resolving` asks the other index which
events are meant and puts their ids in its place.
"""

from collections.abc import Sequence

from search.clauses import Bad, Build, Clause, Context, any_of, listed, only

REACH = "reach"


def reach(kind: str, path: str, found_in: Sequence[str], *paths: str) -> Build:
    """A field whose words stand in `paths` of the index `kind`; what is found there is in `path`, and here in these."""

    def build(name: str, op: str, value: str, quoted: bool, context: Context) -> Clause:
        only(name, op)
        words = listed(value, quoted)
        if any("*" in word or "?" in word for word in words):
            raise Bad("takes words, no wildcards")
        wanted = [_holding(each, word) for word in words for each in paths]
        return {REACH: {"kind": kind, "path": path, "found_in": list(found_in), "clause": any_of(wanted)}}

    return build


def _holding(path: str, word: str) -> Clause:
    return {"wildcard": {path: {"value": f"*{word}*", "case_insensitive": True}}}
