from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.entidades import en
from consistorio.plataforma.models import Anotacion, Evento
from consistorio.registro import selectors, services
from consistorio.registro.models import Entrega, Movimiento
from consistorio.registro.rules.movimientos import (
    EsDeOtraPersona,
    FaltaElMotivo,
    TransicionNoPermitida,
)
from consistorio.registro.services.reparto import bloqueo
from consistorio.registro.tests.reparto import EVA, LUIS, NURIA

pytestmark = pytest.mark.django_db


def estados(asiento):
    return dict(Entrega.objects.filter(asiento_id=asiento).values_list("unidad_id", "estado"))


class TestDentroDeLaUnidad:
    def test_coger_soltar_y_volver_a_coger_queda_en_el_libro_de_movimientos(self, casa):
        asiento = casa.llega()

        services.aceptar(actor=casa.luis, asiento_id=asiento)
        services.soltar(actor=casa.luis, asiento_id=asiento)
        services.aceptar(actor=casa.eva, asiento_id=asiento)

        pasos = [
            (m.accion, m.hecho_por, m.a_persona) for m in selectors.movimientos(casa.eva, asiento)
        ]
        assert pasos == [
            ("coger", "LUIS REGISTRO", "LUIS REGISTRO"),
            ("soltar", "LUIS REGISTRO", ""),
            ("coger", "EVA FUNCIONARIA", "EVA FUNCIONARIA"),
        ]
        assert Anotacion.objects.filter(accion="registro.soltar", objeto_id=asiento).count() == 1
        assert Evento.objects.filter(tipo="registro.entrega-movida").count() == 3

    def test_cogerla_dos_veces_es_cogerla_una(self, casa):
        asiento = casa.llega()

        services.aceptar(actor=casa.luis, asiento_id=asiento)
        services.aceptar(actor=casa.luis, asiento_id=asiento)

        assert Movimiento.objects.count() == 1

    def test_a_quien_llega_tarde_se_le_dice_quien_la_tiene(self, casa):
        asiento = casa.llega()
        services.aceptar(actor=casa.luis, asiento_id=asiento)

        with pytest.raises(EsDeOtraPersona) as error:
            services.aceptar(actor=casa.eva, asiento_id=asiento)

        assert error.value.quien == LUIS

    def test_asignar_es_a_alguien_de_la_unidad(self, casa):
        asiento = casa.llega()

        with pytest.raises(services.NoEsDeLaUnidad):
            services.asignar(actor=casa.luis, asiento_id=asiento, nif=NURIA, reloj=casa.reloj)
        services.asignar(actor=casa.luis, asiento_id=asiento, nif=EVA, reloj=casa.reloj)

        assert Entrega.objects.get().asignada_a == EVA

    def test_lo_de_otra_persona_solo_lo_asigna_quien_puede(self, casa):
        asiento = casa.llega()
        services.aceptar(actor=casa.eva, asiento_id=asiento)

        with pytest.raises(EsDeOtraPersona):
            services.asignar(actor=casa.luis, asiento_id=asiento, nif=LUIS, reloj=casa.reloj)
        assert Entrega.objects.get().asignada_a == EVA
        services.asignar(actor=casa.eva, asiento_id=asiento, nif=LUIS, reloj=casa.reloj)
        assert Entrega.objects.get().asignada_a == LUIS

    def test_terminar_pide_motivo_y_reabrir_pide_permiso(self, casa):
        asiento = casa.llega()
        services.aceptar(actor=casa.luis, asiento_id=asiento)

        with pytest.raises(FaltaElMotivo):
            services.archivar(actor=casa.luis, asiento_id=asiento, motivo=" ")
        services.archivar(actor=casa.luis, asiento_id=asiento, motivo="Ya se le contestó")
        with pytest.raises(SinPermiso):
            services.reabrir(actor=casa.luis, asiento_id=asiento, motivo="Faltaba algo")
        assert Entrega.objects.get().estado == "archivada"
        services.reabrir(actor=casa.eva, asiento_id=asiento, motivo="Faltaba algo")

        assert Entrega.objects.get().estado == "pendiente"

    def test_un_movimiento_no_se_cambia_ni_se_borra(self, casa):
        services.aceptar(actor=casa.luis, asiento_id=casa.llega())

        for orden in (
            lambda: Movimiento.objects.update(motivo="otro"),
            lambda: Movimiento.objects.all()._raw_delete("default"),
        ):
            with pytest.raises(ProgrammingError), transaction.atomic():
                orden()


