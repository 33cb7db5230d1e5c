"""Highlights as plain text with marks."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from search import results
from search.folding import MARK_OFF, MARK_ON


def test_marks_of_a_folded_passage_fit_the_text_as_published():
    """The reader sees the accents; offsets are those of the passage."""
    record = {"passages": [{"article_id": "a", "start": 5, "end": 26, "text": "Muertos en Concepción"}]}
    folded = f"Muertos en {MARK_ON}Concepcion{MARK_OFF}"
    (match,) = results.matches(record, {"passages": [folded]})
    assert [match.text[a:b] for a, b in match.marks] == ["Concepción"]
    assert (match.start, match.end, match.kind, match.field) == (5, 26, "match", "body")


def test_marks_of_a_field_and_of_its_exact_form_are_one_list():
    """Overlaps are joined."""
    on, off = MARK_ON, MARK_OFF
    marks = results.marked({"p": [f"a {on}b{off} c d"], "p.exact": [f"a {on}b c{off} d"]}, "p")
    assert marks == {"a b c d": ((2, 5),)}


@given(st.sets(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda s: (min(s), max(s) + 1))))
def test_pieces_of_a_text_add_up_to_it(spans):
    """Nothing is shown twice or left out, whatever is marked."""
    joined = results.joined(spans)
    pieces = list(results.gaps(joined, 41))
    assert "".join("x" * (end - start) for start, end, _ in pieces) == "x" * 41
    assert {i for start, end, on in pieces if on for i in range(start, end)} == {
        i for a, b in spans for i in range(a, b)
    }


def test_a_sentence_that_gives_the_figure_and_matches_stands_once():
    """Both are marked, and it is said to be the figure's."""
    first = results.Highlight(
        kind="figure", article_id="a", field="body", start=3, end=30, text="x" * 27, marks=((0, 4),)
    )
    same = replace(first, kind="match", marks=((2, 6), (9, 12)))
    other = replace(first, kind="match", start=40, end=67)
    assert results.shown([first, same, other]) == (replace(first, marks=((0, 6), (9, 12))), other)


def test_the_sentence_of_a_figure_is_that_of_a_total_with_its_best():
    """A component that happens to be smaller, or a denied figure, is not what was shown."""

    def claim(id, best, **more):
        base = {"claim_id": id, "measure": "killed", "best": best, "mode": "total", "negated": False, "disputed": False,
                "feared": False, "headline": [], "evidence": [{"start": 4, "end": 6, "quote": "22"}]}  # fmt: skip
        return {**base, **more}

    record = {"toll": {"killed": {"best": 22, "claims": ["a", "b", "c"]}}, "passages": []}
    hit = results.Hit(id="e", record=record)

    def shown(*claims):
        found = results.figures(hit, [{"mention": {"article_id": "x", "claims": claims}}])
        return [(highlight.text, highlight.start) for highlight in found]

    assert shown(claim("a", 13), claim("b", 22)) == [("22", 4)]
    assert shown(claim("a", 22, mode="component")) == []
    assert shown(claim("a", 22, disputed=True)) == []
    assert shown(claim("z", 22)) == []
