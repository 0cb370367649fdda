"""The times of the wire, read as instants."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from consistorio.registro.rules.sicres.listas import Version

# In 3.0 no zone travels: it is the civil time of the office. An hour later in the peninsula than
# in the Canaries, so reading it as peninsular never makes it later than it was.
MADRID = ZoneInfo("Europe/Madrid")
HOLGURA = timedelta(minutes=5)
_FORMA_3 = re.compile(r"[0-9]{14}")
_FORMA_4 = re.compile(r"([0-9]{14})([+-][0-9]{4})")


class MomentoNoValido(ValueError):
    """The text is not a date and hour as SICRES writes them."""


def leer_momento(texto: str, version: Version) -> datetime:
    """
    Return the instant that the text says: AAAAMMDDHHMMSS, and in 4.0 the offset from UTC.

    :raises MomentoNoValido: if it is not one.
    """
    try:
        if version is Version.TRES:
            if not _FORMA_3.fullmatch(texto):
                raise MomentoNoValido(texto[:30])
            return datetime.strptime(texto, "%Y%m%d%H%M%S").replace(tzinfo=MADRID)
        if not _FORMA_4.fullmatch(texto):
            raise MomentoNoValido(texto[:30])
        return datetime.strptime(texto, "%Y%m%d%H%M%S%z")
    except ValueError:
        raise MomentoNoValido(texto[:30]) from None


def escribir_momento(momento: datetime, version: Version) -> str:
    """Return the text of an aware instant, as the version writes it."""
    if version is Version.TRES:
        return momento.astimezone(MADRID).strftime("%Y%m%d%H%M%S")
    return momento.strftime("%Y%m%d%H%M%S%z")[:19]
