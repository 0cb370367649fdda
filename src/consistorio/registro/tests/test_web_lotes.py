"""The pages of a batch, and the same for programs."""

from uuid import uuid4

import pytest

from consistorio.plataforma.apps import cargar_habitaciones
from consistorio.plataforma.tareas.trabajador import vaciar
from consistorio.registro.models import Entrega, LoteDeReparto, Movimiento
from consistorio.registro.services import lotes
from consistorio.registro.tests.reparto import EVA

pytestmark = pytest.mark.django_db
RAIZ = "/villaclara/tramitacion/reparto/lotes/"


@pytest.fixture(autouse=True)
def _tareas():
    cargar_habitaciones("tasks", "handlers")


def ver(cliente, ruta, **mas):
    return cliente.get(f"{RAIZ}{ruta}", mas, secure=True)


def enviar(cliente, ruta, **campos):
    return cliente.post(f"{RAIZ}{ruta}", campos, secure=True, follow=True)


def test_de_la_bandeja_al_resultado(casa, entra):
    for n in range(3):
        casa.llega(f"Obra {n}")
    cliente = entra(casa.luis)

    bandeja = cliente.get("/villaclara/tramitacion/entradas/", secure=True).content.decode()
    pregunta = ver(cliente, "nuevo/", estado="pendiente").content.decode()
    empezado = enviar(
        cliente, "nuevo/", estado="pendiente", accion="asignar", persona=EVA, clave="k"
    )
    vaciar()
    acabado = ver(cliente, f"{LoteDeReparto.objects.get().id}/").content.decode()

    assert "Hacer algo con todas las de esta lista" in bandeja
    assert "Son 3 entradas." in pregunta
    assert "Ha empezado" in empezado.content.decode()
    assert "3 de 3 entradas miradas" in acabado
    assert "Acabado" in acabado
    assert Entrega.objects.filter(asignada_a=EVA).count() == 3
    assert "3 hechas de 3" in ver(cliente, "").content.decode()


def test_solo_las_elegidas(casa, entra):
    elegida, _otra = casa.llega("Esta"), casa.llega("Esta no")
    cliente = entra(casa.luis)

    pregunta = ver(cliente, "nuevo/", origen="elegidas", asiento=str(elegida)).content.decode()
    enviar(
        cliente,
        "nuevo/",
        origen="elegidas",
        asiento=str(elegida),
        accion="asignar",
        persona=EVA,
        clave="k",
    )
    vaciar()

    assert "Es 1 entrada." in pregunta
    assert Entrega.objects.get(asignada_a=EVA).asiento_id == elegida


@pytest.mark.parametrize(
    ("caso", "campos", "frase"),
    [
        ("sin motivo", {"accion": "devolver"}, "Escriba el motivo"),
        ("sin unidad", {"accion": "reenviar", "motivo": "x"}, "Elija la unidad"),
        ("sin persona", {"accion": "asignar"}, "Elija la persona"),
        ("lo que no existe", {"accion": "quemar"}, "Elija qué hacer"),
        ("una regla por aquí", {"accion": "regla"}, "Elija qué hacer"),
        (
            "unidad de otra casa",
            {"accion": "copiar", "unidad": str(uuid4())},
            "Elija qué hacer",
        ),
    ],
)
def test_lo_que_falta_se_dice_y_no_empieza_nada(casa, entra, caso, campos, frase):
    casa.llega()

    hecho = enviar(entra(casa.luis), "nuevo/", estado="pendiente", clave="k", **campos)

    assert hecho.status_code == 422, caso
    assert frase in hecho.content.decode()
    assert not LoteDeReparto.objects.exists()


def test_lo_que_no_se_ha_movido_dice_por_que_con_palabras(casa, entra):
    from consistorio.registro import services

    asiento = casa.llega()
    services.aceptar(actor=casa.eva, asiento_id=asiento)
    cliente = entra(casa.luis)
    enviar(cliente, "nuevo/", estado="aceptada", accion="soltar", clave="k")
    vaciar()

    pagina = ver(cliente, f"{LoteDeReparto.objects.get().id}/").content.decode()

    assert "la tenía otra persona: EVA FUNCIONARIA" in pagina


def test_se_cancela_y_se_reanuda_desde_la_pantalla(casa, entra):
    casa.llega()
    cliente = entra(casa.luis)
    enviar(cliente, "nuevo/", estado="pendiente", accion="asignar", persona=EVA, clave="k")
    clave = LoteDeReparto.objects.get().id

    cancelado = enviar(cliente, f"{clave}/cancelar/").content.decode()
    otra_vez = enviar(cliente, f"{clave}/cancelar/").content.decode()
    vaciar()
    assert not Movimiento.objects.exists()
    reanudado = enviar(cliente, f"{clave}/reanudar/").content.decode()
    vaciar()

    assert "Lo que ya estaba hecho sigue hecho" in cancelado
    assert "ya no estaba en curso" in otra_vez
    assert "Sigue desde donde estaba" in reanudado
    assert Movimiento.objects.count() == 1


