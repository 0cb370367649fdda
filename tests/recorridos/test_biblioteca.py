"""From the library to the sede: a procedure chosen, adapted and published, in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.navegador
SECRETARIO = "10000003V"


def test_se_publica_uno_de_la_biblioteca_y_otro_adaptado(empleada) -> None:
    secretario = empleada(SECRETARIO)
    p = secretario.pagina
    secretario.ir("tramitacion/tramites/")
    secretario.ver("450-tramites")
    secretario.ir("tramitacion/biblioteca/?q=padrón")
    secretario.ver("451-biblioteca")
    p.check("input[value=volante-de-empadronamiento]")
    secretario.pulsar("Publicar los elegidos")
    secretario.lee("Publicado 1 trámite")
    secretario.ir("tramitacion/biblioteca/certificado-de-empadronamiento/")
    secretario.ver("452-de-la-biblioteca")
    secretario.ir("tramitacion/tramites/nuevo/?desde=certificado-de-empadronamiento")
    bueno = p.input_value("#id_texto")
    p.fill("#id_texto", bueno.replace("slug:", "slag:"))
    secretario.pulsar("Comprobar")
    secretario.lee("Hay algo que corregir")
    secretario.ver("453-escribir-mal")
    p.fill("#id_texto", bueno)
    secretario.pulsar("Comprobar")
    secretario.lee("Así se leería")
    secretario.ver("454-escribir-bien")
    secretario.pulsar("Publicar")
    secretario.lee("Certificado")
    secretario.ver("455-ficha")
    secretario.ir("tramitacion/tramites/nuevo/?desde=vado-permanente&variante=1")
    secretario.lee("Definición del trámite")
    p.fill(
        "#id_texto", "hereda: vado-permanente\nresolucion: {plazo: {cantidad: 1, unidad: meses}}\n"
    )
    secretario.pulsar("Publicar")
    secretario.lee("Vado")
    secretario.ir("tramitacion/tramites/vado-permanente/versiones/?con=modelo")
    secretario.lee("resolucion.plazo.cantidad")
    secretario.ver("456-versiones")
