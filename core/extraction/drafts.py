"""Claims before they have ids: one told twice becomes one, one more who died and one of the injured who died too."""

from bisect import insort
from dataclasses import dataclass, replace
from typing import cast

from core.extraction.evidence import passages_of
from core.extraction.figures import Figure
from core.extraction.finding import Finding
from schemas.claim import Claim, Measure, Mode

SIDED = ("civilian", "security_forces", "militant")


@dataclass
class Draft:
    """A claim before it has an id: the figure it rests on, its place, and the draft it is a part of."""

    figure: Figure
    mode: Mode = "total"
    of: "Draft | None" = None
    findings: tuple[Finding, ...] = ()


def closer(told: Figure, again: Figure) -> Figure:
    """The same number told twice: the side, traits and speaker of whichever telling has them."""
    if told.parts or again.parts:
        return told
    told = replace(told, correction=told.correction or again.correction, revises=told.revises or again.revises)
    if told.side == "unknown" and again.side in SIDED:
        told = replace(told, side=again.side)
    if not told.traits and again.traits and not again.others:
        told = replace(told, traits=again.traits)
    return replace(told, speaker=again.speaker) if not told.speaker.name and again.speaker.name else told


def merged(drafts: list[Draft]) -> list[Draft]:
    """Equal drafts are one claim with the evidence of all."""
    out: list[Draft] = []
    alike: dict[tuple[object, ...], list[int]] = {}
    parts: dict[int, list[Draft]] = {}
    for draft in drafts:
        parts.setdefault(id(draft.of), []).append(draft)
    for draft in drafts:
        row = alike.setdefault(_key(draft), [])
        at = next((i for i in row if out[i].of is draft.of and _one_voice(out[i], draft)), None)
        if at is None:
            row.append(len(out))
            out.append(draft)
            continue
        twin = out[at]
        twin.findings += draft.findings
        twin.figure = closer(twin.figure, draft.figure)
        if _key(twin) != _key(draft):  # the later telling gave it a side
            row.remove(at)
            insort(alike.setdefault(_key(twin), []), at)
        for part in parts.pop(id(draft), ()):
            part.of = twin
            parts.setdefault(id(twin), []).append(part)
    return out


def moved(drafts: list[Draft], *, hurt: bool) -> list[Draft]:
    """One more who died, and one of the injured who died: the same death, told with what they were before.

    `hurt`: the text counts injured beside. Where it counts none, "Girl dies" is the death of the girl injured before.
    """
    out = list(drafts)
    for plain in [d for d in drafts if d.mode == "increment" and not d.figure.from_ and d.of is None]:
        twin = next((d for d in out if d.figure.from_ and d.figure.best == plain.figure.best), None)
        if twin is not None and plain.figure.measure == "killed":
            twin.findings += plain.findings
            out.remove(plain)
    head = next((d for d in out if d.mode == "total" and not d.figure.from_ and in_title(d.figure)), None)
    for draft in [d for d in out if d.figure.from_ == "injured" and _no_more(d, head)]:
        assert head is not None
        if not (draft.figure.singular or not hurt):
            continue
        if not hurt and (head.figure.singular or not draft.figure.singular) and head in out:
            draft.findings += head.findings
            out.remove(head)
            continue
        head.findings += draft.findings
        out.remove(draft)
    out = [_of_their_side(d, out) for d in out]
    for draft in [d for d in out if d.figure.from_]:
        twin = next((d for d in out if d is not draft and d in out and _same_leaving(d.figure, draft.figure)), None)
        if twin is not None and draft in out:
            twin.findings += draft.findings
            out.remove(draft)
    return out


def _of_their_side(draft: Draft, told: list[Draft]) -> Draft:
    """ "20 soldiers died. A further 17, badly wounded, succumbed": soldiers, where nobody else is told to have died."""
    figure = draft.figure
    whole = next((d.figure for d in told if d.mode == "total" and not d.figure.from_ and d is not draft), None)
    moved_alone = figure.from_ and figure.side == "unknown" and figure.measure == "killed" and draft.of is None
    if not moved_alone or whole is None or whole.side not in SIDED or whole.measure != "killed":
        return draft
    if figure.best <= whole.best and not figure.findings[0].group.head:
        draft.figure = replace(figure, side=whole.side)
    return draft


def _same_leaving(a: Figure, b: Figure) -> bool:
    """Whether b tells once more, with no more said, who left: "two wounded officers die" and "two police officers"."""
    alike = (a.measure, a.from_, a.best) == (b.measure, b.from_, b.best) and b.side in (a.side, "unknown")
    return alike and set(b.traits) <= set(a.traits)


def _key(draft: Draft) -> tuple[object, ...]:
    f = draft.figure
    return (f.measure, f.indirect, f.best, f.side, f.traits, f.attacker, f.stance, f.from_, f.state, draft.mode)


def _one_voice(a: Draft, b: Draft) -> bool:
    """Whether two drafts may be one claim: not two members of one list, and no two named speakers."""
    named = {d.figure.speaker.name for d in (a, b) if d.figure.speaker.name}
    return a.mode != "component" and len(named) < 2


def claim_of(draft: Draft, names: dict[int, str]) -> Claim:
    f = draft.figure
    body, title = passages_of(draft.findings, "body"), passages_of(draft.findings, "title")
    low, best, high = (None, None, f.top) if f.stance.feared else (f.low, f.best, f.high)
    return Claim(
        claim_id=names[id(draft)],
        measure=cast(Measure, f.measure),
        low=low,
        best=best,
        high=high,
        qualifier="feared" if f.stance.feared else f.qualifier,
        side=f.side,
        traits=f.traits,
        attacker=f.attacker,
        mode=draft.mode,
        of=names.get(id(draft.of)) if draft.of is not None else None,
        scope=f.stance.scope,
        from_=f.from_,
        revises=f.revises,
        correction=f.correction,
        speaker=f.speaker,
        negated=f.best == 0,
        state=f.state,
        disputed=f.stance.disputed,
        feared=f.stance.feared,
        indirect=f.indirect,
        evidence=body,
        headline=title,
    )


def _no_more(draft: Draft, head: Draft | None) -> bool:
    """ "One dead, four wounded", and of the dead one that she was wounded first: the four are counted after that."""
    return head is not None and draft.figure.measure == "killed" and head.figure.best == draft.figure.best


def in_title(figure: Figure) -> bool:
    """A headline counts all: "2 injured" holds the one and the other of the text."""
    return any(f.marked.sentence.field == "title" for f in figure.findings)


_LEAD = 3
"""Sentences behind the headline that may correct its figure upwards."""


def early(figure: Figure) -> bool:
    return any(f.marked.sentence.field == "title" or f.marked.sentence.index <= _LEAD for f in figure.findings)
