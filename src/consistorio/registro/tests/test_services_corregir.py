from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import ProgrammingError, transaction

from consistorio.documentos import selectors as documentos
from consistorio.organizacion import services as organizacion
from consistorio.plataforma.actores import SinPermiso, sistema
from consistorio.plataforma.models import Anotacion, Evento, Hoja
from consistorio.registro import selectors, services
from consistorio.registro.models import Asiento, Entrega, HechoPosterior
from consistorio.registro.rules.correccion import (
    CorreccionNoAdmitida,
    Situacion,
    TipoDeHecho,
    cambios_de,
    exigir_motivo,
    exigir_que_admita,
)
from consistorio.registro.rules.correccion import MotivoDeNegativa as M
from consistorio.registro.services import corregir
from consistorio.registro.tests.mostrador import OBRAS, en_la_oficina, escrito

pytestmark = pytest.mark.django_db
AHORA = datetime(2026, 2, 10, 10, 0, tzinfo=ZoneInfo("Europe/Madrid"))
PERMISOS = (
    "registro.consultar",
    "registro.registrar_entrada",
    "registro.anotar_salida",
    "registro.rectificar",
    "registro.anular",
    "registro.reservar",
)


def reloj():
    return AHORA


@pytest.fixture
def oficial(empleada, unidad, pki):
    return en_la_oficina(empleada, unidad, *PERMISOS)


@pytest.fixture
def entrada(oficial, unidad):
    return services.registrar_entrada(
        actor=oficial, entrada=escrito(unidad), clave="a", reloj=reloj
    ).id


@pytest.fixture
def salida(oficial, unidad):
    return services.registrar_salida(
        actor=oficial, salida=escrito(unidad), clave="s", reloj=reloj
    ).id


def rectificar(oficial, asiento_id, **mas):
    argumentos = {"cambios": {"extracto": "Solicita dos vados"}, "motivo": "Errata", "reloj": reloj}
    return services.rectificar_asiento(
        actor=oficial, asiento_id=asiento_id, **{**argumentos, **mas}
    )


def anular(oficial, asiento_id, motivo="Duplicado"):
    return services.anular_asiento(actor=oficial, asiento_id=asiento_id, motivo=motivo, reloj=reloj)


class TestReglas:
    @pytest.mark.parametrize("tipo", list(TipoDeHecho))
    def test_a_un_asiento_anulado_no_le_pasa_nada_mas(self, tipo):
        with pytest.raises(CorreccionNoAdmitida) as error:
            exigir_que_admita(tipo, Situacion(anulado=True, reservado=True))

        assert error.value.motivo is M.ANULADO

    @pytest.mark.parametrize(
        ("tipo", "situacion", "motivo"),
        [
            ("CUMPLIMENTACION", Situacion(), M.NO_ES_RESERVA),
            (
                "CUMPLIMENTACION",
                Situacion(reservado=True, cumplimentado=True),
                M.RESERVA_YA_CUMPLIMENTADA,
            ),
            ("RECTIFICACION", Situacion(reservado=True), M.RESERVA_SIN_CUMPLIMENTAR),
            ("ENLACE", Situacion(reservado=True), M.RESERVA_SIN_CUMPLIMENTAR),
        ],
    )
    def test_cada_hecho_en_su_situacion(self, tipo, situacion, motivo):
        with pytest.raises(CorreccionNoAdmitida) as error:
            exigir_que_admita(TipoDeHecho[tipo], situacion)

        assert error.value.motivo is motivo

    @pytest.mark.parametrize(
        ("pedidos", "motivo"),
        [
            ({"numero": "7"}, M.NO_SE_RECTIFICA),
            ({"presentado_en": "2020-01-01"}, M.NO_SE_RECTIFICA),
            ({"extracto": " "}, M.SIN_EXTRACTO),
            ({"extracto": "x" * 241}, M.LARGO),
        ],
    )
    def test_numero_y_hora_no_se_rectifican_nunca(self, pedidos, motivo):
        with pytest.raises(CorreccionNoAdmitida) as error:
            cambios_de({}, pedidos)

        assert error.value.motivo is motivo

    @pytest.mark.parametrize(("motivo", "por"), [("  ", M.SIN_MOTIVO), ("x" * 501, M.MOTIVO_LARGO)])
    def test_rof_153_3_siempre_hay_motivo(self, motivo, por):
        with pytest.raises(CorreccionNoAdmitida) as error:
            exigir_motivo(motivo)

        assert error.value.motivo is por


