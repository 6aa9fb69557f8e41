"""Makes `every/` anew: small collections with a field of every type, as Milvus 2.3.5 and 2.2.16 write them.

    Scripts/bench up s3 src old
    PYTHONPATH=Scripts:Tests/Live .bench/python/bin/python Fixtures/binlogs/generate_real.py

`every/expected.txt` has a line for each file: the SHA-256 of what pyarrow reads in it, in the words of
`Tests/Live/parquet_values.py`, how many lines those are, and the file's path.
"""

import hashlib
import pathlib

import milvus_files
import parquet_values
from testbench import milvus_client, seeding
from testbench.settings import INSTANCES
from testbench.shapes import make

ROWS = 300
# Milvus builds no index over fewer than 1,024 rows.
INDEXED_ROWS = 1100
FOLDER = pathlib.Path(__file__).parent / "every"
SHAPES = {"src": ("every", "everynamed"), "old": ("every22", "everynamed22")}


def main() -> None:
    expected = []
    for name, shapes in SHAPES.items():
        for shape in shapes:
            for file in written(name, shape, ROWS, 8):
                if file.kind != "index":
                    expected += keep(name, shape, file)
        for file in written(name, shapes[0], INDEXED_ROWS, 2):
            if file.kind == "index":
                expected += keep(name, shapes[0], file)
    (FOLDER / "expected.txt").write_text("".join(sorted(expected, key=lambda line: line.split()[-1])))


def written(name: str, shape: str, rows: int, dimension: int) -> list[milvus_files.MilvusFile]:
    instance = INSTANCES[name]
    using = milvus_client.connect(instance, f"fixtures-{name}")
    collection = seeding.seed(using, "fixtures", make(shape, rows, dimension))
    identifier = collection._get_connection().describe_collection("fixtures")["collection_id"]
    files = milvus_files.of_collection(instance, identifier)
    seeding.drop(using, "fixtures")
    return files


def keep(name: str, shape: str, file: milvus_files.MilvusFile) -> list[str]:
    path = FOLDER / f"{INSTANCES[name].version}-{shape.removesuffix('22')}" / file.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file.content)
    if file.kind == "stats":
        return []
    lines = parquet_values.lines(file.content)
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    return [f"{digest} {len(lines)} {path.relative_to(FOLDER)}\n"]


if __name__ == "__main__":
    main()
