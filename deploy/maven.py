"""Fetching the real services from Maven Central into a cache folder, once."""

import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from core.errors import Broken

KAFKA = "4.4.0"
ELASTICSEARCH = "9.5.0"
LOG4J = "2.25.4"
NEWEST_ENOUGH = 21  # Elasticsearch 9 runs on Java 21 and newer
_POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>tollwire</groupId><artifactId>kafka-libs</artifactId><version>1</version><dependencies>
<dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>{KAFKA}</version></dependency>
<dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-core</artifactId><version>{LOG4J}</version></dependency>
<dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-slf4j-impl</artifactId><version>{LOG4J}</version></dependency>
</dependencies></project>"""


def cache() -> Path:
    """Where fetched services are kept: `$XDG_CACHE_HOME/tollwire`, else `~/.cache/tollwire`.

    For root `/var/cache/tollwire`: Elasticsearch runs as another user then, who cannot look into root's home.
    """
    if os.environ.get("XDG_CACHE_HOME"):
        return Path(os.environ["XDG_CACHE_HOME"]) / "tollwire"
    return (Path("/var/cache") if os.geteuid() == 0 else Path.home() / ".cache") / "tollwire"


def lacking() -> str:
    """What keeps this machine from running the real services; empty where nothing does."""
    if not shutil.which("mvn"):
        return "Maven (`mvn`) is not installed"
    if java_home() is None:
        return f"no Java {NEWEST_ENOUGH} or newer is installed"
    return ""


def java_home() -> Path | None:
    """The newest Java that is new enough and has a compiler, of `$ES_JAVA_HOME`, `$JAVA_HOME` and the usual folders."""
    named = [Path(os.environ[name]) for name in ("ES_JAVA_HOME", "JAVA_HOME") if os.environ.get(name)]
    usual = [home for folder in ("/usr/lib/jvm", "/opt/java") for home in sorted(Path(folder).glob("*"))]
    homes = [home for home in (*named, *usual) if (home / "bin/javac").exists() and _major(home) >= NEWEST_ENOUGH]
    return max(homes, key=_major, default=None)


def _major(home: Path) -> int:
    try:
        lines = (home / "release").read_text().splitlines()
    except OSError:
        return 0
    version = next((line.split("=")[1].strip('"') for line in lines if line.startswith("JAVA_VERSION=")), "0")
    return int(version.split(".")[0])


def kafka_libs() -> Path:
    """The folder of jars that are Kafka; fetched where it is not there (5 s). Raises Broken."""
    return _once(cache() / f"kafka-{KAFKA}", _fetch_kafka)


def elasticsearch_home() -> Path:
    """The unpacked Elasticsearch; fetched where it is not there (130 MB). Raises Broken."""
    return _once(cache() / f"elasticsearch-{ELASTICSEARCH}", _fetch_elasticsearch)


def _once(folder: Path, fetch: Callable[[Path], Path]) -> Path:
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as work:
            made = fetch(Path(work))
            try:
                made.rename(folder)
            except OSError:  # another session was quicker
                if not folder.exists():
                    raise
    return folder


def _fetch_kafka(work: Path) -> Path:
    (work / "pom.xml").write_text(_POM)
    _mvn(work, "dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={work / 'libs'}")
    return work / "libs"


def _fetch_elasticsearch(work: Path) -> Path:
    artifact = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{ELASTICSEARCH}:zip"
    _mvn(work, "dependency:copy", f"-Dartifact={artifact}", f"-DoutputDirectory={work / 'zip'}")
    [archive] = (work / "zip").glob("*.zip")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(work / "home")
    [home] = (work / "home").iterdir()
    for program in (home / "bin").iterdir():
        program.chmod(0o755)
    return home


def _mvn(work: Path, *words: str) -> None:
    told = subprocess.run(["mvn", "-B", "-q", *words], cwd=work, capture_output=True, text=True, check=False)
    if told.returncode:
        raise Broken(f"mvn {words[0]} failed:\n{(told.stdout + told.stderr)[-2000:]}")
