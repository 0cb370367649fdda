"""A batch against the same steps one by one."""

from __future__ import annotations

from inspect import signature

import pytest

from consistorio.plataforma.models import Evento
from consistorio.registro import services
from consistorio.registro.models import Entrega, Movimiento, TandaDeLote
from consistorio.registro.selectors import Conjunto
from consistorio.registro.services import lotes
from consistorio.registro.services.lotes.razones import RAZONES
from consistorio.registro.tests.lotes import pedir
from consistorio.registro.tests.reparto import NURIA

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tareas")]


PASOS = ("asignar", "soltar", "reenviar", "devolver", "copiar", "leer", "archivar", "reabrir")


class TestEnLoteOUnaAUna:
    """What a batch does with each entry is what is done with it by itself."""

    SITUACIONES = ("pendiente", "suya", "de-otra", "terminada", "copia", "reenviada")

    @staticmethod
    def dejar(casa, situacion):
        """Leave an entry in a situation, for who works in Obras."""
        asiento = casa.llega(unidad_destino=casa.oficina if situacion == "copia" else casa.obras)
        comun = {"actor": casa.nuria, "asiento_id": asiento}
        otra = casa.de("20000002D", casa.obras)
        if situacion in {"suya", "terminada"}:
            services.aceptar(**comun)
        if situacion == "de-otra":
            services.aceptar(actor=otra, asiento_id=asiento)
        if situacion == "terminada":
            services.archivar(**comun, motivo="Ya está")
        if situacion == "reenviada":
            services.devolver(**comun, motivo="No es nuestra", reloj=casa.reloj)
        if situacion == "copia":
            services.copiar(
                actor=casa.luis, asiento_id=asiento, unidad_id=casa.obras, reloj=casa.reloj
            )
        return asiento

    @staticmethod
    def una(casa, accion, asiento):
        """Give the step by itself, and return which error it gave."""
        deber = services.marcar_leida if accion == "leer" else getattr(services, accion)
        todos = {
            "motivo": "Porque sí",
            "nif": NURIA,
            "unidad_id": casa.oficina,
            "reloj": casa.reloj,
        }
        pide = signature(deber).parameters
        try:
            deber(
                actor=casa.nuria,
                asiento_id=asiento,
                **{clave: valor for clave, valor in todos.items() if clave in pide},
            )
        except tuple(RAZONES) as error:
            return RAZONES[type(error)]
        return ""

    @staticmethod
    def como_queda(asiento):
        entregas = Entrega.objects.filter(asiento_id=asiento).order_by("unidad_id")
        movido = Movimiento.objects.filter(asiento_id=asiento).order_by("hecho_en", "id").last()
        campos = ("accion", "de_unidad_id", "a_unidad_id", "de_persona", "a_persona", "hecho_por")
        return (
            list(entregas.values_list("unidad_id", "estado", "asignada_a", "recibida_en")),
            movido and tuple(getattr(movido, campo) for campo in campos),
            Evento.objects.filter(datos__asiento_id=str(asiento)).count(),
        )

    @pytest.mark.parametrize("accion", PASOS)
    def test_queda_igual_y_se_dice_lo_mismo_de_lo_que_no_se_puede(self, casa, accion):
        sueltas = [self.dejar(casa, situacion) for situacion in self.SITUACIONES]
        juntas = [self.dejar(casa, situacion) for situacion in self.SITUACIONES]

        errores = [self.una(casa, accion, asiento) for asiento in sueltas]
        clave = pedir(
            casa,
            casa.nuria,
            accion,
            Conjunto(asientos=tuple(juntas)),
            motivo="Porque sí",
            persona=NURIA,
            unidad_id=casa.oficina,
        )
        lotes.hacer_tanda(lote_id=clave, turno=1, reloj=casa.reloj)

        sin_hacer = TandaDeLote.objects.get(lote_id=clave).sin_hacer
        assert [sin_hacer.get(str(a), ["", ""])[1] for a in juntas] == errores
        assert list(map(self.como_queda, juntas)) == list(map(self.como_queda, sueltas))
