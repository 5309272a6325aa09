"""What can go wrong in the gateway and the worker, as one tree.

BotError
├── SettingError       a setting is missing, misspelt or unusable: start-up stops and names it
│   └── KeyRefused         the data key is missing, cut, or not the one of this database
├── StaleSchema        the database is older than the code: names the command to run
│   └── NewerSchema    it is newer: no command helps, only the newer program
│   └── NoDatabase         there is none where it was looked for
├── BackupRefused      a backup cannot be made or restored: says why
├── LeaseLost          another process took over this conversation: our turn must not be committed
├── HandoffRefused     a request for a person that cannot be taken or finished by this officer
├── Silenced           a message of somebody who has opted out: no turn is taken for it
├── PinsBusy           a PIN was not looked at, so many wait: nothing is known of it, later again
├── FileNotFetched     a channel did not hand out a file that a person sent: later again
└── DialogueError      the dialogue did not answer a turn
    ├── DialogueDown       refused, timed out or broken on the way: the same turn again, later
    ├── TurnNotTaken       503: an action or the tracker store failed, nothing was saved
    ├── DialogueDrift      an answer, or an effect in it, that is not what the schema says
    └── ResultRefused      a result of ours that is not: the dialogue is not told of it
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


class KeyRefused(SettingError):
    """`code`: missing, cut, wrong or names (the last key is not the one that names people);
    `values`: where the key was looked for (`place`), and which `database` it does not open."""

    def __init__(self, code: str, place: str, database: str = "") -> None:
        super().__init__(f"the data key is refused ({code}): {place} {database}".rstrip())
        self.code = code
        self.key = f"cli.error.key.{code}"
        self.values = {"place": place, "database": database}


class StaleSchema(BotError):
    """The text names the command that mends it."""


class NoDatabase(StaleSchema):
    """A command that reads makes no database."""

    def __init__(self, path: str) -> None:
        super().__init__(f"There is no database at {path}. Run: sinmungo migrate")
        self.key = "cli.error.no_database"
        self.values = {"path": path}


class NewerSchema(StaleSchema):
    """The database was brought up to date by a newer program: only that one goes on with it."""

    def __init__(self, found: str, needed: str) -> None:
        super().__init__(f"The database is at version {found}; this program knows {needed}.")
        self.key = "cli.error.newer_database"
        self.values = {"found": found, "needed": needed}


class BackupRefused(BotError):
    """A backup cannot be made or restored: `key` says why, with `values`."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(f"{key} {values}")
        self.key = key
        self.values = values


class LeaseLost(BotError):
    retry = True


class HandoffRefused(BotError):
    """`reason`: unknown, taken (by somebody else), done or not_yours."""

    def __init__(self, reason: str, name: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.name = name


class Silenced(BotError):
    fault = "citizen"


class PinsBusy(BotError):
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


class ResultRefused(DialogueError):
    """The text is the type of the result."""
