"""`/v1`: files of citizens, uploaded by clients and read by officers."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Header, Path, Query, Request, Response

from actions.adapters import files
from actions.portal.api.auth import ClientOf, OfficerOf, PortalOf
from actions.portal.api.routes import ANSWERS, PROBLEM
from actions.portal.core.schemas import AttachmentOut, FileName
from actions.portal.files.attachments import Upload

KEYED = APIRouter(prefix="/v1", responses=ANSWERS)

_BINARY = {"schema": {"type": "string", "format": "binary"}}
_UPLOAD: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": f"The file itself, at most {files.LARGEST} bytes",
        "content": {"application/octet-stream": _BINARY}
        | dict.fromkeys(files.MEDIA_TYPES, _BINARY),
    }
}
_DOWNLOAD: dict[str, Any] = {
    "description": "The file itself",
    "content": dict.fromkeys(files.MEDIA_TYPES, _BINARY),
}
Digest = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the content")]


async def uploaded(
    request: Request,
    sha256: Digest,
    name: Annotated[FileName, Query()] = "file",
    content_type: Annotated[str, Header(include_in_schema=False)] = "",
) -> Upload:
    """The body as it is; the limit of bodies has counted it."""
    return Upload(sha256, content_type, name, await request.body())


@KEYED.put(
    "/attachments/{sha256}",
    status_code=201,
    responses={
        200: {"description": "The client uploaded it before", "model": AttachmentOut},
        415: {"description": "No file of this kind is taken", **PROBLEM},
    },
    openapi_extra=_UPLOAD,
)
def upload(
    found: PortalOf,
    client: ClientOf,
    file: Annotated[Upload, Depends(uploaded)],
    response: Response,
) -> AttachmentOut:
    """Hand in a file before the case that names it. `name` tells the kind where the type is
    `application/octet-stream`. A file that no case names within a day is removed."""
    told, created = found.uploads.take(client.id or 0, file)
    response.status_code = 201 if created else 200
    return told


@KEYED.get("/cases/{receipt}/attachments/{sha256}", responses={200: _DOWNLOAD})
def download(found: PortalOf, officer: OfficerOf, receipt: str, sha256: Digest) -> Response:
    """A file of a case, for the officers who may see the case; nobody has scanned it."""
    file = found.desk.attachment(officer, receipt, sha256)
    return Response(file.content, media_type=file.media_type, headers=_as_download(file.name))


def _as_download(name: str) -> dict[str, str]:
    """Headers with which a browser stores the file and never shows or runs it (RFC 6266)."""
    return {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "no-store",
    }
