"""A question with a factual answer: the gateway's knowledge is asked, and what it found is told
with its source. Also in the middle of a form, where the open question is asked again afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.answers import facts
from actions.dialogue.draft import Draft
from actions.dialogue.readings import Topic
from actions.dialogue.say import Choice, Value, choice, date_, i18n, key
from actions.dialogue.turn import Turn
from actions.effects.commits import RateAnswer, RequestReview
from actions.effects.lookups import FindAnswer
from actions.journeys import doubt
from actions.journeys.filing import kept as petition_kept
from actions.reading import pointing, topics
from actions.reading.meant import INSTEAD
from actions.reading.openings import referring, subjects

Result = Mapping[str, Any]
_KEPT = 300
"""Characters of a question that go along with its rating."""
_OWN = frozenset({"privacy", "status", "change"})
"""Topics of which the entries tell nothing, and the facts about petitions do."""
_ALSO = frozenset({"days", "fee", "anonymous"})
"""Topics of both: the facts serve when no entry is near."""
_OF_ANY = frozenset({"fee", "anonymous", "privacy"})
"""Topics of which the same is true for every petition."""
_PETITION = frozenset({"petition_fee", "petition_deadline", "petition_anonymous"})
"""Entries about petitions in general: in a form its own service's facts say it more exactly."""
_LIKELY = 0.5
"""Confidence from which an entry is what a question in a form is about, whatever its topic."""
OPEN, MORE, GOOD, BAD = "faq", "faq_more", "faq_good", "faq_bad"
"""Choices are `faq:<entry>:<question>` and the like."""
ANSWERS = frozenset({"faq", "term", "faq_down"})
"""Results after which an open question is asked again."""


async def run(turn: Turn) -> None:
    """A question that was typed. There is nothing to search in one that names no matter."""
    instead = turn.message.entity(INSTEAD)
    if instead is not None:
        ask(turn, instead, topic=instead)
        return
    if turn.draft() is None and _refers(turn):
        return
    topic = topics.bare(turn.message.text)
    if topic is not None:
        _tell_facts(turn, topic)
    elif pointing.points(turn.message.text):
        _tell_whose(turn)
    else:
        if subjects.find(turn.message.text) is not None:
            petition_kept.speak_of(turn, turn.message.text)
        ask(turn, turn.message.text)


def _refers(turn: Turn) -> bool:
    """Answer a question of what was said last; ask back where nothing was."""
    text, about = turn.message.text, petition_kept.topic(turn)
    points = referring.refers(text) or referring.reminds(text)
    further = referring.asks_further(text) or (about is not None and referring.goes_on(text))
    if not points and not further and topics.bare(text) is None:
        return False
    if about is None:
        return (points or topics.bare(text) is None) and _of_nothing(turn)
    if about.get("case") and topics.topic(text) in _OF_ANY:
        _tell_facts(turn, topics.topic(text))
    elif about.get("case"):
        shown = Choice(f"case:{about['case']}", key("choice.check_status"))
        person = choice("talk_to_human", "choice.talk_to_human")
        turn.say("opening.case", (shown, person), title=str(about["text"]))
    else:
        _ask_of(turn, about)
    return True


def _of_nothing(turn: Turn) -> bool:
    """What points where nothing was spoken of: at a petition that is filed, or it is asked back."""
    text = turn.message.text
    if pointing.points(text):
        return False  # of what only the office can say
    topic = topics.topic(text)
    if topic is not None and (petition_kept.case(turn) is not None or _was_general(turn)):
        _tell_facts(turn, topic)
    else:
        turn.say("opening.which")
    return True


def _was_general(turn: Turn) -> bool:
    """Whether what was said last was of petitions in general."""
    last = turn.slot("last")
    return isinstance(last, list) and bool(last) and str(last[-1].get("say")).endswith(".general")


def _ask_of(turn: Turn, about: Result) -> None:
    """Of an entry that was told, that entry; of another matter what is found for both."""
    words, entry = str(about["text"]), about.get("entry")
    query = f"{words} {turn.message.text}"
    petition_kept.speak_of(turn, words, entry=entry)
    if entry is None:
        ask(turn, query, topic=words)
        return
    turn.look_up(FindAnswer(entry=str(entry), query=query))
    wait(turn, topic=words)


