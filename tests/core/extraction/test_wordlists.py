"""Lists of regular expressions, kept as data."""

from core.extraction.wordlists import expressions, says


def test_a_bar_belongs_to_the_expression():
    """Only the first ` | ` of a line parts the group from its pattern."""
    assert says("corrections", "word", "the toll was revised")
    assert says("corrections", "word", "the toll was downgraded")
    assert not says("corrections", "old", "the toll was revised")


def test_comments_are_no_expressions():
    """The manual at the head of the file gives no row."""
    assert {group for group, _ in expressions("corrections")} == {"word", "old"}
