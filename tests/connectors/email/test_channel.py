from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.texts.catalogue import Catalogue
from connectors.contract import (
    Choice,
    Later,
    OutboundMessage,
    Part,
    Request,
    SendError,
    Unauthorised,
    Undeliverable,
    Unknown,
    Unreachable,
    Unverified,
)
from connectors.email import EmailChannel, EmailSettings
from tests.kit.fakes.mail import PASSWORD, USER, MailServer, certificate
from tests.kit.patience import PATIENCE, pass_time

CATALOGUE = Catalogue.load()
MINSU = "minsu@example.org"
NOTICE = OutboundMessage(7, "접수번호 1AA-2611-0000571K의 답변이 왔어요.\n.\n끝.", "ko", "turn")


def settings(port: int, **changes: Any) -> EmailSettings:
    given: dict[str, Any] = {
        "host": "127.0.0.1",
        "port": port,
        "sender": "notice@city.example",
        "public_url": "https://city.example",
        "telephone": "02-1234-5678",
        "security": "none",
        "timeout": PATIENCE,
    }
    return EmailSettings(**{**given, **changes})


def sentence(key: str, locale: str, /, **values: str | int) -> str:
    return CATALOGUE.value({"key": key, "values": values}, locale)


def channel(port: int, **changes: Any) -> EmailChannel:
    return EmailChannel(settings(port, **changes), sentence)


@pytest.fixture
def mails() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return certificate(tmp_path_factory.mktemp("keys"))


async def test_a_notice_arrives_whole(mails: MailServer) -> None:
    made = channel(mails.port)
    [part] = made.parts(NOTICE)
    sent_id = await made.send(MINSU, part)
    [(envelope, mail)] = mails.taken
    assert (envelope.mail_from, envelope.rcpt_tos) == ("notice@city.example", [MINSU])
    assert mail["From"] == "신문고 <notice@city.example>"
    assert (mail["To"], mail["Subject"]) == (MINSU, "신문고에서 알려 드려요")
    assert (mail["Message-ID"], mail["Auto-Submitted"]) == (sent_id, "auto-generated")
    assert sent_id.endswith("@city.example>")
    assert mail["Date"]
    assert (mail.get_content_type(), mail.get_content_charset()) == ("text/plain", "utf-8")
    text = mail.get_content().replace("\r\n", "\n")
    assert text.startswith(NOTICE.text + "\n\n-- \n")
    assert "https://city.example" in text
    assert mails.greetings == ["city.example"]


async def test_the_subject_says_nothing_of_the_matter(mails: MailServer) -> None:
    for locale in ("ko", "en"):
        message = OutboundMessage(1, NOTICE.text, locale, "turn", (Choice("네", "tok_yes00", 1),))
        [part] = channel(mails.port).parts(message)
        assert "1AA" not in part.text.partition("\n")[0]
        assert part.choices == ()


@pytest.mark.parametrize(
    "text",
    [
        "알림\r\nBcc: everyone@example.org\r\n\r\n몸",
        "알림\nBcc: everyone@example.org",
        "알림\x0bBcc: everyone@example.org\n몸",
        "Subject: 다른 것\n몸\n.\nMAIL FROM:<x@y>\n",
        "가" * 3000 + "\n몸",
        "\n몸",
    ],
    ids=lambda text: repr(text[:30]),
)
async def test_no_text_becomes_a_header(text: str, mails: MailServer) -> None:
    await channel(mails.port).send(MINSU, Part(text))
    [(envelope, mail)] = mails.taken
    assert envelope.rcpt_tos == [MINSU]
    assert sorted(mail.keys()) == sorted(
        ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted"]
        + ["X-Auto-Response-Suppress", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]
    )
    assert mail.get_content().split() == text.partition("\n")[2].split()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "minsu",
        "@example.org",
        "minsu@",
        "minsu@example.org\nBcc: x@y",
        "minsu@example.org\r\nRCPT TO:<x@y>",
        "a@b, c@d",
        "<minsu@example.org>",
        "민수 minsu@example.org",
        "minsu@exa mple.org",
        "x" * 65 + "@example.org",
        "minsu@" + "가" * 100 + ".org",
        "minsu@..",
        "min..su@example.org",
        ".minsu@example.org",
        "minsu.@example.org",
        "minsu@[127.0.0.1]",
    ],
    ids=lambda address: repr(address[:30]),
)
async def test_what_is_no_address(address: str, mails: MailServer) -> None:
    with pytest.raises(Undeliverable) as caught:
        await channel(mails.port).send(address, Part("알림\n몸"))
    assert (caught.value.code, mails.taken) == ("bad_address", [])


