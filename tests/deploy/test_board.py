"""The Grafana board, the scrape configuration and the page about both say what there is."""

import json
import re

import pytest
import yaml
from prometheus_client.metrics import MetricWrapperBase

from agents import metrics
from monitor.metrics import Metrics
from search.mapping import shape
from tests.laws.house import HOME

BOARD = json.loads((HOME / "deploy/grafana/tollwire.json").read_text(encoding="utf-8"))
PAGE = (HOME / "docs/monitoring.md").read_text(encoding="utf-8")
# What Prometheus makes of each kind of metric.
ENDINGS = {"counter": ("_total",), "gauge": ("",), "histogram": ("_bucket", "_sum", "_count")}


def exported() -> dict[str, tuple[str, set[str]]]:
    """Name of every series of ours → its metric as the page has it, its labels."""
    found = {}
    made = [*vars(metrics).values(), *vars(Metrics()).values()]
    for metric in (each for each in made if isinstance(each, MetricWrapperBase)):
        family = metric.describe()[0]
        told = family.name + ("_total" if family.type == "counter" else "")
        for ending in ENDINGS[family.type]:
            found[family.name + ending] = told, {*metric._labelnames, *(("le",) if ending == "_bucket" else ())}
    return found


def queries() -> list[str]:
    return [target["expr"] for panel in BOARD["dashboard"]["panels"] for target in panel["targets"]]


def test_there_is_something_to_look_for():
    """Lag, dead letters and both latencies are on the board."""
    shown = " ".join(queries())
    wanted = ("tollwire_lag_records", "tollwire_lag_seconds", "tollwire_dead_letters_total",
              "tollwire_publish_to_tally_seconds_bucket", "tollwire_publish_to_searchable_seconds_bucket")  # fmt: skip
    assert [name for name in wanted if name not in shown] == []


@pytest.mark.parametrize("query", queries())
def test_every_metric_of_the_board_is_exported(query):
    """A series that nothing exports would be an empty panel for ever; so would one by a label that it lacks."""
    series = exported()
    names = re.findall(r"tollwire_\w+", query)
    assert names and [name for name in names if name not in series] == []
    asked = {label.strip() for group in re.findall(r"by \(([^)]*)\)", query) for label in group.split(",")}
    asked |= set(re.findall(r"(\w+)=~?\"", query))
    assert asked <= set().union(*(series[name][1] for name in names))


def test_legends_name_labels_that_the_query_keeps():
    """`{{stage}}` needs a stage."""
    for panel in BOARD["dashboard"]["panels"]:
        for target in panel["targets"]:
            assert all(label in target["expr"] for label in re.findall(r"{{(\w+)}}", target["legendFormat"]))


def test_panels_lie_beside_each_other():
    """No two at one place, none beyond the 24 columns, each with a data source that is asked for at import."""
    taken = set()
    for panel in BOARD["dashboard"]["panels"]:
        at = panel["gridPos"]
        cells = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
        assert not cells & taken and at["x"] + at["w"] <= 24
        assert panel["datasource"] == {"type": "prometheus", "uid": "${source}"}
        taken |= cells
    assert [each["name"] for each in BOARD["dashboard"]["templating"]["list"]] == ["source"]


def test_every_metric_is_documented_and_no_other():
    """One row each, with its labels."""
    rows = re.findall(r"^\| `(tollwire_\w+)(?:\{([\w,]+)\})?` \|", PAGE, re.MULTILINE)
    told = {name: set(labels.split(",")) - {""} for name, labels in rows}
    assert told == {metric: labels - {"le"} for metric, labels in exported().values()}


def test_the_board_is_what_the_import_takes():
    """`POST /api/dashboards/db` takes the file as it is: no id of another Grafana, over the old board."""
    assert "--data-binary @deploy/grafana/tollwire.json" in PAGE and "/api/dashboards/db" in PAGE
    assert (BOARD["overwrite"], BOARD["dashboard"]["id"], BOARD["dashboard"]["uid"]) == (True, None, "tollwire")


def test_prometheus_reads_the_addresses_that_are_documented():
    """The window where it is by default, a worker where the page says."""
    jobs = yaml.safe_load((HOME / "deploy/prometheus.yml").read_text(encoding="utf-8"))["scrape_configs"]
    targets = [target for job in jobs for group in job["static_configs"] for target in group["targets"]]
    assert targets == ["127.0.0.1:8765", "127.0.0.1:9464"]


def test_the_data_view_is_over_fields_that_are_there():
    """Kibana's time field and the columns are fields of the index."""
    properties = shape("events", "english")["mappings"]["properties"]
    [view] = re.findall(r"--data '(\{\"data_view\".*?\}\})'", PAGE)
    view = json.loads(view)["data_view"]
    columns = re.findall(r"`([a-z_.]+)`", PAGE.partition("Useful columns:")[2].partition(" A missing")[0])
    assert view["title"] == "events" and len(columns) == 8
    for column in (view["timeFieldName"], *columns):
        field = {"properties": properties}
        for name in column.split("."):
            field = field["properties"][name]
