"""Noun phrases of persons: where the noun is, how far the words before it reach, what looks like one and is none."""

from core.extraction.lexicon import listed, modifiers, person
from core.extraction.marked import Marked
from core.extraction.place_lists import demonyms
from core.extraction.quantity import Quantity

_INSIDE_TAGS = frozenset(
    ("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "CD", "HYPH", "POS", "RBS", "FW", "AFX")
)
STOPS = frozenset(
    "was were is are be been being has have had and or but of in on at by to from with for who whom which that when"
    " while"
    ' after before during as into near outside inside not said say says including , ; : . " ! ?'.split()
)
FATES = frozenset("dead wounded injured".split())
LONGEST_MODIFIER = 9


def is_age(marked: Marked, q: Quantity) -> bool:
    """ "a man, 31, was": a bare number between commas, or one of a list of ages ("ages 23, 41 and 44")."""
    comma = q.first - 1 - (marked.word(q.first - 1) in ("also", "then", "just", "only"))  # "Moss, also 14, died"
    if marked.word(comma) == "," and marked.word(q.last) in (",", "and", "years"):
        noun = person(marked.word(comma - 1))
        digits = marked.word(q.number_first).isdigit() or noun is not None and not noun.plural
        return digits and q.best < 120
    at = q.first - 1
    while at > 0 and (marked.word(at) in (",", "and") or marked.word(at).isdigit()):
        at -= 1
    return marked.word(at) in ("age", "ages", "aged")


def sharing(marked: Marked, at: int) -> int | None:
    """ "one foreign and five local miners": adjectives whose noun stands behind the next number."""
    i = at
    while i < at + 3 and marked.tag(i) in ("JJ", "NN", "NNP", "NNS") and marked.word(i) not in listed("nonpersons"):
        i += 1
    if i == at or marked.word(i) not in ("and", ",", "&"):
        return None
    following = marked.quantity_at.get(i + 1) or marked.quantity_at.get(i + 2)
    if following is None or following.unit or head(marked, following.last) is None:
        return None
    return i


_ARTICLES = frozenset("the these those its their his her our".split())


def of_things(marked: Marked, q: Quantity, at: int) -> bool:
    """ "Millions of animals", "4,000 of the birds": a noun that is nobody's, so nobody is counted."""
    first = at + 1 + (marked.word(at + 1) in _ARTICLES)
    if marked.word(at) != "of" or marked.tag(first) not in ("NN", "NNS"):
        return False
    if marked.word(first + 1) == "'s":
        return _owned(marked, first + 2)
    noun = marked.word(first)
    if noun in listed("nonpersons"):
        return noun not in _OF_PEOPLE
    unknown = head(marked, first) is None and person(noun) is None and first not in marked.trigger_of
    return unknown and q.qualifier == "vague" and marked.tokens[first].text.islower()


_OF_PEOPLE = frozenset("family household group unit battalion".split())
""" "Sixty of the group": one group, and those counted belong to it; "two of the groups" counts groups."""


def _owned(marked: Marked, at: int) -> bool:
    """ "Two of the farm's horses": what is owned, nobody."""
    while marked.tag(at) == "JJ":
        at += 1
    return marked.tag(at) in ("NN", "NNS") and head(marked, at) is None and at not in marked.trigger_of


def head(marked: Marked, start: int) -> int | None:
    """The token of the person noun that a noun phrase starting here is about; None where it is about no person."""
    found, at = None, start
    limit = min(len(marked.tokens), start + LONGEST_MODIFIER)
    while at < limit:
        word = marked.word(at)
        if "unborn" in (word, marked.word(start - 1)):
            return None
        unit = marked.quantity_at.get(at)
        if unit is not None and unit.unit and at > start and found is not None:
            break
        if word == "(":
            behind = _behind_bracket(marked, at)
            at, limit = behind, min(len(marked.tokens), limit + behind - at)
            continue
        if word == "and" and _of_one_noun(marked, start, at, found):
            found = None
            at += 1
            continue
        if (
            (person(word) is not None and (word != "head" or _of_something(marked, at)))
            and not (at in marked.trigger_of and found is not None)
            and _is_noun(marked, at, start)
        ):
            found = at
        elif not inside(marked, at) or found is not None and at in marked.trigger_of:
            break  # "rebels kidnapped mayor": the rebels end there
        at += 1
    if found is None or _compound(marked, found, at):
        return None
    return found


def _of_one_noun(marked: Marked, start: int, at: int, found: int | None) -> bool:
    """ "30 NGO and UN workers", "six police and army officers": two words that stand beside one noun."""
    known, counted = modifiers(), marked.quantity_at.get(start - 1)
    named = marked.word(at + 2) in known and marked.tag(at + 1) == "NNP"  # "UN and Red Cross staff"
    if marked.word(at - 1) not in known or not (named or marked.word(at + 1) in known):
        return False
    many = found == at - 1 == start and counted is not None and counted.best > 1 and not counted.unit
    noun = person(marked.word(at + 2 + named))
    return found is None or many and noun is not None and noun.plural


def _of_something(marked: Marked, at: int) -> bool:
    """ "The head of an agency" is a person; "shot in the head", "a wound to the head", "50 head of cattle" are none."""
    counted = marked.quantity_at.get(at - 1)
    return marked.word(at + 1) == "of" and (counted is None or counted.article)


def _is_noun(marked: Marked, at: int, start: int) -> bool:
    """Whether "dead", "wounded", "injured" are the people here: right behind the number or "the", with no object."""
    if marked.word(at) not in FATES:
        return True
    following = marked.tag(at + 1)
    return (
        at == start
        and not following.startswith(("NN", "JJ", "DT", "CD", "PRP"))
        or marked.word(at + 1) in ("last", "this", "today")
    )


def inside(marked: Marked, at: int) -> bool:
    word = marked.word(at)
    if word == "and" and _two_nations(marked, at):
        return True
    if word in STOPS or at in marked.quantity_at and not marked.quantity_at[at].unit:
        return word == "," and marked.tag(at + 1).startswith("JJ") and marked.tag(at - 1).startswith("JJ")
    if at in marked.trigger_of:
        return marked.tag(at)[:2] in ("VB", "JJ", "NN") and _person_soon(marked, at + 1)
    if len(word) > 1 and marked.tokens[at].text.isupper() and word.isalpha():
        return True  # an abbreviation, which the tagger takes for any word: "a WASH engineer"
    if not marked.tag(at):
        return word.isalpha() or word in "-/'"
    return marked.tag(at) in _INSIDE_TAGS or word in ("-", "/", "'s", "&", "female", "male")


def _two_nations(marked: Marked, at: int) -> bool:
    """ "Nine Kenyan and Somali soldiers"."""
    pair = (marked.word(at - 1), marked.word(at + 1))
    return all(w in demonyms() and w[-1:] != "s" for w in pair) and person(marked.word(at + 2)) is not None


def _person_soon(marked: Marked, at: int) -> bool:
    return any(person(marked.word(i)) is not None for i in range(at, at + 2))


def _compound(marked: Marked, found: int, stopped: int) -> bool:
    """Whether the noun goes on to something that is no person: "police station", "soldiers' barracks", "staff car"."""
    following = marked.word(found + 1)
    if found + 1 in marked.trigger_of and marked.sentence.field == "title":
        return False  # "Farmers Shot In Field": the tagger takes a capital for a name
    if following in listed("nonpersons") and marked.tag(found + 1) in ("NN", "NNS", "NNP", "NNPS", ""):
        return True
    if found + 1 >= stopped or following in ("'s", "'", "-", "/"):
        return False
    if following.endswith("ing") and marked.tag(found + 2) in ("RP", "IN", "DT", "TO", "PRP$"):
        return False
    return (
        marked.tag(found + 1) in ("NN", "NNS")
        and found + 1 not in marked.trigger_of
        and found + 1 not in marked.blocked
    )


def _behind_bracket(marked: Marked, at: int) -> int:
    for i in range(at, min(len(marked.tokens), at + 16)):
        if marked.word(i) == ")":
            return i + 1
    return at + 1


def possessed(marked: Marked, at: int) -> bool:
    return marked.word(at) in ("'s", "'") or (marked.tag(at) == "POS")


def behind_age(marked: Marked, at: int) -> int:
    """Behind the age in commas of "a third, aged 33, was held", "another, 19, was hurt"."""
    if marked.word(at) != "," or "," not in marked.words[at + 1 : at + _AGE]:
        return at
    close = marked.words.index(",", at + 1)
    aged = all(
        w in _AGED or w.isdigit() or i + at + 1 in marked.quantity_at
        for i, w in enumerate(marked.words[at + 1 : close])
    )
    return close + 1 if aged else at


_AGE = 7
_AGED = frozenset(("aged", "a", "who", "years", "year", "old", "-"))


MASS = frozenset("staff personnel crew".split())


def singular_verb(marked: Marked, at: int) -> bool:
    """ "INGO staff was assaulted": one person, as incident reports write; "staff injured" says of no more than one."""
    return marked.word(at + (marked.word(at) == ")")) in ("was", "is", "has")
