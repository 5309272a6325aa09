"""Which function answers or carries out which effect: look-ups within the turn, everything else
with the turn's commit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from actions.effects.commits import Erase, HandOff, KeepFiles, Notify, RequestReview, SetLocale
from actions.effects.lookups import (
    AddContact,
    ExplainTerm,
    FindAnswer,
    FindCase,
    FindCases,
    FindOffices,
    ListContacts,
    SendAnswerCode,
    ShowData,
)
from actions.effects.results import Result
from bot.linking.outcomes import AnswerShown, ConfirmContact, Join
from bot.turn import commits, lookups
from bot.turn.commits import Changes, Transaction
from bot.turn.lookups import Asker
from bot.turn.prepared import FiledSubmission, ForgottenFiles, ShownRating

LOOKUPS: Mapping[type, Callable[[Asker, Any], Awaitable[Result]]] = {
    FindCase: lookups.case,
    FindCases: lookups.cases,
    FindOffices: lookups.offices,
    ShowData: lookups.data,
    FindAnswer: lookups.answer,
    ExplainTerm: lookups.answer,
    ListContacts: lookups.contacts,
    AddContact: lookups.contact,
    SendAnswerCode: lookups.answer_code,
}
COMMITS: Mapping[type, Callable[[Transaction, Any], Changes]] = {
    FiledSubmission: commits.submit,
    Notify: commits.notify,
    SetLocale: commits.set_locale,
    KeepFiles: commits.keep_files,
    ForgottenFiles: commits.drop_files,
    ShownRating: commits.rate,
    RequestReview: commits.review,
    HandOff: commits.hand_off,
    Erase: commits.erase,
    Join: commits.join,
    ConfirmContact: commits.confirm_contact,
    AnswerShown: commits.answer_shown,
}
"""A submission, files and ratings by what `prepared` has made of them; the last three are what the
gateway itself wants."""
