"""A worker of another day: its rules count every figure twice, and say so. Run as a module, like the real one."""

from dataclasses import replace

from agents.worker import main
from core.extraction import assembly, read

_claims = assembly.claims


def _twice(figures, mention_id):
    return tuple(
        replace(c, low=None if c.low is None else 2 * c.low, best=None if c.best is None else 2 * c.best,
                high=None if c.high is None else 2 * c.high)
        for c in _claims(figures, mention_id)
    )  # fmt: skip


# At import, so that the model's own processes, which import the main module anew, read by these rules too.
assembly.claims = _twice
read.READER = "rules/0"

if __name__ == "__main__":
    main()
