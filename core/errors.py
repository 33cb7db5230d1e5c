"""Three families of error, three reactions. Uncertainty is returned, never raised."""


class Skip(Exception):
    """Nothing to do with this input; counted and passed over."""


class BadInput(Exception):
    """The input cannot be used: a dead letter with stage, reason and original bytes. The message says what to do."""

    def __init__(self, stage: str, reason: str) -> None:
        super().__init__(f"{stage}: {reason}")
        self.stage = stage
        self.reason = reason


class Broken(Exception):
    """The system is not as it must be: stop, commit nothing; a supervisor restarts."""
