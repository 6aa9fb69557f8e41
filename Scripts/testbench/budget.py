"""How much of the fault tests is run: a little with every test run, all of it by `make faults`."""

import os
from typing import TypeVar

IS_FULL = os.environ.get("MILVAULT_FAULTS") == "full"
# One seed to repeat, as a failed test printed it.
SEED = int(os.environ.get("MILVAULT_FAULT_SEED") or 1)

Amount = TypeVar("Amount")


def choose(few: Amount, full: Amount) -> Amount:
    return full if IS_FULL else few
