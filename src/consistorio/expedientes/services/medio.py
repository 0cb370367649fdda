"""Whether silence before a notification will be a rejection (LPACAP arts. 14, 41 and 43.2)."""

from __future__ import annotations

from consistorio.identidad import selectors as identidad
from consistorio.notificaciones.rules.canal import Situacion, es_obligada_o_elegida
from consistorio.nucleo.identificadores import Nif
from consistorio.registro.rules.obligados import calidad_por_nif, obligacion


def canal_obligado_o_elegido(nif: str) -> bool:
    """Tell whether the person must, or chose to, be notified electronically."""
    contacto = identidad.contacto(nif)
    return es_obligada_o_elegida(
        Situacion(
            obligada=obligacion(calidad_por_nif(Nif.leer(nif))).obligada,
            eligio_electronico=contacto is not None and contacto.elige_electronico,
        )
    )
