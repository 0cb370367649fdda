"""What turns out to carry a virus once filed: kept, and given to nobody (RD 203/2021 art. 39.2)."""

from datetime import timedelta
from uuid import uuid4

import pytest

from consistorio.documentos import selectors, services
from consistorio.documentos.intake import AntivirusDePrueba, AntivirusNoResponde, examen, examinar
from consistorio.documentos.web.servir import servir
from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.models import Anotacion, Evento
from consistorio.plataforma.transacciones import acto

pytestmark = pytest.mark.django_db
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
TARDE = timedelta(hours=1)


class Mudo:
    def revisar(self, contenido):
        raise AntivirusNoResponde("nadie")


@pytest.fixture
def traer(ciudadana, reloj):
    def hacer(contenido, **mas):
        with acto():
            return services.incorporar(
                actor=ciudadana,
                nombre="a.txt",
                # Each test is another entidad, with other keys: what an old one kept cannot be read.
                contenido=contenido + uuid4().bytes,
                mime="text/plain",
                tipo_documental="TD99",
                reloj=reloj,
                **{"origen_ciudadano": True} | mas,
            ).id

    return hacer


@pytest.fixture
def revisar(empleada, reloj):
    def hacer(antivirus=None):
        return services.revisar_lo_nuevo(
            actor=empleada,
            antivirus=antivirus or AntivirusDePrueba(),
            reloj=lambda: reloj() + TARDE,
        )

    return hacer


def test_el_antivirus_parado_no_para_a_nadie_y_despues_se_mira(traer, revisar, empleada):
    dicho = examinar("a.txt", EICAR, antivirus=Mudo())
    assert (dicho.ok, dicho.avisos) == (True, (examen.SIN_REVISAR,))
    clave = traer(EICAR)
    assert servir(empleada, clave).status_code == 200

    assert revisar() == 1

    respuesta = servir(empleada, clave)
    assert respuesta.status_code == 423
    assert EICAR not in respuesta.content
    assert "conserva su número" in respuesta.content.decode()
    assert selectors.documento(clave).sha256  # It is there, whole.


def test_lo_limpio_se_mira_una_vez_y_se_entrega(traer, revisar, empleada):
    claves = [traer(f"hola {n}".encode()) for n in range(3)]
    mirados = []

    class Apunta(AntivirusDePrueba):
        def revisar(self, contenido):
            mirados.append(contenido)
            return super().revisar(contenido)

    assert [revisar(Apunta()), revisar(Apunta())] == [0, 0]

    assert len(mirados) == 3
    assert all(servir(empleada, clave).status_code == 200 for clave in claves)


def test_si_se_para_a_medias_sigue_por_donde_iba(traer, revisar):
    traer(b"uno")
    malo = traer(EICAR)

    class SeCae(AntivirusDePrueba):
        def revisar(self, contenido):
            if not contenido.startswith(b"uno"):
                raise AntivirusNoResponde("se ha caído")

    with pytest.raises(AntivirusNoResponde):
        revisar(SeCae())

    assert revisar() == 1
    assert selectors.en_cuarentena([malo]) == {malo}


def test_lo_de_la_casa_no_se_mira(traer, revisar):
    traer(EICAR, origen_ciudadano=False)

    assert revisar() == 0


def test_se_saca_con_motivo_y_todo_queda(traer, revisar, empleada, reloj):
    clave = traer(EICAR)
    revisar()
    pedido = {"actor": empleada, "documento_id": clave, "reloj": lambda: reloj() + 2 * TARDE}
    with pytest.raises(ValueError, match="motivo"):
        services.levantar_cuarentena(motivo=" ", **pedido)

    assert services.levantar_cuarentena(motivo="Es la muestra de las pruebas.", **pedido)

    assert not services.levantar_cuarentena(motivo="Otra vez.", **pedido)
    assert servir(empleada, clave).status_code == 200
    assert selectors.cuarentenas() == []
    eventos = Evento.objects.filter(tipo="documentos.cuarentena-cambiada").order_by("id")
    assert [e.datos["dentro"] for e in eventos] == [True, False]
    assert Anotacion.objects.filter(accion="documentos.cuarentena", objeto_id=clave).count() == 2


def test_hace_falta_permiso(traer, sin_permisos, reloj):
    clave = traer(b"hola")

    for deber in (services.poner_en_cuarentena, services.levantar_cuarentena):
        with pytest.raises(SinPermiso):
            deber(actor=sin_permisos, documento_id=clave, motivo="Porque sí.", reloj=reloj)


def test_un_documento_que_no_hay(empleada, reloj, entidad):
    with pytest.raises(selectors.DocumentoInexistente):
        services.poner_en_cuarentena(
            actor=empleada, documento_id=uuid4(), motivo="Nada.", reloj=reloj
        )
