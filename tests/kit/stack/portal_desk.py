"""The desk of the embedded portal, as an officer sees it: every case, and what is done with it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

import httpx
from pydantic import SecretStr

from actions.portal.cases.desk import Desk
from actions.portal.core.settings import PortalSettings
from tests.kit.patience import PATIENCE
from tests.kit.people.rest import plain_client
from tests.kit.stack.processes import Stack


class PortalDesk:
    """An officer of all agencies, who works over HTTP with a key."""

    def __init__(self, stack: Stack) -> None:
        self._url = stack.portal_url
        self._client = plain_client()
        settings = PortalSettings(
            _env_file=None,
            var=stack.var,
            database_url=stack.environment["SINMUNGO_DATABASE_URL"] or None,
            key=SecretStr(stack.environment["SINMUNGO_KEY"]),
        )
        desk = Desk.open(settings)
        self._headers = {"Authorization": f"Bearer {desk.add_officer(uuid.uuid4().hex)}"}
        desk.close()

    def act(self, receipt: str, action: str, note: str = "") -> None:
        """take, answer or close. Raises httpx.HTTPStatusError when the portal refuses."""
        body: dict[str, Any] = {"action": action}
        if note:
            body["note"] = note
        self._call("POST", f"/cases/{receipt}/actions", json=body)

    def case(self, receipt: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._call("GET", f"/cases/{receipt}")
        return found

    def cases(self) -> list[Mapping[str, Any]]:
        """All, newest first."""
        found: list[Mapping[str, Any]] = []
        cursor = ""
        while True:
            page = self._call("GET", "/cases", params={"limit": 200, "cursor": cursor})
            found += page["items"]
            if not page["next"]:
                return found
            cursor = page["next"]

    def attachment(self, receipt: str, sha256: str) -> bytes:
        """A file of a case, as the officer gets it."""
        return self._request("GET", f"/cases/{receipt}/attachments/{sha256}").content

    def _call(self, method: str, path: str, **arguments: Any) -> Any:
        return self._request(method, path, **arguments).json()

    def _request(self, method: str, path: str, **arguments: Any) -> httpx.Response:
        response = self._client.request(
            method,
            f"{self._url}/portal/v1{path}",
            headers=self._headers,
            timeout=PATIENCE,
            **arguments,
        )
        response.raise_for_status()
        return response
