"""One process of the naive way: prints how many filings it made each second."""

from __future__ import annotations

import secrets
import time
from datetime import datetime
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

VECES = 20


def main() -> None:
    import django

    django.setup()
    from consistorio.identidad.confianza import pki_de_demostracion
    from consistorio.plataforma.entidades import en
    from consistorio.plataforma.models import Entidad

    entidad = Entidad.objects.get(slug="villaclara")
    carpeta = pki_de_demostracion().carpeta / "personas"
    with en(entidad):
        presentar(carpeta)
        comienzo = time.perf_counter()
        for _ in range(VECES):
            presentar(carpeta)
    print(VECES / (time.perf_counter() - comienzo))


def presentar(carpeta: Path) -> None:
    """File once: lock, number, rows one by one, page to PDF, signature, file."""
    from django.db import transaction

    from consistorio.plataforma.reloj import ahora
    from consistorio.registro.models import Asiento, Interesado, Libro

    instante = ahora()
    with transaction.atomic():
        libro, _ = Libro.objects.get_or_create(sentido="ENTRADA", ejercicio=1999)
        libro = Libro.objects.select_for_update().get(id=libro.id)
        libro.ultimo += 1
        libro.save()
        asiento = Asiento.objects.create(**_datos(libro.ultimo, instante))
        for orden, papel in enumerate(("interesado", "representante"), start=1):
            Interesado.objects.create(asiento=asiento, orden=orden, papel=papel, nombre="María")
    sellado = _sellar(_pdf(asiento.numero, instante), carpeta)
    (Path("/tmp") / f"ingenua-{asiento.id}.pdf").write_bytes(sellado)  # noqa: S108
    (Path("/tmp") / f"ingenua-{asiento.id}.pdf").unlink()  # noqa: S108


def _datos(numero: int, instante: datetime) -> dict[str, Any]:
    return {
        "sentido": "ENTRADA",
        "ejercicio": 1999,
        "numero": numero,
        "presentado_en": instante,
        "efectivo_el": instante.date(),
        "presentador": "ingenua",
        "clave": secrets.token_hex(16),
        "huella": "a" * 64,
        "cadena": b"",
        "extracto": "Instancia general",
        "canal": "aplicacion",
        "justificante_id": secrets.token_hex(16),
        "csv": secrets.token_hex(14),
    }


def _pdf(numero: int, instante: datetime) -> bytes:
    filas = "".join(f"<tr><td>Documento {n}</td><td>{'a' * 64}</td></tr>" for n in range(3))
    html = f"<h1>Justificante {numero}</h1><p>{instante}</p><table>{filas}</table>"
    pdf: bytes = import_module("weasyprint").HTML(string=html).write_pdf(pdf_variant="pdf/a-2u")
    return pdf


def _sellar(pdf: bytes, carpeta: Path) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf

    from consistorio.identidad.pki.demostracion import CLAVE_P12

    p12 = str(carpeta / "maria.p12")
    firmante = SimpleSigner.load_pkcs12(p12, passphrase=CLAVE_P12.encode())  # type: ignore[no-untyped-call]
    escritor = IncrementalPdfFileWriter(BytesIO(pdf))
    salida = sign_pdf(escritor, PdfSignatureMetadata(field_name="Sello"), signer=firmante)
    sellado: bytes = salida.getvalue()
    return sellado


if __name__ == "__main__":
    main()
