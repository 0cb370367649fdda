"""What is found, by whom, and what is not."""

import pytest
from django.db import connection

from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.entidades import en
from consistorio.plataforma.models import Anotacion
from consistorio.registro import selectors, services
from consistorio.registro.services import PersonaDeAsiento

pytestmark = pytest.mark.django_db


@pytest.fixture
def llega(casa):
    def llegar(extracto, **campos):
        asiento = casa.llega(extracto, **campos)
        services.indexar(asiento)
        return asiento

    return llegar


def hallados(actor, texto):
    return [h.extracto for h in selectors.buscar(actor, texto).hallados]


@pytest.mark.parametrize(
    ("caso", "texto"),
    [
        ("sin acento", "lampara"),
        ("con mayúsculas y acento", "LÁMPARA"),
        ("en plural", "lamparas"),
        ("por lo que solicita", "reparacion"),
        ("por el nombre", "garcia prueba"),
        ("por el nombre y el asunto", "ana lampara"),
        ("con palabras de relleno", "la lámpara de la calle"),
        ("por el NIF", "12345678Z"),
        ("por el comienzo del NIF", "123456"),
        ("por el número", "2026-E-000001"),
        ("con una letra de menos", "lampra"),
        ("con una letra de más", "lamppara"),
        ("con una letra por otra", "lanpara"),
        ("con dos letras cambiadas de sitio", "lamapra"),
        ("con el apellido mal escrito", "gracia prueba"),
    ],
)
def test_se_halla(casa, llega, caso, texto):
    llega("Lámpara rota en la calle", solicita="La reparación")

    assert hallados(casa.luis, texto) == ["Lámpara rota en la calle"], caso


@pytest.mark.parametrize(
    ("caso", "texto"),
    [
        ("otra palabra", "terraza"),
        ("una sí y otra no", "lampara terraza"),
        ("otro NIF", "87654321X"),
        ("otro número", "2026-E-000002"),
        ("comodines de la base", "123%"),
    ],
)
def test_no_se_halla(casa, llega, caso, texto):
    llega("Lámpara rota")

    assert hallados(casa.luis, texto) == [], caso


def test_si_se_busca_por_parecidas_se_dice_cuales(casa, llega):
    llega("Lámpara rota")

    assert selectors.buscar(casa.luis, "lanpara").parecidas == {"lanpara": ["lampara"]}
    assert selectors.buscar(casa.luis, "lampara").parecidas == {}


class TestCadaUnoHallaLoSuyo:
    def test_las_palabras_parecidas_tampoco_dicen_lo_que_hay_en_otra_unidad(self, casa, llega):
        llega("Licencia", unidad_destino=casa.oficina)

        assert selectors.buscar(casa.nuria, "licenzia").parecidas == {}

    @pytest.mark.parametrize("texto", ["licencia", "123456", "2026-E-000001", "licenzia", ""])
    def test_lo_de_otra_unidad_no(self, casa, llega, texto):
        llega("Licencia", unidad_destino=casa.oficina)

        assert hallados(casa.nuria, texto) == []

    def test_lo_que_salio_de_la_unidad_deja_de_hallarse_en_ella(self, casa, llega):
        asiento = llega("Licencia")
        services.reenviar(
            actor=casa.luis,
            asiento_id=asiento,
            unidad_id=casa.obras,
            motivo="Obras",
            reloj=casa.reloj,
        )

        assert hallados(casa.luis, "licencia") == []
        assert hallados(casa.nuria, "licencia") == ["Licencia"]

    def test_lo_de_otra_entidad_no(self, casa, llega, otra_entidad, empleada):
        from dataclasses import replace

        llega("Licencia")
        ajena = replace(empleada, entidad=otra_entidad)

        with en(otra_entidad):
            assert hallados(ajena, "licencia") == []
            assert hallados(ajena, "licenzia") == []

    def test_sin_permiso_no_se_busca(self, casa, sin_permisos):
        with pytest.raises(SinPermiso):
            selectors.buscar(sin_permisos, "licencia")


def test_las_paginas_no_repiten_ni_saltan(casa, llega):
    for n in range(5):
        llega(f"Licencia {n}")

    vistos, desde = [], ""
    while desde is not None:
        pagina = selectors.buscar(casa.luis, "licencia", desde=desde, cuantos=2)
        vistos += [h.numero[-1] for h in pagina.hallados]
        desde = pagina.siguiente

    assert vistos == ["5", "4", "3", "2", "1"]


def test_lo_leido_en_los_documentos_tambien_se_halla(casa, llega):
    asiento = llega("Licencia")

    services.anotar_leido(actor=casa.luis, asiento_id=asiento, texto="Plano de SITUACIÓN")
    services.indexar(asiento)

    assert hallados(casa.luis, "situacion") == ["Licencia"]


def test_dos_veces_en_el_indice_es_una(casa, llega):
    services.indexar(llega("Licencia"))

    assert hallados(casa.luis, "licencia") == ["Licencia"]


def test_el_texto_busca_por_el_indice(casa, llega):
    llega("Licencia")

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("RESET ROLE")
        cursor.execute(
            "EXPLAIN SELECT 1 FROM registro_indicedeasiento"
            " WHERE vector @@ consulta_de(ARRAY['licencia'])"
        )
        plan = " ".join(fila[0] for fila in cursor.fetchall())

    assert "indice_de_palabras" in plan


def test_la_pantalla_senala_las_palabras_y_no_apunta_lo_que_se_busca(casa, llega, entra):
    llega("Lámpara rota", interesados=(PersonaDeAsiento(papel="interesado", nombre="Íñigo"),))

    pagina = entra(casa.luis).get("/villaclara/tramitacion/registro/buscar/?q=lampara", secure=True)

    apunte = Anotacion.objects.get(accion="registro.buscar")
    assert "<mark>Lámpara</mark>" in pagina.content.decode()
    assert apunte.detalle == {"hallados": 1}


def test_un_programa_busca(api, casa, llega):
    llega("Lámpara rota")

    hallado = api("GET", "asientos?q=lampara").json()["elementos"]
    nada = api("GET", "asientos?q=terraza").json()["elementos"]

    assert ([a["extracto"] for a in hallado], nada) == (["Lámpara rota"], [])
