"""The corruption campaign: real backups of both server versions, damaged in a thousand ways, one at a time.

A few with every run, all of them with MILVAULT_FAULTS=full (`Scripts/damages`). MILVAULT_FAULT_SEED repeats a seed.
"""

import itertools
import pathlib
import random
import shutil
from dataclasses import dataclass, replace

import pytest

import bit_rot
import campaign
from backup_tree import Contents, Tree
from bucket import Bucket
from campaign import DAMAGED, Patient, Tally
from damages import BACKUP, DATA, HOW, META, WHOLE, Damager
from milvault import Milvault
from server import Name, Server
from testbench import backup_configuration
from testbench.budget import IS_FULL, SEED, choose
from testbench.settings import BACKUP_BUCKET
from testbench.seeding import BATCH, literal
from testbench.shapes import make

# Backups that are damaged, and how many damages there are together.
CASES = [("src", "copied"), ("src", "streamed"), ("old", "copied"), ("old", "streamed")]
DAMAGES = choose(60, 1000)
FOREIGN_DAMAGES = choose(24, 400)
STORE_DAMAGES = choose(15, 100)
SHAPES = {"src": ("every", "everynamed", "demo"), "old": ("every22", "everynamed22", "demo22")}
ROWS = 1500
NAME = "damaged"
# Damages that decoding can't overlook, whatever object they happen to.
NEVER_MISSED = {"truncated", "last byte lost", "emptied", "extended", "missing"}
# What only milvault writes into a backup.
OURS = ("meta/seal.json", "meta/objects.jsonl.zst", "meta/etcd.jsonl.zst", "binlogs/stats_log/", "index_files/")


@dataclass
class Subject:
    """A whole backup on disk, and what lay under its name before."""

    server: Server
    contents: Contents
    older: Contents
    tree: Tree
    # Of one that lies on S3 as well: where, and milvault for it.
    on_store: Bucket | None = None
    milvault: Milvault | None = None

    def damager(self, case: str) -> Damager:
        return Damager(self.contents, self.older, f"{SEED}/{case}")

    def without(self, starts: tuple[str, ...]) -> "Subject":
        return replace(self, contents=self.contents.without(starts), older=self.older.without(starts))


def on_disk(server: Server, repository: pathlib.Path) -> Milvault:
    """milvault with backups on disk."""
    configuration = backup_configuration.configuration(server.instance)
    configuration["backup"]["storage"] = {"provider": "local", "rootPath": str(repository)}
    repository.mkdir(parents=True, exist_ok=True)
    return Milvault(repository.parent, configuration, f"{repository.name}.yaml")


@pytest.fixture(scope="module")
def subjects(server, token, configured, backups, tmp_path_factory) -> dict[tuple[str, str], Subject]:
    """One backup of each server by server-side copies, one that was streamed to disk; each after an older one."""
    made: dict[tuple[str, str], Subject] = {}
    for instance in SHAPES:
        milvus = server(instance)
        names = [Name(f"{shape}_{token}") for shape in SHAPES[instance]]
        filters = ",".join(map(str, names))
        for name, shape in zip(names, SHAPES[instance]):
            milvus.seed(name, shape, ROWS, 16)
        folder = tmp_path_factory.mktemp(instance)
        copying = {age: configured(milvus, lambda c, age=age: rooted(c, f"{backups.prefix}/{instance}/{age}"))
                   for age in ("older", "now")}
        streaming = {age: on_disk(milvus, folder / age) for age in ("older", "now")}
        for age in ("older", "now"):
            copying[age]("create", "-n", NAME, "--filter", filters)
            streaming[age]("create", "-n", NAME, "--filter", filters)
            fetched = folder / f"fetched-{age}" / NAME
            copying[age]("copy", f"s3://{BACKUP_BUCKET}/{backups.prefix}/{instance}/{age}/{NAME}", f"file://{fetched}")
            if age == "older":
                for name, shape in zip(names, SHAPES[instance]):
                    grow(milvus, name, shape)
        trees = {"copied": folder / "fetched-{}" / NAME, "streamed": folder / "{}" / NAME}
        for how, path in trees.items():
            older, now = (Tree(pathlib.Path(str(path).format(age))) for age in ("older", "now"))
            made[instance, how] = Subject(milvus, Contents.read(now), Contents.read(older), now)
        made[instance, "copied"].on_store = Bucket(BACKUP_BUCKET, f"{backups.prefix}/{instance}/now/{NAME}")
        made[instance, "copied"].milvault = copying["now"]
    return made


