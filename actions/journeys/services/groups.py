"""All services, by the groups in which the portal lists them: a few choices at a time."""

from __future__ import annotations

from collections.abc import Sequence

from actions.adapters.protocol import Service
from actions.dialogue.say import Choice, choice, i18n

ALL = "all"
_GROUP = "group:"
"""Before the code of a group's first service: a choice that lists the group."""
_BACK = choice("elsewhere", "choice.other")


def is_group(value: str) -> bool:
    """Whether a choice lists a group, which is also how the listing is called then."""
    return value.startswith(_GROUP)


def choices(services: Sequence[Service], listing: str) -> tuple[Choice, ...]:
    """The groups; of one that was chosen its services, and the way back. A service without a group
    stands for itself, after them."""
    chosen = next((s for s in services if listing == _GROUP + s.code), None)
    if chosen is not None and chosen.group:
        members = (s for s in services if s.group == chosen.group)
        return (*(Choice(s.code, i18n(s.title)) for s in members), _BACK)
    firsts = {tuple(sorted(s.group.items())): s for s in reversed(services) if s.group}
    grouped = [s for s in services if s in firsts.values()]
    alone = [s for s in services if not s.group]
    return (
        *(Choice(_GROUP + s.code, i18n(s.group)) for s in grouped),
        *(Choice(s.code, i18n(s.title)) for s in alone),
    )
