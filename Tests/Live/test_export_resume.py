"""`export` killed in the middle goes on where it was; files are whole or not there."""

import json
import signal
import time
from pathlib import Path

import exported
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from milvault import Milvault
from testbench import made_backup as made

SEGMENTS, ROWS, DIMENSION = 6, 30_000, 64
FIELDS = [made.Field(100, "id", made.INT64, is_key=True), made.Field(101, "vector", made.FLOAT_VECTOR, DIMENSION)]
VECTORS = np.random.default_rng(3).standard_normal((SEGMENTS * ROWS, DIMENSION), np.float32)
# Of all segments, by level zero; and of one by its own log: its rows lie in others, but for a third.
EVERYWHERE = np.arange(0, SEGMENTS * ROWS, 7)
OWN = np.arange(0, SEGMENTS * ROWS, 3)


def live() -> np.ndarray:
    keys = np.arange(SEGMENTS * ROWS)
    is_own = (keys // ROWS == 2) & (keys % 3 == 0)
    return keys[(keys % 7 != 0) & ~is_own]


@pytest.fixture(scope="module")
def milvault(tmp_path_factory) -> Milvault:
    folder = tmp_path_factory.mktemp("made")

    def put(key: str, content: bytes) -> None:
        (folder / key).parent.mkdir(parents=True, exist_ok=True)
        (folder / key).write_bytes(content)

    segments = [
        made.Segment(1001 + n, ROWS, {
            100: pa.array(np.arange(n * ROWS, (n + 1) * ROWS)), 101: made.fixed(VECTORS[n * ROWS : (n + 1) * ROWS]),
        }, OWN if n == 2 else None)
        for n in range(SEGMENTS)
    ]
    made.write(put, "made", FIELDS, [*segments, made.Segment(2001, 0, {}, EVERYWHERE, is_level_zero=True)])
    return Milvault(folder, {"configVersion": "v2", "backup": {"storage": {"provider": "local", "rootPath": str(folder)}}})


def check(folder: Path) -> None:
    table = pq.read_table(folder / "default" / "made").sort_by("id")
    assert np.array_equal(table["id"].to_numpy(), live())
    found = table["vector"].combine_chunks().flatten().to_numpy()
    assert found.tobytes() == VECTORS[live()].tobytes()


def test_deletes_reach_rows_of_other_segments(milvault: Milvault, tmp_path: Path):
    report = milvault("export", "-n", "made", "--to", str(tmp_path)).json
    assert report["rows"] == len(live())
    assert report["collections"][0]["deletedRows"] == SEGMENTS * ROWS - len(live())
    check(tmp_path)


def test_files_end_at_the_size_that_was_given(milvault: Milvault, tmp_path: Path):
    milvault("export", "-n", "made", "--to", str(tmp_path), "--max-file-size", "3MiB")
    check(tmp_path)
    files = list(tmp_path.rglob("*.parquet"))
    assert len(files) >= 2 * SEGMENTS
    # What is in the batch that crosses it is still written.
    assert max(path.stat().st_size for path in files) < 12 << 20


def test_a_killed_export_goes_on(milvault: Milvault, tmp_path: Path):
    export = ["export", "-n", "made", "--to", str(tmp_path)]
    killed = milvault.start(*export)
    wait_for(lambda: list((tmp_path / "_export").glob("*.json")))
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert json.loads((tmp_path / "_export.json").read_text())["state"] == "running"
    done = {json.loads(path.read_text())["files"][0]["path"] for path in (tmp_path / "_export").glob("*.json")}
    before = {path: (tmp_path / path).stat().st_mtime_ns for path in done}
    for path in tmp_path.rglob("*.parquet"):
        pq.read_table(path)
    assert "--resume" in milvault(*export, expect=2).error["advice"]
    assert "mixed" in milvault(*export, "--resume", "--fields", "id", expect=2).error["message"]
    report = milvault(*export, "--resume").json
    assert 1 <= report["collections"][0]["resumedSegments"] == len(done) < SEGMENTS
    assert {path: (tmp_path / path).stat().st_mtime_ns for path in done} == before
    check(tmp_path)
    assert not list(tmp_path.glob("_export/*"))
    assert len(list(exported.parquet(tmp_path))) == report["rows"]


def wait_for(condition) -> None:
    for _ in range(600):
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError("nothing was finished")


def test_a_log_that_is_cut_short_is_named(milvault: Milvault, tmp_path: Path):
    """The last test: it breaks the backup."""
    (log, *_) = sorted(Path(milvault.file).parent.glob("made/binlogs/insert_log/401/402/1004/1004/101/*"))
    content = log.read_bytes()
    log.write_bytes(content[:-100])
    error = milvault("export", "-n", "made", "--to", str(tmp_path), expect=14).error
    assert str(log.name) in error["message"] and "1004" in error["message"]
    assert not list(tmp_path.rglob("1004*.parquet"))
