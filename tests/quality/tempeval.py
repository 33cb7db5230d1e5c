"""Score `core.extraction.when` on the DATE expressions of TempEval-3.

`python -m tests.quality.tempeval GOLD [--misses N]`

GOLD is the folder with tempeval.jsonl. Prints the share of DATE values that are right in sentences with a casualty
trigger (by triage of the sentence) and overall; values are normalised from When: day YYYY-MM-DD, month YYYY-MM, year
YYYY, week YYYY-Www, three months YYYY-Qn or a season, ten years YYY. `dated` leaves out the values that name no point
of the calendar (PRESENT_REF, PAST_REF, FUTURE_REF, XX): "now" and "recently" are not what `when` is asked for.
"""

import argparse
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

from core.extraction.text import Sentence
from core.extraction.when import Anchor, TimeExpression, times
from schemas.place import When

_SENTENCE = re.compile(r"(?:[^\n.!?]|\n(?!\n)|[.!?](?!\s))+[.!?]*")
TRIGGER = re.compile(
    r"\b(kill|dead|die[ds]?\b|death|dying|wound|injur|casualt|victim|fatal|murder|slain|massacr|execut|assassinat|bomb|"
    r"explo|attack|shoot|shot\b|gunm|hostage|kidnap|abduct|missing|arrest|detain|crash|earthquake|flood|displac|evacuat|"
    r"refugee|surviv|body\b|bodies|drown|collaps)",
    re.IGNORECASE,
)
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def sentences(body: str) -> list[Sentence]:
    """Rough sentences; a stop after a short word with a capital ("Sept.", "Jan.", "Mr.") ends none."""
    out: list[Sentence] = []
    start = 0
    for m in re.finditer(r"[.!?]['\")]*\s+(?=[A-Z\"'`(])|\n\s*\n", body):
        head = body[start : m.end()]
        if re.search(r"\b(?:[A-Z][a-z]{0,3}|[A-Z]|U\.S|a\.m|p\.m)\.\s+$", head):
            continue
        out.append(Sentence(index=len(out) + 1, field="body", start=start, end=m.end(), text=head))
        start = m.end()
    if body[start:].strip():
        out.append(Sentence(index=len(out) + 1, field="body", start=start, end=len(body), text=body[start:]))
    return out


def values(when: When, since: bool) -> set[str]:
    """The TIMEX3 values that say the same interval."""
    start = when.start
    day, month, year = start.isoformat(), start.strftime("%Y-%m"), start.strftime("%Y")
    if when.precision == "week":
        iso = start.isocalendar()
        return {f"{iso.year}-W{iso.week:02d}", f"{iso.year}-W{iso.week}", f"{year}-WXX"}
    if when.precision == "month":
        quarter = {f"{year}-Q{(start.month + 2) // 3}", f"{year}-{_SEASONS.get(start.month, '?')}"}
        return {month} if since or (when.end - start).days < 80 else quarter
    if when.precision == "year":
        return {year[:3], year[:3] + "X"} if (when.end - start).days > 3300 and not since else {year, f"{year}-XX"}
    if start.weekday() == 5 and (when.end - start).days == 1:
        return {f"{start.isocalendar().year}-W{start.isocalendar().week:02d}-WE"}
    return {day}


def overlapping(found: list[tuple[int, int, TimeExpression]], start: int, end: int) -> list[TimeExpression]:
    return [e for a, b, e in found if a < end and start < b]


def read(row: dict) -> list[tuple[int, int, TimeExpression]]:
    anchor = Anchor(published=date.fromisoformat(row["published_at"][:10]))
    out = []
    for sentence in sentences(row["body"]):
        for e in times(sentence, anchor):
            out.append((sentence.tokens[e.first].start, sentence.tokens[e.last - 1].end, e))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    right, total, misses = Counter(), Counter(), []
    for line in (options.gold / "tempeval.jsonl").read_text().splitlines():
        row = json.loads(line)
        found = read(row)
        spans = [(s.start, s.end, bool(TRIGGER.search(s.text))) for s in sentences(row["body"])]
        for gold in row["timex"]:
            if gold["type"] != "DATE":
                continue
            near = overlapping(found, gold["start"], gold["end"])
            good = any(e.when and re.sub(r"T.*", "", gold["value"]) in values(e.when, e.since) for e in near)
            trigger = any(t for a, b, t in spans if a <= gold["start"] < b)
            point = not re.search(r"REF|X{2}$|^P", gold["value"]) or "WXX" in gold["value"]
            groups = ["all"] + ["trigger"] * trigger
            for group in groups + [f"{g}, dated" for g in groups if point]:
                total[group] += 1
                right[group] += good
            if not good and (trigger or options.misses < 0):
                said = [(e.kind, e.when and sorted(values(e.when, e.since))[0]) for e in near]
                context = row["body"][max(0, gold["start"] - 60) : gold["end"] + 40].replace("\n", " ")
                misses.append(f"{row['published_at']} {gold['value']:>12} {gold['text']!r} {said} … {context}")
    for group in sorted(total):
        print(f"{group:16} {right[group]:5} of {total[group]:5}  {100 * right[group] / total[group]:.1f} %")
    for miss in misses[: abs(options.misses)]:
        print(miss)


if __name__ == "__main__":
    main()
