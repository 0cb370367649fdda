"""Keys of rows: UUID version 7 (RFC 9562 §5.7), made here because PostgreSQL 15 has none."""

from __future__ import annotations

import secrets
import time
import uuid


def uuid7() -> uuid.UUID:
    """Return a key that sorts by the millisecond of its birth; the other 74 bits are random."""
    milisegundos = time.time_ns() // 1_000_000
    azar = secrets.randbits(74)
    alto, bajo = azar >> 62, azar & ((1 << 62) - 1)
    return uuid.UUID(int=(milisegundos << 80) | (0x7 << 76) | (alto << 64) | (0b10 << 62) | bajo)
