"""One article: totals, components, subsets, increments, sides, traits, attackers (tolls.md)."""

import pytest

from core.tolls.fold import toll
from tests.core.tolls.tolls_notation import mention, shown, story


def sides(figure):
    return {side: shown(part) for side, part in figure.by_side.items()}


def traits(figure):
    return {trait: shown(part) for trait, part in figure.by_trait.items()}


def test_total_with_components():
    """Twenty-two dead, nine policemen and thirteen attackers, are twenty-two, and nine victims."""
    told = [mention("22; part 9 security_forces police victim in:0; part 13 militant attacker in:0")]
    killed = toll(told)["killed"]
    assert shown(killed) == "22/22/22"
    assert sides(killed) == {"security_forces": "9/9/9", "militant": "13/13/13"}
    assert traits(killed) == {"police": "9/9/9"}
    assert shown(killed.victims) == "9/9/9"


def test_remainder_is_unknown():
    """What no side is told of stands as unknown, never as civilian."""
    killed = toll([mention("20; part 9 security_forces in:0")])["killed"]
    assert sides(killed) == {"security_forces": "9/9/9", "unknown": "11/11/11"}


@pytest.mark.parametrize("mode", ["", "part "])
def test_sides_told_side_by_side_sum(mode):
    """Eighteen militants and two soldiers, without a total, are twenty."""
    killed = toll([mention(f"{mode}18 militant; {mode}2 security_forces soldier")])["killed"]
    assert shown(killed) == "20/20/20"
    assert sides(killed) == {"militant": "18/18/18", "security_forces": "2/2/2"}


def test_components_of_one_side_sum():
    """Three policemen and two soldiers are five of the security forces."""
    killed = toll([mention("part 3 security_forces police; part 2 security_forces soldier")])["killed"]
    assert shown(killed) == "5/5/5"
    assert sides(killed) == {"security_forces": "5/5/5"}
    assert traits(killed) == {"police": "3/3/3", "soldier": "2/2/2"}


def test_traits_and_subsets_never_add():
    """Forty-one dead including twelve children and two attackers are forty-one, thirty-nine of them victims."""
    killed = toll([mention("41; of 12 child civilian in:0; of 2 militant attacker in:0")])["killed"]
    assert shown(killed) == "41/41/41"
    assert traits(killed) == {"child": "12/12/12"}
    assert sides(killed) == {"civilian": "12/12/12", "militant": "2/2/2", "unknown": "27/27/27"}
    assert shown(killed.victims) == "39/39/39"


def test_bomber_is_a_disjoint_component():
    """A bomber who killed nine besides himself: ten dead, nine victims."""
    killed = toll([mention("9 victim; 1 militant attacker")])["killed"]
    assert shown(killed) == "10/10/10"
    assert shown(killed.victims) == "9/9/9"


def test_another_texts_victims_are_the_same_people():
    """Nine victims in one text, the bomber told in another alone: still ten dead, nine victims."""
    killed = toll(story("9 victim; 1 militant attacker", "9 victim"))["killed"]
    assert shown(killed) == "10/10/10"
    assert shown(killed.victims) == "9/9/9"
    assert killed.voices == 2


def test_victims_are_there_whenever_killed_is():
    """Without attackers all are victims; injured carry victims too."""
    told = toll([mention("7; 3 injured")])
    assert shown(told["killed"].victims) == "7/7/7"
    assert shown(told["injured"].victims) == "3/3/3"


def test_a_lone_trait_is_a_figure():
    """Three women killed, and nothing else told, are three dead."""
    killed = toll([mention("3 woman")])["killed"]
    assert shown(killed) == "3/3/3"
    assert traits(killed) == {"woman": "3/3/3"}


def test_a_part_is_no_later_total():
    """Forty-one in one text, twelve children in a later one of another outlet: forty-one."""
    killed = toll(story("41", "12 child civilian"))["killed"]
    assert shown(killed) == "41/41/41"
    assert sides(killed) == {"civilian": "12/12/12", "unknown": "29/29/29"}


def test_sides_from_two_texts_sum():
    """Thirteen militants in one text, two soldiers in another: fifteen."""
    killed = toll(story("13 militant", "2 security_forces"))["killed"]
    assert shown(killed) == "15/15/15"


def test_components_above_their_total():
    """Where the parts exceed the total of the same text, the sum stands and is flagged."""
    killed = toll([mention("20; part 9 security_forces in:0; part 13 militant in:0")])["killed"]
    assert shown(killed) == "22/22/22 contested"


