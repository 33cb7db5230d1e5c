"""Our rooms are top-level packages: nobody else may ship one of their names."""

import importlib.metadata

from tests.laws.house import HOME, ROOMS


def test_no_dependency_ships_one_of_our_names() -> None:
    """Each room is provided by this project alone."""
    shipped = importlib.metadata.packages_distributions()
    assert {room: shipped[room] for room in ROOMS if set(shipped.get(room, [])) - {"tollwire"}} == {}


def test_the_rooms_that_are_imported_are_ours() -> None:
    """Importing a room finds it in this tree."""
    for room in ROOMS:
        module = __import__(room)
        assert str(HOME / room) in [str(path) for path in module.__path__]
