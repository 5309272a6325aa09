"""A document that stays as it came."""


class Kept(ValueError):
    """`str()` says why, never what stands in it."""