def rooted(configuration: dict, root_path: str) -> None:
    configuration["backup"]["storage"]["rootPath"] = root_path


def grow(milvus: Server, name: Name, shape: str) -> None:
    """More segments and more deletes than before."""
    rows = make(shape, 2 * ROWS, 16)
    collection = milvus.collection(name)
    for start in range(ROWS, 2 * ROWS, BATCH):
        collection.insert([rows.row(i) for i in range(start, min(start + BATCH, 2 * ROWS))])
    collection.flush()
    field = collection.primary_field.name
    collection.delete(f"{field} in {literal([rows.row(i)[field] for i in range(40)])}")
    collection.flush()


@pytest.fixture
def on_disk_again(tmp_path):
    """Makes copies of a subject's backup, each in a repository of its own."""
    numbers = itertools.count()

    def copies(subject: Subject, without: tuple[str, ...] = (), is_verified: bool = False):
        def copy() -> Patient:
            repository = tmp_path / f"repository-{next(numbers)}"
            backup = subject.tree.copy_to(repository / NAME)
            backup.remove(*(path for path in backup.sizes() if path.startswith(without)))
            patient = Patient(NAME, backup, on_disk(subject.server, repository), lambda: forget(repository))
            if is_verified:
                patient.milvault("verify", "-n", NAME, "--depth", "hash")
                shutil.copytree(repository / ".milvault", repository.with_name(f"{repository.name}-reports"))
            return patient

        return copy

    return copies


def forget(repository: pathlib.Path) -> None:
    """Beside the backup is what was there when it was whole."""
    reports = repository.with_name(f"{repository.name}-reports")
    shutil.rmtree(repository / ".milvault", ignore_errors=True)
    if reports.exists():
        shutil.copytree(reports, repository / ".milvault")


def report(title: str, columns: dict[str, Tally]) -> None:
    """Into the test's output, to be pasted into docs/verification.md."""
    print(f"\n{title} (seed {SEED})\n\n{campaign.table(columns, (*DATA, *META, BACKUP, *HOW, *WHOLE, 'all'))}")


def test_undamaged_backups_are_clean(subjects, on_disk_again):
    for case, subject in subjects.items():
        found = on_disk_again(subject)().milvault("verify", "-n", NAME, "--depth", "hash").json
        assert (found["state"], found["findings"]) == ("clean", []), case
        assert found["hashed"]["newlyProved"] == 0
        assert found["hashed"]["byChecksum" if case[1] == "streamed" else "byETag"] == found["promisedObjects"] > 100


def test_every_damage_is_found_by_reading_everything(subjects, on_disk_again):
    total = Tally()
    for position, case in enumerate(CASES):
        count = DAMAGES // len(CASES)
        damages = subjects[case].damager("-".join(case)).damages(count, first=position * count)
        total += campaign.run(damages, on_disk_again(subjects[case]), "--depth", "hash")
    report("By --depth hash", {"hash": total})
    assert not total.missed, replay(total)
    # Whether two objects have the same size is chance.
    assert set(total.made) >= {*DATA, *META, BACKUP, *HOW} - {"swapped, same size"}


def test_what_decoding_alone_finds(subjects, on_disk_again):
    """With what the store says of an object's version left aside. How many it is, is told in docs/verification.md."""
    total = Tally()
    for position, case in enumerate(CASES):
        count = DAMAGES // len(CASES)
        damages = subjects[case].damager("-".join(case)).damages(count, first=position * count)
        of_data = [damage for damage in damages if damage.what in DATA]
        total += campaign.run(
            of_data, on_disk_again(subjects[case]), "--depth", "rows", ignored=frozenset({"object-replaced"}))
    report("By --depth rows, ETags ignored", {"rows": total})
    missed = [verdict for verdict in total.missed if verdict.damage.how in NEVER_MISSED]
    assert not missed, "\n".join(map(str, missed[:20]))


