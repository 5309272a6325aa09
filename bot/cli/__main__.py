"""`python -m bot.cli`: what child processes are started with."""

from bot.cli import main

main()
