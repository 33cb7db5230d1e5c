"""Groups of persons in a sentence: "nine policemen", "a man", "another 13 militants", "30 others", "12 of them".

A group is a noun phrase of people with how many they are. Finding groups knows nothing of what they suffered.
"""

from collections.abc import Iterator
from dataclasses import replace

from core.extraction import noun_phrases
from core.extraction.both import shared
from core.extraction.group import Group, Kind
from core.extraction.kin_rows import with_families
from core.extraction.lexicon import Noun, listed, person
from core.extraction.marked import Marked
from core.extraction.named_groups import named
from core.extraction.named_rows import with_rows
from core.extraction.place_lists import demonyms
from core.extraction.quantity import Quantity

__all__ = ["Group", "Kind", "groups"]
_DETERMINERS = frozenset("the his her their its our my your this that these those each every both".split())
_POSSESSIVES = frozenset("his her their its our my your".split())
_AFTER_BARE = frozenset(
    "other others more people and or in on at by of was were are is have has had when after during including while"
    " near outside inside from to , . ; : ) - -- ! ? \" ' as with since so who among for this last late early there"
    " over"
    " being all still believed feared reported yesterday today overnight across before , but".split()
)
HIRED = frozenset("international national local foreign expatriate expat".split())
"""How staff are told apart, the noun left out: "two national staff and two international were held"."""
_MANY = frozenset("people police troops personnel crew staff folks kin remains dead wounded injured".split())
_LOOSE = frozenset("multiple several numerous many some few".split())
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())
"""With an article one more person: "a fifth surveyor was arrested too"."""


def groups(marked: Marked) -> tuple[Group, ...]:
    """Every group of a sentence, left to right, none overlapping another. Found once, when first asked for."""
    if marked.known is None:
        marked.known = with_rows(marked, with_families(marked, tuple(shared(marked, list(_found(marked))))))
    return marked.known


def _found(marked: Marked) -> Iterator[Group]:
    end = 0
    for at in _beginnings(marked):
        group = _group(marked, at) if at >= end else None
        if group is not None:
            yield _whole_word(marked, group)
            end = group.last


def _beginnings(marked: Marked) -> list[int]:
    """Where a group may begin: at a number, "the", a name, and where a noun of persons follows within reach."""
    words, quantity_at, tag, persons = marked.words, marked.quantity_at, marked.tag, marked.persons
    near: set[int] = set()
    for noun in persons:
        near.update(range(max(0, noun - noun_phrases.LONGEST_MODIFIER), noun + 1))
    if persons and "(" in words:
        near.update(range(persons[-1] + 1))  # what stands in brackets is passed over, however long
    return [
        at
        for at, word in enumerate(words)
        if at in near or at in quantity_at or word in _OPENING or tag(at).startswith("NNP")
    ]


_TAILS = (("-", "by"), ("-", "in", "-", "law"))


def _whole_word(marked: Marked, group: Group) -> Group:
    """ "Passers-by", "brother-in-law": one noun, cut at its hyphens."""
    for tail in _TAILS:
        if tuple(marked.words[group.last : group.last + len(tail)]) == tail:
            return replace(group, last=group.last + len(tail))
    return group


def _known(head: str) -> Noun:
    found = person(head)
    assert found is not None, head
    return found


def _group(marked: Marked, at: int) -> Group | None:
    quantity = marked.quantity_at.get(at)
    if quantity is not None and marked.word(at - 1) == "how" and marked.word(at) in ("many", "few"):
        return None  # "we do not know how many died"
    if quantity is not None and quantity.unit == "age" and quantity.first == at:
        return _aged(marked, quantity)
    if quantity is not None:
        return _numbered(marked, quantity) if quantity.first == at else None
    if at in marked.blocked and person(marked.word(at)) is None:
        return None
    word = marked.word(at)
    if word in _DETERMINERS:
        return _determined(marked, at)
    if word in _COLLECTIVES and marked.word(at + 1) == "of":
        return _collective(marked, at)
    if word in ("they", "he", "she", "who", "whom"):
        return None
    return _bare_noun(marked, at) or named(marked, at)


_COLLECTIVES = frozenset(("family", "team", "group", "crew", "party", "convoy"))
_OPENING = _DETERMINERS | _COLLECTIVES


def _collective(marked: Marked, at: int) -> Group | None:
    """ "A family of four", "a team of three": as many as are told; "a group of gunmen" is told by its noun."""
    q = marked.quantity_at.get(at + 2)
    if q is None or q.first != at + 2 or q.unit or q.article or not 1 < q.best < 100:
        return None
    head_at = noun_phrases.head(marked, q.last)
    head, last = ("", q.last) if head_at is None else (marked.word(head_at), head_at + 1)
    return replace(_of(q, last=last, kind="number", head=head, head_at=head_at or at), first=at)


