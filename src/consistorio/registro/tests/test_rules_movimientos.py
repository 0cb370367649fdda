import pytest

from consistorio.registro.models import Entrega, Movimiento
from consistorio.registro.rules import movimientos as reglas
from consistorio.registro.rules.movimientos import Accion, Estado


def test_las_tablas_y_la_ley_dicen_los_mismos_estados_y_pasos():
    assert set(Entrega.Estado.values) == {estado.value for estado in Estado}
    assert set(Movimiento.Accion.values) == {accion.value for accion in Accion}


def test_cada_paso_esta_una_sola_vez_y_cada_accion_se_puede_alguna_vez():
    pasos = [(t.desde, t.accion) for t in reglas.TRANSICIONES]

    assert len(pasos) == len(set(pasos))
    assert {accion for _, accion in pasos} == set(Accion)


@pytest.mark.parametrize("estado", [Estado.REENVIADA, Estado.DEVUELTA, Estado.LEIDA])
def test_con_lo_que_salio_de_la_unidad_no_se_hace_nada(estado):
    assert reglas.acciones(estado) == ()


@pytest.mark.parametrize(
    ("caso", "desde", "accion"),
    [
        ("con expediente ya no se reenvía", "tramitada", Accion.REENVIAR),
        ("una copia no se tramita", "copia", Accion.INCOAR),
        ("nadie suelta lo que nadie tiene", "pendiente", Accion.SOLTAR),
        ("lo terminado se reabre antes de cogerlo", "archivada", Accion.COGER),
        ("un estado que no existe", "perdida", Accion.COGER),
    ],
)
def test_lo_que_no_esta_en_la_tabla_no_se_puede(caso, desde, accion):
    with pytest.raises(reglas.TransicionNoPermitida):
        reglas.transicion(desde, accion)


@pytest.mark.parametrize(
    ("caso", "accion", "titular", "puede_asignar", "deja"),
    [
        ("no la tiene nadie", Accion.ASIGNAR, "", False, True),
        ("la tiene quien lo hace", Accion.SOLTAR, "yo", False, True),
        ("la tiene otra", Accion.SOLTAR, "otra", False, False),
        ("quien asigna libera lo de otra", Accion.SOLTAR, "otra", True, True),
        ("quien asigna no coge lo de otra", Accion.COGER, "otra", True, False),
        ("copiar no pide tenerla", Accion.COPIAR, "otra", False, True),
    ],
)
def test_lo_que_alguien_tiene_es_suyo(caso, accion, titular, puede_asignar, deja):
    paso = reglas.transicion("aceptada", accion)

    def exigir():
        reglas.exigir_titular(paso, titular=titular, quien="yo", puede_asignar=puede_asignar)

    if deja:
        exigir()
        return
    with pytest.raises(reglas.EsDeOtraPersona) as error:
        exigir()
    assert error.value.quien == titular


def test_reenviar_sin_decir_por_que_no_se_admite():
    with pytest.raises(reglas.FaltaElMotivo):
        reglas.exigir_motivo(Accion.REENVIAR, "  ")
    assert reglas.exigir_motivo(Accion.COPIAR, " ") == ""
    assert reglas.exigir_motivo(Accion.DEVOLVER, " No es nuestro ") == "No es nuestro"
