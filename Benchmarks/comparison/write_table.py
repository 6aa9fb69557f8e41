"""Writes vectors with their numbers to one Parquet file with pyarrow, and prints what it took, as JSON:
`python write_table.py VECTORS.npy OUT.parquet`. What it takes to start Python, to load pyarrow and the vectors isn't counted.

Settings are pyarrow's quickest that give what milvault's files have: zstd, no dictionaries, row groups of 64 MiB.
"""

import json
import os
import resource
import sys
import time

import numpy
import pyarrow
import pyarrow.parquet


def main() -> None:
    vectors = numpy.load(sys.argv[1])
    dimension = vectors.shape[1]
    column = pyarrow.FixedSizeListArray.from_arrays(pyarrow.array(vectors.reshape(-1)), dimension)
    table = pyarrow.table({"id": numpy.arange(len(vectors), dtype=numpy.int64), "vector": column})
    begun, used = time.monotonic(), processor_time()
    pyarrow.parquet.write_table(
        table, sys.argv[2], compression="zstd", use_dictionary=False, row_group_size=(64 << 20) // (4 * dimension))
    written = os.open(sys.argv[2], os.O_RDONLY)
    # milvault's files have reached the disk when it ends.
    os.fsync(written)
    print(json.dumps({
        "wall_s": time.monotonic() - begun,
        "cpu_s": processor_time() - used,
        "rss_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }))


def processor_time() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
