"""The stop button, from the one who presses it to the one who was filing, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.navegador
SECRETARIO = "10000003V"
AVERIA = "Avería en el registro electrónico"


def test_se_para_la_presentacion_se_reanuda_y_se_amplian_los_plazos(ciudadana, empleada) -> None:
    ella, secretario = ciudadana(), empleada(SECRETARIO)
    ella.esperadas.append("status of 503")
    donde = prepara(ella)
    para(secretario)
    try:
        no_puede(ella)
    finally:
        reanuda(secretario)
    presenta(ella, donde)
    amplia(secretario)
    ella.ir("sede/incidencias/")
    ella.lee("Decreto 2026/123")
    ella.ver("57-incidencias-de-la-sede")


def test_un_fichero_firmado_de_fuera_se_comprueba_en_la_sede(mirada, sello, tmp_path) -> None:
    fichero = tmp_path / "contrato.xml"
    fichero.write_bytes(sello(b'<contrato><importe Id="x">10</importe></contrato>'))
    tercero = mirada()
    tercero.ir("verificar/")
    tercero.pagina.set_input_files("#id_fichero", [fichero])
    tercero.pulsar("Comprobar sus firmas")
    tercero.lee("La firma es válida")
    tercero.ver("58-fichero-firmado")
    fichero.write_bytes(fichero.read_bytes().replace(b">10<", b">99<"))
    tercero.ir("verificar/")
    tercero.pagina.set_input_files("#id_fichero", [fichero])
    tercero.pulsar("Comprobar sus firmas")
    tercero.lee("Lo firmado ha cambiado después de la firma")
    tercero.ver("59-fichero-alterado")


@pytest.fixture
def sello(provincia) -> Any:
    """Give a function that signs an XML with the seal of the town hall of the demonstration."""
    from datetime import UTC, datetime

    from lxml import etree

    from consistorio.firma.llaves.memoria import LlaveEnMemoria
    from consistorio.firma.xades import firmar_xades
    from consistorio.identidad.pki.demostracion import abrir_pki

    firmante = LlaveEnMemoria(abrir_pki(provincia.datos / "pki").sello("villaclara"))

    def firmar(xml: bytes) -> bytes:
        raiz = etree.fromstring(xml)
        firmar_xades(raiz, None, firmante, ahora=datetime.now(UTC))
        return etree.tostring(raiz)

    return firmar


def prepara(ella: Any) -> str:
    """Write a request up to its last step, and return where it is."""
    ella.ir("tramites/instancia-general/presentar/")
    ella.pagina.fill("#id_asunto", "Un banco en el paseo")
    ella.pagina.fill("#id_expone", "Que no hay donde sentarse.")
    ella.pagina.fill("#id_solicita", "Que se ponga un banco.")
    ella.pulsar("Continuar")
    ella.pulsar("Continuar", "link")
    ella.pagina.check("#consiente")
    return str(ella.pagina.url)


def para(secretario: Any) -> None:
    secretario.ir("tramitacion/incidencias/")
    secretario.ver("50-incidencias")
    secretario.pulsar("Parar la presentación", "link")
    secretario.ver("51-parar")
    secretario.pagina.fill("#id_titulo", AVERIA)
    secretario.pagina.fill("#id_causa", "Ha fallado un disco. Se está cambiando.")
    secretario.pulsar("Parar ahora")
    secretario.lee("La presentación está parada")
    secretario.ver("52-parada")


def no_puede(ella: Any) -> None:
    ella.pulsar("Firmar y presentar")
    ella.lee("La entidad ha parado la presentación")
    ella.ver("53-no-se-puede-presentar")
    ella.ir()
    ella.ver("54-inicio-con-incidencia")


def reanuda(secretario: Any) -> None:
    secretario.pulsar("Reanudar la presentación")
    secretario.lee("Ya se puede presentar otra vez")


def presenta(ella: Any, donde: str) -> None:
    ella.pagina.goto(donde)
    ella.pagina.check("#consiente")
    ella.pulsar("Firmar y presentar")
    ella.pagina.wait_for_url("**/presentado/")


def amplia(secretario: Any) -> None:
    p = secretario.pagina
    secretario.pulsar("Publicar la ampliación")
    secretario.lee("Hay algo que corregir")
    secretario.ver("55-ampliar-errores")
    p.fill("#id_nuevo_fin", habil_en_un_mes(p))
    p.fill("#id_organo", "Alcaldía")
    p.fill("#id_acuerdo", "Decreto 2026/123, de hoy")
    secretario.pulsar("Publicar la ampliación")
    secretario.lee("La ampliación está publicada")
    secretario.ver("56-ampliada")


def habil_en_un_mes(pagina: Any) -> str:
    """A Wednesday some three weeks ahead that is no holiday in any calendar of ours."""
    from datetime import date, timedelta

    hoy = date.fromisoformat(pagina.evaluate("new Date().toISOString().slice(0, 10)"))
    dia = hoy + timedelta(days=14 + (2 - hoy.weekday()) % 7)
    return dia.isoformat()
