"""From the journal into the interactions."""


def catch_up() -> bool:
    """Projects what the journal has more. True when anything was new."""
    return False
