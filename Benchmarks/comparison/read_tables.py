"""Reads Parquet files with pyarrow, one after another, and prints what it took, as JSON: `python read_tables.py FILE…`.

What it takes to start Python and to load pyarrow isn't counted.
"""

import json
import resource
import sys
import time

import pyarrow.parquet


def main() -> None:
    begun, used = time.monotonic(), processor_time()
    for path in sys.argv[1:]:
        pyarrow.parquet.read_table(path)
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
