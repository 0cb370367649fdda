"""ENI XML, judged by the official schemas and by xmlsec1."""

import hashlib
import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from lxml import etree

from consistorio.documentos.eni import (
    CarpetaIndizada,
    DocumentoEni,
    DocumentoIndizado,
    EniNoValido,
    ExpedienteEni,
    ExpedienteIndizado,
    FirmaEni,
    documento_xml,
    expediente_xml,
    leer_documento,
)
from consistorio.firma.politica import AGE_1_9
from consistorio.firma.xades import firmar_xades

pytestmark = pytest.mark.conformidad
AHORA = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
_DATOS = Path(
    os.environ.get("CONSISTORIO_DATOS_DE_PRUEBA")
    or Path(__file__).resolve().parents[2].parent / "shared" / "data"
)


def _esquema(nombre, version="1.0"):
    ruta = _DATOS / "eni" / "xsd-local" / version / nombre
    if not ruta.exists():
        pytest.skip(f"the official ENI schemas are missing: {ruta.parent}")
    return etree.XMLSchema(etree.parse(ruta))


def _documento(**cambios):
    datos = {
        "identificador": "ES_L01489010_2026_0001",
        "organos": ("L01489010", "L01489011"),
        "capturado_en": AHORA,
        "origen_ciudadano": True,
        "tipo_documental": "TD14",
        "mime": "application/pdf",
        "contenido": b"%PDF",
        "firmas": (FirmaEni(tipo="TF06"),),
    }
    return DocumentoEni(**{**datos, **cambios})


@pytest.mark.parametrize(
    "cambios",
    [
        {},
        {"contenido": None, "referencia": "documentos/1.pdf"},
        {"firmas": ()},
        {"firmas": (FirmaEni(tipo="TF01", csv="CVX4-7KQ2", regulacion="BOP 1/2026"),)},
        {"firmas": (FirmaEni(tipo="TF04", firma=b"x"), FirmaEni(tipo="TF06"))},
        {
            "estado_elaboracion": "EE02",
            "identificador_de_origen": "ES_L01489010_2026_0000",
            "tipo_documental": "TD57",
        },
    ],
)
def test_el_documento_cumple_el_esquema_oficial(cambios):
    esquema = _esquema("DocumentoEni.xsd")

    esquema.assertValid(etree.fromstring(documento_xml(_documento(**cambios))))


def _indizado(n):
    return DocumentoIndizado(
        identificador=f"ES_L01489010_2026_{n:04}",
        sha256=hashlib.sha256(bytes([n])).hexdigest(),
        incorporado_en=AHORA,
        orden=f"{n:03}",
    )


def _expediente(sello, politica=None):
    expediente = ExpedienteEni(
        identificador="ES_L01489010_2026_EXP_0001",
        organos=("L01489010",),
        abierto_en=AHORA,
        clasificacion="L01489010_PRO_1",
        estado="E02",
        indice_en=AHORA,
        interesados=("12345678Z",),
        contenido=(
            _indizado(1),
            CarpetaIndizada("Informes", (_indizado(2), _indizado(3))),
            ExpedienteIndizado(AHORA, (_indizado(4),)),
        ),
        visualizacion=b"%PDF",
    )
    return expediente_xml(
        expediente, partial(firmar_xades, firmante=sello, ahora=AHORA, politica=politica)
    )


@pytest.mark.parametrize("politica", [None, AGE_1_9])
def test_el_expediente_cumple_el_esquema_oficial(sello, politica):
    esquema = _esquema("ExpedienteEni.xsd")

    esquema.assertValid(etree.fromstring(_expediente(sello, politica)))


@pytest.mark.parametrize("politica", [None, AGE_1_9])
def test_el_indice_va_firmado_y_xmlsec1_lo_acepta(xmlsec1, sello, politica):
    ids = (
        "http://administracionelectronica.gob.es/ENI/XSD/v1.0/expediente-e/indice-e:IndiceContenido",
        "http://uri.etsi.org/01903/v1.3.2#:SignedProperties",
    )
    xml = _expediente(sello, politica)

    assert xmlsec1(xml, *ids).startswith("OK")
    assert not xmlsec1(xml.replace(b">001<", b">009<"), *ids).startswith("OK")


@pytest.mark.parametrize("version", ["1.0", "2.0"])
@pytest.mark.parametrize(
    "cambios",
    [
        {"nombre": "Informe.pdf"},
        {"firmas": ()},
        {"firmas": (FirmaEni(tipo="TF01", csv="CVX4-7KQ2", regulacion="BOP 1/2026"),)},
        {"firmas": (FirmaEni(tipo="TF04", firma=b"x"), FirmaEni(tipo="TF06"))},
        {"tipo_documental": "TD54"},
        {"estado_elaboracion": "EE02", "identificador_de_origen": "ES_L01489010_2026_0000"},
    ],
)
def test_las_dos_versiones_valen_para_los_esquemas_oficiales(version, cambios):
    xml = documento_xml(_documento(**cambios), version)

    _esquema("DocumentoEni.xsd", version).assertValid(etree.fromstring(xml))
    assert leer_documento(xml).version == version


@pytest.mark.parametrize(
    ("nombre", "empieza"),
    [("inside-documento-pades.xml", b"%PDF"), ("inside-documento-cades-ref-interna.xml", b"")],
)
def test_se_leen_los_documentos_de_inside(nombre, empieza):
    leido = leer_documento(_muestra(nombre))

    assert leido.identificador.startswith("ES_E04975701_2017_")
    assert leido.contenido
    assert leido.contenido.startswith(empieza)


def test_el_esqueleto_del_boe_no_vale_porque_su_firma_no_trae_nada():
    with pytest.raises(EniNoValido, match="no trae nada"):
        leer_documento(_muestra("documento-BOE-A-2011-13169-xades-detached.xml"))


def _muestra(nombre):
    ruta = _DATOS / "eni" / "muestras" / nombre
    if not ruta.exists():
        pytest.skip(f"the ENI samples are missing: {ruta.parent}")
    return ruta.read_bytes()
