"""The requirements of the web chat that no single transport can show, one table each."""

import json
from typing import Any

import httpx
import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from connectors.contract import Choice, InboundMessage, OutboundMessage, Refused
from connectors.webchat import WebchatSettings
from connectors.webchat.session import Sessions
from connectors.webchat.socketio.events import bot_uttered
from tests.connectors.catalogue import LOCALES
from tests.connectors.memory_gateway import Draft
from tests.connectors.socket_server import Address, SocketGateway, Widget, serving

DEEPCHAT = "/webhooks/deepchat"


def sentences() -> list[str]:
    """Everything that the product can say."""
    found = []
    for path in sorted(LOCALES.glob("*/LC_MESSAGES/*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                forms = message.string if message.id else ()
                found += [forms] if isinstance(forms, str) else list(forms or ())
    return found


def check_bot_uttered(message: OutboundMessage) -> None:
    data = json.loads(json.dumps(bot_uttered(message)))
    metadata = data.pop("metadata")
    assert set(data) == ({"text", "quick_replies"} if message.choices else {"text"})
    assert data["text"] == message.text
    for reply in data.get("quick_replies", ()):
        assert set(reply) == {"content_type", "title", "payload"}
        assert reply["content_type"] == "text"
    assert metadata["id"] == message.id


@pytest.mark.parametrize("choices", [0, 2], ids=["WEB-06 words", "WEB-06 words and buttons"])
def test_every_sentence_has_the_shape_of_rasas(choices: int) -> None:
    found = tuple(Choice(f"{n}", f"tok_{n:05}", n) for n in range(1, choices + 1))
    said = sentences()
    assert len(said) > 200
    for text in said:
        check_bot_uttered(OutboundMessage(1, text, "ko", "t", found))


QUESTIONS = st.none() | st.dictionaries(st.text(), st.none() | st.booleans() | st.integers())
CHOICES = st.lists(st.builds(Choice, st.text(), st.from_regex(r"[\w-]{8,64}"), st.integers(1)))


@given(
    st.builds(
        OutboundMessage,
        st.integers(0, 10**15),
        st.text(),
        st.sampled_from(["ko", "en"]),
        st.text(),
        CHOICES.map(tuple),
        QUESTIONS,
    )
)
def test_web_06_any_reply_has_the_shape_of_rasas(message: OutboundMessage) -> None:
    check_bot_uttered(message)


async def test_web_06_on_the_wire(address: Address, gateway: SocketGateway) -> None:
    """Refusals, too: everything that an unmodified widget hears."""
    gateway.answer = lambda message: [Draft("접수할까요?", (("네", "tok_yes00"),), {"code": "c"})]
    widget = await Widget(address).open()
    await widget.say("안녕하세요")
    await widget.texts(1)
    await widget.client.emit("user_uttered", {})
    await widget.texts(2)
    await widget.close()
    shapes = [set(data) - {"metadata"} for data in widget.uttered]
    assert shapes == [{"text", "quick_replies"}, {"text"}]


TRANSPORTS = [
    pytest.param(Address.raw, id="WEB-08 by WebSocket"),
    pytest.param(Address.polled, id="WEB-08 by polling"),
]


@pytest.mark.parametrize("connect", TRANSPORTS)
@pytest.mark.parametrize("names_last", [False, True], ids=["session only", "with last_id"])
async def test_a_dropped_connection_is_resumed(
    gateway: SocketGateway, settings: WebchatSettings, connect: Any, names_last: bool
) -> None:
    """Also by another gateway: both read the same conversation."""
    async with (
        serving(gateway, settings) as one,
        serving(gateway, settings) as other,
        connect(one) as first,
        connect(other) as second,
    ):
        await first.emit("session_request", {"session_id": None})
        _, session = await first.heard()
        for text in ("하나", "둘"):
            await first.emit("user_uttered", {"message": text})
            assert await first.sentence() == text
        await first.settled(2)
        await gateway.until_delivered(1, 2)
        await first.drop()
        key = ("webchat", gateway.inbox[0].contact)
        for text in ("셋", "넷", "다섯"):
            gateway.say(key, Draft(text))
        more = {"last_id": 2} if names_last else {}
        await second.emit("session_request", {"session_id": session, **more})
        assert await second.heard() == ["session_confirm", session]
        gateway.say(key, Draft("여섯"))
        texts = [await second.sentence() for _ in range(4)]
    assert texts == ["셋", "넷", "다섯", "여섯"]


async def test_web_08_what_a_dead_connection_was_sent_comes_again(
    address: Address, gateway: SocketGateway, settings: WebchatSettings
) -> None:
    """It takes 45 s to notice that nobody is there; nothing of that time is lost."""
    session = Sessions(settings).issue()
    key = ("webchat", session.contact)
    async with address.raw() as dead:
        dead.answers_pings = False
        await dead.emit("session_request", {"session_id": session.token})
        await dead.heard()
        for text in ("하나", "둘"):
            gateway.say(key, Draft(text))
        assert [await dead.sentence(), await dead.sentence()] == ["하나", "둘"]
        assert gateway.seen == set()
        widget = await Widget(address).open(session.token)
        assert await widget.texts(2) == ["하나", "둘"]
        await gateway.until_delivered(1, 2)
        await widget.close()
    again = await Widget(address).open(session.token)
    gateway.say(key, Draft("셋"))
    assert await again.texts(1) == ["셋"]
    await again.close()


async def test_web_08_asking_twice_sends_nothing_twice(
    address: Address, gateway: SocketGateway
) -> None:
    widget = await Widget(address).open()
    await widget.say("하나")
    await widget.texts(1)
    await widget.client.call("session_request", {"session_id": widget.session})
    await widget.say("둘")
    assert await widget.texts(2) == ["하나", "둘"]
    await widget.close()


@pytest.mark.parametrize(
    "identified",
    [
        pytest.param({"message_id": "m-000001"}, id="WEB-09 of the event"),
        pytest.param({"metadata": {"message_id": "m-000001"}}, id="WEB-09 in metadata"),
        pytest.param({"customData": {"message_id": "m-000001"}}, id="WEB-09 in customData"),
    ],
)
async def test_a_retry_is_one_turn(
    address: Address, gateway: SocketGateway, identified: dict[str, Any]
) -> None:
    first = await Widget(address).open()
    await first.say("안녕하세요", **identified)
    await first.texts(1)
    await gateway.until_delivered(1)
    await first.close()
    second = await Widget(address).open(first.session)
    await second.say("안녕하세요", **identified)
    await second.say("다음")
    assert await second.texts(1) == ["다음"]
    await second.close()
    assert [m.text for m in gateway.inbox] == ["안녕하세요", "다음"]


async def test_web_09_without_an_id_each_is_a_message(
    address: Address, gateway: SocketGateway
) -> None:
    widget = await Widget(address).open()
    for _ in range(2):
        await widget.say("네")
    assert await widget.texts(2) == ["네", "네"]
    await widget.close()


def altered(token: str) -> str:
    return token[:7] + ("A" if token[7] != "A" else "B") + token[8:]


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(lambda s: "chat_" + "A" * 48, id="WEB-12 a guess"),
        pytest.param(lambda s: altered(s.token), id="WEB-12 another's, one letter changed"),
        pytest.param(lambda s: s.contact, id="WEB-12 another's name in the gateway"),
        pytest.param(lambda s: s.token + "A", id="WEB-12 another's and more"),
        pytest.param(lambda s: "", id="WEB-12 empty"),
        pytest.param(lambda s: [s.token], id="WEB-12 a list"),
        pytest.param(lambda s: {"session_id": s.token}, id="WEB-12 an object"),
        pytest.param(lambda s: 7, id="WEB-12 a number"),
        pytest.param(lambda s: "x" * 50_000, id="WEB-12 50 kB"),
    ],
)
@pytest.mark.parametrize("event", ["session_request", "user_uttered"])
async def test_a_claimed_session_shows_nothing(
    address: Address, gateway: SocketGateway, settings: WebchatSettings, claim: Any, event: str
) -> None:
    victim = Sessions(settings).issue()
    gateway.say(("webchat", victim.contact), Draft("비밀번호는 12345678이에요"))
    async with address.raw() as raw:
        await raw.emit(event, {"session_id": claim(victim), "message": "하나", "last_id": 0})
        _, token = await raw.heard()
        await raw.emit("user_uttered", {"message": "둘", "session_id": claim(victim)})
        heard = [await raw.sentence() for _ in range(1 if event == "session_request" else 2)]
    assert heard[-1] == "둘"
    assert all("12345678" not in text for text in heard)
    fresh = Sessions(settings).find(token)
    assert fresh is not None
    assert fresh.contact != victim.contact
    assert len(bytes.fromhex(fresh.contact)) * 8 >= 128


