"""The scopes an event's toll is summed in, and their keys."""

from collections.abc import Iterable
from datetime import UTC
from functools import lru_cache
from typing import cast, get_args
from urllib.parse import quote, unquote

from schemas.event import Event
from schemas.tally import Basis, Scope

NO_COUNTRY = "XX"
_FIELDS = ("country", "admin1", "event_type", "side", "conflict")


def scope_key(scope: Scope, basis: Basis) -> str:
    """One line of text for one scope on one basis: `event_date/2015-09/country=TJ/side=militant`."""
    return f"{basis}/{scope.period}{_told(scope)}"


def keys_in(scope: Scope, periods: Iterable[tuple[Basis, str]]) -> tuple[str, ...]:
    """The keys of one scope in several periods, each on its basis, whatever its own period."""
    told = _told(scope)
    return tuple([f"{basis}/{period}{told}" for basis, period in periods])


def _told(scope: Scope) -> str:
    return _said(scope.country, scope.admin1, scope.event_type, scope.side, scope.conflict)


@lru_cache(maxsize=8192)
def _said(*values: str | None) -> str:
    said = zip(_FIELDS, values, strict=True)
    return "".join([f"/{name}={_quoted(value)}" for name, value in said if value is not None])


@lru_cache(maxsize=8192)
def _quoted(value: str) -> str:
    return quote(value, safe=" ")


def parse_scope_key(key: str) -> tuple[Scope, Basis]:
    """The scope and basis of a key. Raises ValueError for what `scope_key` never made."""
    basis, _, rest = key.partition("/")
    period, *told = rest.split("/")
    values = dict(part.split("=", 1) for part in told)
    if not period or basis not in get_args(Basis) or not set(values) <= set(_FIELDS):
        raise ValueError(f"no key of a scope: {key!r}")
    return Scope(**{name: unquote(value) for name, value in values.items()}, period=period), cast(Basis, basis)


def period_scopes(event: Event) -> tuple[tuple[Basis, str], ...]:
    """Every period the event lies in, on both bases.

    By event date only a day or month that holds the whole `when`; by report date the UTC day of the first publication.
    """
    periods: list[tuple[Basis, str]] = [("event_date", "all")]
    when = event.when
    if when is not None and when.start == when.end:
        periods.append(("event_date", when.start.isoformat()))
    if when is not None and (when.start.year, when.start.month) == (when.end.year, when.end.month):
        periods.append(("event_date", when.start.isoformat()[:7]))
    periods.append(("report_date", "all"))
    if event.first_published_at is not None:
        day = event.first_published_at.astimezone(UTC).date().isoformat()
        periods += [("report_date", day), ("report_date", day[:7])]
    return tuple(periods)


def places(event: Event) -> tuple[Scope, ...]:
    """The scopes of all time and all sides: country, then with region, then with type; each named conflict.

    An event of no known country stands in `XX` alone: it enters no sum above it.
    """
    country = event.where.country or NO_COUNTRY
    scopes = [Scope(country=country)]
    if event.where.admin1 and country != NO_COUNTRY:
        scopes.append(Scope(country=country, admin1=event.where.admin1))
    if event.event_type:
        scopes.append(Scope(country=country, event_type=event.event_type))
    if country != NO_COUNTRY:
        scopes += [Scope(conflict=name) for name in event.conflicts]
    return tuple(scopes)
