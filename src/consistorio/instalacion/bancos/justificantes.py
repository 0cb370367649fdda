"""How many sealed receipts come out, against the limit of the key and against a rival."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from consistorio.documentos.caliente.justificante import Justificantes
from consistorio.documentos.composicion import muestras
from consistorio.documentos.composicion.compositor import componer
from consistorio.firma.llaves.memoria import LlaveEnMemoria
from consistorio.firma.sello.pdf import PdfSellado, SelladorDePdf
from consistorio.firma.validacion.confianza import Confianza
from consistorio.firma.validacion.pdf import validar_pdf
from consistorio.firma.validacion.resultado import Veredicto
from consistorio.identidad.pki.demostracion import Pki, abrir_pki, crear_pki
from consistorio.instalacion.bancos import rival_justificantes as rival
from consistorio.instalacion.bancos.medida import Medida

PROCESOS = 2
SEGUNDOS = 4.0
_MUESTRA = muestras.MUESTRAS["justificante"]
_LOTE = 50


class JustificanteNoValido(RuntimeError):
    """A receipt of the bench did not validate: its figures are worth nothing."""


@dataclass(frozen=True, slots=True)
class Tanda:
    documentos: int
    segundos: float
    segundos_de_cpu: float


def medir() -> list[Medida]:
    """
    Return the figures of the receipts: RSA-2048, PAdES B-B, QR and final hash.

    :raises JustificanteNoValido: if one that was made does not validate.
    """
    with tempfile.TemporaryDirectory() as temporal:
        carpeta = Path(temporal)
        pki = crear_pki(carpeta, ahora=muestras.AHORA)
        techo = firmas_por_segundo()
        calientes = _en_paralelo(carpeta, caliente=True)
        normales = _en_paralelo(carpeta, caliente=False)
        _comprobar(pki)
        cpu = sum(t.segundos_de_cpu for t in calientes) / sum(t.documentos for t in calientes)
        return [
            _del_techo("justificantes.sellados_por_segundo", calientes, techo),
            _del_techo("justificantes.camino_normal_por_segundo", normales, techo),
            _del_rival(pki, cpu),
        ]


def _del_techo(clave: str, tandas: list[Tanda], techo: float | None) -> Medida:
    por_segundo = sum(tanda.documentos / tanda.segundos for tanda in tandas)
    contra = f"openssl speed rsa2048, {PROCESOS} procesos: {techo:.0f} firmas/s" if techo else ""
    return Medida(
        clave=clave,
        valor=round(por_segundo, 1),
        unidad="documentos/s",
        contra=contra or "openssl no está instalado",
        razon=round(por_segundo / techo, 3) if techo else None,
    )


def _del_rival(pki: Pki, cpu: float) -> Medida:
    contra, razon = "WeasyPrint no está instalado (pip install weasyprint)", None
    if rival.esta_instalado():
        suyo = rival.segundos_de_cpu_por_documento(pki)
        contra, razon = f"WeasyPrint + pyHanko: {suyo * 1000:.1f} ms de CPU", round(suyo / cpu, 1)
    return Medida(
        clave="justificantes.cpu_por_documento",
        valor=round(cpu * 1000, 3),
        unidad="ms de CPU",
        contra=contra,
        razon=razon,
    )


def _en_paralelo(carpeta: Path, *, caliente: bool) -> list[Tanda]:
    with ProcessPoolExecutor(PROCESOS, mp_context=get_context("spawn")) as procesos:
        # Every process is up and warm before any of them is timed.
        list(procesos.map(_calentar, [carpeta] * PROCESOS * 2))
        return list(procesos.map(_tanda, [carpeta] * PROCESOS, [caliente] * PROCESOS))


def _calentar(carpeta: Path) -> None:
    _fabrica(carpeta)
    time.sleep(0.2)


def _fabrica(carpeta: Path) -> tuple[Justificantes, SelladorDePdf]:
    firmante = LlaveEnMemoria(abrir_pki(carpeta).sello("valdehaya"))
    return Justificantes(), SelladorDePdf(firmante, nombre="Ayuntamiento de Valdehaya")


def _tanda(carpeta: Path, caliente: bool) -> Tanda:  # noqa: FBT001 - `map` passes by position
    justificantes, sellador = _fabrica(carpeta)
    _uno(justificantes, sellador, 0, caliente=caliente)
    hechos, cpu, inicio = 0, time.process_time(), time.perf_counter()
    while (pasado := time.perf_counter() - inicio) < SEGUNDOS:
        for _ in range(_LOTE if caliente else 1):
            hechos += 1
            _uno(justificantes, sellador, hechos, caliente=caliente)
    return Tanda(hechos, pasado, time.process_time() - cpu)


def _uno(
    justificantes: Justificantes, sellador: SelladorDePdf, n: int, *, caliente: bool
) -> PdfSellado | bytes:
    datos = _datos(n)
    opciones: dict[str, Any] = {
        "idioma": "es",
        "titulo": _MUESTRA.titulo,
        "fecha": muestras.AHORA,
    }
    if not caliente:
        pdf = componer("justificante", datos, **opciones)
        return sellador.sellar(pdf, ahora=muestras.AHORA)
    preparado = justificantes.en_caliente(datos, **opciones)
    if preparado is None:
        raise JustificanteNoValido("the hot path refused a receipt of the bench")
    return sellador.sellar_preparado(preparado, ahora=muestras.AHORA)


def _datos(n: int) -> dict[str, Any]:
    csv = f"CVX4-7KQ2-M9TR-WD3H-PZ6N-{n >> 16 & 0xFFFF:04X}-{n & 0xFFFF:04X}"
    return {
        **_MUESTRA.datos,
        "numero": f"2026-E-{n:06}",
        "asunto": f"Licencia de obra menor, calle Mayor, {n}",
        "csv": csv,
        "verificacion": f"https://sede.valdehaya.example/verificar/{csv}",
        "documentos": [
            {
                **documento,
                "sha256": hashlib.sha256(f"{n}{documento['nombre']}".encode()).hexdigest(),
            }
            for documento in _MUESTRA.datos["documentos"]
        ],
    }


def _comprobar(pki: Pki) -> None:
    """Validate one receipt of each way: a fast wrong one is worth nothing."""
    confianza = Confianza(muestras.AHORA, pki.cas, [pki.crl(muestras.AHORA)])
    for caliente in (True, False):
        hecho = _uno(*_fabrica(pki.carpeta), 7, caliente=caliente)
        pdf = hecho if isinstance(hecho, bytes) else hecho.contenido
        (firma,) = validar_pdf(pdf, confianza)
        if firma.veredicto is not Veredicto.VALIDA:
            raise JustificanteNoValido(f"{firma.motivos}")


def firmas_por_segundo() -> float | None:
    """Return the RSA-2048 signatures per second that OpenSSL makes here and now."""
    if not shutil.which("openssl"):
        return None
    orden = ["openssl", "speed", "-seconds", "3", "-multi", str(PROCESOS), "rsa2048"]
    dicho = subprocess.run(orden, capture_output=True, text=True, check=True).stdout
    hallado = re.search(r"rsa\s+2048 bits\s+[\d.]+s\s+[\d.]+s\s+([\d.]+)", dicho)
    return float(hallado[1]) if hallado else None
