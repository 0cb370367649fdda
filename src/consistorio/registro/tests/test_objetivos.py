"""How long what waits has waited: in the tray, in the figures, and who settles it."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.models import Anotacion
from consistorio.plataforma.reloj import hora_oficial
from consistorio.registro import selectors, services
from consistorio.registro.models import Entrega, ObjetivoDeUnidad
from consistorio.registro.rules.objetivos import Medida, Objetivo
from consistorio.registro.selectors import Filtros
from consistorio.registro.services.objetivos import fijar_objetivo

pytestmark = pytest.mark.django_db
DOS_DIAS = Objetivo(2, Medida.DIAS_HABILES)


@pytest.fixture
def jefa(casa):
    permisos = casa.luis.permisos | {"registro.objetivos"}
    return replace(casa.luis, permisos=permisos)


def hace(casa, asiento, dias):
    """Let it be known that it arrived so many days ago."""
    Entrega.objects.filter(asiento_id=asiento).update(
        recibida_en=casa.reloj() - timedelta(days=dias)
    )
    return asiento


class TestLaBandeja:
    def test_dice_cuanto_espera_cada_una_y_como_esta(self, casa, jefa):
        fijar_objetivo(actor=jefa, unidad_id=casa.oficina, objetivo=DOS_DIAS)
        for dias in (0, 1, 7):
            hace(casa, casa.llega(f"Hace {dias}"), dias)

        filas = selectors.filas(casa.luis, selectors.bandeja(casa.luis, Filtros()), casa.reloj())

        assert [(f.extracto, f.espera.dias, f.espera.situacion) for f in filas] == [
            ("Hace 0", 0, "en-plazo"),
            ("Hace 1", 1, "pronto"),
            ("Hace 7", 5, "fuera"),
        ]

    def test_solo_lo_que_esta_fuera_y_primero_lo_que_mas_lleva(self, casa, jefa):
        fijar_objetivo(actor=jefa, unidad_id=casa.oficina, objetivo=DOS_DIAS)
        viejas = [hace(casa, casa.llega(f"{d}"), d) for d in (20, 8, 30)]
        casa.llega("De hoy")

        filtros = Filtros(fuera=True, por_vencimiento=True, ahora=casa.reloj())
        filas = selectors.filas(casa.luis, selectors.bandeja(casa.luis, filtros), casa.reloj())

        assert [f.asiento_id for f in filas] == [viejas[2], viejas[0], viejas[1]]
        assert selectors.fuera(casa.luis, casa.reloj()) == 3

    def test_cada_unidad_va_por_su_plazo_y_la_que_no_tiene_por_el_de_la_ley(self, casa, jefa):
        fijar_objetivo(actor=jefa, unidad_id=casa.oficina, objetivo=DOS_DIAS)
        aqui = hace(casa, casa.llega(), 8)
        hace(casa, casa.llega(unidad_destino=casa.obras), 8)
        alli = hace(casa, casa.llega(unidad_destino=casa.obras), 30)
        las_dos = replace(casa.luis, unidades=frozenset({casa.oficina, casa.obras}))

        filtros = Filtros(fuera=True, ahora=casa.reloj())
        fuera = selectors.bandeja(las_dos, filtros).values_list("asiento_id", flat=True)

        assert set(fuera) == {aqui, alli}

    def test_lo_terminado_ya_no_espera(self, casa, jefa):
        asiento = hace(casa, casa.llega(), 90)
        services.aceptar(actor=casa.luis, asiento_id=asiento)
        services.archivar(actor=casa.luis, asiento_id=asiento, motivo="Contestada")

        filas = selectors.filas(
            casa.luis, selectors.bandeja(casa.luis, Filtros(estado="")), casa.reloj()
        )

        assert filas[0].espera is None
        assert selectors.fuera(casa.luis, casa.reloj()) == 0

    def test_sin_calendario_publicado_no_se_inventa_y_la_bandeja_se_ve(self, casa, entidad):
        hace(casa, casa.llega(), 90)
        entidad.ajustes["ejercicios_publicados"] = []
        entidad.save()

        filas = selectors.filas(casa.luis, selectors.bandeja(casa.luis, Filtros()), casa.reloj())

        assert filas[0].espera is None
        assert selectors.fuera(casa.luis, casa.reloj()) == 0


class TestLasCifras:
    def test_cuantas_esperan_cuantas_tarde_la_del_medio_y_la_mas_antigua(self, casa, jefa):
        fijar_objetivo(actor=jefa, unidad_id=casa.oficina, objetivo=DOS_DIAS)
        for dias in (0, 1, 7):
            hace(casa, casa.llega(f"Hace {dias}"), dias)

        suyas = {c.unidad_id: c for c in selectors.cifras(jefa, casa.reloj())}

        oficina = suyas[casa.oficina]
        assert (oficina.esperan, oficina.fuera, oficina.mediana, oficina.mas_antigua) == (
            3,
            1,
            1,
            5,
        )
        assert (suyas[casa.obras].esperan, suyas[casa.obras].mediana) == (0, None)

    def test_quien_asigna_ve_las_de_su_unidad_y_quien_no_ninguna(self, casa):
        assert [c.unidad_id for c in selectors.cifras(casa.eva, casa.reloj())] == [casa.oficina]
        with pytest.raises(SinPermiso):
            selectors.cifras(casa.luis, casa.reloj())


class TestFijarlo:
    def test_queda_anotado_que_habia_y_que_hay(self, casa, jefa):
        fijar_objetivo(actor=jefa, unidad_id=casa.oficina, objetivo=DOS_DIAS)
        fijar_objetivo(actor=jefa, unidad_id=casa.oficina, objetivo=Objetivo(4, Medida.HORAS))
        fijar_objetivo(actor=jefa, unidad_id=casa.oficina, objetivo=None)

        dichos = Anotacion.objects.filter(accion="registro.fijar_objetivo").order_by("anotada_en")
        assert [d.detalle for d in dichos] == [
            {"antes": "", "ahora": "2 dias-habiles"},
            {"antes": "2 dias-habiles", "ahora": "4 horas"},
            {"antes": "4 horas", "ahora": ""},
        ]
        assert not ObjetivoDeUnidad.objects.exists()

    def test_solo_en_la_unidad_en_que_se_puede(self, casa, jefa):
        solo_aqui = replace(jefa, ambitos=frozenset({("registro.objetivos", casa.oficina)}))

        with pytest.raises(SinPermiso):
            fijar_objetivo(actor=solo_aqui, unidad_id=casa.obras, objetivo=DOS_DIAS)
        with pytest.raises(services.UnidadNoValida):
            fijar_objetivo(actor=jefa, unidad_id=uuid4(), objetivo=DOS_DIAS)


class TestLasPantallas:
    @pytest.fixture
    def administradora(self, casa):
        from datetime import date

        from consistorio.plataforma.actores import Clase
        from consistorio.plataforma.actores.asignaciones import asignar

        asignar(
            clase=Clase.EMPLEADO,
            identificador="20000002D",
            rol="administrador",
            desde=date(2024, 1, 1),
        )
        return replace(casa.luis, identificador="20000002D")

    def test_se_fija_y_se_quita_desde_la_pantalla(self, casa, entra, administradora):
        cliente = entra(administradora)
        url = f"/villaclara/tramitacion/reparto/plazos/{casa.oficina}/"

        hecho = cliente.post(
            url, {"cantidad": "3", "medida": "dias-habiles"}, secure=True, follow=True
        )
        mal = cliente.post(url, {"cantidad": "-3", "medida": "horas"}, secure=True, follow=True)

        assert "está cambiado" in hecho.content.decode()
        assert "de 1 a 90 días hábiles" in mal.content.decode()
        assert ObjetivoDeUnidad.objects.get().cantidad == 3
        cliente.post(url, {"cantidad": ""}, secure=True)
        assert not ObjetivoDeUnidad.objects.exists()

    def test_la_bandeja_lo_dice_con_palabras(self, casa, entra):
        asiento = casa.llega()
        Entrega.objects.filter(asiento_id=asiento).update(
            recibida_en=hora_oficial(casa.entidad)() - timedelta(days=60)
        )

        pagina = entra(casa.luis).get(
            "/villaclara/tramitacion/entradas/?fuera=1&orden=vencimiento", secure=True
        )

        assert "Fuera de plazo" in pagina.content.decode()
        assert "1 entrada fuera de plazo" in pagina.content.decode()
