"""Limits that all gateways share: new sessions and uploads of a network, uploads of one session,
senders that only claim a name. Tables, on both databases."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest

from bot.core.limit_settings import LimitOptions
from bot.models.conversations import Contact
from bot.models.limits import RateLimit
from bot.models.messages import Inbound
from connectors.contract import Refused
from tests.kit.core.core import Core, make_settings, system

HERE, NEIGHBOUR, ELSEWHERE = "203.0.113.7", "203.0.113.200", "198.51.100.9"
MINUTE = 60.0
What = Literal["session", "upload"]


@pytest.fixture
def core(url: str, tmp_path: Path) -> Iterator[Core]:
    """Six new sessions an hour, 24 uploads."""
    plain = "" if url.startswith("sqlite") else url.replace("+psycopg", "")
    limits = LimitOptions(sessions=6, uploads=24)
    made = Core(make_settings(tmp_path / "both", plain, limits=limits))
    yield made
    made.close()


async def _admitted(
    core: Core, what: What, client: str | None, times: int, contact: str | None = None
) -> int:
    """How many of so many."""
    found = 0
    for _ in range(times):
        with contextlib.suppress(Refused):
            await core.gateway.admit(what, client, contact)
            found += 1
    return found


@pytest.mark.parametrize(
    ("client", "minutes", "admitted"),
    [
        pytest.param(HERE, 0, 0, id="spent"),
        pytest.param(NEIGHBOUR, 0, 0, id="of the same network"),
        pytest.param("::ffff:203.0.113.9", 0, 0, id="the same network over IPv6"),
        pytest.param(ELSEWHERE, 0, 6, id="another network"),
        pytest.param("2001:db8::1", 0, 6, id="of IPv6"),
        pytest.param(HERE, 9.9, 0, id="nothing is back yet"),
        pytest.param(HERE, 10, 1, id="one is back"),
        pytest.param(HERE, 30, 3, id="half is back"),
        pytest.param(HERE, 600, 6, id="never more than all"),
        pytest.param(None, 0, 10, id="nobody knows from where"),
    ],
)
async def test_new_sessions_of_a_network(
    core: Core, client: str | None, minutes: float, admitted: int
) -> None:
    assert await _admitted(core, "session", HERE, 8) == 6
    core.clock.move(minutes * MINUTE)
    other = core.restart()
    assert await _admitted(other, "session", client, 10) == admitted, "gateways share it"
    other.close()


@pytest.mark.parametrize(
    ("what", "contact", "key", "minutes", "retry_after"),
    [
        ("session", None, "system.limited.session", 10, 600),
        ("upload", None, "system.limited.upload", 3, 150),
        ("upload", "amy", "system.limited.upload_of_one", 1, 60),
    ],
)
async def test_what_a_refusal_says(
    core: Core,
    logged: list[Any],
    what: What,
    contact: str | None,
    key: str,
    minutes: int,
    retry_after: int,
) -> None:
    await _admitted(core, what, HERE, 24, contact)
    logged.clear()
    with pytest.raises(Refused) as refused:
        await core.gateway.admit(what, HERE, contact)
    found = refused.value
    assert (found.reason, found.key, found.retry_after) == ("too_many", key, retry_after)
    for locale in ("ko", "en"):
        assert str(minutes) in system(found.key, locale, **found.values)
    assert [(line["event"], line["network"]) for line in logged] == [
        (f"{what}_limited", "203.0.113.0/24")
    ]


async def test_uploads_of_one_session_and_of_its_network(core: Core) -> None:
    """Twenty at once and one a minute for a session; what it was refused costs its network
    nothing."""
    assert await _admitted(core, "upload", HERE, 30, "amy") == 20
    assert await _admitted(core, "upload", HERE, 30, "bob") == 4, "the rest of the network's"
    assert await _admitted(core, "upload", ELSEWHERE, 30, "amy") == 0, "she only moved"
    core.clock.move(MINUTE)
    assert await _admitted(core, "upload", ELSEWHERE, 30, "amy") == 1


@pytest.mark.parametrize(
    ("values", "refused"),
    [
        pytest.param({"contact": "new"}, True, id="a new name"),
        pytest.param({"contact": "old"}, False, id="a name that we know"),
        pytest.param({"contact": "old", "external_id": "m1"}, False, id="a repeat"),
        pytest.param({"contact": "new", "client": ELSEWHERE}, False, id="elsewhere"),
        pytest.param({"contact": "new", "client": None}, False, id="nobody knows from where"),
        pytest.param({"contact": "new", "account": "rest"}, False, id="with the token"),
        pytest.param({"contact": "new", "account": "webchat"}, False, id="with a session"),
    ],
)
async def test_a_sender_that_only_claims_a_name(
    core: Core, values: dict[str, Any], refused: bool
) -> None:
    open_ = {"account": "rest-open", "trusted": False, "client": HERE}
    await core.accept("안녕", **{**open_, "contact": "old", "external_id": "m1"})
    await core.settle()
    assert await _admitted(core, "session", HERE, 10) == 5
    before = (core.rows(Contact), core.rows(Inbound), core.rows(RateLimit))
    if not refused:
        await core.accept("안녕", **{**open_, **values})
        await core.settle()
        return
    with pytest.raises(Refused) as error:
        await core.accept("안녕", **{**open_, **values})
    assert error.value.key == "system.limited.session"
    assert (core.rows(Contact), core.rows(Inbound), core.rows(RateLimit)) == before


async def test_what_comes_at_once_is_written_down_once(core: Core, logged: list[Any]) -> None:
    """Jobs that wait together share a transaction; when one is refused, each runs again."""
    asked = (core.gateway.admit("session", HERE) for _ in range(20))
    answers = await asyncio.gather(*asked, return_exceptions=True)
    refused = [answer for answer in answers if isinstance(answer, Refused)]
    assert len(refused) == 14
    assert [line["event"] for line in logged] == ["session_limited"] * 14


async def test_what_is_whole_again_is_forgotten(core: Core) -> None:
    await _admitted(core, "session", HERE, 3)
    core.clock.move(30 * MINUTE + 1)
    await core.worker.clean_up()
    assert core.rows(RateLimit) == []
