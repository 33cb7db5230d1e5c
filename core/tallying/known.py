"""Tallies of a moment: sums of what every event, in the state known then, gave to the scopes asked for. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from core.tallying.giving import contributions
from core.tallying.scopes import parse_scope_key, scope_key
from core.tallying.totals import Totals
from schemas.event import Event, Revision
from schemas.tally import Basis, Contribution, Scope, Tally

NAMES = ("country", "admin1", "event_type", "side", "conflict")


class Sums:
    """Sums by scope. `asked` has a value for what is given, `*` for each one; what is left out is absent."""

    def __init__(self, asked: Mapping[str, str | None], basis: str, policy: str = "best") -> None:
        self._asked, self._basis, self._policy = asked, basis, policy
        self._period = asked.get("period") or "all"
        self._totals: dict[str, Totals] = {}

    def add(self, state: Revision) -> None:
        """What one state gave. It names the scopes itself (`contributions`), so that no date has to be guessed."""
        shares = _shares(state)
        for key in state.contributions:
            scope, basis = parse_scope_key(key)
            given = shares.get(scope_key(replace(scope, period="all"), "event_date"))
            if given is not None and self._wanted(scope, basis):
                self._totals.setdefault(key, Totals()).add(given)

    def tallies(self) -> Iterable[Tally]:
        """In order of scope; version 0, since none was ever emitted so."""
        for key in sorted(self._totals):
            scope, basis = parse_scope_key(key)
            totals = self._totals[key]
            yield Tally(scope=scope, basis=basis, policy=self._policy, version=0, toll=totals.toll(),
                        events=totals.events)  # fmt: skip

    def _wanted(self, scope: Scope, basis: Basis) -> bool:
        if basis != self._basis or scope.period != self._period:
            return False
        for name in NAMES:
            asked, told = self._asked.get(name), getattr(scope, name)
            if (asked is None) != (told is None) or asked not in (None, "*", told):
                return False
        return True


def _shares(state: Revision) -> dict[str, Contribution]:
    """The state's share by scope of all time."""
    named = {scope.conflict for scope, _ in map(parse_scope_key, state.contributions) if scope.conflict}
    event = Event(
        event_id=state.event_id, version=state.version, event_type=state.event_type, when=state.when, where=state.where,
        toll=state.toll, status=state.status, conflicts=tuple(sorted(named)),
        # It gives to scopes, so some article told it as news.
        article_ids=("a",) if state.contributions else (),
        last_reported_at=state.at, first_reported_at=state.at,
    )  # fmt: skip
    given = contributions(event) if state.contributions else ()
    return {scope_key(each.scope, each.basis): each for each in given if each.scope.period == "all"}
