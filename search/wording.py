"""Figures of the dead in words, one way everywhere: "22 killed (13 of them attackers), 18–25, contested, reported".

A missing figure is "not known", never 0 and never blank; an open end is "at least"; every figure is what was reported.
"""

from collections.abc import Mapping
from typing import Any

from schemas.claim import MEASURES

NOT_KNOWN = "not known"
_INDIRECT = "of disease, hunger, heat or by their own hand"
# trait → one, more
_WHO = {
    "child": ("child", "children"), "woman": ("woman", "women"), "police": ("of the police", "of the police"),
    "soldier": ("soldier", "soldiers"), "journalist": ("journalist", "journalists"), "medic": ("medic", "medics"),
    "aid_worker": ("aid worker", "aid workers"), "government": ("official", "officials"),
    "foreigner": ("foreigner", "foreigners"),
}  # fmt: skip
Record = Mapping[str, Any]


def figure(toll: Record, measure: str) -> str:
    """One measure of a toll in words, with how sure it is."""
    told = toll.get(measure)
    if not told or told["best"] is None:
        return _not_known(told, measure)
    parts = [f"{number(told['best'])} {measure}{_attackers(told)}{_held(told)}", bounds(told), *_contested(told),
             _INDIRECT if told.get("indirect") else "", "reported"]  # fmt: skip
    return ", ".join(part for part in parts if part)


def _not_known(told: Record | None, measure: str) -> str:
    feared = told and told.get("high")
    return f"{measure} {NOT_KNOWN}" + (f", up to {number(feared)} feared, reported" if feared else "")


def _attackers(told: Record) -> str:
    victims = (told.get("victims") or {}).get("best")
    return (
        f" ({number(told['best'] - victims)} of them attackers)"
        if victims is not None and victims < told["best"]
        else ""
    )


def _held(told: Record) -> str:
    held = (told.get("held") or {}).get("best")
    return f" ({number(held)} of them still held)" if held is not None and held < told["best"] else ""


def share(told: Record, name: str) -> str:
    """The part of one side or trait: "13 militant (10–15, contested)"."""
    if told["best"] is None:
        return f"{name} {NOT_KNOWN}"
    sure = ", ".join(part for part in (bounds(told), *_contested(told)) if part)
    return f"{number(told['best'])} {name}" + (f" ({sure})" if sure else "")


def _contested(told: Record) -> list[str]:
    return ["contested"] if told.get("contested") else []


def bounds(told: Record) -> str:
    """`18–25`, `at least 18`, or nothing where low, best and high are one."""
    low, best, high = told["low"], told["best"], told["high"]
    if high is None:
        return f"at least {number(best if low is None else low)}"
    return "" if low == best == high else f"{number(low)}–{number(high)}"


def number(value: int | None) -> str:
    """Digits in groups of three; what is None is not known."""
    return NOT_KNOWN if value is None else f"{value:,}"


def summary(toll: Record) -> str:
    """Every reported measure, the killed always, and who was among the killed."""
    others = [figure(toll, measure) for measure in MEASURES[1:] if measure in toll]
    return "; ".join([figure(toll, "killed") + among(toll), *others])


def among(toll: Record, measure: str = "killed") -> str:
    """`, among them 6 children, 3 women`; traits are told side by side and never summed (a woman may be a medic)."""
    parts = ((toll.get(measure) or {}).get("by_trait") or {}).items()
    told = [share(part, _WHO[trait][part["best"] != 1]) for trait, part in parts if part["best"]]
    return f", among them {', '.join(told)}" if told else ""


def when(value: Record | None) -> str:
    """Local civil dates of the place, as exactly as they are known."""
    if not value:
        return f"date {NOT_KNOWN}"
    start, end, precision = value["start"], value["end"], value["precision"]
    if precision == "year":
        return _one_or_two(start[:4], end[:4])
    if precision == "month":
        return _one_or_two(start[:7], end[:7])
    return _one_or_two(start, end)


def _one_or_two(start: str, end: str) -> str:
    return start if start == end else f"{start} to {end}"


def where(value: Record | None) -> str:
    """The place from small to large, each name once."""
    value = value or {}
    names = (value.get("name"), value.get("admin1"), value.get("country_name") or value.get("country"))
    return ", ".join(dict.fromkeys(name for name in names if name)) or f"place {NOT_KNOWN}"


def sum_of(tally: Record, measure: str) -> str:
    """A figure of a tally: the sum, its bounds as such, and how many events give none."""
    told = tally["toll"].get(measure)
    if not told or told["best"] is None:
        return f"{measure} {NOT_KNOWN}"
    with_figure = told.get("events_with_figure")
    missing = tally["events"] - with_figure if with_figure is not None else 0
    edges = bounds(told)
    disputed = told.get("events_contested")
    contested = f"{number(disputed)} {plural(disputed, 'event')} contested" if disputed else ""
    parts = [f"{number(told['best'])} {measure}{_attackers(told)}", edges and f"bounds {edges}", contested, "reported"]
    more = f", and {number(missing)} more {plural(missing, 'event')} without a figure" if missing else ""
    return ", ".join(part for part in parts if part) + more


def plural(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"
