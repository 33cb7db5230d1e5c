"""What speaks for and against: each feature compares a mention with an event's profile and says why in words."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import exp

from core.linking import names
from core.linking.facts import Profile
from core.linking.feature import Feature
from core.linking.likeness import likeness
from core.linking.opening import figures_lacking, parsed, shared
from core.linking.rarity import Rarity
from core.linking.told import Told
from core.places import near
from schemas.mention import Person
from schemas.place import When, Where

# How far a point may be off, in km, by how exactly the text tells it.
RADIUS_KM = {"exact": 3.0, "near": 30.0, "city": 12.0, "admin1": 150.0, "country": 600.0, "unknown": 20_000.0}
_FINE = ("exact", "near", "city")
_SHORT = ("minute", "day")
_DAY = ("same_day", "may_be_same_day")
_GUESSED = "days_apart_guessed"
_APART = (_GUESSED, "days_apart", "days_apart_news")
_BLAST = "Explosions/Remote violence"
_ONE_PLACE = ("same_spot", "same_city", "same_name")
_SPOT = ("same_spot", "same_city", "near")
_KM_APART = "{} and {} are {:.0f} km apart"
BEST = 2  # of the times told of an event, the best told are compared
FADES = 10.0  # days between two reports after which their nearness says a third of what it says on one day


def features(told: Told, event: Profile, rarity: Rarity, crowd: int = 1) -> tuple[Feature, ...]:
    """All that speak, in a fixed order. `rarity` of a word: how much it tells (inverse document frequency)."""
    return (*plain(told, event, crowd), *likeness(told, event, rarity))


def plain(told: Told, event: Profile, crowd: int = 1) -> tuple[Feature, ...]:
    """All but what the words say.

    `crowd`: how many events are known thereabouts that day; where there is one, day and place say nearly all, where
    there are ten, little.
    """
    when, where = tuple(time(told, event)), place(told, event)
    there = "" if where is None else where.name
    here = there in _SPOT and when[:1] and when[0].name in _DAY
    known = max(1, crowd)
    return (
        *when,
        *(() if where is None else (where,)),
        *(() if there in _ONE_PLACE else named(told, event)),
        *((Feature("alone_there", 1 / known, "{} known there that day", (known,)),) if here else ()),
        *opening(told, event),
        *target(told, event, bool(here)),
        *people(told, event),
        *kind(told, event),
        *figures(told, event),
    )


def opening(told: Told, event: Profile) -> Iterator[Feature]:
    """How much of either headline the other's first lines tell. Where nobody knows, the rest decides, as if half."""
    theirs = [parsed(o) for o in event.openings]
    found = [(s, o) for o in theirs if (s := shared(told.opening, o)) is not None]
    if found:
        share, nearest = max(found)
        yield Feature("headline", share, "{:.0%} of the headlines told by both", (share,))
        told_in_figures = told.opening.figures or nearest.figures
        if told_in_figures and (lacking := figures_lacking(told.opening, nearest, _tolls(told, event))):
            yield Feature("headline_figures", lacking, "other figures in the headlines")
    else:
        yield Feature("headline_unknown", 1.0, "no headlines to compare")


def _tolls(told: Told, event: Profile) -> frozenset[str]:
    """All figures of people that either tells, as a headline writes them."""
    mine = told.figures.values()
    return frozenset(map(str, (*mine, *event.killed, *event.injured, *event.missing, *event.kidnapped)))


def target(told: Told, event: Profile, here: bool) -> Iterator[Feature]:
    """What was struck. A blast is named by it: on one day in one town another kind of site is another blast."""
    if not told.sites or not event.sites:
        return
    if both := told.sites.intersection(event.sites):
        yield Feature("same_site", 1.0, "both at a {}", (min(both),))
    else:
        blasts = told.mention.event_type == _BLAST and any(t.startswith(_BLAST) for t in event.types)
        name = "other_blast" if here and blasts else "other_site"
        yield Feature(name, 1.0, "at a {}, not a {}", (min(told.sites), event.sites[0]))


def gap_days(one: When, other: When) -> int:
    """Days between two spans, 0 where they meet."""
    return max(0, (other.start - one.end).days, (one.start - other.end).days)


