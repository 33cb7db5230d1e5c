"""Sums over several happenings: an aggregate that adds nothing, its parts happenings of their own (tolls.md)."""

from dataclasses import replace

from core.extraction.finding import Finding
from core.extraction.happenings import Happening, day_of
from core.extraction.nearness import FINE, near
from core.extraction.segments import Segment

_PLURAL = frozenset("two three four five twin separate several series both pair multiple dual successive".split())
_PLACES = frozenset("cities states towns villages districts provinces regions countries counties islands".split())
_OWN = (*FINE, "admin1")
_SETS_APART = frozenset(
    "another second third later earlier separately elsewhere meanwhile morning afternoon evening noon hours minutes"
    " first other dawn midday night dusk a.m p.m a.m. p.m. am pm".split()
)
_OPENING = 14
"""Tokens from the start of a sentence in which it says which of several happenings it is about."""


def sums(found: list[Happening]) -> list[Happening]:
    """The happenings with sums told for what they are, those told together under one sum set apart."""
    apart = [part for home in found for part in _parted(home)]
    return _blasts_of_one(_told_at_the_head(_summed_up(apart)))


def _told_at_the_head(found: list[Happening]) -> list[Happening]:
    """The headline's figure is the sum the text tells again as one: "29 killed in 24 hours"."""
    for home in found:
        sums_told = {(f.measure, f.group.best) for f in home.findings if f.aggregate and f.group.best}
        for i, piece in enumerate(home.pieces) if sums_told else ():
            own = [f for f in piece.findings if (f.measure, f.group.best) in sums_told]
            home.pieces[i] = replace_findings(piece, own) if own else piece
    return found


def _blasts_of_one(found: list[Happening]) -> list[Happening]:
    """ "Two bombs killed 38. The first killed 23. A second blast killed 12 more": of the 38, no more on top of them."""
    out: list[Happening] = []
    for home in found:
        before = out[-1] if out else None
        if before is not None and _one_of_several(home, before):
            before.pieces += [_of_the_sum(p) for p in home.pieces]
        else:
            out.append(home)
    return out


def _one_of_several(home: Happening, before: Happening) -> bool:
    """Whether a happening told right behind is one of those whose dead were counted together."""
    if not home.pieces[0].anew or any(p.turned or p.apart for p in home.pieces) or home.before is not None:
        return False
    if home.when is not None and before.when is not None and home.when.start != before.when.start:
        return False
    lead = next((p for p in before.pieces if _figure_of_victims(p)), None)
    several = lead is not None and (_several([lead]) or any(_BOMBS & set(k.word.split()) for k in lead.kinds))
    if lead is None or not several or any(f.aggregate for f in before.findings):
        return False
    told = [f.group.best or 0 for p in before.pieces for f in p.findings if f.measure == "killed" and not f.own_hand]
    more = [f.group.best or 0 for f in home.findings if f.measure == "killed" and f.group.best]
    most = _figure_of_victims(lead)
    rest = [n for n in told if n != most]
    return bool(more) and sum(more) + sum(rest) <= most


_BOMBS = frozenset("bombs bombers blasts explosions shells rockets missiles mortars grenades".split())


def _figure_of_victims(piece: Segment) -> int:
    own = [f for f in piece.findings if f.measure == "killed" and not f.subset and not f.campaign and not f.own_hand]
    return max((f.group.best or 0 for f in own), default=0)


def _of_the_sum(piece: Segment) -> Segment:
    return replace(piece, findings=tuple(replace(f, subset=True) for f in piece.findings))


def _parted(home: Happening) -> list[Happening]:
    """ "Two bombs killed 11 in the city. In the morning a car bomb killed seven. Later a mine killed four": two."""
    for measure in ("killed", "injured"):
        lead, parts = _lead_and_parts(home, measure)
        if lead and parts and _several(lead) and all(_set_apart(p, parts) for p in parts):
            return _cut(home, lead, parts)
    return [home]


def _figure(piece: Segment, measure: str) -> int:
    own = [f for f in piece.findings if f.measure == measure and not f.subset and not f.campaign]
    told = [f.group.best or 0 for f in own if f.group.qualifier != "vague"]
    return sum(told) if len(told) > 1 else max(told, default=0)


