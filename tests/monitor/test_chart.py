"""A toll through time, drawn without a script."""

from monitor.chart import HEIGHT, LEFT, RIGHT, WIDTH, chart


def revision(at: str, low: int, best: int, high: int | None):
    return {"at": at, "toll": {"killed": {"low": low, "best": best, "high": high}}}


def test_each_change_is_a_step_with_low_and_high():
    """In order, each until the next one; more dead stand higher; the last goes on to the edge."""
    made = chart([revision("2020-03-06T10:00:00Z", 5, 7, 9), revision("2020-03-06T20:00:00Z", 12, 12, 12)])
    first, last = made.steps
    assert first.x == LEFT and first.end == last.x and last.end == WIDTH - RIGHT
    assert 0 < last.best < first.high < first.best < first.low < HEIGHT
    assert first.words == "7, 5–9, reported" and last.at == "2020-03-06 20:00 UTC"


def test_an_open_high_reaches_the_edge():
    """At least 25 has no known end."""
    (step,) = chart([revision("2020-03-06T10:00:00Z", 25, 25, None)]).steps
    assert step.open and step.high <= step.best


def test_what_did_not_change_the_figure_is_no_step():
    """A revision of another measure, or of none, draws nothing; no figure at all, no chart."""
    same = [revision("2020-03-06T10:00:00Z", 7, 7, 7), revision("2020-03-06T11:00:00Z", 7, 7, 7)]
    assert len(chart(same).steps) == 1
    assert chart([{"at": "2020-03-06T10:00:00Z", "toll": {}}]) is None