class TestRectificar:
    def test_lo_que_decia_sigue_y_se_lee_lo_nuevo(self, oficial, entrada):
        rectificar(oficial, entrada)

        visto = selectors.asiento(oficial, entrada)
        assert (visto.extracto, visto.vigente["extracto"]) == (
            "Solicita un vado",
            "Solicita dos vados",
        )
        assert visto.hechos[0].cambios == [("extracto", "Solicita un vado", "Solicita dos vados")]

    def test_deja_hoja_sin_datos_personales_bitacora_evento_y_diligencia(self, oficial, entrada):
        hecho = rectificar(oficial, entrada, cambios={}, interesado=OBRAS)

        hoja = Hoja.objects.get(objeto_id=hecho)
        assert hoja.tipo == "registro.rectificacion"
        assert "Obras" not in hoja.contenido
        assert "P2807900B" not in hoja.contenido
        assert Anotacion.objects.filter(accion="registro.rectificacion", objeto_id=entrada)
        assert Evento.objects.get(tipo="registro.hecho-anotado").datos["clase"] == "rectificacion"
        [visto] = selectors.asiento(oficial, entrada).hechos
        assert documentos.contenido(visto.documento_id).startswith(b"%PDF-")

    def test_dos_seguidas_se_suman(self, oficial, entrada):
        rectificar(oficial, entrada)
        rectificar(oficial, entrada, cambios={"extracto": "Tres", "expone": "Que sí"})

        vigente = selectors.asiento(oficial, entrada).vigente
        assert (vigente["extracto"], vigente["expone"]) == ("Tres", "Que sí")

    def test_quien_se_anoto_por_error_deja_de_verlo_y_puede_volver(
        self, oficial, entrada, ciudadana
    ):
        from consistorio.registro.tests.mostrador import ANA

        assert selectors.asiento(ciudadana, entrada)

        rectificar(oficial, entrada, cambios={}, interesado=OBRAS)

        with pytest.raises(selectors.AsientoInexistente):
            selectors.asiento(ciudadana, entrada)
        obras = replace(ciudadana, identificador="P2807900B")
        assert selectors.asiento(obras, entrada).vigente["interesado_nif"] == "P2807900B"

        despues = AHORA + timedelta(minutes=1)
        rectificar(oficial, entrada, cambios={}, interesado=ANA, reloj=lambda: despues)
        assert selectors.asiento(ciudadana, entrada)

    def test_si_no_cambia_nada_no_hay_hecho(self, oficial, entrada):
        with pytest.raises(CorreccionNoAdmitida) as error:
            rectificar(oficial, entrada, cambios={"extracto": "Solicita un vado"})

        assert error.value.motivo is M.NADA_QUE_RECTIFICAR
        assert not HechoPosterior.objects.exists()

    def test_la_huella_del_asiento_no_cambia(self, oficial, entrada):
        antes = Asiento.objects.get(id=entrada).huella

        rectificar(oficial, entrada)

        assert Asiento.objects.get(id=entrada).huella == antes


class TestAnular:
    def test_numero_y_contenido_se_quedan(self, oficial, entrada):
        anular(oficial, entrada)

        visto = selectors.asiento(oficial, entrada)
        assert (visto.numero, visto.extracto) == ("2026-E-000001", "Solicita un vado")
        assert visto.anulado.motivo == "Duplicado"

    def test_una_sola_vez(self, oficial, entrada):
        anular(oficial, entrada)

        with pytest.raises(CorreccionNoAdmitida) as error:
            anular(oficial, entrada)
        assert error.value.motivo is M.ANULADO

    def test_dos_a_la_vez_anulan_una_aunque_ninguna_vea_la_otra(
        self, oficial, entrada, monkeypatch
    ):
        monkeypatch.setattr(corregir, "situacion", lambda _asiento: Situacion())
        anular(oficial, entrada)

        with pytest.raises(CorreccionNoAdmitida):
            anular(oficial, entrada)
        assert HechoPosterior.objects.count() == 1

    def test_solo_en_la_oficina_que_lo_hizo(self, oficial, entrada, entidad):
        otra = organizacion.crear_unidad(
            actor=sistema(entidad, "pruebas"), codigo="REG2", nombre="Otra", es_registro=True
        )
        de_otra = en_la_oficina(oficial, otra, *PERMISOS)
        a_medias = replace(
            oficial,
            ambitos=(oficial.ambitos - {("registro.anular", *oficial.unidades)})
            | {("registro.anular", otra)},
        )

        with pytest.raises(selectors.AsientoInexistente):
            anular(de_otra, entrada)
        with pytest.raises(SinPermiso):
            anular(a_medias, entrada)
        assert not HechoPosterior.objects.exists()

    @pytest.mark.parametrize("orden", ["update", "delete"])
    def test_un_hecho_no_se_cambia_ni_se_borra(self, orden, oficial, entrada):
        anular(oficial, entrada)
        hechos = HechoPosterior.objects.all()

        with pytest.raises(ProgrammingError), transaction.atomic():
            hechos.update(motivo="otro") if orden == "update" else hechos._raw_delete("default")


