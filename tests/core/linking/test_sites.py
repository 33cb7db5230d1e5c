"""Kinds of site, by their words; and what they say of two blasts."""

from dataclasses import replace

import pytest

from core.linking.sites import sites
from schemas.claim import Evidence
from tests.core.linking.conftest import World, mention, telling


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A blast tore through two bazaars", {"market"}),
        ("gunmen stormed a guest house near the Souk", {"hotel", "market"}),
        ("a school bus overturned", {"bus"}),
        ("outside the police academy", {"police academy"}),
        ("in a house on Bar Street, at the hospital", {"nightclub"}),
        ("near marketing offices", set()),
    ],
)
def test_sites_by_their_words(text: str, expected: set[str]) -> None:
    """Synonyms and plurals are one kind, the longest phrase wins, a part of a word is none."""
    assert sites([text]) == expected


def struck(article: str, site: str, killed: int, at: float):
    """A bombing told by what it struck."""
    quote = f"{killed} people were killed by a bomb at a {site}"
    return replace(mention(article, killed=killed, at=at), passages=(Evidence(start=0, end=len(quote), quote=quote),))


def test_a_blast_at_another_site_is_another_blast(world: World) -> None:
    """One town, one day, a mosque and a mall: two events. The mosque again, with more dead: the first one."""
    words = ("saidov", "~mosque", "~prayers", "~worshippers")
    world.tell(telling("a", struck("a", "mosque", 2, 0), terms=words))
    world.tell(telling("b", struck("b", "shopping mall", 3, 4), at=4))
    world.tell(telling("c", struck("c", "mosque", 4, 20), at=20, terms=words))
    assert world.killed() == [(3, ("b",)), (4, ("a", "c"))]