def test_components_outgrow_an_older_total():
    """Where the total is older, the parts are simply newer."""
    killed = toll(story("15", "part 9 security_forces; part 13 militant"))["killed"]
    assert shown(killed) == "22/22/22"


def test_components_are_clipped_to_a_newer_total():
    """Where the total is newer, each side keeps what must be its own; the rest is unknown."""
    killed = toll(story("police: part 9 security_forces; part 13 militant", "police: 18"))["killed"]
    assert shown(killed) == "18/18/18"
    assert sides(killed) == {"militant": "9/9/13", "security_forces": "5/5/9", "unknown": "0/4/4"}


def test_increment_with_its_total():
    """Three more, bringing it to forty-one: one consistent change if thirty-eight was known."""
    assert shown(toll(story("38", "plus 3; 41"))["killed"]) == "41/41/41"


def test_increment_that_does_not_fit_is_flagged():
    """Three more to forty-one where thirty-five was known: kept, and flagged."""
    assert shown(toll(story("35", "plus 3; 41"))["killed"]) == "41/41/41 contested"


def test_increment_with_its_total_alone():
    """With nothing known before there is nothing to contradict."""
    assert shown(toll([mention("plus 3; 41")])["killed"]) == "41/41/41"


def test_increment_alone_is_added_to_what_stands():
    """Another three, after ten: thirteen."""
    assert shown(toll(story("10", "plus 3"))["killed"]) == "13/13/13"


def test_equal_increments_within_a_day_are_one():
    """Two outlets telling of the same three more raise the toll once."""
    assert shown(toll(story("10", "plus 3", "plus 3", apart=5))["killed"]) == "13/13/13"
    assert shown(toll(story("10", "plus 3", "plus 3", apart=30))["killed"]) == "16/16/16"


def test_an_increment_already_in_a_total_is_not_added_again():
    """Three more, bringing it to forty-one; another outlet's three more are the same three."""
    assert shown(toll(story("38", "plus 3; 41", "plus 3"))["killed"]) == "41/41/41"


def test_increment_of_a_side_raises_the_total():
    """Another two policemen die: the side and the total grow."""
    killed = toll(story("22; part 9 security_forces in:0", "plus 2 security_forces police"))["killed"]
    assert shown(killed) == "24/24/24"
    assert sides(killed) == {"security_forces": "11/11/11", "unknown": "13/13/13"}


def test_an_old_figure_before_an_increment_is_an_echo():
    """Ten and three more are thirteen; ten told again changes nothing."""
    assert shown(toll(story("a: 10", "a: plus 3", "b: 10"))["killed"]) == "13/13/13"


def test_increment_without_a_base_is_at_least_itself():
    """Three more bodies, nothing known before: three."""
    assert shown(toll([mention("plus 3")])["killed"]) == "3/3/3"


def test_who_the_dead_were_is_contested():
    """Ten militants, says the army; ten villagers, say the villagers: ten dead, their side contested."""
    killed = toll(story("army(military): 10 militant", "villagers(witness): 10 civilian"))["killed"]
    assert shown(killed) == "10/10/10"
    assert sides(killed) == {
        "civilian": "0/0/10 contested",
        "militant": "0/0/10 contested",
        "unknown": "0/10/10",
    }


def test_parts_stand_with_their_total_whoever_is_quoted():
    """A component named by another speaker belongs to its total's statement."""
    told = mention("22; part 9 security_forces in:0; part 13 militant in:0")
    assert shown(toll([told])["killed"]) == "22/22/22"


def test_no_civilians_killed_is_not_nobody_killed():
    """A zero of one side says nothing of the total."""
    assert "killed" not in toll([mention("0 civilian")])


def test_subset_of_another_measure():
    """Thirty-two arrested, of whom thirteen were killed: the same thirteen."""
    told = toll([mention("32 arrested; of 13 killed militant in:0; 13 killed militant")])
    assert shown(told["arrested"]) == "32/32/32"
    assert shown(told["killed"]) == "13/13/13"


def test_vague_and_exact_in_one_text():
    """Dozens in the headline and thirty-one below are one statement of thirty-one."""
    assert shown(toll([mention("24~; 31")])["killed"]) == "31/31/31"


def test_affected_is_never_split():
    """Dead and injured together stay together."""
    told = toll([mention("50 affected")])
    assert set(told) == {"affected"}


