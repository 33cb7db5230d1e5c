"""A claim: who said that how many of whom suffered what, with the exact words."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Measure = Literal["killed", "injured", "missing", "kidnapped", "arrested", "displaced", "affected"]
MEASURES: tuple[Measure, ...] = ("killed", "injured", "missing", "kidnapped", "arrested", "displaced", "affected")
Side = Literal["civilian", "security_forces", "militant", "unknown"]
SIDES: tuple[Side, ...] = ("civilian", "security_forces", "militant", "unknown")
Trait = Literal["child", "woman", "police", "soldier", "journalist", "aid_worker", "medic", "government", "foreigner"]
TRAITS: tuple[Trait, ...] = (
    "child", "woman", "police", "soldier", "journalist", "aid_worker", "medic", "government", "foreigner",
)  # fmt: skip
Qualifier = Literal["exact", "at_least", "at_most", "about", "range", "vague", "counted", "feared"]
Mode = Literal["total", "component", "increment", "subset"]
ClaimScope = Literal["event", "aggregate", "campaign"]
Transition = Literal["injured", "missing", "kidnapped"]
ClaimState = Literal["still_missing", "still_held", "still_treated"]
SpeakerKind = Literal["official", "medical", "rescue", "military", "party", "witness", "monitor", "outlet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words: `text[start:end] == quote`, in Unicode code points of the article's stored body (or title)."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who gave the figure first-hand. `about_enemy`: a party to the fighting speaking of the other side's losses."""

    name: str = ""
    kind: SpeakerKind = "outlet"
    about_enemy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One figure in one text. `high` null is open; `low` and `best` are null only where nothing but a fear was told.

    `evidence` slices the stored body, `headline` the title; at least one passage stands in one of the two.
    `correction`: said to replace an earlier figure; `revises` is that figure where the text names it.
    `indirect` marks deaths by disease, hunger, heat, and suicides outside an attack: never in a violent tally.
    """

    claim_id: str
    measure: Measure
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier = "exact"
    side: Side = "unknown"
    traits: tuple[Trait, ...] = ()
    attacker: bool | None = None
    mode: Mode = "total"
    of: str | None = None
    scope: ClaimScope = "event"
    from_: Transition | None = None
    revises: int | None = None
    correction: bool = False
    state: ClaimState | None = None
    speaker: Speaker = Speaker()
    as_of: datetime | None = None
    negated: bool = False
    disputed: bool = False
    feared: bool = False
    indirect: bool = False
    evidence: tuple[Evidence, ...] = ()
    headline: tuple[Evidence, ...] = field(default=())

    def __post_init__(self) -> None:
        if not self.evidence and not self.headline:
            raise ValueError(f"claim {self.claim_id}: a claim without evidence cannot exist")
        if self.low is not None and self.best is not None and self.low > self.best:
            raise ValueError(f"claim {self.claim_id}: low {self.low} is above best {self.best}")
        if self.best is not None and self.high is not None and self.best > self.high:
            raise ValueError(f"claim {self.claim_id}: best {self.best} is above high {self.high}")
