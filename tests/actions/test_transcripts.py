"""Whole conversations: `> says`, `< answers`, in the files of `transcripts/`.

    # a comment                     locale: en, now: ISO, cases: reference … are settings
    > [intent] text {entity=value}  what a person types and how it is understood
    > (value)                       a choice
    > !{"type": …}                  the outcome of an effect
    < key name=value ?code [a,b]    a bubble: its key, some of its values, its question, its choices
    < key row.code=value            what stands in a row of its card
    < !submit path=value            an effect and some of its fields

Several conversations stand in one file, parted by `== name`.
"""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from bot.texts.catalogue import Catalogue
from tests.actions.conversation import Conversation

FILES = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))
SAYS = re.compile(r"^(?:\[(\w+)\]\s*)?(.*?)((?:\s*\{\w+=[^}]+\})*)$", re.DOTALL)


def transcripts() -> list[tuple[str, list[str]]]:
    found = []
    for file in FILES:
        for part in re.split(r"^== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, *lines = part.splitlines()
            kept = [line for line in lines if line.strip() and not line.startswith("#")]
            found.append((f"{file.stem}: {name}", kept))
    return found


def test_there_are_enough() -> None:
    assert len(transcripts()) >= 25


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.mark.parametrize("lines", [pytest.param(t[1], id=t[0]) for t in transcripts()])
async def test_transcript(lines: list[str], catalogue: Catalogue) -> None:
    conversation = Conversation()
    waiting: list[dict[str, Any]] = []
    for line in lines:
        if line.startswith("> "):
            assert not waiting, f"not in the transcript: {waiting}"
            waiting = await says(conversation, line[2:])
            for message in waiting:
                if "say" in message:
                    secrets = lambda name, _: "12345678"  # noqa: E731
                    catalogue.render(message, conversation.locale, secrets=secrets)
                    for choice in message.get("choices") or ():
                        catalogue.value(choice["label"], conversation.locale)
        elif line.startswith("< "):
            assert waiting, f"nothing was said for {line}"
            check(waiting.pop(0), line[2:])
        else:
            name, value = line.split(": ", 1)
            setattr(conversation, name, value.split() if name == "cases" else value)
    assert not waiting, f"not in the transcript: {waiting}"


async def says(conversation: Conversation, line: str) -> list[dict[str, Any]]:
    if line.startswith("!"):
        return await conversation.system(**json.loads(line[1:]))
    if re.fullmatch(r"\([\w:⟦⟧-]+\)", line):
        return await conversation.choose(line[1:-1])
    match = SAYS.match(line)
    assert match is not None
    entities = dict(re.findall(r"\{(\w+)=([^}]+)\}", match[3]))
    text = match[2].replace("\\n", "\n")
    return await conversation.say(text, match[1] or "nlu_fallback", **entities)


def check(message: dict[str, Any], line: str) -> None:
    key, *rest = shlex.split(line.replace("'", "\\'"))
    if key.startswith("!"):
        assert message.get("effect", {}).get("type") == key[1:], message
        fields = message["effect"]
    else:
        assert message.get("say") == key, message
        fields = message["values"]
    for item in rest:
        if item.startswith("?"):
            assert message["question"]["code"] == item[1:], message
        elif item.startswith("["):
            values = [choice["value"] for choice in message.get("choices", [])]
            assert values == item[1:-1].split(","), message
        else:
            path, expected = item.split("=", 1)
            value = found(rows(message) if path.startswith("row.") else fields, path)
            assert str(value) == expected.replace("\\n", "\n"), message


def rows(message: dict[str, Any]) -> dict[str, Any]:
    """The values of the card, by the codes of its rows."""
    return {"row": {one["code"]: one["value"] for one in message["card"]["rows"]}}


def found(fields: Any, path: str) -> Any:
    for part in path.split("."):
        fields = fields[int(part)] if part.isdigit() else fields[part]
    return fields
