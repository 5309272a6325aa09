"""The case that was filed or looked at last in a conversation, for a day: what is said with nothing
open may be about it. It stands in the slot `kept` as `filed`: `{reference, portal, title, place,
service, agency, phone, hours, days, due, at, said, shown, closed}`; `shown`: it was looked at,
`closed`: nothing more comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

FRESH = timedelta(hours=24)
INTENT = "after_filing"
"""What is said about it, as an intent; the entity `about` is the topic."""
AGAIN = "again_filed"
"""The choice to send once more: a new petition that names the case."""


def fresh(kept: Any, now: datetime) -> Mapping[str, Any] | None:
    """The case in `kept`, if it was filed less than a day before `now`."""
    filed = kept.get("filed") if isinstance(kept, Mapping) else None
    if not isinstance(filed, Mapping):
        return None
    return filed if now - datetime.fromisoformat(str(filed["at"])) <= FRESH else None


def story(filed: Mapping[str, Any]) -> str:
    """What a petition that goes on with the case begins with: what it was about, its number, and
    what was said of it, word for word. The place may be what was wrong: it is not said again."""
    title, place = str(filed.get("title") or ""), str(filed.get("place") or "")
    about = " ".join(title.replace(place, " ").split()) if place else title
    first = f"{about} ({filed['reference']})" if about else str(filed["reference"])
    said = str(filed.get("said") or "")
    return f"{first}\n{said}" if said else first
