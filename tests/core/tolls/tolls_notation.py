"""A tiny notation for mentions: `mention("police: 22; part 9 security_forces; part 13 militant attacker", hour=3)`.

Claims are split by `;`, each `[part|plus|of] NUMBER word…`; a speaker stands before a colon, with its kind in brackets.
NUMBER: `13` · `13+` open above · `10-15` · `<30` up to 30 · `24~` vague · `40?` feared. A word is a measure (killed
where there is none), a side, a trait, `attacker`, `victim`, `from:injured`, `was:23`, `corrected`, `held`, `treated`,
`disputed`, `indirect`, `at:HOUR` (as of), `aggregate`, `campaign`, `in:N` (of the N-th claim, from 0).
"""

import re
from datetime import UTC, datetime, timedelta

from schemas.claim import MEASURES, SIDES, TRAITS, Claim, Evidence, Speaker
from schemas.mention import Mention
from schemas.place import Where

START = datetime(2021, 3, 1, 6, tzinfo=UTC)
MODES = {"part": "component", "plus": "increment", "of": "subset"}
STATES = {"held": "still_held", "treated": "still_treated", "missing_still": "still_missing"}
FLAGS = {"disputed": "disputed", "indirect": "indirect", "corrected": "correction"}


def hours(n: float) -> datetime:
    return START + timedelta(hours=n)


def mention(text: str, hour: float = 0, name: str = "m1", article: str = "", **more) -> Mention:
    """One mention of one article, published `hour` hours after the start."""
    speaker, kind = Speaker(), "official"
    if found := re.match(r"([\w -]+)(?:\((\w+)\))?: ", text):
        kind = found.group(2) or kind
        enemy = kind == "enemy"
        speaker = Speaker(name=found.group(1), kind="party" if enemy else kind, about_enemy=enemy)
        text = text[found.end() :]
    claims = tuple(claim(part.strip(), f"{name}/{i}", name, speaker) for i, part in enumerate(text.split(";")) if part)
    fields = {"role": "primary", "event_type": "Battles", "event_subtype": "", "when": None, "where": Where(), **more}
    return Mention(
        mention_id=name, article_id=article or f"a-{name}", published_at=hours(hour), received_at=None, reader="test",
        claims=claims, **fields,
    )  # fmt: skip


def claim(text: str, claim_id: str, name: str, speaker: Speaker) -> Claim:
    words = text.split()
    fields: dict = {"mode": MODES.get(words[0], "total")}
    number, *rest = words[1:] if words[0] in MODES else words
    fields |= _number(number)
    for word in rest:
        fields |= _word(word, name, fields)
    fields.setdefault("measure", "killed")
    quote = Evidence(start=0, end=len(text), quote=text)
    return Claim(claim_id=claim_id, speaker=speaker, evidence=(quote,), **fields)


def _number(text: str) -> dict:
    n = int(re.sub(r"\D.*", "", text.lstrip("<")))
    if text.endswith("?"):
        return {"low": None, "best": None, "high": n, "qualifier": "feared", "feared": True}
    if text.startswith("<"):
        return {"low": 1, "best": n, "high": n, "qualifier": "at_most"}
    if text[-1] in "+~":
        return {"low": n, "best": n, "high": None, "qualifier": "at_least" if text[-1] == "+" else "vague"}
    if "-" in text:
        high = int(text.split("-")[1])
        return {"low": n, "best": (n + high) // 2, "high": high, "qualifier": "range"}
    return {"low": n, "best": n, "high": n, "negated": n == 0}


def _word(word: str, name: str, fields: dict) -> dict:
    key, _, value = word.partition(":")
    if word in MEASURES:
        return {"measure": word}
    if word in SIDES:
        return {"side": word}
    if word in TRAITS:
        return {"traits": (*fields.get("traits", ()), word)}
    if word in ("attacker", "victim"):
        return {"attacker": word == "attacker"}
    if word in STATES:
        return {"state": STATES[word]}
    if word in FLAGS:
        return {FLAGS[word]: True}
    if word in ("aggregate", "campaign"):
        return {"scope": word}
    known = {"from": ("from_", str), "was": ("revises", int), "at": ("as_of", lambda h: hours(float(h)))}
    if key == "in":
        return {"of": f"{name}/{value}"}
    field, read = known[key]
    return {field: read(value)}


def story(*texts: str, apart: float = 1) -> list[Mention]:
    """One mention a text, each of an article of its own, `apart` hours from one to the next."""
    return [mention(text, hour=i * apart, name=f"m{i}") for i, text in enumerate(texts)]


def shown(figure) -> str:
    """`low/best/high`, with `contested` where it is; `-` for unknown."""
    if figure is None:
        return "absent"
    text = "/".join("-" if n is None else str(n) for n in (figure.low, figure.best, figure.high))
    return text + (" contested" if getattr(figure, "contested", False) else "")
