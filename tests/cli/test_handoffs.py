"""`sinmungo handoffs`: seen by all staff without numbers, worked on with the officer's key."""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from bot.conversations import contacts
from bot.conversations.sender import NewMessage
from bot.core.db import Database
from bot.core.settings import load
from bot.handoff.store import add
from bot.keys import installation as keys
from bot.models.handoffs import Handoff
from tests.cli.staffed import KEY, Office

NUMBER = "+821012345678"
HIDDEN = "010-7788-1234"


@pytest.fixture
def waiting(office: Office) -> list[str]:
    """Somebody who left a number on the page, and somebody in danger who wrote by SMS."""
    office.hire("Kim")
    office.hire("Lee")
    office.run("migrate")
    settings = load()
    database = Database(settings.sqlalchemy_url)
    cipher, now = keys.cipher(settings, database), time.time()

    def write(connection):  # type: ignore[no-untyped-def]
        message = NewMessage(
            account="sms:1", contact="c", external_id="1", conversation_id="0" * 8 + "-0000" * 3
            + "-" + "0" * 12, turn="t", kind="text", payload=b"", digest="", correlation="",
            locale="ko", bound=True, channel="sms", address=NUMBER,
            address_digest="d", hint="…5678",
        )  # fmt: skip
        row = contacts.ensure(connection, cipher, message, now)
        for turn, reason, channel, reach, contact in (
            ("aaaaaaaa-1", "asked", "webchat", HIDDEN, None),
            ("bbbbbbbb-1", "sos", "sms", None, row.contact_id),
        ):
            add(
                connection,
                cipher,
                Handoff(
                    turn=turn,
                    conversation_id=row.id,
                    reason=reason,
                    channel=channel,
                    locale="ko",
                    at=now - 7200,
                    contact_id=contact,
                ),
                reach,
            )

    database.submit(write).result()
    database.close()
    return ["bbbbbbbb", "aaaaaaaa"]


def test_the_list_masks(office: Office, waiting: list[str]) -> None:
    shown = office.run("handoffs", "list").data
    assert [line[:8] for line in shown.splitlines()] == waiting
    assert (NUMBER in shown, HIDDEN in shown) == (False, False)
    assert "5678" in shown
    assert "1234" in shown
    rows = [json.loads(line) for line in office.run("handoffs", "list", "--json").data.splitlines()]
    assert [row["reason"] for row in rows] == ["sos", "asked"]
    assert NUMBER not in json.dumps(rows)


@pytest.mark.parametrize(
    ("state", "code", "many"),
    [
        ("open", 0, 2),
        ("waiting", 0, 2),
        ("taken", 0, 0),
        ("done", 0, 0),
        ("submittd", 2, 0),
        ("WAITING", 2, 0),
        ("", 2, 0),
    ],
)
def test_states(office: Office, waiting: list[str], state: str, code: int, many: int) -> None:
    assert waiting
    ran = office.run("handoffs", "list", "--state", state)
    assert (ran.code, len(ran.data.splitlines())) == (code, many)


def test_pages(office: Office, waiting: list[str]) -> None:
    pages = [office.run("handoffs", "list", "--limit", "1", "--page", n).data for n in ("1", "2")]
    assert [page[:8] for page in pages] == waiting


@pytest.mark.parametrize("command", ["take", "done", "reply"])
def test_nothing_without_the_key(
    office: Office, waiting: list[str], command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("", "wrong"):
        monkeypatch.setenv(KEY, key)
        more = ("text",) if command == "reply" else ()
        ran = office.run("--no-input", "handoffs", command, waiting[0], *more, "--as", "Kim")
        assert ran.code != 0
        assert NUMBER not in ran.data
    assert len(office.run("handoffs", "list", "--state", "waiting").data.splitlines()) == 2


def test_take_and_done(office: Office, waiting: list[str]) -> None:
    office.sit("Kim")
    taken = office.run("handoffs", "take", waiting[0], "--as", "Kim")
    assert NUMBER in taken.data
    office.sit("Lee")
    assert office.run("handoffs", "take", waiting[0], "--as", "Lee").code == 1
    assert office.run("handoffs", "done", waiting[0], "--as", "Lee", "--yes").code == 1
    office.sit("Kim")
    assert office.run("--no-input", "handoffs", "done", waiting[0], "--as", "Kim").code == 1
    done = office.run("handoffs", "done", waiting[0], "--as", "Kim", "--yes", "--note", "통화함")
    assert done.code == 0
    assert "통화함" in office.run("handoffs", "list", "--state", "done").data


def test_reply_shows_what_it_sends_and_asks(office: Office, waiting: list[str]) -> None:
    office.sit("Kim")
    office.run("handoffs", "take", waiting[0], "--as", "Kim")
    asked = office.run("--no-input", "handoffs", "reply", waiting[0], "곧 전화해요", "--as", "Kim")
    assert (asked.code, "곧 전화해요" in asked.rest) == (1, True)
    sent = office.run("handoffs", "reply", waiting[0], "곧 전화해요", "--as", "Kim", "--yes")
    assert sent.code == 0
    assert office.run("handoffs", "reply", waiting[0], " ", "--as", "Kim", "--yes").code == 2


NUMBERS = {
    "nobody's": ("내일 오전에 02-2133-1234에서 전화드릴게요", (), 0, ""),
    "of an office": ("민원실 전화는 110이에요", (), 0, ""),
    "a mobile": ("이웃은 010-9988-7766이에요", (), 1, ""),
    "a mobile, meant": ("이웃은 010-9988-7766이에요", ("--with-numbers",), 0, ""),
    "a mail": ("write to neighbour@example.com", (), 1, ""),
    "a mail, meant": ("write to neighbour@example.com", ("--with-numbers",), 0, ""),
    "an account": ("계좌 110-123-456789로 넣으세요", (), 1, ""),
    "of a resident": ("주민등록번호 900101-1234568이시죠", ("--with-numbers",), 1, "900101"),
    "of a card": ("카드 4111 1111 1111 1111", ("--with-numbers",), 1, "4111"),
    "a control character": ("전화\x07할게요", ("--with-numbers",), 1, ""),
    "a full-width mobile": ("０１０-９９８８-７７６６", (), 1, ""),
    "short": ("네", (), 0, ""),
    "no letters": ("...", (), 1, ""),
}


@pytest.mark.parametrize(("text", "more", "code", "hidden"), NUMBERS.values(), ids=NUMBERS)
@pytest.mark.parametrize("locale", ["ko", "en"])
def test_other_peoples_numbers_in_a_reply(
    office: Office,
    waiting: list[str],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    locale: str,
    text: str,
    more: tuple[str, ...],
    code: int,
    hidden: str,
) -> None:
    """As in an answer: asked about, and some kinds, which are not even shown, leave in no case."""
    monkeypatch.setenv("SINMUNGO_LOCALE", locale)
    office.sit("Kim")
    office.run("handoffs", "take", waiting[0], "--as", "Kim")
    before = written(folder)
    ran = office.run("handoffs", "reply", waiting[0], text, "--as", "Kim", "--yes", *more)
    assert ran.code == code, ran.rest
    assert written(folder) == before + (code == 0)
    assert not hidden or hidden not in ran.rest + ran.data


def written(folder: Path) -> int:
    """Sentences of staff that are on their way."""
    with closing(sqlite3.connect(folder / "var" / "sinmungo.db")) as database:
        found = database.execute("SELECT count(*) FROM inbox WHERE kind = 'system'").fetchone()
    return int(found[0])