def ask(turn: Turn, query: str, topic: str | None = None) -> None:
    """`topic` is what was spoken of before."""
    turn.look_up(FindAnswer(query=query, place=petition_kept.place(turn)))
    wait(turn, topic=topic)


def wait(turn: Turn, topic: str | None = None) -> None:
    """A question is looked up: staff read it if there is no answer."""
    doubt.store(turn, doubt.sentence(turn, "question", topic=topic), count=0, asked=0)


def is_choice(value: object) -> bool:
    return isinstance(value, str) and value.partition(":")[0] in (OPEN, MORE, GOOD, BAD)


async def chosen(turn: Turn) -> None:
    """One of the nearest was meant, more is to be told, or an answer is rated."""
    take(turn, turn.message.choice or "")


def take(turn: Turn, value: str) -> None:
    wish, entry, question = (*value.split(":", 2), "", "")[:3]
    if wish in (OPEN, MORE):
        _settle(turn, value, entry)
        turn.look_up(FindAnswer(entry=entry, query=question, full=wish == MORE))
        return
    turn.effect(RateAnswer(entry=entry, good=wish == GOOD, question=question))
    if wish == GOOD:
        turn.say("faq.rated.good")
    else:
        turn.say("faq.rated.bad", (choice("talk_to_human", "choice.talk_to_human"),), **turn.desk())


def _settle(turn: Turn, value: str, entry: str) -> None:
    """Staff learn what the sentence meant for which this entry was offered."""
    about = doubt.about(turn, "fallback", "unanswered")
    if about is not None and value in about["offered"]:
        turn.effect(RequestReview(of=about["turn"], outcome="corrected", chosen=entry))


def tell(turn: Turn, result: Result, also: Sequence[Choice] = ()) -> None:
    """The answer; or the nearest as choices; or that there is none. `also` is offered beside the
    answer."""
    if _known(turn, result):
        _tell_facts(turn, _topic(turn, result))
    elif "entry" in result:
        _answer(turn, result, also)
    else:
        tell_nearest(turn, result)


def tell_nearest(turn: Turn, result: Result) -> None:
    about = doubt.about(turn, "question")
    topic = about.get("topic") if about is not None else None
    if about is not None and turn.draft() is None and not topic:
        petition_kept.speak_of(turn, str(about["text"]))
    if result.get("nearest") and (about is None or topic in (None, about["text"])):
        # In a form its question stands between this and the choices.
        name = "faq.nearest" if turn.draft() is None else "faq.nearest.form"
        turn.say(name, _choices(turn, result))
    elif topic:
        person = (choice("talk_to_human", "choice.talk_to_human"),)
        turn.say("opening.topic", person, topic=str(topic), **turn.desk())
    else:
        offers = ("file_petition", "talk_to_human")
        turn.say("faq.elsewhere", [choice(one, f"choice.{one}") for one in offers], **turn.desk())
    unanswered(turn, result)


def unanswered(turn: Turn, result: Result) -> None:
    """Staff read a question that nobody could answer."""
    about = doubt.about(turn, "question")
    if about is None:
        return
    turn.effect(RequestReview(of=about["turn"], outcome="unanswered"))
    offered = [one.value for one in _offers(turn, result)]
    doubt.store(turn, {**about, "kind": "unanswered", "offered": offered})


def down(turn: Turn, result: Result) -> None:
    """What is known of an open form's service needs no search."""
    if _about_the_service(turn, result):
        _tell_facts(turn, _topic(turn, result))
        return
    turn.say("faq.down", (choice("talk_to_human", "choice.talk_to_human"),), **turn.desk())


def noted(turn: Turn, draft: Draft, result: Result) -> Draft:
    """An open question is asked last: what is offered about the answer is offered with it."""
    if _known(turn, result):
        return draft.noting(faq=None)
    kept = {name: result[name] for name in ("question", "nearest") if name in result}
    if "entry" in result:
        kept["entry"] = {"id": result["entry"]["id"]}
    return draft.noting(faq={**kept, "full": bool(result.get("full"))})