async def test_a_korean_domain(mails: MailServer) -> None:
    await channel(mails.port).send("minsu@한국.kr", Part("알림\n몸"))
    assert mails.taken[0][0].rcpt_tos == ["minsu@xn--3e0b707e.kr"]


@pytest.mark.parametrize(
    ("stage", "words", "kind", "code"),
    [
        ("mail", "451 4.3.0 Try again", Later, "451 4.3.0"),
        ("mail", "550 5.7.1 Sender not allowed", Unauthorised, "550 5.7.1"),
        ("rcpt", "450 4.2.1 Greylisted, minsu@example.org", Later, "450 4.2.1"),
        ("rcpt", "452 Too many", Later, "452"),
        ("rcpt", "550 5.1.1 <minsu@example.org> unknown", Unreachable, "550 5.1.1"),
        ("rcpt", "550 No such user minsu@example.org", Unreachable, "550"),
        ("rcpt", "550 5.7.1 Relaying denied", Undeliverable, "550 5.7.1"),
        ("rcpt", "552 5.2.2 Mailbox full", Undeliverable, "552 5.2.2"),
        ("rcpt", "553 5.1.3 Bad name", Undeliverable, "553 5.1.3"),
        ("data", "451 4.7.1 Later", Later, "451 4.7.1"),
        ("data", "554 5.7.1 Looks like spam", Undeliverable, "554 5.7.1"),
    ],
)
async def test_what_the_server_says(
    stage: Any, words: str, kind: type[SendError], code: str, mails: MailServer
) -> None:
    mails.refuse[stage] = words
    with pytest.raises(SendError) as caught:
        await channel(mails.port).send(MINSU, Part("알림\n몸"))
    assert (type(caught.value), caught.value.code) == (kind, code)
    assert caught.value.__suppress_context__
    assert mails.taken == []


@pytest.mark.parametrize(
    ("stage", "kind", "taken"),
    [("mail", Later, 0), ("rcpt", Later, 0), ("data", Unknown, 1)],
)
async def test_a_connection_that_breaks(
    stage: Any, kind: type[SendError], taken: int, mails: MailServer
) -> None:
    mails.cut.add(stage)
    with pytest.raises(kind):
        await channel(mails.port).send(MINSU, Part("알림\n몸"))
    assert len(mails.taken) == taken


async def test_a_server_that_never_answers(mails: MailServer) -> None:
    mails.stall = True
    sending = asyncio.create_task(channel(mails.port).send(MINSU, Part("알림\n몸")))
    await asyncio.to_thread(mails.wait, 1)
    await pass_time()
    with pytest.raises(Unknown):
        await sending


async def test_nothing_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(Later) as caught:
        await channel(port).send(MINSU, Part("알림\n몸"))
    assert caught.value.code == "connection"
    [finding] = await channel(port).check()
    assert (finding.key, finding.values) == ("email.check.unreachable", {"code": "connection"})


