"""What this run has sent: a feed tells the same items again at every look."""

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import datetime

from schemas.article import Article
from schemas.wire import digest

# Items of a few hundred feeds over a day; the oldest is forgotten first, and then sent again, which changes nothing.
MOST = 200_000
Times = tuple[datetime, datetime | None]


@dataclass(slots=True)
class Seen:
    """Id → digest and times of what was sent last under it. `following`: what comes later was published later."""

    following: bool = False
    _told: OrderedDict[str, tuple[str, Times]] = field(default_factory=OrderedDict)

    def newer(self, article: Article, now: datetime) -> Article | None:
        """The article to send; None where just this was sent. A feed's changed text without a new time is of now.

        Without that the older of two texts of one time might stand: their order would be told by a hash.
        """
        mark, times = digest(article), (article.published_at, article.updated_at)
        known = self._told.pop(article.id, None)
        self._told[article.id] = (mark, times)
        while len(self._told) > MOST:
            self._told.popitem(last=False)
        if known is None:
            return article
        if known[0] == mark:
            return None
        untold = article.revision is None and known[1] == times and article.status != "cancelled"
        return replace(article, updated_at=now) if self.following and untold else article
