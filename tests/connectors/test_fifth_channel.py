"""A fifth channel is one file (`tests/kit/fakes/channel_memory.py`) and this table."""

from __future__ import annotations

import json
from typing import Any

import pytest

from connectors.contract import (
    Choice,
    DeliveryStatus,
    Later,
    OptOut,
    OutboundMessage,
    Reachability,
    Request,
    Resume,
    Unknown,
)
from tests.kit.fakes.channel_memory import SECRET, MemoryChannel
from tests.kit.stack.channel import Case, In, Out, Table, cases_in, cases_out

URL = "https://city.example/memory/webhook"
CHANNEL = MemoryChannel()


def post(**found: str) -> Request:
    body = json.dumps({"from": "amy", "id": "1", **found}).encode()
    return Request(URL, {"x-secret": SECRET}, body)


def told(text: str, *labels: str) -> OutboundMessage:
    choices = tuple(Choice(label, f"token{n:04}", n) for n, label in enumerate(labels, start=1))
    return OutboundMessage(1, text, "ko", "turn", choices)


def fails(error: Exception) -> Any:
    return lambda: CHANNEL.fails.append(error)  # type: ignore[arg-type]


AMY = CHANNEL.message("amy", "1")
TABLE = Table(
    make=lambda: CHANNEL,
    signature="x-secret",
    secrets=[SECRET],
    incoming=[
        In("a text", post(kind="text", text="안녕"), [CHANNEL.message("amy", "1", text="안녕")]),
        In("stop", post(kind="stop"), [OptOut(AMY, "system.language_changed", word="stop")]),
        In("gone", post(kind="gone"), [Reachability("memory:1", "amy", False)]),
        In(
            "arrived",
            post(kind="delivered", sent="s1"),
            [DeliveryStatus("memory:1", "s1", "delivered")],
        ),
        In("goes on", post(kind="resume", token="t" * 22), [Resume(AMY, "t" * 22)]),
    ],
    unreadable={
        "no JSON": Request(URL, {"x-secret": SECRET}, b"{"),
        "an unknown kind": post(kind="dance"),
        "a list": Request(URL, {"x-secret": SECRET}, b"[]"),
        "nothing": Request(URL, {"x-secret": SECRET}, b""),
    },
    outgoing=[
        Out("a text", "to-amy", told("안녕"), ["안녕"]),
        Out("two parts", "to-amy", told("하나|둘", "네", "아니요"), ["하나", "둘"]),
        Out("slow", "to-amy", told("안녕"), error=Later, before=fails(Later("503"))),
        Out("cut", "to-amy", told("안녕"), error=Unknown, before=fails(Unknown("cut"))),
    ],
    received=CHANNEL.texts,
)


@pytest.mark.parametrize("case", cases_in(TABLE) + cases_out(TABLE))
async def test_channel(case: Case) -> None:
    await case.run()
