"""The page where an entry is moved, and the same for programs."""

from uuid import uuid4

import pytest

from consistorio.registro import services
from consistorio.registro.models import Entrega
from consistorio.registro.tests.reparto import LUIS, NURIA

pytestmark = pytest.mark.django_db


def mover(cliente, asiento, **campos):
    return cliente.post(
        f"/villaclara/tramitacion/entradas/{asiento}/reparto/", campos, secure=True, follow=True
    )


def test_se_asigna_a_una_companera_desde_la_pantalla(casa, entra):
    asiento = casa.llega()
    cliente = entra(casa.luis)

    pagina = cliente.get(f"/villaclara/tramitacion/entradas/{asiento}/reparto/", secure=True)
    hecho = mover(cliente, asiento, accion="asignar", persona="99999999R")

    assert "EVA FUNCIONARIA" in pagina.content.decode()
    assert "La entrada está asignada." in hecho.content.decode()
    assert Entrega.objects.get().asignada_a == "99999999R"


def test_al_reenviarla_se_vuelve_a_la_bandeja_porque_ya_no_se_ve(casa, entra):
    asiento = casa.llega()
    cliente = entra(casa.luis)

    hecho = mover(cliente, asiento, accion="reenviar", unidad=str(casa.obras), motivo="Obras")

    assert hecho.redirect_chain[-1][0].endswith("/tramitacion/entradas/")
    assert (
        entra(casa.nuria)
        .get(f"/villaclara/tramitacion/entradas/{asiento}/", secure=True)
        .status_code
        == 200
    )


@pytest.mark.parametrize(
    ("caso", "campos", "frase"),
    [
        ("sin motivo", {"accion": "devolver", "motivo": ""}, "escriba el motivo"),
        ("sin unidad", {"accion": "reenviar", "unidad": "x", "motivo": "x"}, "elija otra unidad"),
        ("a quien no es de aquí", {"accion": "asignar", "persona": NURIA}, "no trabaja hoy"),
        ("lo que no existe", {"accion": "quemar"}, "eso no se puede hacer"),
        ("sin tenerla", {"accion": "soltar"}, "eso no se puede hacer"),
    ],
)
def test_lo_que_no_puede_ser_se_explica_y_nada_cambia(casa, entra, caso, campos, frase):
    asiento = casa.llega(unidad_destino=casa.oficina)

    hecho = mover(entra(casa.luis), asiento, **campos)

    assert frase in hecho.content.decode(), caso
    assert Entrega.objects.get().estado == "pendiente"


def test_quien_llega_tarde_lee_quien_la_tiene(casa, entra):
    asiento = casa.llega()
    services.aceptar(actor=casa.luis, asiento_id=asiento)

    tarde = entra(casa.eva).post(
        f"/villaclara/tramitacion/entradas/{asiento}/aceptar/", secure=True, follow=True
    )

    assert "la tiene LUIS REGISTRO" in tarde.content.decode()
    assert Entrega.objects.get().asignada_a == LUIS


def test_un_programa_reenvia_y_lee_los_movimientos(api, casa):
    asiento = casa.llega()
    cuerpo = {"asiento": str(asiento), "accion": "reenviar", "unidad": "OBRAS", "motivo": "Obras"}

    hecho = api("POST", "movimientos", cuerpo, **{"Idempotency-Key": "a"})
    repetido = api("POST", "movimientos", cuerpo, **{"Idempotency-Key": "a"})
    leido = api("GET", f"asientos/{asiento}/movimientos")

    assert (hecho.status_code, repetido.content) == (201, hecho.content)
    assert [m["a_unidad"] for m in leido.json()["elementos"]] == ["Urbanismo y obras"]


@pytest.mark.parametrize(
    ("caso", "cuerpo", "estado", "tipo"),
    [
        ("sin motivo", {"accion": "reenviar", "unidad": "OBRAS"}, 422, "falta-el-motivo"),
        ("unidad que no existe", {"accion": "copiar", "unidad": "X"}, 422, "unidad-no-valida"),
        ("asiento que no existe", {"asiento": str(uuid4())}, 404, "about:blank"),
    ],
)
def test_a_un_programa_se_le_dice_por_que_no(api, casa, caso, cuerpo, estado, tipo):
    base = {"asiento": str(casa.llega()), "accion": "copiar", "unidad": "OBRAS"}

    hecho = api("POST", "movimientos", {**base, **cuerpo}, **{"Idempotency-Key": "a"})

    assert (hecho.status_code, hecho.json()["type"]) == (estado, tipo)
    assert Entrega.objects.count() == 1
