"""Many articles of one event: the rules of tolls.md in the order they stand there, and where several of them meet."""

import pytest

from core.tolls.fold import toll
from tests.core.tolls.tolls_notation import mention, shown, story


def figures(*texts, **more):
    return {measure: shown(figure) for measure, figure in toll(story(*texts, **more)).items()}


def sides(told):
    return {side: shown(part) for side, part in toll(told)["killed"].by_side.items()}


def traits(told):
    return {trait: shown(part) for trait, part in toll(told)["killed"].by_trait.items()}


STEPS = [
    # voices
    ("who comes after a lower figure strikes it, however many tell it", ["18", "18", "18", "21"], "21/21/21"),
    ("who comes after a higher one stands beside it", ["21", "18", "18"], "18/18/21 contested"),
    # as-of
    ("first growth, then the correction, then growth again", ["23", "police: 17 was:23", "police: 20"], "20/20/20"),
    ("a trial a year later rounds the toll down", ["25", "police: 20+"], "25/25/25"),
    ("a trial that repeats an early toll is an echo", ["a: 22", "b: 25", "c: 22"], "25/25/25"),
    # down
    ("an official total below the agencies' own says nothing of a correction", ["12+", "ministry: 11"],
     "11/11/12 contested"),
    ("said to be one, it strikes them", ["10", "12+", "ministry: 11 corrected"], "11/11/11"),
    ("a correction down and one more", ["21", "police: 18 was:21", "plus 1"], "19/19/19"),
    ("nobody died after all", ["police: 3", "police: 0 was:3"], "0/0/0"),
    ("nor does an echo bring them back", ["police: 3", "police: 0 was:3", "b: 3"], "0/0/0"),
    # ranges that meet
    ("about a hundred, and ninety-two", ["90-110", "92"], "92/92/110"),
    ("nearly thirty, then twenty-eight", ["27-30", "28"], "28/28/30"),
    ("up to thirty, then four", ["<30", "4"], "4/4/30"),
    ("more than twenty, more than twenty-two", ["20+", "22+"], "22/22/22"),
    ("low is never above a figure that its voices exclude", ["a: 20-30", "b: 25", "witness(witness): 22"],
     "22/22/30 contested"),
    ("two voices meet in a range, a third is below it", ["a: 18", "anonymous: 20-30", "anonymous: 25"],
     "18/25/30 contested"),
    # fears
    ("fears outlive a firm figure, above alone", ["a: 40?", "b: 12"], "12/12/40"),
    ("fears below what is known raise nothing", ["a: 12", "b: 5?"], "12/12/12"),
    ("what the enemy is said to have lost refutes nobody, and is refuted", ["rebels(enemy): 3", "police: 9"], "9/9/9"),
    # increments
    ("three increments of three days", ["10", "plus 3", "plus 3", "plus 3"], "19/19/19"),
    ("an increment that a total of another voice counts already", ["10", "plus 2", "police: 12"], "12/12/12"),
    ("an increment, then a total beyond it", ["10", "plus 2", "police: 15"], "15/15/15"),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected"), [row[1:] for row in STEPS], ids=[row[0] for row in STEPS])
def test_steps(texts, expected):
    """One measure through time, a text every thirty hours."""
    assert shown(toll(story(*texts, apart=30))["killed"]) == expected


def test_copies_of_two_agencies():
    """Three copies of one agency's eighteen, one outlet's twenty-one: two voices, the lower of two."""
    told = story("18", "18", "18", "21")
    told = [*told[:3], mention("21", hour=0, name="other")]
    killed = toll(told, copies={"a-m0": "wire", "a-m1": "wire", "a-m2": "wire"})["killed"]
    assert shown(killed) == "18/18/21 contested"
    assert killed.voices == 1


def test_a_late_increment_is_in_the_total_already():
    """Ten, fifteen; then arrives what was published between them: three more. Fifteen."""
    told = [mention("10"), mention("15", hour=4, name="m2"), mention("plus 3", hour=2, name="m3")]
    assert shown(toll(told)["killed"]) == "15/15/15"


def test_a_late_correction_does_not_undo_what_grew_after_it():
    """Twenty-three, thirty; then arrives the correction to seventeen of the hour between."""
    told = [mention("23"), mention("30", hour=4, name="m2"), mention("17 was:23", hour=2, name="m3")]
    assert shown(toll(told)["killed"]) == "30/30/30"


def test_a_late_count_of_injured_is_from_before_the_death():
    """A count of before the death, arriving after it, holds the one who died."""
    told = [mention("plus 1 from:injured", hour=5, name="m2"), mention("3; 12 injured", hour=1, name="m1")]
    assert {m: shown(f) for m, f in toll(told).items()} == {"killed": "4/4/4", "injured": "11/11/11"}


def test_a_late_count_of_missing_says_nothing_new():
    """Two missing is newer than nine, in whichever order they come."""
    told = [mention("2 missing", hour=9, name="m2"), mention("9 missing", hour=1, name="m1")]
    assert shown(toll(told)["missing"]) == "2/2/2"


def test_a_new_revision_takes_the_old_one_back():
    """Ten in the first version, eight in the second: eight, and ten was never said by anyone else."""
    told = [mention("10; 4 injured", retired_by="a#2"), mention("8", hour=1, name="m2", article="a-m1")]
    assert {m: shown(f) for m, f in toll(told).items()} == {"killed": "8/8/8"}


def test_a_cancelled_increment_leaves_what_it_rose_from():
    """Ten and three more; the article of the three is cancelled: ten."""
    told = [mention("10"), mention("plus 3", hour=1, name="m2", retired_by="cancelled")]
    assert shown(toll(told)["killed"]) == "10/10/10"


def test_a_cancelled_correction_strikes_nothing():
    """The article that corrected twenty-three to seventeen is withdrawn: twenty-three again."""
    told = [mention("23"), mention("17 was:23", hour=1, name="m2", retired_by="cancelled")]
    assert shown(toll(told)["killed"]) == "23/23/23"


def test_a_cancelled_death_gives_the_injured_back():
    """One of ten injured died, says a text that is withdrawn."""
    told = [mention("3; 10 injured"), mention("plus 1 from:injured", hour=1, name="m2", retired_by="cancelled")]
    assert {m: shown(f) for m, f in toll(told).items()} == {"killed": "3/3/3", "injured": "10/10/10"}


def test_children_grow_with_the_toll():
    """Twelve, three of them children; fifteen, five of them children; a third text tells the total alone."""
    told = story("12; of 3 child civilian in:0", "15; of 5 child civilian in:0", "15")
    assert traits(told) == {"child": "5/5/5"}
    assert sides(told) == {"civilian": "5/5/5", "unknown": "10/10/10"}


def test_children_corrected_down():
    """Not five but four of the dead were children; the total stays."""
    told = story("15; of 5 child civilian in:0", "15; of 4 child civilian was:5 in:0")
    assert traits(told) == {"child": "4/4/4"}
    assert shown(toll(told)["killed"]) == "15/15/15"


def test_two_traits_of_the_same_dead():
    """Nine dead, four women and three children: traits may overlap, and never add."""
    told = story("9; of 4 woman in:0; of 3 child civilian in:0")
    assert traits(told) == {"child": "3/3/3", "woman": "4/4/4"}
    assert shown(toll(told)["killed"]) == "9/9/9"


def test_a_trait_outgrows_an_older_total():
    """Two dead; later three children are said to have died: three at least."""
    assert shown(toll(story("2", "3 child civilian"))["killed"]) == "3/3/3"


def test_a_trait_is_clipped_to_a_newer_total():
    """Three children; then two dead in all, said to be a correction: no more than two children."""
    told = story("3; 3 child civilian", "2 was:3")
    assert traits(told) == {"child": "2/2/2"}


def test_the_total_grows_and_the_sides_do_not():
    """Five civilians and five soldiers are ten; of twelve, two are of no known side."""
    told = story("10; part 5 civilian in:0; part 5 security_forces in:0", "12")
    assert sides(told) == {"civilian": "5/5/5", "security_forces": "5/5/5", "unknown": "2/2/2"}


def test_an_open_total_leaves_an_open_remainder():
    """At least twelve dead, five of them police: seven at least of no known side."""
    told = story("12+; of 5 security_forces police in:0")
    assert sides(told) == {"security_forces": "5/5/5", "unknown": "7/7/7"}


def test_party_claims_differ():
    """The army: four of ours and thirty of theirs; the rebels: twelve of the army's. Sides are folded one by one."""
    army = "army(military): 4 security_forces; 30 militant"
    told = story(army, "rebels(enemy): 12 security_forces")
    assert sides(told) == {"militant": "30/30/30", "security_forces": "4/4/12 contested"}
    assert shown(toll(told)["killed"]) == "34/34/42 contested"


def test_a_side_told_by_another_after_the_total():
    """Twenty dead; later another outlet: eleven of them rebels. The total stays."""
    told = story("20", "police: of 11 militant")
    assert sides(told) == {"militant": "11/11/11", "unknown": "9/9/9"}


def test_a_bomber_told_among_the_dead_and_beside_them():
    """Nine and the bomber, says one; ten with the bomber, says another: ten, nine of them victims."""
    told = story("9 victim; 1 militant attacker", "10; of 1 militant attacker in:0")
    killed = toll(told)["killed"]
    assert (shown(killed), shown(killed.victims), killed.voices) == ("10/10/10", "9/9/9", 2)


def test_victims_grow_beside_the_bomber():
    """Nine victims and the bomber, later twelve victims: thirteen dead."""
    killed = toll(story("9 victim; 1 militant attacker", "12 victim"))["killed"]
    assert (shown(killed), shown(killed.victims)) == ("13/13/13", "12/12/12")


MOVES = [
    ("the total told with the find", ["10; 5 missing", "12; plus 2 killed from:missing"],
     {"killed": "12/12/12", "missing": "3/3/3"}),
    ("the rest told with the find is the count, whatever the find is said to be of",
     ["9 missing", "plus 2 from:missing in:1; 7 missing missing_still"], {"killed": "2/2/2", "missing": "7/7/7"}),
    ("two found dead, a third alive, four still missing",
     ["12; 7 missing", "14; plus 2 from:missing in:2; 4 missing missing_still; plus 1 missing from:missing in:2"],
     {"killed": "14/14/14", "missing": "4/4/4"}),
    ("still in hospital, told with a death", ["3; 40 injured", "plus 1 from:injured in:1; 31 injured treated"],
     {"killed": "4/4/4", "injured": "39/39/39"}),
    ("found on two days", ["9 missing", "plus 2 from:missing", "plus 3 from:missing"],
     {"killed": "5/5/5", "missing": "4/4/4"}),
    ("found, and then more are missed", ["9 missing", "plus 2 from:missing", "8 missing"],
     {"killed": "2/2/2", "missing": "8/8/8"}),
    ("all found alive", ["5 missing", "plus 5 missing from:missing in:0"], {"missing": "0/0/0"}),
    ("the last found dead", ["14; 1 missing", "15; plus 1 from:missing"], {"killed": "15/15/15", "missing": "0/0/0"}),
    ("three outlets tell one death", ["3; 10 injured", "police: plus 1 from:injured", "4; plus 1 from:injured"],
     {"killed": "4/4/4", "injured": "9/9/9"}),
    ("the total with the death, then without it", ["3; 10 injured", "4; plus 1 from:injured", "b: 4; 10 injured"],
     {"killed": "4/4/4", "injured": "9/9/9"}),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected"), [row[1:] for row in MOVES], ids=[row[0] for row in MOVES])
def test_moves(texts, expected):
    """Who dies of injuries, is found dead or alive, is counted once and leaves where they were."""
    assert figures(*texts) == expected


def test_freed_and_then_counted():
    """Ten taken, four freed, then six still held, one of them killed: five held, ten taken."""
    texts = ("10 kidnapped", "plus 4 kidnapped from:kidnapped", "6 kidnapped held", "plus 1 killed from:kidnapped")
    told = toll(story(*texts))
    assert (shown(told["kidnapped"]), shown(told["kidnapped"].held)) == ("10/10/10", "5/5/5")


def test_more_are_taken():
    """Ten taken and four freed, then it turns out fourteen were taken: ten of them are still held."""
    told = toll(story("10 kidnapped", "plus 4 kidnapped from:kidnapped", "14 kidnapped"))["kidnapped"]
    assert (shown(told), shown(told.held)) == ("14/14/14", "10/10/10")


def test_a_campaigns_sum_is_no_days_toll():
    """Seven today, "bringing the year's dead to 530": seven; a later "more than 540" of the campaign adds nothing."""
    assert figures("7; 530 campaign", "540+ campaign") == {"killed": "7/7/7"}


def test_a_measure_of_its_own():
    """Each measure is folded alone: a correction of the dead leaves the injured."""
    assert figures("21; 40 injured", "18 was:21", "41 injured") == {"killed": "18/18/18", "injured": "41/41/41"}
