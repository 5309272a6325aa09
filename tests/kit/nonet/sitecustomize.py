"""Refuses every connection that leaves this machine. Found by children through PYTHONPATH.

Runs in Python 3.10 and 3.11. Each refusal stands in REFUSALS and is one line in the file
SINMUNGO_TEST_REFUSALS, so that a test can say that nobody even tried. OPENED are the ports and
processes that were opened here.
"""

# mypy: ignore-errors

import importlib.util
import ipaddress
import os
import sys

REFUSALS = []
OPENED = []


def _outside(host):
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in (None, "", "localhost"):
        return False
    try:
        address = ipaddress.ip_address(str(host).split("%")[0])
    except ValueError:
        return True
    return not (address.is_loopback or address.is_unspecified)


def _refuse(host):
    REFUSALS.append(host)
    path = os.environ.get("SINMUNGO_TEST_REFUSALS")
    if path:
        with open(path, "a", encoding="utf-8") as file:
            file.write(f"{host} {sys.argv[:2]}\n")
    raise PermissionError(f"outbound network is refused in tests: {host}")


def _audit(event, args):
    if event in ("socket.connect", "socket.sendto") and isinstance(args[1], tuple):
        if _outside(args[1][0]):
            _refuse(args[1][0])
    elif event == "socket.getaddrinfo" and _outside(args[0]):
        _refuse(args[0])
    elif (event == "subprocess.Popen" and args[0] != "uname") or (
        # `platform` asks uname once; a socket of a path is no port.
        event == "socket.bind" and isinstance(args[1], tuple)
    ):
        OPENED.append(f"{event} {args[0]}")


class _UvloopFinder:
    """uvloop connects and resolves in C, where no audit event is raised: guard its two methods."""

    @staticmethod
    def find_spec(name, _path=None, _target=None):
        if name != "uvloop":
            return None
        sys.meta_path.remove(_UvloopFinder)
        spec = importlib.util.find_spec(name)
        if spec is None or spec.loader is None:
            return spec
        execute = spec.loader.exec_module

        def exec_module(module):
            execute(module)
            _guard(module.Loop)

        spec.loader.exec_module = exec_module
        return spec


def _guard(loop):
    # Where the host stands among the arguments: create_connection(factory, host, port), …
    for method, at in (("create_connection", 1), ("getaddrinfo", 0)):

        def guarded(self, *args, _original=getattr(loop, method), _at=at, **kwargs):
            host = args[_at] if len(args) > _at else kwargs.get("host")
            if host is not None and _outside(host):
                _refuse(host)
            return _original(self, *args, **kwargs)

        setattr(loop, method, guarded)


sys.addaudithook(_audit)
sys.meta_path.insert(0, _UvloopFinder)
