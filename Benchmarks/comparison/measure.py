"""Runs one command and prints what it took, as JSON: `python measure.py COMMAND…`.

A process of its own, and a small one: the kernel counts the memory of the process that forks as the child's until the
child has started, so a child of a large Python would never look small. Nothing but the standard library in here.
"""

import json
import os
import subprocess
import sys
import time


def main() -> None:
    begun = time.monotonic()
    process = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    print(json.dumps({
        "status": process.returncode,
        "wall_s": time.monotonic() - begun,
        "cpu_s": usage.ru_utime + usage.ru_stime,
        "rss_mib": usage.ru_maxrss / 1024,
    }))


if __name__ == "__main__":
    main()
