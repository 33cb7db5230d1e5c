"""What the pages show, from records as they are stored: pure, plain values in and out."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from schemas.claim import MEASURES
from search import wording
from search.countries import country_names
from search.kinds import KINDS, kind_of

Record = Mapping[str, Any]
_WAYS = {
    "new_claim": "first figure or a new claim", "higher_claim": "a higher figure", "lower_claim": "a lower figure",
    "injured_died": "injured people died", "missing_found": "missing people were found",
    "late_report": "a report that came late", "article_revised": "an article was revised",
    "retracted": "taken back", "merged": "two events found to be one", "split": "one event found to be two",
    "corrected_by_hand": "corrected by hand",
}  # fmt: skip


def countries(tallies: Sequence[Record], fresh: Iterable[Record] = ()) -> list[dict[str, Any]]:
    """One group a country, by name, never by figure; within it one line a kind of happening, never added together.

    `tallies` are those of country and type, all time; `fresh` are newer ones that the index may not have yet.
    """
    latest: dict[tuple[str, str], Record] = {}
    for tally in (*tallies, *fresh):
        key = (tally["scope"]["country"], tally["scope"]["event_type"])
        if key not in latest or latest[key]["version"] < tally["version"]:
            latest[key] = tally
    groups: dict[str, dict[str, list[Record]]] = {}
    for (country, event_type), tally in latest.items():
        if tally["events"]:
            groups.setdefault(country, {}).setdefault(kind_of(event_type), []).append(tally)
    named = sorted(groups.items(), key=lambda group: (group[0] == "XX", country_name(group[0])))
    return [{"country": code, "name": country_name(code), "lines": _lines(code, kinds)} for code, kinds in named]


def _lines(country: str, kinds: Mapping[str, list[Record]]) -> list[dict[str, Any]]:
    return [{"kind": kind, "country": country, **added(kinds[kind])} for kind in KINDS if kind in kinds]


def added(tallies: Sequence[Record]) -> dict[str, Any]:
    """Tallies of one kind summed: `{events, toll}`. A measure that none has stays absent: it reads not known."""
    events = sum(tally["events"] for tally in tallies)
    toll: dict[str, dict[str, Any]] = {}
    for measure in MEASURES:
        figures = [tally["toll"][measure] for tally in tallies if measure in tally["toll"]]
        if figures:
            toll[measure] = _figures(figures)
    return {"events": events, "toll": toll}


def _figures(figures: Sequence[Record]) -> dict[str, Any]:
    sides = {side for figure in figures for side in figure.get("by_side") or {}}
    parts = {side: [f["by_side"][side] for f in figures if side in (f.get("by_side") or {})] for side in sorted(sides)}
    victims = [figure["victims"] for figure in figures if figure.get("victims")]
    return {
        **_range(figures),
        "by_side": {side: _range(told) for side, told in parts.items()},
        # Without the victims of every part the attackers among all cannot be told.
        "victims": _range(victims) if len(victims) == len(figures) else None,
        "contested": any(figure.get("contested") for figure in figures),
        "events_with_figure": sum(figure.get("events_with_figure") or 0 for figure in figures),
        "events_contested": sum(figure.get("events_contested") or 0 for figure in figures),
    }


def _range(parts: Sequence[Record]) -> dict[str, int | None]:
    known = [part for part in parts if part["best"] is not None]
    if not known:
        return {"low": None, "best": None, "high": None}
    highs = [part["high"] for part in known]
    return {
        "low": sum(part["low"] or 0 for part in known),
        "best": sum(part["best"] for part in known),
        "high": None if None in highs else sum(highs),
    }


def sides(toll: Record, measure: str = "killed", *, sums: bool = False, sided: bool = True) -> str:
    """The sides of a measure in a sentence; where it is known and they are not, that. `sums`: edges are bounds."""
    figure = toll.get(measure) or {}
    told = [
        part for part in (figure.get("by_side") or {}).items() if part[1]["best"] and (sided or part[0] != "unknown")
    ]
    if not told:
        return "Sides not known." if sided and figure.get("best") else ""
    words = [wording.share(part, side_name(side)) for side, part in told]
    return f"By side: {', '.join(words)}." if not sums else f"By side: {', '.join(_bound(each) for each in words)}."


def _bound(words: str) -> str:
    return words.replace(" (", " (bounds ", 1)


def traits(toll: Record, measure: str = "killed") -> str:
    """Who were among them; traits overlap and are never added up."""
    told = wording.among(toll, measure).removeprefix(", among them ")
    return f"Among them: {told}." if told else ""


def measures(toll: Record, *, sided: bool = True) -> list[dict[str, str]]:
    """Killed and injured always, the others where told: figure, sides, traits, and the claim it was read from.

    `sided`: of violence, where it matters that nobody told the sides.
    """
    named = ["killed", "injured", *(measure for measure in MEASURES if measure in toll)]
    return [
        {"figure": wording.figure(toll, measure), "sides": sides(toll, measure, sided=sided),
         "traits": traits(toll, measure), "claim": next(iter((toll.get(measure) or {}).get("claims") or ()), "")}
        for measure in dict.fromkeys(named)
    ]  # fmt: skip


def side_name(side: str) -> str:
    return {"unknown": "of unknown side"}.get(side, side.replace("_", " "))


def change(revision: Record) -> str:
    """A revision in words: "killed: was 28, now 31 (a higher figure)"."""
    reason = _WAYS.get(str(revision["reason"]), str(revision["reason"]))
    if not revision.get("measure"):
        return reason
    was, now = _best(revision.get("before")), _best(revision.get("after"))
    return f"{revision['measure']}: was {was}, now {now} ({reason})"


def _best(value: Record | None) -> str:
    if not value or value["best"] is None:
        return wording.NOT_KNOWN
    edges = wording.bounds(value)
    return wording.number(value["best"]) + (f" ({edges})" if edges else "")


def shaded(told: Record) -> list[dict[str, Any]]:
    """`coarse` of the aggregations of `search.overviews.places`."""
    return coarse(((told.get("coarse") or {}).get("countries") or {}).get("buckets", ()))


def coarse(buckets: Sequence[Record]) -> list[dict[str, Any]]:
    """Countries with events whose place is known no better than a region or the country, by name."""
    told = [
        {"country": b["key"], "name": country_name(b["key"]), "events": b["doc_count"],
         "killed": int(b["killed"]["value"]) if b["told"]["value"] else None,
         "without": b["doc_count"] - int(b["told"]["value"])}
        for b in buckets
    ]  # fmt: skip
    return sorted(told, key=lambda each: str(each["name"]))


def report(contact: str, event: Record) -> str | None:
    """The address an error in this event is reported to: a mail with the event's id and version, or a page."""
    if not contact:
        return None
    if "@" in contact and "://" not in contact:
        subject = f"Tollwire {event['event_id']} version {event['version']}: error"
        return f"mailto:{contact}?{urlencode({'subject': subject}, quote_via=quote)}"
    return address(contact)


