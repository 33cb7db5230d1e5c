"""The numbers of a sentence: `quantities(sentence)`, with bounds as in the Quantities table of tolls.md."""

from collections.abc import Sequence
from dataclasses import replace

from core.extraction.quantity import Quantity, Unit
from core.extraction.quantity_words import DASHES, Words, words
from core.extraction.spelled import LONGEST, Number, number
from core.extraction.text import Sentence, Token
from core.extraction.units import unit
from schemas.claim import Qualifier

Bounds = tuple[int, int, int | None, Qualifier]


def quantities(sentence: Sentence) -> tuple[Quantity, ...]:
    """Every number of the sentence in order, those that can never count people marked with their `unit`."""
    if sentence.numbers is None:
        sentence.numbers = _found(sentence.tokens)
    return sentence.numbers


def _found(tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    lists = words()
    starters = lists.starters
    out: list[Quantity] = []
    end = 0
    for i in [i for i, token in enumerate(tokens) if token.lower in starters or token.lower[0].isdigit()]:
        if i < end:
            continue
        found = _read(tokens, i, lists)
        if found:
            while out and found.first <= out[-1].first:
                out.pop()  # "an estimated 13", "as many as 13": a and many belong to the number
            out.append(_chained(tokens, out, found) if out else found)
            end = found.number_last
    return tuple(out)


def _read(tokens: Sequence[Token], i: int, lists: Words) -> Quantity | None:
    nothing = lists.nothing.starting(tokens, i)
    if nothing:
        return _nothing(tokens, i, i + nothing[0])
    if tokens[i].lower == "both":
        return Quantity(first=i, last=i + 1, number_first=i, number_last=i + 1, low=2, best=2, high=2,
                        qualifier="counted", definite=True, partitive=_of(tokens, i + 1))  # fmt: skip
    n = _another(tokens, i, lists) if tokens[i].lower == "another" else number(tokens, i, lists)
    if n is None or n.article and i + 1 < len(tokens) and tokens[i].lower == "one" and tokens[i + 1].lower == "another":
        return None
    kind, last = unit(tokens, n, lists)
    if kind:
        return _with_unit(n, kind, last)
    top = _upper(tokens, n, lists)
    following = top or _hanging(tokens, n, lists)
    if following:
        kind, last = unit(tokens, following, lists)
        if kind:  # "13-15 years old", "two- and three-year-olds"
            return _with_unit(n, kind, last if top else n.last)
    return _bounded(tokens, n, top, lists)


_JOINTS = frozenset((",", "and", "or", "&", "to"))
_ENDS = frozenset(", . ; ) ( and or were was in at on".split())


def _chained(tokens: Sequence[Token], out: Sequence[Quantity], q: Quantity) -> Quantity:
    """Ages and days in a row ("aged 3, 5 and 7", "on April 24 and 25"), "$10-15 million", a telephone's last digits."""
    before = out[-1]
    gap = [token.lower for token in tokens[before.number_last : q.number_first]]
    following = tokens[q.number_last].lower if q.number_last < len(tokens) else "."
    if q.unit or q.article or not _continues(tokens, before, q, gap, following):
        return q
    return replace(q, unit=before.unit, first=q.number_first, last=q.number_last, qualifier="exact", high=q.best)


def _continues(tokens: Sequence[Token], before: Quantity, q: Quantity, gap: Sequence[str], following: str) -> bool:
    if before.unit == "money":
        return bool(gap) and all(word in DASHES or word == "to" for word in gap)
    if before.unit == "phone":
        return all(word in DASHES for word in gap) and q.best >= 100
    if before.unit not in ("age", "date") or q.number_last - q.number_first > 1 or not gap or following not in _ENDS:
        return False
    if before.unit == "date":
        return q.best <= 31 and all(word in _JOINTS for word in gap)
    aside = list(gap) == ["and"] and tokens[before.number_first - 1].text == "," and following in ",.;)"
    return q.best <= 115 and (aside or all(word in _JOINTS for word in gap) and _aged(tokens, before))


def _aged(tokens: Sequence[Token], q: Quantity) -> bool:
    """A list of ages that "aged" or "ages" opened."""
    k = q.number_first - 1
    limit = max(0, k - LONGEST)
    while k > limit and (tokens[k].lower in _JOINTS or tokens[k].text.isdecimal()):
        k -= 1
    return k >= 0 and tokens[k].lower in ("aged", "age", "ages")


def _hanging(tokens: Sequence[Token], n: Number, lists: Words) -> Number | None:
    """The second number of "two- and three-year-old", whose unit is the first one's too."""
    k = n.last
    if k < len(tokens) and n.value and n.value > 9 and tokens[k].text == str(n.value + 1):
        return number(tokens, k, lists)  # "16 17 years old" has lost its hyphen
    if k + 2 >= len(tokens) or tokens[k].text not in DASHES or tokens[k + 1].lower not in ("and", "or", "to", ","):
        return None
    return number(tokens, k + 2, lists) if _opens_number(tokens[k + 2], lists) else None


def _opens_number(token: Token, lists: Words) -> bool:
    return token.lower in lists.starters or token.lower[0].isdigit()


_ABOUT = frozenset("at about some around more than nearly almost up an estimated".split())


def _another(tokens: Sequence[Token], i: int, lists: Words) -> Number | None:
    """ "another soldier" is one more; "another 13", "another at least 13" and "one another" are not."""
    if i and tokens[i - 1].lower in ("one", "or"):
        return None
    for token in tokens[i + 1 : i + 4]:
        if token.lower not in ("a", "an") and _opens_number(token, lists):
            return None
        if token.lower not in _ABOUT:
            break
    return Number(i, i + 1, 1, article=True)


def _with_unit(n: Number, kind: Unit, last: int) -> Quantity:
    value = n.value or 0
    return Quantity(first=n.first, last=last, number_first=n.first, number_last=last, low=value, best=value,
                    high=value, unit=kind)  # fmt: skip


_NO_COUNT = frozenset("longer doubt matter way idea comment more fewer less later stranger sign evidence".split())


def _nothing(tokens: Sequence[Token], i: int, last: int) -> Quantity | None:
    """no, none, nobody, zero as 0; "no longer" and "No. 4" count nothing."""
    following = tokens[last].lower if last < len(tokens) else ""
    if (
        tokens[i].lower == "no"
        and last == i + 1
        and (following in _NO_COUNT or following in ".,!" or following.isdigit())
    ):
        return None
    return Quantity(first=i, last=last, number_first=i, number_last=last, low=0, best=0, high=0, negated=True,
                    partitive=_of(tokens, last))  # fmt: skip


def _of(tokens: Sequence[Token], k: int) -> bool:
    return k < len(tokens) and tokens[k].lower == "of"


def _upper(tokens: Sequence[Token], n: Number, lists: Words) -> Number | None:
    """The upper end of a range: 10 to 15, 10-15, two or three; "and" only after "between"."""
    k = n.last
    if k + 1 >= len(tokens) or n.value is None or n.article and tokens[n.first].lower != "one":
        return None
    joint = tokens[k].lower
    if joint in DASHES and tokens[k + 1].lower in ("to", "or"):
        k += 2 if tokens[k + 2 : k + 3] and tokens[k + 2].text in DASHES else 1
    elif joint == "and":
        opened = lists.before.ending(tokens, n.first)
        if opened is None or opened[1] != "between":
            return None
    elif joint not in DASHES and joint not in ("to", "or"):
        return None
    if k + 1 >= len(tokens) or not _opens_number(tokens[k + 1], lists):
        return None
    top = number(tokens, k + 1, lists)
    if top is None or top.value is None or top.article or top.vague != n.vague:
        return None
    scaled = _shared_scale(tokens, n, top, lists)
    return top if scaled < top.value and not _rose(tokens, n.first) else None


def _shared_scale(tokens: Sequence[Token], n: Number, top: Number, lists: Words) -> int:
    """The lower end: in "2 to 3 million" the scale is said once."""
    assert n.value is not None and top.value is not None
    scale = lists.scales.get(tokens[top.last - 1].lower, 1)
    return n.value * scale if top.last - top.first > 1 and n.last - n.first == 1 and n.value < 1000 else n.value


_CHANGES = frozenset("rose risen rise rises rising revised increased increase climbed raised lowered jumped grew went "
                     "up down fell fallen cut reduced dropped changed increasing climbing "
                     "corrected corrects amended lowers revises changes lowering correcting".split())  # fmt: skip


def _rose(tokens: Sequence[Token], first: int) -> bool:
    """ "rose from 10 to 15" names two figures, not a range."""
    if first == 0 or tokens[first - 1].lower != "from":
        return False
    return any(token.lower in _CHANGES for token in tokens[max(0, first - 8) : first - 1])


def _bounded(tokens: Sequence[Token], n: Number, top: Number | None, lists: Words) -> Quantity:
    first, before = _prefix(tokens, n, lists)
    number_last = top.last if top else n.last
    last, after = _suffix(tokens, number_last, lists)
    kinds = before | after
    low, best, high, qualifier = _bounds(tokens, n, top, kinds, lists)
    partitive = _of(tokens, last) and last + 1 < len(tokens)
    return Quantity(
        first=first, last=last, number_first=n.first, number_last=number_last,
        low=low, best=best, high=high, qualifier=qualifier,
        increment=bool(kinds & {"increment", "other"}) or _one_more(tokens, n),other="other" in kinds,
        partitive=partitive and _whole_follows(tokens, last + 1, lists),
        denominator=_is_denominator(tokens, first, lists),
        each=_each(tokens, last), article=n.article, definite="definite" in kinds,
        changed=_rose(tokens, first),
    )  # fmt: skip


def _prefix(tokens: Sequence[Token], n: Number, lists: Words) -> tuple[int, frozenset[str]]:
    """Where the words that qualify the number begin, and what they say."""
    first, kinds = n.first, set[str]()
    if n.article and tokens[n.first].lower != "one":
        return first, frozenset()
    while first:
        found = lists.before.ending(tokens, first)
        if found is None:
            break
        first -= found[0]
        kinds.add(found[1])
    return first, frozenset(kinds)


def _suffix(tokens: Sequence[Token], last: int, lists: Words) -> tuple[int, frozenset[str]]:
    kinds = set[str]()
    while last < len(tokens):
        start = last
        if tokens[last].text in DASHES and last + 1 < len(tokens) and tokens[last + 1].lower in ("plus", "odd"):
            start = last + 1
        found = lists.after.starting(tokens, start)
        if (
            found is None
            or tokens[start].lower == "more"
            and start + 1 < len(tokens)
            and tokens[start + 1].lower == "than"
        ):
            break
        last = start + found[0]
        kinds.add(found[1])
    return last, frozenset(kinds)


def _bounds(tokens: Sequence[Token], n: Number, top: Number | None, kinds: frozenset[str], lists: Words) -> Bounds:
    """low, best, high as tolls.md computes them; where two words disagree the firmer lower bound wins."""
    value = n.value or 0
    if top is not None and top.value is not None:
        low = _shared_scale(tokens, n, top, lists)
        return low, (low + top.value) // 2, None if n.vague or "at_least" in kinds else top.value, "range"
    if n.vague:
        return value, value, None, "vague"
    if "at_least" in kinds:
        return value, value, None, "at_least"
    if "nearly" in kinds:
        return value * 9 // 10, value, value, "at_most"
    if "fewer" in kinds:
        return min(1, max(value - 1, 0)), max(value - 1, 0), max(value - 1, 0), "at_most"
    if "up_to" in kinds:
        return min(1, value), value, value, "at_most"
    if "about" in kinds:
        return value * 9 // 10, value, -(-value * 11 // 10), "about"
    counted = "definite" in kinds or n.article and tokens[n.first].lower != "one"
    return value, value, value, "counted" if counted else "exact"


def _one_more(tokens: Sequence[Token], n: Number) -> bool:
    """ "another soldier", "a second man": one on top of those told before."""
    following = tokens[n.last].lower if n.last < len(tokens) else ""
    return tokens[n.first].lower == "another" or n.article and following in ("second", "third", "fourth", "fifth")


_WHOLE = frozenset("them whom which those these their his her its our the us you".split())


def _whole_follows(tokens: Sequence[Token], k: int, lists: Words) -> bool:
    """After "13 of": them, the six, 30; not "13 of AK type"."""
    return tokens[k].lower in _WHOLE or tokens[k].lower in lists.starters or tokens[k].lower[0].isdigit()


def _is_denominator(tokens: Sequence[Token], first: int, lists: Words) -> bool:
    """The six in "two of the six", the 30 in "12 out of 30"."""
    k = first
    if k and tokens[k - 1].lower in _WHOLE:
        k -= 1
    if k < 2 or tokens[k - 1].lower != "of":
        return False
    head = tokens[k - 2].lower
    return head in lists.starters or head[0].isdigit() or head in ("out", "none", "some", "most", "all", "any", "both")


def _each(tokens: Sequence[Token], last: int) -> bool:
    return any(token.lower in ("each", "apiece") for token in tokens[last : last + 3])
