"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.normalise import normalise
from core.reading.sentences import LONGEST, sentences


def cut(body, title=""):
    return [s.text for s in sentences(title, body)]


@pytest.mark.parametrize(
    "body",
    [
        "Nine people died. | Four were hurt.",
        "Dr. Ana Ruiz and Gov. Tom J. Hale spoke. | They left.",
        "The U.S. Army lost two men. | It gave no names.",
        "He came from the U.S. | The other did not.",
        "It happened at 7:30 a.m. Friday near the port. | Nobody was hurt.",
        "About 2.5 million people fled. | 13 people died.",
        '"They refused to go. | The fight goes on," a spokesman said.',
        '"Where are they?" he asked. | Nobody knew.',
        "No. 5 Company lost three men. | Two came back.",
        "The shop of Hill Inc. in Leeds burned. | One man died.",
        "The Jan. 5 blast killed two. | They were brothers.",
        "Police found guns.| In a phone call, the mayor thanked them.",
        "See www.example.com for more. | Two died.",
    ],
)
def test_a_stop_ends_a_sentence_only_where_it_does(body):
    """Abbreviations, initials, decimals, quotations and lost spaces."""
    assert cut(body.replace("| ", "")) == [part.strip() for part in body.split("|")]


def test_tokenised_text():
    """A stop with spaces on both sides ends a sentence, a title's does not."""
    body = "A man , 23 , was shot in Troy , Ohio , at 5 p.m. , police said . Sgt . Ann Poe said two fled ."
    assert cut(body) == [
        "A man , 23 , was shot in Troy , Ohio , at 5 p.m. , police said .",
        "Sgt . Ann Poe said two fled .",
    ]


def test_the_title_comes_first():
    """Index 0 is the title's; offsets are the field's own."""
    found = sentences("Two die in fire", "A fire killed two.\n\nOne more is missing.")
    assert [(s.index, s.field, s.start, s.paragraph) for s in found] == [
        (0, "title", 0, 0),
        (1, "body", 0, 0),
        (2, "body", 20, 1),
    ]


def test_wrapped_lines_are_one_paragraph():
    """A line end inside hard-wrapped text is a space."""
    body = (
        "The command of the northern garrison reported that about fifty farmers\n"
        "of several villages have been taken away by armed men who came from the\n"
        "hills.  The mayor said nobody had seen them since."
    )
    assert [text.split()[0] for text in cut(body)] == ["The", "The"]


def test_lines_without_stops_are_parted():
    """A headline on its own line is no part of the next one."""
    assert cut("Fire kills two\nA fire killed two people in Troy on Monday night.") == [
        "Fire kills two",
        "A fire killed two people in Troy on Monday night.",
    ]


def test_a_headline_run_into_the_text_is_cut_off():
    """The title repeated at the start of the body is a sentence of its own, even without a space."""
    title = "Three hurt in ferry accident"
    assert cut(f"{title}Three people were hurt on Monday.", title)[1:] == [title, "Three people were hurt on Monday."]


def test_the_dateline_is_a_sentence_of_its_own():
    """What stands before the dash is not part of what happened."""
    body = "QUITO, 3 JAN 90 -- [REPORT] [TEXT] Five men were killed."
    assert cut(body) == ["QUITO, 3 JAN 90 -- [REPORT] [TEXT]", "Five men were killed."]


def test_text_without_stops_is_cut():
    """No sentence is longer than the cap, and no word is lost."""
    words = " ".join(f"word{i}" for i in range(5 * LONGEST))
    found = cut(words)
    assert all(len(text.split()) <= LONGEST for text in found)
    assert " ".join(found) == words


@given(st.text(alphabet=st.sampled_from("aB .\n\"'!?(),-5—"), max_size=300))
def test_offsets_slice_to_the_text(body):
    """Every sentence is a slice of the body, line ends read as spaces; none overlap; no letter is lost."""
    text = normalise(body)
    found = sentences("", text)
    assert all(text[s.start : s.end].replace("\n", " ") == s.text for s in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert sum(map(str.isalnum, text)) == sum(map(str.isalnum, "".join(s.text for s in found)))


def test_time_is_linear():
    """A MiB of anything is cut in seconds."""
    for piece in ("A. ", '."', "\n", "word ", "(a) ", "x", ". . "):
        assert sentences("a title of some length", (piece * (1 << 18))[: 1 << 18]) is not None


def test_a_lead_that_begins_with_the_words_of_its_headline_is_one_sentence():
    """The headline is cut from the text only where the text does not go on behind it."""
    title = "Ferry overturns off Kyoto"
    assert [s.text for s in sentences(title, f"{title}, Japan, on Monday.")][1:] == [f"{title}, Japan, on Monday."]
    assert [s.text for s in sentences(title, f"{title} on Monday.")][1:] == [f"{title} on Monday."]
    assert [s.text for s in sentences(title, f"{title} KYOTO is calm.")][1:] == [title, "KYOTO is calm."]