def citation(event: Record, origin: str, at: str) -> str:
    """What "Cite" copies: the toll with version, policy and the address that shows it as it is now."""
    words = wording.summary(event.get("toll") or {})
    what = f"{event.get('headline') or event['event_id']} ({wording.when(event.get('when'))}, "
    what += f"{wording.where(event.get('where'))}): {words}."
    source = f"Tollwire event {event['event_id']}, version {event['version']}, policy {event.get('policy', 'best')}"
    return f"{what} {source}, as of {at}. {origin}/events/{event['event_id']}?{urlencode({'as_of': at})}"


def address(url: str | None) -> str | None:
    """A link that may be followed: http or https with a host; anything else is no link."""
    parts = urlsplit(url or "") if _parses(url) else None
    return url if parts and parts.scheme in ("http", "https") and parts.netloc else None


def fragment(url: str | None, words: str) -> str | None:
    """The publisher's page at these words (https://wicg.github.io/scroll-to-text-fragment/); None where no link is."""
    found = address(url)
    if found is None:
        return None
    # A comma and a hyphen have a meaning of their own in a text directive.
    text = quote(" ".join(words.split()), safe="").replace("-", "%2D")
    return f"{found.partition('#')[0]}#:~:text={text}"


def _parses(url: str | None) -> bool:
    try:
        urlsplit(url or "")
    except ValueError:
        return False
    return True


def moment(value: str | None) -> str:
    """A report time, said to be UTC."""
    return f"{value[:10]} {value[11:16]} UTC" if value and len(value) > 15 else value or wording.NOT_KNOWN


@cache
def _names() -> Mapping[str, str]:
    return country_names()


def country_name(code: str | None) -> str:
    return "country not known" if not code or code == "XX" else _names().get(code, code)
