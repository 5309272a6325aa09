"""Commands about answers, terms and messages that were not understood."""
