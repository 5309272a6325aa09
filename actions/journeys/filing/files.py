"""Files of a petition: sent when they are asked for, or at any other moment.

`notes["files"]` holds those that are under no answer yet. A question for files makes them its
answer; when the service has no such question, one of ours (`attachments`) does.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.adapters import files
from actions.dialogue.draft import Draft
from actions.dialogue.question import Question
from actions.dialogue.readings import Answer, Done, Reading, Skip
from actions.dialogue.say import Choice, Value, choice, i18n, key
from actions.dialogue.turn import Turn

OWN = "attachments"
"""The code of our question, and the portal's name for everything that is wrong with files."""
_OWN_SPEC: Mapping[str, Any] = {"code": OWN, "type": "file", "required": False}
_LATE = frozenset({"name", "phone", "confirm", "change"})
"""Steps after all questions for files."""
_CLEAR = "clear"


def codes(draft: Draft) -> list[str]:
    """The questions for files that this draft has to pass."""
    asked = draft.codes_of("file")
    if asked or not (waiting(draft) or OWN in draft.answers or draft.step == OWN):
        return asked
    return [OWN]


def waiting(draft: Draft) -> list[str]:
    return list(draft.notes.get("files") or ())


def everything(draft: Draft) -> list[str]:
    """All files of the draft, each once, in the order of the questions."""
    answered = [name for code in codes(draft) for name in draft.answers.get(code) or ()]
    return list(dict.fromkeys([*answered, *waiting(draft)]))


def question(draft: Draft) -> Question:
    """The question for files that is open."""
    spec = _spec(draft)
    found = waiting(draft)
    required = bool(spec["required"])
    accept = tuple(spec.get("accept") or files.MEDIA_TYPES)
    largest = int(spec.get("max_bytes") or files.LARGEST)
    choices: tuple[Choice, ...]
    if found:
        name = "ask.files.more"
        values: dict[str, Value] = {"files": ", ".join(found), "count": len(found)}
        choices = (choice("done", "choice.files.done"), choice(_CLEAR, "choice.files.clear"))
    else:
        name = "ask.files" if not required else "ask.files.required"
        label = i18n(spec["label"]) if "label" in spec else key(f"label.{OWN}")
        limits: dict[str, Value] = {
            "kinds": files.labels(accept),
            "limit": largest // 1_000_000,
            "most": _most(spec),
        }
        values = {"label": label, **limits}
        choices = () if required else (choice("skip", "choice.skip"),)
    return Question(
        str(spec["code"]),
        "file",
        name,
        values,
        required=required,
        choices=choices,
        accept=accept,
        max_bytes=largest,
        max_files=_most(spec),
    )


def receive(turn: Turn, draft: Draft, names: Sequence[str]) -> Draft:
    """Keep files that came at any moment; says so, unless the question that follows does."""
    known = everything(draft)
    new = [name for name in names if name not in known]
    if again := [name for name in names if name in known]:
        turn.say("files.same", files=", ".join(again))
    room = max(0, _room(draft) - len(known))
    if new[room:]:
        turn.say("files.too_many", most=_room(draft))
    if not new[:room]:
        return draft
    if draft.step in codes(draft):
        return replace(draft.noting(files=[*waiting(draft), *new[:room]]), attempts=0)
    turn.say("files.kept", count=len(new[:room]), files=", ".join(new[:room]))
    return add(draft, new[:room])


def add(draft: Draft, names: Sequence[str]) -> Draft:
    """Put files where they belong: under the last answered question, else with those that wait.
    One that is there already stays where it is."""
    names = [name for name in names if name not in everything(draft)]
    if not names:
        return draft
    code = codes(draft)[-1] if codes(draft) else OWN
    if draft.step not in _LATE:
        return draft.noting(files=[*waiting(draft), *names])
    before = list(draft.answers.get(code) or ())
    answers = {**draft.answers, code: [*before, *waiting(draft), *names]}
    return replace(draft, answers=answers).noting(files=[])


def take(turn: Turn, draft: Draft, given: Reading) -> Draft | None:
    """The reply to an open question for files, as an answer; None when it stays open."""
    found = waiting(draft)
    if isinstance(given, Answer) and given.value == _CLEAR:
        found = []
    elif isinstance(given, Done) and not found:
        turn.say("files.none")
        return None
    elif not isinstance(given, Done | Skip):
        return None
    return settled(draft.noting(files=found))


def settled(draft: Draft) -> Draft:
    """What waits is the answer of the open question."""
    return draft.with_answer(draft.step, waiting(draft) or None).noting(files=[])


def placed(draft: Draft) -> Draft:
    """Before it is read back: what waits stands under the last question for files, or ours."""
    found = waiting(draft)
    if not found:
        return draft
    code = codes(draft)[-1]
    before = [name for name in draft.answers.get(code) or () if name not in found]
    return draft.knowing(code, [*before, *found]).noting(files=[])


def passed(draft: Draft) -> Draft:
    """The open question is not asked: it goes, unless files came on another channel."""
    if waiting(draft) or draft.step == OWN:
        return settled(draft)
    rest = tuple(q for q in draft.questions if q["code"] != draft.step)
    return replace(draft, questions=rest)


def reopened(draft: Draft, code: str) -> Draft:
    """Before the question `code` is asked again: its files wait for the new answer."""
    return draft.noting(files=[*(draft.answers.get(code) or ()), *waiting(draft)])


def moved(draft: Draft, known: Sequence[str]) -> Draft:
    """Before another service is chosen: files of questions that it does not have wait."""
    lost = [c for c in codes(draft) if c not in known]
    found = [name for code in lost for name in draft.answers.get(code) or ()]
    return draft.noting(files=[*found, *waiting(draft)])


def dropped(draft: Draft) -> Draft:
    """The portal refused the files without naming one: they are asked for again."""
    for code in codes(draft):
        draft = draft.without(code)
        draft = replace(draft, suggestions=_other(draft.suggestions, code))
    return draft.noting(files=[])


def without(draft: Draft, gone: Collection[str]) -> Draft:
    """The draft without these; a question that needs a file and has none left is asked again."""
    if waiting(draft):
        draft = draft.noting(files=[name for name in waiting(draft) if name not in gone])
    for code in codes(draft):
        had = list(draft.answers.get(code) or ())
        left = [name for name in had if name not in gone]
        if left == had:
            continue
        draft = replace(draft, answers={**draft.answers, code: left or None})
        if not left and _required(draft, code):
            draft = draft.without(code)
            draft = draft.at(code) if draft.step in _LATE else draft
    return draft


def _required(draft: Draft, code: str) -> bool:
    return any(q["code"] == code and q.get("required") for q in draft.questions)


def _other(answers: Mapping[str, Any], code: str) -> dict[str, Any]:
    return {c: value for c, value in answers.items() if c != code}


def _spec(draft: Draft) -> Mapping[str, Any]:
    return draft.spec(draft.step) or _OWN_SPEC


def _most(spec: Mapping[str, Any]) -> int:
    return int(spec.get("max_files") or files.MOST)


def _room(draft: Draft) -> int:
    """How many files one case may have."""
    asked = [_most(q) for q in draft.questions if q["type"] == "file"]
    return min([files.MOST, *asked])
