"""When our staff look at what people have left for them: on working days, in the agency's zone."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from actions.base.working_days import WorkingCalendar
from actions.dialogue.say import Value, date_, key
from actions.dialogue.turn import Turn
from actions.settings import Desk
from locales.settings import zone


def told(turn: Turn) -> Value:
    """A sentence that promises nothing but when somebody is there."""
    return _when(turn.now, turn.surroundings.desk)


def _when(now: datetime, desk: Desk) -> Value:
    local, calendar = now.astimezone(zone()), WorkingCalendar()
    hours: dict[str, Value] = {"opens": str(desk.opens), "closes": str(desk.closes)}
    today, begins = local.date(), time(desk.opens)
    is_working = calendar.is_working(today)
    if is_working and begins <= local.time() and local.hour < desk.closes:
        return key("human.when.now", **hours)
    if is_working and local.time() < begins:
        return key("human.when.today", **hours)
    day = calendar.first_working(today + timedelta(days=1))
    return key("human.when.later", day=date_(day), **hours)
