"""milvault's own reader of logs and parquet, beside pyarrow: what the servers write now, and all ways of writing."""

import pathlib
import subprocess

import milvus_files
import parquet_values
import parquet_variants
import pytest
from milvault import BINARY
from server import Name

TOOL = BINARY.with_name("binlog-tool")
ROWS = 3000
DELETED = 60


def tool(*arguments: str | pathlib.Path) -> list[str]:
    done = subprocess.run([TOOL, *arguments], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("instance, shape", [
    ("src", "every"), ("src", "everynamed"), ("old", "every22"), ("old", "everynamed22"),
])
def test_every_file_of_a_collection_reads_as_pyarrow_reads_it(server, token, tmp_path, instance, shape) -> None:
    """And every key of a segment lies within its stats log's range and passes its filter."""
    milvus = server(instance)
    collection = milvus.seed(Name(f"{shape}_{token}"), shape, ROWS, 16)
    described = collection._get_connection().describe_collection(collection.name)
    files = milvus_files.of_collection(milvus.instance, described["collection_id"])
    paths: dict[milvus_files.MilvusFile, pathlib.Path] = {}
    for number, file in enumerate(files):
        paths[file] = tmp_path / f"{number}-{file.name}"
        paths[file].write_bytes(file.content)
        if file.kind != "stats":
            assert tool("print", paths[file]) == parquet_values.lines(file.content), file.name

    assert {"insert", "delta", "stats", "index"} == {file.kind for file in files}
    assert sum(len(tool("deletes", paths[file])) for file in files if file.kind == "delta") == DELETED
    # A merged log speaks for the segment, any other for the keys of its own flush, which is the only one here.
    for stats in (file for file in files if file.kind == "stats"):
        keys = [paths[file] for file in files
                if file.kind == "insert" and file.part == stats.part and file.segment == stats.segment]
        assert int(tool("keys", paths[stats], *keys)[0]) > 0


def test_what_pyarrow_writes_in_all_its_ways_reads_the_same(tmp_path) -> None:
    for path in parquet_variants.write_all(tmp_path):
        assert tool("print", path) == parquet_values.lines(path.read_bytes()), path.name