def test_indirect_deaths_are_marked():
    """Deaths by hunger are shown and marked; beside violent ones they are left out of the figure."""
    assert toll([mention("12 indirect")])["killed"].indirect is True
    told = toll([mention("10; 12 indirect")])["killed"]
    assert (shown(told), told.indirect) == ("10/10/10", None)


def test_an_open_total_holds_larger_components():
    """At least twenty dead, twelve civilians and eleven soldiers: twenty-three, nothing contested."""
    killed = toll([mention("20+; part 12 civilian in:0; part 11 security_forces in:0")])["killed"]
    assert shown(killed) == "23/23/23"


def test_a_newer_side_outgrows_an_old_total_beside_the_older_side():
    """Fifteen dead, ten of them civilians; later seventeen militants: twenty-seven."""
    killed = toll(story("15; part 10 civilian in:0", "17 militant"))["killed"]
    assert shown(killed) == "27/27/27"


def test_only_the_older_side_is_clipped():
    """Fifteen civilians, then twenty dead in all, then ten militants: the civilians were ten at most."""
    killed = toll(story("15 civilian", "20", "10 militant"))["killed"]
    assert shown(killed) == "20/20/20"
    assert sides(killed) == {"civilian": "10/10/15", "militant": "10/10/10"}


def test_increments_come_on_top_of_sides():
    """Thirteen militants, then another three, no total told: sixteen."""
    assert shown(toll(story("13 militant", "plus 3"))["killed"]) == "16/16/16"
    assert shown(toll(story("13 militant", "plus 3 security_forces"))["killed"]) == "16/16/16"


def test_one_side_grows_beside_an_older_sum():
    """Four soldiers and six militants, then six soldiers: twelve, and no conflict."""
    killed = toll(story("4 security_forces; 6 militant", "6 security_forces"))["killed"]
    assert shown(killed) == "12/12/12"


def test_a_corrected_side_strikes_the_total_it_was():
    """Thirteen dead, all militants; the militants were nine, not thirteen: nine dead, and thirteen is an echo."""
    killed = toll(story("13; 13 militant", "9 militant was:13", "13"))["killed"]
    assert shown(killed) == "9/9/9"
    assert sides(killed) == {"militant": "9/9/9"}


def test_who_corrects_the_total_corrects_the_parts_told_with_it():
    """Twenty, not twenty-two: the seven soldiers told with it replace nine."""
    parts = "part {} security_forces in:0; part 13 militant in:0"
    killed = toll(story("22; " + parts.format(9), "20 was:22; " + parts.format(7)))["killed"]
    assert shown(killed) == "20/20/20"
    assert sides(killed) == {"security_forces": "7/7/7", "militant": "13/13/13"}


def test_one_increment_told_with_and_without_its_side():
    """One more dead, a militant says another text of the same day: one."""
    assert shown(toll(story("plus 1", "plus 1 militant"))["killed"]) == "1/1/1"


def test_members_of_a_list_are_of_every_side():
    """A girl and three others, all struck by the attackers: four, one of them a child and civilian."""
    injured = toll([mention("part 1 injured civilian child victim; part 3 injured victim")])["injured"]
    assert shown(injured) == "4/4/4"
    assert traits(injured) == {"child": "1/1/1"}


def test_members_told_by_a_trait_count():
    """Two men and two women, and no total told, are four; two women alone among others' six are two of the six."""
    assert shown(toll([mention("part 2 injured; part 2 injured woman")])["injured"]) == "4/4/4"
    assert shown(toll(story("6 injured", "part 2 injured woman"))["injured"]) == "6/6/6"


def test_another_than_the_dead():
    """ "One dead, another wounded" in a second text: the one who is wounded, not one wounded more."""
    assert shown(toll(story("1; 1 injured", "1; plus 1 injured"))["injured"]) == "1/1/1"
    assert shown(toll(story("1; 3 injured", "plus 1 injured"))["injured"]) == "4/4/4"


def test_burglars_told_as_the_dead():
    """Three dead burglars, says one text; three dead, says another, as of victims: three, and who they were is open."""
    killed = toll(story("3 attacker", "3 victim"))["killed"]
    assert shown(killed) == "3/3/3"
    assert shown(killed.victims) == "0/0/0"


def test_a_bomber_told_alone_is_another_than_his_victims():
    """Nine victims, says one; the bomber died, says another: ten."""
    assert shown(toll(story("9 victim", "1 militant attacker"))["killed"]) == "10/10/10"
