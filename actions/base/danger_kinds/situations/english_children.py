"""Situations of children in danger in English."""

from __future__ import annotations

from actions.base.danger_kinds.together import Together

_KID_WORDS = (
    "child|kid|baby|toddler|infant|newborn|boy|girl|son|daughter|grand|nephew|niece|year old|"
    "yr old|yo "
)
_KID = (
    r"\b(?:child|kids?|kiddo|baby|toddler|infant|newborn|boys?|girls?|(?:grand)?sons?|"
    r"(?:grand)?daughters?|"
    r"grandchild\w*|nephew|niece|children|brother|sister|[1-9] ?(?:yrs?|years?|yo)|(?:one|two|"
    r"three|four|five|six|"
    r"seven|eight|nine) year old)\b"
)
_CHILD_OFFICE = (
    r"^(?!.*\b(?:school board|curriculum|crosswalk|crossing|sidewalk|permit|passport|certificate|"
    r"daycare fees|"
    r"benefits?|allowance|vaccin\w*|register|enrol\w*|dogs?|cats?|puppy|toy|toys|"
    r"playground equipment|custody|"
    r"stroller|car seat|bus is late|late|seat|years? ago|last (?:week|month|year)|birthday|"
    r"adoption|class has|before an?|gets hurt|lunch menu|allergy|"
    r"apply|speed\w*|should)\b)"
)
_SMALL = (
    r"\bi (?:m|am) (?:only |just |a )?(?:[5-9]|1[0-7]|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|"
    r"fifteen|sixteen|a kid|kid|a child|child)\b(?! (?:weeks|months|days|minutes|hours|percent|am|"
    r"pm|of|of the))"
)
CHILD = (
    Together("child", _KID_WORDS, (
        _KID,
        r"\b(?:alone|by (?:him|her|them)sel\w+|unattended|abandoned|left (?:on|in|at|alone|behind|"
        r"outside)|"
        r"no (?:adults?|parents?|one|grown ?ups?)|nobody|without (?:parents?|an adult|adults?|"
        r"anyone)|"
        r"wandering|walking|barefoot|lost|locked|shut|stuck|trapped)\b",
        r"\b(?:crying|highway|road|street|traffic|motorway|tracks|steps|church|box|bin|trash|"
        r"dumpster|bench|"
        r"car|van|days|hours|night|dark|cold|snow|rain|barefoot|naked|diaper|nappy|station|inside|"
        r"outside|door|"
        r"balcony|window|roof|ledge|apartment|flat|house|room|knocking|scared|hungry|toilet|"
        r"bathroom|"
        r"screaming|forest|beach|market|mall|middle of)\b",
        r"\b(?:there s|there is|there are|see|saw|found|find|i|my|a|is|are|was|s|two|three|the)\b",
        _CHILD_OFFICE,
        r"^(?!.*\b(?:walking to school|home alone course|after ?school|walk(?:s|ing)? (?:to|"
        r"from) school|lost (?:his|her|"
        r"my) (?:card|phone|shoes|jacket|id)|program)\b)",
    )),
    Together("child", "abandoned|found a baby|newborn|infant", (
        r"\b(?:abandoned|left|found|dumped)\b", r"\b(?:newborn|infant|baby)\b",
        r"\b(?:newborn|found an?|box|bag|bin|toilet|steps|doorstep|alive|crying|trash|street|"
        r"church|park)\b",
        _CHILD_OFFICE, r"^(?!.*\b(?:stroller|seat|clothes|shower|formula)\b)",
    )),
    Together("child", _KID_WORDS, (
        _KID,
        r"\b(?:tracks|rails|railway|highway|motorway|freeway|roof|rooftop|ledge|balcony|railing|"
        r"windowsill|window|"
        r"thin ice|ice|cliff|crane|electric|pylon|deep end|middle of the (?:road|street|"
        r"highway))\b",
        r"\b(?:playing on|on the|climb\w*|hang\w*|lean\w*|dangl\w*|out of|over the|"
        r"train(?: is)? coming|crawl\w*|"
        r"standing|sitting on|stuck on|running)\b",
        r"\b(?:train|fall\w*|alone|coming|climb\w*|hang\w*|dangl\w*|out of|no adult|nobody|help|"
        r"now|crawl\w*|"
        r"right now|running|middle|floor|standing on)\b",
        _CHILD_OFFICE,
    )),
    Together("child", _KID_WORDS, (
        r"\b(?:hit(?:s|ting)?|beat(?:s|ing|en)?|slap\w*|shak(?:es|ing)|kick\w*|chok\w*|throw\w*|"
        r"threw|starv\w*|burn\w*|"
        r"abus\w+|neglect\w*|whip\w*|drag\w*|(?:haven t|hasn t|not|never|don t|doesn t|"
        r"won t) f(?:ed|eed)|"
        r"molest\w*|touch(?:es|ing|ed)|tied|locks?|yank\w*|smack\w*|bruises)\b",
        rf"{_KID}",
        r"\b(?:dad|father|mom|mum|mother|parents?|step\w+|uncle|teacher|nanny|sitter|babysitter|"
        r"neighbou?rs?|man|woman|"
        r"lady|guy|coach|couple|he|she|they|upstairs|next door|boyfriend|someone|daycare|is being|"
        r"being|getting)\b",
        r"\b(?:now|right now|hear|see|again|crying|screaming|keeps?|every|is|are|s|re|being|days|"
        r"please|help|just|"
        r"belt|i think|bruises|bleeding|is \w+ing|\w+ing)\b",
        _CHILD_OFFICE,
        r"^(?!.*\b(?:car|bus|scooter|bike|ball|cyclist|beat the|heat|ball|each other|guys?|gang|"
        r"behind the|"
        r"knife|gun|wife|girlfriend)\b)",
    )),
    Together("child", "my room|my bed|touch|undress|naked|secret|private|pictures of me|"
        "photos of me|take off", (
        r"\b(?:step\w*|uncle|dad|father|brother|grandpa|grandfather|teacher|coach|pastor|cousin|"
        r"tutor|neighbou?r|"
        r"mom s boyfriend|boyfriend|a man|old man)\b",
        r"\b(?:com(?:es|ing)|came|gets|climbs|sneaks) (?:in|into|to) my (?:room|bed)\b|"
        r"\btouch(?:es|ing|ed)? (?:me|my)\b|"
        r"\bundress\w*\b|\btake off (?:my|our)\b|\bnaked\b|\bprivate parts?\b|\b(?:our|a|"
        r"keep it) secret\b|"
        r"\b(?:pictures|photos) of me\b",
        r"\b(?:night|me|my|secret|scared|tell|don t|every|again|hurts|bed)\b",
        r"^(?!.*\b(?:knock\w*|vacuum|wifi|internet|heartstrings|at work|office)\b)",
    )),
    Together("child", _KID_WORDS, (
        r"\b(?:took|taking|taken|snatch\w*|grab\w*|steal\w*|stole|kidnap\w*|abduct\w*|lur(?:es|"
        r"ing|ed)|lead\w*|get|put|"
        r"pull\w*|forc\w*|carried|carrying|walked off|drag\w*|ran off|offer\w*)\b",
        _KID,
        r"\b(?:someone|somebody|stranger|man|guy|woman|old man|he|they|lady|unknown|weird\w*|"
        r"kidnap\w*|abduct\w*)\b",
        r"\b(?:took (?:my|our)|into (?:his|a|the|her) (?:car|van)|kidnap\w*|abduct\w*|snatch\w*|"
        r"ran (?:off|away)|"
        r"crying|screaming|candy|sweets|won t let go|just|by the (?:hand|arm|wrist)|away from)\b",
        _CHILD_OFFICE, r"^(?!.*\b(?:photo|picture|test|exam|class|bus|lunch|phone|wallet|bike|"
            r"backpack)\b)",
    )),
    Together("child", _KID_WORDS, (
        _KID,
        r"\b(?:missing|disappeared|vanished|gone|lost|ran away|wandered|not (?:home|back|here)|"
        r"didn t (?:come|get (?:home|back|off))|"
        r"hasn t (?:come|been|got\w*)|never (?:came|got|arrived)|(?:isn t|not|wasn t) at|"
        r"nobody knows where|can t find|couldn t find|don t know where)\b",
        r"\b(?:home|school|park|mall|market|store|beach|station|playground|airport|festival|crowd|"
        r"minutes?|hours?|"
        r"since|just|help|please|anywhere|now|night|morning|crying|phone is off|not answering|"
        r"wearing|my (?:little|"
        r"son|daughter|kid|child|baby|boy|girl))\b",
        _CHILD_OFFICE,
        r"^(?!.*\b(?:tooth|teeth|shoe|shoes|jacket|card|id|bag|backpack|phone case|bike|interest|"
        r"weight|job|grades|"
        r"school record|record|diaper bag|inhaler)\b)",
    )),
    Together("child", "i m |i am ", (
        _SMALL,
        r"\b(?:alone|scared|hungry|hit\w*|hurt\w*|beat\w*|locked|left|touch\w*|drunk|dark|crying|"
        r"kicked out|ran away|run|"
        r"follow\w*|gone|not wake|won t wake|knock\w*|nobody|no one|lost|cold|bleeding|knife|die|"
        r"dead|fell|"
        r"threat\w*|bully\w*|chas\w*)\b",
        r"\b(?:dad|daddy|mom|mum|mommy|mummy|step\w+|uncle|teacher|boys|kids|grandpa|grandma|"
        r"brother|man|home|house|"
        r"alone|they|he|she|someone|outside|street|lost|door)\b",
        r"^(?!.*\b(?:scholarship|benefits?|library|apply|part time|id card|passport)\b)",
    )),
    Together("child", "no food|hungry|fed|feed|eaten|come home|came home|left us|gone for|"
        "been gone", (
        r"\b(?:mom|mum|mommy|dad|daddy|parents|mother|father)\b",
        r"\b(?:no food|hungry|not fed|hasn t (?:come|been)|haven t (?:come|been|eaten)|"
        r"didn t come|left us|gone (?:for|since)|"
        r"been gone|nothing to eat|never came)\b",
        r"\b(?:me|us|we|my (?:little )?(?:brother|sister)|alone|kids|baby)\b",
        r"^(?!.*\b(?:school lunch|program|snap|food bank|stamps|office)\b)",
    )),
    Together("child", _KID_WORDS, (
        _KID,
        r"\b(?:taken (?:by|from)|followed by a stranger|with a stranger|dumpster|trash (?:can|bag|"
        r"bin)|toilet|bushes|in a (?:bag|box)|"
        r"starv\w+|underfed|skin and bones)\b",
        r"\b(?:stranger|man|woman|cry\w*|alive|found|playground|park|hear|neighbou?r|parents?|"
        r"i think|left|see|please|help|just)\b",
        _CHILD_OFFICE, r"^(?!.*\b(?:potty|training|diapers?|changing table|photo\w*)\b)",
    )),
)  # fmt: skip
TOGETHER = (*CHILD,)
