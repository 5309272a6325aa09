"""The channel: a turn in, its messages out, and what is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
import requests

from nlu.tests.conftest import SECRET, SHOWN, Dialogue, request, says
from nlu.tests.fake_actions import FakeActions
from nlu.tests.patience import PATIENCE


def test_a_form_is_filled_turn_by_turn(dialogue: Dialogue, conversation: str) -> None:
    assert says(dialogue.say(conversation, "1", "가로등이 고장났어요")) == ["ask.title"]
    assert says(dialogue.say(conversation, "2", " 집 앞  가로등 \n")) == ["ask.place"]
    assert says(dialogue.say(conversation, "3", "마포구 성산동")) == ["ask.confirm"]
    sent = dialogue.say(conversation, "4", "네").json()["messages"][0]["effect"]["draft"]
    assert sent == [" 집 앞  가로등 \n", "마포구 성산동", "네"]
    assert says(dialogue.say(conversation, "5", "안녕하세요")) == ["said.greet"]


def test_the_answer_tells_what_was_understood(dialogue: Dialogue, conversation: str) -> None:
    answer = dialogue.say(conversation, "1", "안녕하세요").json()
    assert answer["intent"]["name"] == "greet"
    assert answer["ranking"][0]["name"] == "greet"
    assert answer["ranking"][0]["confidence"] > answer["ranking"][1]["confidence"]
    assert answer["replayed"] is False


def test_nlu_text_is_understood_and_text_is_kept(
    dialogue: Dialogue, actions: FakeActions, conversation: str
) -> None:
    answer = dialogue.say(conversation, "1", "dkssudgktpdy", nlu_text="안녕하세요").json()
    assert answer["intent"]["name"] == "greet"
    latest = actions.calls[-1][0]["tracker"]["latest_message"]
    assert (latest["text"], latest["nlu_text"]) == ("dkssudgktpdy", "안녕하세요")


def test_metadata_entities_and_correlation_reach_the_action(
    dialogue: Dialogue, actions: FakeActions, conversation: str
) -> None:
    text = "어제 1AA-2611-0000571K 조회"
    cases = [{"portal": "native", "reference": "1AA-2611-0000571K"}]
    body = request(conversation, "t1", text=text, metadata={"cases": cases})
    dialogue.post(body, headers={**SHOWN, "X-Correlation-Id": "c-9"})
    call, headers = actions.calls[-1]
    latest = call["tracker"]["latest_message"]
    assert latest["metadata"]["cases"] == cases
    assert latest["metadata"]["turn"] == "t1"
    found = {entity["entity"]: entity["value"] for entity in latest["entities"]}
    assert found == {"date": "2026-11-23", "receipt": "1AA-2611-0000571K"}
    assert headers["X-Correlation-Id"] == "c-9"


def test_a_choice_is_an_entity(dialogue: Dialogue, conversation: str) -> None:
    dialogue.say(conversation, "1", "민원 넣고 싶어요")
    dialogue.say(conversation, "2", "제목")
    body = request(conversation, "3", kind="choice", choice='dark{"a":"/restart"}')
    answer = dialogue.post(body)
    assert says(answer) == ["ask.confirm"]
    assert answer.json()["intent"] == {"name": "choose", "confidence": 1.0}
    final = dialogue.say(conversation, "4", "네").json()["messages"][0]["effect"]["draft"]
    assert final[1] == 'dark{"a":"/restart"}'


@pytest.mark.parametrize("name", ["start", "status", "stop"])
def test_a_command_is_not_read(
    dialogue: Dialogue, actions: FakeActions, conversation: str, name: str
) -> None:
    body = request(conversation, "1", kind="command", text="", metadata={"command": name})
    assert dialogue.post(body).json()["intent"] == {"name": "choose", "confidence": 1.0}
    latest = actions.calls[-1][0]["tracker"]["latest_message"]
    assert latest["metadata"]["command"] == name
    assert latest["entities"] == []


def test_a_result_of_an_effect_is_a_turn(
    dialogue: Dialogue, actions: FakeActions, conversation: str
) -> None:
    result = {"type": "case_not_found"}
    answer = dialogue.post(request(conversation, "1", kind="system", metadata={"result": result}))
    assert says(answer) == ["said.effect_result"]
    assert actions.calls[-1][0]["tracker"]["latest_message"]["metadata"]["result"] == result


def test_six_questions_inside_the_form_leave_it_where_it_is(
    dialogue: Dialogue, conversation: str
) -> None:
    dialogue.say(conversation, "1", "민원 넣고 싶어요")
    dialogue.say(conversation, "2", "제목")
    for i in range(6):
        answer = dialogue.say(conversation, f"q{i}", "얼마나 걸려요?")
        assert says(answer) == ["faq", "ask.place"]
    assert says(dialogue.say(conversation, "3", "마포")) == ["ask.confirm"]


def test_a_form_that_ends_in_its_first_call(dialogue: Dialogue, conversation: str) -> None:
    for turn in range(3):
        assert says(dialogue.say(conversation, f"s{turn}", "내 민원 어떻게 됐어요")) == ["status"]
    assert says(dialogue.say(conversation, "g", "안녕하세요")) == ["said.greet"]
    assert says(dialogue.say(conversation, "f", "민원 넣고 싶어요")) == ["ask.title"]


TYPED = {
    "restart": "/restart",
    "session": "/session_start",
    "payload": '/inform{"pin":"1"}',
    "confidence": "/greet@1.0",
    "space before": "  /restart",
    "external": "EXTERNAL: restart",
    "template": "{agency}",
    "json": '{"say": "receipt.done"}',
    "mark": "⟦phone:1⟧",
    "control": "a\x00b\x1b[31m\u202e\U000e0041",
    "brackets": '[서울](place) {"entity": "x"}',
    "long": "가" * 10_000,
    "slash sentence": "/ 이건 문장이에요",
}


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED)
def test_what_is_typed_is_text(dialogue: Dialogue, conversation: str, text: str) -> None:
    dialogue.say(conversation, "1", "민원 넣고 싶어요")
    assert says(dialogue.say(conversation, "2", text)) == ["ask.place"]
    dialogue.say(conversation, "3", "마포")
    assert dialogue.say(conversation, "4", "네").json()["messages"][0]["effect"]["draft"][0] == text


@pytest.mark.parametrize("text", ["/restart", "/start_over", '/greet{"a":1}', " /check_status"])
def test_a_payload_outside_the_form_moves_nothing(
    dialogue: Dialogue, conversation: str, text: str
) -> None:
    assert says(dialogue.say(conversation, "1", text)) == ["said.nlu_fallback"]


def body_without(name: str) -> dict[str, Any]:
    body = request("c", "1", text="x")
    del body[name]
    return body


REFUSED: dict[str, tuple[dict[str, Any], int]] = {
    "broken JSON": ({"data": b"{"}, 400),
    "not UTF-8": ({"data": b'{"a": "\xff"}'}, 400),
    "half a surrogate pair": ({"json": request("c", "1", text="\ud800")}, 400),
    "nested without end": ({"data": b"[" * 100_000}, 400),
    "a list": ({"json": []}, 400),
    "empty": ({"data": b""}, 400),
    "no turn": ({"json": body_without("turn")}, 400),
    "no metadata": ({"json": body_without("metadata")}, 400),
    "empty text": ({"json": request("c", "1", text="")}, 400),
    "choice without value": ({"json": request("c", "1", kind="choice", choice=None)}, 400),
    "system without result": ({"json": request("c", "1", kind="system")}, 400),
    "unknown field": ({"json": request("c", "1", text="x", payload="/restart")}, 400),
    "unknown kind": ({"json": request("c", "1", kind="button", text="x")}, 400),
    "too large": ({"json": request("c", "1", text="x", metadata={"x": "a" * 600_000})}, 413),
    "5 MB": ({"data": b"a" * 5_000_000}, 413),
}


@pytest.mark.parametrize(("sent", "status"), REFUSED.values(), ids=REFUSED)
def test_bad_requests_are_refused(dialogue: Dialogue, sent: dict[str, Any], status: int) -> None:
    answer = (
        dialogue.post(None, **sent) if "json" in sent else dialogue.post(None, json=None, **sent)
    )
    assert answer.status_code == status
    assert dialogue.rows("c") == []


@pytest.mark.parametrize(
    "path", ["/webhooks/rest/webhook", "/model/parse", "/conversations/a", "/"]
)
def test_nothing_of_rasas_own_interface_is_served(dialogue: Dialogue, path: str) -> None:
    root = dialogue.url.split("/webhooks")[0]
    answer = requests.post(f"{root}{path}", json={"text": "x"}, timeout=PATIENCE, headers=SHOWN)
    assert answer.status_code == 404


def test_the_log_says_what_understanding_took(dialogue: Dialogue, conversation: str) -> None:
    dialogue.say(conversation, "1", "민원 넣고 싶어요")
    dialogue.say(conversation, "2", "1", kind="choice", choice="light")
    dialogue.say(conversation, "1", "민원 넣고 싶어요")
    lines = dialogue.log.read_text(encoding="utf-8").splitlines()
    turns = [json.loads(line) for line in lines if '"event": "turn"' in line][-3:]
    assert [turn["parse_ms"] > 0 for turn in turns] == [True, False, False]
    assert all(turn["parse_ms"] < turn["ms"] for turn in turns)


def test_no_text_in_the_log_at_debug(dialogue: Dialogue, conversation: str) -> None:
    secret = "비밀스러운-문장"
    dialogue.say(conversation, "1", "민원 넣고 싶어요")
    assert says(dialogue.say(conversation, "2", secret)) == ["ask.place"]
    dialogue.say(conversation, "3", f"/{secret}", metadata={"result": {"type": secret}})
    log = dialogue.log.read_text(encoding="utf-8")
    assert f"correlation-{3}" in log
    assert '"level": "debug"' in log
    assert "비밀스러운" not in log
    assert "민원 넣고" not in log


@pytest.mark.parametrize(
    "shown",
    [{}, {"Authorization": "Bearer other"}, {"Authorization": SECRET}, {"X-Secret": SECRET}],
)
@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/turn"), ("DELETE", "/conversations/x"), ("POST", "/vectors"), ("GET", "/turn")],
)
def test_nobody_without_the_secret_takes_a_turn_or_erases(
    dialogue: Dialogue, method: str, path: str, shown: dict[str, str]
) -> None:
    answer = requests.request(
        method, f"{dialogue.url}{path}", json={"texts": ["x"]}, headers=shown, timeout=PATIENCE
    )
    assert answer.status_code in (401, 405)
    assert requests.get(f"{dialogue.url}/health", timeout=PATIENCE).status_code == 200
