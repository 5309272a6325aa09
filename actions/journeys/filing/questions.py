"""The questions of a petition in their order, and how each is put."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from actions.dialogue.draft import Draft
from actions.dialogue.question import Question
from actions.dialogue.say import Choice, Value, choice, date_, i18n, key, list_
from actions.journeys.filing import files
from actions.reading import parts as reading_parts

STORY = 5000
"""Characters of a story."""
_EXCERPT = 300
"""Characters of a story that the read-back shows."""
_OPEN = re.compile(r"⟦[^⟧]*$")
USE = choice("use", "choice.use")
SKIP = choice("skip", "choice.skip")


def order(draft: Draft) -> list[str]:
    """Codes of all questions that this draft has to pass."""
    codes = ["consent"] if draft.consent is None else []
    codes += ["title", "content", "category", *(q["code"] for q in draft.questions)]
    if files.OWN in files.codes(draft):
        codes.append(files.OWN)
    codes.append("name")
    if draft.answers.get("name"):
        codes.append("phone")
    return codes


def next_step(draft: Draft) -> str:
    return next((code for code in order(draft) if code not in draft.answers), "confirm")


def build(draft: Draft) -> Question:
    """The question of the draft's step (not the category, which needs the portal)."""
    if draft.step in _FIXED:
        return _FIXED[draft.step](draft)
    if draft.step in files.codes(draft):
        return files.question(draft)
    spec = next(q for q in draft.questions if q["code"] == draft.step)
    return own(spec, draft.suggestions.get(draft.step))


def _consent(_draft: Draft) -> Question:
    choices = (choice("yes", "choice.agree"), choice("no", "choice.disagree"))
    return Question("consent", "choice", "ask.consent", choices=choices, irreversible="consent")


def _title(draft: Draft) -> Question:
    suggested = draft.suggestions.get("title")
    if suggested:
        return Question(
            "title", "text", "ask.title.suggested", {"title": suggested}, choices=(USE,)
        )
    return Question("title", "text", "ask.title")


def _content(draft: Draft) -> Question:
    story = str(draft.notes.get("story") or "")
    # As it will be sent: what stands behind a placeholder counts, not the placeholder.
    length = len(story) + int(draft.notes.get("hidden") or 0)
    name = "ask.content"
    values: dict[str, Value] = {}
    choices: tuple[Choice, ...] = ()
    if story:
        begun = draft.notes.get("begun", True)
        name = "ask.content.begun" if begun else "ask.content.more"
        values = {"text": story} if begun else {"count": length, "max": STORY}
        choices = (choice("done", "choice.done"), choice("rewrite", "choice.rewrite"))
    # The line break that joins the next part counts too.
    written = length + 1 if story else 0
    return Question(
        "content", "story", name, values, max_length=STORY, choices=choices, written=written
    )


def _name(draft: Draft) -> Question:
    old = draft.suggestions.get("name")
    if old:
        label = key("label.name")
        values: dict[str, Value] = {"label": label, "suggestion": old}
        return Question("name", "person", "ask.own.suggested", values, False, choices=(USE, SKIP))
    return Question("name", "person", "ask.name", required=False, max_length=100, choices=(SKIP,))


def _phone(draft: Draft) -> Question:
    old = draft.suggestions.get("phone")
    if old:
        values: dict[str, Value] = {"label": key("label.phone"), "suggestion": old}
        return Question("phone", "phone", "ask.own.suggested", values, False, choices=(USE, SKIP))
    return Question("phone", "phone", "ask.phone", required=False, choices=(SKIP,))


def _confirm(draft: Draft) -> Question:
    # What cannot be undone never stands first, where most answers are given.
    names = ("change", "send", "stop")
    choices = tuple(choice(name, f"choice.{name}") for name in names)
    values: dict[str, Value] = {"lines": list_(lines(draft))}
    if draft.service is not None:
        # A text message names what is sent instead of reading it back.
        values["service"] = i18n(draft.service["title"])
        values["agency"] = i18n(draft.service["agency"])
    return Question(
        "confirm", "choice", "ask.confirm", values, choices=choices, irreversible="send"
    )


