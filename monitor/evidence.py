"""What a figure rests on, for readers: claims by voice, their words, people named. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from monitor import view
from schemas.wire import parse_instant
from search import fates, wording

Record = Mapping[str, Any]
# Rows of a ledger and revisions on one page; an event with thousands has them all at the API.
MOST = 300


def ledger(entries: Sequence[Record]) -> list[dict[str, Any]]:
    """Every claim by voice, the oldest first; claims of retired mentions are told as such."""
    rows = [_claim(entry, claim) for entry in entries for claim in entry["mention"]["claims"]]
    return sorted(rows, key=lambda row: (row["voice"], row["as_of"], row["claim_id"]))


def most_telling(rows: Sequence[dict[str, Any]], toll: Record, most: int = MOST) -> list[dict[str, Any]]:
    """At most so many rows of a ledger, in its order: first those that the figures shown rest on."""
    named = {claim for figure in toll.values() for claim in figure.get("claims") or ()}
    ranked = sorted(range(len(rows)), key=lambda place: (rows[place]["claim_id"] not in named, place))
    return [rows[place] for place in sorted(ranked[:most])]


def _claim(entry: Record, claim: Record) -> dict[str, Any]:
    mention, speaker = entry["mention"], claim["speaker"]
    quotes = [{"where": "text", **words, **_around(words, mention)} for words in claim["evidence"]]
    quotes += [{"where": "headline", "before": "", "after": "", **words} for words in claim.get("headline") or ()]
    return {
        "claim_id": claim["claim_id"], "voice": speaker["name"] or "the outlet itself", "kind": speaker["kind"],
        "as_of": claim.get("as_of") or mention["published_at"], "article_id": mention["article_id"],
        "figure": _stated(claim), "notes": _notes(entry, claim), "quotes": quotes, "judgement": entry["judgement"],
    }  # fmt: skip


def _around(words: Record, mention: Record) -> dict[str, str]:
    """What stands before and after the words in their sentence."""
    for passage in mention.get("passages") or ():
        at = words["start"] - passage["start"]
        end = at + len(words["quote"])
        if at >= 0 and passage["quote"][at:end] == words["quote"]:
            return {"before": passage["quote"][:at], "after": passage["quote"][end:]}
    return {"before": "", "after": ""}


def _stated(claim: Record) -> str:
    whom = [trait.replace("_", " ") for trait in claim.get("traits") or ()]
    whom += [view.side_name(claim["side"])] if claim["side"] != "unknown" else []
    told = {name: claim[name] for name in ("low", "best", "high")}
    words = wording.figure({claim["measure"]: told}, claim["measure"]).removesuffix(", reported")
    return f"{words} ({', '.join(whom)})" if whom else words


def _notes(entry: Record, claim: Record) -> list[str]:
    """What keeps a claim out of the figure, or how it enters it."""
    told = [
        ("the article was withdrawn: its words are gone", entry.get("withdrawn")),
        ("taken back by a newer revision", entry["mention"].get("retired_by") and not entry.get("withdrawn")),
        (f"link is {entry['judgement']}", entry["judgement"] != "same"),
        (f"{claim['scope']} figure: adds nothing here", claim["scope"] != "event"),
        ("disputed", claim["disputed"]), ("feared", claim["feared"]), ("nobody", claim["negated"]),
        (f"a {claim['mode']}", claim["mode"] != "total"),
        (f"revises {claim['revises']}", claim["revises"] is not None),
        (f"from {claim.get('from')}", claim.get("from")),
        (claim["qualifier"].replace("_", " "), claim["qualifier"] not in ("exact", "counted")),
        ("attackers", claim["attacker"] is True),
    ]  # fmt: skip
    return [words for words, holds in told if holds]


def people(event: Record) -> list[dict[str, Any]]:
    """Casualties that are named, each with the sentence it was read from; a name without one is not shown."""
    told = [(person, fates.sentence(event, person)) for person in event.get("people") or ()]
    return [{**person, "sentence": passage} for person, passage in told if passage and fates.told(person, passage)]


def as_of(
    event: Record, state: Record, entries: Sequence[Record], history: Sequence[Record], moment: str
) -> tuple[dict[str, Any], list[Record], list[Record]]:
    """Event, ledger and revisions without what came after the moment (RFC 3339); voices were not kept."""
    then = parse_instant(moment)
    told = [entry for entry in entries if parse_instant(entry["mention"].get("received_at") or entry["at"]) <= then]
    mentions = {entry["mention"]["mention_id"] for entry in told}
    articles = {entry["mention"]["article_id"] for entry in told}
    names = ("version", "status", "event_type", "event_subtype", "when", "where", "headline", "toll")
    kept = {
        "passages": [each for each in event.get("passages") or () if each["article_id"] in articles],
        "links": [each for each in event.get("links") or () if each["mention_id"] in mentions],
        "article_ids": [id for id in event.get("article_ids") or () if id in articles],
        "counts": {**event["counts"], "articles": len(articles)},
        "voices": None,
    }
    past = [revision for revision in history if parse_instant(revision["at"]) <= then]
    return {**event, **kept, **{name: state[name] for name in names if name in state}}, told, past
