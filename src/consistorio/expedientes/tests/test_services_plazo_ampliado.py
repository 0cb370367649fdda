"""The term to correct, when the sede fails (LPACAP arts. 32.4 and 68.1)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from consistorio.expedientes import services
from consistorio.expedientes.models import Expediente, Hito, Requerimiento
from consistorio.expedientes.services.plazo_de_subsanar import contar_desde
from consistorio.nucleo.plazos import Explicacion
from consistorio.organizacion import services as organizacion
from consistorio.organizacion.rules.incidencias import Acuerdo, DatosDeIncidencia
from consistorio.plataforma.actores import sistema
from consistorio.plataforma.tareas.trabajador import vaciar
from consistorio.registro.rules.subsanacion import Defecto

pytestmark = pytest.mark.django_db
MADRID = ZoneInfo("Europe/Madrid")
LEIDO = date(2026, 2, 10)  # The term ends on 24 February.


def a_las_doce(dia: int, mes: int = 2):
    return lambda: datetime(2026, mes, dia, 12, tzinfo=MADRID)


@pytest.fixture
def requerido(incoar, empleada, entidad, reloj):
    """An expediente whose requirement is signed, and that nobody has opened yet."""
    clave = incoar()
    uno = Requerimiento.objects.get(
        id=services.requerir_subsanacion(
            actor=empleada,
            expediente_id=clave,
            defectos=[Defecto("Falta la firma.")],
            suspende=True,
            reloj=reloj,
        )
    )
    services.notificar_requerimiento(
        actor=sistema(entidad, "pruebas"), documento_id=uno.documento_id, reloj=reloj
    )
    return clave


@pytest.fixture
def leido(requerido, entidad):
    uno = Requerimiento.objects.get()
    contar_desde(
        actor=sistema(entidad, "pruebas"), notificacion_id=uno.notificacion_id, dia_cero=LEIDO
    )
    return requerido


@pytest.fixture
def averia(empleada):
    def hacer(reloj, **mas):
        datos = DatosDeIncidencia(
            titulo="Avería", servicios="Todo", causa="Un rayo.", desde=reloj(), **mas
        )
        return organizacion.publicar_incidencia(actor=empleada, datos=datos, reloj=reloj)

    return hacer


@pytest.fixture
def ampliar(empleada):
    def hacer(incidencia_id, nuevo_fin, reloj):
        acuerdo = Acuerdo(nuevo_fin=nuevo_fin, organo="Alcaldía", acuerdo="Decreto 1")
        organizacion.ampliar_plazos(
            actor=empleada, incidencia_id=incidencia_id, acuerdo=acuerdo, reloj=reloj
        )
        vaciar()

    return hacer


def fin() -> date:
    return Explicacion.desde_datos(Requerimiento.objects.get().plazo).fin


def test_se_amplia_se_explica_y_se_cuenta(leido, averia, ampliar):
    vencia = Expediente.objects.get().vence_el

    ampliar(averia(a_las_doce(24)), date(2026, 3, 3), a_las_doce(24))

    uno = Requerimiento.objects.get()
    assert fin() == date(2026, 3, 3)
    assert "incidencia técnica" in Explicacion.desde_datos(uno.plazo).pasos[-1].frase
    expediente = Expediente.objects.get()
    assert expediente.vence_el > vencia  # What stops the term to resolve stops it longer.
    hito = expediente.hitos.get(tipo=Hito.PLAZO_AMPLIADO)
    assert hito.datos == {"hasta": "martes, 3 de marzo de 2026"}


def test_dos_veces_es_una(leido, averia, ampliar, empleada):
    ampliar(averia(a_las_doce(24)), date(2026, 3, 3), a_las_doce(24))

    assert services.ampliar_por_incidencia(actor=empleada, reloj=a_las_doce(24)) == 0
    assert Expediente.objects.get().hitos.filter(tipo=Hito.PLAZO_AMPLIADO).count() == 1


def test_lo_que_ya_habia_vencido_no_se_amplia(leido, averia, ampliar):
    ampliar(averia(a_las_doce(25)), date(2026, 3, 3), a_las_doce(25))

    assert fin() == date(2026, 2, 24)


def test_el_de_otro_procedimiento_no_se_amplia(leido, averia, ampliar):
    ampliar(averia(a_las_doce(24), procedimiento="otro"), date(2026, 3, 3), a_las_doce(24))

    assert fin() == date(2026, 2, 24)


def test_si_se_cuenta_despues_de_publicada_la_ampliacion_no_se_pierde(
    requerido, averia, ampliar, entidad
):
    ampliar(averia(a_las_doce(10)), date(2026, 3, 3), a_las_doce(10))
    contar_desde(
        actor=sistema(entidad, "pruebas"),
        notificacion_id=Requerimiento.objects.get().notificacion_id,
        dia_cero=LEIDO,
    )

    assert fin() == date(2026, 3, 3)


def test_sin_decidir_a_nadie_se_le_tiene_por_desistido(leido, averia):
    dia = date(2026, 2, 25)
    assert services.se_le_puede_tener_por_desistido(Expediente.objects.get(), dia)

    averia(a_las_doce(24))

    assert not services.se_le_puede_tener_por_desistido(Expediente.objects.get(), dia)
