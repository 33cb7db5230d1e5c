"""The real Elasticsearch, one node, without Docker."""

import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from pathlib import Path

from core.errors import Broken
from deploy import maven, ports
from deploy.processes import Process, must_live, start, stop

USER = "nobody"
_NAMED_COMPONENT = "org.elasticsearch.plugin.analysis.AnalyzerFactory"


def run(folder: Path, *, plugin: Path | None = None, data: Path | None = None) -> tuple[Process, dict[str, str]]:
    """Start on free ports with its data in `folder`; up after 12 s. `plugin`: a Java source, see `install`.

    `data` is the data folder of a node that was stopped: it begins with a copy of that.
    Returns the process and the settings that lead to it. Raises Broken.
    """
    home, java = maven.elasticsearch_home(), maven.java_home()
    if java is None:
        raise Broken(maven.lacking())
    if plugin:
        install(plugin, home, java)
    http, transport = ports.free(2)
    config, temp = folder / "config", folder / "temp"
    shutil.copytree(home / "config", config)
    for each in (temp, folder / "logs"):
        each.mkdir(parents=True)
    if data is None:
        (folder / "data").mkdir()
    else:
        shutil.copytree(data, folder / "data")
    (config / "elasticsearch.yml").write_text(configuration(folder, http, transport))
    env = {**os.environ, "ES_JAVA_HOME": str(java), "ES_PATH_CONF": str(config), "ES_TMPDIR": str(temp),
           "ES_JAVA_OPTS": "-Xms512m -Xmx512m"}  # fmt: skip
    words = [*_as_user(folder), str(home / "bin/elasticsearch")]
    process = start("elasticsearch", words, log=folder / "elasticsearch.log", env=env, folder=folder)
    url = f"http://{ports.HOST}:{http}"
    with ExitStack() as undo:
        undo.callback(stop, process)
        _wait_green(process, url, seconds=120)
        undo.pop_all()
    return process, {"TOLLWIRE_ELASTICSEARCH": url}


def configuration(folder: Path, http: int, transport: int) -> str:
    """elasticsearch.yml of one node for tests: no security, only this machine."""
    lines = {
        "discovery.type": "single-node",
        "xpack.security.enabled": "false",
        "network.host": ports.HOST,
        "http.port": http,
        "transport.port": transport,
        "path.data": folder / "data",
        "path.logs": folder / "logs",
        # a test machine's disk may be fuller than a cluster would like
        "cluster.routing.allocation.disk.threshold_enabled": "false",
    }
    return "".join(f"{key}: {value}\n" for key, value in lines.items())


def install(source: Path, home: Path, java: Path) -> None:
    """Compile one Java class annotated `@NamedComponent(NAME)` into a stable analysis plugin, where it is not yet.

    The class is named as the file, in package `tollwire`; the component is named as the folder it lies in.
    """
    name = source.parent.name
    target = home / "plugins" / f"tollwire-{name}"
    if target.exists() and (target / source.name).read_bytes() == source.read_bytes():
        return
    with tempfile.TemporaryDirectory(dir=home.parent) as work:
        built = Path(work) / "plugin"
        built.mkdir(mode=0o755)
        classes = Path(work) / "classes"
        words: list[str | Path] = [java / "bin/javac", "--release", "21", "-cp", f"{home}/lib/*", "-d", classes, source]
        told = subprocess.run(words, capture_output=True, text=True, check=False)
        if told.returncode:
            raise Broken(f"the plugin {name} does not compile:\n{told.stderr}")
        subprocess.run([java / "bin/jar", "cf", built / f"{name}.jar", "-C", classes, "."], check=True)
        (built / "stable-plugin-descriptor.properties").write_text(
            f"name=tollwire-{name}\ndescription=the analyzer {name}\nversion=1\n"
            f"elasticsearch.version={maven.ELASTICSEARCH}\njava.version={maven.NEWEST_ENOUGH}\n"
        )
        components = {_NAMED_COMPONENT: {name: f"tollwire.{source.stem}"}}
        (built / "named_components.json").write_text(json.dumps(components))
        shutil.copy(source, built / source.name)
        shutil.rmtree(target, ignore_errors=True)
        built.rename(target)


def _as_user(folder: Path) -> list[str]:
    """It refuses to run as root: then it runs as nobody, who gets the folder."""
    if os.geteuid() != 0:
        return []
    for path in (folder, *folder.rglob("*")):
        shutil.chown(path, USER)
    return ["setpriv", f"--reuid={USER}", "--regid=nogroup", "--clear-groups"]


def _wait_green(process: Process, url: str, *, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(f"{url}/_cluster/health?wait_for_status=green&timeout=5s", timeout=10).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            must_live(process)
        if time.monotonic() > deadline:
            raise Broken(f"Elasticsearch is not up after {seconds:.0f} s; its log is {process.log}")
        time.sleep(0.2)
