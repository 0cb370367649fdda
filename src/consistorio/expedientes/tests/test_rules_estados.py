import pytest

from consistorio.expedientes.rules.estados import (
    INICIAL,
    TERMINADOS,
    TRANSICIONES,
    Estado,
    TransicionNoPermitida,
    acciones,
    transicion,
)


def alcanzables(desde: Estado) -> set[Estado]:
    vistos, pendientes = set(), [desde]
    while pendientes:
        estado = pendientes.pop()
        if estado not in vistos:
            vistos.add(estado)
            pendientes.extend(t.hasta for t in acciones(estado))
    return vistos


def test_a_todos_los_estados_se_llega():
    assert alcanzables(INICIAL) == set(Estado)


@pytest.mark.parametrize("estado", Estado)
def test_desde_cada_estado_hay_camino_al_archivo(estado):
    assert Estado.ARCHIVADO in alcanzables(estado)


def test_lo_terminado_no_vuelve_a_tramitarse():
    for estado in TERMINADOS:
        assert alcanzables(estado) <= TERMINADOS


def test_un_paso_lleva_a_un_solo_sitio():
    assert len({(t.desde, t.accion) for t in TRANSICIONES}) == len(TRANSICIONES)


def test_requerir_subsanacion_cita_su_articulo():
    paso = transicion(Estado.INCOADO, "requerir_subsanacion")

    assert paso.hasta is Estado.PENDIENTE_DE_SUBSANACION
    assert str(paso.cita) == "LPACAP art. 68.1"


@pytest.mark.parametrize("estado", Estado)
def test_lo_que_no_esta_en_la_tabla_no_se_puede(estado):
    permitidas = {t.accion for t in acciones(estado)}
    for accion in {t.accion for t in TRANSICIONES} - permitidas:
        with pytest.raises(TransicionNoPermitida):
            transicion(estado, accion)
