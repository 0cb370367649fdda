"""Structured logs: one line for each deed, in JSON and UTC; never the local variables of an error."""

from __future__ import annotations

import logging
import sys

import structlog


def configurar_diario() -> None:
    """
    Write logs as JSON lines on standard error.

    Tracebacks carry no local variables: among them there may be keys and personal data.
    """
    sin_variables = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.ExceptionRenderer(sin_variables),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
