"""What pyarrow reads out of logs and parquet files, in the words of `binlog-tool print`."""

import io
import struct

import pyarrow as pa
import pyarrow.parquet as pq

MAGIC = bytes.fromhex("bcfaff00")
EVENT_HEADER = 33

# By parquet's physical type, so that annotations of the writer don't matter.
PHYSICAL = {
    "BOOLEAN": ("boolean", lambda v: "1" if v else "0"),
    "INT32": ("int32", str),
    "INT64": ("int64", str),
    "FLOAT": ("float", lambda v: f"{struct.unpack('<I', struct.pack('<f', v))[0]:08x}"),
    "DOUBLE": ("double", lambda v: f"{struct.unpack('<Q', struct.pack('<d', v))[0]:016x}"),
    "BYTE_ARRAY": ("byteArray", lambda v: (v.encode() if isinstance(v, str) else v).hex()),
    "FIXED_LEN_BYTE_ARRAY": ("fixedLengthByteArray", lambda v: v.hex()),
}


def payloads(log: bytes) -> list[bytes]:
    """The parquet files in a log's events, or the file itself."""
    if log[:4] != MAGIC:
        return [log]
    found, at = [], 4 + struct.unpack_from("<i", log, 13)[0]
    at = 85 + struct.unpack_from("<i", log, 81)[0]
    while at < len(log):
        length = struct.unpack_from("<i", log, at + 9)[0]
        found.append(log[at + EVENT_HEADER : at + length])
        at += length
    return found


def lines(log: bytes) -> list[str]:
    found = []
    for payload in payloads(log):
        file = pq.ParquetFile(io.BytesIO(payload))
        table = file.read()
        for index, column in enumerate(table.columns):
            schema = file.schema.column(index)
            name, text = PHYSICAL[schema.physical_type]
            found.append(f"column {schema.path} {name}")
            found += ["-" if value is None else text(value) for value in _plain(column)]
    return found


def _plain(column: pa.ChunkedArray) -> list:
    """Values as Python's own, floats of 16 bits as their bytes."""
    if pa.types.is_float16(column.type):
        return [None if v is None else struct.pack("<e", v) for v in column.to_pylist()]
    return column.to_pylist()
