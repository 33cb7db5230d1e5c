"""Views against their facts: every event, contribution and tally rebuilt from what is stored, and compared.

Facts are what was told and judged; everything else is a pure function of them, stored for speed. Where a stored or
published view is not what its facts give, the system has lost or invented something, and says so.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from core.linking.draft import Draft
from core.linking.facts import EventFact, Facts, Profile
from core.linking.settle import settle
from core.tallies import contributions, scope_key, tally
from schemas.event import Event
from schemas.tally import Contribution, Tally
from schemas.topics import EVENTS
from schemas.wire import digest

NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)  # a rebuilt view tells no new time: times are of articles, in the facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One view that is not what its facts give: which view, of what, and how they differ."""

    view: str
    key: str
    what: str


def events(facts: Facts, published: Mapping[str, Event], policy: str) -> Iterator[Difference]:
    """Each event's stored views rebuilt from its mentions, and what was published beside what was stored."""
    for event_id in sorted(facts.events):
        stored = facts.events[event_id]
        if stored.version:
            yield from _views(stored, facts, policy)
            yield from _published(stored, published.get(event_id))
    for event_id in sorted(set(published) - set(facts.events)):
        yield Difference(view="event", key=event_id, what="published, and no fact knows it")


def given(published: Mapping[str, Event], stored: Mapping[str, Contribution]) -> Iterator[Difference]:
    """What each event gives to its scopes, beside the stored contributions (keyed as the agents key them)."""
    wanted = {pair(each): each for event in published.values() for each in contributions(event) if each.counted}
    for key in sorted(set(wanted) | {key for key, each in stored.items() if each.counted}):
        want, have = wanted.get(key), stored.get(key)
        if want is None:
            yield Difference(view="contribution", key=key, what="counted, and its event no longer gives it")
        elif have is None or digest(have) != digest(want):
            yield Difference(view="contribution", key=key, what="not what its event gives" if have else "missing")


def sums(stored: Mapping[str, Contribution], published: Mapping[str, Tally]) -> Iterator[Difference]:
    """Each tally beside the sum of the stored contributions to its scope."""
    parts: dict[str, list[Contribution]] = defaultdict(list)
    for each in stored.values():
        parts[scope_key(each.scope, each.basis)].append(each)
    for key in sorted(parts):
        first, have = parts[key][0], published.get(key)
        want = tally(first.scope, first.basis, first.policy, parts[key])
        if have is None:
            yield Difference(view="tally", key=key, what="missing")
        elif (have.toll, have.events) != (want.toll, want.events):
            yield Difference(view="tally", key=key, what=f"says {have.events} events where {want.events} give to it, "
                             "or other figures than they give")  # fmt: skip
    for key in sorted(set(published) - set(parts)):
        yield Difference(view="tally", key=key, what="published, and nothing gives to it")


def pair(contribution: Contribution) -> str:
    """The key of a contribution: scope and event."""
    return f"{scope_key(contribution.scope, contribution.basis)}#{contribution.event_id}"


def _views(stored: EventFact, facts: Facts, policy: str) -> Iterator[Difference]:
    """Settled as if never before, the event must come out as it is stored."""
    draft = Draft(facts)
    blank = replace(stored, version=0, digest="", profile=Profile(), toll={}, history=(), revisions=0, steps=0,
                    folded="", last_arrival=None, revision=None)  # fmt: skip
    draft.put("events", stored.event_id, blank)
    settle(stored.event_id, draft, policy, NO_TIME)
    anew = draft.event(stored.event_id) or blank
    for name in ("toll", "history", "revisions", "profile", "last_arrival", "digest"):
        if getattr(anew, name) != getattr(stored, name):
            yield Difference(view="event", key=stored.event_id, what=f"its stored {name} is not what its mentions give")


def _published(stored: EventFact, event: Event | None) -> Iterator[Difference]:
    if event is None:
        yield Difference(view="event", key=stored.event_id, what=f"not on `{EVENTS.name}`")
    # When it was first known, last revised and ever lowered is no part of the view: the facts beside it tell each.
    elif (event.version, digest(replace(event, first_known_at=None, revised_at=None, lowered={}))) != (
        stored.version,
        stored.digest,
    ):
        what = f"on `{EVENTS.name}` at version {event.version}, stored at {stored.version}, or with other content"
        yield Difference(view="event", key=stored.event_id, what=what)
