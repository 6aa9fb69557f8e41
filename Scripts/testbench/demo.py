"""The story of `make demo`: back up a real Milvus, lose the collection, get it back, compare every row."""

import shutil
import signal
import subprocess
import sys
import time

from pymilvus import utility

from . import backup_configuration, ceph, milvus, milvus_client, searches, seeding
from .observation import Observation, sampled_keys
from .ports import PortTaken
from .processes import BenchError
from .settings import INSTANCES, REPOSITORY, RUN
from .shapes import make
from .terminal import Terminal

SOURCE = INSTANCES["src"]
COLLECTION = "documents"
ROWS = 20_000
DIMENSION = 128
TERMINAL = Terminal()


class DemoFailed(Exception):
    pass


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    begun = time.monotonic()
    TERMINAL.title("milvault: back up a Milvus, lose a collection, get it back")
    try:
        build()
        tell()
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


def build() -> None:
    TERMINAL.chapter("Building the release binary (minutes the first time)")
    command = ["swift", "build", "-c", "release", "--product", "milvault"]
    TERMINAL.command(" ".join(command))
    if subprocess.run(command, cwd=REPOSITORY).returncode != 0:
        raise DemoFailed("the build failed")
    TERMINAL.note(f"{binary().stat().st_size / 1e6:.1f} MB")


def binary():
    return REPOSITORY / ".build/release/milvault"


def tell() -> None:
    start_servers()
    using = milvus_client.connect(SOURCE, "demo")
    shape = fill(using)
    keys = sampled_keys(ROWS, set(shape.deleted))
    before = observe(using, "as it is now", keys)
    back_up()
    lose(using)
    TERMINAL.chapter("The restore")
    run("restore", "-n", "demo")
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


def observe(using: str, when: str, keys: list[int]) -> Observation:
    return TERMINAL.step(
        f"read through Milvus' own client, {when}", lambda: Observation.of(using, COLLECTION, keys)
    )


def back_up() -> None:
    TERMINAL.chapter("The backup")
    backup_configuration.write(configuration_file(), backup_configuration.configuration(SOURCE))
    run("check")
    run("create", "-n", "demo")
    run("list")
    run("get", "-n", "demo")


def configuration_file():
    return RUN / "backup.yaml"


def run(*arguments: str) -> None:
    """The command as a user would type it, its output as he would see it."""
    TERMINAL.command(f"milvault {' '.join(arguments)}")
    begun = time.monotonic()
    command = [str(binary()), "--config", str(configuration_file()), *arguments]
    status = subprocess.run(command, cwd=RUN).returncode
    if status != 0:
        raise DemoFailed(f"milvault {arguments[0]} ended with exit code {status}")
    TERMINAL.passed(f"{time.monotonic() - begun:.1f} s")


def lose(using: str) -> None:
    TERMINAL.chapter("The accident")
    seeding.drop(using, COLLECTION)
    if utility.has_collection(COLLECTION, using=using):
        raise DemoFailed("the collection is still there after it was dropped")
    TERMINAL.passed(f"'{COLLECTION}' is dropped: Milvus has no collection of that name")


def compare(before: Observation, after: Observation) -> None:
    different = searches.differences(before.neighbours, after.neighbours)
    verdicts = [
        (f"{after.live_rows:,} live rows", before.live_rows == after.live_rows),
        (f"{len(after.sample)} sampled rows, every field", before.sample == after.sample),
        (f"all rows, vectors bit for bit: SHA-256 {after.digest.sha256[:16]}…", before.digest == after.digest),
        (f"top {searches.LIMIT} of {searches.QUERIES} searches", not different),
        (f"partitions {', '.join(after.partitions)}", before.partitions == after.partitions),
        (f"index {describe_indexes(after)}", before.indexes == after.indexes),
        (f"alias {', '.join(after.aliases) or '(none)'}", before.aliases == after.aliases),
        (f"state {after.load_state}", before.load_state == after.load_state),
    ]
    for text, is_same in verdicts:
        (TERMINAL.passed if is_same else TERMINAL.failed)(text if is_same else f"{text}: differs from before")
    for text in different:
        TERMINAL.note(text)
    if not all(is_same for _, is_same in verdicts):
        raise DemoFailed("what came back isn't what was lost")


def describe_indexes(observation: Observation) -> str:
    return ", ".join(f"'{name}' on {field}" for field, name, _ in observation.indexes) or "(none)"


def stop() -> None:
    milvus.wipe(SOURCE)
    ceph.wipe()
    shutil.rmtree(RUN, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
