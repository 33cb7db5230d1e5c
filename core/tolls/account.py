"""What each claim did to the toll, in words: the fold told once more, with the fate of every statement written down."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.tolls.claims import INDIRECT
from core.tolls.figure import STATES
from core.tolls.independence import voice
from core.tolls.policies import POLICIES, best
from core.tolls.running import NO_COPIES, Running
from core.tolls.standing import Standing
from core.tolls.statement import Statement
from schemas.claim import Claim
from schemas.mention import Mention

PLAIN = ("all", "fears")  # told of everybody: their fate needs no word of whom


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Whose voice a claim is, as a reader knows it (a speaker, or the article that tells it), and what it did."""

    voice: str
    did: str


class Accounted(Standing):
    """A fold that remembers what became of each claim."""

    accounts = True

    def __init__(self, growth: bool) -> None:
        super().__init__(growth)
        self.fates: dict[str, str] = {}

    def fate(self, s: Statement, what: str) -> None:
        self.fates |= dict.fromkeys(s.claims, what)


def account(
    mentions: Sequence[Mention], *, policy: str = "best", copies: Mapping[str, str] = NO_COPIES
) -> dict[str, Deed]:
    """Claim id → its deed, for every claim of `mentions` (as for `core.tolls.fold.toll`, retired ones too)."""
    running = Running(policy, copies)
    for mention in mentions:
        running.hear(mention)
    running.toll()  # tells each total of the attackers beside it
    fates: dict[str, str] = {}
    for measure, told in running.measures.items():
        state = measure.removeprefix(INDIRECT) in STATES
        for name in sorted(told.series, key=lambda n: (n == "all", not n.startswith("trait:"))):  # the total last
            series = told.series[name]
            found = {c: "a copy of what its voice had said" for s in series.told for c in s.claims}
            found |= _folded(series.statements(), name, state, growth=POLICIES[policy] is best)
            fates |= {claim: what if name in PLAIN else f"{what} ({_series(name)})" for claim, what in found.items()}
    return {
        claim.claim_id: Deed(voice=_voice(claim, mention, copies), did=_left_out(claim, mention) or fates.get(
            claim.claim_id, "some of a figure told with it"))
        for mention in mentions for claim in mention.claims
    }  # fmt: skip


def _folded(statements: Iterable[Statement], name: str, state: bool, *, growth: bool) -> dict[str, str]:
    """Claim id → fate, in one series."""
    told = list(statements)
    if name == "fears":
        return {c: "feared: raises the high, nothing else" for s in told for c in s.claims}
    fold = Accounted(growth)
    newest = max((s.as_of for s in told if s.kind == "figure"), default=None)
    for s in told:
        if state and newest is not None and s.as_of < newest:
            fold.fate(s, "older than the newest count")
            continue
        fold.fate(s, "people who moved, taken off" if name == "exits" else "stands")
        fold.hear_all((s,))
    for s in fold.voices.values():
        fold.fates |= {c: "stands" for c in s.claims if fold.fates.get(c) != "added to what stood"}
    return fold.fates


def _left_out(claim: Claim, mention: Mention) -> str:
    if mention.retired_by is not None:
        return "taken back with its article"
    if claim.scope != "event":
        return "a sum over a day's happenings: beside the toll" if claim.scope == "aggregate" else (
            "a sum over a longer time: beside the toll")  # fmt: skip
    return "denied: in no toll" if claim.disputed else ""


def _voice(claim: Claim, mention: Mention, copies: Mapping[str, str]) -> str:
    kind, _, name = voice(claim, mention, copies).partition(":")
    return name if kind == "says" else f"article {name}"


def _series(name: str) -> str:
    """Whom a series is told of: `side:civilian` → civilian; attackers of a known side are attackers."""
    kind, _, whom = name.partition(":")
    return kind if kind == "attackers" else whom or kind
