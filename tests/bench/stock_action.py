"""The rival's action server: one action that says one thing, as every small Rasa project has."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker


class ActionBench(Action):
    def name(self) -> str:
        return "action_bench"

    async def run(
        self, dispatcher: CollectingDispatcher, _tracker: Tracker, _domain: Mapping[str, Any]
    ) -> list[dict[str, Any]]:
        dispatcher.utter_message(json_message={"say": "bench"})
        return []


def main() -> None:
    executor = ActionExecutor()
    executor.register_action(ActionBench())
    app = create_app(executor)
    app.run(host="127.0.0.1", port=int(sys.argv[1]), single_process=True, access_log=False)


if __name__ == "__main__":
    main()
