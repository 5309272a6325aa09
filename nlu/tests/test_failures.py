"""A turn that fails is not saved and may be sent again; a turn that is known is not run again."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from http.client import HTTPConnection
from typing import Any

import pytest
import requests

from nlu.tests.conftest import SHOWN, Dialogue, request, says
from nlu.tests.fake_actions import FakeActions
from nlu.tests.patience import PATIENCE


def test_the_same_turn_again_is_answered_and_moves_nothing(
    dialogue: Dialogue, actions: FakeActions, conversation: str
) -> None:
    dialogue.say(conversation, "1", "민원 넣고 싶어요")
    first = dialogue.say(conversation, "2", "제목").json()
    calls = len(actions.calls)
    again = dialogue.say(conversation, "2", "제목").json()
    assert again == {**first, "replayed": True}
    assert len(actions.calls) == calls
    before = dialogue.say(conversation, "1", "민원 넣고 싶어요").json()
    assert (before["replayed"], before["messages"][0]["say"]) == (True, "ask.title")
    assert says(dialogue.say(conversation, "3", "마포")) == ["ask.confirm"]


@pytest.mark.parametrize(
    "failing", ["500", "rejected", "garbage", "text", "list", "unknown event", "slot without name"]
)
def test_a_failing_action_saves_nothing(
    dialogue: Dialogue, actions: FakeActions, conversation: str, failing: str
) -> None:
    dialogue.say(conversation, "1", "민원 넣고 싶어요")
    row = dialogue.rows(conversation)
    actions.failing = failing
    for _ in range(2):
        answer = dialogue.say(conversation, "2", "제목")
        assert (answer.status_code, answer.json()) == (503, {"error": "service_form"})
    assert dialogue.rows(conversation) == row
    actions.failing = None
    assert says(dialogue.say(conversation, "2", "제목")) == ["ask.place"]


def test_no_message_is_a_failure(
    dialogue: Dialogue, actions: FakeActions, conversation: str
) -> None:
    actions.failing = "silent"
    answer = dialogue.say(conversation, "1", "안녕하세요")
    assert (answer.status_code, answer.json()) == (503, {"error": "empty"})
    assert dialogue.rows(conversation) == []


def test_a_tracker_store_that_fails(dialogue: Dialogue, conversation: str) -> None:
    dialogue.say(conversation, "1", "민원 넣고 싶어요")
    lock = sqlite3.connect(dialogue.var / "tracker.db", isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    try:
        answer = dialogue.say(conversation, "2", "제목")
    finally:
        lock.execute("ROLLBACK")
        lock.close()
    assert (answer.status_code, answer.json()) == (503, {"error": "tracker_store"})
    assert says(dialogue.say(conversation, "2", "제목")) == ["ask.place"]


def test_a_row_that_cannot_be_read_is_not_an_empty_conversation(
    dialogue: Dialogue, conversation: str
) -> None:
    dialogue.say(conversation, "1", "민원 넣고 싶어요")
    with sqlite3.connect(dialogue.var / "tracker.db") as connection:
        row = connection.execute(
            "SELECT payload FROM rasa_tracker WHERE conversation = ?", (conversation,)
        ).fetchone()
        update = "UPDATE rasa_tracker SET payload = ? WHERE conversation = ?"
        connection.execute(update, (b"x" + row[0][1:], conversation))
    answer = dialogue.say(conversation, "2", "제목")
    assert (answer.status_code, answer.json()) == (503, {"error": "tracker_store"})


def test_a_later_save_of_an_older_turn_is_refused(
    dialogue: Dialogue, actions: FakeActions, conversation: str
) -> None:
    dialogue.say(conversation, "1", "민원 넣고 싶어요")
    with actions.held(conversation) as held:
        late = dialogue.begin(request(conversation, "2", text="제목"))
        held.until_begun()
        with closing(sqlite3.connect(dialogue.var / "tracker.db")) as other, other:
            other.execute(
                "UPDATE rasa_tracker SET version = version + 1 WHERE conversation = ?",
                (conversation,),
            )
    assert answer_of(late) == (503, {"error": "conflict"})
    assert dialogue.rows(conversation)[0][0] == 2


def test_the_same_turn_while_it_is_running_waits_and_is_replayed(
    dialogue: Dialogue, actions: FakeActions, conversation: str
) -> None:
    dialogue.say(conversation, "1", "민원 넣고 싶어요")
    calls = len(actions.calls)
    body = request(conversation, "2", text="제목")
    with actions.held(conversation) as held:
        first = dialogue.begin(body)
        held.until_begun()
        again = dialogue.begin(body)
        dialogue.until_read()
        assert len(actions.calls) == calls + 1
    answers = [answer_of(one) for one in (first, again)]
    assert [(status, answer["replayed"]) for status, answer in answers] == [
        (200, False),
        (200, True),
    ]
    assert [answer["messages"][0]["say"] for _, answer in answers] == ["ask.place"] * 2
    assert len(actions.calls) == calls + 1


def test_a_client_that_leaves_cancels_its_turn(
    dialogue: Dialogue, actions: FakeActions, conversation: str
) -> None:
    dialogue.say(conversation, "1", "민원 넣고 싶어요")
    row = dialogue.rows(conversation)
    with actions.held(conversation) as held:
        leaving = dialogue.begin(request(conversation, "2", text="제목"))
        held.until_begun()
        leaving.close()
        held.until_left()
    assert dialogue.rows(conversation) == row
    answer = dialogue.say(conversation, "2", "제목")
    assert says(answer) == ["ask.place"]
    assert answer.json()["replayed"] is False


def test_a_slow_action_does_not_hold_up_other_conversations(
    dialogue: Dialogue, actions: FakeActions, conversation: str
) -> None:
    with actions.held(conversation) as held:
        slow = dialogue.begin(request(conversation, "1", text="안녕하세요"))
        held.until_begun()
        assert says(dialogue.say(f"{conversation}-b", "1", "안녕하세요")) == ["said.greet"]
        assert dialogue.rows(conversation) == []
    assert answer_of(slow)[0] == 200


def answer_of(connection: HTTPConnection) -> tuple[int, Any]:
    """Of a request that was begun: status and body."""
    with closing(connection):
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())


def test_erased_is_forgotten(dialogue: Dialogue, conversation: str) -> None:
    dialogue.say(conversation, "1", "민원 넣고 싶어요")
    for _ in range(2):
        url = f"{dialogue.url}/conversations/{conversation}"
        gone = requests.delete(url, timeout=PATIENCE, headers=SHOWN)
        assert gone.status_code == 204
    assert dialogue.rows(conversation) == []
    assert says(dialogue.say(conversation, "2", "안녕하세요")) == ["said.greet"]


def test_the_row_stays_small_and_unreadable(dialogue: Dialogue, conversation: str) -> None:
    sizes = []
    for i in range(60):
        dialogue.say(conversation, str(i), "안녕하세요")
        sizes.append(dialogue.rows(conversation)[0][1])
    assert max(sizes[5:]) <= 1.05 * min(sizes[5:])
    assert sizes[-1] < 10_000
    written = (dialogue.var / "tracker.db").read_bytes()
    written += (dialogue.var / "tracker.db-wal").read_bytes()
    assert "안녕하세요".encode() not in written
    assert b"greet" not in written


def test_the_domain_goes_to_no_action_that_does_not_ask_for_it(
    dialogue: Dialogue, actions: FakeActions, conversation: str
) -> None:
    dialogue.say(conversation, "1", "민원 넣고 싶어요")
    assert [call["domain"] for call, _ in actions.calls[-1:]] == [{}]
