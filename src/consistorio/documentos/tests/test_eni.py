from base64 import b64decode
from datetime import UTC, datetime

import pytest
from lxml import etree

from consistorio.documentos.eni import (
    DocumentoEni,
    DocumentoIndizado,
    ExpedienteEni,
    FirmaEni,
    FirmaEniIncompleta,
    IndiceVacio,
    documento_xml,
    expediente_xml,
    nombre_de_formato,
    tipo_de_la_nti,
)

AHORA = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
_META = "{http://administracionelectronica.gob.es/ENI/XSD/v1.0/documento-e/metadatos}"
_FICHERO = "{http://administracionelectronica.gob.es/ENI/XSD/v1.0/documento-e/contenido}"
_INDICE = "{http://administracionelectronica.gob.es/ENI/XSD/v1.0/expediente-e/indice-e/contenido}"


def _documento(**cambios):
    datos = {
        "identificador": "ES_L01489010_2026_0001",
        "organos": ("L01489010",),
        "capturado_en": AHORA,
        "origen_ciudadano": True,
        "tipo_documental": "TD14",
        "mime": "application/pdf",
        "contenido": b"%PDF",
        "firmas": (FirmaEni(tipo="TF06"),),
    }
    return DocumentoEni(**{**datos, **cambios})


class TestDocumentoXml:
    def test_lleva_el_contenido_tal_cual(self):
        raiz = etree.fromstring(documento_xml(_documento()))

        assert b64decode(raiz.findtext(f".//{_FICHERO}ValorBinario")) == b"%PDF"
        assert raiz.findtext(f".//{_FICHERO}NombreFormato") == "PDF"

    @pytest.mark.parametrize(("ciudadano", "valor"), [(True, "false"), (False, "true")])
    def test_el_origen_verdadero_es_la_administracion(self, ciudadano, valor):
        raiz = etree.fromstring(documento_xml(_documento(origen_ciudadano=ciudadano)))

        assert raiz.findtext(f".//{_META}OrigenCiudadanoAdministracion") == valor

    def test_un_csv_sin_su_regulacion_no_es_firma(self):
        with pytest.raises(FirmaEniIncompleta):
            documento_xml(_documento(firmas=(FirmaEni(tipo="TF01", csv="X"),)))
        with pytest.raises(FirmaEniIncompleta):
            documento_xml(_documento(firmas=(FirmaEni(tipo="TF04"),)))

    @pytest.mark.parametrize(
        ("propio", "nti"),
        [("TD01", "TD01"), ("TD20", "TD20"), ("TD57", "TD13"), ("TD54", "TD99"), ("TD99", "TD99")],
    )
    def test_los_tipos_de_la_casa_se_traducen(self, propio, nti):
        assert tipo_de_la_nti(propio) == nti

    def test_los_formatos_llevan_el_nombre_del_catalogo(self):
        assert nombre_de_formato("application/vnd.oasis.opendocument.text") == "ODF"
        assert nombre_de_formato("image/jpeg") == "JPEG"
        assert nombre_de_formato("image/webp") == "WEBP"


class TestExpedienteXml:
    def _expediente(self, contenido):
        return ExpedienteEni(
            identificador="ES_L01489010_2026_EXP_0001",
            organos=("L01489010",),
            abierto_en=AHORA,
            clasificacion="L01489010_PRO_1",
            estado="E02",
            indice_en=AHORA,
            contenido=contenido,
        )

    def test_la_huella_va_en_base64(self):
        documento = DocumentoIndizado(identificador="X", sha256="00ff" * 16, orden="001")

        xml = expediente_xml(self._expediente((documento,)), lambda *_: None)

        valor = etree.fromstring(xml).findtext(f".//{_INDICE}ValorHuella")
        assert b64decode(valor).hex() == "00ff" * 16

    def test_un_expediente_vacio_no_tiene_indice(self):
        with pytest.raises(IndiceVacio):
            expediente_xml(self._expediente(()), lambda *_: None)
