"""Copies between two endpoints: every byte passes the client."""

from .. import objects
from ..case import Case, require
from ..settings import scaled
from ..tools import Tool


class Stream(Case):
    name = "stream"
    title = "1 GiB in 16 objects between two endpoints"

    def prepare(self) -> None:
        objects.ensure_bucket()
        self.source = "stream/"
        self.wanted = objects.fill(self.source, [64 << 20] * scaled(16))

    def contestants(self) -> list[Tool]:
        return [tool for tool in self.tools.all() if tool.stream("", "")]

    def turn(self, tool: Tool) -> dict[str, float]:
        destination = f"streamed/{tool.name}/"
        objects.clear(destination)
        sample = self.run(tool.stream(self.source, destination))
        found = objects.extent(destination)
        objects.clear(destination)
        require(found == self.wanted, f"{tool.name} left {found}, wanted {self.wanted}")
        return sample

    def finish(self) -> None:
        objects.clear(self.source)
