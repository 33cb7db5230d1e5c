"""The laws of tolls (issue 5), by Hypothesis; `--hypothesis-profile=laws` runs 2,000 examples of each."""

from dataclasses import replace
from datetime import timedelta
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.tolls import blocks
from core.tolls.fold import toll
from core.tolls.policies import POLICIES
from core.tolls.running import Running
from core.tolls.standing import Standing, bundle
from tests.core.tolls.tolls_notation import hours, mention

NUMBERS = st.integers(0, 60).flatmap(
    lambda n: st.sampled_from([f"{n}", f"{n}", f"{n}+", f"{n}-{n + 7}", f"<{max(n, 1)}", f"{n}~", f"{n}?"])
)
SPEAKERS = ["", "", "", "police: ", "army(military): ", "rebels(enemy): ", "villager(witness): ", "anonymous: "]
WORDS = ["", "", "", "civilian", "militant", "security_forces police", "child civilian", "woman", "militant attacker",
         "victim", "corrected", "was:12", "disputed", "campaign", "at:0"]  # fmt: skip
MEASURES = ["killed", "killed", "killed", "injured", "injured", "missing", "kidnapped", "arrested"]
MOVES = ["from:injured", "from:missing", "from:kidnapped"]


@st.composite
def texts(draw):
    """One mention in the notation: one to four claims of any kind."""
    claims = []
    for _ in range(draw(st.integers(1, 4))):
        mode = draw(st.sampled_from(["", "", "", "part ", "plus ", "of "]))
        words = [draw(NUMBERS), draw(st.sampled_from(MEASURES)), draw(st.sampled_from(WORDS))]
        if mode == "plus " and draw(st.booleans()):
            words[1:] = ["killed", draw(st.sampled_from(MOVES))]
        if mode in ("part ", "of ") and claims:
            words.append("in:0")
        claims.append(mode + " ".join(words))
    return draw(st.sampled_from(SPEAKERS)) + "; ".join(claims)


@st.composite
def stories(draw, most=7):
    """Mentions of one event, at whole hours, some at the same one."""
    told = draw(st.lists(st.tuples(texts(), st.integers(0, 40)), min_size=1, max_size=most))
    return [mention(text, hour=hour, name=f"m{i}") for i, (text, hour) in enumerate(told)]


POLICY = st.sampled_from(sorted(POLICIES))


def best(told, *measures):
    return sum((told[m].best or 0) for m in measures if m in told)


@given(stories(), POLICY, st.data())
def test_duplicates_and_order_change_nothing(told, policy, data):
    """The same mentions in another order, some of them twice, give the same toll."""
    again = data.draw(st.permutations(told + data.draw(st.lists(st.sampled_from(told), max_size=4))))
    assert toll(again, policy=policy) == toll(told, policy=policy)


@given(stories(), st.data(), st.integers(0, 60))
def test_a_copy_changes_nothing(told, data, later):
    """A copy of an article, published with it or later, changes neither figures nor claims nor voices."""
    first = data.draw(st.sampled_from(told))
    copied = tuple(replace(c, claim_id=f"z{c.claim_id}", of=c.of and f"z{c.of}") for c in first.claims)
    moment = first.published_at + timedelta(hours=later)
    twin = replace(first, mention_id="zcopy", article_id="copy", claims=copied, published_at=moment)
    copies = {first.article_id: first.article_id, "copy": first.article_id}
    assert toll([*told, twin], copies=copies) == toll(told, copies={first.article_id: first.article_id})


@given(stories(), st.data())
def test_a_retraction_undoes_exactly_its_claims(told, data):
    """With a mention retired the toll is that of the others."""
    gone = data.draw(st.sampled_from(told))
    retired = [replace(m, retired_by="retraction") if m is gone else m for m in told]
    assert toll(retired) == toll([m for m in told if m is not gone])


@given(stories(), stories(), POLICY)
def test_merge_then_split_is_the_identity(one, other, policy):
    """Mentions of two events heard together and parted again leave both tolls as they were."""
    other = [replace(m, mention_id=f"o{m.mention_id}", article_id=f"o{m.article_id}",
                     claims=tuple(replace(c, claim_id=f"o{c.claim_id}", of=c.of and f"o{c.of}") for c in m.claims))
             for m in other]  # fmt: skip
    merged = Running(policy)
    for m in [*one, *other]:
        merged.hear(m)
    merged.toll()
    for m in other:
        merged.forget(m.mention_id)
    assert merged.toll() == toll(one, policy=policy)


@given(stories(), POLICY, st.data())
def test_going_on_is_the_same_as_beginning_anew(told, policy, data):
    """Heard one by one in any order, the toll asked for in between, it ends as one fold of all."""
    running = Running(policy)
    for m in data.draw(st.permutations(told)):
        running.hear(m)
        running.toll()
    assert running.toll() == toll(told, policy=policy)


