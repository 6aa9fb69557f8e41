"""Planning of a million objects beside that of a thousand: does memory grow with their number?

Both sides are listed, merged and compared, and every object is counted as one to copy. `keys_per_s` is keys by second
of the client's CPU: what one core can do.
"""

from contextlib import ExitStack

from .. import double
from ..case import Case
from ..process import Command
from ..settings import scaled
from ..tools import KEYS, Tool


class Plan(Case):
    shape: str
    keys: int

    def contestants(self) -> list[Tool]:
        return [self.tools.milvault]

    def prepare(self) -> None:
        with ExitStack() as stack:
            self.endpoint = stack.enter_context(double.serving(f"source/plan/={self.shape},65536"))
            self.server = stack.pop_all()

    def turn(self, tool: Tool) -> dict[str, float]:
        places = ["s3://source/plan/", "s3://backup/plan/"]
        keys = {"AWS_ACCESS_KEY_ID": double.ACCESS_KEY, "AWS_SECRET_ACCESS_KEY": double.SECRET_KEY}
        sample = self.run(Command(
            [tool.binary, "copy", *places, "--dry-run", "--endpoint", self.endpoint], {**KEYS, **keys}))
        # Those of the gateway, which had no part in this.
        del sample["requests"]
        return {**sample, "keys_per_s": self.keys / sample["cpu_s"]}

    def finish(self) -> None:
        self.server.close()


class PlanThousand(Plan):
    name = "plan-1e3"
    title = "planning of a thousand objects against the S3 double"
    shape, keys = "10x100", 1000


class PlanMillion(Plan):
    name = "plan-1e6"
    title = "planning of a million objects against the S3 double"
    shape, keys = f"{scaled(1000)}x1000", scaled(1000) * 1000
