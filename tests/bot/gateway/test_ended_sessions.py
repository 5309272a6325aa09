"""A session ends with an erasure or a sign-out, at every gateway; keys sign for their time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from sqlalchemy import Connection

from bot import erasure
from bot.conversations import contacts, session_store
from bot.core.crypto import Cipher, key_id, session_key
from bot.core.settings import Settings
from bot.gateway import sessions
from bot.keys import store as key_store
from bot.keys.store import Keys
from connectors.contract import InboundMessage
from tests.kit.core.core import KEY, Core

NEW, NEWER = bytes(range(1, 33)), bytes(range(2, 34))
SESSION, OTHER = "ab" * 16, "cd" * 16
DAY = 24 * 3600.0


@pytest.fixture
def beside(any_core: Core) -> Iterator[Core]:
    """Another gateway on the same database, at the same time."""
    made = Core(any_core.settings, any_core.dialogue, any_core.portal, any_core.clock)
    yield made
    made.close()


async def say(core: Core, session: str, text: str, number: int = 1) -> None:
    message = InboundMessage(
        account="webchat", contact=session, external_id=f"message-{number}", text=text, trusted=True
    )
    accepted = await core.gateway.accept(message)
    async for _ in core.gateway.replies(accepted, wait=0):
        pass


async def test_signed_out_here_is_refused_there(any_core: Core, beside: Core) -> None:
    await say(any_core, SESSION, "안녕하세요")
    await any_core.gateway.forget("webchat", SESSION)
    assert any_core.gateway.ended(SESSION), "at once where it was asked"
    assert not beside.gateway.ended(SESSION)
    await beside.gateway.ended.look()
    assert beside.gateway.ended(SESSION)
    assert not beside.gateway.ended(OTHER)


async def test_one_that_never_said_anything_ends_too(any_core: Core) -> None:
    await any_core.gateway.forget("webchat", SESSION)
    assert any_core.gateway.ended(SESSION)
    await any_core.gateway.forget("rest", OTHER)
    assert not any_core.gateway.ended(OTHER)


async def test_an_erasure_ends_it_once_the_goodbye_is_told(any_core: Core, beside: Core) -> None:
    await say(any_core, SESSION, "안녕하세요")
    digest = any_core.runtime.cipher.digest("contact", "webchat", SESSION)
    now = any_core.clock()

    def erase(connection: Connection) -> None:
        row = contacts.find(connection, "webchat", digest)
        assert row is not None
        erasure.erase(connection, row.id, "t", now)

    await any_core.database.run(erase)
    for core in (any_core, beside):
        await core.gateway.ended.look()
        assert not core.gateway.ended(SESSION)
    any_core.clock.move(erasure.GOODBYE_SECONDS)
    assert any_core.gateway.ended(SESSION)
    assert beside.gateway.ended(SESSION)


async def test_a_stream_of_an_ended_session_ends(any_core: Core) -> None:
    await say(any_core, SESSION, "안녕하세요")
    stream = any_core.gateway.stream("webchat", SESSION, after=0)
    assert (await anext(stream)).text
    await any_core.gateway.forget("webchat", SESSION)
    assert [message async for message in stream] == []


async def test_what_ended_is_kept_for_as_long_as_it_could_be_shown(any_core: Core) -> None:
    await any_core.gateway.forget("webchat", SESSION)
    for days, gone in ((7.0, 0), (1.5, 1)):
        any_core.clock.move(days * DAY)
        purge = partial(session_store.purge, now=any_core.clock())
        assert await any_core.database.run(purge) == gone


def _require(core: Core, *keys: bytes) -> None:
    now = core.clock()
    core.database.now(lambda c: key_store.require(c, Keys(keys, "here"), now))


def test_a_new_key_signs_and_those_before_count_for_a_week(any_core: Core) -> None:
    start = any_core.clock()
    _require(any_core, KEY)
    any_core.clock.move(100 * DAY)
    _require(any_core, NEW, KEY)
    any_core.clock.move(DAY)
    _require(any_core, NEW, KEY)
    any_core.clock.move(3 * DAY)
    _require(any_core, NEWER, NEW, KEY)
    found = sessions.older_keys(any_core.database, (NEWER, NEW, KEY))
    assert [(one.key, (one.until - start) / DAY, one.bare) for one in found[:2]] == [
        (session_key(NEW), 111, False),
        (session_key(KEY), 107, False),
    ]
    assert (found[2].key, found[2].until, found[2].bare) == (KEY, 0.0, True), "never here"
    assert session_key(KEY) not in (KEY, Cipher(KEY).digest("x").encode())


async def test_sessions_of_the_version_before_count_for_a_week_after_the_upgrade(
    any_core: Core,
) -> None:
    await say(any_core, SESSION, "안녕하세요")
    _require(any_core, NEW, KEY)
    found = sessions.older_keys(any_core.database, (NEW, KEY))
    assert (found[-1].key, found[-1].bare) == (KEY, True)
    assert found[-1].until == any_core.clock() + 7 * DAY
    any_core.clock.move(DAY)
    _require(any_core, NEW, KEY)
    assert sessions.older_keys(any_core.database, (NEW, KEY)) == found


def test_ids_tell_nothing_and_differ() -> None:
    assert len({key_id(KEY), key_id(NEW), KEY.hex()[:16], NEW.hex()[:16]}) == 4
    assert len(key_id(KEY)) == 16


def test_how_old_a_session_may_get_is_a_setting() -> None:
    assert Settings(_env_file=None).webchat.session_days == 30
