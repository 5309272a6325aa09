"""Builds what a process needs from its settings; the gateway and the worker share it."""

from __future__ import annotations

import httpx
from sqlalchemy.exc import SQLAlchemyError

from actions.adapters import registry
from actions.adapters.portals import Portals
from bot.cases.lookups import CaseLookups
from bot.cases.pin_hash import PinHash
from bot.cases.proof import Proofs
from bot.core import migrate
from bot.core.clock import system_clock
from bot.core.db import Database
from bot.core.disk import disk_of
from bot.core.errors import BotError
from bot.core.metrics import Metrics
from bot.core.settings import Settings, loopback_secret, portal_key, variables
from bot.dialogue.client import DialogueClient, load_validator
from bot.dialogue.loopback import LoopbackTransport
from bot.gateway import channels
from bot.keys import installation as keys
from bot.keys.process_name import name_of_process
from bot.knowledge.search.vectors import DialogueVectors
from bot.knowledge.service import Knowledge
from bot.texts.catalogue import Catalogue
from bot.turn.lookups import Lookups
from bot.turn.runtime import TurnRuntime


def build(settings: Settings, *, morphemes: bool = False) -> TurnRuntime:
    """`morphemes`: questions are taken apart by kiwipiepy, for 0.2 GB.

    Raises SettingError, StaleSchema, and registry.PortalsConfigError."""
    migrate.require_current(settings)
    database = Database(settings.sqlalchemy_url)
    try:
        cipher = keys.cipher(settings, database)
    except (BotError, SQLAlchemyError):
        database.close()
        raise
    texts, counts = Catalogue.load(), Metrics()
    return TurnRuntime(
        settings=settings,
        database=database,
        cipher=cipher,
        dialogue=DialogueClient(
            _dialogue(settings),
            load_validator("response"),
        ),
        lookups=Lookups(
            cases=CaseLookups(
                database=database,
                portals=portals(settings),
                pins=PinHash(),
                proofs=Proofs(cipher, system_clock, counts, settings.limits.wrong_proofs),
                clock=system_clock,
            ),
            knowledge=Knowledge(
                database,
                system_clock,
                morphemes=morphemes and settings.faq_morphemes,
                vectors=DialogueVectors(_dialogue(settings)),
                kept=settings.var,
                encoder_wait=settings.faq_encoder_wait,
                agency=settings.agency,
            ),
        ),
        texts=texts,
        clock=system_clock,
        metrics=counts,
        channels=channels.build(settings, texts),
        free=disk_of(database),
        owner=name_of_process(),
    )


def _dialogue(settings: Settings) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        base_url=settings.dialogue_url,
        transport=LoopbackTransport(),
        trust_env=False,
        headers={"Authorization": f"Bearer {loopback_secret(settings)}"},
    )


def portals(settings: Settings) -> Portals:
    """The portals' clients, and who serves what."""
    return registry.load(settings.endpoints, variables(settings), portal_key(settings))
