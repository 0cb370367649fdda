"""The package that leaves: valid against the official schemas, and its index signed."""

import hashlib
import io
import os
import zipfile
from base64 import b64decode
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree
from signxml.exceptions import InvalidDigest, InvalidSignature
from signxml.verifier import SignatureConfiguration
from signxml.xades import XAdESVerifier

from consistorio.expedientes import services
from consistorio.expedientes.models import Expediente, Hito, HitoDeExpediente

pytestmark = pytest.mark.django_db
RAIZ = Path(__file__).parents[4]
DATOS = Path(os.environ.get("CONSISTORIO_DATOS_DE_PRUEBA", RAIZ.parent / "shared" / "data"))
FICHERO = "{http://administracionelectronica.gob.es/ENI/XSD/v1.0/documento-e/contenido}"
META = "{http://administracionelectronica.gob.es/ENI/XSD/v1.0/expediente-e/metadatos}"
INDICE = "{http://administracionelectronica.gob.es/ENI/XSD/v1.0/expediente-e/indice-e/contenido}"
DS = "{http://www.w3.org/2000/09/xmldsig#}"


def abrir(paquete):
    fichero = zipfile.ZipFile(io.BytesIO(paquete))
    return {nombre: fichero.read(nombre) for nombre in fichero.namelist()}


@pytest.fixture
def exportado(resuelto, empleada, reloj):
    clave = resuelto()
    return clave, abrir(services.exportar(actor=empleada, expediente_id=clave, reloj=reloj))


def test_lleva_el_indice_y_cada_documento_dos_veces(exportado):
    clave, ficheros = exportado

    identificador = Expediente.objects.get(id=clave).identificador
    assert f"{identificador}.xml" in ficheros
    assert sum(n.startswith("documentos/") for n in ficheros) == 4
    assert sum(n.startswith("contenidos/") for n in ficheros) == 4


def test_el_indice_dice_la_huella_de_cada_contenido_en_su_orden(exportado):
    clave, ficheros = exportado
    indice = etree.fromstring(ficheros[f"{Expediente.objects.get(id=clave).identificador}.xml"])

    huellas = [b64decode(n.text) for n in indice.iter(f"{INDICE}ValorHuella")]
    contenidos = [ficheros[n] for n in sorted(ficheros) if n.startswith("contenidos/")]
    assert huellas == [hashlib.sha256(c).digest() for c in contenidos]
    assert indice.findtext(f".//{META}Estado") == "E03"
    assert indice.find(f".//{DS}SignatureValue") is not None


def test_el_documento_eni_lleva_los_mismos_bytes(exportado):
    _clave, ficheros = exportado

    for nombre in (n for n in ficheros if n.startswith("documentos/")):
        dentro = b64decode(etree.fromstring(ficheros[nombre]).findtext(f".//{FICHERO}ValorBinario"))
        orden = nombre.split("/")[1][:4]
        fuera = next(c for n, c in ficheros.items() if n.startswith(f"contenidos/{orden}"))
        assert dentro == fuera


def test_es_valido_segun_los_esquemas_oficiales(exportado):
    esquemas = DATOS / "eni" / "xsd-local" / "1.0"
    if not esquemas.is_dir():
        pytest.skip(f"Faltan los esquemas oficiales del ENI en {esquemas}")
    clave, ficheros = exportado
    identificador = Expediente.objects.get(id=clave).identificador

    for nombre, contenido in ficheros.items():
        if nombre.endswith(".xml"):
            cual = "expediente" if nombre.startswith(identificador) else "documento"
            esquema = _esquema(esquemas, cual)
            assert esquema.validate(etree.fromstring(contenido)), esquema.error_log


def _esquema(carpeta, cual):
    return etree.XMLSchema(etree.parse(carpeta / f"{cual.title()}Eni.xsd"))


def test_un_tercero_da_por_valida_la_firma_del_indice(exportado, pki):
    clave, ficheros = exportado
    sello = pki.sello("villaclara").certificado
    indice = ficheros[f"{Expediente.objects.get(id=clave).identificador}.xml"]

    def verificar(xml):
        return XAdESVerifier().verify(
            xml,
            x509_cert=sello.public_bytes(Encoding.PEM).decode(),
            expect_references=2,
            expect_config=SignatureConfiguration(verification_time=sello.not_valid_before_utc),
        )

    assert verificar(indice)
    with pytest.raises((InvalidDigest, InvalidSignature)):
        verificar(
            indice.replace(
                b"<eniconexpind:OrdenDocumentoExpediente>0001",
                b"<eniconexpind:OrdenDocumentoExpediente>0009",
            )
        )


def test_cada_remision_guarda_su_indice_y_queda_en_la_historia(exportado, empleada, reloj):
    clave, _ficheros = exportado

    services.exportar(actor=empleada, expediente_id=clave, reloj=reloj)

    assert Expediente.objects.get(id=clave).indices.count() == 2
    assert HitoDeExpediente.objects.filter(tipo=Hito.EXPORTADO).count() == 2
