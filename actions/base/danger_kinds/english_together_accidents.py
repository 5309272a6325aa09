"""Which signs are fire, water or an accident together in English."""

from __future__ import annotations

from actions.base.danger_kinds import english_signs as signs
from actions.base.danger_kinds.together import Together

FIRE = (
    Together("fire", "river|sea|lake|water|canal|pool|creek|ocean|pond|ice|dam|beach|waves", (
        rf"{signs.SOMEBODY}|{signs.CHILD}|\bhead\b",
        signs.WATER,
        r"\b(?:went|fell|jumped|slipped|walked|going|gone|cracked|through|bobbing|in|off)\b",
        r"\b(?:can t see|cannot see|gone under|went under|not coming up|head|hands? up|wav\w+|"
        r"struggl\w*|drift\w*|nothing|"
        r"kids went|through the ice|cracked|scream\w*)\b",
    )),
    Together("fire", "water", (
        r"\bwater(?: is| s)? (?:\w+ )?(?:up to|at|over|to|rising|coming|filling)\b",
        r"\b(?:knees?|waist|chest|neck|ankles?|thighs?|hips?|seats?)\b|\bcoming in\b",
        r"\b(?:door|basement|car|stuck|trapped|window|out|open|underpass)\b",
    )),
    Together("fire", "smoke|sparks|burning|hot", (
        r"\b(?:smoke|sparks|burning smell|flames)\b",
        r"\b(?:can t (?:open|get out|see|breathe)|handle|burning|wall|under the door|corridor|"
        r"hallway|lift|elevator|black|hot|"
        r"trapped|stairs)\b",
        r"^(?!.*\b(?:cigarettes?|smok(?:ers?|ing)|restaurant|barbecue|bbq|grill|chimney|"
        r"factory)\b)",
    )),
    Together("fire", "flipped|overturn|rolled|crash|went off|floating|rider|helmet|hit a", (
        r"\b(?:car|bus|truck|van|bike|motorcycle|scooter|rider|taxi|train)\b",
        r"\b(?:flipped|overturned|rolled|crash\w*|went off|floating|hit|helmet)\b",
        r"\b(?:nobody|no one|noone|people inside|inside|not moving|isn t moving|not (?:coming|"
        r"getting) (?:out|up)|trapped|blood|"
        r"us in it|screaming|stuck|unconscious|cracked)\b",
    )),
    Together("fire",
        "fell|fallen|choked|choking|floor|collapsed|drank|swallow|dropped|heater|stung|throat|"
        "ankle|broke", (
        r"\b(?:grandpa|grandma|gran|grandmother|grandfather|nan|mom|mum|dad|husband|wife|baby|kid|"
        r"he|she|man|woman|friend|son|"
        r"daughter|my|i|family)\b",
        r"\b(?:fell|fallen|choked|choking|on the floor|collapsed|drank|swallowed|"
        r"face (?:has )?dropped|heater|stung|bees?|"
        r"broke my|broken)\b",
        r"\b(?:not (?:answering|responding|talking|moving|breathing|waking)|won t (?:answer|wake|"
        r"move|respond)|no answer|"
        r"blood|blue|cleaner|bleach|one side|talks funny|can t (?:move|get up|walk|breathe)|throat|"
        r"closing|dark|eyes|"
        r"hurry|purple)\b",
    )),
    Together("fire", "lift|elevator", (
        r"\b(?:lift|elevator)\b", r"\b(?:stopped|stuck|dropped|falling)\b",
        r"\b(?:between|inside|we re in|i m in|breath|smoke|trapped|mum|mom|dark|panic\w*)\b",
    )),
    Together("fire", "grinder|machine|press|scaffold|conveyor|saw", (
        r"\b(?:grinder|machine|press|scaffold\w*|conveyor|saw|blender|mixer)\b",
        r"\b(?:hand|arm|fingers?|leg|lads?|men|worker|workers|people|he|man)\b",
        r"\b(?:in the|caught|under|blood|came down|stuck|crushed|cut off)\b",
        r"\b(?:blood|came down|caught|crushed|cut off|stuck|under)\b",
    )),
    Together("fire", "waters broke|water broke|labour|labor|pregnant", (
        r"\b(?:waters? broke|in labou?r|pregnant)\b",
        r"\b(?:blood|bleeding|alone|coming out|now|pain)\b",
    )),
    Together("fire", "drank|swallow|ate ", (
        rf"{signs.SOMEBODY}|{signs.CHILD}", r"\b(?:drank|swallowed|ate)\b",
        r"\b(?:cleaner|bleach|detergent|battery|magnet|coin|antifreeze|petrol|mushrooms?)\b",
    )),
    Together("fire", "stung|allerg|peanut|bees|wasp|throat", (
        r"\b(?:stung|allerg\w*|peanuts?|bees?|wasps?)\b",
        r"\b(?:throat|swell\w*|swollen|breath\w*|lips|closing|tongue)\b",
    )),
    Together("fire", "track|rails", (
        rf"{signs.SOMEBODY}",
        r"\b(?:fell|fallen|lying|jumped|pushed)(?: \w+)? (?:on|onto|on to|"
        r"in)(?: \w+){0,2} (?:tracks?|rails)\b",
    )),
    Together("fire", "came down on|collapsed on|fell on", (
        r"\b(?:wall|roof|ceiling|crane|scaffold\w*|building|beam|tree|bricks?)\b",
        r"\b(?:came down|collapsed|fell) on (?:people|us|him|her|me|a (?:man|woman|worker|kid)|"
        r"workers|them|someone)\b",
    )),
    Together("fire",
        "on the roof", (
        r"\b(?:river|water|flood\w*)\b", r"\b(?:we re|i m|we are|they re) on the roof\b")),
    Together("fire", "no breathing|bleeding", (
        r"\bno breathing\b|\b(?:i m|i am|he s|she s) bleeding\b",
        r"\b(?:alone|help|somebody|someone|get|please|hurry|god)\b",
    )),
    Together("fire", "chest", (
        r"\b(?:grabbed|clutch\w*|holding|grabbing) (?:his|her|my) chest\b",
        r"\b(?:fell|grey|gray|sweat\w*|collapsed|breath\w*|floor|pale)\b",
    )),
)  # fmt: skip
