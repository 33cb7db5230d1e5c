"""How somebody is in hospital says that he was hurt, and never how many were."""

import pytest

from tests.core.extraction.listening import tolls


@pytest.mark.parametrize(
    ("body", "toll"),
    [
        ("A pilot died and his young passenger is in a critical condition after a glider crashed near Ulm on Sunday.",
         {"killed": 1, "injured": 1}),
        ("Two girls were in a serious but stable condition on Sunday after a shooting in Gary, Indiana, police said.",
         {"injured": 2}),
        ("Ten people were injured in a stampede in Lima on Sunday, four of them in intensive care.", {"injured": 10}),
        ("Three cooks were taken to hospital after a fire in Lima on Sunday; one remains in a critical condition.",
         {"injured": 3}),
        ("A nurse was shot in Lima on Sunday. She is in intensive care.", {"injured": 1}),
    ],
)  # fmt: skip
def test_conditions(body, toll):
    """Those alone are counted, some of those counted are not."""
    assert tolls(body)[0][1] == toll
