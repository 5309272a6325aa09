"""/metrics is Prometheus text, and no label can name a person."""

from __future__ import annotations

import httpx
from prometheus_client.parser import text_string_to_metric_families

from bot.core.metrics import Metrics, serve
from tests.kit.patience import PATIENCE
from tests.kit.ports import free_port

LABELS = {"channel", "kind", "outcome", "reason", "state", "le", "implementation", "version"}
LABELS |= {"major", "minor", "patchlevel"}


def test_served_on_loopback() -> None:
    metrics, port = Metrics(), free_port()
    metrics.messages.labels("webchat", "text").inc()
    metrics.turn_seconds.observe(0.02)
    stop = serve(metrics, port)
    assert stop is not None
    try:
        text = httpx.get(f"http://127.0.0.1:{port}/metrics", timeout=PATIENCE).text
    finally:
        stop()
    families = {family.name: family for family in text_string_to_metric_families(text)}
    assert families["messages"].samples[0].labels == {"channel": "webchat", "kind": "text"}
    assert families["turn_seconds"].type == "histogram"
    used = {label for family in families.values() for s in family.samples for label in s.labels}
    assert used <= LABELS


def test_port_zero_is_off() -> None:
    assert serve(Metrics(), 0) is None


def test_two_processes_count_apart() -> None:
    first, second = Metrics(), Metrics()
    first.incidents.labels("down").inc()
    assert second.registry.get_sample_value("incidents_total", {"reason": "down"}) is None