def _numbered(marked: Marked, q: Quantity) -> Group | None:
    if q.unit or (q.denominator and not q.definite):
        return None
    if q.partitive:
        return _partitive(marked, q)
    head_at = noun_phrases.head(marked, q.last)
    if head_at is None and marked.quantity_at.get(q.last, q).unit == "age":
        age = marked.quantity_at[q.last]
        return _of(q, last=age.last, kind="one" if q.best == 1 else "number", head="", head_at=age.last - 1)
    if head_at is None and not q.article and noun_phrases.is_age(marked, q):
        return None
    if head_at is None and (q.other or q.increment) and q.article:
        return _one_more(marked, q)
    if head_at is None and q.article and q.best == 1 and _national(marked, q.last):
        return _of(q, last=q.last + 1, kind="one", head="", head_at=q.last)
    if head_at is None:
        return None if q.article and marked.word(q.number_first) in ("a", "an") else _bare_number(marked, q)
    head = marked.word(head_at)
    noun = _known(head)
    if (q.other or q.increment) and q.article and head in noun_phrases.FATES and head_at == q.last:
        return _one_more(marked, q)
    if q.article and head in noun_phrases.FATES and marked.word(q.number_first) == "one":
        return _of(q, last=q.last, kind="number", head="", head_at=q.first)
    if q.article and noun.plural and not noun.singular_too and head not in ("crew", "staff", "personnel"):
        return None
    if q.article and head in ("people", "police", "troops", "dead", "wounded", "injured"):
        return None
    kind: Kind = "one" if q.article and q.best == 1 else "number"
    last = head_at + 1
    if kind == "one" and head == "couple":
        q, kind = replace(q, low=2, best=2, high=2, article=False), "number"
    if kind == "one" and marked.word(q.last) in _ORDINALS:
        q = replace(q, other=True)
    return _of(q, last=last, kind=kind, head=head, head_at=head_at, possessive=noun_phrases.possessed(marked, last))


_AUXILIARY = frozenset("was is has were had being".split())


def _one_more(marked: Marked, q: Quantity) -> Group | None:
    """ "One guard was killed and another wounded", "a third was kidnapped": one more of those just told of."""
    last = q.last + (marked.word(q.last) in _ORDINALS)
    last = noun_phrases.behind_age(marked, last)
    follower = marked.word(last)
    if last not in marked.trigger_of and follower not in _AUXILIARY and follower[-2:] != "ly":
        return None if last > q.last else _bare_number(marked, q)
    return replace(_of(q, last=last, kind="one", head="", head_at=q.first), others=True)


def _aged(marked: Marked, age: Quantity) -> Group | None:
    """ "37-year-old Tucson man shot", "15-year-old killed": a headline's person without an article."""
    if marked.word(age.last - 1) not in ("old", "olds") or age.first and marked.word(age.first - 1) in _DETERMINERS:
        return None
    head_at = noun_phrases.head(marked, age.last)
    last = age.last if head_at is None else head_at + 1
    head = "" if head_at is None else marked.word(head_at)
    if marked.word(age.last - 1) == "olds" or head and _known(head).plural:
        return Group(age.first, last, "plural", head, last - 1, 2, 2, None, "vague")
    return Group(
        age.first, last, "one", head, last - 1, 1, 1, 1, "counted", possessive=noun_phrases.possessed(marked, last)
    )


def _of(q: Quantity, *, last: int, kind: Kind, head: str, head_at: int, possessive: bool = False,
        partitive: bool = False, out_of: Quantity | None = None) -> Group:  # fmt: skip
    return Group(
        q.first, last, kind, head, head_at, q.low, q.best, q.high, q.qualifier, q.increment or q.other, partitive,
        possessive, q.negated, q.changed, q.definite, out_of,
    )  # fmt: skip


def _all_but(marked: Marked, q: Quantity, whole: Quantity) -> Quantity:
    """ "All but two of the 26 girls": 24 of them."""
    if marked.words[max(0, q.first - 2) : q.first] != ("all", "but") or whole.best <= q.best:
        return q
    left = whole.best - q.best
    return replace(q, low=left, best=left, high=left)


