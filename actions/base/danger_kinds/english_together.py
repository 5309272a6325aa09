"""Which signs are danger together in English, by kind."""

from __future__ import annotations

from actions.base.danger_kinds import english_signs as signs
from actions.base.danger_kinds.together import Together

_AGE = (
    r"\bi (?:m|am) (?:only )?(?:[4-9]|1[0-5]|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen)\b"
    r"(?! (?:weeks|months|days|minutes|hours|percent|am|pm|of))"
)

SELF_HARM = (
    Together("self_harm",
        "pill|tablet|tabs|meds|medication|rope|noose|charcoal|pesticide|bleach|blade|razor", (
        signs.MEANS, signs.READY, signs.BYE,
    )),
    Together("self_harm", "pill|tablet|tabs|meds|medication|sleeping", (
        r"\b(?:pills?|tablets?|tabs|meds|medication)\b",
        r"\bhow many\b|\bcount\w*\b|\bsav(?:ed|ing)\b|\bhoard\w*|\bstockpil\w*|\bcollect\w*",
        r"\b(?:enough|die|dead|kill|never wake|not wake|end|tonight|for weeks|for months|"
        r"without pain|painless)\b",
    )),
    Together("self_harm", "locked|won t open|not answering", (
        r"\block(?:ed|s|ing)?(?: \w+)? (?:himself|herself|themsel\w+|the (?:bathroom|door|room))\b|"
        r"\bwon t open\b",
        r"\b(?:razors?|blades?|knife|scissors|pills?|rope|note|blood|gun)\b",
        r"\b(?:roommate|friend|sister|brother|son|daughter|kid|wife|husband|mom|mum|dad|girlfriend|"
        r"boyfriend|she|he)\b",
    )),
    Together("self_harm", "rail|ledge|edge|parapet|bridge|roof|overpass|barrier", (
        r"\b(?:over|outside|off|other side of|wrong side of|on|past)(?: of)? (?:the |"
        r"a )?(?:\w+ )?(?:rail\w*|ledge|edge|"
        r"parapet|barrier|guard ?rail|fence)\b",
        r"\b(?:bridge|roof|rooftop|overpass|balcony|viaduct|tower|peaceful|floor)\b",
        rf"{signs.SOMEBODY}|\bi m\b|\bi am\b|\bfeet\b|\bmy legs\b",
        r"\b(?:climb\w*|stand\w*|sit\w*|stood|sat|crying|feet|legs|lean\w*|hang\w*|jump\w*|look\w*|"
        r"s a|is a|stepp\w*)\b",
    )),
    Together("self_harm",
        "gave|given|giving|letter|note|look after|take care|feed|the dog|the cat|cleaned my", (
        signs.GIVEN,
        r"\b(?:sorry|goodbye|finds me|it s time|who ?ever|forgive|ready now|peace|when i m gone|"
        r"after i m gone|tonight|"
        r"reads this)\b",
    )),
    Together("self_harm",
        "whoever finds|who finds me|find me first|when i m gone|after i m gone|time you read", (
        r"\b(?:who ?ever|who) finds me\b|\bfind me first\b|\b(?:when|after|"
        r"once) i m gone\b(?! (?:on|to|for))|"
        r"\bby the time you read\b",
        r"\b(?:sorry|please|don t|cat|dog|kids?|mom|mum|tell|letter|letters|goodbye|love)\b",
    )),
    Together("self_harm", "heaven|cut too|cut again|engine on", (
        r"\b(?:be|go|join|rather be)(?: \w+){0,3} (?:in heaven|again soon)\b|\bcut (?:too deep|"
        r"again|deeper)\b|"
        r"\bengine (?:is )?(?:on|running)\b.{0,30}\bgarage\b",
        r"\bi\b|\bmy\b|\bsleepy\b",
    )),
    Together("self_harm", "note|goodbye|posted", (
        r"\b(?:friend|mate|sister|brother|son|daughter|wife|husband|girlfriend|boyfriend|roommate|"
        r"mom|mum|dad|she|he)\b",
        r"\b(?:left|leaving|wrote|posted|sent|texted)(?: \w+){0,3} (?:note|goodbye|letter|"
        r"farewell)\b",
        r"\b(?:off|gone|missing|left|not answering|won t answer|no answer|drove|not picking)\b",
    )),
    Together("self_harm",
        "tell my|in front of me|in my hand|in my lap|easy way|way to die|without pain|painless|"
        "stop for good|to stop|be over|"
    "poison|goodbye letter|goodbye note|farewell letter|last day", (
        r"\b(?:pills?|tablets?|meds|rope|razor|blade)\b.{0,20}\b(?:in front of me|in my (?:hand|"
        r"lap))\b|"
        r"\btell my (?:kids?|mom|mum|dad|family|wife|husband|son|daughter|parents|brother|"
        r"sister)(?: \w+)? i (?:love|loved|m sorry|am sorry)\b|"
        r"\b(?:easy|easiest|painless|quick\w*|best) way to (?:die|kill)|\bdie without pain\b|"
        r"\bpainless(?:ly)?\b.{0,20}\bdie\b|"
        r"\b(?:want|wish) (?:it|it all|everything|all of it) to (?:just )?(?:stop|end|"
        r"be over)\b(?! (?:by|before|raining|being))|"
        r"\b(?:took|swallowed|drank|ate) (?:\w+ )?poison\b|\b(?:wrote|written|writing|"
        r"finished)(?: \w+){0,3} "
        r"(?:goodbye|suicide|farewell) (?:letters?|notes?)\b|\bis (?:my|"
        r"the) last day\b.{0,60}\b(?:hurt|look after|sorry)\b",
    )),
    Together("self_harm", "wants to die|want to die|going to die|kill himself|kill herself", (
        r"\b(?:friend|mate|sister|brother|son|daughter|wife|husband|girlfriend|boyfriend|roommate|"
        r"she|he)\b",
        r"\bwants? to die\b|\bkill (?:him|her)self\b",
        r"\b(?:message|text\w*|isn t|not|won t|gone|picking|sent|says?)\b",
    )),
    Together("self_harm",
        "swallow", (
        r"\bhow long\b.{0,20}\btake\b", r"\bswallow\w*\b.{0,10}\b(?:them|pills?|tablets?|all)\b")),
    Together("self_harm", "legs over|feet over|legs hanging", (
        r"\b(?:legs|feet) (?:are )?(?:over|hanging|dangling)\b",
        r"\b(?:edge|top|roof\w*|car park|level|floor|bridge|balcony|window|storey)\b",
    )),
)  # fmt: skip
VIOLENCE = (
    Together("violence",
        "belt|throw|threw|drag|petrol|swing|smash|squeez|pushed|bottle|padlock|hair", (
        signs.SOMEBODY,
        r"\b(?:belt|threw (?:me|her|him)|dragg\w+ (?:me|her|him)|by (?:the|my|her) hair|petrol|"
        r"gasoline|broken bottle|smash\w*|"
        r"squeez\w+ my|pushed (?:me|her) (?:down|into|against)|padlock\w*)\b",
        r"\b(?:floor|bathroom|hiding|texting|door|wall|neck|baby|fire|light it|corridor|bus|"
        r"want out|mum s|mom s|screaming|"
        r"swing\w*|closet|wardrobe)\b",
    )),
    Together("violence", "kick|beat|punch|stomp|ground", (
        r"\b(?:kick\w*|beat\w*|punch\w*|stomp\w*|jump\w*|hit|hits|hitting)\b",
        r"\b(?:bunch of|group of|gang|[2-9] (?:guys|men|lads|boys)|two|three|four|they|men|guys|"
        r"drunk)\b",
        r"\b(?:on the ground|not getting up|a (?:man|guy|kid|boy|fella|girl|woman|person)|somebody|"
        r"someone|one guy)\b",
    )),
    Together("violence", "scream|yell|beg|stop stop|get off", (
        r"\b(?:scream\w*|yell\w*|begg\w*|shout\w*|crying)\b",
        r"\b(?:stop(?: stop)?|get off(?: me)?|help|no no|please|don t hurt|let me go)\b",
        r"\b(?:next door|upstairs|downstairs|neighbou?rs?|woman|girl|she|wife|breaking|wall|"
        r"hall\w*)\b",
    )),
    Together("violence", "wardrobe|closet|under the bed|hiding|hid in", (
        r"\b(?:in (?:the|a|my) (?:wardrobe|closet|cupboard|attic)|under the bed|hiding|wardrobe|"
        r"hid)\b",
        rf"{signs.SOMEBODY}",
        r"\b(?:in the (?:room|house)|downstairs|coming|looking for|quiet|door|knife|drunk|"
        r"footsteps|outside the)\b",
    )),
    Together("violence", "passport|ids|phone|dorm|won t let|not let|let the|let her", (
        r"\b(?:took|take|keeps?|kept|holds?|hid)(?: away)? (?:my|our|her) (?:\w+ )?(?:passports?|"
        r"ids|id|phones?)\b|"
        r"\b(?:won t|doesn t|not|never) let (?:me|us|her|the \w+)(?: \w+)? (?:out|go|leave)\b",
        r"\b(?:lock\w*|padlock\w*|won t let|not let|doesn t let|leave|go out|out|hits?|beats?|"
        r"crying|hurt|hotel|room)\b",
        signs.SOMEBODY,
    )),
    Together("violence", "burn it|burn us|burn the|kill me|kill us|shoot me|hurt me|stab me", (
        r"\b(?:he|she|they|ex|husband|boyfriend|man|guy)\b",
        r"\b(?:ll|will|going to|gonna|says|said|threat\w*)(?: \w+){0,4} (?:kill|burn|shoot|stab|"
        r"hurt) (?:me|us|it|the (?:house|door))\b",
    )),
    Together("violence",
        "trunk|boot|being held|held here|bad man|not safe|rescue|can t leave|make me work", (
        r"\b(?:shoved|put|threw|locked|pushed|forced) (?:me|us|her) (?:in|into) (?:the |a |"
        r"his )?(?:trunk|boot|van|car)\b|"
        r"\b(?:i m|i am|we re) (?:being )?held\b|\bbad man in\b|\bi m not safe\b|\b(?:make|"
        r"force)s? (?:me|us) work\b.{0,20}\b(?:leave|out)\b",
        r"\b(?:phone|they|he|please|help|rescue|tablet|room|dead|leave)\b",
    )),
    Together("violence", "hit|punch|swing|slap", (
        r"\b(?:subway|bus|street|station|train|store|shop|bar|platform|here)\b",
        r"\b(?:man|guy|drunk|he|someone|lady)\b",
        r"\b(?:hits?|hitting|punch\w*|swing\w*|slap\w*)(?: \w+){0,2} (?:lady|people|woman|"
        r"passengers?|face|bottle|everyone|driver|"
        r"girl|old|staff|clerk)\b",
    )),
    Together("violence", "my bed", (
        r"\b(?:stepdad|uncle|dad|teacher|he|grandpa|coach|brother|boss)(?: \w+){0,2} (?:comes?|"
        r"came|gets?|got|climbs?|lies|is)"
        r"(?: \w+)? (?:in|into|on|to) my bed\b",
    )),
    Together("violence", "locked", (
        r"\blocked (?:up )?(?:in|inside) (?:an?|the|my|his) (?:\w+ )?(?:stock ?room|store ?room|"
        r"office|room|freezer|warehouse|closet|basement|"
        r"cellar|garage|flat|house)\b",
        r"\b(?:by (?:my|the|a)|he|manager|boss|they|man|wants)\b",
        r"\b(?:touch\w*|hurt\w*|beat\w*|hit\w*|"
        r"scared|help|rape|kill|let me)\b",
    )),
)  # fmt: skip
CHILD = (
    Together("child", "i m |i am ", (
        _AGE,
        r"\b(?:dad|daddy|mom|mum|mommy|mummy|step\w+|uncle|teacher|big (?:boys|kids)|grandpa|"
        r"brother|man|nobody|no one|alone|"
        r"boyfriend|they)\b",
        r"\b(?:shut|lock\w*|hit\w*|beat\w*|hurt\w*|left|touch\w*|drunk|belt|dark|scared|hungry|"
        r"alone|closet|storage|basement|"
        r"cupboard|outside|cold|crying|gone|follow\w*|not wake|won t wake|no food|yell\w*|"
        r"coming)\b",
    )),
    Together("child", "shut|locked|put me|cold|snow", (
        r"\b(?:dad|daddy|mom|mum|mommy|mummy|step\w+|teacher|they|he|she)\b",
        r"\b(?:shut|locked|put|left|threw) (?:me|him|her|us|my brother|my sister)(?: \w+)? (?:in|"
        r"inside|outside|out|into)\b",
        r"\b(?:closet|cupboard|storage|basement|shed|no shoes|snow\w*|cold|dark|was bad|five|six|"
        r"seven|eight|nine)\b",
    )),
    Together("child", "find|lost|missing|gone|let go|never got off|disappear", (
        signs.CHILD,
        r"\b(?:can t|couldn t|cannot|don t) (?:find|see)\b|\blost (?:my|our|him|her)\b|\bmissing\b|"
        r"\bgone\b|\blet go of\b|"
        r"\bnever got off\b",
        r"\b(?:mall|market|park|exit|station|beach|playground|store|shop|crowd|festival|wearing|"
        r"jacket|shirt|coat|dress|hat|"
        r"minutes?|one sec\w*|just|turned|school bus|yrs|years old|yo|she s [1-9]|he s [1-9]|pls|"
        r"please|help)\b",
        r"^(?!.*\b(?:passport|card|certificate|shoes?|toy|bag|bike|stroller|id|umbrella|phone)\b)",
    )),
    Together("child", "car|van|truck|vehicle|suv|trunk", (
        signs.CHILD,
        r"\b(?:in|inside|into) (?:an?|the|this|that|parked) (?:\w+ )?(?:car|van|truck|vehicle|suv|"
        r"trunk|bus)\b",
        r"\b(?:windows? (?:are )?(?:shut|closed|up)|all shut|nobody|no one|noone|alone|heat|hot|"
        r"sweat\w*|sun|red|purple|locked|"
        r"crying|left|strapped|not moving|asleep)\b",
    )),
    Together("child", "alone|barefoot|pyjama|pajama|no shoes|no parents|no adult|crying", (
        signs.CHILD,
        r"\b(?:alone|by (?:him|her)self|no (?:parents?|adults?|mom|mum|one with)|"
        r"without (?:parents|adults?))\b",
        r"\b(?:road|street|traffic|crying|barefoot|no shoes|py?jamas|pajamas|snow|cold|dark|night|"
        r"balcony|window|shivering|"
        r"station|lost)\b",
    )),
    Together("child", "smack|slap|begging|sorry sorry|i m sorry|hit|beat", (
        signs.CHILD,
        r"\b(?:smack\w*|slap\w*|hit again|being hit|getting hit|beat\w*|spank\w*)\b",
        r"\b(?:next door|upstairs|downstairs|neighbou?rs?|scream\w*|crying|begging|sorry|again)\b",
    )),
    Together("child", "no more food|no food|us kids|just us", (
        r"\b(?:kids|brother|sister|me and|us)\b",
        r"\b(?:no (?:more )?food|nothing to eat|hungry|since (?:monday|tuesday|wednesday|thursday|"
        r"friday|saturday|sunday|"
        r"yesterday))\b",
        r"\b(?:mom|mum|dad|parents|alone|just us|only us|nobody|home)\b",
    )),
    Together("child", "led |hand|into his car|into a car", (
        signs.CHILD,
        r"\b(?:stranger|old man|some man|some guy|a man|weird)\b",
        r"\b(?:led|took|grabbed|pull\w*|drag\w*|walk\w* off|by the hand|wrist|into (?:his|a|"
        r"the) (?:car|van))\b",
        r"\b(?:crying|off|away|scream\w*|car|van|woods|alley)\b",
    )),
    Together("child", "pull|drag|grab|snatch|take|lure", (
        rf"\b(?:pull|drag|grab|snatch|take|lure|force)(?:ed|ged|bed|s|"
        rf"ing)?(?: \w+){{0,2}} {signs.CHILD}",
        r"\b(?:into|to|in) (?:a|the|his|their) (?:van|car|truck)\b",
        r"\b(?:stranger|man|guy|someone|tried|trying|now)\b",
    )),
    Together("child", "hitting|slapping|beating|smacking", (
        rf"{signs.CHILD}",
        r"\b(?:hitting|slapping|beating|smacking)\b",
        r"\b(?:crying|scream\w*|next door|upstairs|hear|begging)\b",
    )),
    Together("child", "slippers|dementia|grandpa|grandfather|grandma|grandmother|alzheimer", (
        r"\b(?:grandpa|grandfather|grandma|grandmother|dementia|alzheimer\w*)\b",
        r"\b(?:went out|wander\w*|left|gone|missing)\b",
        r"\b(?:can t find|slippers|snow|cold|hours|not (?:come|back)|hasn t|pyjamas)\b",
    )),
)  # fmt: skip
FOLLOWED = (
    Together("followed",
        "behind|after me|still on me|on my tail|alongside|beside me|same guy|same man|same car", (
        rf"{signs.SOMEBODY}|\bcar\b|\bvan\b|\bfootsteps\b",
        r"\b(?:behind|after|alongside|beside) me\b|\bstill on me\b|\bon my tail\b|\b(?:same|"
        r"that) (?:guy|man|car|person)\b",
        r"\b(?:walk\w*|runn?\w*|com(?:es|ing)|drives?|driving|crawl\w*|still|keeps?|follow\w*|"
        r"turn\w*|step\w*)\b",
        r"\b(?:keeps?|since|still|times|corners?|alley|dark|scared|alone|home|again|school|subway|"
        r"station|train|lights)\b",
    )),
    Together("followed", "i stop|i run|i walk|i turn|i speed|i cross|i look", (
        r"\b(?:when|if|every time|whenever|each time)? ?i (?:stop|run|walk|turn|speed up|cross|"
        r"look|slow down|start)\w*(?: \w+)? "
        r"(?:he|she|they|it|that (?:man|guy|car))(?: also)?(?: s)? (?:stops?|runs?|walks?|turns?|"
        r"speeds?|crosses|too|does|looks|"
        r"slows?|starts?|followed)\b",
    )),
    Together("followed", "outside|parked|waiting|waits|at my|facing|stairwell|my floor", (
        r"\b(?:my ex|ex|stalker|same (?:guy|man)|that (?:man|guy)|guy (?:from work|i)|stranger|"
        r"a man|some (?:man|guy)|he)\b",
        rf"\b(?:sitting|parked|waiting|waits|standing|stands|hanging|staying|lurking|is|"
        rf"s)\b(?: \w+){{0,4}} (?:outside|facing|in|"
        rf"at|by|on) {signs.MY_PLACE}|\boutside {signs.MY_PLACE}|\bgot off on my floor\b|"
        rf"\bgot in the elevator with me\b",
        r"\b(?:again|can t (?:go|leave|get)|scared|won t (?:go|leave)|lights off|now|still|"
        r"just stands|reported|hours?|alone|"
        r"behind)\b",
    )),
    Together("followed", "door|bell|peephole|intercom|lock|screen|window", (
        rf"{signs.SOMEBODY}|\bbell\b|\bpeephole\b|\bintercom\b",
        r"\b(?:door ?bell|bell|peephole|intercom|door handle|codes?|lock|window screen|doorknob|"
        r"(?:rattl|tapp|knock|open|push)\w*(?: on)? my (?:\w+ )?(?:window|door))\b",
        r"\b(?:won t (?:go|leave)|still there|not leaving|didn t order|wrong codes?|alone|cutting|"
        r"trying|keeps? (?:ringing|"
        r"punching|knocking|pressing|trying)|stand\w* there|hour)\b",
    )),
    Together("followed", "waiting|waits|outside the toilet|calls my name|toilet door", (
        r"\b(?:man|guy|he|stranger)\b",
        r"\b(?:waiting|waits|stands|standing)\b",
        r"\b(?:toilet|ladies|bathroom|changing room|restroom)\b",
        r"\b(?:i m in|outside|calls my|won t leave|scared)\b",
    )),
    Together("followed",
        "at my stop|pace with me|on my floor|in the elevator with me|in the lift with me|"
        "crawling along", (
        r"\bkeeps? pace with me\b|\b(?:got|gets|getting) (?:in|off|into)\b.{0,20}\b(?:elevator|"
        r"lift|floor|my stop)\b|\bcrawling along\b",
        r"\b(?:stands?|standing|behind|follow\w*|creepy|pace|beside|next to|same|scared)\b",
    )),
)  # fmt: skip
DISGUISED = (
    Together("disguised",
        "pizza|pepperoni|margherita|chicken|wings|burger|noodle|kebab|deliver|takeout|takeaway|"
        "stew|food|order", (
        signs.FOOD, signs.ORDERS, rf"{signs.SPEECH}|{signs.BESIDE}",
    )),
    Together("disguised",
        "pizza|pepperoni|margherita|chicken|wings|burger|noodle|kebab|deliver|takeout|takeaway|"
        "stew|food|order", (
        signs.FOOD, signs.ORDERS, signs.COME,
        r"\b(?:room [0-9]+|flat [0-9]+|back stairs|strong|not alone|lights|siren\w*|don t)\b",
    )),
    Together("disguised", "mom|mum|dad|auntie|aunt|sis|bro|grandma", (
        r"^(?:hi |hey |hello )?(?:mom|mum|mommy|dad|daddy|auntie?|sis|bro|grandma)\b",
        r"\b(?:come|bring|pick me|get me|fetch)\b",
        rf"{signs.SPEECH}|{signs.BESIDE}",
    )),
    Together("disguised", "yes or no|only say yes|say yes or", (
        r"\b(?:can|only|just)(?: \w+){0,2} (?:say|answer|type|reply)(?: with)? (?:yes|no)\b",
        r"\bi\b|\bme\b",
    )),
    Together("disguised", "112|119|911|police", (
        r"\bcall (?:112|119|911|the police|police) for me\b|\b(?:112|119|911|"
        r"police)\b.{0,20}\bcan t (?:talk|speak)\b",
    )),
    Together("disguised",
        "over my shoulder|reads everything|reading everything|pretend this|speak freely|"
        "talk freely", (
        r"\b(?:he|she|they|pretend|i)\b",
        r"\b(?:over my shoulder|reads? everything|reading everything|pretend this|(?:speak|"
        r"talk) freely)\b",
        r"\b(?:safe|send|just say|can t|help|please)\b",
    )),
)  # fmt: skip
TOGETHER = (*SELF_HARM, *VIOLENCE, *CHILD, *FOLLOWED, *DISGUISED)