def _lead_and_parts(home: Happening, measure: str) -> tuple[list[Segment], list[Segment]]:
    """The first pieces, which tell one figure, and later ones of the body whose figures add up to it."""
    told = [p for p in home.pieces if _figure(p, measure)]
    figure = _figure(told[0], measure) if told else 0
    lead = [p for p in told if _figure(p, measure) == figure]
    parts = [p for p in told if _figure(p, measure) != figure and p.marked.sentence.field == "body"]
    rows = {p.marked.sentence.index for p in parts}
    adds_up = len(rows) == len(parts) > 1 and sum(_figure(p, measure) for p in parts) == figure
    return (lead, parts) if adds_up else ([], [])


def _several(lead: list[Segment]) -> bool:
    """Whether the sum is said to be over several: "separate bombings", "two bombs", "attacks"."""
    for piece in lead:
        words = piece.marked.words[piece.first : piece.last]
        if any(k.noun and k.word.endswith("s") for k in piece.kinds) or {"separate", "twin"} & set(words):
            return True
        if any(w in _PLURAL and _PLACES & set(words[i + 1 : i + 4]) for i, w in enumerate(words)):
            return True
    return False


def _set_apart(piece: Segment, parts: list[Segment]) -> bool:
    """Whether a part is told with a place or a time of its own."""
    opening = set(piece.marked.words[piece.first : piece.first + _OPENING])
    names = [p.place.where.name for p in parts if p.place is not None and p.place.where.precision in _OWN]
    own = piece.place is not None and names.count(piece.place.where.name) == 1
    timed = piece.time is not None and [p.time for p in parts].count(piece.time) == 1
    return own or timed or bool(opening & _SETS_APART)


def _cut(home: Happening, lead: list[Segment], parts: list[Segment]) -> list[Happening]:
    """The parts with what is told behind each; the sum stays with the first, as an aggregate."""
    cuts = [home.pieces.index(p) for p in parts]
    edges = [*cuts, len(home.pieces)]
    day = next((day_of(p, None) for p in (*lead, *home.pieces) if day_of(p, None) is not None), home.when)
    out: list[Happening] = []
    for i, (first, last) in enumerate(zip(edges, edges[1:], strict=False)):
        pieces = home.pieces[first:last]
        heads = [_aggregate(p) if i == 0 else replace(p, findings=(), time=None) for p in home.pieces[: cuts[0]]]
        pieces = heads + pieces
        own = next((day_of(p, None) for p in home.pieces[first:last] if day_of(p, None) is not None), day)
        out.append(Happening(pieces=pieces, when=own, before=home.before))
    return out


def _aggregate(piece: Segment) -> Segment:
    return replace_findings(piece, list(piece.findings))


def _summed_up(found: list[Happening]) -> list[Happening]:
    """A lead figure that is the sum over several happenings told after it is an aggregate and adds nothing.

    The day of such a lead is the day of its parts that tell none of their own.
    """
    joined: list[Happening] = []
    for at, home in enumerate(found):
        beside = [h for h in found[max(0, at - BESIDE) : at + BESIDE] if h not in joined]
        for measure in ("killed", "injured", "kidnapped", "missing", "arrested"):
            for index, piece in enumerate(home.pieces[:3]):
                own = [f for f in piece.findings if f.measure == measure and f.group.best]
                own = [f for f in own if f.group.qualifier != "vague"]  # "several" adds nothing up
                if home in joined or not own or _part_of_sum(own, beside, measure):
                    continue
                parts = _summands(own, beside, measure, several=_several([piece]))
                if parts and _of_one(piece, parts):
                    others = [h for h in parts if h is not home and _may_be_one(home, h)]
                    joined += others
                    home.pieces = [*home.pieces, *(p for h in others for p in h.pieces)]
                elif parts:
                    home.pieces[index] = replace_findings(piece, own)
                    _lend_day(piece, home, beside)
    return [h for h in found if h not in joined]


_ONE = frozenset("a an the this one single same".split())


