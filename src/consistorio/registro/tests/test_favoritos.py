"""What each keeps at hand, which nobody else sees, and to whom she sends things most."""

from uuid import uuid4

import pytest

from consistorio.organizacion import services as organizacion
from consistorio.organizacion.selectors import unidades
from consistorio.plataforma.actores import sistema
from consistorio.registro import selectors, services
from consistorio.registro.models import BusquedaGuardada
from consistorio.registro.selectors.favoritos import (
    busquedas_guardadas,
    con_estrella,
    tiene_estrella,
    unidades_por_uso,
)
from consistorio.registro.services import favoritos

pytestmark = pytest.mark.django_db


def marcar(casa, actor, asiento, *, marcado=True):
    favoritos.marcar_asiento(actor=actor, asiento_id=asiento, marcado=marcado, reloj=casa.reloj)


class TestUnaEstrella:
    def test_se_pone_una_vez_y_se_quita_y_solo_la_ve_quien_la_puso(self, casa):
        asiento = casa.llega("Un vado")
        for _ in range(2):
            marcar(casa, casa.luis, asiento)

        assert [a.extracto for a in con_estrella(casa.luis)] == ["Un vado"]
        assert con_estrella(casa.eva) == []
        marcar(casa, casa.luis, asiento, marcado=False)
        assert not tiene_estrella(casa.luis, asiento)

    def test_lo_que_se_deja_de_ver_deja_de_estar(self, casa):
        asiento = casa.llega()
        marcar(casa, casa.luis, asiento)
        services.reenviar(
            actor=casa.luis,
            asiento_id=asiento,
            unidad_id=casa.obras,
            motivo="Obras",
            reloj=casa.reloj,
        )

        assert con_estrella(casa.luis) == []

    def test_lo_que_no_se_ve_no_se_marca(self, casa):
        with pytest.raises(selectors.AsientoInexistente):
            marcar(casa, casa.luis, casa.llega(unidad_destino=casa.obras))

    def test_no_caben_mas_de_los_que_se_tienen_a_mano(self, casa, monkeypatch):
        monkeypatch.setattr(favoritos.guardar, "MAXIMO", 1)
        marcar(casa, casa.luis, casa.llega("Una"))

        with pytest.raises(favoritos.DemasiadosFavoritos):
            marcar(casa, casa.luis, casa.llega("Otra"))


class TestUnaBusqueda:
    def test_se_guarda_con_su_nombre_y_solo_la_ve_y_la_quita_su_duena(self, casa):
        clave = favoritos.guardar_busqueda(actor=casa.luis, nombre="Vados", texto="vado mayor")

        with pytest.raises(favoritos.BusquedaInexistente):
            favoritos.borrar_busqueda(actor=casa.eva, busqueda_id=clave)
        assert [b.texto for b in busquedas_guardadas(casa.luis)] == ["vado mayor"]
        assert busquedas_guardadas(casa.eva) == []
        favoritos.borrar_busqueda(actor=casa.luis, busqueda_id=clave)
        assert not BusquedaGuardada.objects.exists()

    @pytest.mark.parametrize(
        ("nombre", "texto"), [("", "vado"), ("Vados", " "), ("Ya está", "vado")]
    )
    def test_sin_nombre_propio_o_sin_nada_que_buscar_no(self, casa, nombre, texto):
        favoritos.guardar_busqueda(actor=casa.luis, nombre="Ya está", texto="obra")

        with pytest.raises(favoritos.NombreRepetido):
            favoritos.guardar_busqueda(actor=casa.luis, nombre=nombre, texto=texto)


def test_primero_las_unidades_a_las_que_mas_envia_y_las_demas_por_su_nombre(casa):
    actor = sistema(casa.entidad, "pruebas")
    for codigo in ("AGUAS", "ZOO"):
        organizacion.crear_unidad(actor=actor, codigo=codigo, nombre=codigo.title())
    zoo = next(u for u in unidades() if u[1] == "ZOO")
    for _ in range(2):
        services.reenviar(
            actor=casa.luis,
            asiento_id=casa.llega(),
            unidad_id=zoo[0],
            motivo="Es del zoo",
            reloj=casa.reloj,
        )

    assert [u[1] for u in unidades_por_uso(casa.luis, unidades())] == [
        "ZOO",
        "AGUAS",
        "REG",
        "OBRAS",
    ]
    assert next(u[1] for u in unidades_por_uso(casa.eva, unidades())) == "AGUAS"


class TestLasPantallas:
    def test_la_estrella_y_la_busqueda_estan_en_favoritos(self, casa, entra):
        asiento, cliente = casa.llega("Un vado"), entra(casa.luis)

        marcado = cliente.post(
            f"/villaclara/tramitacion/entradas/{asiento}/favorito/",
            {"marcado": "1"},
            secure=True,
            follow=True,
        ).content.decode()
        cliente.post(
            "/villaclara/tramitacion/favoritos/busquedas/",
            {"nombre": "Los vados", "q": "vado"},
            secure=True,
        )
        repetida = cliente.post(
            "/villaclara/tramitacion/favoritos/busquedas/",
            {"nombre": "Los vados", "q": "vado"},
            secure=True,
            follow=True,
        ).content.decode()
        lista = cliente.get("/villaclara/tramitacion/favoritos/", secure=True).content.decode()

        assert "Quitar de favoritos" in marcado
        assert "póngale un nombre que no tenga otra" in repetida
        assert "Un vado" in lista
        assert "Los vados" in lista

    def test_lo_que_no_se_ve_no_existe(self, casa, entra):
        hecho = entra(casa.luis).post(
            f"/villaclara/tramitacion/entradas/{uuid4()}/favorito/", {"marcado": "1"}, secure=True
        )

        assert hecho.status_code == 404
