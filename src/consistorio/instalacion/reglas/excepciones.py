"""
Files that may do what a rule forbids, each with its reason.

They are not debts: what has to be mended is mended. A test fails when one is no longer needed.
"""

from __future__ import annotations

EXCEPCIONES: dict[tuple[str, str], str] = {}
