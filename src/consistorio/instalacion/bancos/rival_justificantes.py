"""The rival of the receipts: WeasyPrint and pyHanko, used as their manuals show."""

from __future__ import annotations

import asyncio
import html
import io
import time
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding

from consistorio.documentos.composicion import muestras
from consistorio.documentos.composicion.qr import svg_qr
from consistorio.identidad.pki.demostracion import Pki


def esta_instalado() -> bool:
    """Say whether WeasyPrint is here; it is no part of the product."""
    return find_spec("weasyprint") is not None


def segundos_de_cpu_por_documento(pki: Pki, repeticiones: int = 10) -> float:
    """Return the CPU seconds that the rival takes for one sealed receipt; its key is loaded once."""
    firmante = _firmante(pki)
    _uno(firmante, 0)
    antes = time.process_time()
    for n in range(repeticiones):
        _uno(firmante, n)
    return (time.process_time() - antes) / repeticiones


_MODULOS = (
    "pyhanko.pdf_utils.incremental_writer",
    "pyhanko.sign.fields",
    "pyhanko.sign.signers",
    "weasyprint",
)


def _modulo(nombre: str) -> Any:
    """Return a module of the rival, which may not be installed where the code is checked."""
    return import_module(nombre)


def _firmante(pki: Pki) -> Any:
    base = pki.carpeta / "sellos" / "valdehaya"
    suelto = pki.carpeta / "rival.pem"
    suelto.write_bytes(pki.sello("valdehaya").certificado.public_bytes(Encoding.PEM))
    return _modulo("pyhanko.sign.signers").SimpleSigner.load(
        str(base.with_name("valdehaya.clave.pem")),
        str(suelto),
        ca_chain_files=(str(pki.carpeta / "emisora.pem"),),
    )


def _uno(firmante: Any, n: int) -> bytes:
    escritura, fields, signers, weasyprint = (_modulo(nombre) for nombre in _MODULOS)
    pdf = weasyprint.HTML(string=_pagina(n)).write_pdf(pdf_variant="pdf/a-2a")
    metadatos = signers.PdfSignatureMetadata(
        field_name="Sello", subfilter=fields.SigSeedSubFilter.PADES
    )
    escritor = escritura.IncrementalPdfFileWriter(io.BytesIO(pdf))
    firmar = signers.async_sign_pdf(escritor, metadatos, signer=firmante)
    return bytes(asyncio.run(firmar).getvalue())


def _pagina(n: int) -> str:
    datos: dict[str, Any] = dict(muestras.MUESTRAS["justificante"].datos)
    filas = "".join(
        f"<tr><td>{i}</td><td>{html.escape(d['nombre'])}</td><td>{d['sha256']}</td></tr>"
        for i, d in enumerate(datos["documentos"], 1)
    )
    parejas = "".join(
        f"<p><small>{clave}</small><br>{html.escape(str(datos[clave]))}</p>"
        for clave in ("numero", "presentado_en", "efectivo_en", "tramite", "asunto", "unidad")
    )
    return (
        "<html lang=es><head><title>Justificante</title><style>@page{size:A4;margin:25mm}"
        "body{font:10pt sans-serif}table{width:100%;border-collapse:collapse}"
        "td,th{border-bottom:1px solid #aaa;padding:4px;font-size:8pt}svg{width:20mm}"
        f"</style></head><body><h1>Justificante {n}</h1>{parejas}"
        f"<table><tr><th>N</th><th>Documento</th><th>Huella</th></tr>{filas}</table>"
        f"<p>{svg_qr(datos['verificacion'])} {datos['csv']}</p></body></html>"
    )