def _of_one(piece: Segment, parts: list[Happening]) -> bool:
    """Whether a figure is told of one deed: "a shooting that left four wounded" is no sum over several shootings.

    A storm may strike many towns, and towns told apart under one verb are several happenings.
    """
    words = piece.marked.words
    nouns = [k for k in piece.kinds if k.noun]
    if any(p.apart for h in parts for p in h.pieces) or any(k.event_type == "Natural disaster" for k in piece.kinds):
        return False
    one = any(not k.word.endswith("s") and _ONE & set(words[max(0, k.first - 4) : k.first]) for k in nouns)
    headline = piece.marked.sentence.field == "title" and bool(nouns)
    return (one or headline) and not _several([piece]) and not any(k.word.endswith("s") for k in nouns)


def _may_be_one(home: Happening, part: Happening) -> bool:
    """Whether a part may be the deed itself: no other day, and no town of its own far away."""
    if part.before is not None or any(p.another or p.apart or p.turned for p in part.pieces):
        return False
    if (
        home.when is not None
        and part.when is not None
        and (home.when.start, home.when.end) != (part.when.start, part.when.end)
    ):
        return False
    here = [w for w in home.places if w.precision in FINE]
    there = [w for w in part.places if w.precision in FINE]
    return not here or not there or any(a.name == b.name or near(a, b) for a in here for b in there)


BESIDE = 40
"""Happenings before and behind a figure that may be parts of it: a page of hundreds is no one sum."""


def _part_of_sum(own: list[Finding], found: list[Happening], measure: str) -> bool:
    """Five are no sum of the three and the two told after them where ten are the sum of all three."""
    best = max(f.group.best or 0 for f in own)
    return any(f.aggregate and f.measure == measure and (f.group.best or 0) > best for h in found for f in h.findings)


def replace_findings(piece: Segment, own: list[Finding]) -> Segment:
    """The same piece, these findings marked as aggregates."""
    return replace(piece, findings=tuple(replace(f, aggregate=True) if f in own else f for f in piece.findings))


def _summands(own: list[Finding], found: list[Happening], measure: str, *, several: bool) -> list[Happening]:
    """The happenings told behind a figure that add up to it; none where it is no sum.

    `several`: it is told to be one, so its parts need no place of their own.
    """
    figure = sum(f.group.best or 0 for f in own)
    told_at = max(f.marked.sentence.index for f in own)
    parts: list[int] = []
    homes: list[Happening] = []
    regions: list[str] = []
    for home in found:
        mine = [f for f in home.findings if _tells(f, measure) and f.marked.sentence.index > told_at]
        if any(f.group.best == figure and f.measure == measure and f.active and not f.aggregate for f in mine):
            return []  # "a gunman who wounded three others": one deed's figure, told again
        told = _by_verb([f for f in mine if not f.aggregate])
        if any(n == figure for n in told):
            told = [n for n in told if n != figure]
        fine = any(w.precision in FINE for w in home.places) or any(p.anew for p in home.pieces)
        if told and home.before is None and (fine or home.places or several):
            parts.append(max(told))
            homes.append(home)
            regions += [] if fine or several else [w.name for w in home.places[:1]]
    adds_up = len(parts) > 1 and sum(parts) == figure and len(set(regions)) == len(regions)
    return homes if adds_up else []


_HURT = frozenset(("injured", "shot", "hospital"))


def _tells(told: Finding, measure: str) -> bool:
    """ "Five wounded in two shootings. Two were taken to hospital with gunshot wounds": those count as wounded."""
    return told.measure == measure or measure == "injured" and told.measure in _HURT


def _by_verb(found: list[Finding]) -> list[int]:
    """What each verb tells: "a man and a woman were found shot" are two."""
    out: dict[int, int] = {}
    for f in found:
        told = f.group.best or 0
        out[id(f.trigger)] = (
            out.get(id(f.trigger), 0) + told if f.told_with > 1 else max(told, out.get(id(f.trigger), 0))
        )
    return list(out.values())


def _lend_day(piece: Segment, home: Happening, found: list[Happening]) -> None:
    day = day_of(piece, None)
    for other in found:
        if other.when is None and day is not None and other is not home:
            other.when = day
