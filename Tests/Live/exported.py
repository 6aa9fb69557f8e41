"""Reads what `export` wrote with tools that know nothing of milvault, in the form in which pymilvus' rows are compared."""

import json
from pathlib import Path
from typing import Any, Iterator

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from pymilvus import Collection, DataType
from testbench import rows as reading

Row = dict[str, Any]


def parquet(folder: Path) -> Iterator[Row]:
    for path in sorted(folder.rglob("*.parquet")):
        # Each file by itself, and all of its columns: nothing is taken from the folders' names.
        yield from pq.ParquetFile(path).read().to_pylist()


def duck(folder: Path) -> Iterator[Row]:
    found = duckdb.sql(f"SELECT * FROM read_parquet('{folder}/**/*.parquet', union_by_name = true)")
    for values in found.fetchall():
        yield dict(zip(found.columns, values))


def json_lines(folder: Path) -> Iterator[Row]:
    for path in sorted(folder.rglob("*.jsonl")):
        # Only a line feed ends a line: texts hold other characters that Python takes for one.
        yield from (json.loads(line) for line in path.read_bytes().decode().split("\n") if line)


def numpy(folder: Path) -> Iterator[Row]:
    for segment in sorted({path.parent for path in folder.rglob("*.npy")}):
        arrays = {path.stem: np.load(path, allow_pickle=False) for path in segment.glob("*.npy")}
        (rows,) = {len(array) for array in arrays.values()}
        for index in range(rows):
            yield {name: array[index].tolist() for name, array in arrays.items()}


def lines(collection: Collection, rows: Iterator[Row]) -> list[str]:
    """One text a row, as `testbench.rows` writes it, in the order of keys."""
    schema = {field.name: field for field in collection.schema.fields}
    key = collection.primary_field.name
    found = sorted((plain(schema, row) for row in rows), key=lambda row: row[key])
    return [reading.canonical(collection, row) for row in found]


def plain(schema: dict, row: Row) -> Row:
    values = {name: value_of(schema[name], value) for name, value in row.items() if name in schema}
    return values | (as_json(row["$meta"]) if "$meta" in row else {})


def value_of(field, value: Any) -> Any:
    match field.dtype:
        case DataType.JSON:
            return as_json(value)
        case DataType.BINARY_VECTOR:
            return bytes(value)
        case DataType.ARRAY if field.element_type == DataType.FLOAT:
            return [float(np.float32(element)) for element in value]
        case _:
            return value


def as_json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def vector_type(folder: Path, name: str) -> pa.DataType:
    return pq.read_schema(next(folder.rglob("*.parquet"))).field(name).type
