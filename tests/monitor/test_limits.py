"""How often one may ask, and how late figures are."""

from bus.admin import Lag
from monitor.lateness import Lateness, words
from monitor.limits import RATE, RESERVE, Limits


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_loopback_is_never_limited():
    """Nor a socket without an address."""
    limits = Limits(Clock())
    assert {limits.wait(address) for address in ("127.0.0.1", "::1", None) for _ in range(1000)} == {0.0}


def test_who_asks_too_often_waits():
    """A reserve, then so many a second; each address by itself."""
    clock = Clock()
    limits = Limits(clock)
    assert [limits.wait("192.0.2.1") for _ in range(int(RESERVE))] == [0.0] * int(RESERVE)
    assert 0 < limits.wait("192.0.2.1") <= 1 / RATE
    assert limits.wait("192.0.2.2") == 0.0
    clock.now += 1
    assert [limits.wait("192.0.2.1") for _ in range(int(RATE))] == [0.0] * int(RATE)
    assert limits.wait("192.0.2.1") > 0


def test_lateness_is_the_age_of_what_was_not_read():
    """Ten records came by 100 s and none was read by 180 s: 80 s; once read, it is as late as those that came since."""
    clock = Clock()
    late = Lateness(clock)

    def count(records: int, behind: int) -> float:
        return late.count([Lag(group="g", topic="t", records=records, behind=behind)])

    assert count(10, 10) == 0.0
    clock.now = 180.0
    assert count(30, 30) == 80.0 and late.late
    assert count(30, 20) == 0.0
    clock.now = 190.0
    assert count(50, 40) == 10.0 and not late.late
    assert count(50, 0) == 0.0


def test_lateness_is_said_in_minutes():
    """In words."""
    assert words(90) == "Figures are 2 minutes behind what was published."
