"""Filters whose answer lies in another index. Pure.

Such a filter is parsed into a clause that no Elasticsearch ever sees; `search.resolving` asks the other index which
events are meant and puts their ids in its place.
"""

REACH = "reach"
