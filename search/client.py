"""The shelf itself: the only file that imports elasticsearch, and turns its errors into ours.

It asks nothing of a cluster that the embedded engine or a bare node lacks: no `info()`, scripts, percolator or reindex.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from elastic_transport import ConnectionError as NoConnection
from elastic_transport import ConnectionTimeout, ObjectApiResponse, TlsError
from elasticsearch import ApiError, AsyncElasticsearch, BadRequestError, NotFoundError

from core.settings import Settings
from search import mapping
from search.bulk import Outcome, Stored, chunks, conflicting, judge, lines, settled, unfit, waiting
from search.documents import Document
from search.errors import Misunderstood, NotAllowed, NotReady, Outdated, Unreachable
from search.names import KINDS, Kind, alias, index, same_generation

# Full jitter between 0 and min(CAP, BASE * 2^n) (Brooker, "Exponential Backoff And Jitter", AWS 2015); 8 tries wait at
# most 0.2 + 0.4 + … + 10 = 33 s in all, well below Kafka's poll interval of five minutes.
BASE, CAP, TRIES = 0.2, 10.0, 8
TIMEOUT = 20.0
# Above those that Elastic ships (100 to 200), so that none of theirs shapes an index of ours.
TEMPLATE_PRIORITY = 500
_TRANSIENT = frozenset({429, 500, 502, 503, 504})
_FORBIDDEN = frozenset({401, 403})


class Shelf:
    """Elasticsearch as the other rooms know it. Raises Unreachable when it does not answer after every retry.

    `tries` 1 is for a reader who would rather be told at once than wait.
    """

    def __init__(self, settings: Settings, *, tries: int = TRIES, timeout: float = TIMEOUT) -> None:
        self._settings = settings
        self._tries = tries
        self._client = _connect(settings, timeout)

    async def __aenter__(self) -> "Shelf":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        await self._client.close()

    async def ensure(self, generation: str) -> dict[Kind, str]:
        """Versioned indices of this generation behind their aliases, made where missing; safe to call from many.

        Raises Outdated where an alias stands on an index of this generation and of another shape.
        """
        names, shapes = await self._plan(generation)
        current = await self._behind_each(names)
        wanted = {kind: name for kind, name in names.items() if name not in current[kind]}
        for kind in wanted:
            if stale := [old for old in current[kind] if same_generation(self._settings, kind, generation, old)]:
                raise Outdated(f"{stale[0]} has another shape than this version writes: run `tollwire reindex`")
        await asyncio.gather(*(self._make(name, shapes[kind]) for kind, name in wanted.items()))
        if wanted:
            await self._move(wanted, current)
        return names

    async def create(self, generation: str) -> dict[Kind, str]:
        """The indices of this generation and of the shape this code writes, without touching aliases."""
        names, shapes = await self._plan(generation)
        await asyncio.gather(*(self._make(name, shapes[kind]) for kind, name in names.items()))
        return names

    async def swap(self, names: Mapping[Kind, str]) -> None:
        """Point every alias at these indices, all at once; readers see the one set or the other."""
        await self._move(names, await self._behind_each(names))

    async def analyzer(self) -> str:
        """`english` where the cluster has it, else `standard`: words are then found only as they are written."""
        try:
            await self._ask(lambda: self._client.indices.analyze(analyzer=mapping.ENGLISH, text="killed"))
        except Misunderstood:
            return mapping.STANDARD
        return mapping.ENGLISH

    async def bulk(self, documents: Iterable[Document], into: Mapping[Kind, str] | None = None) -> list[Outcome]:
        """Write documents in order, external versions; one outcome each: `stored`, `already`, `newer` or `refused`.

        Only a refused one needs care (a dead letter, with its reason). Raises Unreachable, Differs (same version,
        other content), NotReady (no alias: `ensure` first).
        """
        names = {kind: (into or {}).get(kind) or alias(self._settings, kind) for kind in KINDS}
        outcomes: list[Outcome] = []
        for chunk in chunks(documents, names):
            outcomes += await self._write(chunk, names, live=into is None)
        return outcomes

    async def get(
        self,
        kind: Kind,
        ids: Sequence[str],
        fields: Sequence[str] | bool = True,
        into: Mapping[Kind, str] | None = None,
        realtime: bool = True,
    ) -> dict[str, Stored]:
        """Stored documents by id as of the last write (not `realtime`: as searches see them); missing ones left out."""
        if not ids:
            return {}
        name, wanted = (into or {}).get(kind) or alias(self._settings, kind), list(dict.fromkeys(ids))
        source: Any = fields if isinstance(fields, bool) else list(fields)
        response = await self._ask(lambda: self._client.mget(index=name, ids=wanted, source=source, realtime=realtime))
        found = [item for item in response["docs"] if item.get("found")]
        return {item["_id"]: Stored(item["_version"], item.get("_source", {})) for item in found}

    async def search(
        self, kinds: Kind | Sequence[Kind], body: Mapping[str, Any], into: Mapping[Kind, str] | None = None
    ) -> dict[str, Any]:
        """The response to one body built by `search.queries`. Raises NotReady where nothing was ever indexed."""
        asked: Sequence[Any] = [kinds] if isinstance(kinds, str) else kinds
        name = [(into or {}).get(kind) or alias(self._settings, kind) for kind in asked]
        return dict((await self._ask(lambda: self._client.search(index=name, body=dict(body)))).body)

    async def stems(self) -> bool:
        """Whether words are found in other forms too ("bombed" by "bombing"): not where the cluster lacks `english`.

        Asked of the index that stands, since a cluster may have been given the module later.
        """
        told = await self._ask(lambda: self._client.indices.get_mapping(index=alias(self._settings, "events")))
        return all(each["mappings"].get("_meta", {}).get("analyzer") != mapping.STANDARD for each in told.values())

    async def ready(self) -> bool:
        """Whether it answers and the aliases stand: one quick question, never retried."""
        try:
            answer = await self._client.indices.exists_alias(name=alias(self._settings, "events"))
        except (ApiError, NoConnection, ConnectionTimeout):
            return False
        return bool(answer)

    async def refresh(self, into: Mapping[Kind, str] | None = None, kinds: Sequence[Kind] = KINDS) -> None:
        """Make everything written so far searchable at once (tests, `tollwire demo`, before a swap)."""
        names = [(into or {}).get(kind) or alias(self._settings, kind) for kind in kinds]
        await self._ask(lambda: self._client.indices.refresh(index=names))

    async def _make(self, name: str, shape: Mapping[str, Any]) -> None:
        """The index, and a template of its name: whoever makes it again makes it in this shape, not by guessing."""
        await self._ask(
            lambda: self._client.indices.put_index_template(
                name=name, index_patterns=[name], priority=TEMPLATE_PRIORITY, template=dict(shape)
            )
        )
        try:
            await self._ask(lambda: self._client.indices.create(index=name, **shape))
        except Misunderstood as error:
            # Another worker was first; anything else is told.
            if "resource_already_exists" not in str(error):
                raise

    async def _plan(self, generation: str) -> tuple[dict[Kind, str], dict[Kind, dict[str, Any]]]:
        analyzer = await self.analyzer()
        shapes = {kind: mapping.shape(kind, analyzer) for kind in KINDS}
        return {kind: index(self._settings, kind, generation, shape) for kind, shape in shapes.items()}, shapes

    async def _move(self, names: Mapping[Kind, str], current: Mapping[Kind, Sequence[str]]) -> None:
        actions = [
            # Another worker may have been first: to remove what is gone is no error.
            {"remove": {"index": old, "alias": alias(self._settings, kind), "must_exist": False}}
            for kind, name in names.items()
            for old in current[kind]
            if old != name
        ]
        actions += [_add(name, alias(self._settings, kind)) for kind, name in names.items()]
        await self._ask(lambda: self._client.indices.update_aliases(actions=actions))

    async def _behind_each(self, kinds: Iterable[Kind]) -> dict[Kind, list[str]]:
        asked = list(kinds)
        return dict(zip(asked, await asyncio.gather(*map(self._behind, asked)), strict=True))

    async def _behind(self, kind: Kind) -> list[str]:
        try:
            return list(await self._ask(lambda: self._client.indices.get_alias(name=alias(self._settings, kind))))
        except NotReady:
            return []

    async def _write(self, chunk: Sequence[Document], names: Mapping[Kind, str], live: bool) -> list[Outcome]:
        outcomes = unfit(chunk)
        left = {position: document for position, document in enumerate(chunk) if position not in outcomes}
        for attempt in range(self._tries):
            if not left:
                return [outcomes[position] for position in range(len(chunk))]
            if attempt:
                await _pause(attempt)
            asked = list(left.items())
            body: list[Any] = [line for _, document in asked for line in lines(document, names)]
            # Without an alias Elasticsearch would make an index of that name, of any shape.
            items = (await self._ask(partial(self._client.bulk, operations=body, require_alias=live)))["items"]
            answers = [(*who, item["index"]) for who, item in zip(asked, items, strict=True)]
            outcomes |= settled(answers)
            outcomes |= await self._weigh([(p, d) for p, d, item in answers if conflicting(item)], names)
            left = {position: document for position, document, item in answers if waiting(item)}
        if not left:
            return [outcomes[position] for position in range(len(chunk))]
        raise Unreachable(f"Elasticsearch put off {len(left)} documents {self._tries} times")

    async def _weigh(self, conflicts: Sequence[tuple[int, Document]], names: Mapping[Kind, str]) -> dict[int, Outcome]:
        """What a 409 means: the same content is there, or a later version; anything else is a bug."""
        if not conflicts:
            return {}
        docs = [{"_index": names[d.kind], "_id": d.id, "_source": ["digest"]} for _, d in conflicts]
        found = (await self._ask(lambda: self._client.mget(docs=docs)))["docs"]
        return {p: judge(d, item) for (p, d), item in zip(conflicts, found, strict=True)}

    async def _ask(self, call: Callable[[], Awaitable[ObjectApiResponse[Any]]]) -> ObjectApiResponse[Any]:
        for attempt in range(1, self._tries + 1):
            try:
                return await call()
            except (NoConnection, ConnectionTimeout, ApiError) as error:
                _refuse(error)
                if attempt == self._tries:
                    raise Unreachable(f"Elasticsearch does not answer: {error}") from error
            await _pause(attempt)
        raise Unreachable("Elasticsearch was not asked")


def _refuse(error: Exception) -> None:
    """Raise at once what no retry will mend."""
    if isinstance(error, TlsError):
        raise NotAllowed(f"Elasticsearch's certificate is not trusted: {error}") from error
    if isinstance(error, NotFoundError):
        raise NotReady("nothing is indexed here yet: start a worker (`tollwire up`)") from error
    if isinstance(error, ApiError) and error.status_code in _FORBIDDEN:
        raise NotAllowed(f"Elasticsearch refuses us ({error.status_code}): check TOLLWIRE_ELASTICSEARCH_…") from error
    if isinstance(error, BadRequestError) or isinstance(error, ApiError) and error.status_code not in _TRANSIENT:
        raise Misunderstood(f"Elasticsearch: {error}") from error


async def _pause(attempt: int) -> None:
    await asyncio.sleep(random.uniform(0, min(CAP, BASE * 2**attempt)))


def _add(name: str, to: str) -> dict[str, Any]:
    return {"add": {"index": name, "alias": to, "is_write_index": True}}


def _connect(settings: Settings, timeout: float) -> AsyncElasticsearch:
    if not settings.elasticsearch:
        raise Unreachable("no Elasticsearch: set TOLLWIRE_ELASTICSEARCH, or start one with `tollwire up`")
    options: dict[str, Any] = {}
    if settings.elasticsearch_api_key:
        options["api_key"] = settings.elasticsearch_api_key.reveal()
    elif settings.elasticsearch_user:
        options["basic_auth"] = (settings.elasticsearch_user, settings.elasticsearch_password.reveal())
    if settings.elasticsearch_ca:
        options["ca_certs"] = settings.elasticsearch_ca
    # Retries are ours, with jitter; the client's own would multiply them.
    return AsyncElasticsearch(settings.elasticsearch, request_timeout=timeout, max_retries=0, **options)
