"""What signs of danger are made of in English, with one space between words."""

from __future__ import annotations

OFFICE = (
    r"\b(?:permits?|inspect\w*|remove[ds]?|install\w*|laws?|policy|policies|budget|application|"
    r"apply|forms?|petition\w*|"
    r"complain\w*|complaints?|hotline|helpline|prevent\w*|refunds?|reviews?|discount|recommend\w*|"
    r"repair\w*|replace\w*|"
    r"leaflet|certificate|register|how much|what time|opening hours|open on|invoice|movies?|films?|"
    r"novel|song|game|"
    r"website|prices?|pay for|sidewalk|pavement|street ?lights?|dumps?|trash|drain|parking|"
    r"every (?:day|night|evening|"
    r"week)|used to|dispose|throw away|expired|this chat|chat on|(?:when(?:ever)?|if) it rains|"
    r"years? ago|months? ago|last (?:year|month|week)|should (?:be|teach|have)|near(?:ly)? died|"
    r"dogs?|pigeons?|birds?|crows?)\b"
)
CHILD = (
    r"\b(?:child|kid|kiddo|baby|toddler|infant|newborn|boys?|girls?|(?:grand)?sons?|"
    r"(?:grand)?daughters?|grandchild|"
    r"grandkid|nephew|niece|little (?:one|brother|sister)|[1-9] (?:yrs?|years?|yo)|children|kids)\b"
)
SOMEBODY = (
    r"\b(?:someone|somebody|man|men|guys?|woman|lady|bloke|fella|lads?|person|people|stranger|boy|"
    r"girl|dude|"
    r"he|she|they|husband|wife|boyfriend|girlfriend|dad|stepdad|father|ex|boss|driver|kids?)\b"
)
NOW = (
    r"\b(?:now|right now|just|please|help|hurry|quick\w*|still|again|keeps?|crying|scared|alone|"
    r"sos|pls|tonight|"
    r"what (?:do|should) i do|asap|\w+ing)\b"
)
FOOD = (
    r"\b(?:pizzas?|pepperoni|margherita|chickens?|wings|burgers?|noodles?|kebab|deliver(?:y|ies)?|"
    r"takeout|takeaway|"
    r"bulgogi|stew|sushi|dumplings|fries|food|jajangmyeon|order(?:ing)?|large one)\b"
)
ORDERS = (
    r"\b(?:i d like|i ll have|i ll take|id like|can i (?:get|order|have)|could i (?:get|have|"
    r"order)|i want to order|"
    r"one|two|three|large|small|medium|order|do you deliver|deliver|delivery to|is this the|"
    r"send (?:me )?an?)\b"
)
SPEECH = (
    r"\b(?:yes or no|only (?:say|answer|speak|talk) \w+|can t (?:talk|speak|say|explain|chat)|"
    r"don t (?:call|ring|ask|"
    r"phone|knock)|no call|do not (?:call|ring)|can t say why|walk straight in|not alone|say yes|"
    r"yes he|yes she|no no|yes yes)\b"
)
BESIDE = (
    r"\b(?:he|she|they|husband|boyfriend|dad|father|man|ex) (?:s|is|are|re) (?:\w+ )?(?:here|angry|"
    r"mad|drunk|listening|"
    r"watching|next|beside|with me|in the|still|back|behind|yelling|shouting)\b|\byes he\b"
)
COME = (
    r"\b(?:just come|come (?:now|quick\w*|fast|straight|home|get|over)|hurry|right away|"
    r"make it (?:fast|quick)|asap|"
    r"straight in|back (?:door|stairs)|side door|door (?:is |s )?(?:open|unlocked)|(?:blue|"
    r"flashing|red) lights?|sirens?|"
    r"strong (?:men|guys|people|man)|please please|need it now)\b"
)
MEANS = (
    r"\b(?:pills?|tablets?|meds|medication|sleeping|rope|noose|razors?|blades?|charcoal|pesticide|"
    r"bleach|scissors|"
    r"knife|gun|belt|bottle)\b"
)
READY = (
    r"\b(?:open|opened|counted|counting|saved|saving|hoard\w*|stockpil\w*|collect\w*|lined up|"
    r"in my (?:hand|lap)|in front|"
    r"next to me|beside me|bought|ready|is up|tied|right here|got the|of pills)\b"
)
BYE = (
    r"\b(?:sorry|goodbye|bye|forgive|last (?:message|time|night|one)|tonight|enough|done|finds me|"
    r"find me|peace|peaceful|"
    r"tired|no more|it s time|who ?ever|someone to know|person to know|anyone|typing this|"
    r"writing this|know why|"
    r"thank you for everything|love you all|over (?:soon|now)|by the time)\b"
)
GIVEN = (
    r"\b(?:gave|given|giving|give)(?: \w+){0,4} (?:away|to my \w+|to a friend|to the shelter)\b|"
    r"\b(?:gave|giving) away\b|"
    r"\b(?:letters?|notes?)(?: \w+){0,2} (?:written|on the)\b|\b(?:take care of|look after|"
    r"feed) my \w+\b|"
    r"\bthe (?:dog|cat) has (?:food|water)\b|\bcleaned my room\b"
)
WATER = (
    r"\b(?:river|sea|lake|water|canal|pool|creek|ocean|pond|reservoir|ice|dam|stream|beach|waves|"
    r"surf)\b"
)
MY_PLACE = (
    r"\b(?:my|our|the) (?:\w+ )?(?:house|home|door|building|apartment|flat|window|work|office|"
    r"school|gym|gate|street|"
    r"stop|station|floor|stairwell|hallway|lobby|dorm|car|place)\b"
)
