"""What two workers at once, or one that dies, leave of a batch."""

from __future__ import annotations

import signal
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from consistorio.plataforma.entidades import en
from consistorio.plataforma.models import Tarea
from consistorio.plataforma.tareas.trabajador import vaciar
from consistorio.registro.models import Entrega, LoteDeReparto, Movimiento, TandaDeLote
from consistorio.registro.services import lotes
from consistorio.registro.tests.lotes import cuentas, lote, pedir
from consistorio.registro.tests.muertes import morir
from consistorio.registro.tests.reparto import EVA, LUIS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tareas")]


LECTURAS_HASTA_ESTAR_TODO_ESCRITO = 3


def veces_que_se_movio_cada_una():
    return set(Counter(Movimiento.objects.values_list("asiento_id", flat=True)).values())


@pytest.mark.django_db(transaction=True)
class TestKillMenosNueve:
    @staticmethod
    def morir_haciendo_una_tanda(casa, **mas):
        """Let four entries be assigned by somebody who may do it again, and die in it."""
        for n in range(4):
            casa.llega(f"Obra {n}")
        clave = pedir(casa, casa.eva, "asignar", persona=LUIS)
        muerte = morir(
            "tanda", clave, ahora=casa.reloj(), lecturas=LECTURAS_HASTA_ESTAR_TODO_ESCRITO, **mas
        )
        assert muerte.returncode == -signal.SIGKILL, muerte.stderr
        return clave

    def test_lo_que_se_hacia_al_morir_no_se_ha_hecho_y_despues_se_hace_una_vez(self, casa):
        with en(casa.entidad):
            clave = self.morir_haciendo_una_tanda(casa)
            assert (Movimiento.objects.count(), lote(clave).hechos) == (0, 0)
            vaciar()

            assert cuentas(clave) == ("acabado", 4, 0, 0)
            assert veces_que_se_movio_cada_una() == {1}

    def test_control_sin_transaccion_lo_hecho_al_morir_se_hace_dos_veces(self, casa):
        """Positive control: with the transaction off, the test above would fail."""
        with en(casa.entidad):
            self.morir_haciendo_una_tanda(casa, con_transaccion="no")
            vaciar()

            assert veces_que_se_movio_cada_una() == {2}


@pytest.mark.django_db(transaction=True)
class TestDosALaVez:
    def test_dos_trabajadores_no_hacen_la_misma_tanda(self, casa, de_tres_en_tres):

        for n in range(12):
            casa.llega(f"Obra {n}")
        with en(casa.entidad):
            clave = pedir(casa, casa.luis, "asignar", persona=EVA)

        def una(_):
            try:
                with en(casa.entidad):
                    lotes.hacer_tanda(lote_id=clave, turno=1, reloj=casa.reloj)
            finally:
                connection.close()

        with ThreadPoolExecutor(4) as hilos:
            list(hilos.map(una, range(4)))

        with en(casa.entidad):
            assert lote(clave).hechos == 12
            assert Movimiento.objects.count() == 12
            assert Tarea.objects.filter(nombre="registro.lote").count() >= 4

    def test_dos_lotes_que_envian_copia_a_la_misma_unidad_no_chocan(self, casa):

        for n in range(10):
            casa.llega(f"Obra {n}")
        salida = Barrier(2)
        with en(casa.entidad):
            claves = [
                pedir(casa, actor, "copiar", unidad_id=casa.obras)
                for actor in (casa.luis, casa.eva)
            ]

        def una(clave):
            try:
                with en(casa.entidad):
                    salida.wait(10)
                    lotes.hacer_tanda(lote_id=clave, turno=1, reloj=casa.reloj)
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as hilos:
            list(hilos.map(una, claves))

        with en(casa.entidad):
            hechos = [lote(c).hechos + 0 for c in claves]
            assert sorted(hechos) == [0, 10]
            assert Entrega.objects.filter(unidad_id=casa.obras, estado="copia").count() == 10

    def test_pedir_lo_mismo_dos_veces_a_la_vez_es_pedirlo_una(self, casa):
        casa.llega()
        salida = Barrier(4)

        def pide(_):
            try:
                with en(casa.entidad):
                    salida.wait(10)
                    return pedir(casa, casa.luis, "asignar", persona=EVA)
            finally:
                connection.close()

        with ThreadPoolExecutor(4) as hilos:
            claves = set(hilos.map(pide, range(4)))

        with en(casa.entidad):
            assert {uno.id for uno in LoteDeReparto.objects.all()} == claves
            assert (
                TandaDeLote.objects.count()
                == Tarea.objects.filter(nombre="registro.lote").count()
                == 1
            )
