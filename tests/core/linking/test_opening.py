"""What an article opens with, and how much of a headline another article opens with."""

from datetime import UTC, datetime

from core.linking.opening import FIRST, Opening, figures_lacking, of_words, opening, parsed, shared
from schemas.article import Article


def _article(title: str, body: str) -> Article:
    return Article(id="a", title=title, body=body, published_at=datetime(2021, 3, 1, tzinfo=UTC))


def test_a_headline_and_first_lines_without_plain_words() -> None:
    """Words of three letters, figures in digits, each once; words of plain.txt tell nothing."""
    stored = opening(_article("Two hurt as ferry rams quay in Orwick", "The ferry hit the quay at noon."))
    assert stored == "2 ferry rams quay orwick|2 ferry rams quay orwick hit"


def test_the_name_of_the_outlet_is_no_headline() -> None:
    """What stands after a dash is the outlet's."""
    stored = opening(_article("Ferry rams quay near Orwick - Orwick Evening Courier", ""))
    assert parsed(stored).head == ("ferry", "rams", "quay", "orwick")


def test_only_the_first_lines_count() -> None:
    """What follows the first sixty words is background."""
    body = " ".join(f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(100))
    assert len(parsed(opening(_article("", body))).lead.split()) == FIRST


def test_each_headline_told_by_the_other_is_all() -> None:
    """Both headlines' words stand in the other's first lines."""
    one = parsed("2 ferry quay|2 ferry quay noon")
    other = parsed("ferry noon|ferry noon 2 quay")
    assert shared(one, other) == 1.0


def test_a_share_is_the_mean_of_both() -> None:
    """Half of one headline, none of the other."""
    assert shared(parsed("ferry quay|ferry quay"), parsed("mill|mill ferry")) == 0.25


def test_no_word_is_part_of_a_word() -> None:
    """A word counts where it stands alone."""
    assert shared(parsed("quay|quay"), parsed("mill|mill quays")) == 0.0


def test_without_a_headline_its_sentences_are_asked() -> None:
    """What is told besides has no headline: at most half."""
    assert shared(of_words(["The ferry rammed the quay."]), parsed("ferry quay|ferry quay")) == 0.5


def test_nothing_to_compare_says_nothing() -> None:
    """Neither headline, or no words: not known."""
    assert shared(Opening(), parsed("ferry|ferry")) is None
    assert shared(of_words(["The ferry sank."]), of_words(["A ferry sank."])) is None


def test_figures_of_a_headline_that_the_other_lacks() -> None:
    """An age told by one alone is a sign; a toll is none, for it changes."""
    one, other = parsed("14 boy|14 boy 3"), parsed("13 boy 3|13 boy 3")
    assert figures_lacking(one, other, {"3"}) == 1.0
    assert figures_lacking(one, other, {"3", "13", "14"}) == 0.0


def test_clips_of_other_stories_are_nobody_s_words() -> None:
    """Lines that begin with a clip's length and have no stop belong to other stories; a time of day is no length."""
    clips = "1:52 Crowds line the harbour for tall ships\n0:41 Goat rescued from roof\n"
    body = f"{clips}A ferry rammed the quay.\n9:15 a.m. calm"
    assert parsed(opening(_article("Quay rammed", body))).lead == " quay rammed ferry 9 15 calm "
