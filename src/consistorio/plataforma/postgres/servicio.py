"""The user that runs the embedded server."""

from __future__ import annotations

import os
import pwd
from typing import Any


def dueno_del_servicio() -> tuple[int, int] | None:
    """Return the user that runs PostgreSQL when we are root, who may not run it."""
    if os.geteuid() != 0:
        return None
    nadie = pwd.getpwnam("nobody")
    return nadie.pw_uid, nadie.pw_gid


def como_servicio() -> dict[str, Any]:
    """Return the arguments with which ``subprocess`` runs something as that user."""
    dueno = dueno_del_servicio()
    return {} if dueno is None else {"user": dueno[0], "group": dueno[1], "extra_groups": []}