def _change(draft: Draft) -> Question:
    codes = [code for code in order(draft) if code in draft.answers]
    choices = tuple(Choice(code, label(draft, code)) for code in codes)
    return Question("change", "choice", "ask.change", choices=choices)


def parts(draft: Draft, *, files_come: bool) -> dict[str, str]:
    """What can be changed at the read-back, and the patterns of the names. Without a name there is
    no telephone number: both are asked for by the question of the name."""
    specs = {str(spec["code"]): spec for spec in draft.questions}
    found = {code: _names(code, specs) for code in order(draft) if code in draft.answers}
    if "phone" not in found:
        found["name"] = f"{found['name']}|{reading_parts.WORDS['phone']}"
    if files_come and not files.codes(draft):
        found[files.OWN] = reading_parts.OF_TYPE["file"]
    return found


def _names(code: str, specs: Mapping[str, Mapping[str, Any]]) -> str:
    spec = specs.get(code, {"type": "file", "label": {}})
    return reading_parts.words(code, str(spec["type"]), spec["label"].values())


_FIXED = {
    "consent": _consent,
    "title": _title,
    "content": _content,
    "name": _name,
    "phone": _phone,
    "confirm": _confirm,
    "change": _change,
}


def resume(stored: Mapping[str, Any]) -> Question:
    """Whether to go on with a draft that was left."""
    title = (stored.get("answers") or {}).get("title")
    title = title or (stored.get("suggestions") or {}).get("title")
    choices = (choice("continue", "choice.continue"), choice("new", "choice.new"))
    if title:
        return Question("resume", "choice", "ask.resume", {"title": title}, choices=choices)
    return Question("resume", "choice", "ask.resume.untitled", choices=choices)


def own(spec: Mapping[str, Any], suggestion: Any = None) -> Question:
    """A question of the service itself."""
    values: dict[str, Value] = {"label": i18n(spec["label"])}
    name = f"ask.own.{spec['type']}"
    choices = tuple(Choice(o["value"], i18n(o["label"])) for o in spec.get("options", ()))
    if suggestion is not None and spec["type"] != "choice":
        name, choices = "ask.own.suggested", (USE,)
        values["suggestion"] = shown(spec, suggestion)
    elif spec.get("hint"):
        name, values = f"{name}.hint", {**values, "hint": i18n(spec["hint"])}
    if not spec.get("required", True):
        choices = (*choices, SKIP)
    return Question(
        spec["code"],
        spec["type"],
        name,
        values,
        required=spec.get("required", True),
        max_length=spec.get("max_length", 1000),
        choices=choices,
        minimum=spec.get("minimum"),
        maximum=spec.get("maximum"),
        past=spec.get("past", False),
    )


def label(draft: Draft, code: str) -> Value:
    spec = next((q for q in draft.questions if q["code"] == code), None)
    return key(f"label.{code}") if spec is None else i18n(spec["label"])


def shown(spec: Mapping[str, Any], value: Any) -> Value:
    """An answer as it is read back."""
    if spec["type"] == "date":
        return date_(str(value))
    option = next((o for o in spec.get("options", ()) if o["value"] == value), None)
    return i18n(option["label"]) if option is not None else str(value)


def lines(draft: Draft) -> list[Value]:
    """One line for each thing that was answered."""
    return [
        key("confirm.line", label=_heading(draft, code), value=_line(draft, code))
        for code in order(draft)
        if draft.answers.get(code) is not None
    ]


def _heading(draft: Draft, code: str) -> Value:
    return key(f"label.{files.OWN}") if code in files.codes(draft) else label(draft, code)


def _line(draft: Draft, code: str) -> Value:
    value = draft.answers[code]
    if code in files.codes(draft):
        return ", ".join(value)
    if code == "category" and draft.service is not None:
        return key(
            "confirm.category",
            service=i18n(draft.service["title"]),
            agency=i18n(draft.service["agency"]),
        )
    if code == "content" and len(value) > _EXCERPT:
        return key("confirm.excerpt", text=excerpt(value), count=len(value))
    spec = next((q for q in draft.questions if q["code"] == code), {"type": "text"})
    return shown(spec, value)


def excerpt(text: str) -> str:
    """The beginning; never cut within a placeholder: it could not be put back."""
    return text if len(text) <= _EXCERPT else _OPEN.sub("", text[:_EXCERPT])
