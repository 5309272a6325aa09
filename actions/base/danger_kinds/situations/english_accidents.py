"""Situations of fire, accidents, illness and hunger in English."""

from __future__ import annotations

from actions.base.danger_kinds.situations.english_harm import WHO
from actions.base.danger_kinds.together import Together

_OFFICE = (
    r"^(?!.*\b(?:last (?:week|month|year|summer|winter|night s)|years? ago|months? ago|weeks? ago|"
    r"inspect\w*|"
    r"policy|laws?|prevent\w*|reported|guard rail|compensation|insurance|claim|certificate|permit|"
    r"application|training|drill|"
    r"statistics|campaign|report on|flesh and blood|at work|ministry|company|movie|film|song|game|"
    r"complain\w*|petition|repair\w*|replace\w*|trim|maintenance|"
    r"nearly|almost|raccoons?|dogs?|cats?|deer|squirrels?|birds?)\b)"
)
_BODY = (
    r"\b(?:not (?:moving|breathing|responding|waking|talking|answering|getting up|able to|"
    r"conscious)|isn t "
    r"(?:moving|breathing|responding|waking|getting up)|won t (?:wake|move|respond|get up|"
    r"open (?:his|her) eyes)|"
    r"can t (?:move|get up|breathe|walk|stand|feel|speak|see|talk|swallow)|unconscious|"
    r"unresponsive|bleeding|blood|"
    r"trapped|pinned|hurt|injured|broken|broke|numb|blue|purple|pale|grey|gray|sweating|dizzy|"
    r"faint\w*|collapsed|"
    r"seizure|stroke|convuls\w*|throat|swell\w*|swollen|slurr\w*|droop\w*|one side|vomiting|"
    r"throwing up|foam\w*|"
    r"hit (?:his|her|my) head|eyes|fever|passed out|shaking|confused|drowsy)\b"
)
FIRE = (
    Together("fire", "power line|powerline|live wire|wires|wire |cable|electric|transformer|"
        "utility pole|spark|downed|outlet|"
        "socket|high voltage", (
        r"\b(?:power ?lines?|live wires?|wires?|cables?|electric(?:al)?(?: \w+)?|transformer|"
        r"utility pole|outlet|socket|"
        r"high voltage)\b",
        r"\b(?:spark\w*|down(?:ed)?|fell|fallen|hanging|exposed|snapped|broke|touch\w*|live|"
        r"burning|smok\w*|buzzing|"
        r"shock\w*|explod\w*|caught fire|arcing|in the water|electrocut\w*)\b",
        r"\b(?:spark\w*|live wires?|shock\w*|kids?|child\w*|people|electrocut\w*|burning|smok(?:e|"
        r"ing)|arcing|"
        r"(?:on|across|in|over) (?:the|a|my|our) (?:\w+ )?(?:road|street|ground|car|water|puddle|"
        r"sidewalk|roof|"
        r"path)|explod\w*|caught fire|buzzing|right now|down)\b",
        r"^(?!.*\b(?:across the road from|fiber|internet|telephone|cable tv|comcast|low over|bill|"
        r"outage|price|trim|ev charg\w*|bus|"
        r"vehicle\w*|scooters?|bikes?|street ?lights?|lamp|copper|stolen|phone line)\b)", _OFFICE,
    )),
    Together("fire", "fire|flames|burning|smoke|blaze|explo|gas|fumes|carbon monoxide|boiler|"
        "alight", (
        r"\b(?:fire|flames?|burning|smoke|blaze|explosion|exploded|explod\w+|gas (?:leak|smell)|"
        r"smell(?:s|ing)? (?:of |like )?gas|"
        r"fumes|carbon monoxide|boiler|alight)\b",
        r"\b(?:in|from|at|next door|inside|under|coming|everywhere|upstairs|downstairs|spreading|"
        r"neighbou?r\w*|trapped|"
        r"stuck|dizzy|vomit\w*|headaches?|can t|my|our|the (?:house|building|factory|kitchen|"
        r"hall\w*|stairs|roof|car|"
        r"forest|mountain|hill|shop|store|market|tunnel|school))\b",
        r"\b(?:house|home|building|apartment|flat|kitchen|room|hall\w*|stairs\w*|roof|car|bus|"
        r"truck|factory|plant|forest|"
        r"mountain|hill|shop|store|market|tunnel|school|window|door|floor|basement|oven|stove|pan|"
        r"bed|curtain\w*|"
        r"balcony|warehouse|dizzy|vomit\w*|headaches?|garage|elevator|restaurant|church|corridor|"
        r"ceiling|"
        r"wall|dryer|charger|battery|heater|scooter|trapped|lobby|attic)\b",
        r"^(?!.*\b(?:fire (?:hydrant|station|truck|engine|extinguisher|lane|exit|escape|door|"
        r"drill|pit|department|hazard|"
        r"code|zone|safety|inspection|alarm|ring|ban|risk|hall|lanes|sprinkler)s?|smok(?:ers?|"
        r"ing)|cigarettes?|bbq|"
        r"barbecue|grill\w*|chimney|fireworks|fireplace|campfires?|bonfires?|gas (?:station|price|"
        r"bill|prices|"
        r"meter)|you re fired|fired|exhaust|diesel|firewood|street ?lights?|lights?|leaf|leaves|"
        r"trash burning|"
        r"burning (?:trash|leaves|plastic|waste|garbage|wood)|smoke (?:detector|alarm)s?|"
        r"smoke shop|weed|marijuana|"
        r"wildfire smoke|pollution|emissions?|factory smoke|every (?:day|night|morning|week|"
        r"weekend)|recycling|burning question|heartburn|"
        r"emails|records|all (?:the )?(?:emails|reports|documents)|candle|population|vap\w*|"
        r"idling|neighbou?r s (?:bbq|fire pit)|fire pits?|encamp\w*)\b)",
        _OFFICE,
        r"\b(?:on fire|fire|flames?|smoke (?:is )?(?:coming|everywhere|filling|pouring)|coming|"
        r"smell\w*|dizzy|vomit\w*|"
        r"explosion|explod\w*|trapped|spreading|can t|headaches?|leak\w*|burning|there s|there is|"
        r"i see|help)\b",
        r"\b(?:fire|flames?|explosion|explod\w*|smoke|smell\w*|leak|fumes|monoxide|dizzy|blaze|"
        r"alight|"
        r"burning (?:smell|down|now|car|house|building)|(?:is|s|are) burning)\b",
    )),
    Together("fire", "chest|stroke|breath|seizure|droop|slurr|numb|contraction|bleeding|blood|"
        "pregnant|allerg|swell|"
        "swollen|bitten|bit by|stung|diabet|insulin|fever|overheat|heat ?stroke|choking|faint|"
        "dizzy|vomit|"
        "collaps|unconscious|passed out|labor|labour|swallow|can t speak|can t talk|limp|burned|"
        "burnt|boiling|cut off|scald|convuls|foam", (
        rf"{WHO}|\bmy\b|\bsnake\b",
        r"\b(?:chest (?:pain|hurts|pains|is)|stroke|can t breathe|trouble breathing|"
        r"hard to breathe|seizure|droop\w*|slurr\w*|"
        r"numb|contractions|bleeding|losing blood|blood|water broke|allerg\w*|swell\w*|swollen|"
        r"bitten|bit by|snake|"
        r"stung|diabetic|insulin|fever of|high fever|heat ?stroke|choking|faint\w*|dizzy|"
        r"collaps\w*|unconscious|passed out|"
        r"in labou?r|can t (?:speak|talk|see)|limp|swallowed|boiling (?:water|oil)|burn(?:ed|t)|"
        r"scald\w*|cut off|convuls\w*|foam\w*)\b",
        r"\b(?:now|right now|just|help|please|pain\w*|arm|face|throat|breath\w*|badly|heavily|"
        r"a lot|won t stop|everywhere|"
        r"pregnant|baby|weeks|months|alone|floor|ground|snake|swell\w*|swollen|shaking|"
        r"not (?:waking|moving|responding)|"
        r"hospital|ambulance|vomit\w*|everyone|finger\w*|hand|leg|head|battery|coin|bleach|"
        r"detergent|had a|having|"
        r"unconscious|passed out|collapsed|old man|old woman|eyes|blue|bees?|wasps?|skin|kid|he s|"
        r"she s|contractions|"
        r"drowsy|diabetic)\b",
        _OFFICE,
        r"^(?!.*\b(?:blood (?:pressure|test|donat\w*|bank|type|drive)|differently abled|"
        r"nosebleed season|stroke of|"
        r"survivor|rehab|disability|parking|roof collapsed|drain|sewer|sink\w*|pothole|sidewalk|"
        r"bridge|"
        r"stroke patient|services?|support group|leave|smell|stench|odou?r|noise|benefits?|pollen|"
        r"lunch menu|refuses)\b)",
    )),
    Together("fire", "fell|fallen|falling|slipped|collapsed|lying|on the ground|on the floor|"
        "hit by|hit a|crash|accident|ran over|"
        "run over|knocked|struck|collision|overturn|flipped|on it s roof|on it s side|upside down|"
        "pile|crushed|caught in|stuck in|buried|landed", (
        rf"{WHO}|\bpeople\b|\bcar\b|\btruck\b|\bbus\b|\bscooter\b|\bmotor\w+\b",
        r"\b(?:fell|fallen|falling|slipped|collapsed|lying|on the (?:ground|floor)|hit by|hit a|"
        r"hit an|crash\w*|"
        r"accident|ran over|run over|knocked (?:down|over|out)|struck|collision|overturn\w*|"
        r"flipped|on it s (?:roof|side)|upside down|crushed|"
        r"caught in|stuck (?:in|under)|buried|landed on)\b",
        rf"{_BODY}|\b(?:tracks|rails|scaffold\w*|roof|ladder|stairs|window|balcony|cliff|machine|"
        rf"conveyor|elevator shaft|"
        r"manhole|sinkhole|well|pedestrian|cyclist|motorcyclist|highway|motorway|snow|rubble|"
        r"under it|inside|on fire|"
        r"people are)\b",
        _OFFICE,
        r"^(?!.*\b(?:handrail|because|trees?|branch\w*|limb|pole|sign|signs|fence|broke my (?:arm|"
        r"leg|wrist|ankle|hip).{0,40}(?:who|claim|"
        r"city|compens\w*)|icy|sidewalk|uneven|pothole\w*|pavement|parked|hit and run|"
        r"license plate|damage\w*|"
        r"report number|hit a pothole|yesterday|leaves|snow removal|plow\w*|behind|shot|stock|"
        r"homeless|sleeping|slippery|rock slide|trash|mattress|debris|stranded bike|abandoned|"
        r"jump\w*)\b)",
    )),
    Together("fire", "drown|river|sea|lake|water|pool|beach|boat|kayak|flood|ice|canal|tide|"
        "rip current|sinking|overboard|swept", (
        rf"{WHO}|\bboat\b|\bcar\b|\bwe re\b|\bi m\b|\bferry\b",
        r"\b(?:drown\w*|sinking|capsiz\w*|overboard|swept|drift\w*|went under|gone under|"
        r"fell (?:in|into|through|off)|"
        r"(?:car|bus|van|truck|kids?|man|woman|someone|people)(?: \w+){0,4} (?:in|"
        r"into) the (?:river|sea|lake|water|canal|"
        r"pool|reservoir)|rising|stuck|trapped|stranded|filling|flooding|face down|floating|"
        r"can t swim|jumped)\b",
        r"\b(?:river|sea|lake|water|pool|beach|canal|ice|boat|tide|waves?|ocean|basement|"
        r"underpass|roof|"
        r"car|ferry|kayak|island|flood\w*|dam|stream)\b",
        r"\b(?:drown\w*|sinking|capsiz\w*|overboard|swept|help|now|trapped|stuck|can t|rising|"
        r"people|kids?|child|man|woman|"
        r"someone|he|she|we|i m|face down|inside|going under|under)\b",
        r"^(?!.*\b(?:leak\w*|drain\w*|sewer|puddles?|bill|meter|fountain|pipe|hose|dog|duck\w*|"
        r"geese|tree|trash|"
        r"shopping cart|bike|water (?:pressure|quality|main)|every time|when it rains|"
        r"sinking feeling|"
        r"road conditions|ice on|icy|parking|stuck on red|paperwork|debt|forms?|homework|"
        r"floats?|floating trash|toys?|in line)\b)",
        _OFFICE,
    )),
    Together("fire", "mountain|hik|trail|lost|snow|avalanche|landslide|earthquake|collaps|shaking|"
        "tornado|elevator|lift|"
        "cave|blizzard|rubble|sinkhole", (
        r"\b(?:lost|stuck|trapped|stranded|injured|freezing|alone)\b.{0,24}\b(?:mountain|hik\w*|"
        r"trail|woods|forest|cave|"
        r"elevator|lift|snow|blizzard|peak|island|rocks)\b|\b(?:mountain|hik\w*|trail|woods|"
        r"forest|elevator|lift)\b"
        r".{0,40}\b(?:lost|stuck|trapped|stranded|can t breathe|dark)\b|\b(?:building|house|wall|"
        r"roof|ceiling|bridge|"
        r"tunnel|mine|scaffold\w*|landslide|avalanche|earthquake|sinkhole|tornado)\b",
        r"\b(?:lost|stuck|trapped|stranded|fell|buried|collaps\w*|caved|landslide|avalanche|"
        r"earthquake|shaking|cracking|"
        r"freezing|sinkhole|rubble)\b",
        r"\b(?:mountain|hik\w*|trail|snow|woods|forest|dark|cold|battery|elevator|lift|cave|"
        r"trapped|under (?:it|the|there)|"
        r"house|can t breathe|walls?|rubble|building|panick?\w*|collaps\w*|landslide|avalanche|"
        r"earthquake)\b",
        r"\b(?:dark|battery|help|trapped|can t|people|under|inside|buried|collaps\w*|now|shaking|"
        r"cracking|freezing|"
        r"stranded|alone|hurt|rescue|panick?\w*)\b",
        _OFFICE, r"^(?!.*\b(?:lost (?:my|his|her|our) (?:wallet|phone|card|keys?|passport|id|job|"
            r"dog|cat)|trail maintenance|"
        r"often|always|for (?:nine|[0-9]+|two|three|several|many) days|lost (?:their|her|"
        r"his) jobs?|sign|signs|plow\w*|lost and found|fence|shopping|economy|retaining)\b)",
    )),
    Together("fire", "haven t seen|hasn t been seen|not seen|no sign of|not answered|"
        "doesn t answer|not answering|newspapers|"
        "mail piling|piling up|strange smell|smell of death|seen him|seen her", (
        r"\b(?:neighbou?r|old (?:man|lady|woman)|grandma|grandpa|grandmother|grandfather|mother|"
        r"father|mom|mum|dad|"
        r"aunt|uncle|elderly \w+|lives alone)\b",
        r"\b(?:seen|answer\w*|sign of|piling|smell|newspapers)\b",
        r"\b(?:days|week|weeks|monday|tuesday|wednesday|thursday|friday|saturday|sunday|phone|"
        r"door|lives alone|smell)\b",
        r"\b(?:smell|worried|lives alone|piling|not answering|doesn t answer|no answer|"
        r"won t answer|newspapers|hasn t|haven t)\b",
        r"^(?!.*\b(?:trash|garbage|moved|rubbish|dogs?|office|department|city|email|package|"
        r"parking)\b)",
    )),
)  # fmt: skip
HUNGER = (
    Together("hunger", "eaten|eat |food|starving|meal|eating", (
        r"\b(?:haven t|have not|not|hasn t|nothing|no|didn t|without)(?: \w+){0,3} (?:eaten|eat|"
        r"food|meals?|eating)\b|"
        r"\bstarving\b",
        r"\b(?:days?|since (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday)|"
        r"week|too weak|"
        r"can t (?:stand|get up|walk|move)|so weak|no strength|faint\w*|live alone)\b",
        r"\b(?:i|i m|we|old|he|she|grandma|grandpa|my (?:mother|father|grandmother|grandfather|"
        r"neighbou?r))\b",
        r"^(?!.*\b(?:cats?|dogs?|birds?|pigeons?|ducks?|animals?|airport|flight|diet|fasting|"
        r"restaurant|school lunch|"
        r"kids|scan|test|surgery|baby)\b)",
    )),
)  # fmt: skip
TOGETHER = (*FIRE, *HUNGER)
