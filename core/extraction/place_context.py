"""Which of the places that bear a name is meant: the article's other places decide, then size. Unsure is no place."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from math import log10

from core.extraction.gazetteer.keys import key
from core.extraction.gazetteer.load import COUNTRY, DISTRICT, REGION, TOWN, Place
from core.extraction.place_lists import capital, country
from core.extraction.place_names import Name, common

LARGE = 150_000
"""People; a town of this size needs no other word for it."""
FAMOUS = 1_000_000
"""People; a town of this size is named bare even where the article is about another country."""
SMALL = 5_000
"""People; a town that alone in the world bears its name is believed after "in" from this size on."""
MOSTLY = 0.25
"""Share of the article's votes that makes a country part of its scene."""
UNSURE, WEAKLY = 50_000, 0.2
"""People; a smaller town, or one named otherwise, says this little of its country: unlisted villages bear its name."""
FAR_LARGER = 20
"""How many times the people of a village a capital has, to be meant by the name they share."""
BYNAME = 4
"""How many times less a rival weighs that bears the name only besides its own (a town merged into Richmond)."""
LEAST = 1.0
"""Votes without which no country is what an article is about."""
_VOTE = {COUNTRY: 3.0, REGION: 2.0, DISTRICT: 0.5, TOWN: 1.5}
_EARLY = 1.5
_SOME = 2.0
"""Votes below which the scene says less: the publisher's country alone makes no hamlet of a city of that name."""
ALIKE = 0.6
"""How like its present name another name of a place must be (difflib's ratio) to be believed without its country."""


class Scene:
    """The countries and regions an article speaks of, as shares of all votes. A name never speaks for itself."""

    def __init__(self, names: Iterable[Name], extra: Mapping[str, float]) -> None:
        self._own: dict[str, dict[str, float]] = {"": dict(extra)}
        self._regions: dict[tuple[str, str], dict[str, float]] = {}
        for name in names:
            weight = _EARLY if name.sentence.index < 4 else 1.0
            word = name.word
            for code, region, value in _votes(name):
                own = self._own.setdefault(word, {})
                own[code] = own.get(code, 0.0) + value * weight
                if region:
                    of = self._regions.setdefault((code, region), {})
                    of[word] = of.get(word, 0.0) + value * weight
        self._in_region = {place: sum(of.values()) for place, of in self._regions.items()}
        self._sums: dict[str, float] = {}
        for own in self._own.values():
            for code, value in own.items():
                self._sums[code] = self._sums.get(code, 0.0) + value
        self._total = sum(self._sums.values())
        self.weight = min(1.0, self._total / _SOME)

    def share(self, country: str, name: Name | None = None) -> float:
        """Share of votes for a country, 0 to 1, those of the name itself left out."""
        own = self._own.get(name.word) if name is not None else None
        if not own:
            return self._sums.get(country, 0.0) / self._total if self._total > 0.01 else 0.0
        total = self._total - sum(own.values())
        return (self._sums.get(country, 0.0) - own.get(country, 0.0)) / total if total > 0.01 else 0.0

    def region(self, place: Place, name: Name) -> float:
        """Share of votes for a place's region, those of the name itself left out."""
        of = self._regions.get((place.country, place.region))
        if not of:
            return 0.0
        return (self._in_region[place.country, place.region] - of.get(name.word, 0.0)) / self._total

    def top(self, name: Name | None = None) -> str | None:
        """The country that most of the article is about, the votes of this name left out; None where two are level."""
        own = self._own.get(name.word, {}) if name is not None else {}
        sums = {code: value - own.get(code, 0.0) for code, value in self._sums.items()}
        ranked = sorted(sums, key=lambda c: (-sums[c], c))
        if not ranked or sums[ranked[0]] < LEAST or len(ranked) > 1 and sums[ranked[0]] < 1.2 * sums[ranked[1]]:
            return None
        return ranked[0]


def _votes(name: Name) -> list[tuple[str, str, float]]:
    """What a name alone says of the country: names of one country count, names of many do not."""
    if name.demonym:
        return [(name.demonym, "", 1.2 if name.role == "demonym" else 0.3)]
    if not name.options:
        return []
    told = {place.country for place in name.options}
    ranked = sorted(name.options, key=lambda p: (p.kind != COUNTRY, -_size(p)))
    best = ranked[0]
    if name.inside is not None:
        told = {p.country for p in within(name.options, name.inside.options)} or told
    half = 0.5 if name.role == "other" else 1.0
    if best.kind == COUNTRY:
        return [(best.country, "", _VOTE[COUNTRY] * half)]
    rival = max((_size(p) for p in ranked if p.country != best.country), default=0.0)
    if len(told) == 1 and (name.cue or best.population > 20_000):
        weak = name.inside is None and best.kind == TOWN and (best.population < UNSURE or key(best.name) != name.word)
        return [(next(iter(told)), best.region, _VOTE[best.kind] * half * (WEAKLY if weak else 1.0))]
    if best.population >= LARGE and best.population > 5 * rival:
        return [(best.country, best.region, _VOTE[best.kind] * half)]
    return []


