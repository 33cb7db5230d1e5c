"""What Prometheus reads of the window; each name here and nowhere else."""

from prometheus_client import CollectorRegistry, Gauge, Histogram, generate_latest

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """A registry of its own, so that two apps in one process (tests) do not meet."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Histogram("tollwire_monitor_request_seconds", "Time to answer, by route and status.",
                                  ("route", "status"), buckets=SECONDS, registry=self.registry)  # fmt: skip
        self.watching = Gauge(
            "tollwire_monitor_watching_clients", "Clients of the live stream.", registry=self.registry
        )
        self.alive = Gauge("tollwire_monitor_stream_alive", "1 while Kafka is followed.", registry=self.registry)

    def text(self) -> bytes:
        return generate_latest(self.registry)
