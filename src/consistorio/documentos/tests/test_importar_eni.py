"""ENI documents of others come in whole, and go out as they came."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from asn1crypto import cms
from lxml import etree

from consistorio.documentos import selectors, services
from consistorio.documentos.eni import (
    V1,
    V2,
    DocumentoEni,
    EniNoValido,
    FirmaEni,
    documento_xml,
    leer_documento,
    palabras,
)
from consistorio.documentos.intake import examen
from consistorio.documentos.models import Documento
from consistorio.documentos.selectors.acceso import puede_ver
from consistorio.documentos.selectors.importados import importados
from consistorio.documentos.tests import ocultos
from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.models import Anotacion, Evento

ENTONCES = datetime(2024, 3, 1, 9, 30, tzinfo=UTC)


def _eni(version=V1, **cambios):
    datos = {
        "identificador": f"ES_L01489010_2024_{uuid4().hex[:30]}",
        "organos": ("L01489010", "L01489011"),
        "capturado_en": ENTONCES,
        "origen_ciudadano": False,
        "tipo_documental": "TD13",
        "mime": "application/pdf",
        "nombre": "Informe.pdf",
        "contenido": ocultos.pdf(lambda _: None, texto=uuid4().hex),
        "firmas": (FirmaEni(tipo="TF01", csv="ABC-123", regulacion="BOE 1"),),
    }
    return documento_xml(DocumentoEni(**{**datos, **cambios}), version)


class TestLeerDocumento:
    @pytest.mark.parametrize("version", [V1, V2])
    def test_lee_lo_que_se_escribe(self, version):
        firmas = (FirmaEni(tipo="TF06"), FirmaEni(tipo="TF04", firma=b"una firma"))

        leido = leer_documento(_eni(version, contenido=b"%PDF", firmas=firmas))

        assert leido.version == version
        assert leido.organos == ("L01489010", "L01489011")
        assert (leido.capturado_en, leido.origen_ciudadano) == (ENTONCES, False)
        assert (leido.contenido, leido.formato) == (b"%PDF", "PDF")
        assert [(f.tipo, f.firma) for f in leido.firmas] == [("TF06", b""), ("TF04", b"una firma")]
        assert leido.nombre == ("Informe.pdf" if version == V2 else "")

    def test_la_version_dos_dice_los_tipos_del_pleno(self):
        assert leer_documento(_eni(V2, tipo_documental="TD54")).tipo_documental == "TD54"
        assert leer_documento(_eni(V1, tipo_documental="TD54")).tipo_documental == "TD99"

    def test_el_contenido_puede_venir_dentro_de_la_firma(self):
        firmado = cms.SignedData(
            {
                "version": "v1",
                "digest_algorithms": [],
                "encap_content_info": {"content_type": "data", "content": b"%PDF-1.7 dentro"},
                "signer_infos": [],
            }
        )
        firma = cms.ContentInfo({"content_type": "signed_data", "content": firmado}).dump()
        xml = _eni(contenido=None, referencia="#X", firmas=(FirmaEni(tipo="TF05", firma=firma),))
        clave = etree.fromstring(xml).find(".//{*}firma").get("Id")

        leido = leer_documento(xml.replace(b">#X<", f">#{clave}<".encode()))

        assert leido.contenido == b"%PDF-1.7 dentro"
        assert leido.firmas[0].firma == firma

    @pytest.mark.parametrize(
        ("caso", "viejo", "nuevo", "motivo"),
        [
            ("no es XML", b"<", b"", palabras.NO_ES_ENI),
            ("otro XML", b"documento-e", b"otro", palabras.NO_ES_ENI),
            ("con definiciones", b"<enidoc:", b"<!DOCTYPE a><enidoc:", palabras.NO_ES_ENI),
            ("identificador", b">ES_", b">FR_", palabras.FALTA["Identificador"]),
            ("órgano", b">L01489010<", b">L0148901000<", palabras.FALTA["Organo"]),
            ("fecha", b">2024-03-01T", b">ayer", palabras.FALTA["FechaCaptura"]),
            ("origen", b">true<", b">quiza<", palabras.FALTA["OrigenCiudadanoAdministracion"]),
            ("estado", b">EE01<", b">EE05<", palabras.FALTA["ValorEstadoElaboracion"]),
            ("tipo", b">TD13<", b">TD33<", palabras.FALTA["TipoDocumental"]),
            ("tipo de firma", b">TF06<", b">TF09<", palabras.FALTA["TipoFirma"]),
            ("contenido", b">JVBER", b">!!!", palabras.CONTENIDO_ROTO),
        ],
    )
    def test_lo_que_no_vale_se_dice_con_palabras(self, caso, viejo, nuevo, motivo):
        xml = _eni(firmas=(FirmaEni(tipo="TF06"),))
        assert viejo in xml

        with pytest.raises(EniNoValido) as dicho:
            leer_documento(xml.replace(viejo, nuevo, 1))

        assert str(dicho.value) == motivo, caso

    def test_lo_que_esta_en_otro_sitio_no_se_va_a_buscar(self):
        with pytest.raises(EniNoValido) as dicho:
            leer_documento(_eni(contenido=None, referencia="http://127.0.0.1/x"))

        assert str(dicho.value) == palabras.EN_OTRO_SITIO

    def test_una_firma_sin_nada_no_es_firma(self):
        xml = _eni(firmas=(FirmaEni(tipo="TF04", firma=b"a"),))
        vacia = xml.replace(b"<enids:FirmaBase64>YQ==</enids:FirmaBase64>", b"")
        assert vacia != xml

        with pytest.raises(EniNoValido) as dicho:
            leer_documento(vacia)

        assert str(dicho.value) == palabras.FIRMA_VACIA


@pytest.mark.django_db
class TestImportar:
    @pytest.fixture
    def importar(self, empleada, reloj):
        return lambda xml: services.importar_eni(actor=empleada, xml=xml, reloj=reloj)

    def test_entra_entero_con_lo_que_traia(self, importar, reloj, entidad):
        xml = _eni(V2)

        hecho = importar(xml)

        assert hecho.identificador == leer_documento(xml).identificador
        assert (hecho.organo, hecho.nombre, hecho.mime) == (
            "L01489010",
            "Informe.pdf",
            "application/pdf",
        )
        assert (hecho.csv, hecho.capturado_en) == (None, reloj())
        eni = Documento.objects.get(id=hecho.id).metadatos["eni"]
        assert eni["capturado_en"] == ENTONCES.isoformat()
        assert eni["firmas"][0]["csv"] == "ABC-123"
        assert almacen().leer(entidad, eni["sha256_xml"]) == xml
        assert [uno.id for uno in importados()] == [hecho.id]
        assert Evento.objects.filter(tipo="documentos.documento-importado").count() == 1
        assert Anotacion.objects.filter(accion="documentos.eni", objeto_id=hecho.id).count() == 1

    @pytest.mark.parametrize("version", [V1, V2])
    def test_sale_como_entro(self, version, importar, empleada):
        xml = _eni(version, firmas=(FirmaEni(tipo="TF04", firma=uuid4().bytes),))
        hecho = importar(xml)

        sale = services.exportar_eni(actor=empleada, documento_id=hecho.id, version=version)

        assert leer_documento(sale) == leer_documento(xml)
        assert Anotacion.objects.filter(accion="documentos.eni", objeto_id=hecho.id).count() == 2

    def test_dos_veces_no(self, importar):
        xml = _eni()
        importar(xml)

        with pytest.raises(EniNoValido, match="ya está"):
            importar(xml)

        assert Documento.objects.filter(metadatos__has_key="eni").count() == 1

    def test_lo_de_dentro_se_mira_como_todo_lo_que_entra(self, importar):
        with pytest.raises(EniNoValido) as dicho:
            importar(_eni(contenido=b"MZ\x90\0\3"))

        assert str(dicho.value) == examen.TIPO_NO_ADMITIDO

    def test_lo_ve_quien_importa_y_nadie_mas(self, importar, empleada, sin_permisos, reloj):
        hecho = importar(_eni())
        importadora = replace(empleada, permisos=frozenset({"documentos.eni"}))
        otra = replace(empleada, permisos=frozenset({"documentos.ficha"}))

        assert puede_ver(importadora, hecho.id)
        assert not puede_ver(otra, hecho.id)
        with pytest.raises(SinPermiso):
            services.importar_eni(actor=sin_permisos, xml=_eni(), reloj=reloj)

    def test_lo_que_esta_en_cuarentena_no_sale(self, importar, empleada, reloj):
        clave = importar(_eni()).id
        services.poner_en_cuarentena(
            actor=empleada, documento_id=clave, motivo="Virus", reloj=reloj
        )

        with pytest.raises(selectors.DocumentoInexistente):
            services.exportar_eni(actor=empleada, documento_id=clave)
