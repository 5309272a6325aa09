"""A portal with cases and officers in the folder of a test, and the command line over it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from actions.portal.app import GATEWAY, ensure_client
from actions.portal.cases.desk import Desk, Step
from actions.portal.cases.filing import Filing
from actions.portal.content import catalogue
from actions.portal.core.database import Database, make_engine
from actions.portal.core.schemas import CaseIn, OfficerCaseOut
from actions.portal.core.settings import PortalSettings
from tests.cli.ran import Sinmungo

NOON = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
"""A Tuesday, 12:00 in Seoul."""
KEY = "SINMUNGO_OFFICER_KEY"


@dataclass
class Office:
    """`run` is the command line, as the officer whose key is in the environment."""

    run: Sinmungo
    patch: pytest.MonkeyPatch
    keys: dict[str, str] = field(default_factory=dict)
    filed: int = 0

    def hire(self, name: str, agency: str | None = None) -> str:
        with self.desk() as desk:
            self.keys[name] = desk.add_officer(name, agency)
        return self.keys[name]

    def sit(self, name: str) -> None:
        self.patch.setenv(KEY, self.keys[name])

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        settings = PortalSettings(_env_file=None)
        database = Database(make_engine(settings.url()))
        try:
            yield Desk(database, catalogue.load(), settings.keyring())
        finally:
            database.close()

    def file(self, at: datetime = NOON, **changes: Any) -> str:
        """The receipt of a new case that came in at `at`."""
        settings = PortalSettings(_env_file=None)
        ensure_client(settings, GATEWAY, settings.client_key())
        database = Database(make_engine(settings.url()))
        self.filed += 1
        case = {
            "service": "street_light",
            "title": "가로등이 고장났어요",
            "body": "집 앞 가로등이 꺼져 있어요.",
            "attributes": {"place": "새봄동 12"},
            "consent": {"version": "2026-11", "at": "2026-11-24T10:00:00+09:00"},
            **changes,
        }
        try:
            filing = Filing(database, catalogue.load(), settings.keyring(), lambda: at)
            done = filing.file(1, f"k{self.filed}", CaseIn.model_validate(case))
        finally:
            database.close()
        return str(done.answer["receipt"])

    def act(self, name: str, receipt: str, *actions: str) -> None:
        with self.desk() as desk:
            for action in actions:
                note = "새 등으로 바꿨어요." if action == "answer" else None
                desk.act(desk.officer(name), receipt, Step(action, note))

    def case(self, receipt: str) -> OfficerCaseOut:
        """As an officer of all agencies sees it."""
        with self.desk() as desk:
            return desk.show(next(o for o in desk.officers() if o.agency is None), receipt)

    def refused(self) -> int:
        with self.desk() as desk:
            return desk.refused_keys()
