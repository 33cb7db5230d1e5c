"""What Prometheus reads of the window; each name here and nowhere else."""

from collections.abc import Sequence

from prometheus_client import CollectorRegistry, Gauge, Histogram, generate_latest

from bus.admin import Lag

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
# A reader's patience, a worker that restarts, a backlog.
LATENCY = (0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 30, 60, 300, 3600)


class Metrics:
    """A registry of its own, so that two apps in one process (tests) do not meet."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Histogram("tollwire_monitor_request_seconds", "Time to answer, by route and status.",
                                  ("route", "status"), buckets=SECONDS, registry=self.registry)  # fmt: skip
        self.watching = self._gauge("tollwire_monitor_watching_clients", "Clients of the live stream.")
        self.alive = self._gauge("tollwire_monitor_stream_alive", "1 while Kafka is followed.")
        self.lag = self._gauge("tollwire_lag_records", "Records a group has yet to finish with.", ("group", "topic"))
        self.late = self._gauge("tollwire_lag_seconds", "How long the slowest reader's next record has been waiting.")
        self.letters = self._gauge("tollwire_dead_letters_kept", "Records in the topic of dead letters.")
        self.to_tally = self._seconds("tollwire_publish_to_tally_seconds", "From an article's first record to a tally.")
        self.to_searchable = self._seconds(
            "tollwire_publish_to_searchable_seconds", "From an article's first record to its event in a search."
        )

    def _gauge(self, name: str, about: str, labels: Sequence[str] = ()) -> Gauge:
        return Gauge(name, about, labels, registry=self.registry)

    def _seconds(self, name: str, about: str) -> Histogram:
        return Histogram(name, about, buckets=LATENCY, registry=self.registry)

    def count(self, lags: Sequence[Lag], late: float, letters: int) -> None:
        """How far behind the workers are, as counted now."""
        for each in lags:
            self.lag.labels(each.group, each.topic).set(each.behind)
        self.late.set(late)
        self.letters.set(letters)

    def text(self) -> bytes:
        return generate_latest(self.registry)
