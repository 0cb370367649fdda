from dataclasses import dataclass
from typing import ClassVar

import pytest

from consistorio.plataforma.eventos import (
    EventoDeDominio,
    publicar,
    suscribir,
    suscribir_por_lotes,
)
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


class TestPorLotes:
    @pytest.fixture
    def lotes(self):
        vistos = []

        def juntar(eventos):
            vistos.append([evento.que for evento in eventos])
            for evento in eventos:
                if evento.que == "malo":
                    raise ValueError(evento.que)
                Anotacion.objects.create(accion=evento.que, objeto="prueba", resultado="hecho")

        suscribir_por_lotes(AlgoHaPasado)(juntar)
        yield vistos
        for nombre in [n for n in SUSCRIPCIONES if n.endswith(".juntar")]:
            del SUSCRIPCIONES[nombre]

    def _anotados(self):
        return sorted(Anotacion.objects.filter(objeto="prueba").values_list("accion", flat=True))

    def test_many_events_are_done_in_one_go_and_each_once(self, entidad, lotes):
        for n in range(30):
            publicar(AlgoHaPasado(que=f"{n:02}"), entidad=entidad)

        hechas = vaciar()

        assert (hechas, len(lotes), Tarea.objects.count()) == (1, 1, 1)
        assert self._anotados() == [f"{n:02}" for n in range(30)]
        assert set(Tarea.objects.values_list("estado", flat=True)) == {"hecha"}

    def test_only_the_culprit_of_a_batch_waits(self, entidad, lotes):
        for que in ("a", "malo", "b"):
            publicar(AlgoHaPasado(que=que), entidad=entidad)

        vaciar()

        assert self._anotados() == ["a", "b"]
        [espera] = Tarea.objects.filter(estado="pendiente")
        assert espera.argumentos == {"eventos": [{"que": "malo"}]}
        assert "malo" in espera.error
        assert Tarea.objects.filter(estado="hecha").count() == 3  # The batch, and the other two.

    def test_a_batch_that_somebody_else_has_done_leaves_nothing(self, entidad, lotes):
        for que in ("a", "b"):
            publicar(AlgoHaPasado(que=que), entidad=entidad)
        repartir_eventos()
        [reclamada] = reclamar()
        Tarea.objects.update(intentos=2)

        hecha = ejecutar(reclamada)

        assert not hecha
        assert self._anotados() == []
        assert Tarea.objects.count() == 1  # Nor is it parted: it is another's.

    def test_what_waited_from_before_there_were_batches_is_done(self, entidad, lotes):
        [nombre] = [n for n in SUSCRIPCIONES if n.endswith(".juntar")]
        encolar(nombre, entidad=entidad, argumentos={"que": "antiguo"})

        vaciar()

        assert lotes == [["antiguo"]]

    def test_of_each_entidad_its_own(self, entidad, otra_entidad, lotes):
        from consistorio.plataforma.entidades import en

        publicar(AlgoHaPasado(que="nuestro"), entidad=entidad)
        with en(otra_entidad):
            publicar(AlgoHaPasado(que="suyo"), entidad=otra_entidad)

        vaciar()

        assert sorted(lotes) == [["nuestro"], ["suyo"]]
