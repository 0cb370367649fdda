"""Whom a validation trusts, and at what moment."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from consistorio.identidad.pki.campos import dice_que_es_cualificado
from consistorio.identidad.pki.servicios import (
    Servicio,
    TipoDeServicio,
    certificados_concedidos,
)
from consistorio.identidad.pki.validacion import Motivo, Uso, emitido_por, validar_certificado

TIPOS = {
    Uso.IDENTIFICACION: TipoDeServicio.CERTIFICADOS,
    Uso.FIRMA: TipoDeServicio.CERTIFICADOS,
    Uso.SELLO_DE_TIEMPO: TipoDeServicio.SELLOS_DE_TIEMPO,
}


@dataclass(frozen=True, slots=True)
class Confianza:
    """
    Authorities, revocation lists and hour of a validation.

    :param cas: trusted by themselves, whatever the hour.
    :param crl: ``None`` where revocation is asked elsewhere.
    :param servicios: those of the trusted lists, each in the hours in which it was qualified.
    """

    ahora: datetime
    cas: Sequence[bytes]
    crl: Sequence[bytes] | None = None
    servicios: Sequence[Servicio] = ()

    def motivos(self, der: bytes, *, en: datetime, uso: Uso = Uso.FIRMA) -> tuple[Motivo, ...]:
        """Return what there is against a certificate at a given hour."""
        tipo = TIPOS[uso]
        cas = (*self.cas, *certificados_concedidos(self.servicios, tipo, en))
        return validar_certificado(der, en, cas, self.crl, uso=uso).motivos

    def cualificado(self, der: bytes, *, en: datetime) -> bool | None:
        """
        Say whether a certificate was qualified at an hour: it says so, and so does a trusted list.

        None where there is no list to ask.
        """
        if not self.servicios:
            return None
        emisoras = certificados_concedidos(self.servicios, TipoDeServicio.CERTIFICADOS, en)
        return dice_que_es_cualificado(der) and emitido_por(der, emisoras)

    def a_json(self) -> dict[str, Any]:
        """Return the same as plain values."""
        return {
            "ahora": self.ahora.isoformat(),
            "cas": [b64encode(ca).decode() for ca in self.cas],
            "crl": None if self.crl is None else [b64encode(c).decode() for c in self.crl],
            "servicios": [uno.a_json() for uno in self.servicios],
        }

    @classmethod
    def de_json(cls, datos: dict[str, Any]) -> Self:
        """Return what ``a_json`` wrote."""
        crl = datos["crl"]
        return cls(
            datetime.fromisoformat(datos["ahora"]),
            [b64decode(ca) for ca in datos["cas"]],
            None if crl is None else [b64decode(c) for c in crl],
            [Servicio.de_json(uno) for uno in datos["servicios"]],
        )
