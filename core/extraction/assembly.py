"""A happening as a mention: its type, day, place, people, weapons, claims and the sentences it was read from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from core.extraction.actors import actors, named
from core.extraction.claims import claims
from core.extraction.evidence import requoted
from core.extraction.figures import figures
from core.extraction.finding import Finding
from core.extraction.happenings import Happening
from core.extraction.indirect import indirect
from core.extraction.kinds import Kind, cut, strongest
from core.extraction.lexicon import listed
from core.extraction.people import NamedPerson
from core.extraction.segments import Segment
from core.extraction.sides import side
from core.extraction.speakers import Voice, voice
from core.extraction.text import Sentence
from core.extraction.vehicles import way_of
from core.extraction.where import PlaceExpression
from core.extraction.wordlists import rows
from core.tolls.fold import toll
from schemas.article import Article
from schemas.claim import Evidence, Side
from schemas.mention import Mention, Role
from schemas.place import When, Where

DEFAULT_TYPE = ("Violence against civilians", "Attack")


def mention(
    happening: Happening,
    role: Role,
    ordinal: int,
    article: Article,
    reader: str,
    context: Sequence[Sentence],
    fallback: Where,
    published: date,
    everybody: Sequence[NamedPerson] = (),
) -> Mention:
    """One happening of one article, with the toll of its own claims."""
    mention_id = f"{article.id}:{article.revision or 0}:{ordinal}"
    kind = event_kind(happening)
    if _fighters_fell(happening, kind):
        kind = Kind(0, 0, "Battles", "Armed clash", 9, False, kind.word if kind else "")
    if kind is not None and kind.event_subtype == "Road" and kind.strength <= _BARE:
        kind = replace(kind, event_subtype=_way(happening, context))
    event_type, event_subtype = (kind.event_type, kind.event_subtype) if kind else _default(happening)

    def speaking(finding: Finding, side: Side) -> Voice:
        span = (finding.first, finding.last)
        return voice(finding.marked.sentence, span, context, None if side == "unknown" else side)

    every = figures(happening.findings, event_type, speaking)
    every = [replace(f, indirect=all(indirect(x, kind, happening.findings) for x in f.findings)) for f in every]
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
        when=happening.when or _said(happening, published),
        where=where(happening, fallback),
        trigger=kind.word if kind else "",
        actors=actors(happening),
        people=named(happening, everybody, article),
        weapons=weapons(happening),
        claims=told,
        passages=passages(happening, article),
    )
    return replace(found, toll=toll((found,)))


def event_kind(happening: Happening) -> Kind | None:
    """What kind of happening: the strongest word, those beside a figure before those elsewhere."""
    told = [p for p in happening.pieces if p.findings or p.marked.sentence.index == 0]
    beside = [_dimmed(k, i) for i, p in enumerate(told) for k in p.kinds]
    kind = strongest(k for k in beside if k.strength > 1) or strongest(happening.kinds)
    return _fought(happening, kind) if kind is not None and kind.event_type.startswith("Explosions") else kind


_BARE = 4
"""Strength up to which an accident is told without its vehicle: "a similar crash"."""


def _way(happening: Happening, context: Sequence[Sentence]) -> str:
    """The way of a bare "crash": of the first vehicle it is told with, else of the article's first; Road of none."""
    own = (piece.marked.words[piece.first : piece.last] for piece in happening.pieces)
    others = ([token.lower for token in sentence.tokens] for sentence in context)
    return next((way for words in (*own, *others) if (way := way_of(words))), "Road")


_NEAR = 3
"""Pieces with figures from the first in which each word counts for the type as much as it can."""
_DIM = 3


def _dimmed(kind: Kind, at: int) -> Kind:
    """A word of several deeds ("bombings"), told far behind the first figures, says less of what they died of."""
    several = kind.noun and kind.word.endswith("s")
    return replace(kind, strength=max(2, kind.strength - _DIM)) if several and at >= _NEAR else kind


def _fought(happening: Happening, kind: Kind) -> Kind:
    """Fighting told first, in which bombs or rockets are used that are not said to have hurt anybody, is a battle."""
    ahead = next((k for p in happening.pieces for k in p.kinds if k.strength > _DIM), kind)
    blown = any(p.findings and any(k.event_type == kind.event_type for k in p.kinds) for p in happening.pieces)
    return ahead if ahead.event_type == "Battles" and not blown else kind


def _fighters_fell(happening: Happening, kind: Kind | None) -> bool:
    """Only fighters are told to have died, by no bomb: troops struck them, and nobody attacked people."""
    dead = [side(f)[0] for f in happening.findings if f.measure == "killed" and f.group.best]
    plain = kind is None or kind.event_type == "Violence against civilians" and kind.event_subtype == "Attack"
    own = any(f.own_hand for f in happening.findings)
    return plain and not own and bool(dead) and set(dead) <= {"militant"} | _unsided(happening) and "militant" in dead


def _unsided(happening: Happening) -> set[str]:
    """ "13 of them were killed" is of those told before: no other people."""
    return (
        {"unknown"}
        if all(f.group.partitive or side(f)[0] != "unknown" for f in happening.findings if f.measure == "killed")
        else set()
    )


def _default(happening: Happening) -> tuple[str, str]:
    measures = {f.measure for f in happening.findings}
    if measures <= {"arrested"}:
        return "Strategic developments", "Arrests"
    if measures <= {"kidnapped"}:
        return "Violence against civilians", "Abduction/forced disappearance"
    violent = any(f.trigger.phrase.split()[0] in listed("violent_verbs") for f in happening.findings)
    return DEFAULT_TYPE if violent or measures & {"kidnapped", "shot", "assaulted"} else ("", "")


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


def _remoteness(piece: Segment, happening: Happening) -> tuple[int, int]:
    """How coarse a piece's place is, and how loosely the piece belongs to the happening."""
    assert piece.place is not None
    coarse = _COARSENESS[piece.place.where.precision]
    dated = piece.time is not None and piece.time.when == happening.when
    return (min(coarse, 2) if coarse else 0, 0 if dated and happening.when is not None else 1 if piece.findings else 2)


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
