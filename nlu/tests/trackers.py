"""Trackers for tests of their store, and how the version before sealed them."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.settings import Settings
from nlu.tracker_store import CompactTrackerStore

DATA_KEY = bytes(range(32))
KEY = base64.b64encode(DATA_KEY).decode()


def settings(var: Path, **changes: Any) -> Settings:
    url = changes.get("url", f"sqlite:///{var / 'tracker.db'}")
    return Settings(5005, var, url, "INFO", Path("endpoints.yml"), changes.get("key", KEY))


def store(tmp_path: Path, url: str, domain: Domain) -> CompactTrackerStore:
    return CompactTrackerStore(domain, settings=settings(tmp_path, url=url))


def turn(tracker: DialogueStateTracker, number: int, *extra: Any, domain: Domain) -> None:
    intent = {"name": "greet", "confidence": 1.0}
    tracker.update_with_events(
        [
            UserUttered(f"text {number}", intent, [], message_id=str(number)),
            ActionExecuted("action_journey"),
            BotUttered(None, {"custom": {"say": f"said {number}"}}),
            *extra,
            ActionExecuted("action_listen"),
        ],
        domain,
    )


def begun(conversation: str, domain: Domain) -> DialogueStateTracker:
    tracker = DialogueStateTracker(conversation, domain.slots)
    tracker.update(ActionExecuted("action_listen"), domain)
    return tracker


def seal_before(plain: bytes, data_key: bytes = DATA_KEY) -> bytes:
    """As the version before: a Fernet token, bound to nothing."""
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"tracker").derive(data_key)
    return Fernet(base64.urlsafe_b64encode(key)).encrypt(plain)
