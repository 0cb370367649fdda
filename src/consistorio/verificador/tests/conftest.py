"""A bundle as the sede gives it: a receipt among other filings, and whose key signs its log."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from uuid import uuid4

import pytest
import typst
from django.conf import settings

from consistorio.documentos import selectors as documentos
from consistorio.firma import services as firma
from consistorio.firma.llaves.memoria import LlaveEnMemoria
from consistorio.firma.personal import firmar_pdf
from consistorio.firma.sello.pdf import SelladorDePdf
from consistorio.firma.sello.tsa import AutoridadDeSelladoDeTiempo
from consistorio.identidad.pki import demostracion
from consistorio.plataforma.constancia.claves import verificador as clave_publicada
from consistorio.plataforma.constancia.secuencia import cerrar_punto
from consistorio.plataforma.reloj import hora_oficial
from consistorio.registro import services as registro
from consistorio.verificador import verificador

AHORA = datetime(2026, 11, 21, 10, 30, tzinfo=timezone(timedelta(hours=1)))


@dataclass
class Paquete:
    """A bundle whose pieces the test may change. ``clave`` is the published one."""

    documento: bytes
    prueba: bytes
    nombre: str
    clave: str
    raiz: Path

    def con(self, **cambios: object) -> Paquete:
        return Paquete(**{**vars(self), **cambios})

    def con_prueba(self, cambiar: object) -> Paquete:
        datos = json.loads(self.prueba)
        cambiar(datos)
        return self.con(prueba=json.dumps(datos, ensure_ascii=False, indent=2).encode())

    def zip(self) -> bytes:
        salida = io.BytesIO()
        with zipfile.ZipFile(salida, "w") as archivo:
            archivo.writestr(self.nombre, self.documento)
            archivo.writestr("prueba.json", self.prueba)
        return salida.getvalue()


@pytest.fixture
def paquetes(entidad, empleada, pki):
    """Bundles of eleven filings: the log is neither full nor empty."""
    reloj = hora_oficial(entidad)
    hechos = []
    for numero in range(11):
        persona = registro.PersonaDeAsiento(papel="interesado", nif="12345678Z", nombre="ANA")
        hecho = registro.presentar_con_justificante(
            actor=empleada,
            presentacion=registro.Presentacion(
                extracto=f"Escrito {numero}", solicita="Algo", interesados=(persona,)
            ),
            clave=uuid4().hex,
            reloj=reloj,
        )
        hechos.append(hecho)
    cerrar_punto(entidad)
    return [_paquete(entidad, hecho) for hecho in hechos]


def _paquete(entidad, hecho):
    contenido = firma.paquete_de_prueba(documentos.documento(hecho.justificante_id))
    with zipfile.ZipFile(io.BytesIO(contenido)) as archivo:
        nombre = next(n for n in archivo.namelist() if n != "prueba.json")
        return Paquete(
            documento=archivo.read(nombre),
            prueba=archivo.read("prueba.json"),
            nombre=nombre,
            clave=clave_publicada(entidad),
            raiz=Path(settings.CONSISTORIO_DATOS) / "pki" / "raiz.pem",
        )


@pytest.fixture
def paquete(paquetes):
    return paquetes[6]


@pytest.fixture
def juzgar(tmp_path):
    """Verify a bundle as somebody who knows the published key and the root; return the report."""

    def juzgar(paquete, *, clave=None, raices=None, testigos=()):
        fichero = tmp_path / "prueba.zip"
        fichero.write_bytes(paquete.zip())
        return verificador.verificar(fichero, _opciones(paquete, clave, raices, testigos))

    return juzgar


def _opciones(paquete, clave, raices, testigos):
    if raices is None:
        raices = verificador.x509.load_pem_x509_certificates(paquete.raiz.read_bytes())
    publicada = paquete.clave if clave is None else clave
    return verificador.Opciones(tuple(raices), publicada, testigos)


@pytest.fixture(scope="session")
def pki_del_pdf(tmp_path_factory):
    return demostracion.crear_pki(tmp_path_factory.mktemp("pki-verificador"), ahora=AHORA)


@pytest.fixture(scope="session")
def firmado(pki_del_pdf):
    """A document sealed by the entidad and then signed by two people, one with a time stamp."""
    fuente = '#set document(title: "Prueba")\n#set text(lang: "es")\nUno\n#pagebreak()\nDos'
    pdf = typst.Compiler(fuente.encode()).compile(
        format="pdf", timestamp=0, pdf_standards=["a-2a", "ua-1"]
    )
    tsa = AutoridadDeSelladoDeTiempo(LlaveEnMemoria(pki_del_pdf.tsa), lambda: AHORA)
    sello = LlaveEnMemoria(pki_del_pdf.sello("valdehaya"))
    pdf = SelladorDePdf(sello, nombre="Ayuntamiento").sellar(pdf, ahora=AHORA)
    for persona, sellador in (("secretario", None), ("alcaldesa", tsa.sellar)):
        firmante = LlaveEnMemoria(pki_del_pdf.persona(persona))
        pdf = firmar_pdf(pdf, firmante, nombre=persona, ahora=AHORA, sellador=sellador)
    return pdf


@pytest.fixture
def juzgar_pdf(tmp_path, pki_del_pdf):
    def juzgar(pdf, *, raices=None):
        fichero = tmp_path / "documento.pdf"
        fichero.write_bytes(pdf)
        if raices is None:
            raices = [verificador.x509.load_der_x509_certificate(pki_del_pdf.raiz.der)]
        return verificador.verificar(fichero, verificador.Opciones(tuple(raices)))

    return juzgar