TOO_LONG = "가" * 5001


@pytest.mark.parametrize(
    ("path", "body"),
    [
        pytest.param(
            "/webhooks/rest/webhook", {"sender": "k", "message": TOO_LONG}, id="WEB-17 REST"
        ),
        pytest.param(DEEPCHAT, {"messages": [{"text": TOO_LONG}]}, id="WEB-17 deep-chat"),
    ],
)
async def test_too_long_is_told(
    client: httpx.AsyncClient, gateway: SocketGateway, path: str, body: dict[str, Any]
) -> None:
    answer = await client.post(path, json=body)
    assert "넘은 글자 수: 1" in answer.text
    assert gateway.inbox == []


async def test_web_17_too_long_is_told_and_the_limit_is_not(
    address: Address, gateway: SocketGateway
) -> None:
    widget = await Widget(address).open()
    await widget.say(TOO_LONG)
    await widget.say(TOO_LONG[1:])
    texts = await widget.texts(2)
    assert "넘은 글자 수: 1" in texts[0]
    assert [m.text for m in gateway.inbox] == [TOO_LONG[1:]]
    await widget.close()


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        pytest.param("ko", "17초 뒤에 다시 보내 주세요", id="WEB-18 ko"),
        pytest.param("en", "You can send the next one in 17 s", id="WEB-18 en"),
    ],
)
async def test_the_rate_is_told_with_the_time(
    address: Address, gateway: SocketGateway, locale: str, sentence: str
) -> None:
    accept = gateway.accept

    async def limited(message: InboundMessage) -> Any:
        if len(gateway.inbox) == 20:
            raise Refused("too_many", "system.rate_limited", {"seconds": 17}, retry_after=17)
        return await accept(message)

    gateway.accept = limited  # type: ignore[method-assign]
    async with address.raw(locale) as raw:
        await raw.emit("session_request", {})
        await raw.heard()
        for number in range(20):
            await raw.emit("user_uttered", {"message": f"{number}"})
            assert await raw.sentence() == f"{number}"
        await raw.emit("user_uttered", {"message": "한 번 더"})
        name, data = await raw.heard()
        assert name == "bot_uttered"
        assert sentence in data["text"]
        assert data["metadata"]["retry_after"] == 17
        await raw.emit("session_request", {})
        assert (await raw.heard())[0] == "session_confirm", "the connection goes on"