def time(told: Told, event: Profile) -> Iterator[Feature]:
    when = told.mention.when
    if when is not None and event.when:
        known = event.when[:BEST]
        nearest = known[0] if len(known) == 1 else min(known, key=lambda o: (gap_days(when, o), not o.text))
        days = _days(told, when, event, nearest)
        yield days
        yield from _first(told, event, days)
    if event.last_reported is not None:
        apart = abs(told.reported_at - event.last_reported).days
        yield Feature("reported_together", exp(-apart / FADES), "reported {} days apart", (apart,))


def _days(told: Told, when: When, event: Profile, other: When) -> Feature:
    gap = gap_days(when, other)
    guessed = not (when.text and other.text)
    short = when.precision in _SHORT and other.precision in _SHORT
    if gap == 0:
        name = "times_overlap" if not short else "may_be_same_day" if guessed else "same_day"
        if short:
            return Feature(name, 1.0, "both on {}", (when.start,))
        return Feature(name, 1.0, "{} may be {}", (when.start, other.start))
    if guessed:
        return Feature(_GUESSED, min(1.0, gap / 14), "{} days apart, as far as told", (gap,))
    if gap == 1:
        return Feature("day_off", 1.0, "one day apart ({}, {})", (when.start, other.start))
    name = "days_apart_news" if is_news(told, when, event, other) else "days_apart"
    return Feature(name, min(1.0, gap / (8 if short else 30)), "{} days apart", (gap,))


def _first(told: Told, event: Profile, days: Feature) -> Iterator[Feature]:
    """A first report tells its happening's own day: what it tells of another day is another happening."""
    if days.name in _APART and not comes_after(told, event):
        name, value = ("first_report_guessed", days.value) if days.name == _GUESSED else ("first_report", 1.0)
        yield Feature(name, value, "the later one is a first report of its day")


def comes_after(told: Told, event: Profile) -> bool:
    """Whether the later of them tells what came after its happening; of two on one day, either."""
    apart = (told.reported_at.date() - event.last_reported.date()).days if event.last_reported else 0
    return (told.sequel and apart >= 0) or (event.sequel and apart <= 0)


def is_news(told: Told, when: When, event: Profile, other: When) -> bool:
    """Whether the later of two days is that of its own report: of an arrest or a trial it may be the day of that."""
    later, reported = (when, told.reported_at) if when.start >= other.start else (other, event.last_reported)
    return reported is not None and abs((reported.date() - later.start).days) <= 1


def place(told: Told, event: Profile) -> Feature | None:
    found = [f for where in event.where if (f := _place(told.mention.where, where))]
    if len(found) < 2:
        return found[0] if found else None
    return min(found, key=lambda f: (_PLACE_ORDER.index(f.name), f.value))


_PLACE_ORDER = ("same_spot", "same_city", "same_name", "near", "same_region", "far")


def _place(one: Where, other: Where) -> Feature | None:
    fine = one.precision in _FINE and other.precision in _FINE
    if fine and one.geonameid is not None and one.geonameid == other.geonameid:
        spot = one.precision == other.precision == "exact"
        return Feature("same_spot" if spot else "same_city", 1.0, "both in {}", (one.name,))
    if (name := _named(one)) and name == _named(other):
        return Feature("same_name", 1.0, "both in {}, wherever that is", (one.name,))
    km = near(one, other)
    if fine and km is not None:
        reach = RADIUS_KM[one.precision] + RADIUS_KM[other.precision]
        if km <= reach:
            return Feature("near", 1.0, _KM_APART, (one.name, other.name, km))
        return Feature("far", min(1.0, (km - reach) / 60), _KM_APART, (one.name, other.name, km))
    if one.admin1 and other.admin1:
        if one.admin1 == other.admin1:
            return Feature("same_region", 1.0, "both in {}", (one.admin1,))
        return Feature("far", 1.0, "{} is not {}", (one.admin1, other.admin1))
    return None


