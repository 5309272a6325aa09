"""What is said to somebody who writes in a language that is not spoken here, or asks for one."""

from __future__ import annotations

from actions.answers import small_talk
from actions.base.foreign.heard import heard
from actions.dialogue.say import Choice, Value, choice, i18n, language
from actions.dialogue.turn import Turn
from actions.effects.commits import HandOff
from actions.journeys import doubt
from actions.journeys.language import switch
from actions.reading.meant import danger_likely
from locales import LANGUAGES
from locales.foreign import Name, nearest


def answer(turn: Turn) -> None:
    """One sentence in that language, with the lines that help; nothing is done. Where somebody is
    in danger the numbers stand first, and staff are told."""
    found = turn.message.foreign
    if found is None:
        return
    if found.wish and LANGUAGES.match(found.tag) is not None:
        switch(turn, found.tag)
        small_talk.introduce(turn)
        return
    likely = not found.wish and danger_likely(turn.message)
    name: Name = "own_life" if found.danger == "own_life" else "sentence"
    if name == "sentence" and (found.danger or likely):
        name = "danger"
    turn.say("foreign.said", text=_sentence(turn, found.tag, name))
    if found.danger:
        turn.effect(HandOff(reason="sos"))
    elif found.wish and found.written is None:
        phone = turn.surroundings.desk.interpreter
        turn.say("language.not_spoken", language=language(found.tag), phone=phone)


def outside(turn: Turn) -> None:
    """With nothing open: what waited for a yes or a no waits no more."""
    if turn.slot(doubt.SLOT):
        turn.slots[doubt.SLOT] = None
    answer(turn)


def take(text: str) -> Choice:
    """The button that takes `text` as the answer, in the language in which it was written."""
    found = heard(text)
    if found is None or found.written is None or LANGUAGES.match(found.written) is not None:
        return choice("as_answer", "choice.as_answer")
    tag, sentences = nearest(found.written)
    return Choice("as_answer", i18n({tag: sentences.keep}))


def _sentence(turn: Turn, wanted: str, name: Name) -> Value:
    around = turn.surroundings
    tag, sentences = nearest(wanted)
    numbers = {**around.emergency.model_dump(), "interpreter": around.desk.interpreter}
    return i18n({tag: sentences.fill(name, numbers)})
