"""Collections with a field of every type that a Milvus takes, for readers of its files."""

from pymilvus import CollectionSchema, DataType, FieldSchema

from .shape import Index, Row, Shape, float_vector, hnsw, key, scalars, text
from .vectors import Vectors, bits

ELEMENTS = {
    "bools": DataType.BOOL, "tinies": DataType.INT8, "smalls": DataType.INT16, "mediums": DataType.INT32,
    "larges": DataType.INT64, "ratios": DataType.FLOAT, "scores": DataType.DOUBLE,
}
WORDS = ("", "päron", "橙", 'quote " and \\', "line\nbreak")


def numbered(rows: int, dimension: int, has_arrays: bool) -> Shape:
    """Keys are integers, negative ones among them; float vectors."""
    vectors = Vectors(dimension)
    return _every(rows, key(), lambda i: i * 7919 - 1_000_000, float_vector(dimension), vectors.row, hnsw(), has_arrays)


def named(rows: int, dimension: int, has_arrays: bool) -> Shape:
    """Keys are texts of all lengths that hash functions tell apart; binary vectors."""
    keys = key(DataType.VARCHAR, max_length=400)
    vector = FieldSchema("vector", DataType.BINARY_VECTOR, dim=dimension * 8)
    index = Index("vector", {"index_type": "BIN_IVF_FLAT", "metric_type": "HAMMING", "params": {"nlist": 16}})
    return _every(rows, keys, lambda i: f"{i:05d}" + "ключ"[: i % 5] + "x" * (i % 300), vector,
                  lambda i: bits(dimension * 8, i), index, has_arrays)


def _every(rows: int, key_field, key_of, vector_field, vector_of, index: Index, has_arrays: bool) -> Shape:
    fields = [
        key_field,
        vector_field,
        *scalars(),
        text("title"),
        FieldSchema("attributes", DataType.JSON),
    ]
    if has_arrays:
        fields += [FieldSchema(name, DataType.ARRAY, element_type=element, max_capacity=8)
                   for name, element in ELEMENTS.items()]
        words = FieldSchema("words", DataType.ARRAY, element_type=DataType.VARCHAR, max_capacity=8, max_length=64)
        fields.append(words)

    def row(i: int) -> Row:
        values: Row = {
            "id": key_of(i), "vector": vector_of(i), "flag": i % 3 == 0, "tiny": i % 256 - 128,
            "small": i * 77 % 65536 - 32768, "medium": i * 310_007 % (1 << 32) - (1 << 31), "large": (1 << 62) - i,
            "ratio": i * 0.1, "score": i / 7, "title": WORDS[i % 5] * (i % 9) + str(i % 17),
            "attributes": {"number": (1 << 60) + i, "list": [1, i]}, "color": WORDS[i % 5],
        }
        return values | (_arrays(i) if has_arrays else {})

    return Shape(
        schema=CollectionSchema(fields, enable_dynamic_field=True), rows=rows, row=row,
        deleted=tuple(key_of(i) for i in range(5, rows, 50)), indexes=(index,), loaded=None)


def _arrays(i: int) -> Row:
    numbers = range(i % 5)
    return {
        "bools": [(i + j) % 2 == 0 for j in numbers], "tinies": [j - i % 100 for j in numbers],
        "smalls": [-j * (i % 9000) for j in numbers], "mediums": [j * i * 7 - 9 for j in numbers],
        "larges": [(1 << 61) - j * i for j in numbers], "ratios": [j / 3 for j in numbers],
        "scores": [i / (j + 3) for j in numbers], "words": [f"{WORDS[j]}{i}" for j in numbers],
    }
