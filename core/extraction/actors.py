"""Who did it and to whom: the forces told as doers or as those struck, and the persons a happening names."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from core.extraction.attachment import adjacent_left, passive
from core.extraction.finding import Finding
from core.extraction.groups import Group, groups
from core.extraction.happenings import Happening
from core.extraction.lexicon import person
from core.extraction.marked import Marked
from core.extraction.roll import Roll
from schemas.article import Article
from schemas.claim import Evidence
from schemas.mention import Actor, ActorRole, Person

_ROLES: dict[str, ActorRole] = {"security_forces": "responder", "militant": "attacker", "unknown": "attacker"}


def actors(happening: Happening) -> tuple[Actor, ...]:
    """Doers beside active verbs ("gunmen killed nine") and behind "by" ("killed by troops"), each once, as told."""
    out: dict[str, Actor] = {}
    for finding in happening.findings:
        group = _doer(finding)
        noun = person(group.head) if group is not None and group.head else None
        if group is None or noun is None or noun.side == "civilian":
            continue
        name = _text(finding.marked, group)
        out.setdefault(name.lower(), Actor(name=name, role=_ROLES[noun.side], kind=noun.side))
    return tuple(out.values())


def _doer(finding: Finding) -> Group | None:
    marked, trigger = finding.marked, finding.trigger
    known = groups(marked)
    if marked.word(trigger.last) == "by":
        return next((g for g in known if g.first == trigger.last + 1), None)
    if not finding.active or passive(marked, trigger.first):
        return None
    return adjacent_left(marked, known, trigger.first)


def _text(marked: Marked, group: Group) -> str:
    start = marked.sentence.start
    return marked.sentence.text[marked.start(group.first) - start : marked.end(group.last - 1) - start]


def named(happening: Happening, people: Roll, article: Article) -> tuple[Person, ...]:
    """The persons named in the happening's sentences, with the words as published (of the body only)."""
    mine = {p.marked.sentence.index: p.marked.sentence for p in happening.pieces}
    body_only = sorted((s.start, s.end) for s in mine.values() if s.field == "body")
    out = []
    for one in people.among(list(mine)):
        body = [e for e in one.person.evidence if _in_one(e, body_only)]
        out.append(replace(one.person, evidence=tuple(replace(e, quote=article.body[e.start : e.end]) for e in body)))
    return tuple(out)


def _in_one(evidence: Evidence, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the words lie in one of these stretches, which are in order and apart."""
    at = bisect_right(spans, evidence.start, key=itemgetter(0)) - 1
    return at >= 0 and evidence.end <= spans[at][1]
