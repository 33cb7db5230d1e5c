"""What a list of events can be narrowed by, each value counted over all that matches (pure).

At most four come with the hits; the others are a request of their own, which asks for no hits at all: eight at once
were slower on 200,000 events than a reader should wait.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from schemas.claim import MEASURES, SIDES, TRAITS
from search.clauses import Clause, any_of

MOST = 4


def _terms(path: str, size: int = 50) -> Clause:
    return {"terms": {"field": path, "size": size}}


def _parts(group: str, names: Sequence[str]) -> Clause:
    """Events with at least one person of each side or trait, in any measure: what `side:` and `trait:` find."""
    paths = {name: [f"toll.{measure}.{group}.{name}.best" for measure in MEASURES] for name in names}
    return {"filters": {"filters": {
        name: any_of([{"range": {path: {"gte": 1}}} for path in of]) for name, of in paths.items()
    }}}  # fmt: skip


FACETS: Mapping[str, Clause] = MappingProxyType({
    "country": _terms("where.country"),
    "type": _terms("event_type"),
    "status": _terms("status"),
    "year": {"terms": {"field": "when.year", "size": 200, "order": {"_key": "asc"}}},
    "side": _parts("by_side", SIDES),
    "trait": _parts("by_trait", TRAITS),
    "region": _terms("where.admin1", 20),
    "source": _terms("sources", 20),
    "speaker": _terms("speakers", 20),
    "precision": _terms("where.precision"),
})  # fmt: skip
FIRST = ("country", "type", "year")
OTHERS = ("side", "trait", "region", "source")
# facet → the field of the query language that narrows to one of its values
FIELDS: Mapping[str, str] = {**{name: name for name in FACETS}, "year": "when"}


def counted(names: Sequence[str]) -> Clause:
    """The aggregations of these facets. Raises ValueError for more than four, or one that there is not."""
    if len(names) > MOST:
        raise ValueError(f"at most {MOST} facets in one request")
    for name in names:
        if name not in FACETS:
            raise ValueError(f"{name!r} is none of {', '.join(FACETS)}")
    return {name: FACETS[name] for name in names}
