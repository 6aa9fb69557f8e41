"""Rows out of a backup, beside what merely writes the same arrays."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy
import pyarrow
from pyarrow import parquet

from testbench import backup_configuration, made_backup

from ..case import Case, require
from ..process import Command
from ..settings import SEED, WORK, scaled
from .verification import MIB, NAME, Reader, on_disk

DIMENSION = 128
SEGMENTS = 4
WRITE_TABLE = Path(__file__).parents[1] / "write_table.py"
FIELDS = [
    made_backup.Field(100, "id", made_backup.INT64, is_key=True),
    made_backup.Field(101, "vector", made_backup.FLOAT_VECTOR, DIMENSION),
]


class ExportParquet(Case):
    name = "export-parquet"
    title = (
        "1,000,000 rows with vectors of 128 dimensions, from a backup on a local disk to Parquet; beside it pyarrow, which "
        "writes the same arrays from memory")
    rows = max(1000, scaled(1_000_000))

    def prepare(self) -> None:
        self.folder, self.out = WORK / "backups", WORK / "exported"
        self.vectors = numpy.random.default_rng(SEED).standard_normal((self.rows, DIMENSION), numpy.float32)
        made_backup.write(self._put, NAME, FIELDS, self._segments())
        numpy.save(WORK / "vectors.npy", self.vectors)
        backup_configuration.write(WORK / "backup.yaml", on_disk(self.folder))

    def contestants(self) -> list[Reader]:
        return [Reader("milvault", self._export), Reader("pyarrow", self._write_table)]

    def turn(self, reader: Reader) -> dict[str, float]:
        sample = reader.read()
        table = parquet.read_table(self.out / "default" / "made" if reader.name == "milvault" else self.out)
        self._check(table.sort_by("id"))
        shutil.rmtree(self.out)
        return {**sample, "mib_per_s": self.vectors.nbytes / MIB / sample["wall_s"]}

    def finish(self) -> None:
        shutil.rmtree(self.folder)
        (WORK / "vectors.npy").unlink()

    def _export(self) -> dict[str, float]:
        return self.run(Command(
            [self.tools.milvault.binary, "export", "-n", NAME, "--to", str(self.out)], folder=WORK))

    def _write_table(self) -> dict[str, float]:
        self.out.mkdir()
        # Its own figures: of starting Python and loading libraries nothing is held against it.
        command = [sys.executable, str(WRITE_TABLE), str(WORK / "vectors.npy"), str(self.out / "rows.parquet")]
        writing = subprocess.run(command, capture_output=True, text=True)
        require(writing.returncode == 0, writing.stderr)
        return json.loads(writing.stdout)

    def _check(self, table: pyarrow.Table) -> None:
        require(numpy.array_equal(table["id"].to_numpy(), numpy.arange(self.rows)), "keys are missing, or there twice")
        start = 0
        for chunk in table["vector"].chunks:
            found = chunk.flatten().to_numpy().reshape(-1, DIMENSION)
            require(numpy.array_equal(found, self.vectors[start : start + len(found)]), "a vector differs")
            start += len(found)

    def _segments(self):
        for number in range(SEGMENTS):
            first, last = self.rows * number // SEGMENTS, self.rows * (number + 1) // SEGMENTS
            yield made_backup.Segment(1001 + number, last - first, {
                100: pyarrow.array(numpy.arange(first, last)), 101: made_backup.fixed(self.vectors[first:last])})

    def _put(self, key: str, content: bytes) -> None:
        path = self.folder / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
