from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.models import Anotacion, Hoja
from consistorio.registro import selectors, services
from consistorio.registro.models import Asiento, Custodia, SalidaDeCustodia
from consistorio.registro.rules import custodia as reglas
from consistorio.registro.rules.custodia import CustodiaNoAdmitida, FinDeLaCustodia, vence_el
from consistorio.registro.tests.mostrador import en_la_oficina, escrito
from consistorio.registro.tests.test_web_mostrador import BASE, mesa, pedir, registrar

pytestmark = pytest.mark.django_db
__all__ = ["mesa"]
AHORA = datetime(2026, 2, 10, 10, 0, tzinfo=ZoneInfo("Europe/Madrid"))
PERMISOS = ("registro.consultar", "registro.registrar_entrada", "registro.custodiar")


def reloj():
    return AHORA


@pytest.fixture
def oficial(empleada, unidad, pki):
    return en_la_oficina(empleada, unidad, *PERMISOS)


@pytest.fixture
def guardar(oficial, unidad):
    def guardar(**mas):
        asiento = services.registrar_entrada(
            actor=oficial, entrada=escrito(unidad), clave="a", reloj=reloj
        )
        valores = {"que": "Una maqueta", "ubicacion": "Armario 2", "historico": False, **mas}
        return services.poner_en_custodia(
            actor=oficial, asiento_id=asiento.id, reloj=reloj, **valores
        )

    return guardar


def sacar(oficial, custodia, fin="devuelto", a_quien="Ana García", cuando=AHORA):
    services.sacar_de_custodia(
        actor=oficial, custodia_id=custodia, fin=fin, a_quien=a_quien, reloj=lambda: cuando
    )


class TestReglas:
    @pytest.mark.parametrize(
        ("recibido", "vence"),
        [
            (date(2026, 2, 10), date(2026, 8, 10)),
            (date(2026, 8, 31), date(2027, 2, 28)),
        ],
    )
    def test_rd_203_53_seis_meses(self, recibido, vence):
        assert vence_el(recibido) == vence

    @pytest.mark.parametrize(
        ("fin", "mas", "motivo"),
        [
            ("DESTRUIDO", {"hoy": date(2026, 8, 10)}, reglas.ANTES_DE_TIEMPO),
            ("DESTRUIDO", {"historico": True}, reglas.CON_VALOR_HISTORICO),
            ("DEVUELTO", {"a_quien": " "}, reglas.SIN_DECIR_A_QUIEN),
        ],
    )
    def test_lo_que_no_puede_salir(self, fin, mas, motivo):
        dado = {
            "hoy": date(2026, 8, 11),
            "vence": date(2026, 8, 10),
            "historico": False,
            "a_quien": "",
        }
        with pytest.raises(CustodiaNoAdmitida) as error:
            reglas.exigir_que_pueda_salir(FinDeLaCustodia[fin], **{**dado, **mas})

        assert error.value.motivo == motivo


class TestCustodia:
    def test_se_ve_hasta_que_sale_y_deja_hoja_y_bitacora(self, guardar, oficial):
        custodia = guardar()
        [visto] = selectors.en_custodia(oficial, AHORA.date())
        assert (visto.numero, visto.vencida) == ("2026-E-000001", False)

        sacar(oficial, custodia)

        assert selectors.en_custodia(oficial, AHORA.date()) == []
        salida = SalidaDeCustodia.objects.get()
        assert Hoja.objects.get(objeto_id=salida.id).tipo == "registro.salida-de-custodia"
        assert Anotacion.objects.filter(accion="registro.devuelto").exists()

    def test_sale_una_vez(self, guardar, oficial):
        custodia = guardar()
        sacar(oficial, custodia)

        with pytest.raises(CustodiaNoAdmitida) as error:
            sacar(oficial, custodia)
        assert error.value.motivo == reglas.YA_SALIO

    def test_se_destruye_solo_pasado_el_plazo(self, guardar, oficial):
        custodia = guardar()

        with pytest.raises(CustodiaNoAdmitida):
            sacar(oficial, custodia, "destruido")
        sacar(oficial, custodia, "destruido", "", AHORA + timedelta(days=200))

        assert SalidaDeCustodia.objects.get().fin == "destruido"

    def test_hay_que_decir_que_es(self, guardar):
        with pytest.raises(CustodiaNoAdmitida):
            guardar(que=" ")
        assert not Custodia.objects.exists()

    def test_la_de_otra_oficina_no_se_toca(self, guardar, oficial):
        custodia = guardar()

        with pytest.raises(selectors.AsientoInexistente):
            sacar(en_la_oficina(oficial, uuid4(), *PERMISOS), custodia)
        with pytest.raises(SinPermiso):
            sacar(en_la_oficina(oficial, *oficial.unidades, "registro.consultar"), custodia)
        with pytest.raises(services.CustodiaInexistente):
            sacar(oficial, uuid4())


class TestPantalla:
    def test_se_guarda_y_se_devuelve(self, mesa):
        registrar(mesa)
        asiento = Asiento.objects.get()

        vacio = pedir(mesa, f"asientos/{asiento.id}/custodia/", que="")
        pedir(mesa, f"asientos/{asiento.id}/custodia/", que="Una maqueta")
        lista = mesa.get(f"{BASE}custodia/", secure=True).content.decode()
        custodia = Custodia.objects.get()
        for fin, quien in (("nada", "Ana"), ("devuelto", ""), ("devuelto", "Ana García")):
            pedir(mesa, f"custodia/{custodia.id}/sacar/", fin=fin, a_quien=quien)

        assert vacio.status_code == 422
        assert "Una maqueta" in lista
        assert SalidaDeCustodia.objects.get().a_quien == "Ana García"
        assert (
            "No hay nada en custodia" in mesa.get(f"{BASE}custodia/", secure=True).content.decode()
        )
