"""The collection of `make demo`: every kind of field that Milvus 2.3 knows, partitions, deletes, an index, an alias."""

from pymilvus import CollectionSchema, DataType, FieldSchema

from .shape import DEFAULT_PARTITION, Row, Shape, float_vector, hnsw, key, scalars, text
from .vectors import Vectors

PARTITIONS = ("archive", "recent")
COLORS = ("red", "green", "blue", "päron", "橙")
# Beyond what a double holds exactly: 64-bit numbers must survive as they are.
BIG = 1 << 60


def demo(rows: int, dimension: int, has_arrays: bool) -> Shape:
    vectors = Vectors(dimension)
    return Shape(
        schema=CollectionSchema(_fields(dimension, has_arrays), "milvault demo ✓", enable_dynamic_field=True),
        rows=rows,
        row=lambda i: _row(i, vectors.row(i), has_arrays),
        partition_of=lambda i: (*PARTITIONS, DEFAULT_PARTITION)[i % 3],
        partitions=PARTITIONS,
        deleted=tuple(range(7, rows, 100)),
        indexes=(hnsw(),),
        alias="{collection}_alias",
        shards=2,
    )


def _fields(dimension: int, has_arrays: bool) -> list[FieldSchema]:
    fields = [
        key(),
        float_vector(dimension),
        text("title"),
        *scalars(),
        FieldSchema("attributes", DataType.JSON),
    ]
    if has_arrays:
        fields += [
            FieldSchema("numbers", DataType.ARRAY, element_type=DataType.INT64, max_capacity=8),
            FieldSchema("tags", DataType.ARRAY, element_type=DataType.VARCHAR, max_capacity=4, max_length=32),
        ]
    return fields


def _row(i: int, vector: list[float], has_arrays: bool) -> Row:
    row: Row = {
        "id": i,
        "vector": vector,
        "title": f"document {i:06d}",
        "flag": i % 3 == 0,
        "tiny": i % 128 - 64,
        "small": i % 30000 - 15000,
        "medium": i * 31 - 500_000,
        "large": BIG + i,
        "ratio": i * 0.1,
        "score": i / 7,
        "attributes": {"number": BIG + i, "word": f"w{i % 7}", "list": [1, i], "nested": {"deep": i % 2 == 0}},
        # Not in the schema: the dynamic field takes them.
        "color": COLORS[i % len(COLORS)],
        "rank": i * 10,
    }
    if has_arrays:
        row |= {"numbers": [BIG + i, i + 1, i % 5][: i % 4], "tags": [f"tag-{i % 11}", f"tag-{i % 13}"][: i % 3]}
    return row