def _size(place: Place) -> float:
    return float(place.population)


def resolve(name: Name, scene: Scene) -> Place | None:
    """The place meant; its country alone where only that is sure; None where the text does not say enough."""
    choices: Sequence[Place] = name.options
    if name.inside is not None and name.inside.options:
        choices = within(choices, name.inside.options)
        if not choices:
            return None
    if not choices:
        return None
    wanted = name.word
    best = max(choices, key=lambda place: (_score(place, scene, name, wanted), -place.geonameid))
    best = _seat(wanted, choices, best)
    if not _sure(best, name, choices, scene, wanted):
        return None
    if name.inside is not None or _regional(best, choices, scene, name):
        return best
    return country(best.country) if name.cue else None


def _seat(wanted: str, choices: Sequence[Place], best: Place) -> Place:
    """A capital rather than a village of its name, even where the text is about the village's country."""
    seats = [
        p for p in choices if p.kind == TOWN and p.population > FAR_LARGER * best.population and key(p.name) == wanted
    ]
    small = best.kind == TOWN and best.population < UNSURE
    return next((p for p in seats if small and capital(p.country) == p), best)


_BY_KIND = {COUNTRY: 6.0, REGION: -0.4, DISTRICT: -1.2, TOWN: 0.4}


def _score(place: Place, scene: Scene, name: Name, wanted: str) -> float:
    region = scene.region(place, name)
    value = log10(place.population + 300) + 5.0 * scene.weight * scene.share(place.country, name) + 3.0 * region
    value += 1.5 if region > 0 else 0.0
    value += 1.2 if key(place.name) == wanted else 0.0
    return value + _BY_KIND[place.kind]


def _sure(best: Place, name: Name, choices: Sequence[Place], scene: Scene, wanted: str) -> bool:
    if best.kind == COUNTRY or name.inside is not None:
        return True
    long = len(name.word) > (2 if name.cue and best.population >= UNSURE else 3)
    plain = long and (bool(name.kind) or name.last - name.first > 1 or not common(name.sentence.tokens[name.first]))
    here = scene.share(best.country, name)
    if here >= MOSTLY:
        return name.cue or plain and (name.known or best.population >= 50_000)
    rivals = [p for p in choices if p.country != best.country]
    named = best.kind == REGION or any(p.kind == REGION and key(p.name) == wanted for p in choices)
    if named and not rivals:
        return True  # a region's name, or its town's of the same name
    alike = key(best.name) == wanted or SequenceMatcher(None, key(best.name), wanted).ratio() >= ALIKE
    known = alike or best.population >= FAMOUS and len(wanted) > 5
    if not rivals and len(choices) == 1 and name.preposition in _STRICT and best.population >= UNSURE and known:
        return not name.unfit
    if name.unfit or not alike or not plain:
        return False
    if not rivals and name.preposition in _STRICT and key(best.name) == wanted:
        return best.population >= SMALL
    if not name.cue and here < 0.05 and scene.top() not in (None, best.country) and best.population < FAMOUS:
        return False
    alone = all(_weight(best) > 3 * _weight(rival) / (1 if key(rival.name) == wanted else BYNAME) for rival in rivals)
    return alone and (best.population >= LARGE or name.cue and best.population >= 15_000)


def _regional(best: Place, choices: Sequence[Place], scene: Scene, name: Name) -> bool:
    """Towns of one name in several regions: only the one whose region is told, or one far larger than the others."""
    exact = key(best.name) == name.word
    others = [
        p.population
        for p in choices
        if p.country == best.country
        and p.region != best.region
        and p.kind == TOWN
        and (not exact or key(p.name) == key(best.name))
    ]
    if not others or scene.region(best, name) > 0:
        return True
    return best.population >= 40_000 and best.population > 6 * max(others)


def _weight(place: Place) -> int:
    """People, a capital's counted tenfold: it is named without its country more often than its size says."""
    seat = capital(place.country) if place.population > LARGE and place.kind == TOWN else None
    return place.population * (10 if seat is not None and seat.geonameid == place.geonameid else 1)


_STRICT = frozenset(("in", "near", "at", "outside"))


def within(choices: Sequence[Place], outer: Sequence[Place]) -> tuple[Place, ...]:
    """Those of the choices that lie in one of the outer places."""
    countries = {p.country for p in outer if p.kind == COUNTRY}
    regions = {(p.country, p.name) for p in outer if p.kind == REGION}
    towns = {(p.country, p.region) for p in outer if p.kind in (DISTRICT, TOWN) and p.region}
    within = [p for p in choices if (p.country, p.region) in regions and p.kind != REGION]
    within = within or [p for p in choices if p.country in countries and p.kind != COUNTRY]
    return tuple(within or [p for p in choices if (p.country, p.region) in towns and p.kind != REGION])
