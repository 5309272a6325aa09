"""What every part of a gateway or a worker works with; one of each per process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.clock import Clock
from bot.core.crypto import Cipher
from bot.core.db import Database
from bot.core.disk import Measure
from bot.core.metrics import Metrics
from bot.core.settings import Settings
from bot.dialogue.client import DialogueClient
from bot.texts.catalogue import Catalogue
from connectors.contract import Channel


@dataclass(frozen=True)
class Runtime:
    settings: Settings
    database: Database
    cipher: Cipher
    dialogue: DialogueClient
    texts: Catalogue
    clock: Clock
    metrics: Metrics
    owner: str
    """Names this process in leases."""
    channels: Mapping[str, Channel] = field(default_factory=dict)
    """Those that are sent to, by account."""
    free: Measure = lambda: None
    """Free bytes on the disk of the database."""
