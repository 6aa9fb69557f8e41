"""What a command costs that does nothing."""

from ..case import Case
from ..tools import Tool


class Startup(Case):
    name = "startup"
    title = "`--version`, and the size of the executable"

    def contestants(self) -> list[Tool]:
        return self.tools.all()

    def turn(self, tool: Tool) -> dict[str, float]:
        sample = self.run(tool.version())
        del sample["requests"]
        return {**sample, "size_mib": tool.binary.stat().st_size / (1 << 20)}