def test_in_milvus_backups_backups_what_was_read_once_is_compared(subjects, on_disk_again):
    """They hold sizes only: what is found the first time is told in docs/verification.md, and asserted after that."""
    columns = {"first run": Tally(), "after a first run": Tally()}
    for position, instance in enumerate(SHAPES):
        subject = subjects[instance, "copied"].without(OURS)
        count = FOREIGN_DAMAGES // len(SHAPES)
        damages = list(subject.damager(f"{instance}-foreign").damages(count, first=position * count))
        for column, is_verified in zip(columns, (False, True)):
            copies = on_disk_again(subjects[instance, "copied"], without=OURS, is_verified=is_verified)
            columns[column] += campaign.run(damages, copies, "--depth", "hash")
    report("In milvus-backup's backups, by --depth hash", columns)
    missed = [verdict for verdict in columns["after a first run"].missed if verdict.damage.what in DATA]
    assert not missed, "\n".join(map(str, missed[:20]))


def replay(tally: Tally) -> str:
    again = f"MILVAULT_FAULT_SEED={SEED} Scripts/{'damages' if IS_FULL else 'test -k damage'}"
    lines = [str(verdict) for verdict in tally.missed[:20]]
    return "\n".join([f"{len(tally.missed)} damages weren't found; the same again: {again}", *lines])


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_24_flipped_bytes_in_24_objects(subjects, on_disk_again, case):
    """All at once, in objects that chance chose."""
    changes = flipped_bytes(subjects[case].contents, random.Random(f"{SEED}/24/{case}"), 24)
    patient = on_disk_again(subjects[case])()
    with patient.backup.damaged(changes):
        found = patient.milvault("verify", "-n", NAME, "--depth", "hash", expect=DAMAGED).json
    assert {finding["object"] for finding in found["findings"]} == set(changes)
    assert found["counts"] == {"object-content": 24}


def test_on_the_store_a_listing_finds_every_damage(subjects):
    """Whoever writes an object anew changes its ETag."""
    subject = subjects["src", "copied"]
    patient = Patient(NAME, subject.on_store, subject.milvault, lambda: None)
    assert subject.milvault("verify", "-n", NAME, "--depth", "list").json["findings"] == []
    columns = {depth: Tally() for depth in ("list", "hash")}
    damages = list(subject.damager("on the store").damages(STORE_DAMAGES))
    for depth, tally in columns.items():
        tally += campaign.run(damages, lambda: patient, "--depth", depth, workers=1)
    report("On an S3 store", columns)
    assert not columns["hash"].missed, replay(columns["hash"])
    assert not columns["list"].missed, replay(columns["list"])


def test_bits_that_rot_below_the_store_are_found_by_reading_only(subjects):
    """Size and ETag stay what they were."""
    subject = subjects["old", "copied"]
    changes = flipped_bytes(subject.contents, random.Random(f"{SEED}/rot"), 24)
    before = subject.on_store.etags()
    try:
        for path, content in changes.items():
            bit_rot.rewrite(subject.on_store, path, content)
        assert subject.on_store.etags() == before
        assert subject.milvault("verify", "-n", NAME, "--depth", "list").json["state"] == "clean"
        found = subject.milvault("verify", "-n", NAME, "--depth", "hash", expect=DAMAGED).json
    finally:
        for path in changes:
            bit_rot.rewrite(subject.on_store, path, subject.contents.of[path])
    assert {finding["object"] for finding in found["findings"]} == set(changes)
    assert found["counts"] == {"object-content": 24}


def flipped_bytes(contents: Contents, chance: random.Random, count: int) -> dict[str, bytes]:
    data = [path for path in contents.of if not path.startswith("meta/")]
    changes = {}
    for path in chance.sample(data, count):
        content = bytearray(contents.of[path])
        content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
        changes[path] = bytes(content)
    return changes
