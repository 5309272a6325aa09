"""How people begin: with one word, with two matters, with "not A but B", with anger alone."""
