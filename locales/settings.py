"""What every process is told about where it works: the agency's zone."""

from __future__ import annotations

import os
from zoneinfo import ZoneInfo

TIME_ZONE = "Asia/Seoul"


def zone() -> ZoneInfo:
    """SINMUNGO_TIME_ZONE, which start-up has checked; else Seoul's."""
    return ZoneInfo(os.environ.get("SINMUNGO_TIME_ZONE") or TIME_ZONE)
