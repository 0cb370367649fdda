"""A document laid out once, with gaps where each copy writes its own values."""

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from consistorio.documentos.rules.estructura_pdf import EstructuraPdf, PdfPreparado

from .letras import Letras
from .molde import Molde

QR, FECHA_INFO, FECHA_XMP, ID = "qr", "fecha info", "fecha xmp", "id"
"""Gaps that every skeleton has, besides its own fields."""


@dataclass(frozen=True, slots=True)
class Campo:
    """A gap for one line of text: its font, and its room in units of the size of the letter."""

    letras: Letras
    ancho_maximo: float


@dataclass(frozen=True, slots=True)
class Esqueleto:
    prefijo: bytes
    resumen: Any
    posiciones: tuple[tuple[int, int], ...]
    campos: Mapping[str, Campo]
    pagina: Molde
    n_pagina: int
    n_info: int
    n_xmp: int
    info: Molde
    xmp: Molde
    trailer: bytes
    estructura: EstructuraPdf

    def escribir(
        self, textos: Mapping[str, str], *, qr: bytes, fecha: datetime
    ) -> PdfPreparado | None:
        """Return the document with these values, or ``None`` if one does not fit."""
        valores: dict[str, bytes] = {QR: qr}
        for nombre, campo in self.campos.items():
            escrito = campo.letras.escribir(textos[nombre], campo.ancho_maximo)
            if escrito is None:
                return None
            valores[nombre] = escrito
        pagina = self.pagina.llenar(valores)
        identidad = b64encode(hashlib.sha256(pagina).digest()[:16])
        utc = fecha.astimezone(UTC)
        valores[ID] = identidad
        valores[FECHA_INFO] = f"(D:{utc:%Y%m%d%H%M%S}Z)".encode()
        valores[FECHA_XMP] = f"{utc:%Y-%m-%dT%H:%M:%S}+00:00".encode()
        return self._terminar(pagina, valores, identidad)

    def _terminar(
        self, pagina: bytes, valores: Mapping[str, bytes], identidad: bytes
    ) -> PdfPreparado:
        cola = (
            (self.n_pagina, _flujo(pagina, b"")),
            (self.n_info, self.info.llenar(valores)),
            (self.n_xmp, _flujo(self.xmp.llenar(valores), b"/Type/Metadata/Subtype/XML")),
        )
        piezas, posiciones, donde = [], dict(self.posiciones), len(self.prefijo)
        for numero, cuerpo in cola:
            pieza = b"%d 0 obj\n%b\nendobj\n" % (numero, cuerpo)
            posiciones[numero] = donde
            donde += len(pieza)
            piezas.append(pieza)
        ids = b"/ID[(%b)(%b)]" % (identidad, identidad)
        piezas.append(_tabla(posiciones))
        piezas.append(b"trailer\n<<%b%b>>\nstartxref\n%d\n%%%%EOF\n" % (self.trailer, ids, donde))
        resto = b"".join(piezas)
        resumen = self.resumen.copy()
        resumen.update(resto)
        estructura = self.estructura.con(xref=donde, ids=ids)
        return PdfPreparado(self.prefijo + resto, estructura, resumen)


def _flujo(contenido: bytes, claves: bytes) -> bytes:
    return b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(contenido), claves, contenido)


def _tabla(posiciones: Mapping[int, int]) -> bytes:
    entradas = [b"%010d 00000 n \n" % posiciones[n] for n in range(1, len(posiciones) + 1)]
    return b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(entradas) + 1, b"".join(entradas))
