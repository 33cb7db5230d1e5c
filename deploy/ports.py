"""Free ports, and waiting until somebody listens."""

import socket
import time

from core.errors import Broken
from deploy.processes import Process, must_live

HOST = "127.0.0.1"


def free(count: int) -> list[int]:
    """Ports nobody listens on now, all different."""
    held = [socket.socket(socket.AF_INET, socket.SOCK_STREAM) for _ in range(count)]
    try:
        for each in held:
            each.bind((HOST, 0))
        return [each.getsockname()[1] for each in held]
    finally:
        for each in held:
            each.close()


def listening(host: str, port: int) -> bool:
    """Whether somebody takes a connection there within a second."""
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def wait_listening(process: Process, ports: list[int], *, seconds: float) -> None:
    """Return once all ports take connections. Raises Broken where the process dies first or takes too long."""
    deadline = time.monotonic() + seconds
    while not all(listening(HOST, port) for port in ports):
        must_live(process)
        if time.monotonic() > deadline:
            raise Broken(f"{process.name} does not listen after {seconds:.0f} s; its log is {process.log}")
        time.sleep(0.05)
