"""Where a notice goes first: as chosen, else where the person wrote, else by channel."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from bot.core.sql import table
from bot.delivery import fallback
from bot.delivery import proofs as notice_store
from bot.models.conversations import Contact
from bot.models.messages import Inbound, Outbound
from tests.kit.core.core_people import People

CASE = "1AA-2611-0000001K"
WEB, TELEGRAM = ("webchat", "amy"), ("telegram", "amy")
SMS, MAIL = ("sms", "+821012345678"), ("email", "kim@example.kr")
Known = tuple[str, str]


async def prepare(people: People, known: list[Known]) -> None:
    people.file(CASE, await people.one_person(*known))
    await people.fetched("amy")
    people.mark()


@pytest.mark.parametrize(
    ("known", "chosen", "expected"),
    [
        pytest.param([WEB], None, "webchat", id="the web chat alone"),
        pytest.param([TELEGRAM, SMS], None, "telegram", id="the one that wrote last"),
        pytest.param([SMS, TELEGRAM], None, "sms", id="the one that wrote last, whatever it is"),
        pytest.param([WEB, TELEGRAM], None, "telegram", id="nobody may be looking at the web"),
        pytest.param([WEB, SMS, TELEGRAM], None, "telegram", id="by channel"),
        pytest.param([TELEGRAM, SMS, WEB], SMS, "sms", id="as chosen"),
        pytest.param([TELEGRAM, MAIL], MAIL, "email", id="e-mail as chosen"),
        pytest.param([TELEGRAM, WEB], WEB, "webchat", id="the web chat as chosen"),
    ],
)
async def test_where(
    people: People, known: list[Known], chosen: Known | None, expected: str
) -> None:
    await prepare(people, known)
    if chosen is not None:
        people.choose(*chosen)
    await people.notice(CASE)
    outcome = "queued" if expected == "webchat" else "sent"
    assert people.proofs() == [(expected, outcome, None)]
    for channel in ("telegram", "sms", "email"):
        assert len(people.sent(channel)) == (channel == expected)


async def test_in_the_web_chat_it_is_told_once_it_is_fetched(people: People) -> None:
    await prepare(people, [WEB])
    await people.notice(CASE)
    assert await people.fetched("amy") == ["case_changed"]
    await people.core.worker.clean_up()
    assert people.proofs() == [("webchat", "sent", None)]


def unfetched(people: People) -> int:
    parts, now = people.core.runtime, people.core.clock()
    return people.core.database.now(lambda c: fallback.unfetched(c, parts, now))


async def test_nobody_looks_at_the_web_chat(people: People) -> None:
    """Chosen, but closed: after a while the notice is told on the next channel too."""
    await prepare(people, [WEB, SMS])
    people.choose(*WEB)
    await people.notice(CASE)
    for moved, went_on in ((fallback.PATIENCE, 0), (1, 1), (60, 0)):
        people.core.clock.move(moved)
        assert unfetched(people) == went_on
        await people.settle()
    assert people.proofs() == [("webchat", "failed", "not_fetched"), ("sms", "sent", None)]
    assert await people.fetched("amy") == ["case_changed"], "it still waits there"
    people.core.database.now(lambda c: notice_store.settle_fetched(c, 1.0))
    assert people.proofs()[0] == ("webchat", "sent", None)


async def test_who_has_the_web_chat_only_is_waited_for(people: People) -> None:
    await prepare(people, [WEB])
    await people.notice(CASE)
    people.core.clock.move(fallback.PATIENCE + 1)
    assert (unfetched(people), people.proofs()) == (0, [("webchat", "queued", None)])


async def test_an_address_that_was_erased_is_left_out(people: People) -> None:
    await prepare(people, [WEB, SMS])
    people.core.database.now(
        lambda c: c.execute(
            update(table(Contact))
            .where(table(Contact).c.channel == "sms")
            .values(forgotten=True, address_sealed=None)
        )
    )
    await people.notice(CASE)
    assert people.proofs() == [("webchat", "queued", None)]


async def test_nobody_is_left(people: People) -> None:
    """Still a proof: that it could not be told."""
    await prepare(people, [SMS])
    digest = str(people.core.rows(Contact)[0].address_digest)
    people.core.database.now(lambda c: fallback.opted_out(c, people.core.runtime, digest, 0.0))
    await people.notice(CASE)
    assert people.proofs() == [("sms", "failed", "opted_out")]


async def test_once_though_the_feed_is_read_twice(people: People) -> None:
    await prepare(people, [TELEGRAM, SMS])
    await people.notice(CASE)
    people.core.database.now(
        lambda c: c.exec_driver_sql("UPDATE cursors SET value = '' WHERE name = 'memory'")
    )
    await people.core.worker.read_feeds()
    await people.settle()
    assert len(people.proofs()) == 1
    assert [row.kind for row in people.core.rows(Inbound)].count("system") == 1
    assert [row.kind for row in people.core.rows(Outbound)].count("notice") == 1
