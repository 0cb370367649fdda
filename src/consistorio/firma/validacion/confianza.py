"""Whom a validation trusts, and at what moment."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from consistorio.identidad.pki.validacion import Motivo, Uso, validar_certificado


@dataclass(frozen=True, slots=True)
class Confianza:
    """
    Authorities, revocation lists and hour of a validation.

    :param crl: ``None`` where revocation is asked elsewhere.
    """

    ahora: datetime
    cas: Sequence[bytes]
    crl: Sequence[bytes] | None = None

    def motivos(self, der: bytes, *, en: datetime, uso: Uso = Uso.FIRMA) -> tuple[Motivo, ...]:
        """Return what there is against a certificate at a given hour."""
        return validar_certificado(der, en, self.cas, self.crl, uso=uso).motivos

    def a_json(self) -> dict[str, Any]:
        """Return the same as plain values."""
        return {
            "ahora": self.ahora.isoformat(),
            "cas": [b64encode(ca).decode() for ca in self.cas],
            "crl": None if self.crl is None else [b64encode(c).decode() for c in self.crl],
        }

    @classmethod
    def de_json(cls, datos: dict[str, Any]) -> Self:
        """Return what ``a_json`` wrote."""
        crl = datos["crl"]
        return cls(
            datetime.fromisoformat(datos["ahora"]),
            [b64decode(ca) for ca in datos["cas"]],
            None if crl is None else [b64decode(c) for c in crl],
        )
