"""The disk for temporary files is full: the program says so, damages nothing, and goes on when there is room again."""

import pathlib

import pytest

from testbench import budget
import oracle
from doubles import ACCESS_KEY, BACKUPS, SECRET_KEY, SOURCE, Doubles
from milvault import Answer, Milvault
from small_disk import with_room

FAILED = 1
# 1,000 objects: a plan of 120 KB, and as much again for what copies prove.
COLLECTIONS = ["--collection", "first=1x5x12", "--collection", "second=1x15x12"]
SIZES = budget.choose([32 << 10, 64 << 10, 144 << 10], [size << 10 for size in (4, 16, 32, 48, 64, 96, 128, 144, 160)])
SPILLED_OBJECTS = 34_000


def assert_tells_of_the_disk(answer: Answer, folder: pathlib.Path) -> None:
    error = answer.error
    said = f"{error['message']} {error['subject']}"
    assert str(folder) in said, f"it doesn't say where\n{answer}"
    assert "No space left" in said or "File too large" in said, f"it doesn't say why\n{answer}"
    assert "TMPDIR" in error["advice"], f"it doesn't say what to do\n{answer}"


@pytest.mark.parametrize("size", SIZES)
def test_a_backup_goes_on_when_there_is_room_again(folder: pathlib.Path, size: int):
    """With the least room nothing begins; with more the first collection is copied, or all is, before it ends."""
    with Doubles(*COLLECTIONS) as doubles:
        configuration = doubles.configuration()
        configuration["backup"]["concurrency"] = {"collections": 1}
        milvault = Milvault(folder, configuration)
        cramped = with_room(folder / "tmp", size)(milvault)

        answer = cramped("create", "-n", "nightly", expect=FAILED)
        assert_tells_of_the_disk(answer, folder / "tmp")
        assert not oracle.is_sealed(doubles, "nightly")
        there = doubles.objects(BACKUPS)
        if there:
            assert "milvault resume -n nightly" in answer.error["advice"]
            assert_tells_of_the_disk(cramped("resume", "-n", "nightly", expect=FAILED), folder / "tmp")
            assert there.keys() - doubles.objects(BACKUPS).keys() <= run_objects(there)
        states = {backup["name"]: backup["state"] for backup in milvault("list").json["backups"]}
        assert states == ({"nightly": "unfinished"} if there else {})

        milvault("resume" if there else "create", "-n", "nightly")
        assert oracle.data(doubles, "nightly") == oracle.expected(doubles)
        assert oracle.is_sealed(doubles, "nightly")


def run_objects(objects: dict) -> set[str]:
    return {key for key in objects if "/run/" in key}


def test_a_copy_whose_plan_finds_no_room_ends_and_is_repeated(folder: pathlib.Path):
    """More objects than are planned in memory, and a store that is slower than its listing."""
    with Doubles("--synthetic", f"{SOURCE}/many/={SPILLED_OBJECTS // 1000}x1000,16", "--fault", "CopyObject:delay=0.5@1") as doubles:
        milvault = Milvault(folder, {"configVersion": "v2"})
        keys = {"AWS_ACCESS_KEY_ID": ACCESS_KEY, "AWS_SECRET_ACCESS_KEY": SECRET_KEY}
        cramped = with_room(folder / "tmp", 64 << 10)(milvault)
        cramped.environment |= keys
        at = f"--endpoint=http://127.0.0.1:{doubles.port}"
        whole = f"s3://{SOURCE}/many/", f"s3://{BACKUPS}/many/", at
        answer = cramped("copy", *whole, expect=FAILED)
        assert_tells_of_the_disk(answer, folder / "tmp")
        before = doubles.objects(BACKUPS)
        assert all(size == 16 for size, _ in before.values())

        roomy = milvault.started_by((), **keys)
        if budget.IS_FULL:
            assert roomy("copy", *whole).json
            assert len(doubles.objects(BACKUPS)) == SPILLED_OBJECTS
        else:
            part = "450000000000000000/"
            roomy("copy", f"{whole[0]}{part}", f"{whole[1]}{part}", at)
            assert len(doubles.objects(BACKUPS, f"many/{part}")) >= 1000
        after = doubles.objects(BACKUPS)
        assert before.items() <= after.items()
