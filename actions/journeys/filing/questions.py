"""The questions of a petition, which of them are gaps, and how each is put."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from actions.adapters.protocol import Service
from actions.base import placeholders
from actions.dialogue.draft import Draft
from actions.dialogue.question import Question
from actions.dialogue.say import Choice, Value, choice, date_, i18n, key
from actions.journeys.filing import files

PLACE, OURS = "place", "ours"
"""The code of our own row, and what its description says besides."""
_PLACE = 200
STORY = 5000
"""Characters of a story."""
_MORE = ("ask.content.more", "ask.content.more.again")
"""What was just written is there. By turns: the same is never said twice running."""
_NEAR = 4000
"""Characters from which a person is told how many they have."""
_EXCERPT = 300
"""Characters of a story that are shown of it."""
USE = choice("use", "choice.use")
SKIP = choice("skip", "choice.skip")


def codes(draft: Draft) -> list[str]:
    """Everything that this draft can hold, in the order in which it is read back."""
    own = [str(q["code"]) for q in draft.questions if q["type"] != "file"]
    service = ["category"] if draft.service is not None else []
    return ["title", *own, *service, "content", *files.codes(draft), "name", "phone"]


def place_row(
    specs: Sequence[Mapping[str, Any]], services: Iterable[Service]
) -> tuple[dict[str, Any], ...]:
    """For a service with these questions, none of which asks where it is: a row for it as the
    portals' other services have one. It is asked for nowhere and goes along in the text."""
    if any(spec["type"] == "place" or spec["code"] == PLACE for spec in specs):
        return ()
    asked = (one for service in services for one in service.questions if one.type == "place")
    found = next(asked, None)
    if found is None:
        return ()
    ours = replace(found, code=PLACE, required=False, hint=None, max_length=_PLACE)
    return ({**asdict(ours), OURS: True},)


def is_hidden(draft: Draft, code: str) -> bool:
    """Whether it is our row and nothing stands in it."""
    return bool((draft.spec(code) or {}).get(OURS)) and not draft.answers.get(code)


def written(draft: Draft) -> str:
    """The story so far, whether it is finished or not."""
    return str(draft.answers.get("content") or draft.notes.get("story") or "")


def place(draft: Draft) -> str | None:
    """Where it is, in words or as a location, as the draft holds it."""
    given = (draft.answers.get(code) for code in draft.codes_of("place"))
    return next((str(one) for one in given if one), None)


def next_step(draft: Draft) -> str:
    """The first gap that has to be filled; with none it is read back."""
    own = [str(q["code"]) for q in draft.questions if q.get("required", True)]
    gaps = ["content", "category", *own]
    if draft.answers.get("name") and "name" in draft.history:
        gaps.append("phone")
    return next((code for code in gaps if code not in draft.answers), "confirm")


def build(draft: Draft, *, wrote: bool = False) -> Question:
    """The question of the draft's step (not the category, which needs the portal). `wrote`: a part
    of the story has just come."""
    if draft.step == "content":
        return _content(draft, wrote=wrote)
    if draft.step in _FIXED:
        return _FIXED[draft.step](draft)
    if draft.step in files.codes(draft):
        return files.question(draft)
    spec = draft.spec(draft.step)
    if spec is None:
        raise LookupError(draft.step)
    built = own(spec, draft.suggestions.get(draft.step))
    if spec["type"] == "place" and (around := draft.notes.get("around")):
        return replace(built, key="ask.own.place.around", values={"place": str(around)})
    return built


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


def _content(draft: Draft, *, wrote: bool) -> Question:
    story = str(draft.notes.get("story") or "")
    # As it will be sent: what stands behind a placeholder counts, not the placeholder.
    length = len(story) + int(draft.notes.get("hidden") or 0)
    name = "ask.content"
    values: dict[str, Value] = {}
    choices: tuple[Choice, ...] = ()
    if story:
        if draft.notes.get("begun", True):
            name, values = "ask.content.begun", {"text": excerpt(story)}
        elif length >= _NEAR:
            name, values = "ask.content.near", {"count": length, "max": STORY}
        elif not wrote:
            name = "ask.content.on"
        else:
            parts = story.count("\n") % len(_MORE)
            name = _MORE[parts]
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


def _change(draft: Draft) -> Question:
    shown = (code for code in codes(draft) if code != "phone" and not is_hidden(draft, code))
    choices = tuple(Choice(code, heading(draft, code)) for code in shown)
    return Question("change", "choice", "ask.change", choices=choices)


_FIXED = {
    "consent": _consent,
    "title": _title,
    "name": _name,
    "phone": _phone,
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
    spec = draft.spec(code)
    return key(f"label.{code}") if spec is None else i18n(spec["label"])


def shown(spec: Mapping[str, Any], value: Any) -> Value:
    """An answer as it is read back."""
    if spec["type"] == "date":
        return date_(str(value))
    option = next((o for o in spec.get("options", ()) if o["value"] == value), None)
    return i18n(option["label"]) if option is not None else str(value)


def heading(draft: Draft, code: str) -> Value:
    """What a row of the read-back is called."""
    if code in files.codes(draft):
        return key(f"label.{files.OWN}")
    return key("label.person") if code == "name" else label(draft, code)


def value(draft: Draft, code: str) -> Value:
    """An answer as it is read back."""
    given = draft.answers[code]
    if code in files.codes(draft):
        return ", ".join(given)
    if code == "category" and draft.service is not None:
        return i18n(draft.service["title"])
    return shown(draft.spec(code) or {"type": "text"}, given)


def excerpt(text: str) -> str:
    """The beginning; never cut within a placeholder: it could not be put back."""
    return text if len(text) <= _EXCERPT else placeholders.OPEN.sub("", text[:_EXCERPT])
