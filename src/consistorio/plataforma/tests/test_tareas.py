from dataclasses import dataclass
from typing import ClassVar

import pytest

from consistorio.plataforma.eventos import EventoDeDominio, publicar, suscribir
from consistorio.plataforma.eventos.buzon import SUSCRIPCIONES
from consistorio.plataforma.models import Anotacion, Evento, Tarea
from consistorio.plataforma.tareas import encolar
from consistorio.plataforma.tareas.catalogo import TAREAS
from consistorio.plataforma.tareas.trabajador import ejecutar, reclamar, repartir_eventos, vaciar

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True, kw_only=True)
class AlgoHaPasado(EventoDeDominio):
    tipo: ClassVar[str] = "pruebas.algo"
    que: str


@pytest.fixture
def oyente():
    def anotar(evento):
        Anotacion.objects.create(accion=evento.que, objeto="prueba", resultado="hecho")

    suscribir(AlgoHaPasado)(anotar)
    yield
    for nombre in [n for n in SUSCRIPCIONES if n.endswith(".anotar")]:
        del SUSCRIPCIONES[nombre]


@pytest.fixture
def tarea_que_falla():
    def fallar():
        Anotacion.objects.create(accion="a medias", objeto="prueba", resultado="hecho")
        raise ValueError("no puedo")

    TAREAS["pruebas.fallar"] = fallar
    yield
    del TAREAS["pruebas.fallar"]


def test_an_event_reaches_each_subscriber_once(entidad, oyente):
    publicar(AlgoHaPasado(que="uno"), entidad=entidad)

    hechas = vaciar()
    Evento.objects.update(repartido_en=None)  # Delivered again, as after a crash.
    repetidas = vaciar()

    assert (hechas, repetidas) == (1, 0)
    assert Anotacion.objects.filter(accion="uno").count() == 1


def test_a_task_that_fails_leaves_nothing_and_waits_for_its_turn(entidad, tarea_que_falla):
    encolar("pruebas.fallar", entidad=entidad)

    vaciar()

    tarea = Tarea.objects.get()
    assert (tarea.estado, tarea.intentos) == (Tarea.Estado.PENDIENTE, 1)
    assert "no puedo" in tarea.error
    assert not Anotacion.objects.exists()


def test_whoever_lost_the_lease_leaves_no_effect(entidad, oyente):
    publicar(AlgoHaPasado(que="tarde"), entidad=entidad)
    repartir_eventos()
    [lento] = reclamar()
    Tarea.objects.update(arrendada_hasta=None)
    [rapido] = reclamar()

    hecho_por_el_lento = ejecutar(lento)
    hecho_por_el_rapido = ejecutar(rapido)

    assert (hecho_por_el_lento, hecho_por_el_rapido) == (False, True)
    assert Anotacion.objects.filter(accion="tarde").count() == 1
