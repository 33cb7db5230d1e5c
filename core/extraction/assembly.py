"""A happening as a mention: its type, day, place, people, weapons, claims and the sentences it was read from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from core.extraction.actors import actors, named
from core.extraction.alarm import called_out
from core.extraction.attackers_told import struck_by_name
from core.extraction.claims import claims
from core.extraction.event_type import event_kind
from core.extraction.evidence import requoted
from core.extraction.figures import Figure, figures
from core.extraction.finding import Finding
from core.extraction.happenings import Happening
from core.extraction.indirect import indirect
from core.extraction.kinds import Kind, cut
from core.extraction.roll import Roll
from core.extraction.segments import Segment
from core.extraction.speakers import Voice, voice
from core.extraction.text import Sentence
from core.extraction.where import PlaceExpression
from core.extraction.wordlists import rows
from core.tolls.fold import toll
from schemas.article import Article
from schemas.claim import Evidence, Side
from schemas.mention import Actor, Mention, Role
from schemas.place import When, Where


def mention(
    happening: Happening,
    role: Role,
    ordinal: int,
    article: Article,
    reader: str,
    context: Sequence[Sentence],
    fallback: Where,
    published: date,
    people: Roll,
    claimed: Sequence[Actor] = (),
) -> Mention:
    """One happening of one article, with the toll of its own claims. `claimed`: those who say that they did it."""
    mention_id = f"{article.id}:{article.revision or 0}:{ordinal}"
    kind, (event_type, event_subtype) = event_kind(happening, context)

    def speaking(finding: Finding, side: Side) -> Voice:
        span = (finding.first, finding.last)
        return voice(finding.marked.sentence, span, context, None if side == "unknown" else side)

    every = struck_by_name(figures(happening.findings, event_type, speaking), people)
    findings = happening.findings
    every = [replace(f, indirect=True) if _indirect(f, kind, findings) else f for f in every]
    told = claims(every, mention_id)
    told = tuple(requoted(c, article.body, article.title) for c in told)
    found = Mention(
        mention_id=mention_id,
        article_id=article.id,
        published_at=article.published_at,
        received_at=article.received_at,
        reader=reader,
        role=role,
        event_type=event_type,
        event_subtype=event_subtype,
        when=happening.when or _called(role, context, published) or _said(happening, published),
        where=where(happening, fallback),
        trigger=kind.word if kind else "",
        actors=(*actors(happening), *claimed),
        people=named(happening, people, article),
        weapons=weapons(happening),
        claims=told,
        passages=passages(happening, article),
    )
    return replace(found, toll=toll((found,)))


def _indirect(figure: Figure, kind: Kind | None, found: Sequence[Finding]) -> bool:
    return all(indirect(told, kind, found) for told in figure.findings)


def _called(role: Role, context: Sequence[Sentence], published: date) -> When | None:
    """The article's own news without a day took place when the services were called to it."""
    return called_out(context, published) if role == "primary" else None


def _said(happening: Happening, published: date) -> When:
    """A happening without a date of its own takes the speaker's day, else publication (tolls.md, "When")."""
    said = next((p.said.when for p in happening.pieces if p.said is not None and p.said.when is not None), None)
    return said if said is not None and said.start <= published else When(start=published, end=published)


_COARSENESS = {"exact": 0, "near": 0, "city": 0, "admin1": 1, "country": 2, "unknown": 3}
TEXT_LENGTH = 80
"""Code points of the place as told; where several are named ("a post in one town and a station in another") all."""


def where(happening: Happening, fallback: Where) -> Where:
    """The finest place told with it, beside its own day or figures first; else the article's country."""
    told = [p for p in happening.pieces if p.place is not None]
    best = min(told, key=lambda p: _remoteness(p, happening), default=None)
    if best is None or best.place is None:
        return fallback if happening.before is None else where(happening.before, fallback)
    names = dict.fromkeys(p.where.text for p in (best.place, *best.places) if p.role == "event" and p.where.text)
    for text in [*names, *_finer(best.place, told)]:
        longer = ", ".join(dict.fromkeys((*names, text)))
        names = dict.fromkeys((*names, text)) if len(longer) <= TEXT_LENGTH else names
    text = ", ".join(names)
    return replace(best.place.where, text=text if len(text) <= TEXT_LENGTH else best.place.where.text)


def _finer(place: PlaceExpression, told: Sequence[Segment]) -> list[str]:
    """Streets, quarters and villages without a point of their own, told elsewhere of the same happening."""
    home = place.where
    others = [p.where for piece in told for p in piece.places if p.role == "event"]
    return [
        w.text
        for w in others
        if w.country == home.country
        and w.precision != "admin1"
        and (w.geonameid is None and w.name != w.country_name or w.geonameid == home.geonameid and w.text != w.name)
    ]


def _remoteness(piece: Segment, happening: Happening) -> tuple[int, int, bool]:
    """How coarse a piece's place is, how loosely it belongs to the happening, whether it is only near something."""
    assert piece.place is not None
    coarse = _COARSENESS[piece.place.where.precision]
    dated = piece.time is not None and piece.time.when == happening.when
    belongs = 0 if dated and happening.when is not None else 1 if piece.findings else 2
    return min(coarse, 2) if coarse else 0, belongs, piece.place.where.precision == "near"


@cache
def _weapons() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word → the phrases that begin with it, each with the weapon's name."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, forms in rows("weapons"):
        for form in forms.split(","):
            out.setdefault(cut(form)[0], []).append((cut(form), name))
    return {word: tuple(phrases) for word, phrases in out.items()}


def weapons(happening: Happening) -> tuple[str, ...]:
    """Weapons named in its sentences, in order of first naming."""
    known = _weapons()
    out: dict[str, None] = {}
    for piece in happening.pieces:
        words = piece.marked.words
        for at in range(piece.first, piece.last):
            for phrase, name in known.get(words[at], ()):
                if words[at : at + len(phrase)] == phrase:
                    out[name] = None
    return tuple(out)


def passages(happening: Happening, article: Article) -> tuple[Evidence, ...]:
    """The body sentences it was read from, as published."""
    spans = {
        (p.marked.sentence.start, p.marked.sentence.end) for p in happening.pieces if p.marked.sentence.field == "body"
    }
    return tuple(Evidence(start=a, end=b, quote=article.body[a:b]) for a, b in sorted(spans))
