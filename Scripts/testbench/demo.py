"""The story of `make demo`: back up a real Milvus, lose the collection, get it back, compare every row."""

import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

from pymilvus import Collection, utility

from . import backup_configuration, ceph, milvus, milvus_client, rows, searches, seeding
from .observation import Observation
from .ports import PortTaken
from .processes import BenchError
from .settings import INSTANCES, REPOSITORY, RUN
from .shapes import make
from .terminal import Terminal

SOURCE = INSTANCES["src"]
COLLECTION = "documents"
ROWS = 20_000
DIMENSION = 128
SAMPLES = 100
TERMINAL = Terminal()


class DemoFailed(Exception):
    pass


@dataclass(frozen=True)
class Proof:
    """What must be the same afterwards."""

    seen: Observation
    sample: list[str]
    neighbours: list[list[searches.Hit]]


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    begun = time.monotonic()
    TERMINAL.title("milvault: back up a Milvus, lose a collection, get it back")
    try:
        tell(build())
    except (DemoFailed, BenchError, PortTaken) as error:
        TERMINAL.failed(str(error))
        return 1
    except KeyboardInterrupt:
        TERMINAL.failed("interrupted")
        return 130
    finally:
        stop()
    TERMINAL.title(f"\nThe collection is back, row for row. {time.monotonic() - begun:.0f} s in all.")
    return 0


def build() -> pathlib.Path:
    TERMINAL.chapter("Building the release binary (minutes the first time)")
    command = ["swift", "build", "-c", "release", "--product", "milvault"]
    TERMINAL.command(" ".join(command))
    if subprocess.run(command, cwd=REPOSITORY).returncode != 0:
        raise DemoFailed("the build failed")
    folder = subprocess.run([*command, "--show-bin-path"], cwd=REPOSITORY, capture_output=True, text=True)
    binary = pathlib.Path(folder.stdout.strip()) / "milvault"
    TERMINAL.note(f"{binary.stat().st_size / 1e6:.1f} MB")
    return binary


def tell(binary: pathlib.Path) -> None:
    start_servers()
    using = milvus_client.connect(SOURCE, "demo")
    shape = fill(using)
    live = sorted(set(range(ROWS)) - set(shape.deleted))
    keys = random.Random(20).sample(live, SAMPLES)
    before = observe(using, "as it is now", keys)
    back_up(binary)
    lose(using)
    TERMINAL.chapter("The restore")
    run(binary, "restore", "-n", "demo")
    TERMINAL.chapter("Is it the same?")
    after = observe(using, "as it came back", keys)
    compare(before, after)


def start_servers() -> None:
    TERMINAL.chapter("Real servers on this machine")
    stop()
    TERMINAL.step("S3 server: Ceph's gateway", ceph.start)
    TERMINAL.step(f"Milvus {SOURCE.version} with its etcd", lambda: milvus.start(SOURCE))


def fill(using: str):
    TERMINAL.chapter("A collection worth keeping")
    shape = make("demo", ROWS, DIMENSION)
    TERMINAL.step(f"{ROWS:,} rows into '{COLLECTION}'", lambda: seeding.seed(using, COLLECTION, shape))
    TERMINAL.note(f"vectors of {DIMENSION} floats, strings, JSON, arrays, dynamic fields; 3 partitions;")
    TERMINAL.note(f"{len(shape.deleted)} rows deleted again; an HNSW index; the alias '{COLLECTION}_alias'")
    return shape


def observe(using: str, when: str, keys: list[int]) -> Proof:
    return TERMINAL.step(f"read through Milvus' own client, {when}", lambda: prove(using, keys))


def prove(using: str, keys: list[int]) -> Proof:
    collection = Collection(COLLECTION, using=using)
    found = {row["id"]: row for row in rows.by_keys(collection, keys)}
    return Proof(
        seen=Observation.of(using, COLLECTION),
        sample=[rows.canonical(collection, found[key]) for key in keys if key in found],
        neighbours=searches.search(collection),
    )


def back_up(binary: pathlib.Path) -> None:
    TERMINAL.chapter("The backup")
    backup_configuration.write(RUN / "backup.yaml", backup_configuration.configuration(SOURCE))
    run(binary, "check")
    run(binary, "create", "-n", "demo")
    run(binary, "list")
    run(binary, "get", "-n", "demo")


def run(binary: pathlib.Path, *arguments: str) -> None:
    """The command as a user would type it beside his backup.yaml, its output as he would see it."""
    TERMINAL.command(f"milvault {' '.join(arguments)}")
    begun = time.monotonic()
    status = subprocess.run([binary, *arguments], cwd=RUN).returncode
    if status != 0:
        raise DemoFailed(f"milvault {arguments[0]} ended with exit code {status}")
    TERMINAL.passed(f"{time.monotonic() - begun:.1f} s")


def lose(using: str) -> None:
    TERMINAL.chapter("The accident")
    seeding.drop(using, COLLECTION)
    if utility.has_collection(COLLECTION, using=using):
        raise DemoFailed("the collection is still there after it was dropped")
    TERMINAL.passed(f"'{COLLECTION}' is dropped: Milvus has no collection of that name")


def compare(before: Proof, after: Proof) -> None:
    old, new = before.seen, after.seen
    different = searches.differences(before.neighbours, after.neighbours)
    sha256 = new.digest.sha256
    verdicts = [
        (f"{new.digest.counted:,} live rows", old.digest.counted == new.digest.counted),
        (f"{len(after.sample)} sampled rows in full", before.sample == after.sample),
        (f"all rows, every field, vectors bit for bit: SHA-256 {sha256[:16]}…", old.digest == new.digest),
        (f"top {searches.LIMIT} of {searches.QUERIES} searches", not different),
        (f"schema, alias {', '.join(new.description['aliases'])}", old.description == new.description),
        (f"index {describe_indexes(new)}", old.indexes == new.indexes),
        (f"partitions {', '.join(new.partitions)}", old.partitions == new.partitions),
        (f"loaded: {', '.join(new.loaded)}", old.loaded == new.loaded),
    ]
    for text, is_same in verdicts:
        (TERMINAL.passed if is_same else TERMINAL.failed)(text if is_same else f"{text}: differs from before")
    for text in different:
        TERMINAL.note(text)
    if not all(is_same for _, is_same in verdicts):
        raise DemoFailed("what came back isn't what was lost")


def describe_indexes(seen: Observation) -> str:
    return ", ".join(f"'{name}' on {field}" for field, name, _ in seen.indexes) or "(none)"


def stop() -> None:
    milvus.wipe(SOURCE)
    ceph.wipe()
    shutil.rmtree(RUN, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
