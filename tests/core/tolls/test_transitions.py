"""Who moves between measures: the injured who die, the missing who are found, the held who go free (tolls.md)."""

from core.tolls.fold import toll
from tests.core.tolls.tolls_notation import mention, shown, story


def figures(*texts, **more):
    told = toll(story(*texts, **more))
    return {measure: shown(figure) for measure, figure in told.items()}


def test_injured_who_die_move():
    """One of ten injured dies: one more killed, one fewer injured."""
    assert figures("3; 10 injured", "plus 1 from:injured") == {"killed": "4/4/4", "injured": "9/9/9"}


def test_total_and_transition_in_one_text():
    """The toll rises to four after one of the injured died: four and nine."""
    assert figures("3; 10 injured", "4; plus 1 from:injured") == {"killed": "4/4/4", "injured": "9/9/9"}


def test_a_count_after_the_deaths_is_net():
    """Nine injured, told after the death: nine stay nine."""
    assert figures("3; 10 injured", "plus 1 from:injured", "9 injured") == {"killed": "4/4/4", "injured": "9/9/9"}


def test_same_voice_count_after_the_deaths_is_net():
    """The hospital's own later count is net already."""
    texts = ("hospital(medical): 10 injured", "hospital(medical): plus 1 from:injured", "hospital(medical): 9 injured")
    assert figures(*texts) == {"killed": "1/1/1", "injured": "9/9/9"}


def test_the_same_injured_told_again_are_still_one_fewer():
    """An outlet that repeats ten injured after the death repeats the old figure."""
    assert figures("10 injured", "plus 1 from:injured", "10 injured")["injured"] == "9/9/9"


def test_told_in_one_text_of_whom():
    """Ten were injured, two of whom died: the ten hold the two."""
    assert figures("10 injured; plus 2 from:injured in:0") == {"killed": "2/2/2", "injured": "8/8/8"}


def test_equal_deaths_within_a_day_are_one():
    """Two outlets telling of the same death move one person."""
    texts = ("3; 10 injured", "plus 1 from:injured", "plus 1 from:injured")
    assert figures(*texts) == {"killed": "4/4/4", "injured": "9/9/9"}


def test_still_in_hospital_lowers_nothing():
    """Thirty-one still treated after forty injured: forty."""
    assert figures("40 injured", "31 injured treated") == {"injured": "40/40/40"}


def test_still_in_hospital_alone_is_a_figure():
    """Thirty-one still treated, nothing else known: at least thirty-one were injured."""
    assert figures("31 injured treated") == {"injured": "31/31/31"}


def test_missing_found_dead_move():
    """Two of five missing are found dead."""
    assert figures("10; 5 missing", "plus 2 from:missing") == {"killed": "12/12/12", "missing": "3/3/3"}


def test_missing_found_alive_leave():
    """Three of five missing are found alive; all found leaves none."""
    assert figures("5 missing", "plus 3 missing from:missing") == {"missing": "2/2/2"}
    assert figures("5 missing", "0 missing") == {"missing": "0/0/0"}


def test_the_newest_missing_wins_either_way():
    """Missing is a state: two after five, or seven after five, whoever says so."""
    assert figures("a: 5 missing", "b: 2 missing")["missing"] == "2/2/2"
    assert figures("a: 5 missing", "b: 7 missing")["missing"] == "7/7/7"


def test_missing_never_falls_below_zero():
    """More found than were missing leaves none."""
    assert figures("2 missing", "plus 3 from:missing")["missing"] == "0/0/0"


def test_kidnapped_stay_counted_and_held_falls():
    """Ten taken, four freed: ten kidnapped, six held."""
    told = toll(story("10 kidnapped", "plus 4 kidnapped from:kidnapped"))["kidnapped"]
    assert (shown(told), shown(told.held)) == ("10/10/10", "6/6/6")


def test_killed_hostages_are_no_longer_held():
    """Ten taken, one killed by the captors: ten kidnapped, nine held, one killed."""
    told = toll(story("10 kidnapped", "plus 1 killed from:kidnapped"))
    assert shown(told["killed"]) == "1/1/1"
    assert (shown(told["kidnapped"]), shown(told["kidnapped"].held)) == ("10/10/10", "9/9/9")


def test_still_held_is_a_state():
    """Ten taken, three still held by the newest text."""
    told = toll(story("10 kidnapped", "5 kidnapped held", "3 kidnapped held"))["kidnapped"]
    assert (shown(told), shown(told.held)) == ("10/10/10", "3/3/3")


def test_still_held_alone_says_how_many_were_taken_at_least():
    """Three still held, nothing else told: three kidnapped, three held."""
    told = toll([mention("3 arrested held")])["arrested"]
    assert (shown(told), shown(told.held)) == ("3/3/3", "3/3/3")


def test_arrested_are_held_until_told_otherwise():
    """Twenty arrests, nothing told of releases: twenty held."""
    assert shown(toll([mention("20 arrested")])["arrested"].held) == "20/20/20"


def test_side_of_the_injured_follows():
    """An injured policeman who dies leaves the injured of his side."""
    told = toll(story("part 4 injured security_forces; part 6 injured civilian", "plus 1 security_forces from:injured"))
    assert shown(told["injured"]) == "9/9/9"
    assert shown(told["injured"].by_side["security_forces"]) == "3/3/3"