@pytest.mark.parametrize("security", ["starttls", "tls"])
async def test_encrypted_and_with_a_password(security: Any, keys: tuple[Path, Path]) -> None:
    login = {"username": USER, "password": PASSWORD}
    with MailServer(security=security, certificate=keys, auth=True) as mails:
        made = channel(mails.port, security=security, ca_file=str(keys[0]), **login)
        await made.send(MINSU, Part("알림\n몸"))
        assert len(mails.mails) == 1
        [finding] = await made.check()
        assert (finding.state, finding.key) == ("ok", "email.check.ok")

        wrong = channel(
            mails.port, security=security, ca_file=str(keys[0]), username=USER, password="wrong"
        )
        with pytest.raises(Unauthorised):
            await wrong.send(MINSU, Part("알림\n몸"))
        [finding] = await wrong.check()
        assert finding.key == "email.check.login"

        untrusted = channel(mails.port, security=security, **login)
        with pytest.raises(Later) as caught:
            await untrusted.send(MINSU, Part("알림\n몸"))
        assert caught.value.code == "tls"
        [finding] = await untrusted.check()
        assert finding.key == "email.check.tls"
        assert len(mails.mails) == 1


async def test_a_login_that_fails_for_a_while(keys: tuple[Path, Path]) -> None:
    with MailServer(security="tls", certificate=keys, auth=True) as mails:
        mails.refuse["auth"] = "454 4.7.0 Temporary authentication failure"
        made = channel(
            mails.port, security="tls", ca_file=str(keys[0]), username=USER, password=PASSWORD
        )
        with pytest.raises(Later) as caught:
            await made.send(MINSU, Part("알림\n몸"))
        assert caught.value.code == "454 4.7.0"


async def test_a_server_that_wants_no_login(mails: MailServer) -> None:
    made = channel(mails.port, username=USER, password=PASSWORD)
    with pytest.raises(Unauthorised) as caught:
        await made.send(MINSU, Part("알림\n몸"))
    assert (caught.value.code, mails.taken) == ("no_auth", [])


async def test_never_without_the_encryption_that_was_asked_for(mails: MailServer) -> None:
    made = channel(mails.port, security="starttls")
    with pytest.raises(Later) as caught:
        await made.send(MINSU, Part("알림\n몸"))
    assert (caught.value.code, mails.taken) == ("starttls", [])
    [finding] = await made.check()
    assert finding.key == "email.check.tls"


def test_nothing_comes_in() -> None:
    made = channel(25)
    assert made.paths == ()
    for read in (made.verify, made.parse):
        with pytest.raises(Unverified):
            read(Request("https://city.example/email", {}, b""))


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"host": ""}, id="no server"),
        pytest.param({"sender": "city.example"}, id="no address"),
        pytest.param({"name": "신문고\nBcc: x@y"}, id="a name of two lines"),
        pytest.param(
            {"host": "mail.example", "username": "u", "password": PASSWORD}, id="password in clear"
        ),
    ],
)
def test_settings_that_can_never_work(changes: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=".") as caught:
        settings(25, **changes)
    assert PASSWORD not in str(caught.value)


async def test_nothing_personal_or_secret_is_logged(
    keys: tuple[Path, Path],
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Of our side: the server of the tests logs what every mail server does."""
    caplog.set_level(logging.DEBUG)
    login = {"username": USER, "password": PASSWORD}
    with MailServer(security="tls", certificate=keys, auth=True) as mails:
        made = channel(mails.port, security="tls", ca_file=str(keys[0]), **login)
        await made.send(MINSU, Part("알림\n무궁화로 7길"))
        mails.refuse["rcpt"] = f"550 5.1.1 {MINSU} unknown"
        with pytest.raises(Unreachable) as caught:
            await made.send(MINSU, Part("알림\n무궁화로 7길"))
    ours = [r.getMessage() for r in caplog.records if not r.name.startswith("mail")]
    printed = capsys.readouterr()
    logs = "\n".join([*ours, printed.out, printed.err, str(caught.value), repr(made)])
    for hidden in (PASSWORD, MINSU, "무궁화로"):
        assert hidden not in logs
