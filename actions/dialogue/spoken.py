"""What was just answered or shown: a question that only points is about that. It stands in the slot
`kept` as `topic`: `{text, at}` and, where there is one, the `case` that was shown, the `entry` that
was told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

FRESH = timedelta(minutes=5)
OF_A_CASE = timedelta(hours=24)
LONGEST = 60
"""Characters of what was said that are kept."""


def fresh(kept: Any, now: datetime) -> Mapping[str, Any] | None:
    """The topic in `kept`, if it was spoken of lately; of a case for a day."""
    topic = kept.get("topic") if isinstance(kept, Mapping) else None
    if not isinstance(topic, Mapping):
        return None
    limit = OF_A_CASE if topic.get("case") else FRESH
    return topic if now - datetime.fromisoformat(str(topic["at"])) <= limit else None


def is_newer(topic: Mapping[str, Any] | None, case: Mapping[str, Any] | None) -> bool:
    """Whether something else than a case was spoken of after `case` was filed or shown."""
    if topic is None or topic.get("case"):
        return False
    return case is None or datetime.fromisoformat(topic["at"]) > datetime.fromisoformat(case["at"])
