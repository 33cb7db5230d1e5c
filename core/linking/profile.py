"""The profile of an event: the bounded view of its live members that mentions are compared with."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.linking import names
from core.linking.facts import Profile, Voice
from core.linking.gather import Member
from core.linking.told import comes_after, figure, opens, own_terms, struck, telling
from schemas.mention import Person
from schemas.place import PlacePrecision, TimePrecision, When, Where

TIMES: tuple[TimePrecision, ...] = ("minute", "day", "week", "month", "year")
PLACES: tuple[PlacePrecision, ...] = ("exact", "near", "city", "admin1", "country", "unknown")
# Bounds of a profile: with these its record stays under 4 KB.
WHENS, WHERES, KINDS, PEOPLE, WEAPONS, TERMS, VOICES, FIGURES = 4, 4, 4, 12, 6, 60, 3, 6
SITES, OPENINGS = 6, 3
FIRST, LATEST = 16, 48  # members that a profile is drawn from: what an event is known by is told by then


def profile(members: Sequence[Member]) -> Profile:
    """Of the members that count now, in order of joining: the first and the latest of them, where there are many."""
    counted = [m for m in members if m.live]
    live = counted if len(counted) <= FIRST + LATEST else [*counted[:FIRST], *counted[-LATEST:]]
    told = [m.mention for m in live]
    return Profile(
        when=whens(m.when for m in told)[:WHENS],
        where=wheres(m.where for m in told)[:WHERES],
        types=tuple(_top(f"{m.event_type}|{m.event_subtype}" for m in told if m.event_type)[:KINDS]),
        people=_people(p for m in told for p in telling(m.people)),
        weapons=tuple(_top(w for m in told for w in m.weapons)[:WEAPONS]),
        sites=_sites(live),
        terms=_terms(live),
        voices=_voices(live),
        openings=_openings(live),
        sequel=all(comes_after(m.mention, m.article.title if m.article else "") for m in live),
        killed=_figures(live, "killed"),
        injured=_figures(live, "injured"),
        missing=_figures(live, "missing"),
        kidnapped=_figures(live, "kidnapped"),
        articles=len({m.mention.article_id for m in counted}),
        news=sum(m.mention.role == "primary" for m in counted),
        last_reported=max((m.mention.published_at for m in counted), default=None),
    )


def whens(found: Iterable[When | None]) -> tuple[When, ...]:
    """Distinct times, the best first: told before guessed, the finest, then the most told, then the first told.

    A time without words of its own is the publication's, put there by the reader of the text.
    """
    first: dict[tuple[object, ...], When] = {}
    count: defaultdict[tuple[object, ...], int] = defaultdict(int)
    for when in found:
        if when is not None:
            key = (when.start, when.end, when.precision, bool(when.text))
            first.setdefault(key, when)
            count[key] += 1
    if len(first) < 2:
        return tuple(first.values())
    order = list(first)
    ranked = sorted(
        order, key=lambda k: (not first[k].text, TIMES.index(first[k].precision), -count[k], order.index(k))
    )
    return tuple(first[k] for k in ranked)


def wheres(found: Iterable[Where]) -> tuple[Where, ...]:
    """Distinct places, the best first: the finest, then the most told, then the first told."""
    first: dict[tuple[object, ...], Where] = {}
    count: defaultdict[tuple[object, ...], int] = defaultdict(int)
    for where in found:
        if where.precision != "unknown" or where.country:
            key = (where.geonameid, where.name, where.precision)
            first.setdefault(key, where)
            count[key] += 1
    if len(first) < 2:
        return tuple(first.values())
    order = list(first)
    ranked = sorted(order, key=lambda k: (PLACES.index(first[k].precision), -count[k], order.index(k)))
    return tuple(first[k] for k in ranked)


def _top(values: Iterable[str]) -> list[str]:
    """The most told first, else the first told."""
    count: dict[str, int] = {}
    for value in values:
        count[value] = count.get(value, 0) + 1
    return sorted(count, key=lambda v: -count[v]) if len(count) > 1 else list(count)


def _people(found: Iterable[Person]) -> tuple[Person, ...]:
    kept: list[Person] = []
    for person in found:
        at = next((i for i, k in enumerate(kept) if k.role == person.role and names.same(k.name, person.name)), None)
        if at is None and len(kept) < PEOPLE:
            kept.append(replace(person, evidence=()) if person.evidence else person)
        elif at is not None:
            kept[at] = _fuller(kept[at], person)
    return tuple(kept)


def _fuller(known: Person, person: Person) -> Person:
    longer = person.name if len(names.parts(person.name)) > len(names.parts(known.name)) else known.name
    status = "killed" if person.status == "killed" else known.status or person.status
    age = known.age if known.age is not None else person.age
    return replace(known, name=longer, status=status, age=age, sex=known.sex or person.sex)


def _sites(live: Sequence[Member]) -> tuple[str, ...]:
    """The kinds of site most told."""
    found = (struck(m.mention, m.article.title if m.article else "") for m in live)
    return tuple(_top(site for told in found for site in sorted(told))[:SITES])


def _terms(live: Sequence[Member]) -> dict[str, int]:
    """Rare words and how much they are told: twice the number of articles where it stands in the telling sentences."""
    count: dict[str, int] = {}
    for member in {m.mention.article_id: m for m in reversed(live)}.values():
        article = member.article
        if article is not None:
            for term, times in own_terms(member.mention, article.title, article.terms).items():
                count[term] = count.get(term, 0) + times
    return dict(sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))[:TERMS])


def _voices(live: Sequence[Member]) -> tuple[Voice, ...]:
    found: dict[str, str] = {}
    for member in live:
        if member.article and member.article.fingerprint and member.mention.role == "primary":
            found.setdefault(member.article.voice or member.article.article_id, member.article.fingerprint)
    return tuple(Voice(voice=v, fingerprint=f) for v, f in list(found.items())[-VOICES:])


def _openings(live: Sequence[Member]) -> tuple[str, ...]:
    """Of those who tell it as their own news, else of what is told besides: the first and the latest."""
    news = (m for m in live if m.mention.role == "primary")
    found = list(dict.fromkeys(m.article.opening for m in news if m.article and m.article.opening))
    if not found and live:
        found = [f"|{opens(live[0].mention, '').lead.strip()}"]
    return tuple(found if len(found) <= OPENINGS else [*found[:1], *found[1 - OPENINGS :]])


def _figures(live: Sequence[Member], measure: str) -> tuple[int, ...]:
    """The best figures told; what a party says of its enemy's losses proves nothing about which event it is."""
    own = [m for m in live if not any(c.measure == measure and c.speaker.about_enemy for c in m.mention.claims)]
    found = [figure(m.mention, measure) for m in own]
    found += [c.revises for m in own for c in m.mention.claims if c.measure == measure]  # what it was said to be before
    return tuple(sorted({best for best in found if best is not None})[-FIGURES:])
