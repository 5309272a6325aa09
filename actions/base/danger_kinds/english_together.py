"""Which signs are danger together in English, by kind."""

from __future__ import annotations

from actions.base.danger_kinds import english_signs as signs
from actions.base.danger_kinds.together import Together

_AGE = (
    r"\bi (?:m|am) (?:only )?(?:[4-9]|1[0-5]|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen)\b"
    r"(?! (?:weeks|months|days|minutes|hours|percent|am|pm|of))"
)

SELF_HARM = (
    Together("self_harm", "pill|tablet|meds|medication|rope|noose|charcoal|pesticide|bleach|blade|razor", (
        signs.MEANS, signs.READY, signs.BYE,
    )),
    Together("self_harm", "pill|tablet|meds|medication|sleeping", (
        r"\b(?:pills?|tablets?|meds|medication)\b",
        r"\bhow many\b|\bcount\w*\b|\bsav(?:ed|ing)\b|\bhoard\w*|\bstockpil\w*|\bcollect\w*",
        r"\b(?:enough|die|dead|kill|never wake|not wake|end|tonight|for weeks|for months|without pain|painless)\b",
    )),
    Together("self_harm", "locked|won t open|not answering", (
        r"\block(?:ed|s|ing)?(?: \w+)? (?:himself|herself|themsel\w+|the (?:bathroom|door|room))\b|\bwon t open\b",
        r"\b(?:razors?|blades?|knife|scissors|pills?|rope|note|blood|gun)\b",
        r"\b(?:roommate|friend|sister|brother|son|daughter|kid|wife|husband|mom|mum|dad|girlfriend|boyfriend|she|he)\b",
    )),
    Together("self_harm", "rail|ledge|edge|parapet|bridge|roof|overpass|barrier", (
        r"\b(?:over|outside|off|other side of|wrong side of|on|past)(?: of)? (?:the |a )?(?:\w+ )?(?:rail\w*|ledge|edge|"
        r"parapet|barrier|guard ?rail|fence)\b",
        r"\b(?:bridge|roof|rooftop|overpass|balcony|viaduct|tower|peaceful|floor)\b",
        rf"{signs.SOMEBODY}|\bi m\b|\bi am\b|\bfeet\b|\bmy legs\b",
        r"\b(?:climb\w*|stand\w*|sit\w*|stood|sat|crying|feet|legs|lean\w*|hang\w*|jump\w*|look\w*|s a|is a|stepp\w*)\b",
    )),
    Together("self_harm", "gave|given|giving|letter|note|look after|take care|feed|the dog|the cat|cleaned my", (
        signs.GIVEN,
        r"\b(?:sorry|goodbye|finds me|it s time|who ?ever|forgive|ready now|peace|when i m gone|after i m gone|tonight|"
        r"reads this)\b",
    )),
    Together("self_harm", "whoever finds|who finds me|find me first|when i m gone|after i m gone|time you read", (
        r"\b(?:who ?ever|who) finds me\b|\bfind me first\b|\b(?:when|after|once) i m gone\b(?! (?:on|to|for))|"
        r"\bby the time you read\b",
        r"\b(?:sorry|please|don t|cat|dog|kids?|mom|mum|tell|letter|letters|goodbye|love)\b",
    )),
    Together("self_harm", "heaven|cut too|cut again|engine on", (
        r"\b(?:be|go|join|rather be)(?: \w+){0,3} (?:in heaven|again soon)\b|\bcut (?:too deep|again|deeper)\b|"
        r"\bengine (?:is )?(?:on|running)\b.{0,30}\bgarage\b",
        r"\bi\b|\bmy\b|\bsleepy\b",
    )),
    Together("self_harm", "note|goodbye|posted", (
        r"\b(?:friend|mate|sister|brother|son|daughter|wife|husband|girlfriend|boyfriend|roommate|mom|mum|dad|she|he)\b",
        r"\b(?:left|leaving|wrote|posted|sent|texted)(?: \w+){0,3} (?:note|goodbye|letter|farewell)\b",
        r"\b(?:off|gone|missing|left|not answering|won t answer|no answer|drove|not picking)\b",
    )),
    Together("self_harm", "in front of me|in my hand|in my lap|easy way|way to die|without pain|painless|stop for good|to stop|be over|"
    "poison|goodbye letter|goodbye note|farewell letter|last day", (
        r"\b(?:pills?|tablets?|meds|rope|razor|blade)\b.{0,20}\b(?:in front of me|in my (?:hand|lap))\b|"
        r"\b(?:easy|easiest|painless|quick\w*|best) way to (?:die|kill)|\bdie without pain\b|\bpainless(?:ly)?\b.{0,20}\bdie\b|"
        r"\b(?:want|wish) (?:it|it all|everything|all of it) to (?:just )?(?:stop|end|be over)\b(?! (?:by|before|raining|being))|"
        r"\b(?:took|swallowed|drank|ate) (?:\w+ )?poison\b|\b(?:wrote|written|writing|finished)(?: \w+){0,3} "
        r"(?:goodbye|suicide|farewell) (?:letters?|notes?)\b|\bis (?:my|the) last day\b.{0,60}\b(?:hurt|look after|sorry)\b",
    )),
    Together("self_harm", "wants to die|want to die|going to die|kill himself|kill herself", (
        r"\b(?:friend|mate|sister|brother|son|daughter|wife|husband|girlfriend|boyfriend|roommate|she|he)\b",
        r"\bwants? to die\b|\bkill (?:him|her)self\b", r"\b(?:message|text\w*|isn t|not|won t|gone|picking|sent|says?)\b",
    )),
    Together("self_harm", "swallow", (r"\bhow long\b.{0,20}\btake\b", r"\bswallow\w*\b.{0,10}\b(?:them|pills?|tablets?|all)\b")),
)  # fmt: skip
VIOLENCE = (
    Together("violence", "belt|throw|threw|drag|petrol|swing|smash|squeez|pushed|bottle|padlock|hair", (
        signs.SOMEBODY,
        r"\b(?:belt|threw (?:me|her|him)|dragg\w+ (?:me|her|him)|by (?:the|my|her) hair|petrol|gasoline|broken bottle|smash\w*|"
        r"squeez\w+ my|pushed (?:me|her) (?:down|into|against)|padlock\w*)\b",
        r"\b(?:floor|bathroom|hiding|texting|door|wall|neck|baby|fire|light it|corridor|bus|want out|mum s|mom s|screaming|"
        r"swing\w*|closet|wardrobe)\b",
    )),
    Together("violence", "kick|beat|punch|stomp|ground", (
        r"\b(?:kick\w*|beat\w*|punch\w*|stomp\w*|jump\w*|hit|hits|hitting)\b",
        r"\b(?:bunch of|group of|gang|[2-9] (?:guys|men|lads|boys)|two|three|four|they|men|guys|drunk)\b",
        r"\b(?:on the ground|not getting up|a (?:man|guy|kid|boy|fella|girl|woman|person)|somebody|someone|one guy)\b",
    )),
    Together("violence", "scream|yell|beg|stop stop|get off", (
        r"\b(?:scream\w*|yell\w*|begg\w*|shout\w*|crying)\b",
        r"\b(?:stop(?: stop)?|get off(?: me)?|help|no no|please|don t hurt|let me go)\b",
        r"\b(?:next door|upstairs|downstairs|neighbou?rs?|woman|girl|she|wife|breaking|wall|hall\w*)\b",
    )),
    Together("violence", "wardrobe|closet|under the bed|hiding|hid in", (
        r"\b(?:in (?:the|a|my) (?:wardrobe|closet|cupboard|attic)|under the bed|hiding|wardrobe|hid)\b",
        rf"{signs.SOMEBODY}",
        r"\b(?:in the (?:room|house)|downstairs|coming|looking for|quiet|door|knife|drunk|footsteps|outside the)\b",
    )),
    Together("violence", "passport|ids|phone|dorm|won t let|not let|let the|let her", (
        r"\b(?:took|take|keeps?|kept|holds?|hid)(?: away)? (?:my|our|her) (?:\w+ )?(?:passports?|ids|id|phones?)\b|"
        r"\b(?:won t|doesn t|not|never) let (?:me|us|her|the \w+)(?: \w+)? (?:out|go|leave)\b",
        r"\b(?:lock\w*|padlock\w*|won t let|not let|doesn t let|leave|go out|out|hits?|beats?|crying|hurt|hotel|room)\b",
        signs.SOMEBODY,
    )),
    Together("violence", "burn it|burn us|burn the|kill me|kill us|shoot me|hurt me|stab me", (
        r"\b(?:he|she|they|ex|husband|boyfriend|man|guy)\b",
        r"\b(?:ll|will|going to|gonna|says|said|threat\w*)(?: \w+){0,4} (?:kill|burn|shoot|stab|hurt) (?:me|us|it|the (?:house|door))\b",
    )),
    Together("violence", "trunk|boot|being held|held here|bad man|not safe|rescue|can t leave|make me work", (
        r"\b(?:shoved|put|threw|locked|pushed|forced) (?:me|us|her) (?:in|into) (?:the |a |his )?(?:trunk|boot|van|car)\b|"
        r"\b(?:i m|i am|we re) (?:being )?held\b|\bbad man in\b|\bi m not safe\b|\b(?:make|force)s? (?:me|us) work\b.{0,20}\b(?:leave|out)\b",
        r"\b(?:phone|they|he|please|help|rescue|tablet|room|dead|leave)\b",
    )),
    Together("violence", "hit|punch|swing|slap", (
        r"\b(?:subway|bus|street|station|train|store|shop|bar|platform|here)\b", r"\b(?:man|guy|drunk|he|someone|lady)\b",
        r"\b(?:hits?|hitting|punch\w*|swing\w*|slap\w*)(?: \w+){0,2} (?:lady|people|woman|passengers?|face|bottle|everyone|driver|"
        r"girl|old|staff|clerk)\b",
    )),
    Together("violence", "my bed", (
        r"\b(?:stepdad|uncle|dad|teacher|he|grandpa|coach|brother|boss)(?: \w+){0,2} (?:comes?|came|gets?|got|climbs?|lies|is)"
        r"(?: \w+)? (?:in|into|on|to) my bed\b",
    )),
)  # fmt: skip
CHILD = (
    Together("child", "i m |i am ", (
        _AGE,
        r"\b(?:dad|daddy|mom|mum|mommy|mummy|step\w+|uncle|teacher|big (?:boys|kids)|grandpa|brother|man|nobody|no one|alone|"
        r"boyfriend|they)\b",
        r"\b(?:shut|lock\w*|hit\w*|beat\w*|hurt\w*|left|touch\w*|drunk|belt|dark|scared|hungry|alone|closet|storage|basement|"
        r"cupboard|outside|cold|crying|gone|follow\w*|not wake|won t wake|no food|yell\w*|coming)\b",
    )),
    Together("child", "shut|locked|put me|cold|snow", (
        r"\b(?:dad|daddy|mom|mum|mommy|mummy|step\w+|teacher|they|he|she)\b",
        r"\b(?:shut|locked|put|left|threw) (?:me|him|her|us|my brother|my sister)(?: \w+)? (?:in|inside|outside|out|into)\b",
        r"\b(?:closet|cupboard|storage|basement|shed|no shoes|snow\w*|cold|dark|was bad|five|six|seven|eight|nine)\b",
    )),
    Together("child", "find|lost|missing|gone|let go|never got off|disappear", (
        signs.CHILD,
        r"\b(?:can t|couldn t|cannot|don t) (?:find|see)\b|\blost (?:my|our|him|her)\b|\bmissing\b|\bgone\b|\blet go of\b|"
        r"\bnever got off\b",
        r"\b(?:mall|market|park|exit|station|beach|playground|store|shop|crowd|festival|wearing|jacket|shirt|coat|dress|hat|"
        r"minutes?|one sec\w*|just|turned|school bus|yrs|years old|yo|she s [1-9]|he s [1-9]|pls|please|help)\b",
        r"^(?!.*\b(?:passport|card|certificate|shoes?|toy|bag|bike|stroller|id|umbrella|phone)\b)",
    )),
    Together("child", "car|van|truck|vehicle|suv|trunk", (
        signs.CHILD,
        r"\b(?:in|inside|into) (?:an?|the|this|that|parked) (?:\w+ )?(?:car|van|truck|vehicle|suv|trunk|bus)\b",
        r"\b(?:windows? (?:are )?(?:shut|closed|up)|all shut|nobody|no one|noone|alone|heat|hot|sweat\w*|sun|red|purple|locked|"
        r"crying|left|strapped|not moving|asleep)\b",
    )),
    Together("child", "alone|barefoot|pyjama|pajama|no shoes|no parents|no adult|crying", (
        signs.CHILD,
        r"\b(?:alone|by (?:him|her)self|no (?:parents?|adults?|mom|mum|one with)|without (?:parents|adults?))\b",
        r"\b(?:road|street|traffic|crying|barefoot|no shoes|py?jamas|pajamas|snow|cold|dark|night|balcony|window|shivering|"
        r"station|lost)\b",
    )),
    Together("child", "smack|slap|begging|sorry sorry|i m sorry|hit|beat", (
        signs.CHILD,
        r"\b(?:smack\w*|slap\w*|hit again|being hit|getting hit|beat\w*|spank\w*)\b",
        r"\b(?:next door|upstairs|downstairs|neighbou?rs?|scream\w*|crying|begging|sorry|again)\b",
    )),
    Together("child", "no more food|no food|us kids|just us", (
        r"\b(?:kids|brother|sister|me and|us)\b",
        r"\b(?:no (?:more )?food|nothing to eat|hungry|since (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
        r"yesterday))\b",
        r"\b(?:mom|mum|dad|parents|alone|just us|only us|nobody|home)\b",
    )),
    Together("child", "led |hand|into his car|into a car", (
        signs.CHILD,
        r"\b(?:stranger|old man|some man|some guy|a man|weird)\b",
        r"\b(?:led|took|grabbed|pull\w*|drag\w*|walk\w* off|by the hand|wrist|into (?:his|a|the) (?:car|van))\b",
        r"\b(?:crying|off|away|scream\w*|car|van|woods|alley)\b",
    )),
    Together("child", "pull|drag|grab|snatch|take|lure", (
        rf"\b(?:pull|drag|grab|snatch|take|lure|force)(?:ed|ged|bed|s|ing)?(?: \w+){{0,2}} {signs.CHILD}",
        r"\b(?:into|to|in) (?:a|the|his|their) (?:van|car|truck)\b", r"\b(?:stranger|man|guy|someone|tried|trying|now)\b",
    )),
    Together("child", "hitting|slapping|beating|smacking", (
        rf"{signs.CHILD}", r"\b(?:hitting|slapping|beating|smacking)\b", r"\b(?:crying|scream\w*|next door|upstairs|hear|begging)\b",
    )),
    Together("child", "slippers|dementia|grandpa|grandfather|grandma|grandmother|alzheimer", (
        r"\b(?:grandpa|grandfather|grandma|grandmother|dementia|alzheimer\w*)\b", r"\b(?:went out|wander\w*|left|gone|missing)\b",
        r"\b(?:can t find|slippers|snow|cold|hours|not (?:come|back)|hasn t|pyjamas)\b",
    )),
)  # fmt: skip
FIRE = (
    Together("fire", "river|sea|lake|water|canal|pool|creek|ocean|pond|ice|dam", (
        rf"{signs.SOMEBODY}|{signs.CHILD}|\bhead\b",
        signs.WATER,
        r"\b(?:went|fell|jumped|slipped|walked|going|gone|cracked|through|bobbing|in|off)\b",
        r"\b(?:can t see|cannot see|gone under|went under|not coming up|head|hands? up|wav\w+|struggl\w*|drift\w*|nothing|"
        r"kids went|through the ice|cracked|scream\w*)\b",
    )),
    Together("fire", "water", (
        r"\bwater(?: is| s)? (?:\w+ )?(?:up to|at|over|to|rising|coming|filling)\b",
        r"\b(?:knees?|waist|chest|neck|ankles?|thighs?|hips?|seats?)\b|\bcoming in\b",
        r"\b(?:door|basement|car|stuck|trapped|window|out|open|underpass)\b",
    )),
    Together("fire", "smoke|sparks|burning|hot", (
        r"\b(?:smoke|sparks|burning smell|flames)\b",
        r"\b(?:can t (?:open|get out|see|breathe)|handle|burning|wall|under the door|corridor|hallway|lift|elevator|black|hot|"
        r"trapped|stairs)\b",
        r"^(?!.*\b(?:cigarettes?|smok(?:ers?|ing)|restaurant|barbecue|bbq|grill|chimney|factory)\b)",
    )),
    Together("fire", "flipped|overturn|rolled|crash|went off|floating|rider|helmet|hit a", (
        r"\b(?:car|bus|truck|van|bike|motorcycle|scooter|rider|taxi|train)\b",
        r"\b(?:flipped|overturned|rolled|crash\w*|went off|floating|hit|helmet)\b",
        r"\b(?:nobody|no one|noone|people inside|inside|not moving|isn t moving|not (?:coming|getting) (?:out|up)|trapped|blood|"
        r"us in it|screaming|stuck|unconscious|cracked)\b",
    )),
    Together("fire", "fell|fallen|choked|choking|floor|collapsed|drank|swallow|dropped|heater|stung|throat|ankle|broke", (
        r"\b(?:grandpa|grandma|gran|grandmother|grandfather|nan|mom|mum|dad|husband|wife|baby|kid|he|she|man|woman|friend|son|"
        r"daughter|my|i|family)\b",
        r"\b(?:fell|fallen|choked|choking|on the floor|collapsed|drank|swallowed|face (?:has )?dropped|heater|stung|bees?|"
        r"broke my|broken)\b",
        r"\b(?:not (?:answering|responding|talking|moving|breathing|waking)|won t (?:answer|wake|move|respond)|no answer|"
        r"blood|blue|cleaner|bleach|one side|talks funny|can t (?:move|get up|walk|breathe)|throat|closing|dark|eyes|"
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
        r"\b(?:waters? broke|in labou?r|pregnant)\b", r"\b(?:blood|bleeding|alone|coming out|now|pain)\b",
    )),
    Together("fire", "drank|swallow|ate ", (
        rf"{signs.SOMEBODY}|{signs.CHILD}", r"\b(?:drank|swallowed|ate)\b",
        r"\b(?:cleaner|bleach|detergent|battery|magnet|coin|antifreeze|petrol|mushrooms?)\b",
    )),
    Together("fire", "stung|allerg|peanut|bees|wasp|throat", (
        r"\b(?:stung|allerg\w*|peanuts?|bees?|wasps?)\b", r"\b(?:throat|swell\w*|swollen|breath\w*|lips|closing|tongue)\b",
    )),
    Together("fire", "track|rails", (
        rf"{signs.SOMEBODY}", r"\b(?:fell|fallen|lying|jumped|pushed)(?: \w+)? (?:on|onto|on to|in)(?: \w+){0,2} (?:tracks?|rails)\b",
    )),
    Together("fire", "came down on|collapsed on|fell on", (
        r"\b(?:wall|roof|ceiling|crane|scaffold\w*|building|beam|tree|bricks?)\b",
        r"\b(?:came down|collapsed|fell) on (?:people|us|him|her|me|a (?:man|woman|worker|kid)|workers|them|someone)\b",
    )),
    Together("fire", "on the roof", (r"\b(?:river|water|flood\w*)\b", r"\b(?:we re|i m|we are|they re) on the roof\b")),
    Together("fire", "no breathing|bleeding", (
        r"\bno breathing\b|\b(?:i m|i am|he s|she s) bleeding\b", r"\b(?:alone|help|somebody|someone|get|please|hurry|god)\b",
    )),
)  # fmt: skip
FOLLOWED = (
    Together("followed", "behind|after me|still on me|on my tail|alongside|beside me|same guy|same man|same car", (
        rf"{signs.SOMEBODY}|\bcar\b|\bvan\b|\bfootsteps\b",
        r"\b(?:behind|after|alongside|beside) me\b|\bstill on me\b|\bon my tail\b|\b(?:same|that) (?:guy|man|car|person)\b",
        r"\b(?:walk\w*|runn?\w*|com(?:es|ing)|drives?|driving|crawl\w*|still|keeps?|follow\w*|turn\w*|step\w*)\b",
        r"\b(?:keeps?|since|still|times|corners?|alley|dark|scared|alone|home|again|school|subway|station|train|lights)\b",
    )),
    Together("followed", "i stop|i run|i walk|i turn|i speed|i cross|i look", (
        r"\b(?:when|if|every time|whenever|each time)? ?i (?:stop|run|walk|turn|speed up|cross|look|slow down|start)\w*(?: \w+)? "
        r"(?:he|she|they|it|that (?:man|guy|car))(?: also)?(?: s)? (?:stops?|runs?|walks?|turns?|speeds?|crosses|too|does|looks|"
        r"slows?|starts?|followed)\b",
    )),
    Together("followed", "outside|parked|waiting|waits|at my|facing|stairwell|my floor", (
        r"\b(?:my ex|ex|stalker|same (?:guy|man)|that (?:man|guy)|guy (?:from work|i)|stranger|a man|some (?:man|guy)|he)\b",
        rf"\b(?:sitting|parked|waiting|waits|standing|stands|hanging|staying|lurking|is|s)\b(?: \w+){{0,4}} (?:outside|facing|in|"
        rf"at|by|on) {signs.MY_PLACE}|\boutside {signs.MY_PLACE}|\bgot off on my floor\b|\bgot in the elevator with me\b",
        r"\b(?:again|can t (?:go|leave|get)|scared|won t (?:go|leave)|lights off|now|still|just stands|reported|hours?|alone|"
        r"behind)\b",
    )),
    Together("followed", "door|bell|peephole|intercom|lock|screen", (
        rf"{signs.SOMEBODY}|\bbell\b|\bpeephole\b|\bintercom\b",
        r"\b(?:door ?bell|bell|peephole|intercom|door handle|codes?|lock|window screen|doorknob)\b",
        r"\b(?:won t (?:go|leave)|still there|not leaving|didn t order|wrong codes?|alone|cutting|trying|keeps? (?:ringing|"
        r"punching|knocking|pressing|trying)|stand\w* there|hour)\b",
    )),
    Together("followed", "waiting|waits|outside the toilet|calls my name|toilet door", (
        r"\b(?:man|guy|he|stranger)\b",
        r"\b(?:waiting|waits|stands|standing)\b",
        r"\b(?:toilet|ladies|bathroom|changing room|restroom)\b",
        r"\b(?:i m in|outside|calls my|won t leave|scared)\b",
    )),
    Together("followed", "on my floor|in the elevator with me|in the lift with me|crawling along", (
        r"\b(?:got|gets|getting) (?:in|off|into)\b.{0,20}\b(?:elevator|lift|floor)\b|\bcrawling along\b",
        r"\b(?:stands?|standing|behind|follow\w*|beside|next to|same|scared)\b",
    )),
)  # fmt: skip
DISGUISED = (
    Together("disguised", "pizza|pepperoni|margherita|chicken|wings|burger|noodle|kebab|deliver|takeout|takeaway|stew|food|order", (
        signs.FOOD, signs.ORDERS, rf"{signs.SPEECH}|{signs.BESIDE}",
    )),
    Together("disguised", "pizza|pepperoni|margherita|chicken|wings|burger|noodle|kebab|deliver|takeout|takeaway|stew|food|order", (
        signs.FOOD, signs.ORDERS, signs.COME, r"\b(?:room [0-9]+|flat [0-9]+|back stairs|strong|not alone|lights|siren\w*|don t)\b",
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
        r"\bcall (?:112|119|911|the police|police) for me\b|\b(?:112|119|911|police)\b.{0,20}\bcan t (?:talk|speak)\b",
    )),
    Together("disguised", "over my shoulder|reads everything|reading everything|pretend this|speak freely|talk freely", (
        r"\b(?:he|she|they|pretend|i)\b", r"\b(?:over my shoulder|reads? everything|reading everything|pretend this|(?:speak|talk) freely)\b",
        r"\b(?:safe|send|just say|can t|help|please)\b",
    )),
)  # fmt: skip
TOGETHER = (*SELF_HARM, *VIOLENCE, *CHILD, *FIRE, *FOLLOWED, *DISGUISED)
