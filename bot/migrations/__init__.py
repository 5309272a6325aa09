"""Steps of the gateway's tables; run by `bot.migrate`."""
