"""Trusted lists: only those signed by who may, read with their history (ETSI TS 119 612)."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from lxml import etree

from consistorio.firma.llaves.memoria import LlaveEnMemoria
from consistorio.firma.validacion.confianza import Confianza
from consistorio.firma.validacion.guardar_lista import ListaAnterior, guardar_lista
from consistorio.firma.validacion.lista_de_confianza import ListaNoFiable, leer_lista
from consistorio.firma.validacion.resultado import Veredicto
from consistorio.firma.validacion.xml import validar_xml
from consistorio.firma.xades import firmar_xades
from consistorio.identidad.pki.listas import listas_guardadas
from consistorio.identidad.pki.servicios import (
    Periodo,
    Servicio,
    TipoDeServicio,
    certificados_concedidos,
)

T = "http://uri.etsi.org/02231/v2#"
ESTADOS = "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus"
DESDE, RETIRADO = datetime(2020, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
PLANTILLA = """<TrustServiceStatusList xmlns="{t}" Id="lista"><SchemeInformation>
<TSLSequenceNumber>{secuencia}</TSLSequenceNumber>
<TSLType>http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUgeneric</TSLType>
<SchemeTerritory>ES</SchemeTerritory><ListIssueDateTime>2026-11-01T00:00:00Z</ListIssueDateTime>
<NextUpdate><dateTime>2027-05-01T00:00:00Z</dateTime></NextUpdate></SchemeInformation>
<TrustServiceProviderList><TrustServiceProvider><TSPInformation><TSPName>
<Name xml:lang="en">Issuer</Name><Name xml:lang="es">Emisora de prueba</Name></TSPName></TSPInformation>
<TSPServices>{servicios}</TSPServices></TrustServiceProvider></TrustServiceProviderList>
</TrustServiceStatusList>"""
SERVICIO = """<TSPService><ServiceInformation>
<ServiceTypeIdentifier>http://uri.etsi.org/TrstSvc/Svctype/{tipo}</ServiceTypeIdentifier>
<ServiceName><Name xml:lang="es">Servicio</Name></ServiceName><ServiceDigitalIdentity><DigitalId>
<X509Certificate>{certificado}</X509Certificate></DigitalId></ServiceDigitalIdentity>
<ServiceStatus>{estados}/{estado}</ServiceStatus><StatusStartingTime>{desde}</StatusStartingTime>
</ServiceInformation>{historia}</TSPService>"""
HISTORIA = """<ServiceHistory><ServiceHistoryInstance>
<ServiceStatus>{estados}/granted</ServiceStatus>
<StatusStartingTime>2020-01-01T00:00:00Z</StatusStartingTime>
</ServiceHistoryInstance></ServiceHistory>"""


def servicio(der, *, tipo="CA/QC", estado="granted", desde="2020-01-01T00:00:00Z", historia=""):
    from base64 import b64encode

    return SERVICIO.format(
        tipo=tipo,
        certificado=b64encode(der).decode(),
        estado=estado,
        desde=desde,
        historia=historia,
        estados=ESTADOS,
    )


@pytest.fixture(scope="module")
def autoridad(pki):
    """Who signs the lists of the tests."""
    return LlaveEnMemoria(pki.sello("valdehaya"))


@pytest.fixture(scope="module")
def lista(autoridad, pki, ahora):
    def hacer(*servicios, secuencia=7):
        cuerpo = "".join(servicios) or "".join(servicio(der) for der in pki.cas)
        raiz = etree.fromstring(PLANTILLA.format(t=T, secuencia=secuencia, servicios=cuerpo))
        firmar_xades(raiz, None, autoridad, ahora=ahora)
        return etree.tostring(raiz)

    return hacer


class TestLeer:
    def test_dice_de_donde_es_hasta_cuando_vale_y_quien_presta_que(self, lista, autoridad, ahora):
        leida = leer_lista(lista(), [autoridad.certificado], ahora)

        assert (leida.territorio, leida.secuencia) == ("ES", 7)
        assert leida.proxima == datetime(2027, 5, 1, tzinfo=UTC)
        assert {uno.prestador for uno in leida.servicios} == {"Emisora de prueba"}
        assert all(uno.concedido_en(ahora) for uno in leida.servicios)

    def test_si_no_la_firma_quien_puede_no_se_cree(self, lista, pki, ahora):
        otra = LlaveEnMemoria(pki.persona("alcaldesa"))

        for firmantes in ([], [pki.cas[0]], [otra.certificado]):
            with pytest.raises(ListaNoFiable, match="no es quien puede firmarla"):
                leer_lista(lista(), firmantes, ahora)

    @pytest.mark.parametrize(
        "cambio",
        [
            lambda xml: xml.replace(b"withdrawn", b"granted").replace(b">ES<", b">FR<"),
            lambda xml: xml.replace(b"<TSLSequenceNumber>7", b"<TSLSequenceNumber>8"),
            lambda xml: xml.replace(
                b"</TrustServiceProviderList>", b"<x/></TrustServiceProviderList>"
            ),
        ],
    )
    def test_una_letra_cambiada_y_no_se_cree(self, cambio, lista, autoridad, ahora):
        with pytest.raises(ListaNoFiable, match="no vale"):
            leer_lista(cambio(lista()), [autoridad.certificado], ahora)

    @pytest.mark.parametrize("basura", [b"", b"<a/>", b"hola", b"<!DOCTYPE a><a/>"])
    def test_lo_que_no_es_una_lista_se_dice(self, basura, autoridad, ahora):
        with pytest.raises(ListaNoFiable):
            leer_lista(basura, [autoridad.certificado], ahora)

    def test_sin_firma_no_se_cree(self, autoridad, ahora):
        with pytest.raises(ListaNoFiable, match="una firma"):
            leer_lista(
                PLANTILLA.format(t=T, secuencia=1, servicios="").encode(),
                [autoridad.certificado],
                ahora,
            )

    def test_lo_que_no_se_usa_se_deja(self, lista, autoridad, pki, ahora):
        leida = leer_lista(
            lista(servicio(pki.cas[0], tipo="EDS/Q")), [autoridad.certificado], ahora
        )

        assert leida.servicios == ()


class TestConLaLista:
    """What a signature is worth when the only trust comes from a list."""

    @pytest.fixture
    def firmado(self, pki, ahora):
        raiz = etree.fromstring(b'<a><b Id="x"/></a>')
        firmar_xades(raiz, None, LlaveEnMemoria(pki.persona("maria")), ahora=ahora)
        return etree.tostring(raiz)

    def juzgar(self, firmado, lista, autoridad, ahora, *, cuando):
        leida = leer_lista(lista, [autoridad.certificado], ahora)
        confianza = Confianza(cuando, [], None, leida.servicios)
        return validar_xml(firmado, Confianza.de_json(confianza.a_json()))[0]

    def test_es_cualificada_y_vale(self, firmado, lista, autoridad, ahora):
        firma = self.juzgar(firmado, lista(), autoridad, ahora, cuando=ahora)

        assert (firma.veredicto, firma.cualificado) == (Veredicto.VALIDA, True)

    def test_antes_de_concedido_el_servicio_no(self, firmado, lista, autoridad, pki, ahora):
        tarde = (ahora + timedelta(days=1)).isoformat()
        suya = lista(*(servicio(der, desde=tarde) for der in pki.cas))

        firma = self.juzgar(firmado, suya, autoridad, ahora, cuando=ahora)

        assert (firma.veredicto, firma.cualificado) == (Veredicto.INDETERMINADA, False)

    def test_retirado_ayer_valia_anteayer_y_hoy_no(self, firmado, lista, autoridad, pki, ahora):
        ayer = (ahora - timedelta(days=1)).isoformat()
        historia = HISTORIA.format(estados=ESTADOS)
        suya = lista(
            *(servicio(d, estado="withdrawn", desde=ayer, historia=historia) for d in pki.cas)
        )

        hoy = self.juzgar(firmado, suya, autoridad, ahora, cuando=ahora)
        antes = self.juzgar(firmado, suya, autoridad, ahora, cuando=ahora - timedelta(days=2))

        assert (hoy.veredicto, hoy.cualificado) == (Veredicto.INDETERMINADA, False)
        assert antes.cualificado

    def test_sin_lista_no_se_dice_si_es_cualificada(self, firmado, pki, ahora):
        [firma] = validar_xml(firmado, Confianza(ahora, pki.cas, None))

        assert (firma.veredicto, firma.cualificado) == (Veredicto.VALIDA, None)


class TestGuardar:
    def test_se_guarda_entera_y_se_vuelve_a_leer(self, lista, autoridad, ahora, tmp_path):
        xml = lista()
        hecha = guardar_lista(tmp_path, xml, [autoridad.certificado], ahora)

        [guardada] = listas_guardadas(tmp_path)
        assert (guardada.territorio, guardada.secuencia) == ("ES", 7)
        assert guardada.servicios == hecha.servicios
        assert (tmp_path / "ES.xml").read_bytes() == xml

    def test_una_anterior_no_tapa_a_la_que_hay(self, lista, autoridad, ahora, tmp_path):
        guardar_lista(tmp_path, lista(), [autoridad.certificado], ahora)

        with pytest.raises(ListaAnterior, match="la 7, y esta es la 6"):
            guardar_lista(tmp_path, lista(secuencia=6), [autoridad.certificado], ahora)
        guardar_lista(tmp_path, lista(secuencia=8), [autoridad.certificado], ahora)
        assert listas_guardadas(tmp_path)[0].secuencia == 8

    def test_la_que_no_vale_no_deja_rastro(self, lista, ahora, tmp_path):
        with pytest.raises(ListaNoFiable):
            guardar_lista(tmp_path, lista(), [], ahora)

        assert not list(tmp_path.iterdir())


def test_un_servicio_sobrevive_al_viaje(pki):
    historia = (Periodo(RETIRADO, concedido=False), Periodo(DESDE, concedido=True))
    uno = Servicio(TipoDeServicio.CERTIFICADOS, "Ñ", "P", "ES", tuple(pki.cas), historia)

    assert Servicio.de_json(uno.a_json()) == uno
    assert [uno.concedido_en(d) for d in (DESDE, RETIRADO)] == [True, False]


_ESPANOLA = (
    Path(
        os.environ.get("CONSISTORIO_DATOS_DE_PRUEBA")
        or Path(__file__).resolve().parents[4].parent / "shared" / "data"
    )
    / "firma"
    / "tsl"
    / "ES.xml"
)


def test_la_lista_espanola_se_lee_entera(ahora):
    if not _ESPANOLA.is_file():
        pytest.skip(f"falta la lista española: {_ESPANOLA}")
    xml = _ESPANOLA.read_bytes()
    [firma] = validar_xml(xml, Confianza(ahora, []))

    leida = leer_lista(xml, [firma.certificado], ahora)

    assert (leida.territorio, leida.secuencia) == ("ES", 88)
    assert firma.firmante == "SPANISH TRUST LIST SCHEME OPERATOR"
    de = {tipo: [s for s in leida.servicios if s.tipo is tipo] for tipo in TipoDeServicio}
    assert {tipo.value: len(suyos) for tipo, suyos in de.items()} == {"CA/QC": 123, "TSA/QTST": 18}
    concedidos = certificados_concedidos(leida.servicios, TipoDeServicio.CERTIFICADOS, ahora)
    assert len(concedidos) >= 50
