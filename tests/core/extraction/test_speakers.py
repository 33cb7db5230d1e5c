"""Who says so: first hands, second hands, parties, denials, claims of responsibility."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.extraction.numbers import quantities
from core.extraction.responsibility import claimed_by
from core.extraction.speakers import speaker, voice
from tests.core.extraction.reading_notation import sentence, several


def voices(text):
    """`number: name / kind` for each number that can count people, with flags behind."""
    article, out = several(text), []
    for one in article:
        for q in quantities(one):
            if not q.unit and not q.article:
                found = voice(one, (q.first, q.last), article)
                flags = [flag for flag in ("disputed", "feared", "second_hand") if getattr(found, flag)]
                flags += ["enemy"] * found.speaker.about_enemy
                said = f"{q.best}: {found.speaker.name} / {found.speaker.kind}"
                out.append(" ".join([said, *flags]))
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thirteen people were killed.", ["13:  / outlet"]),
        ("Thirteen people were killed, police said.", ["13: police / official"]),
        ("At least 13 died, according to the health ministry.", ["13: health ministry / official"]),
        ('"We found 13 bodies," a health ministry spokeswoman told Reuters.', ["13: health ministry / official"]),
        ("State TV quoted the ministry as saying 13 had died.", ["13: ministry / official second_hand"]),
        ("The agency reported that 13 died, citing hospital sources.", ["13: hospital / medical second_hand"]),
        ("Rebels claimed to have killed 30 soldiers.", ["30: Rebels / party enemy"]),
        (
            "The army said it killed 30 militants, while the rebels said 12 soldiers died.",
            ["30: army / military enemy", "12: rebels / party enemy"],
        ),
        (
            "Witnesses said 13 were killed but the hospital said it had received 5 bodies.",
            ["13: Witnesses / witness", "5: hospital / medical"],
        ),
        ("The government denied that 20 people died.", ["20:  / outlet disputed"]),
        ("Police denied killing 3 men.", ["3:  / outlet disputed"]),
        ("He was denied bail after 3 men were killed.", ["3:  / outlet"]),
        ("The group denied responsibility for the blast that killed 20.", ["20:  / outlet"]),
        ("13 were wounded, said Ali Khan, a police spokesman.", ["13: police / official"]),
        ("Vale Observatory for Human Rights said 13 died.", ["13: Vale Observatory for Human Rights / monitor"]),
        ("The attack claimed 13 lives.", ["13:  / outlet"]),
        ("Rescue workers said 13 were missing.", ["13: Rescue workers / rescue"]),
        ("AT LEAST 13 PEOPLE WERE KILLED, POLICE SAID.", ["13: POLICE / official"]),
        (
            "Some 25 drowned according to the navy, and 60 according to the insurgents.",
            ["25: navy / military", "60: insurgents / party"],
        ),
        ("Spokeswomen for the 9th Regiment reported 7 sailors drowned.", ["7: 9th Regiment / military"]),
        ("According to the Vale police, two people died.", ["2: Vale police / official"]),
        ("The radio station, quoting a rebel source, said 12 had died.", ["12: rebel / party second_hand"]),
        ("The authorities have not reported 12 deaths.", ["12:  / outlet"]),
        ("The doctor, who said 12 had died, left.", ["12: doctor / medical"]),
        ("Five were stabbed, according to N. Z. police.", ["5: N. Z. police / official"]),
        ("An investigation revealed that 12 had died.", ["12:  / outlet"]),
        ("Forty are feared dead.", ["40:  / outlet feared"]),
        ("Some 40 are presumed to have drowned.", ["40:  / outlet feared"]),
        ("There are fears that 40 people died.", ["40:  / outlet feared"]),
        ("Some 40 people believed to be rebels died.", ["40:  / outlet"]),
    ],
)
def test_one_sentence(text, expected):
    """The words told are given to the one who told them first."""
    assert voices(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ali Khan, a spokesman for the army, said 13 were hurt. | He said 4 died.",
            ["13: army / military", "4: army / military"],
        ),
        (
            '"We found 13 bodies," a hospital official said. | "Another 4 died later."',
            ["13: hospital / medical", "4: hospital / medical"],
        ),
        (
            "Sheriff Joan Miller said two men died. | Miller said 3 others were hurt.",
            ["2: Sheriff Joan Miller / official", "3: Sheriff Joan Miller / official"],
        ),
        (
            "POLICE SOURCES SAID 9 DIED. | THE SOURCES ADDED THAT 7 WERE HURT.",
            ["9: POLICE / official", "7: POLICE / official"],
        ),
    ],
)
def test_over_sentences(text, expected):
    """He, the source, a surname and a running quotation lead back to who spoke before."""
    assert voices(text) == expected


def test_speaker_takes_the_side_it_is_told():
    """A party speaking of fighters of its own is not speaking of its enemy."""
    one = sentence("Rebels said 30 fighters were killed.")
    assert not speaker(one, (2, 4), side="militant").about_enemy
    assert speaker(one, (2, 4), side="security_forces").about_enemy


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The Red Lions Brigade claimed responsibility for the attack.", "Red Lions Brigade"),
        ("The Northern Front has claimed responsibility.", "Northern Front"),
        ("The attack was claimed by the Northern Front in a statement.", "Northern Front"),
        ("An attack claimed by the Free State of Aa and the Bb on a bus.", "Free State of Aa and the Bb"),
        ("The Northern Front (NF) tonight claimed responsibility.", "Northern Front"),
        ("No group has claimed responsibility.", None),
        ("Nobody immediately claimed responsibility for the blast.", None),
        ("The blast claimed 13 lives.", None),
        (
            "Police said the rebel group Northern Front claimed responsibility on its site.",
            "rebel group Northern Front",
        ),
        ("Both the Red Lions and the Northern Front claimed responsibility.", "Red Lions and the Northern Front"),
        ("None of the movements at work in Laos has claimed responsibility for the fire.", None),
        ("It claimed responsibility for the attack.", None),
        ("A year earlier in August claimed responsibility.", None),
    ],
)
def test_claims_of_responsibility(text, group):
    """The group is named as the sentence names it; nobody is nobody."""
    assert claimed_by(sentence(text)) == group


WORDS = st.sampled_from(
    """police said that 13 people were killed , according to the army spokesman " he told reporters quoted ministry as
    saying denied by rebels : ( NF ) claimed responsibility Sgt . Ali who feared dead while citing - died""".split()
)


@given(st.lists(WORDS, max_size=25), st.integers(0, 24))
def test_any_text_is_read_the_same_way_twice_and_names_slice(words, at):
    """Same text, same speaker; the naming words lie inside the sentence and hold the name's last word."""
    one = sentence(" ".join([*words, "13"]))
    span = (min(at, len(one.tokens) - 1), min(at, len(one.tokens) - 1) + 1)
    found = voice(one, span, (one,))
    assert found == voice(sentence(" ".join([*words, "13"])), span, (one,))
    if found.tokens:
        first, last = found.tokens
        assert 0 <= first < last <= len(one.tokens)
        assert found.speaker.name in one.text
