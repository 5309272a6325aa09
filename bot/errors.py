"""What can go wrong in the gateway and the worker, as one tree.

BotError
├── SettingError       a setting is missing, misspelt or unusable: start-up stops and names it
├── StaleSchema        the database is older or newer than the code: names the command to run
├── LeaseLost          another process took over this conversation: our turn must not be committed
├── FileNotFetched     a channel did not hand out a file that a person sent: later again
└── DialogueError      the dialogue did not answer a turn
    ├── DialogueDown       refused, timed out or broken on the way: the same turn again, later
    ├── TurnNotTaken       503: an action or the tracker store failed, nothing was saved
    └── DialogueDrift      an answer that is not what the schema says
"""

from __future__ import annotations

from typing import ClassVar, Literal

Fault = Literal["ours", "citizen", "portal"]


class BotError(Exception):
    """`retry`: may the same thing be tried again; `fault`: who has to act; `key`: what is said."""

    retry: ClassVar[bool] = False
    fault: ClassVar[Fault] = "ours"
    key: str = "system.trouble"


class SettingError(BotError):
    """The text names the setting and gives an example."""


class StaleSchema(BotError):
    """The text names the command that mends it."""


class LeaseLost(BotError):
    retry = True


class FileNotFetched(BotError):
    retry = True


class DialogueError(BotError):
    retry = True


class DialogueDown(DialogueError):
    pass


class TurnNotTaken(DialogueError):
    pass


class DialogueDrift(DialogueError):
    pass
