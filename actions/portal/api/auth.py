"""Who is calling: a client or an officer, by the key in `Authorization: Bearer`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from actions.portal.api.refused_keys import RefusedKeys
from actions.portal.cases.desk import Desk
from actions.portal.cases.filing import Filing
from actions.portal.content.catalogue import Catalogue
from actions.portal.core import keys as key_store
from actions.portal.core.crypto import Keyring
from actions.portal.core.database import Database
from actions.portal.core.models import Client, Officer
from actions.portal.core.problems import Forbidden, Unauthenticated
from actions.portal.files.attachments import Uploads


@dataclass(frozen=True)
class Portal:
    """What the routes work with; one an app."""

    database: Database
    catalogue: Catalogue
    keyring: Keyring
    filing: Filing
    desk: Desk
    uploads: Uploads
    refused: RefusedKeys


def portal(request: Request) -> Portal:
    found: Portal = request.app.state.portal
    return found


_BEARER = HTTPBearer(auto_error=False, description="The key of a client or an officer")
PortalOf = Annotated[Portal, Depends(portal)]
Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)]


def caller(found: PortalOf, bearer: Bearer, request: Request) -> Client | Officer:
    """Raises Unauthenticated, TooManyKeys."""
    if bearer is None:
        raise Unauthenticated("a key is needed: Authorization: Bearer <key>")
    with found.database.read() as session:
        known: Client | Officer | None = key_store.client_by_key(session, bearer.credentials)
        known = known or key_store.officer_by_key(session, bearer.credentials)
    if known is None:
        raise found.refused.problem(request.client.host if request.client else None)
    return known


Caller = Annotated[Client | Officer, Depends(caller)]


def client(known: Caller) -> Client:
    if not isinstance(known, Client):
        raise Forbidden("only a client may do this")
    return known


def officer(known: Caller) -> Officer:
    if not isinstance(known, Officer):
        raise Forbidden("only an officer may do this")
    return known


ClientOf = Annotated[Client, Depends(client)]
OfficerOf = Annotated[Officer, Depends(officer)]
