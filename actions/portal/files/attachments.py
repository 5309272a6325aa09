"""Files of citizens: taken in by their hash, named by cases, handed out to officers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from actions.adapters import files
from actions.portal.content.catalogue import Service
from actions.portal.core.crypto import CaseCipher, Keyring
from actions.portal.core.database import Database
from actions.portal.core.models import Attachment, CaseAttachment
from actions.portal.core.problems import Invalid, TooLarge, UnsupportedMediaType
from actions.portal.core.schemas import AttachmentIn, AttachmentOut, CaseAttachmentOut
from actions.portal.files import store as attachment_store
from actions.portal.files.store import Facts

ORPHANED = timedelta(days=1)
"""How long a file waits for a case that names it."""
UNSCANNED = "unscanned"


@dataclass(frozen=True)
class Upload:
    """A file as it comes: what its client says of it, and the content."""

    sha256: str
    media_type: str
    name: str
    content: bytes


@dataclass(frozen=True)
class Download:
    """`name` has an ending that fits the kind, whatever the citizen's file was called."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Uploads:
    """The files that clients hand in before the case."""

    database: Database
    keyring: Keyring
    now: Callable[[], datetime]

    def take(self, client_id: int, upload: Upload) -> tuple[AttachmentOut, bool]:
        """Keep a file once; True if it is new. Raises Invalid, TooLarge, UnsupportedMediaType."""
        kind = _checked(upload)
        now = self.now()
        with self.database.write() as session:
            attachment_store.purge(session, now - ORPHANED)
            known = attachment_store.touch(session, client_id, upload.sha256, now)
            created = not known and attachment_store.add(
                session, self._sealed(client_id, upload, kind.media_type, now)
            )
        told = AttachmentOut(
            sha256=upload.sha256,
            media_type=kind.media_type,
            size=len(upload.content),
            scanned=False,
        )
        return told, created

    def purge(self) -> int:
        """Remove what no case named within a day. How many files they were."""
        with self.database.write() as session:
            return attachment_store.purge(session, self.now() - ORPHANED)

    def _sealed(self, client_id: int, upload: Upload, media_type: str, now: datetime) -> Attachment:
        cipher, wrapped = self.keyring.new_case_key(bound_to(client_id, upload.sha256))
        return Attachment(
            client_id=client_id,
            sha256=upload.sha256,
            media_type=media_type,
            size=len(upload.content),
            wrapped_key=wrapped,
            content=cipher.seal_bytes(upload.content, "content"),
            scan=UNSCANNED,
            uploaded_at=now,
        )


def bound_to(client_id: int, sha256: str) -> str:
    """What the key of a file is bound to, so that it opens no other."""
    return f"attachment/{client_id}/{sha256}"


def _checked(upload: Upload) -> files.Kind:
    kind = files.kind(upload.media_type, upload.name)
    found = files.problem(upload.media_type, upload.name, len(upload.content), upload.content)
    reason = found[0] if found else ""
    if kind is None or reason == "kind":
        raise UnsupportedMediaType(f"taken are {files.labels()}, if they are what they say")
    if reason == "too_large":
        raise TooLarge(f"a file has at most {files.LARGEST} bytes")
    if reason == "empty":
        raise Invalid.field("body", "empty")
    if hashlib.sha256(upload.content).hexdigest() != upload.sha256:
        raise Invalid.field("sha256", "mismatch")
    return kind


def claim(
    session: Session, client_id: int, service: Service, named: Sequence[AttachmentIn]
) -> list[Facts]:
    """The files that a case names, in its order. Raises Invalid."""
    accepted, most = _limits(service)
    if len(named) > most:
        raise Invalid.field("attachments", "too_many")
    if again := _repeated([one.sha256 for one in named]):
        errors = [{"field": f"attachments.{n}", "code": "duplicate"} for n in again]
        raise Invalid("a file of this case is named twice", errors)
    found = [attachment_store.claim(session, client_id, one.sha256) for one in named]
    errors = [
        {"field": f"attachments.{n}", "code": "unknown" if facts is None else "not_accepted"}
        for n, facts in enumerate(found)
        if facts is None or facts.media_type not in accepted
    ]
    if errors:
        raise Invalid("a file of this case cannot be taken", errors)
    return [facts for facts in found if facts is not None]


def _repeated(hashes: Sequence[str]) -> list[int]:
    """The places of those that stand before them already."""
    return [n for n, one in enumerate(hashes) if one in hashes[:n]]


def _limits(service: Service) -> tuple[Sequence[str], int]:
    """What its question for files says; a service that does not ask takes them all the same."""
    asked = next((q for q in service.questions if q.type == "file"), None)
    if asked is None:
        return files.MEDIA_TYPES, files.MOST
    return asked.accept, asked.max_files or files.MOST


def link(
    session: Session,
    case_id: int,
    cipher: CaseCipher,
    found: Sequence[Facts],
    named: Sequence[AttachmentIn],
) -> None:
    """Write down which files a case has and how they are called."""
    for position, (facts, one) in enumerate(zip(found, named, strict=True)):
        name = cipher.seal(one.name, f"attachment/{facts.sha256}")
        attachment_store.link(
            session,
            CaseAttachment(case_id=case_id, attachment_id=facts.id, position=position, name=name),
        )


def listed(session: Session, case_id: int, cipher: CaseCipher) -> list[CaseAttachmentOut]:
    return [
        CaseAttachmentOut(
            sha256=facts.sha256,
            name=cipher.open(facts.name, f"attachment/{facts.sha256}"),
            media_type=facts.media_type,
            size=facts.size,
            scanned=facts.scan != UNSCANNED,
        )
        for facts in attachment_store.of_case(session, case_id)
    ]


def download(
    session: Session, case_id: int, sha256: str, cipher: CaseCipher, keyring: Keyring
) -> Download | None:
    """A file of a case, opened; None if the case has no such file."""
    found = attachment_store.load(session, case_id, sha256)
    if found is None:
        return None
    row, sealed_name = found
    own = keyring.unwrap(row.wrapped_key, bound_to(row.client_id, sha256))
    name = cipher.open(sealed_name, f"attachment/{sha256}")
    content = own.open_bytes(row.content, "content")
    return Download(files.safe_name(name, row.media_type), row.media_type, content)
