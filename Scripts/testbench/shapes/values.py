"""Collections that differ in what their fields hold."""

from pymilvus import CollectionSchema, DataType, FieldSchema

from .shape import Index, Shape, flat, float_vector, key, text
from .vectors import Vectors, bits

# Composed and decomposed letters, beyond the basic plane, right to left, what JSON escapes, nothing at all.
WORDS = (
    "Zürich", "Zu\u0308rich", "🜁🜂🜃", "שלום",
    'quote " and \\ slash', "line\nbreak\ttab", "\u2028", "",
)


def unicode_values(rows: int, dimension: int) -> Shape:
    """Names stay ASCII as Milvus demands; descriptions, strings, JSON and dynamic keys don't."""
    vectors = Vectors(dimension)
    fields = [
        key(description="Schlüssel 🔑"),
        float_vector(dimension),
        text("word", description="слово <&>"),
        FieldSchema("attributes", DataType.JSON),
    ]

    def row(i: int) -> dict:
        word = WORDS[i % len(WORDS)]
        return {"id": i, "vector": vectors.row(i), "word": f"{word}{i}", "attributes": {word: [word]}, "größe": word}

    return Shape(
        schema=CollectionSchema(fields, "Beschreibung: 説明 ✓ <&>", enable_dynamic_field=True),
        rows=rows,
        row=row,
        indexes=(flat(),),
    )


def binary_vectors(rows: int, dimension: int) -> Shape:
    fields = [key(), FieldSchema("vector", DataType.BINARY_VECTOR, dim=dimension), text("title")]
    parameters = {"index_type": "BIN_IVF_FLAT", "metric_type": "HAMMING", "params": {"nlist": 16}}
    return Shape(
        schema=CollectionSchema(fields),
        rows=rows,
        row=lambda i: {"id": i, "vector": bits(dimension, i), "title": f"row {i}"},
        indexes=(Index("vector", parameters),),
    )
