"""`sinmungo notices`: one line for each try to tell somebody of a case."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from actions.adapters.portals import FIRST_PORTAL
from bot.core.db import Database
from bot.core.settings import Settings
from bot.core.sql import insert_once, table
from bot.models.cases import NoticeProof
from tests.cli.ran import Sinmungo

RECEIPT = "1AA-2611-0000571K"
TRIES = (
    ("telegram", "failed", "blocked_by_user"),
    ("sms", "delivered", None),
)


def told(folder: Path) -> None:
    """A notice that Telegram refused and a text brought; and one of another case."""
    database = Database(Settings(var=folder / "var", _env_file=None).sqlalchemy_url)
    for number, (channel, outcome, code) in enumerate((*TRIES, ("email", "sent", None)), start=1):
        row = NoticeProof(
            outbox_id=number,
            conversation_id="c",
            portal=FIRST_PORTAL,
            reference=RECEIPT if number <= len(TRIES) else "1AA-2611-0000572J",
            event="answered",
            channel=channel,
            outcome=outcome,
            code=code,
            at=1795536900.0 + number,
        )
        add = partial(insert_once, target=table(NoticeProof), values=row.model_dump())
        database.submit(add).result()
    database.close()


def test_the_proofs_of_a_case(sinmungo: Sinmungo, folder: Path) -> None:
    stale = sinmungo("notices", RECEIPT)
    assert (stale.code, stale.data, "sinmungo migrate" in stale.rest) == (1, "", True)
    sinmungo("migrate")
    nothing = sinmungo("notices", RECEIPT)
    assert (nothing.code, nothing.data, RECEIPT in nothing.rest) == (1, "", True)
    told(folder)
    found = sinmungo("notices", RECEIPT.lower().replace("-", " "))
    assert (found.code, found.rest) == (0, "")
    assert found.data.splitlines() == [
        "2026-11-25T01:15:01+09:00\tanswered\ttelegram\tfailed\tblocked_by_user",
        "2026-11-25T01:15:02+09:00\tanswered\tsms\tdelivered",
    ]
    lines = [json.loads(line) for line in sinmungo("notices", RECEIPT, "--json").data.splitlines()]
    assert [(line["channel"], line["outcome"], line["code"]) for line in lines] == list(TRIES)
