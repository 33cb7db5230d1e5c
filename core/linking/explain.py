"""An event or an article, explained in lines: which words became which claim, which mention joined what, and why."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from core.tolls.account import Deed, account
from core.tolls.running import NO_COPIES
from schemas.claim import Claim
from schemas.event import Change, Event, Link
from schemas.mention import Mention
from schemas.place import When, Where
from schemas.toll import Figure, Range
from schemas.wire import instant


def explain_event(event: Event, mentions: Sequence[Mention], copies: Mapping[str, str] = NO_COPIES) -> Iterator[str]:
    """The event, every mention linked to it with its claims and reasons, and every revision of its toll.

    `copies` maps an article to the one whose words it copies, where that is known.
    """
    yield f"{event.event_id}  version {event.version}  {event.status}  policy {event.policy}"
    yield f"  {event.headline}"
    yield f"  {event.event_type or 'kind unknown'} · {when(event.when)} · {where(event.where)}"
    if event.merged_into:
        yield f"  merged into {event.merged_into}"
    for measure, figure in event.toll.items():
        yield f"  {measure}: {told(figure)}"
    if not event.toll:
        yield "  no figure is known"
    links: dict[str, list[Link]] = {}
    for link in event.links:
        links.setdefault(link.mention_id, []).append(link)
    deeds = account(mentions, policy=event.policy, copies=copies)
    for mention in mentions:
        yield ""
        yield from explain_mention(mention, links.get(mention.mention_id, ()), deeds)
    yield ""
    yield f"revisions ({event.counts.revisions})"
    yield from (f"  {_change(c)}" for c in event.history)


def explain_article(article_id: str, mentions: Sequence[tuple[Mention, str, Sequence[Link]]]) -> Iterator[str]:
    """Everything one article tells: each mention, where it was linked, and why."""
    yield f"article {article_id}: {len(mentions)} mention{'' if len(mentions) == 1 else 's'}"
    for mention, event_id, links in mentions:
        yield ""
        yield f"in {event_id}"
        yield from explain_mention(mention, links)


def explain_mention(
    mention: Mention, links: Sequence[Link], deeds: Mapping[str, Deed] = MappingProxyType({})
) -> Iterator[str]:
    """One mention: what it is about, why it stands where it stands, and its claims with their words.

    `deeds` say of each claim whose voice it is and what it did to the toll of its event.
    """
    gone = f"  (taken back by {mention.retired_by})" if mention.retired_by else ""
    yield f"mention {mention.mention_id}  {mention.role}  published {instant(mention.published_at)}{gone}"
    yield f"  {mention.event_type or 'kind unknown'} · {when(mention.when)} · {where(mention.where)}"
    for link in links:
        why = "; ".join(link.reasons) or "first to tell of it"
        yield f"  {link.judgement} ({link.score:g}): {why}"
    for claim in mention.claims:
        yield f"  {_claim(claim)}"
        deed = deeds.get(claim.claim_id)
        if deed is not None:
            yield f"      voice {deed.voice} → {deed.did}"
        for field, spans in (("body", claim.evidence), ("title", claim.headline)):
            yield from (f'      {field} {e.start}-{e.end}: "{" ".join(e.quote.split())}"' for e in spans)


def told(figure: Figure | Range) -> str:
    """`22 (18 to 25)`, `at least 25`, `22, contested`."""
    words = _range(figure)
    if isinstance(figure, Figure):
        sides = ", ".join(f"{side} {part.best}" for side, part in figure.by_side.items() if part.best is not None)
        words += f", of them {sides}" if sides else ""
        words += ", contested" if figure.contested else ""
        words += f" · {figure.voices} voice{'' if figure.voices == 1 else 's'}"
    return words


def when(value: When | None) -> str:
    if value is None:
        return "day unknown"
    days = f"{value.start}" if value.start == value.end else f"{value.start} to {value.end}"
    return f"{days} ({value.precision})"


def where(value: Where) -> str:
    names = [value.name, value.admin1, value.country_name or value.country]
    return f"{', '.join(dict.fromkeys(n for n in names if n)) or 'place unknown'} ({value.precision})"


def _range(figure: Figure | Range) -> str:
    if figure.best is None:
        return f"not known, at most {figure.high} feared"
    if figure.low == figure.high == figure.best:
        return str(figure.best)
    return f"{figure.best} ({figure.low} to {'open' if figure.high is None else figure.high})"


def _claim(claim: Claim) -> str:
    said = Range(low=claim.low, best=claim.best, high=claim.high)
    parts = [f"{claim.measure} {_range(said)} {claim.qualifier}, {claim.mode}"]
    parts += [f"of {claim.of}"] if claim.of else []
    parts += [claim.side] if claim.side != "unknown" else []
    parts += list(claim.traits)
    parts += ["attackers"] if claim.attacker else []
    parts += [f"scope {claim.scope}"] if claim.scope != "event" else []
    parts += [name for name in ("negated", "disputed", "feared", "indirect") if getattr(claim, name)]
    parts += [f"from {claim.from_}"] if claim.from_ else []
    parts += [f"revises {claim.revises}"] if claim.revises is not None else []
    speaker = f"says {claim.speaker.name or claim.speaker.kind}"
    return f"{claim.claim_id}: {', '.join(parts)}; {speaker}"


def _change(change: Change) -> str:
    before = "unknown" if change.before is None else _range(change.before)
    after = "unknown" if change.after is None else _range(change.after)
    return f"{instant(change.at)}  {change.measure} {before} → {after}  {change.reason}  {change.mention_id}"
