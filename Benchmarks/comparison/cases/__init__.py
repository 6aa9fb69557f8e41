"""Every case there is, in the order of the table."""

from ..case import Case
from .collections import Create, Restore
from .copies import CopyLarge, CopyMixed, CopySmall
from .exports import ExportParquet
from .planning import ListMillion, ListThousand, PlanMillion, PlanThousand
from .startup import Startup
from .streams import Stream
from .verification import VerifyHash, VerifyHashOnStore, VerifyRows

CASES: dict[str, type[Case]] = {
    case.name: case
    for case in (
        CopySmall, CopyMixed, CopyLarge, Stream, PlanThousand, PlanMillion, ListThousand, ListMillion, Startup, Create,
        Restore, VerifyHash, VerifyHashOnStore, VerifyRows, ExportParquet,
    )
}
