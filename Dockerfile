# syntax=docker/dockerfile:1
# One image for every command: workers, the one-shot that makes topics, and `tollwire` itself.
FROM python:3.13-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /app/.venv
WORKDIR /app
COPY requirements.runtime.lock ./
RUN .venv/bin/pip install --require-hashes -r requirements.runtime.lock
COPY pyproject.toml README.md ./
COPY schemas schemas
COPY core core
COPY search search
COPY bus bus
COPY language language
COPY agents agents
COPY monitor monitor
COPY cli cli
COPY deploy deploy
COPY seeds seeds
RUN .venv/bin/pip install --no-deps --no-build-isolation -e . \
    && .venv/bin/python -m core.extraction.gazetteer.build \
    && .venv/bin/python -m compileall -q schemas core search bus language agents monitor cli deploy

FROM python:3.13-slim-bookworm
RUN groupadd --gid 10001 tollwire \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data tollwire \
    && install --directory --owner=tollwire --group=tollwire /data
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 TOLLWIRE_DATA=/data
WORKDIR /data
USER 10001:10001
CMD ["tollwire", "--help"]
