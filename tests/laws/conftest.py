"""The laws are tried on the same examples each time, unless asked otherwise (`HYPOTHESIS_PROFILE=random`)."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

QUIET = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)

settings.register_profile("ci", deadline=None, derandomize=True, database=None, suppress_health_check=QUIET)
settings.register_profile("random", deadline=None, database=None, suppress_health_check=QUIET)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
