"""Drills, plays, films and yearly counts harm nobody; what happened at a drill, or in one year, did."""

import pytest

from tests.core.extraction.listening import mentions, tolls

_NEWS = "Three people were killed when a bus hit a tree near Kampala on Sunday, police said. "


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Town empties in tsunami drill", "Sirens sounded in Tonga on Friday and pupils walked inland in a tsunami"
         " drill. For the purpose of the exercise 40 people were listed as dead and 120 as injured."),
        ("News", "Volunteers smeared with fake blood lay on the tracks in Lyon on Tuesday as firefighters rehearsed for"
         " a train crash. In the scenario, 25 people were killed and 80 injured."),
        ("News", "A mock plane crash in Accra on Saturday left 60 passengers dead and 30 injured in a full-scale"
         " emergency exercise."),
        ("News", "Gunmen stormed a mall in Singapore on Sunday, killed 12 shoppers and took 20 hostages. All of them"
         " were actors, and the attack was part of a counter-terrorism exercise."),
        ("News", "A message that a dam had burst and that 200 people had been killed went out on Monday in Kochi. It"
         " was part of a drill, officials said."),
        ("News", "The rescue services practised for a ferry disaster off Gotland on Thursday. Seven students were"
         " counted as dead and 19 as injured."),
        ("News", "Hospitals in Nairobi simulated a bus bombing on Thursday. The blast killed nine at the scene."),
        ("News", "The new thriller opens on Friday. It tells of a bombing in Copenhagen in which 19 people die."),
        ("News", "In the play, which opened at a theatre in Accra on Friday, a ferry sinks and 33 people drown."),
    ],
)  # fmt: skip
def test_what_is_played_is_no_happening(title, body):
    """tolls.md, "Not claims": drills, fiction."""
    assert mentions(body, title) == ()


@pytest.mark.parametrize(
    ("body", "killed"),
    [
        ("Three soldiers were killed when a helicopter crashed during a military exercise near Ankara on Tuesday.", 3),
        ("Two children were killed when a wall fell on them during an earthquake drill in Manila on Wednesday.", 2),
        ("A soldier was shot dead in a training exercise in Brandenburg on Monday.", 1),
        ("A quake killed 149 people in Mexico on Tuesday, hours after the country held its yearly drill.", 149),
        ("A cinematographer was killed on the set of a new film in Santa Fe on Thursday.", 1),
        ("A gunman killed 12 people at the premiere of a film in Denver on Friday.", 12),
    ],
)
def test_who_dies_at_a_drill_or_at_a_film_is_dead(body, killed):
    """A drill is where it happened, not what it was."""
    assert [toll.get("killed") for _, toll in tolls(body)] == [killed]


def test_a_real_disaster_told_beside_a_drill_stays():
    """The drill harms nobody; the earthquake of another year did."""
    body = "Japan held its yearly disaster drill on Friday. In September 1923 a quake killed 105,000 people there."
    assert [(m.when.start.year, m.toll["killed"].best) for m in mentions(body)] == [(1923, 105000)]


@pytest.mark.parametrize(
    "behind",
    [
        "Road crashes killed 1,240 people in the country last year, police figures show.",
        "In 2016, 412 people were killed in traffic accidents in Uganda, up 8 per cent from 2015.",
        "Figures published on Monday show that 53 miners died in accidents in 2017.",
        "The ministry published its figures a day later: 301 people died on Uganda's roads in 2018, down from 326.",
        "Lightning killed 287 people in the country in 2017, according to the records bureau.",
        "Last year, 4,179 Ugandans lost their lives in road crashes, while 3,000 more were seriously injured.",
        "The number of people killed on Ugandan roads fell to 3,900 in 2018 from 4,100 in 2017.",
        "The city recorded 1,007 murders in 2018. A total of 1,126 people were murdered there in 2014.",
        "There are 2,500 lightning deaths annually. In the north alone, 280 people died last year.",
        "Lifeguards counted 378 drownings in 2018, 23 more than the year before. Of those, 90 died in the north.",
        "In the first six months of the year 192 people drowned, according to the lifeguards' association.",
        "Last year 124 inmates died in the country's jails, 30 of them of tuberculosis.",
    ],
)
def test_yearly_counts_are_no_happening(behind):
    """tolls.md, "Not claims": periodic statistics."""
    assert [toll for _, toll in tolls(_NEWS + behind)] == [{"killed": 3}]


@pytest.mark.parametrize(
    ("behind", "killed"),
    [
        ("In October 2014 a bus crash on the same road killed 43 people.", 43),
        ("In 2011, a ferry sank on the lake and 200 people drowned.", 200),
        ("The earthquake of 1966 killed 157 people, according to government figures.", 157),
        ("Floods in 2007 killed 64 people in Uganda, the worst toll in decades.", 64),
    ],
)
def test_one_happening_of_a_year_is_one(behind, killed):
    """A noun or a verb of one deed says that the figure is of it, whatever the period."""
    assert [toll for _, toll in tolls(_NEWS + behind)] == [{"killed": 3}, {"killed": killed}]
