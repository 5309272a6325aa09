"""Situations of accidents, of hunger, of being followed and of disguised calls in English."""

from __future__ import annotations

from actions.base.danger_kinds import english_signs as signs
from actions.base.danger_kinds.english_situations import WHO
from actions.base.danger_kinds.together import Together

_OFFICE = (
    r"^(?!.*\b(?:last (?:week|month|year|summer|winter|night s)|years? ago|months? ago|weeks? ago|inspect\w*|"
    r"policy|laws?|prevent\w*|reported|guard rail|compensation|insurance|claim|certificate|permit|application|training|drill|"
    r"statistics|campaign|report on|flesh and blood|at work|ministry|company|movie|film|song|game|complain\w*|petition|repair\w*|replace\w*|trim|maintenance|"
    r"nearly|almost|raccoons?|dogs?|cats?|deer|squirrels?|birds?)\b)"
)
_BODY = (
    r"\b(?:not (?:moving|breathing|responding|waking|talking|answering|getting up|able to|conscious)|isn t "
    r"(?:moving|breathing|responding|waking|getting up)|won t (?:wake|move|respond|get up|open (?:his|her) eyes)|"
    r"can t (?:move|get up|breathe|walk|stand|feel|speak|see|talk|swallow)|unconscious|unresponsive|bleeding|blood|"
    r"trapped|pinned|hurt|injured|broken|broke|numb|blue|purple|pale|grey|gray|sweating|dizzy|faint\w*|collapsed|"
    r"seizure|stroke|convuls\w*|throat|swell\w*|swollen|slurr\w*|droop\w*|one side|vomiting|throwing up|foam\w*|"
    r"hit (?:his|her|my) head|eyes|fever|passed out|shaking|confused|drowsy)\b"
)
FIRE = (
    Together("fire", "power line|powerline|live wire|wires|wire |cable|electric|transformer|utility pole|spark|downed|outlet|"
        "socket|high voltage", (
        r"\b(?:power ?lines?|live wires?|wires?|cables?|electric(?:al)?(?: \w+)?|transformer|utility pole|outlet|socket|"
        r"high voltage)\b",
        r"\b(?:spark\w*|down(?:ed)?|fell|fallen|hanging|exposed|snapped|broke|touch\w*|live|burning|smok\w*|buzzing|"
        r"shock\w*|explod\w*|caught fire|arcing|in the water|electrocut\w*)\b",
        r"\b(?:spark\w*|live wires?|shock\w*|kids?|child\w*|people|electrocut\w*|burning|smok(?:e|ing)|arcing|"
        r"(?:on|across|in|over) (?:the|a|my|our) (?:\w+ )?(?:road|street|ground|car|water|puddle|sidewalk|roof|"
        r"path)|explod\w*|caught fire|buzzing|right now|down)\b",
        r"^(?!.*\b(?:across the road from|fiber|internet|telephone|cable tv|comcast|low over|bill|outage|price|trim|ev charg\w*|bus|"
        r"vehicle\w*|scooters?|bikes?|street ?lights?|lamp|copper|stolen|phone line)\b)", _OFFICE,
    )),
    Together("fire", "fire|flames|burning|smoke|blaze|explo|gas|fumes|carbon monoxide|boiler|alight", (
        r"\b(?:fire|flames?|burning|smoke|blaze|explosion|exploded|explod\w+|gas (?:leak|smell)|smell(?:s|ing)? (?:of |like )?gas|"
        r"fumes|carbon monoxide|boiler|alight)\b",
        r"\b(?:in|from|at|next door|inside|under|coming|everywhere|upstairs|downstairs|spreading|neighbou?r\w*|trapped|"
        r"stuck|dizzy|vomit\w*|headaches?|can t|my|our|the (?:house|building|factory|kitchen|hall\w*|stairs|roof|car|"
        r"forest|mountain|hill|shop|store|market|tunnel|school))\b",
        r"\b(?:house|home|building|apartment|flat|kitchen|room|hall\w*|stairs\w*|roof|car|bus|truck|factory|plant|forest|"
        r"mountain|hill|shop|store|market|tunnel|school|window|door|floor|basement|oven|stove|pan|bed|curtain\w*|"
        r"balcony|warehouse|dizzy|vomit\w*|headaches?|garage|elevator|restaurant|church|corridor|ceiling|"
        r"wall|dryer|charger|battery|heater|scooter|trapped|lobby|attic)\b",
        r"^(?!.*\b(?:fire (?:hydrant|station|truck|engine|extinguisher|lane|exit|escape|door|drill|pit|department|hazard|"
        r"code|zone|safety|inspection|alarm|ring|ban|risk|hall|lanes|sprinkler)s?|smok(?:ers?|ing)|cigarettes?|bbq|"
        r"barbecue|grill\w*|chimney|fireworks|fireplace|campfires?|bonfires?|gas (?:station|price|bill|prices|"
        r"meter)|you re fired|fired|exhaust|diesel|firewood|street ?lights?|lights?|leaf|leaves|trash burning|"
        r"burning (?:trash|leaves|plastic|waste|garbage|wood)|smoke (?:detector|alarm)s?|smoke shop|weed|marijuana|"
        r"wildfire smoke|pollution|emissions?|factory smoke|every (?:day|night|morning|week|weekend)|recycling|burning question|heartburn|"
        r"emails|records|all (?:the )?(?:emails|reports|documents)|candle|population|vap\w*|idling|neighbou?r s (?:bbq|fire pit)|fire pits?|encamp\w*)\b)",
        _OFFICE,
        r"\b(?:on fire|fire|flames?|smoke (?:is )?(?:coming|everywhere|filling|pouring)|coming|smell\w*|dizzy|vomit\w*|"
        r"explosion|explod\w*|trapped|spreading|can t|headaches?|leak\w*|burning|there s|there is|i see|help)\b",
        r"\b(?:fire|flames?|explosion|explod\w*|smoke|smell\w*|leak|fumes|monoxide|dizzy|blaze|alight|"
        r"burning (?:smell|down|now|car|house|building)|(?:is|s|are) burning)\b",
    )),
    Together("fire", "chest|stroke|breath|seizure|droop|slurr|numb|contraction|bleeding|blood|pregnant|allerg|swell|"
        "swollen|bitten|bit by|stung|diabet|insulin|fever|overheat|heat ?stroke|choking|faint|dizzy|vomit|"
        "collaps|unconscious|passed out|labor|labour|swallow|can t speak|can t talk|limp|burned|burnt|boiling|cut off|scald|convuls|foam", (
        rf"{WHO}|\bmy\b|\bsnake\b",
        r"\b(?:chest (?:pain|hurts|pains|is)|stroke|can t breathe|trouble breathing|hard to breathe|seizure|droop\w*|slurr\w*|"
        r"numb|contractions|bleeding|losing blood|blood|water broke|allerg\w*|swell\w*|swollen|bitten|bit by|snake|"
        r"stung|diabetic|insulin|fever of|high fever|heat ?stroke|choking|faint\w*|dizzy|collaps\w*|unconscious|passed out|"
        r"in labou?r|can t (?:speak|talk|see)|limp|swallowed|boiling (?:water|oil)|burn(?:ed|t)|scald\w*|cut off|convuls\w*|foam\w*)\b",
        r"\b(?:now|right now|just|help|please|pain\w*|arm|face|throat|breath\w*|badly|heavily|a lot|won t stop|everywhere|"
        r"pregnant|baby|weeks|months|alone|floor|ground|snake|swell\w*|swollen|shaking|not (?:waking|moving|responding)|"
        r"hospital|ambulance|vomit\w*|everyone|finger\w*|hand|leg|head|battery|coin|bleach|detergent|had a|having|"
        r"unconscious|passed out|collapsed|old man|old woman|eyes|blue|bees?|wasps?|skin|kid|he s|she s|contractions|"
        r"drowsy|diabetic)\b",
        _OFFICE,
        r"^(?!.*\b(?:blood (?:pressure|test|donat\w*|bank|type|drive)|differently abled|nosebleed season|stroke of|"
        r"survivor|rehab|disability|parking|roof collapsed|drain|sewer|sink\w*|pothole|sidewalk|bridge|"
        r"stroke patient|services?|support group|leave|smell|stench|odou?r|noise|benefits?|pollen|lunch menu|refuses)\b)",
    )),
    Together("fire", "fell|fallen|falling|slipped|collapsed|lying|on the ground|on the floor|hit by|hit a|crash|accident|ran over|"
        "run over|knocked|struck|collision|overturn|flipped|on it s roof|on it s side|upside down|pile|crushed|caught in|stuck in|buried|landed", (
        rf"{WHO}|\bpeople\b|\bcar\b|\btruck\b|\bbus\b|\bscooter\b|\bmotor\w+\b",
        r"\b(?:fell|fallen|falling|slipped|collapsed|lying|on the (?:ground|floor)|hit by|hit a|hit an|crash\w*|"
        r"accident|ran over|run over|knocked (?:down|over|out)|struck|collision|overturn\w*|flipped|on it s (?:roof|side)|upside down|crushed|"
        r"caught in|stuck (?:in|under)|buried|landed on)\b",
        rf"{_BODY}|\b(?:tracks|rails|scaffold\w*|roof|ladder|stairs|window|balcony|cliff|machine|conveyor|elevator shaft|"
        r"manhole|sinkhole|well|pedestrian|cyclist|motorcyclist|highway|motorway|snow|rubble|under it|inside|on fire|"
        r"people are)\b",
        _OFFICE,
        r"^(?!.*\b(?:handrail|because|trees?|branch\w*|limb|pole|sign|signs|fence|broke my (?:arm|leg|wrist|ankle|hip).{0,40}(?:who|claim|"
        r"city|compens\w*)|icy|sidewalk|uneven|pothole\w*|pavement|parked|hit and run|license plate|damage\w*|"
        r"report number|hit a pothole|yesterday|leaves|snow removal|plow\w*|behind|shot|stock|"
        r"homeless|sleeping|slippery|rock slide|trash|mattress|debris|stranded bike|abandoned|jump\w*)\b)",
    )),
    Together("fire", "drown|river|sea|lake|water|pool|beach|boat|kayak|flood|ice|canal|tide|rip current|sinking|overboard|swept", (
        rf"{WHO}|\bboat\b|\bcar\b|\bwe re\b|\bi m\b|\bferry\b",
        r"\b(?:drown\w*|sinking|capsiz\w*|overboard|swept|drift\w*|went under|gone under|fell (?:in|into|through|off)|"
        r"(?:car|bus|van|truck|kids?|man|woman|someone|people)(?: \w+){0,4} (?:in|into) the (?:river|sea|lake|water|canal|"
        r"pool|reservoir)|rising|stuck|trapped|stranded|filling|flooding|face down|floating|can t swim|jumped)\b",
        r"\b(?:river|sea|lake|water|pool|beach|canal|ice|boat|tide|waves?|ocean|basement|underpass|roof|"
        r"car|ferry|kayak|island|flood\w*|dam|stream)\b",
        r"\b(?:drown\w*|sinking|capsiz\w*|overboard|swept|help|now|trapped|stuck|can t|rising|people|kids?|child|man|woman|"
        r"someone|he|she|we|i m|face down|inside|going under|under)\b",
        r"^(?!.*\b(?:leak\w*|drain\w*|sewer|puddles?|bill|meter|fountain|pipe|hose|dog|duck\w*|geese|tree|trash|"
        r"shopping cart|bike|water (?:pressure|quality|main)|every time|when it rains|sinking feeling|"
        r"road conditions|ice on|icy|parking|stuck on red|paperwork|debt|forms?|homework|"
        r"floats?|floating trash|toys?|in line)\b)",
        _OFFICE,
    )),
    Together("fire", "mountain|hik|trail|lost|snow|avalanche|landslide|earthquake|collaps|shaking|tornado|elevator|lift|"
        "cave|blizzard|rubble|sinkhole", (
        r"\b(?:lost|stuck|trapped|stranded|injured|freezing|alone)\b.{0,24}\b(?:mountain|hik\w*|trail|woods|forest|cave|"
        r"elevator|lift|snow|blizzard|peak|island|rocks)\b|\b(?:mountain|hik\w*|trail|woods|forest|elevator|lift)\b"
        r".{0,40}\b(?:lost|stuck|trapped|stranded|can t breathe|dark)\b|\b(?:building|house|wall|roof|ceiling|bridge|"
        r"tunnel|mine|scaffold\w*|landslide|avalanche|earthquake|sinkhole|tornado)\b",
        r"\b(?:lost|stuck|trapped|stranded|fell|buried|collaps\w*|caved|landslide|avalanche|earthquake|shaking|cracking|"
        r"freezing|sinkhole|rubble)\b",
        r"\b(?:mountain|hik\w*|trail|snow|woods|forest|dark|cold|battery|elevator|lift|cave|trapped|under (?:it|the|there)|"
        r"house|can t breathe|walls?|rubble|building|panick?\w*|collaps\w*|landslide|avalanche|earthquake)\b",
        r"\b(?:dark|battery|help|trapped|can t|people|under|inside|buried|collaps\w*|now|shaking|cracking|freezing|"
        r"stranded|alone|hurt|rescue|panick?\w*)\b",
        _OFFICE, r"^(?!.*\b(?:lost (?:my|his|her|our) (?:wallet|phone|card|keys?|passport|id|job|dog|cat)|trail maintenance|"
        r"often|always|for (?:nine|[0-9]+|two|three|several|many) days|lost (?:their|her|his) jobs?|sign|signs|plow\w*|lost and found|fence|shopping|economy|retaining)\b)",
    )),
    Together("fire", "haven t seen|hasn t been seen|not seen|no sign of|not answered|doesn t answer|not answering|newspapers|"
        "mail piling|piling up|strange smell|smell of death|seen him|seen her", (
        r"\b(?:neighbou?r|old (?:man|lady|woman)|grandma|grandpa|grandmother|grandfather|mother|father|mom|mum|dad|"
        r"aunt|uncle|elderly \w+|lives alone)\b",
        r"\b(?:seen|answer\w*|sign of|piling|smell|newspapers)\b",
        r"\b(?:days|week|weeks|monday|tuesday|wednesday|thursday|friday|saturday|sunday|phone|door|lives alone|smell)\b",
        r"\b(?:smell|worried|lives alone|piling|not answering|doesn t answer|no answer|won t answer|newspapers|hasn t|haven t)\b",
        r"^(?!.*\b(?:trash|garbage|moved|rubbish|dogs?|office|department|city|email|package|parking)\b)",
    )),
)  # fmt: skip
HUNGER = (
    Together("hunger", "eaten|eat |food|starving|meal|eating", (
        r"\b(?:haven t|have not|not|hasn t|nothing|no|didn t|without)(?: \w+){0,3} (?:eaten|eat|food|meals?|eating)\b|"
        r"\bstarving\b",
        r"\b(?:days?|since (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday)|week|too weak|"
        r"can t (?:stand|get up|walk|move)|so weak|no strength|faint\w*|live alone)\b",
        rf"\b(?:i|i m|we|old|he|she|grandma|grandpa|my (?:mother|father|grandmother|grandfather|neighbou?r))\b",
        r"^(?!.*\b(?:cats?|dogs?|birds?|pigeons?|ducks?|animals?|airport|flight|diet|fasting|restaurant|school lunch|"
        r"kids|scan|test|surgery|baby)\b)",
    )),
)  # fmt: skip
_FOLLOW_OFFICE = (
    r"^(?!.*\b(?:dogs?|cats?|pigeons?|geese|raccoons?|coyotes?|dump\w*|trash|parking|park(?:s|ed) (?:behind|in front)|"
    r"smok\w*|noise|music|party|deliver\w*|instructions|twitter|instagram|facebook|up on my|homeless|"
    r"encamp\w*|construction|leaf|solicitor\w*|salesm\w+|missionar\w+|bus stop bench|line|queue|waiting for (?:a|the) "
    r"(?:bus|train)|ticket|license plate|school bus|drinking|peeing|urinat\w*|graffiti|sleeping|refund|flyers?|leaflets?|hand\w* out|preach\w*)\b)"
)
_PLACE = (
    r"\b(?:house|home|door|building|apartment|flat|window|work|office|school|gym|gate|street|stop|station|floor|"
    r"stairwell|hallway|lobby|dorm|car|place|store|shop|cafe|toilet|bathroom|restroom|backyard|yard|garden|porch|"
    r"driveway|garage|parking|alley|elevator|lift|balcony|bus|train|subway)\b"
)
FOLLOWED = (
    Together("followed", "follow|behind|tailing|tail |stalk|chas|after me|trail|same stop|crosses|tracker|airtag|gps|"
        "where i live|where i work|footsteps|pace", (
        rf"{WHO}|\bcar\b|\bvan\b|\bfootsteps\b|\bmotorcycle\b|\bi m\b|\btracker\b|\bairtag\b",
        r"\b(?:following|follows|followed|tailing|stalking|stalked|stalker|chasing|chased|trailing|(?:is|s|are|re|walking|"
        r"still|right|coming|running|been|close|always|footsteps)(?: \w+){0,2} behind (?:me|us|my)|coming after|got off at|"
        r"crosses too|keeping pace|tracker|airtag|gps|where i (?:live|work))\b",
        r"\b(?:me|us|my|i)\b",
        r"\b(?:now|right now|still|since|keeps?|for|home|scared|alone|same|again|help|dark|street|minutes|blocks?|stop|"
        r"station|is|s|are|being|stalker|stalking|car|too|hid|creep|stranger|found|building|outside|garage|"
        r"everywhere|into|don t know)\b",
        _FOLLOW_OFFICE,
        r"^(?!.*\b(?:following up|follow up|rent|behind on|behind schedule|left behind|police chas\w*|following "
        r"(?:the|your|these|documents?|information)|gps navigation|fitness|last (?:week|month|year)|ago|used to|application|"
        r"email\w*|request|laws?|petition|behind (?:my|the) (?:house|building|school|fence|garage|yard)|fell behind|"
        r"driver behind|traffic|tailgat\w*)\b)",
    )),
    Together("followed", "outside|waiting|standing|lurking|hanging around|watching|staring|peeping|peeking|looking|in my back|"
        "in my yard|in my garden|showing up|showed up|turned up|shows up|won t leave|not leaving|restraining|hiding in|"
        "at my door|at my house|at my window|at my work", (
        r"\b(?:man|men|guy|guys|someone|somebody|stranger|stalker|ex|he|person|creep|weirdo|dude|she|they|boyfriend|husband)\b",
        r"\b(?:outside|waiting for me|standing|lurking|hanging around|watching|staring|peeping|peeking|looking (?:in|into|"
        r"through|at)|show(?:ing|ed|s) up|turned up|won t (?:leave|go)|not leaving|isn t leaving|refus\w+ to leave|"
        r"violat\w+|hiding (?:in|behind)|at my (?:door|house|window|work|place)|in my (?:back ?yard|yard|garden|porch|driveway))\b",
        _PLACE,
        r"\b(?:now|right now|still|me|scared|alone|again|my|won t leave|help|hours?|minutes|night|here|hid)\b",
        r"\b(?:my|me|i|i m|we|us|our)\b",
        _FOLLOW_OFFICE,
        r"^(?!.*\b(?:every (?:day|night|morning|weekend)|crew|kids playing|people waiting|last (?:week|month|year)|ago|laws?|"
        r"letter|officials?|mail ?man|inspector|been waiting|broken|looking (?:for|at the|into (?:the|my) "
        r"(?:matter|case|complaint|application))|voicemail|clerk|staff|they re not|responsib\w*|"
        r"road|street ?lights?|selling|fell|hurt|bleeding|collapsed|drunk man lying)\b)",
    )),
    Together("followed", "door|lock|bell|doorbell|knock|handle|window|code|taxi|uber|cab |driver", (
        r"\b(?:someone|somebody|stranger|man|men|guy|he|they|person|driver|taxi|uber|cab|drunk)\b",
        r"\b(?:tri(?:ed|es)|trying|rattl\w*|bang\w*|pound\w*|knock\w*|ring(?:s|ing)|turn(?:ed|ing) (?:my|the)|open(?:ed|ing)|"
        r"pick(?:ed|ing)|punch(?:ed|ing) in|enter(?:ed|ing)|jiggl\w*|won t stop|wrong way|different way|locked the "
        r"doors|not stopping|won t let me out|kick\w*)\b",
        r"\b(?:my (?:\w+ )?(?:door|lock|bell|doorbell|window|apartment|house|handle|code|home)|the (?:doorbell|door|lock|handle|"
        r"keypad|code)|taxi|uber|cab|driver)\b",
        r"\b(?:alone|scared|don t know|stranger|won t (?:leave|stop|go|let)|night|[1-5] ?am|keeps?|again|now|still|"
        r"wrong way|tried to (?:open|get in|break)|trying to|home|hear|let me out)\b",
        _FOLLOW_OFFICE,
        r"^(?!.*\b(?:code does not|doesn t work|broken|wrong doorbell|overcharg\w*|fare|rude|kids ring\w*|sales|charity|"
        r"census|landlord|maintenance|inspector|repair\w*|wrong address|bus driver|speeding|bus|store|"
        r"religio\w*|church|political|canvass\w*|last (?:week|month)|ago|stop sign|library|office)\b)",
    )),
)  # fmt: skip
_MEAL = (
    r"\b(?:pizzas?|pepperoni|margherita|cheese|chickens?|wings|burgers?|noodles?|kebab|deliver(?:y|ies)?|takeout|takeaway|"
    r"bulgogi|stew|sushi|dumplings|fries|food|order(?:ing)?|large|ramen|fried rice|soup|pasta|tacos?|sandwich\w*|"
    r"jajangmyeon|bibimbap|gimbap)\b"
)
DISGUISED = (
    Together("disguised", "pizza|pepperoni|margherita|chicken|wings|burger|noodle|kebab|deliver|takeout|takeaway|stew|sushi|"
        "dumpling|fries|food|order|ramen|fried rice|soup|pasta|taco|sandwich|gimbap", (
        _MEAL,
        rf"{signs.ORDERS}|\b(?:please|pls|bring|need|get|want|make it|address|place)\b",
        r"\b(?:he|she|husband|boyfriend|dad|him)(?: s| is)? (?:here|angry|drunk|listening|watching|next|beside|with me|in the|"
        r"still|back|behind|yelling|asleep|mad|in a bad|has a|got a)\b|\bcan t (?:talk|speak|say)\b|\bhurry\b|"
        r"\bcome quick\w*\b|\bas fast as\b|\bright away\b|\bback door\b|\bdon t (?:call|ring|knock|hang up)\b|"
        r"\bpretend\b|\bhelp\b|\bpolice\b|\b(?:blue|flashing) lights\b|\bnot alone\b|\bstay on the line\b|\bextra "
        r"(?:officers?|cops?|knife)\b|\bno questions\b|\bact like\b|\byes (?:he|she)\b|\bplay along\b|\blike you re\b|"
        r"\bjust answer\b|\byou understand\b|\byou know what i mean\b|\burgent\w*\b",
        r"^(?!.*\b(?:certificate|copy|form|document|passport|restaurant|loud|music|stamps|bank|refund|late|cold|missing|"
        r"rude|driver|review|health|permit|truck|trucks|expired|court order|restraining order|birth|in order to|"
        r"work order|out of order|records?|package|parcel|prescription|inspection|poison\w*|smell|shelter|"
        r"complain\w*|license|cat food|dog food|cheese factory)\b)",
    )),
    Together("disguised", "pretend|act like|act as if|act normal|answer like|answer as if|answer as a|play along|as if you|like you re|like you are", (
        r"\b(?:pretend|act like|act as if|answer (?:like|as if|as a)|play along|reply like|talk like|talk as if|just answer)\b",
        r"\b(?:my (?:mom|mum|sister|friend|mother|dad|boss|brother|cousin)|i m ordering|ordering|order|pizza|shop|"
        r"wrong number|friend|nothing (?:is|s) wrong|delivery|taxi|salon|restaurant|doctor s office|call)\b",
        r"^(?!.*\b(?:stop pretend\w*|don t pretend|officials?|city|government|mayor|council|they pretend|politicians?|neighbou?rs?)\b)",
    )),
    Together("disguised", "only text|text only|only type|just text|can t talk|can t speak|cannot talk|whisper|quiet|hear me|can hear|"
        "yes or no|listening|text me|no calls|don t call|he reads|he checks|on speaker", (
        r"\b(?:only text|text only|only type|just text|can t (?:talk|speak)|whisper\w*|(?:be|stay|keep|have to be) quiet|hear me|"
        r"can hear|yes or no|listening|no calls|don t call|reads my|checks my|on speaker)\b",
        r"\b(?:he|she|they|husband|boyfriend|him|dad|father|man|someone|ask me|send|police|help|next room|other room|beside me|"
        r"next to me)\b",
        r"\b(?:hear|listening|next (?:room|to me|door)|beside me|with me|in the (?:room|house|kitchen|other)|here|send|police|"
        r"help|come|ask me|wakes?|back|close|watching|yes or no|sleeping|right)\b",
        r"^(?!.*\b(?:deaf|hearing|mute|disab\w*|interpreter|sign language|meeting|at work|library|class|surveys?|accent|"
        r"customer service|helpline|neighbou?rs?|music|loud|vote|ballot|office|nobody is listening|hold)\b)",
    )),
    Together("disguised", "mom|mum|dad|auntie|aunt|sis|bro|grandma|hey |hi ", (
        r"^(?:hi |hey |hello |yes )*(?:mom|mum|mommy|dad|daddy|auntie?|sis|bro|grandma|honey)\b",
        r"\b(?:come|bring|pick me|get me|fetch|drive over)\b",
        r"\b(?:he s|he is|she s|they re|with him|his (?:place|house|flat)|next to me|with me|can t (?:talk|say|explain)|"
        r"right now|don t ask|no questions|door (?:is )?(?:open|unlocked)|quick\w*|hurry|please come|get me please|please now|don t feel (?:safe|well)|"
        r"medicine now|secret)\b",
    )),
)  # fmt: skip
TOGETHER = (*FIRE, *HUNGER, *FOLLOWED, *DISGUISED)
