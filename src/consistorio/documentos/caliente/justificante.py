"""Receipts by thousands: laid out once per shape, filled in for each filing."""

import json
import threading
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from consistorio.documentos.composicion.caracteres import imprimibles
from consistorio.documentos.composicion.compositor import (
    PLANTILLAS,
    compilar,
    componer,
    entrada_de_typst,
)
from consistorio.documentos.composicion.fechas import fecha_numerica
from consistorio.documentos.rules.estructura_pdf import PdfPreparado, preparar

from .construccion import FECHA_DE_MARCA, QR_DE_MARCA, NoSirveDeEsqueleto, construir
from .esqueleto import Esqueleto
from .qr import qr_en_linea

_MM: Final = 72 / 25.4
# Room of each field in the template, in millimetres.
_ANCHOS: Final[Mapping[str, float]] = {
    "numero": 150,
    "presentado_en": 72,
    "efectivo_en": 72,
    "tramite": 162,
    "asunto": 162,
    "unidad": 162,
    "csv": 68,
    "verificacion": 118,
    "nombre": 77,
    "nif": 77,
    "documento": 67,
    "sha256": 80,
}
_SUELTOS: Final = [
    "numero",
    "presentado_en",
    "efectivo_en",
    "tramite",
    "asunto",
    "unidad",
    "csv",
    "verificacion",
]
_MAXIMO_DE_ESQUELETOS = 256
_LETRAS: Final = "".join(
    chr(n)
    for n in (*range(0x20, 0x7F), *range(0xA1, 0x180), *(ord(c) for c in "–—‘’“”„…•€№"))
    if chr(n) in imprimibles()
)

Textos = dict[str, str]


class Justificantes:
    """
    Composes receipts; skeletons are kept, one for each shape.

    One for the whole process: it may be used from several threads.
    """

    def __init__(self) -> None:
        self._esqueletos: dict[str, Esqueleto | None] = {}
        self._cerrojo = threading.Lock()

    def preparar(
        self, datos: Mapping[str, Any], *, idioma: str, titulo: str, fecha: datetime
    ) -> PdfPreparado:
        """
        Return the receipt, ready to be sealed.

        What does not fit in one line, or is written in another alphabet, goes by the usual way.

        :raises DatosIncompletos: if the template misses something.
        """
        return self.en_caliente(datos, idioma=idioma, titulo=titulo, fecha=fecha) or preparar(
            componer("justificante", datos, idioma=idioma, titulo=titulo, fecha=fecha)
        )

    def en_caliente(
        self, datos: Mapping[str, Any], *, idioma: str, titulo: str, fecha: datetime
    ) -> PdfPreparado | None:
        """Return the receipt by the hot path, or ``None`` if it cannot be made so."""
        textos = _textos(datos, idioma)
        if textos is None:
            return None
        forma = _forma(datos, textos, idioma, titulo)
        if forma not in self._esqueletos:
            self._preparar_esqueleto(forma, datos, textos, idioma, titulo)
        esqueleto = self._esqueletos.get(forma)
        if esqueleto is None:
            return None
        return esqueleto.escribir(textos, qr=qr_en_linea(textos["verificacion"]), fecha=fecha)

    def _preparar_esqueleto(
        self, forma: str, datos: Mapping[str, Any], textos: Textos, idioma: str, titulo: str
    ) -> None:
        with self._cerrojo:
            if forma in self._esqueletos:
                return
            if len(self._esqueletos) >= _MAXIMO_DE_ESQUELETOS:
                self._esqueletos.clear()
            self._esqueletos[forma] = _esqueleto(datos, textos, idioma, titulo)


def _textos(datos: Mapping[str, Any], idioma: str) -> Textos | None:
    """Return every value that changes from one receipt to the next, if all are plain lines."""
    try:
        textos = {nombre: _texto(datos[nombre], idioma) for nombre in _SUELTOS}
        for quien in ("interesado", "representante"):
            if datos.get(quien):
                for dato in ("nombre", "nif"):
                    textos[f"{quien}.{dato}"] = _texto(datos[quien][dato], idioma)
        for n, documento in enumerate(datos["documentos"]):
            textos[f"{n}.documento"] = _texto(documento["nombre"], idioma)
            textos[f"{n}.sha256"] = _texto(documento["sha256"], idioma)
    except KeyError:
        return None
    en_una_linea = all(t and t == t.strip() and "  " not in t for t in textos.values())
    return textos if en_una_linea else None


def _texto(valor: Any, idioma: str) -> str:
    return fecha_numerica(valor, idioma) if isinstance(valor, date) else str(valor)


def _fijos(datos: Mapping[str, Any]) -> dict[str, Any]:
    cambian = {*_SUELTOS, "interesado", "representante", "documentos"}
    return {clave: valor for clave, valor in datos.items() if clave not in cambian}


def _forma(datos: Mapping[str, Any], textos: Textos, idioma: str, titulo: str) -> str:
    fijos = json.dumps(_fijos(datos), default=str, sort_keys=True)
    return f"{idioma}\0{titulo}\0{len(textos)}\0{'representante.nif' in textos}\0{fijos}"


def _esqueleto(
    datos: Mapping[str, Any], textos: Textos, idioma: str, titulo: str
) -> Esqueleto | None:
    marcas = {nombre: f"ZZ{n:03}ZZ" for n, nombre in enumerate(textos)}
    vacio: dict[str, Any] = {nombre: marcas[nombre] for nombre in _SUELTOS}
    for quien in ("interesado", "representante"):
        if f"{quien}.nif" in marcas:
            vacio[quien] = {dato: marcas[f"{quien}.{dato}"] for dato in ("nombre", "nif")}
    vacio["documentos"] = [
        {"nombre": marcas[f"{n}.documento"], "sha256": marcas[f"{n}.sha256"]}
        for n in range(len(datos["documentos"]))
    ]
    completo = {**_fijos(datos), **vacio, "qr": QR_DE_MARCA, "juego": _LETRAS}
    entrada = entrada_de_typst(completo, idioma=idioma, titulo=titulo)
    pdf = compilar(PLANTILLAS / "justificante.typ", entrada, FECHA_DE_MARCA)
    anchos = {nombre: _ANCHOS[nombre.rpartition(".")[2]] * _MM for nombre in marcas}
    try:
        return construir(pdf, marcas, anchos)
    except NoSirveDeEsqueleto:
        return None