def _partitive(marked: Marked, q: Quantity) -> Group | None:
    """ "13 of them", "four of the six people", "two of the soldiers"."""
    at = q.last
    if noun_phrases.of_things(marked, q, at):
        return None
    if marked.word(at) == "of":
        at += 1
    whole = marked.quantity_at.get(at)
    if whole is not None and not whole.unit:
        q = _all_but(marked, q, whole)
        head_at = noun_phrases.head(marked, whole.last)
        last = whole.last if head_at is None else head_at + 1
        head = "" if head_at is None else marked.word(head_at)
        return _of(q, last=last, kind="number", head=head, head_at=head_at or q.first, partitive=True, out_of=whole)
    if marked.word(at) in _DETERMINERS:
        head_at = noun_phrases.head(marked, at + 1)
        if head_at is not None and marked.word(at) in ("their", "its", "our") and marked.word(at + 1) == "own":
            of_ours = _of(q, last=head_at + 1, kind="number", head=marked.word(head_at), head_at=head_at)
            return replace(of_ours, others=True)
        if head_at is not None:
            return _of(q, last=head_at + 1, kind="number", head=marked.word(head_at), head_at=head_at, partitive=True)
    if marked.word(at) in ("them", "whom", "these", "those", "us"):
        at += 1
    if person(marked.word(at)) is not None and at not in marked.trigger_of:
        return _of(q, last=at + 1, kind="number", head=marked.word(at), head_at=at, partitive=True)
    return _of(q, last=at, kind="number", head="", head_at=q.first, partitive=True)


def _national(marked: Marked, at: int) -> bool:
    """ "Two Indians and a Pakistani": a people's word that no noun follows is one of them."""
    return marked.word(at) in demonyms() and marked.tag(at + 1)[:2] not in ("NN", "JJ", "HY", "CD")


def _bare_number(marked: Marked, q: Quantity) -> Group | None:
    """A number with no noun of its own: "killing nine", "12 dead", "30 others"."""
    shared = noun_phrases.sharing(marked, q.last)
    if shared is not None:
        return _of(q, last=shared, kind="number", head="", head_at=q.first)
    follower = marked.word(q.last)
    if follower in HIRED and marked.word(q.first - 1) == "and" and marked.tag(q.last + 1)[:2] not in ("NN", "JJ"):
        return _of(q, last=q.last + 1, kind="number", head="", head_at=q.first)
    if noun_phrases.of_things(marked, q, q.last):
        return None
    if q.qualifier == "vague" and marked.word(q.last - 1) in _LOOSE and q.last not in marked.trigger_of and not q.other:
        return None
    known = follower in _AFTER_BARE or q.last in marked.trigger_of or not follower or q.other
    adverb = follower.endswith("ly") or follower in listed("between_words")
    if q.negated and follower and not known:
        return None
    return _of(q, last=q.last, kind="number", head="", head_at=q.first) if known or adverb else None


def _determined(marked: Marked, at: int) -> Group | None:
    """ "the girl", "his wife", "the soldiers", "those killed"."""
    head_at = noun_phrases.head(marked, at + 1)
    if head_at is None:
        age = marked.quantity_at.get(at + 1)
        if age is not None and age.unit == "age":
            return Group(at, age.last, "definite", "", age.last - 1, 1, 1, 1, "counted", definite=True)
        return None
    head = marked.word(head_at)
    many = _known(head).plural and not (_known(head).singular_too and marked.tag(head_at) == "NN")
    kin = marked.word(at) in _POSSESSIVES and not many
    low = best = 1 if not many else None
    return Group(
        at, head_at + 1, "one" if kin else "definite", head, head_at, low, best, low, "counted",
        possessive=noun_phrases.possessed(marked, head_at + 1), definite=True,
    )  # fmt: skip


def _bare_noun(marked: Marked, at: int) -> Group | None:
    """A noun without article or number: "soldiers were killed" (vague), "Woman killed" in a headline (one)."""
    if not marked.persons or marked.word(at - 1) in _DETERMINERS or not _may_open(marked, at):
        return None
    head_at = noun_phrases.head(marked, at)
    if head_at is None or marked.word(head_at) in noun_phrases.FATES:
        return None
    head = marked.word(head_at)
    noun = _known(head)
    possessive = noun_phrases.possessed(marked, head_at + 1)
    if head == "couple":
        return Group(at, head_at + 1, "number", head, head_at, 2, 2, 2, "counted", possessive=possessive)
    if head in noun_phrases.MASS and head_at + 1 in marked.trigger_of:
        return Group(at, head_at + 1, "one", head, head_at, 1, 1, None, "at_least", possessive=possessive)
    alone = head in noun_phrases.MASS and noun_phrases.singular_verb(marked, head_at + 1)
    if not alone and (head in _MANY or (noun.plural and not noun.singular_too)):
        return Group(at, head_at + 1, "plural", head, head_at, 2, 2, None, "vague", possessive=possessive)
    further = marked.word(at) in _ORDINALS
    return Group(at, head_at + 1, "one", head, head_at, 1, 1, 1, "counted", further, possessive=possessive)


def _may_open(marked: Marked, at: int) -> bool:
    word = marked.word(at)
    if person(word) is not None:
        return True
    return (
        word.isalpha()
        and word not in noun_phrases.STOPS
        and noun_phrases.inside(marked, at)
        and at not in marked.trigger_of
    )
