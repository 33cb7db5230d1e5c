"""The one table of weights: what each feature of a mention and an event is worth to the belief that they are one.

A score is the sum of weight × value over the features that speak; values lie in 0 to 1. The weights were set by hand
from the rules of tolls.md and moved towards a logistic regression on labelled articles; DECISIONS.md says when and why.
"""

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    # time
    "same_day": 0.7,
    "may_be_same_day": 0.5,
    "times_overlap": 0.3,
    "day_off": -0.6,
    "days_apart_guessed": -1.8,
    "days_apart": -2.4,
    "reported_together": 1.0,
    "reported_long_after": -0.8,
    # place
    "same_spot": 1.3,
    "same_city": 1.0,
    "same_name": 0.8,
    "near": 0.6,
    "same_region": 1.2,
    "far": -1.3,
    "alone_there": 1.8,
    # people
    "shared_victim": 4.0,
    "shared_suspect": 3.5,
    "other_victims": -2.0,
    # kind
    "same_type": 0.1,
    "same_subtype": 0.1,
    "other_family": -0.8,
    "same_weapon": 0.3,
    "other_weapon": -0.5,
    # figures
    "same_toll": 2.2,
    "toll_grew": -0.4,
    "toll_differs": -0.5,
    # words
    "shared_words": 6.0,
    "shared_telling": 1.0,
    "shared_names": 2.8,
    "shared_ages": 1.8,
    "shared_spots": 0.6,
    "other_ages": -1.3,
    "other_spots": -0.7,
    "other_names": -0.2,
    "wire_copy": 3.0,
    "later_revision": 3.0,
}

SAME = 3.9  # at or above: one happening
UNSURE = 2.9  # between: kept apart, and said so


def total(values: Mapping[str, float]) -> float:
    """Points for named features, each worth its weight times its value."""
    return round(sum(WEIGHTS[name] * value for name, value in values.items()), 3)
