"""Which of the places that bear a name is meant: the article's other places decide, then size. Unsure is no place."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log10

from core.extraction.gazetteer.keys import key
from core.extraction.gazetteer.load import COUNTRY, DISTRICT, REGION, TOWN, Place
from core.extraction.place_names import Name

LARGE = 150_000
"""People; a town of this size needs no other word for it."""
MOSTLY = 0.25
"""Share of the article's votes that makes a country part of its scene."""
_VOTE = {COUNTRY: 3.0, REGION: 2.0, DISTRICT: 0.5, TOWN: 1.5}
_EARLY = 1.5


class Scene:
    """The countries and regions an article speaks of, as shares of all votes."""

    def __init__(self, names: Iterable[Name], extra: Mapping[str, float]) -> None:
        votes: Counter[str] = Counter()
        regions: Counter[tuple[str, str]] = Counter()
        for name in names:
            weight = _EARLY if name.sentence.index < 4 else 1.0
            for country, region, value in _votes(name):
                votes[country] += value * weight  # type: ignore[assignment]
                if region:
                    regions[country, region] += value * weight  # type: ignore[assignment]
        for country, value in extra.items():
            votes[country] += value  # type: ignore[assignment]
        total = sum(votes.values()) or 1.0
        self._shares = {country: value / total for country, value in votes.items()}
        self._regions = {region: value / total for region, value in regions.items()}

    def share(self, country: str) -> float:
        return self._shares.get(country, 0.0)

    def region(self, place: Place) -> float:
        return self._regions.get((place.country, place.region), 0.0)

    def top(self) -> str | None:
        """The country that most of the article is about; None where two are level."""
        ranked = sorted(self._shares, key=lambda c: (-self._shares[c], c))
        if not ranked or len(ranked) > 1 and self._shares[ranked[0]] < 1.2 * self._shares[ranked[1]]:
            return None
        return ranked[0]


def _votes(name: Name) -> list[tuple[str, str, float]]:
    """What a name alone says of the country: names of one country count, names of many do not."""
    if name.demonym:
        return [(name.demonym, "", 1.2)]
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
        return [(next(iter(told)), best.region, _VOTE[best.kind] * half)]
    if best.population >= LARGE and best.population > 5 * rival:
        return [(best.country, best.region, _VOTE[best.kind] * half)]
    return []


def _size(place: Place) -> float:
    return float(place.population)


def resolve(name: Name, scene: Scene) -> Place | None:
    """The place meant, or None where the text does not say enough."""
    choices: Sequence[Place] = name.options
    if name.inside is not None and name.inside.options:
        choices = within(choices, name.inside.options)
        if not choices:
            return None
    if not choices:
        return None
    wanted = key(name.text.split(",")[0])
    best = max(choices, key=lambda place: (_score(place, scene, wanted), -place.geonameid))
    return best if _sure(best, name, choices, scene) else None


def _score(place: Place, scene: Scene, wanted: str) -> float:
    value = log10(place.population + 300) + 5.0 * scene.share(place.country) + 3.0 * scene.region(place)
    value += 1.2 if key(place.name) == wanted else 0.0
    return value + {COUNTRY: 6.0, REGION: 0.3, DISTRICT: -1.2, TOWN: 0.4}[place.kind]


def _sure(best: Place, name: Name, choices: Sequence[Place], scene: Scene) -> bool:
    if best.kind == COUNTRY or name.inside is not None:
        return True
    here = scene.share(best.country)
    if here >= MOSTLY:
        return name.cue or best.population >= 20_000 or here >= 0.5
    rivals = [p for p in choices if p.country != best.country]
    if best.kind == REGION and not rivals:
        return True
    alone = all(best.population > 5 * rival.population for rival in rivals)
    return alone and (best.population >= LARGE or name.cue and best.population >= 15_000)


def within(choices: Sequence[Place], outer: Sequence[Place]) -> tuple[Place, ...]:
    """Those of the choices that lie in one of the outer places."""
    countries = {p.country for p in outer if p.kind == COUNTRY}
    regions = {(p.country, p.name) for p in outer if p.kind == REGION}
    towns = {(p.country, p.region) for p in outer if p.kind in (DISTRICT, TOWN) and p.region}
    within = [p for p in choices if (p.country, p.region) in regions and p.kind != REGION]
    within = within or [p for p in choices if p.country in countries and p.kind != COUNTRY]
    return tuple(within or [p for p in choices if (p.country, p.region) in towns and p.kind != REGION])
