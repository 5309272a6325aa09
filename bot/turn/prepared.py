"""What a journey wants done, as it is committed: placeholders are resolved before the transaction.

A journey never holds a secret; what may go on is put back here, of the rest only its name is left.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from actions.adapters.portals import FIRST_PORTAL
from actions.adapters.protocol import Applicant, Consent, Submission
from actions.effects import wire
from actions.effects.commits import DropFiles, HandOff, RateAnswer, Submit
from bot.messages import attachments, leftovers
from bot.privacy.joined import leaving


@dataclass(frozen=True)
class FiledSubmission:
    """The submission as the portal gets it, but for the content of its `files`."""

    key: str
    portal: str
    submission: Submission
    files: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class ForgottenFiles:
    """Placeholder → the id under which its file is kept."""

    ids: Mapping[str, str]


@dataclass(frozen=True)
class ShownRating:
    """`shown` is the question as staff may read it."""

    rating: RateAnswer
    shown: str


@dataclass(frozen=True)
class Preparation:
    """What the placeholders of a turn stand for; `hide` writes out what a name hides."""

    vault: Mapping[str, str]
    hide: Callable[[str], str]
    locale: str
    channel: str

    def ready(self, effect: Any) -> Any:
        """The effect as it is committed. Raises LookupError, TypeError, ValueError."""
        if isinstance(effect, Submit):
            return self._submission(effect)
        if isinstance(effect, DropFiles):
            return ForgottenFiles(leftovers.named(effect.files, self.vault))
        if isinstance(effect, RateAnswer):
            return ShownRating(effect, self.hide(effect.question))
        if isinstance(effect, HandOff) and effect.reach is not None:
            return replace(effect, reach=self.vault[effect.reach])
        return effect

    def _submission(self, effect: Submit) -> FiledSubmission:
        draft = wire.plain(effect.draft)
        sent = leaving(draft, self.vault, self.hide)
        applicant, consent = sent["applicant"], sent["consent"]
        submission = Submission(
            capability=effect.capability,
            service=effect.service,
            title=sent["title"],
            body=sent["body"],
            attributes=sent["attributes"],
            consent=Consent(consent["version"], datetime.fromisoformat(consent["at"])),
            applicant=Applicant(**applicant) if applicant else None,
            locale=self.locale,
            channel=self.channel,
        )
        files = attachments.facts(draft, self.vault, self.hide)
        portal = effect.portal or FIRST_PORTAL
        return FiledSubmission(effect.key, portal, submission, tuple(files))
