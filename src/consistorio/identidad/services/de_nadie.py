"""A password that nobody has: checking it takes as long as checking anybody's."""

from __future__ import annotations

import base64
import secrets
from typing import Final

from django.contrib.auth.hashers import PBKDF2PasswordHasher


def _cifrada() -> str:
    """Return it as it would be stored, without the second that making a true one takes."""
    hasher = PBKDF2PasswordHasher()
    resumen = base64.b64encode(secrets.token_bytes(32)).decode()
    return f"{hasher.algorithm}${hasher.iterations}${hasher.salt()}${resumen}"


PASSWORD_DE_NADIE: Final = _cifrada()
