"""The table of scores with gains and losses, row by row, against the last accepted run: `make score`.

`python -m tests.quality.score_table [--sample N] [--accept] [SET …]`

Runs `tollwire extract` over the gold sets beside the project and compares each row with `accepted.json` (which rows of
each set and measure were right, by id; no text of the sets). A score below its floor in `floors.toml` is exit status 1;
`--accept` writes the rows and raises the floors, which never fall. `--sample N` reads every k-th row so that about N
are read: quick, and no floors apply. Rows held out (`held_out`) are reported apart and never listed or accepted by id.
The last line of a set is what triage costs: labelled articles (articles with a casualty above zero, or a template that
is not optional) that are dropped unread, of all labelled ones; more than `TRIAGE_LOSS` per cent is exit status 1.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import tomllib
import zlib
from pathlib import Path
from types import ModuleType
from typing import Any

from core.reading.furniture import blank
from core.reading.normalise import normalise, recase
from core.reading.triage import relevant

HERE = Path(__file__).parent
HOME = HERE.parents[1]
GOLD = HOME.parent / "shared/gold"
OUT = HOME / ".cache/score"
DATE = "2015-01-01"  # for rows that tell no date; their dates are not scored
SETS = ("awsd", "kika", "wiki_terror", "gvdb", "shootings", "muc4")
MEASURES = ("killed", "injured", "kidnapped", "arrested")
TRIAGE_LOSS = 0.5
"""Per cent of labelled articles that triage may drop (issue 4)."""
Rows = dict[str, bool]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=list(SETS))
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--accept", action="store_true")
    args = parser.parse_args()
    if not GOLD.is_dir():
        print(f"nothing to measure: {GOLD} is not there", file=sys.stderr)
        return 0
    accepted = _load(HERE / "accepted.json")
    floors = tomllib.loads((HERE / "floors.toml").read_text()) if (HERE / "floors.toml").exists() else {}
    fallen = False
    dropped, labelled = 0, 0
    print(f"{'set':12} {'measure':10} {'exact >0':>9} {'held out':>9} {'floor':>6}  gained lost")
    for name in args.sets:
        gold, answers = answered(name, args.sample)
        for measure, rows in outcomes(name, gold, answers).items():
            score, apart = _share(rows, apart=False), _share(rows, apart=True)
            floor = floors.get(name, {}).get(measure, 0.0)
            before = accepted.get(name, {}).get(measure, {})
            seen = {i: right for i, right in rows.items() if not held_out(i)}
            gained = sorted(i for i, right in seen.items() if right and before.get(i) is False)
            lost = sorted(i for i, right in seen.items() if not right and before.get(i))
            low = not args.sample and score < floor - 0.05
            fallen |= low
            mark = " below its floor" if low else ""
            print(f"{name:12} {measure:10} {score:9.1f} {apart:9.1f} {floor:6.1f}  +{len(gained)} -{len(lost)}{mark}")
            for sign, ids in (("+", gained), ("-", lost)):
                print("".join(f"    {sign} {i}\n" for i in ids[:20]), end="")
            if args.accept and not args.sample:
                accepted.setdefault(name, {})[measure] = seen
                floors.setdefault(name, {})[measure] = max(floor, round(score, 1))
        lost_here, of = triage_loss(gold)
        dropped, labelled = dropped + lost_here, labelled + of
        print(f"{name:12} triage     {100 * lost_here / max(1, of):8.2f} % of {of} labelled articles dropped unread")
    share = 100 * dropped / max(1, labelled)
    print(f"{'all':12} triage     {share:8.2f} % of {labelled} labelled articles dropped unread (bar {TRIAGE_LOSS} %)")
    fallen |= share > TRIAGE_LOSS
    if args.accept and not args.sample and not fallen:
        _write(accepted, floors)
    return int(fallen)


def held_out(row: str) -> bool:
    """Whether a row is held out: every fourth by the CRC-32 of its id, whatever its set. Its text is never read."""
    return zlib.crc32(row.split("/")[0].encode()) % 4 == 0


def triage_loss(gold: list[dict[str, Any]]) -> tuple[int, int]:
    """How many labelled articles triage drops unread, and how many there are. The same look `read` takes at a text."""
    labelled = [row for row in gold if _labelled(row)]
    texts = (f"{recase(normalise(row['title']))}\n{recase(blank(normalise(row['body'])))}" for row in labelled)
    return sum(not relevant(text) for text in texts), len(labelled)


def _labelled(row: dict[str, Any]) -> bool:
    told = any(row.get("gold", {}).get(measure) for measure in MEASURES)
    return told or any(not template["optional"] for template in row.get("templates", ()))


def answered(name: str, sample: int) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
    """Gold rows, and what `tollwire extract` says of each, by id."""
    OUT.mkdir(parents=True, exist_ok=True)
    lines = (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    lines = lines[:: max(1, len(lines) // sample)] if sample else lines
    command = [str(Path(sys.executable).with_name("tollwire")), "extract", "--assume-date", DATE]
    run = subprocess.run(command, input="\n".join(lines).encode(), capture_output=True, check=False)
    if run.returncode > 1 or not run.stdout:
        raise SystemExit(f"tollwire extract failed on {name}: {run.stderr.decode()[-500:]}")
    (OUT / f"{name}.jsonl").write_bytes(run.stdout)
    found = [json.loads(line) for line in run.stdout.splitlines()]
    if len(found) < len(lines):
        print(f"{name}: {len(lines) - len(found)} rows unanswered: {run.stderr.decode()[-400:]}", file=sys.stderr)
    return [json.loads(line) for line in lines], {row["article_id"]: row for row in found}


def outcomes(name: str, gold: list[dict[str, Any]], answers: dict[str, dict[str, Any]]) -> dict[str, Rows]:
    """Measure (or slot) → row id → whether it is right; only rows whose label is above zero, or that have the slot."""
    judge = _judge()
    if name == "muc4":
        return _slots(judge, gold, answers)
    out: dict[str, dict[str, bool]] = {}
    for row in gold:
        for measure in MEASURES:
            wanted = row["gold"].get(measure)
            if wanted:
                record = answers.get(row["id"], {"mentions": []})
                out.setdefault(measure, {})[row["id"]] = (judge.counted(record, measure, name) or 0) == wanted
    return out


def _slots(judge: ModuleType, gold: list[dict[str, Any]], answers: dict[str, dict[str, Any]]) -> dict[str, Rows]:
    """Templates of an article whose slot some mention of it fills: recall alone; F is what `score.py slots` prints."""
    out: dict[str, dict[str, bool]] = {}
    for row in gold:
        mentions = answers.get(row["id"], {"mentions": []})["mentions"]
        for template in (t for t in row["templates"] if not t["optional"]):
            best: dict[str, float] = {}
            for mention in mentions:
                for slot, (credit, has_gold, _) in judge.slot_score(template, mention).items():
                    if has_gold:
                        best[slot] = max(best.get(slot, 0.0), credit)
            for slot, credit in best.items():
                out.setdefault(slot, {})[f"{row['id']}/{template['template']}"] = credit >= 0.5
    return out


def _judge() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _share(rows: dict[str, bool], *, apart: bool) -> float:
    chosen = [right for row, right in rows.items() if held_out(row) == apart]
    return 100 * sum(chosen) / max(1, len(chosen))


def _load(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text()) if path.exists() else {}


def _write(accepted: dict[str, Any], floors: dict[str, Any]) -> None:
    (HERE / "accepted.json").write_text(json.dumps(accepted, separators=(",", ":"), sort_keys=True) + "\n")
    lines = ["# Accepted scores, per cent of rows above zero that are exactly right; they only rise (make score).\n"]
    for name, scores in sorted(floors.items()):
        lines.append(f"\n[{name}]\n" + "".join(f"{m} = {v}\n" for m, v in sorted(scores.items())))
    # The window shows readers the same (monitor/scores.py).
    for file in (HERE / "floors.toml", HERE.parents[1] / "monitor/scores.toml"):
        file.write_text("".join(lines))


if __name__ == "__main__":
    sys.exit(main())