class TestEnlazar:
    def enlazar(self, oficial, uno, otro):
        return services.enlazar_asientos(
            actor=oficial, asiento_id=uno, otro_id=otro, motivo="Es su respuesta", reloj=reloj
        )

    def test_se_ve_desde_los_dos(self, oficial, entrada, salida):
        self.enlazar(oficial, entrada, salida)

        assert selectors.asiento(oficial, entrada).hechos[0].otro == (salida, "2026-S-000001")
        assert selectors.asiento(oficial, salida).hechos[0].otro == (entrada, "2026-E-000001")

    @pytest.mark.parametrize("al_reves", [False, True])
    def test_una_sola_vez_en_cualquier_sentido(self, al_reves, oficial, entrada, salida):
        self.enlazar(oficial, entrada, salida)
        pares = (salida, entrada) if al_reves else (entrada, salida)

        with pytest.raises(CorreccionNoAdmitida) as error:
            self.enlazar(oficial, *pares)
        assert error.value.motivo is M.YA_ENLAZADOS

    def test_dos_del_mismo_libro_no(self, oficial, entrada):
        with pytest.raises(CorreccionNoAdmitida) as error:
            self.enlazar(oficial, entrada, entrada)
        assert error.value.motivo is M.ENLACE_DEL_MISMO_LIBRO

    def test_con_uno_que_no_existe_no(self, oficial, entrada):
        with pytest.raises(selectors.AsientoInexistente):
            self.enlazar(oficial, entrada, uuid4())


class TestReservar:
    @pytest.fixture
    def reserva(self, oficial, unidad):
        return services.reservar_numero(
            actor=oficial,
            oficina_id=unidad,
            libro="ENTRADA",
            motivo="Se cayó la red",
            clave="r",
            reloj=reloj,
        )

    def cumplimentar(self, oficial, reserva, unidad, **mas):
        return services.cumplimentar_reserva(
            actor=oficial, asiento_id=reserva.id, asiento=escrito(unidad, **mas), reloj=reloj
        )

    def test_toma_numero_y_hora_y_no_salta_ninguno(self, oficial, unidad, reserva):
        siguiente = services.registrar_entrada(
            actor=oficial, entrada=escrito(unidad), clave="b", reloj=reloj
        )

        assert (reserva.numero, siguiente.numero) == ("2026-E-000001", "2026-E-000002")
        assert selectors.asiento(oficial, reserva.id).es_reserva_pendiente

    def test_cumplimentada_se_lee_se_entrega_y_la_ve_su_persona(
        self, oficial, unidad, reserva, ciudadana
    ):
        self.cumplimentar(oficial, reserva, unidad)

        visto = selectors.asiento(oficial, reserva.id)
        assert visto.vigente["extracto"] == "Solicita un vado"
        assert visto.ficha.funcionario == oficial.identificador
        assert not visto.es_reserva_pendiente
        assert Entrega.objects.get(asiento_id=reserva.id).unidad_id == unidad
        assert selectors.asiento(ciudadana, reserva.id).vigente["interesado_nombre"] == "Ana García"

    def test_una_sola_vez(self, oficial, unidad, reserva):
        self.cumplimentar(oficial, reserva, unidad)

        with pytest.raises(CorreccionNoAdmitida) as error:
            self.cumplimentar(oficial, reserva, unidad)
        assert error.value.motivo is M.RESERVA_YA_CUMPLIMENTADA
        assert Entrega.objects.count() == 1

    def test_lo_que_no_se_reservo_no_se_cumplimenta(self, oficial, unidad, entrada):
        with pytest.raises(CorreccionNoAdmitida) as error:
            services.cumplimentar_reserva(
                actor=oficial, asiento_id=entrada, asiento=escrito(unidad), reloj=reloj
            )
        assert error.value.motivo is M.NO_ES_RESERVA

    def test_sin_motivo_no_se_reserva_ni_se_gasta_numero(self, oficial, unidad):
        with pytest.raises(CorreccionNoAdmitida):
            services.reservar_numero(
                actor=oficial, oficina_id=unidad, libro="SALIDA", motivo=" ", clave="r", reloj=reloj
            )
        assert not Asiento.objects.exists()


class TestQuienVerificaElJustificante:
    def _pagina(self, client, entidad, asiento_id):
        csv = Asiento.objects.get(id=asiento_id).csv
        cabeceras = {"accept-language": "es"}
        respuesta = client.get(f"/{entidad.slug}/verificar/{csv}/", secure=True, headers=cabeceras)
        return respuesta.content.decode()

    def test_lee_que_su_asiento_esta_anulado_y_no_por_que(self, client, entidad, oficial, entrada):
        services.asegurar_justificante(entrada)
        antes = self._pagina(client, entidad, entrada)

        anular(oficial, entrada, motivo="Lo pidió la señora Ana")

        despues = self._pagina(client, entidad, entrada)
        assert "está anulado" not in antes
        assert "El asiento que este justificante acredita está anulado." in despues
        assert "señora Ana" not in despues

    def test_lee_que_se_rectifico(self, client, entidad, oficial, entrada):
        services.asegurar_justificante(entrada)

        rectificar(oficial, entrada)

        assert "se rectificó" in self._pagina(client, entidad, entrada)
