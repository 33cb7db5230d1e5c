"""One more of those known before, and what an ordinal counts: "two more died", "a third body was found"."""

from dataclasses import replace

from core.extraction.drafts import Draft
from core.extraction.figures import Figure
from core.extraction.finding import Finding


def further(firm: list[Figure]) -> list[Draft]:
    """ "A second victim died" and no total: one more than were known before, however often it is told."""
    largest = max(firm, key=lambda f: f.best)
    told = tuple(x for f in firm for x in f.findings)
    nth = max(map(_nth, firm))
    hurt = any(_of_wounds(f.findings[0]) for f in firm)
    added = Draft(replace(largest, from_="injured" if hurt else None), "increment", None, told)
    if nth < 2 or hurt:
        return [added]
    return [Draft(replace(largest, low=nth, best=nth, high=nth, others=False, traits=()), "total", None, told)]


_WOUNDS = frozenset("hospital hospitals wounds injuries burns clinic surgery".split())


def _of_wounds(finding: Finding) -> bool:
    """ "Two more passengers died in hospital": they were among the injured."""
    words = finding.marked.words[finding.trigger.last : finding.trigger.last + 5]
    stop = next((i for i, word in enumerate(words) if word in (",", ".", ";", "and")), len(words))
    return finding.trigger.phrase.startswith(("die", "succumb")) and bool(_WOUNDS & set(words[:stop]))


_MORE = frozenset(("more", "further", "additional", "another"))


def more(figure: Figure) -> bool:
    """ "Two more passengers died", and nothing told of how many in all: two on top of those known."""
    told = figure.findings[0]
    words = told.marked.words[told.group.first : told.group.last]
    return figure.others and figure.measure in ("killed", "arrested") and bool(_MORE & set(words))


def ordinals_counted(own: list[Figure]) -> list[Figure]:
    """ "A third body was found. Two men were found dead on Monday": three; after ten dead it is one of others."""
    most = max((f.best for f in own if not f.others and not f.subset), default=0)
    if not any(_nth(f) >= most > 0 for f in own):
        return own
    return [
        replace(f, low=n, best=n, high=n, others=False, singular=False) if (n := _nth(f)) >= max(most, 2) else f
        for f in own
    ]


_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
             "tenth": 10, "eleventh": 11, "twelfth": 12}  # fmt: skip


_ANYONE = frozenset("body victim person death fatality corpse".split())


def _nth(figure: Figure) -> int:
    """ "A third body was found": three are dead. "A third soldier" says nothing of those who were none."""
    told = figure.findings[0]
    words = [told.marked.word(i) for i in range(told.group.first, told.group.last)]
    counts = figure.measure == "killed" and told.group.head in _ANYONE
    return max((_ORDINALS.get(w, 0) for w in words), default=0) if counts else 0


def without_one_of_them(own: list[Figure]) -> list[Figure]:
    """ "All six attackers were killed; one of them had blown himself up": how one of the six died."""
    several = any(f.attacker is True and not f.own_hand and f.best > 1 for f in own)
    return [f for f in own if not (several and f.own_hand and all(x.group.partitive for x in f.findings))]
