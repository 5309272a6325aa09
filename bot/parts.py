"""Builds what a process needs from its settings; the gateway and the worker share it."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Mapping

import httpx
from argon2 import PasswordHasher

from actions.adapters import registry
from actions.adapters.protocol import Adapter
from bot import channels, migrate
from bot.clock import system_clock
from bot.conversation import Parts
from bot.crypto import Cipher
from bot.db import Database
from bot.effects import Lookups
from bot.faq_vectors import DialogueVectors
from bot.knowledge_lookups import Knowledge
from bot.loopback import LoopbackTransport
from bot.metrics import Metrics
from bot.rasa_client import DialogueClient, load_validator
from bot.settings import Settings, data_keys, portal_key, variables
from bot.texts import Catalogue


def build(settings: Settings, *, morphemes: bool = False) -> Parts:
    """`morphemes`: questions are taken apart by kiwipiepy, for 0.2 GB.

    Raises SettingError, StaleSchema, and registry.PortalsConfigError."""
    migrate.require_current(settings)
    database = Database(settings.sqlalchemy_url)
    hasher = PasswordHasher()
    texts = Catalogue.load()
    return Parts(
        settings=settings,
        database=database,
        cipher=Cipher(*data_keys(settings)),
        dialogue=DialogueClient(
            _dialogue(settings),
            load_validator("response"),
        ),
        lookups=Lookups(
            database=database,
            adapters=adapters(settings),
            hasher=hasher,
            dummy_hash=hasher.hash(secrets.token_hex(8)),
            clock=system_clock,
            knowledge=Knowledge(
                database,
                system_clock,
                morphemes=morphemes and settings.faq_morphemes,
                vectors=DialogueVectors(_dialogue(settings)),
                kept=settings.var,
            ),
        ),
        texts=texts,
        clock=system_clock,
        metrics=Metrics(),
        channels=channels.build(settings, texts),
        owner=f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}",
    )


def _dialogue(settings: Settings) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        base_url=settings.dialogue_url, transport=LoopbackTransport(), trust_env=False
    )


def adapters(settings: Settings) -> Mapping[str, Adapter]:
    """The portals' clients by capability."""
    return registry.load(settings.endpoints, variables(settings), portal_key(settings))
