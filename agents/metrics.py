"""What the worker counts, for Prometheus. Faust's own sensor is not used: it fails where a high-water mark is None.

No label carries anything of an article: stages, topics, reasons of a closed kind only.
"""

from prometheus_client import Counter, Gauge, Histogram

HANDLED = Counter("tollwire_records_handled", "Records handled and acknowledged", ["stage"])
SENT = Counter("tollwire_records_sent", "Records sent and acknowledged by Kafka", ["topic"])
SKIPPED = Counter("tollwire_records_skipped", "Records passed over on purpose", ["stage"])
DEAD_LETTERS = Counter("tollwire_dead_letters", "Records that could not be used", ["stage"])
DECIDED = Counter("tollwire_decisions", "What was decided, by kind", ["stage", "kind"])
BATCH_SECONDS = Histogram("tollwire_batch_seconds", "From taking up a batch to its acknowledgement", ["stage"])
HELD = Gauge("tollwire_events_held", "Events in memory for new reports")
PAUSED = Gauge("tollwire_index_paused", "1 while Elasticsearch does not answer")


def handled(stage: str, records: int, seconds: float) -> None:
    """One batch, acknowledged."""
    HANDLED.labels(stage).inc(records)
    BATCH_SECONDS.labels(stage).observe(seconds)
