"""Situations of being followed, and of calls in disguise, in English."""

from __future__ import annotations

from actions.base.danger_kinds import english_signs as signs
from actions.base.danger_kinds.situations.english_harm import WHO
from actions.base.danger_kinds.together import Together

_FOLLOW_OFFICE = (
    r"^(?!.*\b(?:dogs?|cats?|pigeons?|geese|raccoons?|coyotes?|dump\w*|trash|parking|park(?:s|"
    r"ed) (?:behind|in front)|"
    r"smok\w*|noise|music|party|deliver\w*|instructions|twitter|instagram|facebook|up on my|"
    r"homeless|"
    r"encamp\w*|construction|leaf|solicitor\w*|salesm\w+|missionar\w+|bus stop bench|line|queue|"
    r"waiting for (?:a|the) "
    r"(?:bus|train)|ticket|license plate|school bus|drinking|peeing|urinat\w*|graffiti|sleeping|"
    r"refund|flyers?|leaflets?|hand\w* out|preach\w*)\b)"
)
_PLACE = (
    r"\b(?:house|home|door|building|apartment|flat|window|work|office|school|gym|gate|street|stop|"
    r"station|floor|"
    r"stairwell|hallway|lobby|dorm|car|place|store|shop|cafe|toilet|bathroom|restroom|backyard|"
    r"yard|garden|porch|"
    r"driveway|garage|parking|alley|elevator|lift|balcony|bus|train|subway)\b"
)
FOLLOWED = (
    Together("followed", "follow|behind|tailing|tail |stalk|chas|after me|trail|same stop|crosses|"
        "tracker|airtag|gps|"
        "where i live|where i work|footsteps|pace", (
        rf"{WHO}|\bcar\b|\bvan\b|\bfootsteps\b|\bmotorcycle\b|\bi m\b|\btracker\b|\bairtag\b",
        r"\b(?:following|follows|followed|tailing|stalking|stalked|stalker|chasing|chased|"
        r"trailing|(?:is|s|are|re|walking|"
        r"still|right|coming|running|been|close|always|footsteps)(?: \w+){0,2} behind (?:me|us|"
        r"my)|coming after|got off at|"
        r"crosses too|keeping pace|tracker|airtag|gps|where i (?:live|work))\b",
        r"\b(?:me|us|my|i)\b",
        r"\b(?:now|right now|still|since|keeps?|for|home|scared|alone|same|again|help|dark|street|"
        r"minutes|blocks?|stop|"
        r"station|is|s|are|being|stalker|stalking|car|too|hid|creep|stranger|found|building|"
        r"outside|garage|"
        r"everywhere|into|don t know)\b",
        _FOLLOW_OFFICE,
        r"^(?!.*\b(?:following up|follow up|rent|behind on|behind schedule|left behind|"
        r"police chas\w*|following "
        r"(?:the|your|these|documents?|information)|gps navigation|fitness|last (?:week|month|"
        r"year)|ago|used to|application|"
        r"email\w*|request|laws?|petition|behind (?:my|the) (?:house|building|school|fence|garage|"
        r"yard)|fell behind|"
        r"driver behind|traffic|tailgat\w*)\b)",
    )),
    Together("followed", "outside|waiting|standing|lurking|hanging around|watching|staring|"
        "peeping|peeking|looking|in my back|"
        "in my yard|in my garden|showing up|showed up|turned up|shows up|won t leave|not leaving|"
        "restraining|hiding in|"
        "at my door|at my house|at my window|at my work", (
        r"\b(?:man|men|guy|guys|someone|somebody|stranger|stalker|ex|he|person|creep|weirdo|dude|"
        r"she|they|boyfriend|husband)\b",
        r"\b(?:outside|waiting for me|standing|lurking|hanging around|watching|staring|peeping|"
        r"peeking|looking (?:in|into|"
        r"through|at)|show(?:ing|ed|s) up|turned up|won t (?:leave|go)|not leaving|isn t leaving|"
        r"refus\w+ to leave|"
        r"violat\w+|hiding (?:in|behind)|at my (?:door|house|window|work|place)|"
        r"in my (?:back ?yard|yard|garden|porch|driveway))\b",
        _PLACE,
        r"\b(?:now|right now|still|me|scared|alone|again|my|won t leave|help|hours?|minutes|night|"
        r"here|hid)\b",
        r"\b(?:my|me|i|i m|we|us|our)\b",
        _FOLLOW_OFFICE,
        r"^(?!.*\b(?:every (?:day|night|morning|weekend)|crew|kids playing|people waiting|"
        r"last (?:week|month|year)|ago|laws?|"
        r"letter|officials?|mail ?man|inspector|been waiting|broken|looking (?:for|at the|"
        r"into (?:the|my) "
        r"(?:matter|case|complaint|application))|voicemail|clerk|staff|they re not|responsib\w*|"
        r"road|street ?lights?|selling|fell|hurt|bleeding|collapsed|drunk man lying)\b)",
    )),
    Together("followed", "door|lock|bell|doorbell|knock|handle|window|code|taxi|uber|cab |driver", (
        r"\b(?:someone|somebody|stranger|man|men|guy|he|they|person|driver|taxi|uber|cab|drunk)\b",
        r"\b(?:tri(?:ed|es)|trying|rattl\w*|bang\w*|pound\w*|knock\w*|ring(?:s|ing)|turn(?:ed|"
        r"ing) (?:my|the)|open(?:ed|ing)|"
        r"pick(?:ed|ing)|punch(?:ed|ing) in|enter(?:ed|ing)|jiggl\w*|won t stop|wrong way|"
        r"different way|locked the "
        r"doors|not stopping|won t let me out|kick\w*)\b",
        r"\b(?:my (?:\w+ )?(?:door|lock|bell|doorbell|window|apartment|house|handle|code|home)|"
        r"the (?:doorbell|door|lock|handle|"
        r"keypad|code)|taxi|uber|cab|driver)\b",
        r"\b(?:alone|scared|don t know|stranger|won t (?:leave|stop|go|let)|night|[1-5] ?am|"
        r"keeps?|again|now|still|"
        r"wrong way|tried to (?:open|get in|break)|trying to|home|hear|let me out)\b",
        _FOLLOW_OFFICE,
        r"^(?!.*\b(?:code does not|doesn t work|broken|wrong doorbell|overcharg\w*|fare|rude|"
        r"kids ring\w*|sales|charity|"
        r"census|landlord|maintenance|inspector|repair\w*|wrong address|bus driver|speeding|bus|"
        r"store|"
        r"religio\w*|church|political|canvass\w*|last (?:week|month)|ago|stop sign|library|"
        r"office)\b)",
    )),
)  # fmt: skip
_MEAL = (
    r"\b(?:pizzas?|pepperoni|margherita|cheese|chickens?|wings|burgers?|noodles?|kebab|"
    r"deliver(?:y|ies)?|takeout|takeaway|"
    r"bulgogi|stew|sushi|dumplings|fries|food|order(?:ing)?|large|ramen|fried rice|soup|pasta|"
    r"tacos?|sandwich\w*|"
    r"jajangmyeon|bibimbap|gimbap)\b"
)
DISGUISED = (
    Together("disguised", "pizza|pepperoni|margherita|chicken|wings|burger|noodle|kebab|deliver|"
        "takeout|takeaway|stew|sushi|"
        "dumpling|fries|food|order|ramen|fried rice|soup|pasta|taco|sandwich|gimbap", (
        _MEAL,
        rf"{signs.ORDERS}|\b(?:please|pls|bring|need|get|want|make it|address|place)\b",
        r"\b(?:he|she|husband|boyfriend|dad|him)(?: s| is)? (?:here|angry|drunk|listening|"
        r"watching|next|beside|with me|in the|"
        r"still|back|behind|yelling|asleep|mad|in a bad|has a|got a)\b|\bcan t (?:talk|speak|"
        r"say)\b|\bhurry\b|"
        r"\bcome quick\w*\b|\bas fast as\b|\bright away\b|\bback door\b|\bdon t (?:call|ring|"
        r"knock|hang up)\b|"
        r"\bpretend\b|\bhelp\b|\bpolice\b|\b(?:blue|flashing) lights\b|\bnot alone\b|"
        r"\bstay on the line\b|\bextra "
        r"(?:officers?|cops?|knife)\b|\bno questions\b|\bact like\b|\byes (?:he|she)\b|"
        r"\bplay along\b|\blike you re\b|"
        r"\bjust answer\b|\byou understand\b|\byou know what i mean\b|\burgent\w*\b",
        r"^(?!.*\b(?:certificate|copy|form|document|passport|restaurant|loud|music|stamps|bank|"
        r"refund|late|cold|missing|"
        r"rude|driver|review|health|permit|truck|trucks|expired|court order|restraining order|"
        r"birth|in order to|"
        r"work order|out of order|records?|package|parcel|prescription|inspection|poison\w*|smell|"
        r"shelter|"
        r"complain\w*|license|cat food|dog food|cheese factory)\b)",
    )),
    Together("disguised", "pretend|act like|act as if|act normal|answer like|answer as if|"
        "answer as a|play along|as if you|like you re|like you are", (
        r"\b(?:pretend|act like|act as if|answer (?:like|as if|as a)|play along|reply like|"
        r"talk like|talk as if|just answer)\b",
        r"\b(?:my (?:mom|mum|sister|friend|mother|dad|boss|brother|cousin)|i m ordering|ordering|"
        r"order|pizza|shop|"
        r"wrong number|friend|nothing (?:is|s) wrong|delivery|taxi|salon|restaurant|"
        r"doctor s office|call)\b",
        r"^(?!.*\b(?:stop pretend\w*|don t pretend|officials?|city|government|mayor|council|"
        r"they pretend|politicians?|neighbou?rs?)\b)",
    )),
    Together("disguised", "only text|text only|only type|just text|can t talk|can t speak|"
        "cannot talk|whisper|quiet|hear me|can hear|"
        "yes or no|listening|text me|no calls|don t call|he reads|he checks|on speaker", (
        r"\b(?:only text|text only|only type|just text|can t (?:talk|speak)|whisper\w*|(?:be|stay|"
        r"keep|have to be) quiet|hear me|"
        r"can hear|yes or no|listening|no calls|don t call|reads my|checks my|on speaker)\b",
        r"\b(?:he|she|they|husband|boyfriend|him|dad|father|man|someone|ask me|send|police|help|"
        r"next room|other room|beside me|"
        r"next to me)\b",
        r"\b(?:hear|listening|next (?:room|to me|door)|beside me|with me|in the (?:room|house|"
        r"kitchen|other)|here|send|police|"
        r"help|come|ask me|wakes?|back|close|watching|yes or no|sleeping|right)\b",
        r"^(?!.*\b(?:deaf|hearing|mute|disab\w*|interpreter|sign language|meeting|at work|library|"
        r"class|surveys?|accent|"
        r"customer service|helpline|neighbou?rs?|music|loud|vote|ballot|office|"
        r"nobody is listening|hold)\b)",
    )),
    Together("disguised", "mom|mum|dad|auntie|aunt|sis|bro|grandma|hey |hi ", (
        r"^(?:hi |hey |hello |yes )*(?:mom|mum|mommy|dad|daddy|auntie?|sis|bro|grandma|honey)\b",
        r"\b(?:come|bring|pick me|get me|fetch|drive over)\b",
        r"\b(?:he s|he is|she s|they re|with him|his (?:place|house|flat)|next to me|with me|"
        r"can t (?:talk|say|explain)|"
        r"right now|don t ask|no questions|door (?:is )?(?:open|unlocked)|quick\w*|hurry|"
        r"please come|get me please|please now|don t feel (?:safe|well)|"
        r"medicine now|secret)\b",
    )),
)  # fmt: skip
TOGETHER = (*FOLLOWED, *DISGUISED)
