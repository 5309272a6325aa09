"""One effect and one result of each kind, with every field that it may have."""

from __future__ import annotations

from actions.effects import commits, knowledge, lookups, results
from actions.effects.results import Result
from actions.effects.wire import Effect

KO = {"ko": "가로등"}
CASE = results.CaseFacts(
    reference="1AA-2611-0000571K",
    service=KO,
    agency=KO,
    state="done",
    portal_state=KO,
    submitted_at="2026-11-20T00:00:00+00:00",
    changed_at="2026-11-21T00:00:00+00:00",
    due_on="2026-12-02",
    title="가로등",
    answer="고쳤어요",
)
CONTACT = results.ContactShown(id="c1", channel="sms", hint="…5678")
ENTRY = knowledge.EntryFacts(
    id="dog",
    title=KO,
    answer=KO,
    short=KO,
    source=knowledge.Source(title=KO, url="https://example.org"),
    verified=True,
    last_checked="2026-11-20",
)
NEAR = (knowledge.NearEntry(id="dog", title=KO, confidence=0.4),)
DRAFT = commits.ConfirmedDraft(
    title="가로등",
    body="꺼졌어요",
    attributes={"since": "2026-11-17", "photos": ["⟦file:1⟧"], "count": 2},
    applicant=commits.Person(name="홍길동", phone="⟦phone:1⟧"),
    consent=commits.ConsentGiven(version="2026-11", at="2026-11-24T10:00:00+09:00"),
    attachments=("⟦file:1⟧",),
)
EFFECTS: tuple[Effect, ...] = (
    lookups.FindCase(reference="1AA-2611-0000571K", proof="⟦pin:1⟧"),
    lookups.FindCases(),
    lookups.ShowData(drafts=1),
    lookups.FindOffices(place="⟦spot:1⟧", area="종로구"),
    lookups.FindAnswer(query="여권", entry="dog", full=True, place="종로구"),
    lookups.ExplainTerm(query="급탕", place="종로구"),
    lookups.ListContacts(),
    lookups.AddContact(channel="sms", address="⟦phone:1⟧"),
    lookups.SendAnswerCode(reference="1AA-2611-0000571K", contact="c1"),
    commits.Submit(capability="petition", service="street_light", key="k", draft=DRAFT),
    commits.Notify(on=True, contact="c1"),
    commits.SetLocale(locale="en"),
    commits.KeepFiles(given=True),
    commits.DropFiles(files=("⟦file:1⟧",)),
    commits.RateAnswer(entry="dog", good=False, question="강아지"),
    commits.RequestReview(outcome="corrected", of="turn-1", chosen="dog"),
    commits.HandOff(reason="asked", reach="⟦phone:1⟧"),
    commits.Erase(),
)
RESULTS: tuple[Result, ...] = (
    results.ReceiptIssued(
        key="k", reference="r", service=KO, agency=KO, due_on="2026-12-02", due_reason=KO
    ),
    results.SubmitDelayed(key="k"),
    results.SubmitFailed(key="k"),
    results.SubmitRejected(
        key="k", fields={"title": "too_long"}, files={"⟦file:1⟧": "too_large"}, reason=KO
    ),
    results.CaseFound(case=CASE, bound=False, way="code", contacts=(CONTACT,)),
    results.CasesFound(cases=(CASE, CASE)),
    results.CaseNotFound(left=0, minutes=15),
    results.LookupLimited(minutes=15),
    results.LookupBusy(),
    results.LookupDown(),
    results.CaseChanged(case=CASE, event="answered"),
    results.CodeSent(contact=CONTACT, minutes=10),
    results.CodeRefused(reason="limited", minutes=40),
    results.OfficesFound(
        offices=(results.OfficeFacts(name=KO, address=KO, phone="120", hours=KO, metres=728),)
    ),
    results.OfficesDown(),
    results.MyData(messages=3, drafts=0, personal=1, cases=("r",), since=None, notify=True),
    results.ContactsListed(
        contacts=(results.ContactListed(id="c1", channel="telegram", chosen=True),),
        can_add=("email",),
    ),
    results.ContactAsked(contact=CONTACT),
    results.ContactKnown(contact=CONTACT),
    results.ContactRefused(channel="sms", reason="many", minutes=2),
    results.HandoffTaken(),
    results.HandoffReply(text="오늘 전화드릴게요"),
    knowledge.AnswerFound(question="여권", entry=ENTRY, nearest=NEAR, full=True),
    knowledge.TermFound(
        question="급탕",
        terms=(knowledge.Meaning(term="급탕", plain="더운물", scope="general"),),
        entry=ENTRY,
        nearest=NEAR,
    ),
    knowledge.AnswersDown(),
)
