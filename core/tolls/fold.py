"""The toll of one event: a pure function of the claims linked to it, under a named policy (tolls.md)."""

from collections.abc import Mapping, Sequence

from core.tolls.running import NO_COPIES, Running
from schemas.mention import Mention
from schemas.toll import Toll


def toll(mentions: Sequence[Mention], *, policy: str = "best", copies: Mapping[str, str] = NO_COPIES) -> Toll:
    """One figure a measure, in persons. A measure that nobody reported is absent.

    `mentions` are those linked `same` to one event, in any order, more than once or not; retired ones are left out.
    `copies` maps an article id to the cluster of near-identical articles it belongs to: one voice.
    Raises KeyError for a policy that has no name in `core.tolls.policies`.
    """
    running = Running(policy, copies)
    retired = {m.mention_id for m in mentions if m.retired_by is not None}
    for mention in {m.mention_id: m for m in mentions if m.mention_id not in retired}.values():
        running.hear(mention)
    return running.toll()
