"""Sentences that need their parse wait for it together, and are read as if it had been there from the start."""

from datetime import date

from core.extraction.looking import look, pieces
from core.extraction.triggers import triggers
from core.extraction.when import Anchor
from language.ear import ear
from tests.core.extraction.reading_notation import sentence

ANCHOR = Anchor(published=date(2015, 9, 5))
FAR = "The driver of the bus, which two soldiers on the coast road had seen with its lights off, was killed."
NEAR = "Nine soldiers were killed on Friday."
ALONE = "The driver of the bus, which was coming from the coast with its lights off, was killed."


def _heard(text, *, parsed):
    one = sentence(text)
    (one.doc,) = ear()([one.text])
    one.parse = ear().parse
    if parsed:
        ear().parse([one.doc])
    return one


def _look(text, *, parsed):
    one = _heard(text, parsed=parsed)
    return look(one, triggers(one.tokens), ANCHOR, ())


def _told(looked):
    return [(f.measure, f.group.first, f.group.last) for piece in pieces(looked) for f in piece.findings]


def test_a_plain_sentence_does_not_wait():
    """The order of words says it: no parse is made."""
    looked = _look(NEAR, parsed=False)
    assert not looked.marked.waits
    assert not looked.marked.sentence.doc.has_annotation("DEP")
    assert [measure for measure, *_ in _told(looked)] == ["killed"]


def test_who_waits_is_read_alike():
    """A subject far from its verb waits; with the parse it says what it says where the parse was there before."""
    looked = _look(FAR, parsed=False)
    assert looked.marked.waits
    ear().parse([looked.marked.sentence.doc])
    at_once = _look(FAR, parsed=True)
    assert not at_once.marked.waits
    assert _told(looked) == _told(at_once)
    assert [measure for measure, *_ in _told(looked)] == ["killed"]


def test_who_stands_alone_does_not_wait():
    """A sentence that tells of one person only, who may be the subject: no parse could say that it is another."""
    looked = _look(ALONE, parsed=False)
    assert not looked.marked.waits
    assert _told(looked) == _told(_look(ALONE, parsed=True))
    assert [measure for measure, *_ in _told(looked)] == ["killed"]
