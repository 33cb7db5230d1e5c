"""The description of the API and the API say the same."""

from aiohttp import web

from monitor.api import ARTICLES, TALLIES
from monitor.asking import EVENTS, SHORTHAND
from monitor.openapi import PARAMETERS, TABLE, document
from monitor.web import ROUTES


def test_every_route_of_the_api_is_described_and_no_other():
    """One line of the table for each."""
    routes = {(str(route.path), route.method.lower()) for route in ROUTES if isinstance(route, web.RouteDef)}
    served = {(path, method) for path, method in routes if path.startswith("/api/")}
    assert {(path, method) for path, method, *_ in TABLE} == served


def test_every_parameter_that_is_taken_is_described():
    """What a handler takes is what is told."""
    told = {(path, method): set(names) for path, method, _, names, _, _ in TABLE}
    assert told["/api/v1/events", "get"] == set(EVENTS)
    assert told["/api/v1/events.csv", "get"] == {*SHORTHAND, "q"}
    assert told["/api/v1/tallies", "get"] == set(TALLIES)
    assert told["/api/v1/articles", "get"] == set(ARTICLES)
    assert set().union(*told.values()) <= set(PARAMETERS)


def test_every_operation_has_a_name_of_its_own():
    """Generated clients need them."""
    paths = document("1")["paths"]
    names = [operation["operationId"] for methods in paths.values() for operation in methods.values()]
    assert len(names) == len(set(names)) == len(TABLE)
