"""The type of a happening: by the words that name it, else by what was suffered (types of ACLED and EM-DAT)."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from core.extraction.finding import Finding
from core.extraction.happenings import Happening
from core.extraction.kinds import ACCIDENT, Kind, strongest
from core.extraction.lexicon import listed, person
from core.extraction.sides import side
from core.extraction.text import Sentence
from core.extraction.vehicles import way_of

DEFAULT_TYPE = ("Violence against civilians", "Attack")


def event_kind(happening: Happening, context: Sequence[Sentence]) -> tuple[Kind | None, tuple[str, str]]:
    """What kind of happening, by which word, and its type and sub-type; no word where only what was suffered tells.

    `context`: the sentences of its article.
    """
    kind = _told(happening)
    if _fighters_fell(happening, kind):
        kind = Kind(0, 0, "Battles", "Armed clash", 9, False, kind.word if kind else "")
    if kind is not None and kind.event_subtype == "Road" and kind.strength <= _BARE:
        kind = replace(kind, event_subtype=_way(happening, context))
    if kind is not None and _says_nothing(happening, kind):
        return kind, DEFAULT_TYPE
    if kind is not None and _only_doers(happening, kind):
        return kind, _default(happening)
    if kind is not None and kind.event_type == "Strategic developments" and _dead(happening):
        return kind, _default(happening)
    return kind, (kind.event_type, kind.event_subtype) if kind else _default(happening)


_DOERS = frozenset(("gang", "gangs", "gunmen", "gunman", "death squad", "death squads", "shooter", "bomber", "bombers"))
_MILD = frozenset(("arrested", "displaced", "freed", "found"))


def _only_doers(happening: Happening, kind: Kind) -> bool:
    """ "Police arrested 30 of a gang": who they are says nothing of a deed, where nobody suffers more than that."""
    measures = {f.measure for f in happening.findings}
    return kind.word in _DOERS | listed("attackers") and bool(measures) and measures <= _MILD


def _told(happening: Happening) -> Kind | None:
    """The strongest word, those beside a figure before those elsewhere."""
    told = [p for p in happening.pieces if p.findings or p.marked.sentence.index == 0]
    beside = [_dimmed(k, i) for i, p in enumerate(told) for k in p.kinds]
    kind = strongest(k for k in beside if k.strength > 1) or strongest(happening.kinds)
    if kind is not None and kind.event_type == ACCIDENT:
        return _struck(happening) or kind
    return _fought(happening, kind) if kind is not None and kind.event_type.startswith("Explosions") else kind


_EARLY = 3
"""Pieces of a happening in which an attack is told that sank the boat or set the house on fire."""


def _struck(happening: Happening) -> Kind | None:
    """ "A ferry terminal was bombed", "gunmen ambushed the boat, which sank": no accident, somebody did it."""
    early = [k for p in happening.pieces[:_EARLY] for k in p.kinds]
    return strongest(k for k in early if listed("onslaughts") & {*k.word.split(), k.word.replace(" ", "-")})


_BARE = 4
"""Strength up to which an accident is told without its vehicle: "a similar crash"."""


_VEHICLES = 40
"""Sentences in which an article names the vehicle that its "crash" is of."""


def _way(happening: Happening, context: Sequence[Sentence]) -> str:
    """The way of a bare "crash": of the first vehicle it is told with, else of the article's first; Road of none.

    The article's first vehicle is looked for in its first sentences only: it is asked of every happening.
    """
    own = (piece.marked.words[piece.first : piece.last] for piece in happening.pieces)
    others = ([token.lower for token in sentence.tokens] for sentence in context[:_VEHICLES])
    return next((way for words in chain(own, others) if (way := way_of(words))), "Road")


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


def _dead(happening: Happening) -> bool:
    """ "Two workers choked in a manhole; the contractor was arrested": the arrest is not what it was."""
    return any(f.measure == "killed" and f.group.best for f in happening.findings)


def _says_nothing(happening: Happening, kind: Kind) -> bool:
    """ "Arrests", "operations", a "war" told beside people who were killed: what was done to them was an attack.

    So where nobody who fights fell: civilians, by a verb that says that somebody killed them.
    """
    if kind.event_type != "Strategic developments" and kind.word not in listed("pursuits"):
        return False
    struck = [f for f in happening.findings if f.measure in ("killed", "injured", "shot") and f.group.best]
    if not struck or not any(f.measure == "killed" for f in struck):
        return False
    sides = {side(f)[0] for f in struck}
    done = any("verb" in f.trigger.frames for f in struck if f.measure == "killed")
    return "civilian" in sides and sides <= {"civilian", "unknown"} and done


def _fighters_fell(happening: Happening, kind: Kind | None) -> bool:
    """Only fighters are told to have died, by no bomb: troops struck them, and nobody attacked people."""
    dead = [side(f)[0] for f in happening.findings if f.measure == "killed" and f.group.best]
    plain = kind is None or kind.event_type == "Violence against civilians" and kind.event_subtype == "Attack"
    if not plain or any(f.own_hand or _attacking(f) for f in happening.findings):
        return False
    hurt = {side(f)[0] for f in happening.findings if f.measure in ("injured", "shot") and f.group.best}
    return "civilian" not in hurt and "militant" in dead and set(dead) <= {"militant"} | _unsided(happening)


_DOING = frozenset("attacking assaulting storming raiding ambushing planting placing".split())


def _attacking(told: Finding) -> bool:
    """ "A guerrilla died while attacking the home of a minister": he attacked, nobody raided him."""
    words = told.marked.words[told.trigger.last : told.trigger.last + 8]
    return any(word in _DOING and words[max(0, i - 1)] in ("while", "when", "after") for i, word in enumerate(words))


def _unsided(happening: Happening) -> set[str]:
    """ "13 of them were killed" is of those told before: no other people."""
    return (
        {"unknown"}
        if all(f.group.partitive or side(f)[0] != "unknown" for f in happening.findings if f.measure == "killed")
        else set()
    )


def _done_by_armed(told: Finding) -> bool:
    """ "Militants killed", "armed men wounded": people who attack people did it."""
    before = [told.marked.word(i) for i in range(max(0, told.trigger.first - 8), told.trigger.first)]
    sides = {noun.side for word in before if (noun := person(word)) is not None}
    armed = "militant" in sides or "armed" in before or bool(listed("attackers") & set(before))
    return told.active and told.measure in ("killed", "injured") and armed


def _default(happening: Happening) -> tuple[str, str]:
    measures = {f.measure for f in happening.findings}
    if measures <= {"arrested"}:
        return "Strategic developments", "Arrests"
    if measures <= {"kidnapped"}:
        return "Violence against civilians", "Abduction/forced disappearance"
    violent = any(map(_done_by_armed, happening.findings)) or any(
        f.trigger.phrase.split()[0] in listed("violent_verbs") for f in happening.findings
    )
    return DEFAULT_TYPE if violent or measures & {"kidnapped", "shot", "assaulted"} else ("", "")
