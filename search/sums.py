"""Tallies of a moment: the sums of what every event, in the state known then, gave to the scopes asked for."""

from collections.abc import Mapping
from datetime import date

from core.tallying.known import Sums
from schemas.event import Revision
from schemas.tally import Tally
from schemas.wire import from_dict
from search import queries
from search.client import Shelf
from search.finding import known
from search.language import parse


async def tallies_as_of(
    shelf: Shelf, scope: Mapping[str, str | None], basis: str, moment: str, *, today: date
) -> list[Tally]:
    """`scope` as for `Sums`; `moment` as a person types it, a bare day is its end. Raises QueryError, Unreachable."""
    text = f"country:{scope['country']}" if scope.get("country") not in (None, "*") else ""
    query = parse(f"{text} status:open", today=today, shorthand={"as_of": moment})
    sums, after = Sums(scope, basis), None
    while True:
        page = await known(shelf, query, size=queries.MOST, after=after)
        for hit in page.hits:
            sums.add(from_dict(Revision, hit.record))
        after = page.next
        if after is None:
            return list(sums.tallies())
