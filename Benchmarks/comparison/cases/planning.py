"""Planning of a million objects beside that of a thousand: does memory grow with their number?

`plan-*` is what a backup does with its objects but for the copying (listings, Milvus' segments, plans, proof, manifest), on
a store within the process: no server is measured along. `list-*` is the whole program over HTTP: both sides of a copy are
listed, merged and compared, and every object is counted as one to copy. `keys_per_s` is keys listed by second of the
client's CPU: what one core can do. Those of `plan-*` are Milvus' and the backup's, `objects_per_s` are Milvus' alone.
"""

import json
import subprocess
from contextlib import ExitStack

from .. import build, double
from ..case import Case, require
from ..process import Command
from ..settings import scaled
from ..tools import KEYS, Tool

THOUSAND = 1000
MILLION = scaled(1000) * 1000


class Planning(Case):
    keys: int

    def contestants(self) -> list[Tool]:
        return [self.tools.milvault]


class Plan(Planning):
    def prepare(self) -> None:
        self.binary = build.release("PlanBench")

    def turn(self, tool: Tool) -> dict[str, float]:
        # It measures itself: what making the objects up costs is taken off.
        # By way of a shell that forks: the kernel would count this Python's memory as that of a program it becomes.
        command = ["/bin/sh", "-c", '"$0" "$1"; exit $?', self.binary, str(self.keys)]
        planned = subprocess.run(command, capture_output=True, text=True)
        require(planned.returncode == 0, planned.stderr)
        figures = json.loads(planned.stdout)
        return {name: figures[name] for name in ("wall_s", "cpu_s", "rss_mib", "objects_per_s", "keys_per_s")}


class PlanThousand(Plan):
    name = "plan-1e3"
    title = "plan, proof and manifest of a thousand objects"
    keys = THOUSAND


class PlanMillion(Plan):
    name = "plan-1e6"
    title = "plan, proof and manifest of a million objects"
    keys = MILLION


class Listing(Planning):
    def prepare(self) -> None:
        with ExitStack() as stack:
            shape = f"{self.keys // 1000}x1000,65536"
            self.endpoint = stack.enter_context(double.serving(f"source/plan/={shape}"))
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


class ListThousand(Listing):
    name = "list-1e3"
    title = "a thousand objects listed and compared over HTTP, on the S3 double"
    keys = THOUSAND


class ListMillion(Listing):
    name = "list-1e6"
    title = "a million objects listed and compared over HTTP, on the S3 double"
    keys = MILLION
