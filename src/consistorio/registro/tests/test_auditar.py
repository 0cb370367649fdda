from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.models import Anotacion
from consistorio.registro import services
from consistorio.registro.rules.numeracion import NumeroNoValido
from consistorio.registro.services import Consulta
from consistorio.registro.tests.mostrador import en_la_oficina, escrito

pytestmark = pytest.mark.django_db
AHORA = datetime(2026, 2, 10, 10, 0, tzinfo=ZoneInfo("Europe/Madrid"))
LUCIA = "10000016F"
RUTA = "/villaclara/tramitacion/registro/auditoria/"


@pytest.fixture
def oficial(empleada, unidad, pki):
    return en_la_oficina(empleada, unidad)


@pytest.fixture
def entrada(oficial, unidad):
    hecho = services.registrar_entrada(
        actor=oficial, entrada=escrito(unidad), clave="a", reloj=lambda: AHORA
    )
    bitacora.consulta(oficial, "asiento", hecho.id)
    bitacora.consulta(oficial, "documento", hecho.justificante_id)
    return hecho


@pytest.fixture
def auditora(empleada, unidad):
    return en_la_oficina(empleada, unidad, "registro.auditar")


def acciones(actor, **consulta):
    return {x.accion for x in services.auditar(actor=actor, consulta=Consulta(**consulta))}


class TestAuditar:
    def test_por_asiento_salen_sus_lecturas_y_las_de_sus_documentos(self, auditora, entrada):
        vistas = acciones(auditora, asiento=entrada.numero)

        assert {"asiento.consultar", "documento.consultar", "registro.anotar_entrada"} <= vistas

    def test_por_persona_sale_lo_que_ha_hecho(self, auditora, entrada, oficial):
        assert "asiento.consultar" in acciones(auditora, identificador=oficial.identificador)
        assert acciones(auditora, identificador="11111111H") == set()

    def test_mirar_queda_anotado(self, auditora, entrada):
        acciones(auditora, asiento=entrada.numero)

        assert Anotacion.objects.filter(accion="registro.auditar", objeto_id=entrada.id).exists()

    def test_entre_dos_dias(self, auditora, entrada, oficial):
        lejos = date(2020, 1, 1)
        persona = oficial.identificador

        assert acciones(auditora, identificador=persona, hasta=lejos) == set()
        assert acciones(auditora, identificador=persona, desde=lejos)

    def test_de_un_asiento_que_no_hay_no_sale_nada(self, auditora):
        assert acciones(auditora, asiento="2026-E-999999") == set()

    @pytest.mark.parametrize(
        ("consulta", "error"),
        [({}, services.SinQueBuscar), ({"asiento": "x"}, NumeroNoValido)],
    )
    def test_lo_que_no_se_puede_buscar(self, consulta, error, auditora):
        with pytest.raises(error):
            acciones(auditora, **consulta)

    def test_quien_no_audita_no_mira(self, oficial, entrada):
        with pytest.raises(SinPermiso):
            acciones(oficial, asiento=entrada.numero)


class TestPantalla:
    @pytest.fixture
    def mesa(self, sentar, unidad):
        return sentar(LUCIA, "auditor")

    def test_dice_quien_leyo_y_no_ensena_el_asiento(self, mesa, entrada):
        pagina = mesa.get(f"{RUTA}?asiento={entrada.numero}", secure=True).content.decode()

        assert "Leyó el asiento" in pagina
        assert "Solicita un vado" not in pagina
        assert mesa.get(
            f"/villaclara/tramitacion/entradas/{entrada.id}/", secure=True
        ).status_code in {
            403,
            404,
        }

    @pytest.mark.parametrize(
        ("consulta", "estado", "frase"),
        [
            ("", 200, "Número de asiento"),
            ("?asiento=x", 422, "Escriba el número entero"),
            ("?persona=11111111H&desde=x", 200, "No hay anotaciones"),
        ],
    )
    def test_lo_demas(self, consulta, estado, frase, mesa):
        respuesta = mesa.get(f"{RUTA}{consulta}", secure=True)

        assert respuesta.status_code == estado
        assert frase in respuesta.content.decode()