def test_el_de_otra_persona_no_se_ve_ni_se_toca(casa, entra):
    casa.llega()
    clave = lotes.pedir_lote(
        actor=casa.luis,
        pedido=lotes.LotePedido(accion=lotes.AccionDeLote.ASIGNAR, persona=EVA),
        conjunto=lotes_de_la_bandeja(),
        clave="k",
        reloj=casa.reloj,
    )
    otra = entra(casa.eva)

    assert ver(otra, f"{clave}/").status_code == 404
    assert enviar(otra, f"{clave}/cancelar/").status_code == 404
    assert enviar(otra, f"{clave}/reanudar/").status_code == 404
    assert str(clave) not in ver(otra, "").content.decode()


def lotes_de_la_bandeja():
    from consistorio.registro.selectors import Conjunto, Filtros

    return Conjunto(filtros=Filtros())


def test_un_programa_lo_pide_lo_sigue_y_lo_cancela(api, casa):
    asientos = [str(casa.llega(f"Obra {n}")) for n in range(2)]
    cuerpo = {"accion": "reenviar", "asientos": asientos, "unidad": "OBRAS", "motivo": "Obras"}

    pedido = api("POST", "lotes", cuerpo, **{"Idempotency-Key": "a"})
    repetido = api("POST", "lotes", cuerpo, **{"Idempotency-Key": "a"})
    vaciar()
    clave = pedido.json()["id"]
    visto = api("GET", f"lotes/{clave}").json()

    assert (pedido.status_code, pedido.json()["estado"]) == (201, "en-curso")
    assert repetido.json()["id"] == clave
    assert (visto["estado"], visto["hechos"], visto["razones"]) == ("acabado", 2, {})
    assert api("GET", f"lotes/{clave}/sin-mover").json() == {"elementos": [], "siguiente": None}
    assert api("POST", f"lotes/{clave}/cancelacion").status_code == 409
    assert [uno["id"] for uno in api("GET", "lotes").json()["elementos"]] == [clave]


@pytest.mark.parametrize(
    ("caso", "cuerpo", "tipo"),
    [
        ("sin nada", {"accion": "soltar"}, "lote-no-valido"),
        ("sin motivo", {"accion": "devolver", "q": "obra"}, "lote-no-valido"),
        ("otra unidad", {"accion": "copiar", "q": "obra", "unidad": "NO"}, "unidad-no-valida"),
    ],
)
def test_a_un_programa_se_le_dice_por_que_no(api, casa, caso, cuerpo, tipo):
    hecho = api("POST", "lotes", cuerpo, **{"Idempotency-Key": "a"})

    assert (hecho.status_code, hecho.json()["type"]) == (422, tipo), caso


def test_un_programa_lee_que_no_se_movio_y_por_que(api, casa):
    from consistorio.registro import services

    asiento = casa.llega()
    services.aceptar(actor=casa.eva, asiento_id=asiento)
    cuerpo = {"accion": "soltar", "asientos": [str(asiento)]}
    clave = api("POST", "lotes", cuerpo, **{"Idempotency-Key": "a"}).json()["id"]
    vaciar()

    leido = api("GET", f"lotes/{clave}/sin-mover").json()["elementos"]

    assert leido == [{"asiento": str(asiento), "resultado": "omitido", "razon": "de-otra-persona"}]


def test_una_regla_se_aplica_a_lo_ya_llegado_desde_su_pagina(casa, entra, empleada):
    from datetime import date

    from consistorio.plataforma.actores import Clase
    from consistorio.plataforma.actores.asignaciones import asignar
    from consistorio.registro import services
    from consistorio.registro.rules.reparto import Condiciones

    pedida = services.ReglaPedida(
        nombre="Obras", condiciones=Condiciones(palabras=("obra",)), destino_id=casa.obras
    )
    regla = services.guardar_regla(actor=empleada, pedida=pedida)
    obra = casa.llega("Una obra")
    jefa = casa.de("20000002D", casa.oficina)
    asignar(
        clase=Clase.EMPLEADO,
        identificador=jefa.identificador,
        rol="administrador",
        desde=date(2024, 1, 1),
    )
    cliente, pagina = entra(jefa), f"/villaclara/tramitacion/reparto/reglas/{regla}/"

    antes = cliente.get(pagina, secure=True).content.decode()
    cliente.post(f"{pagina}aplicar/", {"clave": "k"}, secure=True)
    lotes.hacer_tanda(lote_id=LoteDeReparto.objects.get().id, turno=1, reloj=casa.reloj)

    assert "Aplicar a lo ya llegado" in antes
    assert Entrega.objects.get(unidad_id=casa.obras).asiento_id == obra


@pytest.mark.parametrize("campo", ["q", "estado", "persona", "motivo", "clave"])
def test_un_caracter_nulo_no_rompe_nada(casa, entra, campo):
    casa.llega()
    cliente = entra(casa.luis)

    preguntado = ver(cliente, "nuevo/", **{campo: "a\0b"})
    enviado = enviar(cliente, "nuevo/", **{"accion": "soltar", campo: "a\0b"})

    assert preguntado.status_code == 200
    assert enviado.status_code in {200, 422}
