"""The tables, by topic: whoever imports this package knows all of them."""

from bot.models import cases as cases
from bot.models import conversations as conversations
from bot.models import handoffs as handoffs
from bot.models import keys as keys
from bot.models import knowledge as knowledge
from bot.models import limits as limits
from bot.models import linking as linking
from bot.models import messages as messages
from bot.models import reviews as reviews
