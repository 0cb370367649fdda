"""Switches that turn a defence off, so that the test of that defence can be seen to fail."""

from __future__ import annotations

SIN_BARRERA = "CONSISTORIO_CONTROL_SIN_BARRERA"
"""Answer filings before they are durable: the hammer must then see losses."""