def test_those_who_left_are_no_new_count():
    """ "Two of the people wounded have died": two told of whom both left; of twelve wounded, ten stay."""
    texts = ("6; 12 injured", "8; 2 injured; plus 2 from:injured in:1")
    assert figures(*texts) == {"killed": "8/8/8", "injured": "10/10/10"}


def test_the_rest_is_the_count():
    """Seven of the twelve missing are found alive, five are still missing: five, not none."""
    texts = ("12 missing", "7 missing; plus 7 missing from:missing in:0; 5 missing missing_still")
    assert figures(*texts) == {"missing": "5/5/5"}


def test_the_rest_of_a_side_is_the_count():
    """Three of seven civilians are found alive, two others dead, two are still missing: two."""
    found = "3 civilian missing from:missing; 2 civilian missing missing_still"
    assert figures("7 civilian missing", f"2; plus {found}") == {"killed": "2/2/2", "missing": "2/2/2"}


def test_all_who_were_hurt_may_die():
    """All three injured die: nobody is left among the injured."""
    assert figures("3 injured", "3 injured; plus 3 from:injured in:0") == {"killed": "3/3/3", "injured": "0/0/0"}


def test_who_died_of_injuries_is_no_total():
    """ "Two die in hospital", says a headline, "two of the injured have died" its text: nobody counts anew."""
    assert figures("23; 15 injured", "2; plus 2 from:injured") == {"killed": "25/25/25", "injured": "13/13/13"}


def test_the_same_death_told_twice_in_one_text():
    """ "A man was shot dead … he was taken to hospital, where he died": one dead, as every other outlet says."""
    assert figures("1", "1; plus 1 from:injured") == {"killed": "1/1/1"}


def test_who_died_of_injuries_may_be_all():
    """Nobody had died; then one of the three injured has, says the headline as well: one dead, two injured."""
    assert figures("3 injured", "1; plus 1 from:injured") == {"killed": "1/1/1", "injured": "2/2/2"}


def test_more_of_a_side_leave_than_were_told_of_it():
    """One injured militant, no civilian; then "an injured civilian died": whoever it was, one fewer is injured."""
    told = figures("0 injured civilian; 1 injured militant", "plus 1 civilian from:injured")
    assert told == {"killed": "1/1/1", "injured": "0/0/0"}


def test_who_leaves_is_one_of_those_two_voices_disagree_about():
    """Up to seven civilians, says one, one militant, another: they may be the same, and stay so when the one dies."""
    told = story("0-7 civilian injured", "1 militant injured")
    assert shown(toll(told)["injured"]) == "1/1/7"
    after = toll([*told, mention("plus 1 militant from:injured", hour=50, name="late")])
    assert (after["killed"].best, after["injured"].best) == (1, 0)


def test_the_same_people_less_one_are_still_the_same():
    """Ten civilians or ten militants were hurt, and one militant of them dies: nine are left, not nineteen."""
    told = story("army(military): 10 militant injured", "villagers(witness): 10 civilian injured")
    after = toll([*told, mention("plus 1 militant from:injured", hour=50, name="late")])
    assert (after["killed"].best, after["injured"].best) == (1, 9)
    assert after["injured"].by_side["civilian"].contested


def test_who_leaves_was_one_of_the_total():
    """Two militants are missing; nobody in all, says a newer text, and one civilian, a third. A militant is found dead:
    the one missing was he."""
    told = [mention("2 militant missing", name="a"), mention("0 missing", hour=1, name="b"),
            mention("1 civilian missing", hour=1, name="c")]  # fmt: skip
    assert toll(told)["missing"].best == 1
    after = toll([*told, mention("plus 1 militant from:missing", hour=50, name="late")])
    assert (after["killed"].best, after["missing"].best) == (1, 0)


def test_each_who_leaves_makes_the_total_one_fewer():
    """One missing militant, of nobody in all; two civilians, and one missing person found dead in the same hour: one is
    left. A militant is found dead later: nobody."""
    told = [mention("1 militant missing", name="a"), mention("0 missing", hour=1, name="b"),
            mention("2 civilian missing", hour=5, name="c"),
            mention("plus 1 from:missing", hour=5, name="d")]  # fmt: skip
    assert toll(told)["missing"].best == 1
    after = toll([*told, mention("plus 1 militant from:missing", hour=50, name="late")])
    assert (after["killed"].best, after["missing"].best) == (2, 0)


def test_who_died_of_injuries_brings_nobody_along():
    """A civilian is dead, says one text; nobody at all, a witness says of that hour who saw two of the bodies. One of
    the injured dies, a civilian: the dead, nobody so far, are one; the two may yet be right."""
    told = [mention("part 1 civilian", name="a"), mention("villager(witness): of 2+; 0 victim", name="b"),
            mention("1 injured", name="c")]  # fmt: skip
    assert toll(told)["killed"].best == 0
    late = mention("plus 1 civilian from:injured", hour=50, name="late")
    after = toll([*told, late])
    assert (after["killed"].best, after["injured"].best) == (1, 0)
    assert after["killed"].high >= 2
    newer = mention("2 civilian", hour=60, name="newer")
    assert toll([*told, late, newer])["killed"].best == 2  # a figure told since is no longer held to it