def named(told: Told, event: Profile) -> Iterator[Feature]:
    """Whether the text names the event's place too, or what is known of the event names the mention's."""
    mine, theirs = _spot(told.mention.where), [name for where in event.where if (name := _spot(where))]
    both = [n for n in theirs if _all_in(n, told.terms)] + ([mine] if mine and _all_in(mine, event.terms) else [])
    if both:
        yield Feature("place_named", 1.0, "both name {}", (both[0].title(),))


def _spot(where: Where) -> str:
    return "" if where.precision in ("country", "unknown") else where.name.lower()


def _all_in(name: str, terms: Mapping[str, int]) -> bool:
    return all(word in terms for word in name.split())


def _named(where: Where) -> str:
    """The name of a place told by more than its country, found in the gazetteer or not."""
    return "" if where.name == where.country_name else where.name.casefold()


def people(told: Told, event: Profile) -> Iterator[Feature]:
    mine = told.people
    if not mine or not event.people:
        return
    shared = {(p.role, p.name) for p in mine if any(names.same(p.name, o.name) for o in event.people)}
    victims = sorted(name for role, name in shared if role == "victim")
    suspects = sorted(name for role, name in shared if role == "suspect")
    if victims:
        yield Feature("shared_victim", 1.0, "both name {} among the victims", (victims[0],))
    if suspects:
        yield Feature("shared_suspect", 1.0, "both name {}", (suspects[0],))
    if not shared and _dead(mine) and _dead(event.people):
        yield Feature("other_victims", 1.0, "{} is none of the victims named before", (_dead(mine)[0].name,))


def _dead(people: tuple[Person, ...]) -> tuple[Person, ...]:
    return tuple(p for p in people if p.role == "victim" and p.status == "killed" and len(names.parts(p.name)) > 1)


# Violence, accident and disaster are counted apart (design/tolls.md), whatever words they share.
_VIOLENCE = frozenset(
    {
        "Battles",
        "Explosions/Remote violence",
        "Violence against civilians",
        "Riots",
        "Protests",
        "Strategic developments",
    }
)


def kind(told: Told, event: Profile) -> Iterator[Feature]:
    mention = told.mention
    if mention.event_type and event.types:
        types = _main(event.types)
        if mention.event_type in types:
            yield Feature("same_type", 1.0, "both {}", (mention.event_type,))
            if f"{mention.event_type}|{mention.event_subtype}" in event.types and mention.event_subtype:
                yield Feature("same_subtype", 1.0, "both {}", (mention.event_subtype,))
        elif (mention.event_type in _VIOLENCE) != bool(types & _VIOLENCE):
            yield Feature("other_family", 1.0, "{} is not {}", (mention.event_type, min(types)))
    mine, theirs = mention.weapons, event.weapons
    if not mine or not theirs:
        return
    if both := set(mine).intersection(theirs):
        yield Feature("same_weapon", 1.0, "both with {}", (min(both),))
    else:
        yield Feature("other_weapon", 1.0, "{}, not {}", (min(mine), min(theirs)))


@lru_cache(maxsize=1024)
def _main(types: tuple[str, ...]) -> frozenset[str]:
    """The types without their subtypes."""
    return frozenset(t.split("|")[0] for t in types)


def figures(told: Told, event: Profile) -> Iterator[Feature]:
    """Equal figures speak for one happening, the more the rarer they are; figures that grow with time may be one."""
    for measure, best in told.figures.items():
        before = getattr(event, measure)
        if not before:
            continue
        if best in before:
            yield Feature("same_toll", min(1.0, (1 + best) / 6), "both {} {}", (best, measure))
            continue
        newer = event.last_reported is None or told.reported_at >= event.last_reported
        revised = {c.revises for c in told.mention.claims if c.measure == measure}.intersection(before)
        if revised:
            replaced = max(filter(None, revised), default=0)
            yield Feature("revises_figure", 1.0, "{} {} said to replace {}", (best, measure, replaced))
        elif best > max(before) if newer else best < min(before):
            first, then = sorted((best, max(before) if newer else min(before)))
            yield Feature("toll_grew", 1.0, "{} {} may have grown to {}", (measure, first, then))
        else:
            share = abs(max(before) - best) / max(*before, best)
            yield Feature("toll_differs", share, "{} {}, not {}", (best, measure, max(before)))
