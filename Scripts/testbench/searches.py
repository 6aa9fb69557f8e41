"""The top ten of twenty seeded queries, to be compared before and after."""

from dataclasses import dataclass

from pymilvus import Collection, DataType

from .shapes.vectors import queries

QUERIES = 20
LIMIT = 10
# Wide enough that an HNSW graph built in another order finds the same neighbours.
EFFORT = {"HNSW": {"ef": 2048}}
# Two builds may add up the same products in another order.
TOLERANCE = 1e-5


@dataclass(frozen=True)
class Hit:
    key: int | str
    distance: float


def search(collection: Collection) -> list[list[Hit]]:
    """Neighbours of equal distance are ordered by key: the server may give them in either order."""
    vector = next(field for field in collection.schema.fields if field.dtype == DataType.FLOAT_VECTOR)
    index = next(index for index in collection.indexes if index.field_name == vector.name)
    parameters = {
        "metric_type": index.params["metric_type"],
        "params": EFFORT.get(index.params["index_type"], {}),
    }
    answers = collection.search(
        queries(vector.params["dim"], QUERIES), vector.name, parameters, limit=LIMIT, consistency_level="Strong"
    )
    return [sorted((Hit(hit.id, hit.distance) for hit in answer), key=by_distance) for answer in answers]


def by_distance(hit: Hit) -> tuple:
    return (hit.distance, hit.key)


def differences(before: list[list[Hit]], after: list[list[Hit]]) -> list[str]:
    """One sentence for each query whose answer isn't the same."""
    found = []
    for number, (old, new) in enumerate(zip(before, after, strict=True)):
        if [hit.key for hit in old] != [hit.key for hit in new]:
            found.append(f"query {number}: found {[h.key for h in new]}, before {[h.key for h in old]}")
        elif any(abs(a.distance - b.distance) > TOLERANCE * max(1, abs(a.distance)) for a, b in zip(old, new)):
            found.append(f"query {number}: the distances differ")
    return found
