"""SMS-16: after a new data key nothing is left that only the old one opens."""

from __future__ import annotations

from bot.core.crypto import Cipher, Place
from bot.keys import rotation
from tests.kit.core.core import CIPHER, KEY, Core, ask
from tests.kit.core.sealed_rows import Cell, cells
from tests.kit.fakes.channel_memory import MemoryChannel

NEW = bytes(range(100, 132))
PHONE = "010-1234-5678"


def sealed(core: Core) -> list[Cell]:
    return [cell for cell in core.database.now(cells) if cell.column.name != "box"]


def opened(cipher: Cipher, found: list[Cell]) -> dict[Place, bytes]:
    """Each where it stands."""
    return {cell.place: cipher.open_bytes(cell.sealed, cell.place) for cell in found}


async def live(core: Core) -> None:
    """Something in as many columns as a conversation fills."""
    channel = MemoryChannel()
    core.channels[channel.account] = channel
    core.dialogue.answers["가로등"] = [ask("어디인가요", "place")]
    await core.say("가로등")
    await core.say(f"제 번호는 {PHONE}")
    core.dialogue.faults.append("503")
    await core.gateway.take(channel, channel.message("amy", "1", text="안녕"))
    await core.settle()


async def test_sms_16_everything_opens_with_the_new_key_alone(any_core: Core) -> None:
    await live(any_core)
    before = sealed(any_core)
    assert len(before) >= 6
    changed = rotation.reseal(any_core.database, Cipher(NEW, KEY))
    after = sealed(any_core)
    assert (changed, len(after)) == (len(before), len(before))
    assert opened(Cipher(NEW), after) == opened(CIPHER, before)
    assert rotation.reseal(any_core.database, Cipher(NEW, KEY)) == 0, "a second run finds nothing"


def test_every_sealed_column_is_known() -> None:
    found = {str(column) for _, column in rotation.columns()}
    assert {"contacts.address_sealed", "inbox.payload_sealed", "files.content_sealed"} <= found
