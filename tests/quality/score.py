"""Measures the reading against the gold sets that lie beside the project: `make score`, or with names of sets.

Reads `../shared/gold/*.jsonl`, runs `tollwire extract` (for clusters `tollwire replay`) over each, and prints what
`score.py` there says. The sets are other people's and never copied; what came out is kept in .cache/score for a look.
"""

import subprocess
import sys
import time
from pathlib import Path

HOME = Path(__file__).parents[2]
GOLD = HOME.parent / "shared/gold"
OUT = HOME / ".cache/score"
DATE = "2015-01-01"  # for rows that tell no date; their dates are not scored
# set → what score.py compares, and the command whose output it reads
SETS = {
    "gvdb": ("counts", "extract"),
    "awsd": ("counts", "extract"),
    "kika": ("counts", "extract"),
    "wiki_terror": ("counts", "extract"),
    "shootings": ("counts", "extract"),
    "muc4": ("slots", "extract"),
    "clusters": ("clusters", "replay"),
}


def main(names: list[str]) -> int:
    if not GOLD.is_dir():
        print(f"nothing to measure: {GOLD} is not there", file=sys.stderr)
        return 0
    if unknown := set(names) - set(SETS):
        print(f"no such set: {', '.join(sorted(unknown))}; there are {', '.join(SETS)}", file=sys.stderr)
        return 2
    OUT.mkdir(parents=True, exist_ok=True)
    return max(score(name) for name in names or SETS)


def score(name: str) -> int:
    """Exit status of the first program that failed, else 0."""
    kind, verb = SETS[name]
    gold, out = GOLD / f"{name}.jsonl", OUT / f"{name}.jsonl"
    began = time.monotonic()
    with gold.open("rb") as given, out.open("wb") as taken:
        command = [Path(sys.executable).with_name("tollwire"), verb, "--assume-date", DATE]
        status = subprocess.run(command, stdin=given, stdout=taken, check=False).returncode
    spent = time.monotonic() - began
    print(f"\n== {name}: tollwire {verb} in {spent:.0f} s", flush=True)
    if status > 1:  # 1 is said where some rows were refused: the rest counts
        return status
    return subprocess.run([sys.executable, GOLD / "score.py", kind, gold, out], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
