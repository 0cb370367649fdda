"""Another module is entered by its doors."""

from __future__ import annotations

from collections.abc import Iterator

from consistorio.instalacion.reglas.fuente import Fuente, Hallazgo, importados

PUERTAS = {"services", "selectors", "events", "rules"}
SIN_PUERTAS = {"nucleo", "plataforma"}
"""Foundations: all of them is for everybody, but the tables (which have contracts)."""

MOTORES = {
    "documentos.caliente": "receipts by thousands: bytes in, bytes out",
    "documentos.composicion": "paper: data in, bytes out",
    "documentos.eni": "interchange XML: values in, bytes out",
    "documentos.intake": "judgement of what comes in: bytes in, sentence out",
    "documentos.web.servir": "every module sends documents under its own URL and its own permission",
    "firma.sello": "seals: bytes in, bytes out",
    "firma.validacion": "judgement of signatures: bytes in, verdict out",
    "firma.xades": "signed XML: element in, element out",
    "identidad.confianza": "whom we trust to issue certificates",
    "verificador.verificador": "one file, which the sede gives away and the command runs",
    "verificador.vigilante": "one file, which the sede gives away and the command runs",
    "identidad.pki": "certificates, read and judged: bytes in, values out",
}
"""What else is a door, and why: engines that touch neither tables nor actors."""

JUNTA_PANTALLAS = {"canales": {"web", "api", "urls"}}
SIRVE_DE_TODO = {"instalacion"}
"""The command line starts listeners and sows demonstrations; tables remain closed by contract."""


def los_modulos_se_visitan_por_la_puerta(fuente: Fuente) -> Iterator[Hallazgo]:
    """Find imports of rooms of another module that are not a door."""
    if not fuente.es_python or fuente.es_prueba or fuente.modulo in {"", *SIRVE_DE_TODO}:
        return
    for linea, nombre in importados(fuente):
        raiz, _, resto = nombre.partition(".")
        modulo, _, dentro = resto.partition(".")
        if raiz != "consistorio" or modulo in {fuente.modulo, *SIN_PUERTAS}:
            continue
        if not _es_puerta(fuente, modulo, dentro):
            yield linea, f"{nombre}: no es una puerta de {modulo}"


def _es_puerta(quien: Fuente, modulo: str, dentro: str) -> bool:
    habitacion = dentro.partition(".")[0]
    # A resource looks the same in every API: the one above shows what the one below describes.
    de_api_a_api = {"api"} if quien.habitacion == "api" else set()
    if habitacion in PUERTAS | JUNTA_PANTALLAS.get(quien.modulo, set()) | de_api_a_api:
        return True
    completo = f"{modulo}.{dentro}."
    return any(completo.startswith(f"{motor}.") for motor in MOTORES)
