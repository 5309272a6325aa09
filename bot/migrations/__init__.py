"""Steps of the gateway's tables; run by `bot.core.migrate`."""
