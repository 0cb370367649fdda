"""The draft in which a person corrects what she filed."""

from dataclasses import replace

import pytest

from consistorio.catalogo import demostracion as catalogo
from consistorio.plataforma.actores import sistema
from consistorio.registro import selectors as registro_visto
from consistorio.registro import services as registro
from consistorio.registro.models import Borrador
from consistorio.registro.rules.subsanacion import Defecto, Requerido

pytestmark = pytest.mark.django_db
FALTA = (Defecto("Diga en qué calle es la obra.", "solicita"), Defecto("Falta la memoria."))


class TestElMismoFormulario:
    @pytest.fixture
    def asiento(self, presentar, entidad):
        catalogo.sembrar(sistema(entidad, "pruebas"))
        return presentar(procedimiento="instancia-general")

    @pytest.fixture
    def pedido(self):
        return Requerido(
            referencia="EXP-2026-000001",
            numero="2026-E-000001",
            hasta="2026-02-24",
            defectos=FALTA,
            presentados=("Memoria.pdf",),
        )

    def test_se_abre_como_se_presento_y_solo_uno(self, asiento, pedido, ciudadana, reloj):
        def abrir():
            return registro.abrir_subsanacion(
                actor=ciudadana, asiento_id=asiento, requerido=pedido, reloj=reloj
            )

        primero, segundo = abrir(), abrir()

        visto = registro_visto.borrador(ciudadana, primero)
        assert primero == segundo
        assert (visto.subsana_id, visto.requerido) == (asiento, pedido)
        assert visto.datos["solicita"] == "La licencia"

    def test_un_borrador_corriente_del_mismo_tramite_es_otro(
        self, asiento, pedido, ciudadana, reloj
    ):
        subsana = registro.abrir_subsanacion(
            actor=ciudadana, asiento_id=asiento, requerido=pedido, reloj=reloj
        )

        corriente = registro.abrir(actor=ciudadana, procedimiento="instancia-general", reloj=reloj)

        assert corriente != subsana
        assert Borrador.objects.get(id=corriente).subsana_id is None

    def test_lo_de_otra_persona_no_se_corrige(self, asiento, pedido, ciudadana, reloj):
        otra = replace(ciudadana, identificador="87654321X")

        with pytest.raises(registro_visto.AsientoInexistente):
            registro.abrir_subsanacion(
                actor=otra, asiento_id=asiento, requerido=pedido, reloj=reloj
            )
