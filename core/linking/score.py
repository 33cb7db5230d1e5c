"""The one table of weights: what each feature of a mention and an event is worth to the belief that they are one.

A score is the sum of weight × value over the features that speak; values lie in 0 to 1. The weights are near a ridge
logistic regression on labelled articles (benchmarks/linking_weights.py), rounded; what those hardly show keeps the
sign and size that the rules of tolls.md demand: a shared victim, a wire copy, a blast at another site.
"""

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    # time
    "same_day": 0.9,
    "may_be_same_day": 0.9,
    "times_overlap": 0.2,
    "day_off": -0.5,
    "days_apart_guessed": -1.2,
    "days_apart": -2.1,
    "reported_together": 1.3,
    "reported_long_after": -0.4,
    # place
    "same_spot": 1.8,
    "same_city": 1.3,
    "same_name": 1.5,
    "near": 0.2,
    "same_region": 0.4,
    "far": -1.0,
    "place_named": 1.0,
    "alone_there": 1.4,
    # people
    "shared_victim": 2.5,
    "shared_suspect": 2.5,
    "other_victims": -0.8,
    # kind
    "same_type": 0.1,
    "same_subtype": 0.1,
    "other_family": -0.6,
    "same_site": 0.1,
    "other_site": -0.4,
    "other_blast": -5.0,
    "same_weapon": 0.2,
    "other_weapon": -0.3,
    # figures
    "same_toll": 1.2,
    "toll_grew": -0.4,
    "toll_differs": -0.8,
    # words
    "shared_words": 3.5,
    "shared_telling": 1.2,
    "shared_names": 1.2,
    "shared_ages": 0.8,
    "shared_spots": 0.5,
    "shared_capitals": 2.1,
    "shared_plain": 1.0,
    "other_ages": -1.5,
    "other_spots": -1.4,
    "other_names": -0.6,
    "wire_copy": 3.0,
    "later_revision": 3.0,
}

SAME = 4.9  # at or above: one happening
UNSURE = 3.9  # between: kept apart, and said so


def total(values: Mapping[str, float]) -> float:
    """Points for named features, each worth its weight times its value."""
    return round(sum([WEIGHTS[name] * value for name, value in values.items()]), 3)
