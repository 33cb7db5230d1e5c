"""Hard vetoes, in one list: where one speaks, mention and event are two happenings, whatever else they share."""

from collections.abc import Callable

from core.linking import names
from core.linking.facts import Profile
from core.linking.features import comes_after, gap_days, is_news, named
from core.linking.likeness import copied
from core.linking.told import Told, figure
from core.places import near

Veto = Callable[[Told, Profile], str | None]
_POINTS = ("exact", "city")


def other_city_same_day(told: Told, event: Profile) -> str | None:
    """Two places each told to the city, further apart than any district, at the same time.

    It is silent where both name one victim or suspect in full, where one text names the place of the other, or where
    the text is a copy: then a place was misread.
    """
    when, where = told.mention.when, told.mention.where
    if when is None or when.precision not in ("minute", "day") or where.precision not in _POINTS or not event.where:
        return None
    apart = [near(where, other) for other in event.where if other.precision in _POINTS]
    if len(apart) < len(event.where) or any(km is None or km < 80 for km in apart):
        return None
    if _one_person(told, event) or any(named(told, event)) or copied(told.fingerprint, event) is not None:
        return None
    same_time = any(w.precision in ("minute", "day") and gap_days(when, w) == 0 for w in event.when)
    return f"{where.name} and {event.where[0].name} on one day" if same_time else None


def _one_person(told: Told, event: Profile) -> bool:
    """Whether both name one victim or suspect by first and last name."""
    mine = {names.key(p.name) for p in told.people} - {None}
    return any(names.key(p.name) in mine for p in event.people)


def other_person(told: Told, event: Profile) -> str | None:
    """Each tells of one dead, and their full names or their names and ages cannot be one person's."""
    mine = [p for p in told.people if p.role == "victim" and p.status == "killed"]
    theirs = [p for p in event.people if p.role == "victim" and p.status == "killed"]
    killed = told.mention.toll.get("killed")
    if len(mine) != 1 or len(theirs) != 1 or (killed and killed.best not in (None, 1)) or set(event.killed) - {1}:
        return None
    one, other = mine[0], theirs[0]
    if names.same(one.name, other.name):
        return None
    if one.age is not None and other.age is not None and abs(one.age - other.age) > 1:
        return f"{one.name} ({one.age}) is not {other.name} ({other.age})"
    return None


def toll_shrinks(told: Told, event: Profile) -> str | None:
    """The newer figure at most a third of a large older one, and nothing says that it was revised.

    Newer by publication, not by arrival: either may come first. What a party says of its enemy's losses has no say.
    """
    killed = told.mention.toll.get("killed")
    if killed is None or not killed.best or killed.high is None or not event.killed or event.last_reported is None:
        return None
    if any(c.revises is not None or c.correction or c.speaker.about_enemy for c in told.mention.claims):
        return None
    if any(c.measure == "killed" and c.mode == "increment" for c in told.mention.claims):
        return None  # who died of injuries or was found comes on top: nothing shrinks
    newer = told.mention.published_at >= event.last_reported
    before, after = (min(event.killed), killed.high) if newer else (killed.best, max(event.killed))
    if before >= 9 and 0 < after * 3 <= before:
        return f"{after} killed would shrink {before} without a reason"
    return None


def too_far_in_time(told: Told, event: Profile) -> str | None:
    """Days told to the day and a month or more apart; of a trial it may be the day of the hearing."""
    when = told.mention.when
    if when is None or when.precision not in ("minute", "day") or not when.text or not event.when:
        return None
    fine = [w for w in event.when if w.precision in ("minute", "day") and w.text]
    if len(fine) < len(event.when) or min(gap_days(when, w) for w in fine) < 30:
        return None
    if comes_after(told, event) and is_news(told, when, event, fine[0]):
        return None
    return f"{when.start} is not {fine[0].start}"


def told_besides(told: Told, event: Profile) -> str | None:
    """The article tells the event's day and dead apart from this mention, which has another day and other dead.

    "Nine died on Friday. On Monday six had died in a crash there": the nine are not the six grown.
    """
    when, dead = told.mention.when, figure(told.mention, "killed")
    if not told.besides or when is None or not when.text or dead in event.killed:
        return None
    if any(gap_days(when, w) == 0 for w in event.when):
        return None
    days = {w.start for w in event.when if w.start == w.end}
    same = next((f"{n} killed on {day}" for day, n in sorted(told.besides) if day in days and n in event.killed), None)
    return f"the article tells of {same} besides" if same else None


VETOES: tuple[Veto, ...] = (other_city_same_day, other_person, toll_shrinks, too_far_in_time, told_besides)


def veto(told: Told, event: Profile) -> str | None:
    """The first veto that speaks, in words."""
    return next((reason for v in VETOES if (reason := v(told, event)) is not None), None)
