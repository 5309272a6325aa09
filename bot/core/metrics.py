"""What a gateway and a worker count, for Prometheus. No label tells who a person is."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    start_http_server,
)

SECONDS = (0.005, 0.01, 0.02, 0.035, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The counters of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        self._add_channels(registry)
        self.messages = Counter(
            "messages_total",
            "Messages taken in, by channel and kind (text, choice, system)",
            ["channel", "kind"],
            registry=registry,
        )
        self.turns = Counter(
            "turns_total",
            "Turns by outcome (answered, postponed, dropped)",
            ["outcome"],
            registry=registry,
        )
        self.turn_seconds = Histogram(
            "turn_seconds",
            "From the claim of a message to the commit of its replies",
            buckets=SECONDS,
            registry=registry,
        )
        self.dialogue_seconds = Histogram(
            "dialogue_seconds",
            "The dialogue's part of a turn",
            buckets=SECONDS,
            registry=registry,
        )
        self.incidents = Counter(
            "incidents_total",
            "Trouble that was met, by the name of the error",
            ["reason"],
            registry=registry,
        )
        self.security_events = Counter(
            "security_events_total",
            "What was refused or failed to prove who somebody is, by event",
            ["event"],
            registry=registry,
        )
        self.outbox_messages = Counter(
            "outbox_messages_total",
            "Replies by state (sent, unknown)",
            ["state"],
            registry=registry,
        )
        self.submissions = Counter(
            "submissions_total",
            "Submissions to portals by outcome (done, delayed, rejected, failed)",
            ["outcome"],
            registry=registry,
        )
        self.inbox_waiting = Gauge(
            "inbox_waiting", "Messages that wait for their turn", registry=registry
        )

    def _add_channels(self, registry: CollectorRegistry) -> None:
        self.sends = Counter(
            "sends_total",
            "Replies to send, by outcome (sent, plain, later, unknown, failed)",
            ["channel", "outcome"],
            registry=registry,
        )
        self.refusals = Counter(
            "webhook_refusals_total",
            "Refused posts to a webhook, by channel and reason (form, signature, size, time)",
            ["channel", "reason"],
            registry=registry,
        )


def serve(metrics: Metrics, port: int) -> Callable[[], None] | None:
    """Answer GET /metrics on loopback in a thread; 0: not at all. Returns what stops it.

    Raises OSError when the port is taken.
    """
    if port == 0:
        return None
    server, thread = start_http_server(port, addr="127.0.0.1", registry=metrics.registry)

    def stop() -> None:
        server.shutdown()
        server.server_close()
        thread.join()

    return stop
