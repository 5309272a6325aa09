"""Files of a person that are not kept any more, said once and told to the dialogue."""

from __future__ import annotations

from dataclasses import replace

from bot.turn.input import TurnInput

ASKED = ("text", "command", "choice")
"""Kinds of what a person says that the dialogue answers."""


def with_notice(turn_input: TurnInput, gone: tuple[str, ...]) -> TurnInput:
    """`turn_input` with the sentence about files that are gone, and their names for the dialogue;
    as it is where we answer without the dialogue: they are told another time."""
    if not gone or turn_input.kind not in ASKED:
        return turn_input
    values = {"files": ", ".join(gone), "count": len(gone)}
    notice = {"say": "system.file.gone", "values": values}
    return replace(turn_input, gone=gone, notices=(notice, *turn_input.notices))