@given(stories(most=16), st.integers(1, 3), st.integers(1, 2), st.data())
def test_blocks_and_kept_states_are_the_pure_fold(told, size, kept, data):
    """Heard in any order, some taken back and told again, in blocks of a few statements, it is the fold of all."""
    with patch.multiple(blocks, SIZE=size, KEPT=kept):
        running = Running()
        for m in data.draw(st.permutations(told)):
            running.hear(m)
            if data.draw(st.booleans()):
                running.toll()
            if data.draw(st.integers(0, 3)) == 0:
                again = data.draw(st.sampled_from(told))
                known = again.mention_id in running.told
                running.forget(again.mention_id)
                running.toll()
                if known:
                    running.hear(again)
        gone = data.draw(st.sampled_from(told))
        running.forget(gone.mention_id)
        one = running.toll()
    assert one == toll([m for m in told if m is not gone])


@given(stories(most=16), st.booleans(), st.integers(1, 6))
def test_the_fast_ways_of_the_fold_are_the_slow_one(told, growth, size):
    """A series heard one by one in words, in one go, and in bundles stands the same."""
    running = Running()
    for m in told:
        running.hear(m)
    running.toll()
    for series in [s for measure in running.measures.values() for s in measure.series.values()]:
        statements = series.statements()
        slow, fast, bundled = Standing(growth), Standing(growth), Standing(growth)
        slow.accounts = True
        slow.hear_all(statements)
        fast.hear_all(statements)
        for part in batched(statements, size):
            together = bundle(part)
            if together is None or not bundled.take(together):
                bundled.hear_all(part)
        for other in (fast, bundled.copy()):
            assert list(other.voices.items()) == list(slow.voices.items())
            assert (other.struck, other.seen, other.first) == (slow.struck, slow.seen, slow.first)
            assert sorted(other.ends) == sorted(slow.ends)


def batched(told, size):
    return [told[i : i + size] for i in range(0, len(told), size)]


@given(stories(), POLICY)
def test_low_best_high(told, policy):
    """No figure, part, victims or held has low above best or best above high; none is below zero."""
    for figure in toll(told, policy=policy).values():
        ranges = [figure, *figure.by_side.values(), *figure.by_trait.values(), figure.victims, figure.held]
        for r in [r for r in ranges if r is not None]:
            known = [n for n in (r.low, r.best, r.high) if n is not None]
            assert known == sorted(known)
            assert min(known, default=0) >= 0


@given(stories(), POLICY)
def test_sides_sum_to_the_total_and_traits_stay_within(told, policy):
    """Sides with their unknown remainder make up the total; no trait, victims or held is above it."""
    for figure in toll(told, policy=policy).values():
        if figure.best is not None:
            assert sum(p.best for p in figure.by_side.values()) == figure.best
            parts = [*figure.by_trait.values(), figure.victims, figure.held]
            assert all(p.best <= figure.best for p in parts if p is not None)


# Earlier dead of a side, clipped to a newer total, came along with the one who was added to them.
@example(
    [mention("villager(witness): of 2", 1, "m0"), mention("<2 civilian; <1 injured; 0+ killed", 0, "m1")],
    1, "injured", "civilian",
)  # fmt: skip
# Told twice within a day, once of no side: one death, which a side counted as another.
@example(
    [mention("part 0?; of 0-9 civilian in:0; plus 1~ from:injured; plus 1~ injured", 26, "m0")],
    1, "injured", "civilian",
)  # fmt: skip
@given(
    stories(),
    st.integers(0, 8),
    st.sampled_from(["injured", "missing"]),
    st.sampled_from(["", "militant", "civilian"]),
)
def test_transitions_never_grow_the_sum(told, moved, measure, side):
    """People who die of their injuries or are found dead: killed + injured + missing do not grow."""
    before = toll(told)
    have = before[measure].best if measure in before else 0
    count = min(moved, have or 0)
    if not count:
        return
    after = toll([*told, mention(f"plus {count} {side} from:{measure}", hour=50, name="late")])
    assert best(after, "killed", "injured", "missing") <= best(before, "killed", "injured", "missing")


@given(stories())
def test_later_echoes_change_no_figure(told):
    """A growing toll told by one voice each: the older figures told again leave it as it is."""
    figures = sorted({c.best for m in told for c in m.claims if c.best})
    grown = [mention(f"{n}", hour=i, name=f"g{i}") for i, n in enumerate(figures)]
    echoes = [mention(f"{n}", hour=100 + i, name=f"e{i}") for i, n in enumerate(figures[:-1])]
    assert toll([*grown, *echoes]) == toll(grown)


@given(stories(), st.integers(0, 30))
def test_fears_raise_only_the_high(told, feared):
    """A feared figure leaves low and best as they were."""
    before = toll(told)
    after = toll([*told, mention(f"{feared}?", hour=20, name="fear")])
    if "killed" in before:
        assert (after["killed"].low, after["killed"].best) == (before["killed"].low, before["killed"].best)
        assert after["killed"].high >= (before["killed"].high or 0)


@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_nothing_told_is_no_toll(policy):
    """No mentions, no figures."""
    assert toll([], policy=policy) == {}


def test_the_clock_is_the_articles():
    """The notation's hours are what the fold sees."""
    assert mention("1", hour=2).published_at == hours(2)
