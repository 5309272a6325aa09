"""Every failure of a portal, as one tree.

PortalError
├── AuthError        our key is refused: an operator must act
├── Rejected         the portal says the content is wrong: ask the citizen
├── NotFound         no such case, service or page
├── Throttled        too fast: try again after `retry_after` seconds
├── Retryable        down, slow or broken before anything was accepted
├── OutcomeUnknown   sent, but no answer came: reconcile, never blindly send again
└── SchemaDrift      an answer that is not what the portal documents
"""

from __future__ import annotations

from typing import ClassVar, Literal

Fault = Literal["ours", "citizen", "portal"]


class PortalError(Exception):
    """A portal did not do what was asked.

    `retry` says whether the same call may be made again, `fault` who has to act and `key` which
    sentence of the catalogue the person gets.
    """

    retry: ClassVar[bool] = False
    fault: ClassVar[Fault] = "portal"
    key: ClassVar[str] = "portal.failed"


class AuthError(PortalError):
    fault = "ours"


class Rejected(PortalError):
    """`fields` maps a question's code to the portal's reason code, e.g. {"title": "too_long"};
    `files` the place of a file among those sent, from 0, to what is wrong with that one."""

    fault = "citizen"
    key = "portal.rejected"

    def __init__(
        self,
        message: str,
        fields: dict[str, str] | None = None,
        files: dict[int, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.fields: dict[str, str] = fields or {}
        self.files: dict[int, str] = files or {}


class NotFound(PortalError):
    fault = "citizen"
    key = "portal.not_found"


class Throttled(PortalError):
    retry = True
    key = "portal.busy"

    def __init__(self, message: str, retry_after: float = 1.0) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Retryable(PortalError):
    retry = True
    key = "portal.down"


class OutcomeUnknown(PortalError):
    key = "portal.down"


class SchemaDrift(PortalError):
    """`payload` is the answer's shape only (names and types), never its values."""

    def __init__(self, message: str, payload: str = "") -> None:
        super().__init__(message)
        self.payload = payload