class TestHaciaOtraUnidad:
    def test_lo_reenviado_deja_de_verse_aqui_y_se_ve_alli(self, casa):
        asiento = casa.llega()
        efectivo = selectors.asiento(casa.luis, asiento).efectivo_el

        services.reenviar(
            actor=casa.luis,
            asiento_id=asiento,
            unidad_id=casa.obras,
            motivo="Es de obras",
            reloj=casa.reloj,
        )

        with pytest.raises(selectors.AsientoInexistente):
            selectors.asiento(casa.luis, asiento)
        assert selectors.asiento(casa.nuria, asiento).efectivo_el == efectivo
        assert estados(asiento) == {casa.oficina: "reenviada", casa.obras: "pendiente"}
        assert selectors.filas(casa.luis, selectors.bandeja(casa.luis, selectors.Filtros())) == []

    def test_lo_devuelto_vuelve_a_la_oficina_con_el_motivo(self, casa):
        asiento = casa.llega(unidad_destino=casa.obras)

        services.devolver(
            actor=casa.nuria, asiento_id=asiento, motivo="Es de Hacienda", reloj=casa.reloj
        )

        assert estados(asiento) == {casa.obras: "devuelta", casa.oficina: "pendiente"}
        assert selectors.movimientos(casa.luis, asiento)[0].motivo == "Es de Hacienda"

    def test_puede_ir_y_volver_cuantas_veces_haga_falta(self, casa):
        asiento = casa.llega()
        for _ in range(3):
            services.reenviar(
                actor=casa.luis,
                asiento_id=asiento,
                unidad_id=casa.obras,
                motivo="Obras",
                reloj=casa.reloj,
            )
            services.devolver(actor=casa.nuria, asiento_id=asiento, motivo="No", reloj=casa.reloj)

        assert estados(asiento) == {casa.oficina: "pendiente", casa.obras: "devuelta"}
        assert Movimiento.objects.count() == 6

    def test_una_copia_se_conoce_y_no_se_tramita(self, casa):
        asiento = casa.llega()
        services.copiar(actor=casa.luis, asiento_id=asiento, unidad_id=casa.obras, reloj=casa.reloj)

        with pytest.raises(TransicionNoPermitida):
            services.aceptar(actor=casa.nuria, asiento_id=asiento)
        with pytest.raises(services.EntregaNoDisponible):
            services.marcar_con_expediente(
                actor=casa.nuria, asiento_id=asiento, expediente_id=uuid4()
            )
        services.marcar_leida(actor=casa.nuria, asiento_id=asiento)

        assert estados(asiento) == {casa.oficina: "pendiente", casa.obras: "leida"}

    def test_quien_tenia_copia_puede_recibirla_para_tramitar(self, casa):
        asiento = casa.llega()
        destino = {"asiento_id": asiento, "unidad_id": casa.obras, "reloj": casa.reloj}
        services.copiar(actor=casa.luis, **destino)

        with pytest.raises(services.YaEstaEnLaUnidad):
            services.copiar(actor=casa.luis, **destino)
        services.reenviar(actor=casa.luis, motivo="Mejor ellos", **destino)

        assert estados(asiento) == {casa.oficina: "reenviada", casa.obras: "pendiente"}

    @pytest.mark.parametrize(
        ("caso", "destino", "error"),
        [
            ("no existe", uuid4(), services.UnidadNoValida),
            ("es la misma", None, services.UnidadNoValida),
        ],
    )
    def test_a_donde_no_puede_ir_no_va_y_nada_cambia(self, casa, caso, destino, error):
        asiento = casa.llega()

        with pytest.raises(error):
            services.reenviar(
                actor=casa.luis,
                asiento_id=asiento,
                unidad_id=destino or casa.oficina,
                motivo="x",
                reloj=casa.reloj,
            )

        assert estados(asiento) == {casa.oficina: "pendiente"}
        assert not Movimiento.objects.exists()

    def test_lo_de_otra_unidad_no_se_mueve(self, casa):
        asiento = casa.llega()

        with pytest.raises(services.EntregaNoDisponible):
            services.devolver(
                actor=casa.nuria, asiento_id=asiento, motivo="Mío no es", reloj=casa.reloj
            )

    def test_con_expediente_ya_no_se_reenvia(self, casa):
        asiento = casa.llega()
        services.marcar_con_expediente(actor=casa.luis, asiento_id=asiento, expediente_id=uuid4())

        with pytest.raises(TransicionNoPermitida):
            services.devolver(actor=casa.luis, asiento_id=asiento, motivo="x", reloj=casa.reloj)


@pytest.mark.django_db(transaction=True)
class TestCuatroALaVez:
    """Four people take the same entry at the same instant."""

    @staticmethod
    def cogerla(casa, asiento):
        """Return, for each of them, who has it: nobody else, if it is her."""
        salida = Barrier(4)

        def coger(nif):
            try:
                with en(casa.entidad):
                    salida.wait(10)
                    services.aceptar(actor=casa.de(nif, casa.oficina), asiento_id=asiento)
                    return nif, ""
            except EsDeOtraPersona as error:
                return nif, error.quien
            finally:
                connection.close()

        with ThreadPoolExecutor(4) as hilos:
            return dict(hilos.map(coger, ["A", "B", "C", "D"]))

    def test_gana_una_y_a_las_demas_se_les_dice_quien(self, casa):
        respuestas = self.cogerla(casa, casa.llega())

        ganadoras = [nif for nif, quien in respuestas.items() if not quien]
        with en(casa.entidad):
            assert Entrega.objects.get().asignada_a == ganadoras[0]
            assert Movimiento.objects.count() == 1
        assert len(ganadoras) == 1
        assert {quien for quien in respuestas.values() if quien} == set(ganadoras)

    def test_control_sin_el_candado_todas_creen_que_es_suya(self, casa, monkeypatch):
        """Positive control: with the lock off, the test above would fail."""
        asiento, todas_han_leido = casa.llega(), Barrier(4)

        def sin_candado(*asientos):
            leidas = {uno: list(Entrega.objects.filter(asiento_id=uno)) for uno in asientos}
            todas_han_leido.wait(10)
            return leidas

        monkeypatch.setattr(bloqueo, "bloquear", sin_candado)
        respuestas = self.cogerla(casa, asiento)

        assert set(respuestas.values()) == {""}
        with en(casa.entidad):
            assert Movimiento.objects.count() == 4
