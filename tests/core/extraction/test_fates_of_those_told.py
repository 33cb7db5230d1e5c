"""What came of people told of before: deaths confirmed, the held killed, limbs hurt, the attacked injured."""

import pytest

from tests.core.extraction.listening import mentions


def told(text):
    """Each claim: measure, best."""
    return [(c.measure, c.best) for m in mentions(text) for c in m.claims]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Two divers went missing on Monday. On Friday the port confirmed their deaths.", {"missing": 2, "killed": 2}),
        ("Four hikers disappeared near the lake. Police have announced their deaths.", {"missing": 4, "killed": 4}),
        ("A judge was kidnapped on Monday. Her family confirmed her death on Tuesday.", {"kidnapped": 1, "killed": 1}),
        ("Two farmers were killed. The mayor mourned their deaths.", {"killed": 2}),
        ("Two farmers were wounded. The mayor said he would serve until his death.", {"injured": 2}),
    ],
)  # fmt: skip
def test_their_deaths_were_confirmed(text, claims):
    """Of those told of before, counted once; "until his death" tells of none."""
    (mention,) = mentions(text)
    assert {measure: figure.best for measure, figure in mention.toll.items() if figure.best is not None} == claims


@pytest.mark.parametrize(
    ("text", "happenings"),
    [
        ("A weaver was kidnapped by rebels in October 2018. He was killed in January 2019.", 1),
        ("Two miners were abducted on 2 June. They were shot dead on 9 June.", 1),
        ("Two miners were abducted on 2 June. Three tailors were shot dead on 9 June.", 2),
    ],
)
def test_the_end_of_the_held_is_news_of_the_abduction(text, happenings):
    """tolls.md, Roles: entered on the day of the happening; other people are another."""
    assert len(mentions(text)) == happenings


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A clerk injured their wrist when bottles were thrown at the depot.", [("injured", 1)]),
        ("Gunmen attacked a surveyor near the mill and cut off his hand.", [("injured", 1)]),
        ("A cellist was thrown down a stair by ushers. Her knees and hip were bruised.", [("injured", 1)]),
        ("Three nurses broke their legs when a stage fell.", [("injured", 3)]),
        ("He broke her heart and raised his hand.", []),
        ("A man was found dead on Monday. His hands were severed.", [("killed", 1)]),
        ("Two shepherds were killed on Sunday. Their hands were cut off.", [("killed", 2)]),
    ],
)
def test_whose_limb_is_hurt_is_injured(text, claims):
    """The one whose it is, never who struck; the dead are not injured besides."""
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Two drivers were attacked by villagers near the ford, causing serious injuries.", [("injured", 2)]),
        ("Gunmen attacked two drivers near the bridge, causing injuries.", [("injured", 2)]),
        ("A lorry overturned, causing serious injuries to three people.", [("injured", 3)]),
        ("Gunmen attacked a bus, causing serious injuries.", []),
        ("A bomb went off at a gate, causing serious injuries.", []),
    ],
)
def test_injuries_caused_are_of_those_attacked(text, claims):
    """Nobody is counted where a thing was attacked."""
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Two nurses were attacked by a patient. They were injured.", [("injured", 2)]),
        ("Two teachers were attacked at the gate. The youths beat the teachers up.", [("injured", 2)]),
        ("Four clerks were ambushed on the road. Police said they were killed by a gang.", [("killed", 4)]),
        ("Four clerks were ambushed on the road. The soldiers were killed.", []),
        ("Two patrols were attacked. Three soldiers died.", [("killed", 3)]),
    ],
)
def test_the_attacked_are_whom_they_means(text, claims):
    """As many as were attacked, in the sentence before; other people stay uncounted."""
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Masked men beat two bakers up in the market on Monday.", [("injured", 2)]),
        ("The rival candidates beat the drum to wake the village up.", []),
        ("Raiders shot at a van, killing a  WASH adviser and a cook.", [("killed", 2)]),
    ],
)
def test_beaten_up_and_abbreviations(text, claims):
    """The object stands between the verb and "up"; an abbreviation is part of what somebody is."""
    assert told(text)[:1] == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "In Lima 20 people were initially reported killed, while 30 others were injured."
            " The death toll was later put at 50.",
            {"killed": 50, "injured": 30},
        ),
        (
            "Police initially reported 12 dead and 30 injured. The toll was later put at 15 dead and 31 injured.",
            {"killed": 15, "injured": 31},
        ),
    ],
)
def test_what_was_initially_reported_ends_with_its_clause(text, claims):
    """Behind ", while" stands what holds; joined by "and" it is as old as the rest."""
    assert {m: f.best for m, f in mentions(text)[0].toll.items() if f.best is not None} == claims


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Nurses counted six people in all who had been wounded by gunfire. The gunman was struck by a bullet.", 6),
        ("Nurses counted six people who had been wounded by gunfire. The gunman was wounded by police.", 7),
    ],
)
def test_four_in_all_are_all(text, injured):
    """ "In all" leaves nobody to be added, the attacker neither."""
    assert mentions(text)[0].toll["injured"].best == injured


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ida Falk, also 17, died on Sunday at the infirmary.", [("killed", 1)]),
        ("Two boys, both 17, died on Sunday.", [("killed", 2)]),
        ("In the north, also 17 died on Sunday.", [("killed", 17)]),
    ],
)
def test_also_seventeen_is_an_age(text, claims):
    """Between commas behind a name it counts nobody."""
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A clerk died in military custody after being questioned.", {"killed": 1, "arrested": 1}),
        ("Two men are in police custody.", {"arrested": 2}),
        ("The museum has the painting in its custody.", {}),
    ],
)
def test_who_is_in_custody_was_arrested(text, claims):
    """Whosever custody it is; a thing in custody is nobody."""
    found = mentions(text)
    assert {m: f.best for x in found for m, f in x.toll.items() if f.best is not None} == claims
