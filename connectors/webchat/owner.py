"""Whose request it is: the session travels as `Authorization: Bearer`."""

from collections.abc import Callable

from fastapi import Request
from starlette.requests import HTTPConnection

from connectors.webchat.problems import Problem
from connectors.webchat.session import Session, Sessions


def presented(request: Request, sessions: Sessions) -> Session | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return sessions.find(token) if scheme.lower() == "bearer" else None


def owner_of(sessions: Sessions) -> Callable[[Request], Session]:
    """A dependency that gives the session of a request, and raises Problem without one."""

    def owner(request: Request) -> Session:
        session = presented(request, sessions)
        if session is None:
            raise Problem(401, "web.error.session")
        return session

    return owner


def client_of(connection: HTTPConnection) -> str | None:
    """The IP address of the person's own device."""
    return connection.client.host if connection.client else None
