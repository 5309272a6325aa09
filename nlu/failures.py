"""How a turn fails.

TurnFailed (BaseException)
    Rasa catches ``Exception`` around actions (``MessageProcessor._run_action``) and around the
    tracker store (``FailSafeTrackerStore``) and goes on as if nothing had happened: the turn is
    saved without its events, or saved to memory. A ``BaseException`` passes both.
"""


class TurnFailed(BaseException):
    """The turn cannot be finished; nothing of it was saved and it may be sent again.

    ``error`` is a short name without any value of the turn: the name of the action that failed,
    ``tracker_store``, ``conflict`` (another process saved this conversation meanwhile), ``empty``
    (no message came out) or ``not_ready`` (no model yet).
    """

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error
