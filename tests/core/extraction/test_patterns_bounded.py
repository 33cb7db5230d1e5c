"""No regular expression of ours runs wild: each ends on long repeats of its own words."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
SEARCHES = """
import importlib, inspect, pkgutil, re, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
found = {}
compiled = re.compile

def whose():
    return sys._getframe(2).f_code.co_filename

def remember(pattern, flags=0):
    made = compiled(pattern, flags)
    if "/core/" in whose():
        found[made.pattern, made.flags] = made
    return made

re.compile = remember
import core

for module in pkgutil.walk_packages(core.__path__, "core."):
    if ".gazetteer" not in module.name:
        for value in vars(importlib.import_module(module.name)).values():
            if hasattr(value, "cache_info") and not inspect.signature(value).parameters:
                value()  # lists are read, and their expressions made
ours = [p for p in found.values() if p]
print(len(ours), flush=True)
for pattern in ours:
    print(repr(pattern.pattern[:200]), flush=True)
    plain = re.sub(r"\\\\(?:[bBAZsSdDwW]|u[0-9a-f]{4})|\\(\\?[:=!<]+|[][(){}|?*+^$\\\\]", " ", pattern.pattern)
    words = [w for w in plain.split() if w][:60] or ["a"]
    row = " ".join(words)
    for unit in (row + " ", words[0] + " ", words[-1] + " ", words[0], "a ", "a", "1,", "- ", ". ", "\\n", " "):
        text = (unit * (1200 // len(unit) + 1))[:1200]
        for tail in ("", "!", "\\x00"):
            pattern.search(text + tail)
            pattern.fullmatch(text + tail)
print("done", flush=True)
"""
"""Two minutes of processor time for all of them, who take a few seconds; one that runs wild takes years."""


def test_no_expression_backtracks_without_bound():
    """Every expression ends on repeats of its own words; the last one printed is to blame where one does not."""
    told = subprocess.run([sys.executable, "-c", SEARCHES], cwd=ROOT, capture_output=True, text=True, check=False)
    lines = told.stdout.splitlines()
    assert lines[-1:] == ["done"], (lines[-1:], told.stderr[-500:])
    assert int(lines[0]) > 100
