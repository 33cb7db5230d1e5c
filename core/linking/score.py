"""The one table of weights: what each feature of a mention and an event is worth to the belief that they are one.

A score is the sum of weight × value over the features that speak; values lie in 0 to 1. The weights are near a ridge
logistic regression on labelled articles (benchmarks/linking_weights.py), rounded; what those hardly show keeps the
sign and size that the rules of tolls.md demand: a shared victim, a wire copy, a blast at another site.
"""

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    # time
    "same_day": 0.6,
    "may_be_same_day": 0.6,
    "times_overlap": 0.5,
    "day_off": -1.0,
    "days_apart_guessed": -1.2,
    "days_apart": -1.6,
    "days_apart_news": -1.7,
    "first_report": -2.2,
    "first_report_guessed": -2.0,
    "reported_together": 1.9,
    # place
    "same_spot": 1.8,
    "same_city": 1.1,
    "same_name": 1.0,
    "near": -0.2,
    "same_region": 0.3,
    "far": -0.9,
    "place_named": 1.4,
    "alone_there": 0.8,
    # headlines
    "headline": 3.8,
    "headline_unknown": 1.5,
    "headline_figures": -1.3,
    # people
    "shared_victim": 1.5,
    "shared_suspect": 1.5,
    "other_victims": -0.2,
    # kind
    "same_type": 0.1,
    "same_subtype": 0.1,
    "other_family": -0.4,
    "same_site": 0.0,
    "other_site": -0.9,
    "other_blast": -5.0,
    "same_weapon": 0.1,
    "other_weapon": -0.2,
    # figures
    "same_toll": 2.5,
    "revises_figure": 2.2,
    "toll_grew": 0.0,
    "toll_differs": -1.3,
    # words
    "shared_words": 2.2,
    "shared_telling": 1.1,
    "shared_here": 2.3,
    "shared_names": 0.2,
    "shared_ages": 0.2,
    "shared_spots": 0.4,
    "shared_capitals": 1.4,
    "shared_plain": 0.4,
    "other_ages": -1.3,
    "other_spots": -1.3,
    "other_names": -0.5,
    "wire_copy": 2.0,
    "later_revision": 3.0,
}

SAME = 6.0  # at or above: one happening
UNSURE = 5.0  # between: kept apart, and said so


def total(values: Mapping[str, float]) -> float:
    """Points for named features, each worth its weight times its value."""
    return round(sum([WEIGHTS[name] * value for name, value in values.items()]), 3)
