"""The roll of an article's people: who is named where, and what many names cost."""

from core.extraction.people import NamedPerson
from core.extraction.roll import roll
from schemas.mention import Person
from tests.core.extraction.costing import TOWNS, calls

FIRST = ("Aron", "Brita", "Celio", "Dagny", "Emil", "Fenna", "Goran", "Hedda", "Ivar", "Jorun")
LAST = ("berg", "dal", "fors", "gren", "holm", "kvist", "lund", "mark", "strand", "vik")
OPENS = ("Alm", "Bod", "Ek", "Fal", "Gran", "Hag", "Lin", "Nor", "Sand", "Vest")


def _person(name, *sentences, suspect=False):
    person = Person(name=name, age=None, sex=None, role="other", status=None, evidence=())
    return NamedPerson(person=person, sentences=sentences, suspect=suspect)


def test_those_whom_a_sentence_names_come_in_order_of_first_naming():
    """Sentences 7 and 2 name the first and the third; sentence 4 names nobody."""
    people = roll((_person("Aron Ek", 2, 5), _person("Brita Dal", 3), _person("Celio Alm", 7)))
    assert [one.person.name for one in people.among([7, 2, 4])] == ["Aron Ek", "Celio Alm"]


def test_a_surname_tells_who_did_it_only_where_nobody_else_has_it():
    """Of two Lunds a bare "Lund" is either; the only Dal who did it is known by surname."""
    people = roll(
        (_person("Aron Lund", 1, suspect=True), _person("Hedda Lund", 2), _person("Ivar Dal", 3, suspect=True))
    )
    assert people.doers == {"aron lund", "ivar dal"}
    assert people.alone == {"dal"}


def _page(sentences):
    """Another person, age and town in each sentence."""
    names = (f"{FIRST[i % 10]} {OPENS[i // 10 % 10]}{LAST[i // 100 % 10]}" for i in range(sentences))
    return "\n\n".join(
        f"{name}, {20 + i % 50}, was killed by a gunman in {TOWNS[i % 10]}." for i, name in enumerate(names)
    )


def test_four_times_as_many_persons_are_about_four_times_thecalls():
    """From 150 persons named to 600: less than six times the calls (it was seven, and grew)."""
    assert calls(_page(600)) < 6 * calls(_page(150))
