"""Several adapters in endpoints.yml: two embedded portals on two addresses, and one in memory. Each
files and follows, though the two give out the same receipt number."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from actions.adapters import registry
from actions.adapters.protocol import PETITIONS, Service
from actions.dialogue.services import Services
from actions.portal.app import create_app, prepare
from actions.portal.cases.desk import Desk
from actions.portal.core.settings import PortalSettings
from bot.models.cases import Case, NoticeProof
from tests.kit.core.core import Core, make_settings, receipt_said, texts
from tests.kit.core.core_portal import PortalInMemory
from tests.kit.fakes.serving import in_a_thread
from tests.kit.patience import LOOK, PATIENCE

KEY = "client-key-of-the-tests"
ENDPOINTS = """
portals:
  petition:
    - {{agency: "*", adapter: native, url: "{city}", timeout: {seconds}}}
    - {{agency: city_parks, adapter: native, url: "{parks}", name: parks, timeout: {seconds}}}
    - {{agency: museum, adapter: memory, url: "http://museum.example"}}
"""
BOOKS = Service(
    code="book",
    capability=PETITIONS,
    title={"ko": "책"},
    agency={"ko": "도서관"},
    phone="120",
    hours={"ko": "낮"},
    description={"ko": "책"},
    days=7,
    fee=0,
    basis={"ko": "조례"},
    agency_code="museum",
)
WHO = {"native": "amy", "parks": "bob", "museum": "carl"}
SERVICE = {"native": "street_light", "parks": "parks.park", "museum": "museum.book"}


@dataclass
class Office:
    """An embedded portal, and its desk."""

    url: str
    desk: Desk

    def take(self, number: str) -> None:
        self.desk.take(self.desk.officer("Kim"), number)


@dataclass
class Town:
    core: Core
    offices: dict[str, Office]
    museum: PortalInMemory
    services: Services

    async def file(self, portal: str) -> str:
        """What the person who filed there is told."""
        service = await self.offered(SERVICE[portal])
        draft: dict[str, Any] = {"title": portal, "body": "글", "attributes": {}, "applicant": None}
        if portal != "museum":
            draft["attributes"] = {"place": "새봄동 12"}
        consent = {"version": "2026-11", "at": "2026-11-24T10:00:00+09:00"}
        effect = {
            "type": "submit",
            "capability": PETITIONS,
            "portal": service.portal,
            "service": service.own_code or service.code,
            "key": f"00000000-0000-4000-8000-{list(WHO).index(portal):012d}",
            "draft": {**draft, "consent": consent},
        }
        self.core.dialogue.answers |= {
            "보내기": [{"effect": effect}, {"say": "test.yes"}],
            "receipt": receipt_said,
        }
        await self.core.say("보내기", contact=WHO[portal])
        await self.core.worker.submit()
        (said,) = texts(await self.core.say("?", contact=WHO[portal]))[:-1]
        return said.partition(" / ")[0]

    async def offered(self, code: str) -> Service:
        """A portal that was too busy for an answer is asked again after a while."""
        async with asyncio.timeout(PATIENCE):
            while True:
                services = {one.code: one for one in await self.services.list(PETITIONS)}
                if code in services:
                    return services[code]
                await asyncio.sleep(LOOK)

    async def news(self, who: str) -> list[str]:
        await self.core.worker.read_feeds()
        await self.core.worker.take_due()
        return texts(await self.core.say("?", contact=who))[:-1]


@contextmanager
def _office(folder: Path) -> Iterator[Office]:
    settings = PortalSettings(var=folder, portal_key=SecretStr(KEY), _env_file=None)
    prepare(settings)
    root = FastAPI()
    root.mount("/portal", create_app(settings))
    desk = Desk.open(settings)
    desk.add_officer("Kim")
    with in_a_thread(root) as address:
        yield Office(f"{address}/portal", desk)
    desk.close()


@pytest.fixture
async def town(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    museum = PortalInMemory("museum", (BOOKS,))
    monkeypatch.setitem(registry.ADAPTERS, "memory", lambda _entry: museum)
    with ExitStack() as stack:
        offices = {
            name: stack.enter_context(_office(tmp_path / name)) for name in ("native", "parks")
        }
        path = tmp_path / "endpoints.yml"
        where = {"city": offices["native"].url, "parks": offices["parks"].url}
        seconds = min(PATIENCE, registry.LONGEST)
        path.write_text(ENDPOINTS.format(**where, seconds=seconds), encoding="utf-8")
        portals = registry.load(path, {}, KEY)
        plain = "" if url.startswith("sqlite") else url.replace("+psycopg", "")
        core = Core(make_settings(tmp_path / "both", plain), portals=portals)
        yield Town(core, offices, museum, Services(portals, timeout=PATIENCE))
        await portals.close()
        core.close()


async def test_each_agency_is_served_by_its_portal(town: Town) -> None:
    for code in ("street_light", "parks.park", "museum.book"):
        await town.offered(code)
    offered = await town.services.list(PETITIONS)
    by_portal = {name: [s.code for s in offered if s.portal == name] for name in WHO}
    assert by_portal["parks"] == ["parks.park"]
    assert by_portal["museum"] == ["museum.book"]
    assert "street_light" in by_portal["native"]
    assert "park" not in by_portal["native"]


async def test_each_files_and_follows(town: Town) -> None:
    numbers = {portal: await town.file(portal) for portal in WHO}
    assert numbers["native"] == numbers["parks"], "each begins to count for itself"
    assert {(row.portal, row.reference) for row in town.core.rows(Case)} == set(numbers.items())
    town.offices["parks"].take(numbers["parks"])
    assert {who: await town.news(who) for who in WHO.values()} == {
        "amy": [],
        "bob": ["case_changed"],
        "carl": [],
    }
    town.museum.change(numbers["museum"], "answered", "decided")
    assert await town.news("carl") == ["case_changed"]
    proofs: list[Any] = town.core.rows(NoticeProof)
    assert [(row.portal, row.event) for row in proofs] == [
        ("parks", "taken"),
        ("museum", "answered"),
    ]
    for portal, who in WHO.items():
        town.core.dialogue.answers["어떻게 됐어요"] = [{"effect": {"type": "lookup_all"}}]
        await town.core.say("어떻게 됐어요", contact=who)
        (case,) = town.core.dialogue.asked[-1]["metadata"]["result"]["cases"]
        assert (case["portal"], case["title"]) == (portal, portal)
