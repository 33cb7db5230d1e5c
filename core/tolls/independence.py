"""Whose voice a claim is: the first-hand speaker's, else that of the cluster of copies its article belongs to."""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from core.extraction.wordlists import rows
from schemas.claim import Claim, Speaker
from schemas.mention import Mention
from schemas.place import Where

OFFICIAL = frozenset({"official", "medical", "rescue", "military"})


@cache
def _anonymous() -> frozenset[str]:
    lines = (Path(__file__).parent / "anonymous.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def voice(claim: Claim, mention: Mention, copies: Mapping[str, str]) -> str:
    """The voice's name: `says:…` for a first-hand speaker, `tells:…` for a cluster of copies or a lone article.

    A speaker who wants no name is nobody in particular: two outlets with "a source" are two voices.
    """
    name = local(plain(claim.speaker), mention.where)
    if name and name not in _anonymous():
        return f"says:{name}"
    return f"tells:{copies.get(mention.article_id, mention.article_id)}"


def plain(speaker: Speaker) -> str:
    """The speaker's name, for comparing: case, spaces and a leading article left out."""
    words = speaker.name.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def local(name: str, where: Where) -> str:
    """The name without the event's own place before it: what one outlet calls "police" is another's "Iraqi police"."""
    owners = _owners(where.country or "", where.country_name or "", where.admin1 or "", where.name)
    owner = next((o for o in owners if name.startswith(f"{o} ")), None)
    return name if owner is None else name.removeprefix(owner).strip()


@lru_cache(maxsize=4096)
def _owners(country: str, *places: str) -> tuple[str, ...]:
    """Words that say whose somebody is, the longest first: the people of the country, and its places."""
    people = [w.casefold() for code, words in rows("place_demonyms") if code == country for w in words.split()]
    named = [p.casefold() for p in places if p]
    return tuple(sorted({*people, *(f"{p}{s}" for p in named for s in ("'s", "’s", ""))}, key=lambda o: (-len(o), o)))


def refutes(speaker: Speaker) -> bool:
    """Whether a higher figure of this speaker strikes lower ones (tolls.md, policy best, 3 d)."""
    return not (speaker.kind == "witness" or speaker.about_enemy or plain(speaker) in _anonymous())
