"""The one table of weights: what each feature of a mention and an event is worth to the belief that they are one.

A score is the sum of weight × value over the features that speak; values lie in 0 to 1. The weights were set by hand
from the rules of tolls.md and moved by what `benchmarks/linking.py` measures; DECISIONS.md says when and why.
"""

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    # time
    "same_day": 2.0,
    "day_off": 0.8,
    "times_overlap": 0.6,
    "days_apart": -4.0,
    "reported_together": 0.5,
    "reported_long_after": -1.0,
    # place
    "same_spot": 2.5,
    "same_city": 2.0,
    "near": 1.2,
    "same_region": 0.5,
    "far": -4.0,
    # people
    "shared_victim": 4.0,
    "shared_suspect": 3.5,
    "other_victims": -2.0,
    # kind
    "same_type": 0.4,
    "same_subtype": 0.4,
    "other_family": -4.0,
    "same_weapon": 0.4,
    "other_weapon": -1.5,
    # figures
    "same_toll": 1.2,
    "toll_grew": 0.2,
    "toll_differs": -1.2,
    # words
    "shared_words": 6.0,
    "wire_copy": 5.0,
    "later_revision": 3.0,
}

SAME = 4.0  # at or above: one happening
UNSURE = 2.8  # between: kept apart, and said so


def total(values: Mapping[str, float]) -> float:
    """Points for named features, each worth its weight times its value."""
    return round(sum(WEIGHTS[name] * value for name, value in values.items()), 3)
