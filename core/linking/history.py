"""How an event's toll came to be believed: a fold over its members' coming and going, in order of first arrival.

The order is the facts' (times of articles and corrections), never that of processing, so that a replay tells the same
story. What was folded before is kept; only a step into the past folds all of it again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import blake2b

from core.linking.facts import EventFact
from core.linking.gather import Member
from core.linking.running import Tolls
from core.tolls.fold import toll
from core.tolls.history import changes, told_by
from core.tolls.running import Running
from schemas.event import Change, Reason
from schemas.mention import Mention
from schemas.toll import Toll

KEEP = 50
_NOTHING = EventFact(event_id="", block="", founder="")


@dataclass(kw_only=True)
class Step:
    """All that one article or correction did to the event at one moment."""

    key: str
    at: datetime
    joins: list[Mention] = field(default_factory=list)
    leaves: list[str] = field(default_factory=list)
    how: Reason | None = None
    newest: datetime | None = None

    @property
    def hint(self) -> Reason | None:
        """Why, where the figures alone do not show it. `newest`: publication of the newest mention before this step."""
        if self.how is not None or not self.joins:
            return self.how
        return told_by(self.joins[0], () if self.newest is None else (self.newest,))


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The toll now, and every change that led to it (the latest only, where an older part was kept as stored).

    `folded` says which `steps` it was folded from: who came and went, when and why, in whose voice, by which rules.
    """

    toll: Toll
    changes: tuple[Change, ...]
    revisions: int
    steps: int
    folded: str


def steps(members: Sequence[Member]) -> list[Step]:
    """The moments at which members came or went, in order; who had left before it would have come never did."""
    found: dict[str, Step] = {}
    for member in members:
        if member.left is not None and member.left <= member.joined:
            continue
        joined = _step(found, member.joined, member.cause)
        joined.joins.append(member.mention)
        joined.how = joined.how or member.how
        if member.left is not None:
            left = _step(found, member.left, member.left_cause)
            left.leaves.append(member.mention.mention_id)
            left.how = left.how or member.left_how
    ordered = [found[key] for key in sorted(found)]
    newest: datetime | None = None
    for step in ordered:
        step.newest = newest
        times = [m.published_at for m in step.joins] + ([] if newest is None else [newest])
        newest = max(times, default=None)
    return ordered


def _step(found: dict[str, Step], at: datetime, cause: str) -> Step:
    key = f"{at.astimezone(UTC).isoformat(timespec='microseconds')} {cause}"
    return found.setdefault(key, Step(key=key, at=at))


def history(
    members: Sequence[Member],
    stored: EventFact | None,
    copies: Mapping[str, str],
    policy: str,
    keep: int | None = KEEP,
    tolls: Tolls | None = None,
) -> History:
    """Fold what is new onto what is stored; all of it where there is nothing stored or the past has changed.

    `keep` bounds the changes that are returned; None returns every one (with `stored` None). `tolls` remembers what it
    folded for stored events.
    """
    told = steps(members)
    live = [_as_live(m.mention) for m in members if m.live]
    if tolls is None or stored is None:
        now = toll(live, policy=policy, copies=copies)
    else:
        now = tolls.toll(stored.event_id, live, policy, copies)
    marks = _marks(told, copies, policy)
    known = stored if stored is not None and _builds_on(told, stored, now, marks) else _NOTHING
    found, before = list(known.history), known.toll
    for step, after in _tolls(told, known.steps, now, copies, policy):
        mention_id = step.joins[0].mention_id if step.joins else step.leaves[0]
        found.extend(changes(before, after, at=step.at, mention_id=mention_id, hint=step.hint))
        before = after
    return History(
        toll=now,
        changes=tuple(found if keep is None else found[-keep:]),
        revisions=known.revisions + len(found) - len(known.history),
        steps=len(told),
        folded=marks[-1],
    )


def _tolls(
    told: Sequence[Step], base: int, now: Toll, copies: Mapping[str, str], policy: str
) -> Iterator[tuple[Step, Toll]]:
    """Each step from `base` on, and the toll after it; the last one's is known already."""
    if base < len(told) - 1:
        running = Running(policy, copies)
        for number, step in enumerate(told[:-1]):
            _move(running, step)
            if number >= base:
                yield step, running.toll()
    if base < len(told):
        yield told[-1], now


def _builds_on(told: Sequence[Step], stored: EventFact, now: Toll, marks: Sequence[str]) -> bool:
    """Whether the stored history was folded from exactly the first of these steps.

    Their number is not enough: a merge makes many steps one while others come, and the number is the same.
    """
    if len(told) < stored.steps or len(told) == stored.steps and now != stored.toll:
        return False
    return marks[stored.steps] == stored.folded


def _marks(told: Sequence[Step], copies: Mapping[str, str], policy: str) -> list[str]:
    """A mark of the first 0, 1, … steps: the same only for the same members, coming and going at the same moments."""
    mark = blake2b(policy.encode(), digest_size=8)
    out = [mark.hexdigest()]
    for step in told:
        joined = [f"{m.mention_id} {m.reader} {copies.get(m.article_id)}" for m in step.joins]
        mark.update("\n".join(("", step.key, step.how or "", *joined, "-", *step.leaves)).encode())
        out.append(mark.hexdigest())
    return out


def _move(running: Running, step: Step) -> None:
    for mention_id in step.leaves:
        running.forget(mention_id)
    for mention in step.joins:
        if mention.mention_id not in step.leaves:
            running.hear(_as_live(mention))


def _as_live(mention: Mention) -> Mention:
    return mention if mention.retired_by is None else replace(mention, retired_by=None)
