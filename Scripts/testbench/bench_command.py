"""The command line of `Scripts/bench`."""

import argparse
import shlex
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from . import ceph, environment, etcd, milvus
from .ports import PortTaken
from .processes import BenchError
from .settings import INSTANCES, MilvusInstance

S3 = "s3"
USUAL = [S3, "src", "dst", "old"]


def main() -> int:
    # `Scripts/bench status | head` ends quietly.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    arguments = parse()
    verbs = {"up": up, "down": down, "wipe": wipe, "env": env, "status": status}
    try:
        return verbs[arguments.verb](arguments.names)
    except (BenchError, PortTaken) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="Scripts/bench",
        description="Starts and stops the real servers of the tests, all on loopback.",
        epilog="Names: s3, all, " + ", ".join(map(describe, INSTANCES.values())),
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb, text in (
        ("up", f"start (default: {' '.join(USUAL)}; a Milvus starts its etcd and the S3 server too)"),
        ("down", "stop, keep the data (default: everything)"),
        ("wipe", "stop and forget the data (default: everything)"),
        ("env", "print `export …` lines for the tests"),
        ("status", "what runs; exit code 3 when nothing does"),
    ):
        verbs.add_parser(verb, help=text).add_argument("names", nargs="*")
    arguments = parser.parse_args()
    unknown = set(arguments.names) - {S3, "all", *INSTANCES}
    if unknown:
        parser.error(f"no server is called {', '.join(sorted(unknown))}")
    return arguments


def describe(instance: MilvusInstance) -> str:
    return f"{instance.name} (Milvus {instance.version})"


def chosen(names: list[str], default: list[str]) -> list[MilvusInstance]:
    wanted = names or default
    return [instance for name, instance in INSTANCES.items() if name in wanted or "all" in wanted]


def up(names: list[str]) -> int:
    begun = time.monotonic()
    timed("s3", ceph.start)
    instances = chosen(names, USUAL)
    with ThreadPoolExecutor(max(1, len(instances))) as pool:
        jobs = [pool.submit(timed, describe(i), lambda i=i: milvus.start(i)) for i in instances]
    for job in jobs:
        job.result()
    say(f"up after {time.monotonic() - begun:.1f} s")
    return 0


def timed(name: str, action) -> None:
    begun = time.monotonic()
    action()
    say(f"{name} ready after {time.monotonic() - begun:.1f} s")


def down(names: list[str]) -> int:
    return end(names, milvus.stop, ceph.stop)


def wipe(names: list[str]) -> int:
    return end(names, milvus.wipe, ceph.wipe)


def end(names: list[str], end_milvus, end_s3) -> int:
    """Milvus first: it writes to S3 until it ends."""
    instances = chosen(names, ["all"])
    with ThreadPoolExecutor(max(1, len(instances))) as pool:
        list(pool.map(end_milvus, instances))
    if not names or S3 in names or "all" in names:
        end_s3()
    return 0


def env(_: list[str]) -> int:
    for name, value in environment.variables().items():
        print(f"export {name}={shlex.quote(value)}")
    return 0


def status(_: list[str]) -> int:
    servers = [ceph.MONITOR, ceph.STORAGE, ceph.GATEWAY]
    for instance in INSTANCES.values():
        servers += [etcd.server(instance), milvus.server(instance)]
    for server in servers:
        ports = f"{server.ports[0]}" if server.ports else "-"
        state = f"process {server.pid}" if server.pid else "not running"
        print(f"{server.name:16} {ports:>6}  {state}")
    return 0 if any(server.pid for server in servers) else 3


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