def offered(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    """Beside the choices of the open question."""
    found = draft.notes.get("faq")
    return _offers(turn, found) if isinstance(found, Mapping) else ()


def _answer(turn: Turn, result: Result, also: Sequence[Choice]) -> None:
    entry: Result = result["entry"]
    if turn.draft() is None and result.get("question"):
        asked = doubt.about(turn, "question")
        topic = asked.get("topic") if asked is not None else None
        if asked is not None and topic not in (None, asked["text"]):
            turn.say("opening.again", topic=i18n(entry["title"]), **turn.desk())
        words = topic or result["question"]
        petition_kept.speak_of(turn, str(words), entry=entry["id"])
    choices = (*_choices(turn, result), *also)
    if result.get("full"):
        turn.say("faq.full", choices, answer=i18n(entry["answer"]))
        return
    values: dict[str, Value] = {
        "answer": i18n(entry["answer"]),
        "short": i18n(entry["short"]),
        "source": i18n(entry["source"]["title"]),
        "url": str(entry["source"]["url"]),
    }
    if not entry["verified"]:
        turn.say("faq.entry.unverified", choices, **values)
    elif entry["last_checked"]:
        day = date_(str(entry["last_checked"]))
        turn.say("faq.entry.checked", choices, **values, day=day)
    else:
        turn.say("faq.entry", choices, **values)


def _known(turn: Turn, result: Result) -> bool:
    """Whether the facts about petitions answer it: in a form also what nobody knows, which is then
    a question about its service."""
    if _about_the_service(turn, result):
        return True
    if "entry" in result:
        return False
    topic, near = _topic(turn, result), bool(result.get("nearest"))
    return topic in _OWN or (not near and (topic in _ALSO or turn.draft() is not None))


def _about_the_service(turn: Turn, result: Result) -> bool:
    """In a form: its days, fee or office are asked, and not those of something else ("how much is a
    passport?")."""
    if turn.draft() is None or _topic(turn, result) is None or result.get("full"):
        return False
    if "entry" in result:
        return result["entry"]["id"] in _PETITION
    first = next(iter(result.get("nearest") or ()), None)
    return first is None or first["id"] in _PETITION or bool(first["confidence"] < _LIKELY)


def _tell_facts(turn: Turn, topic: Topic | None) -> None:
    draft = turn.draft()
    facts.answer(turn, draft.service if draft else None, topic)


def _tell_whose(turn: Turn) -> None:
    """Who can answer what is asked of the matter itself: it is not for us to say."""
    draft = turn.draft()
    service = draft.service if draft is not None else None
    what = key("faq.what.damages" if pointing.of_damages(turn.message.text) else "faq.what.that")
    if service is not None:
        turn.say("faq.office", what=what, agency=i18n(service["agency"]))
        return
    offers = ("file_petition", "talk_to_human") if draft is None else ()
    turn.say("faq.office.general", [choice(one, f"choice.{one}") for one in offers], what=what)


def _topic(turn: Turn, result: Result) -> Topic | None:
    """What is asked, also where the search itself failed."""
    draft = turn.draft()
    asked = result.get("question") or (draft.notes.get("asked") if draft else None)
    return topics.topic(str(asked or ""))


def _choices(turn: Turn, result: Result) -> tuple[Choice, ...]:
    """In a form they are offered with its question, which comes last."""
    return () if turn.draft() is not None else _offers(turn, result)


def _offers(turn: Turn, result: Result) -> tuple[Choice, ...]:
    question = str(result.get("question") or "")[:_KEPT]
    if "entry" in result:
        about = f"{result['entry']['id']}:{question}"
        rating = (
            Choice(f"{GOOD}:{about}", key("faq.choice.good")),
            Choice(f"{BAD}:{about}", key("faq.choice.bad")),
        )
        if turn.metadata.get("channel") == "sms" and not result.get("full"):
            return (*rating, Choice(f"{MORE}:{about}", key("faq.choice.more")))
        return rating
    return entries(question, result.get("nearest") or ())


def entries(question: str, nearest: Sequence[Result]) -> tuple[Choice, ...]:
    """Entries that may answer a question, as choices."""
    return tuple(
        Choice(f"{OPEN}:{one['id']}:{question[:_KEPT]}", i18n(one["title"])) for one in nearest
    )
