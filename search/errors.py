"""What can go wrong with the shelf, in our words."""

from core.errors import Broken


class Unreachable(Exception):
    """Elasticsearch does not answer, or not in time, after every retry: pause and ask again."""


class NotReady(Unreachable):
    """It answers, but nothing was ever indexed here: no alias stands yet."""


class NotAllowed(Broken):
    """Elasticsearch refuses our key, password or certificate."""


class Outdated(Broken):
    """The alias stands on an index of another shape than this code writes: `tollwire reindex` builds the next."""


class Differs(Broken):
    """Two writers gave one document the same version and different content: a bug, never a race."""


class Misunderstood(Broken):
    """Elasticsearch refused a request of ours as malformed: a bug of ours, or a cluster of another kind."""
