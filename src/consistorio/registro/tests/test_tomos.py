"""A libro too big for one document: tomos, one after another, each whole or not at all."""

import csv
import io
import signal
from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from consistorio.documentos import selectors as documentos
from consistorio.organizacion import services as organizacion
from consistorio.plataforma.actores import Clase, SinPermiso, sistema
from consistorio.plataforma.actores.asignaciones import asignar
from consistorio.plataforma.apps import cargar_habitaciones
from consistorio.plataforma.enchufes.correo import simulados
from consistorio.plataforma.models import Asignacion, Evento
from consistorio.plataforma.tareas.trabajador import vaciar
from consistorio.registro import services
from consistorio.registro.models import ExportacionDeLibro, LibroExportado
from consistorio.registro.rules import libros as derecho
from consistorio.registro.rules.asiento import Sentido
from consistorio.registro.rules.libros import DefectoDeTramo, Tramo, TramoNoValido
from consistorio.registro.services import tomos
from consistorio.registro.tests.mostrador import en_la_oficina, escrito
from consistorio.registro.tests.muertes import morir

pytestmark = pytest.mark.django_db
AHORA = datetime(2026, 2, 10, 10, 0, tzinfo=ZoneInfo("Europe/Madrid"))
FEBRERO = Tramo(
    sentido=Sentido.ENTRADA, ejercicio=2026, desde=date(2026, 2, 1), hasta=date(2026, 2, 28)
)
PERMISOS = ("registro.consultar", "registro.registrar_entrada", "registro.exportar")


def reloj():
    return AHORA


@pytest.fixture(autouse=True)
def _de_dos_en_dos(monkeypatch):
    cargar_habitaciones("tasks", "handlers")
    monkeypatch.setattr(derecho, "MAXIMO_DE_ASIENTOS", 2)


@pytest.fixture
def oficial(empleada, unidad, pki):
    """The secretary of the entidad, who is in the staff, too."""
    uno = en_la_oficina(empleada, unidad, *PERMISOS)
    asignar(
        clase=Clase.EMPLEADO,
        identificador=uno.identificador,
        rol="secretaria",
        desde=date(2020, 1, 1),
    )
    organizacion.dar_de_alta(
        actor=sistema(empleada.entidad, "pruebas"),
        nif=uno.identificador,
        nombre=uno.nombre,
        email="secretaria@example.es",
        unidad_id=unidad,
        alta_el=date(2020, 1, 1),
    )
    return uno


@pytest.fixture
def registrar(oficial, unidad):
    def registrar(cuantas, clave=""):
        for n in range(cuantas):
            services.registrar_entrada(
                actor=oficial, entrada=escrito(unidad), clave=f"{clave}{n}", reloj=reloj
            )

    return registrar


def pedir(oficial, clave="k"):
    return tomos.pedir_exportacion(actor=oficial, tramo=FEBRERO, clave=clave, reloj=reloj)


def numeros(libro):
    texto = documentos.contenido(libro.datos_id).decode("utf-8-sig")
    return [f["numero"][-1] for f in csv.DictReader(io.StringIO(texto), delimiter=";")]


def los_tomos():
    return [(x.tomo, numeros(x)) for x in LibroExportado.objects.order_by("tomo")]


def test_sale_entero_en_su_orden_y_sin_repetir_ninguno(registrar, oficial):
    registrar(5)

    clave = pedir(oficial)
    registrar(1, "despues")
    vaciar()

    una = ExportacionDeLibro.objects.get(id=clave)
    assert (una.estado, una.hechos, una.tomos, una.exportados) == ("acabada", 3, 3, 5)
    assert los_tomos() == [(1, ["1", "2"]), (2, ["3", "4"]), (3, ["5"])]
    assert Evento.objects.filter(tipo="registro.exportacion-avanzada").count() == 3


def test_cuando_esta_se_le_escribe_a_quien_la_pidio(registrar, oficial):
    registrar(3)
    pedir(oficial)
    vaciar()

    [carta] = simulados()
    assert (carta.para, carta.asunto) == (
        "secretaria@example.es",
        "El libro que pidió está exportado",
    )


def test_pedirla_dos_veces_con_la_misma_clave_es_pedirla_una(registrar, oficial):
    registrar(3)

    assert pedir(oficial) == pedir(oficial)
    vaciar()

    assert LibroExportado.objects.count() == 2


def test_si_quien_la_pidio_ya_no_puede_se_detiene_y_se_reanuda(registrar, oficial):
    registrar(3)
    clave = pedir(oficial)
    suyas = Asignacion.objects.filter(identificador=oficial.identificador)
    suyas.update(hasta=AHORA.date() - timedelta(days=1))
    tomos.hacer_tomo(exportacion_id=clave, turno=1, reloj=reloj)
    assert ExportacionDeLibro.objects.get().estado == "detenida"
    assert not LibroExportado.objects.exists()

    suyas.update(hasta=None)
    tomos.reanudar_exportacion(actor=oficial, exportacion_id=clave, reloj=reloj)
    vaciar()

    assert los_tomos() == [(1, ["1", "2"]), (2, ["3"])]


def test_la_que_esta_en_curso_o_acabada_no_se_reanuda(registrar, oficial):
    registrar(3)
    clave = pedir(oficial)

    with pytest.raises(tomos.NoSeReanuda):
        tomos.reanudar_exportacion(actor=oficial, exportacion_id=clave, reloj=reloj)
    with pytest.raises(tomos.ExportacionInexistente):
        tomos.reanudar_exportacion(actor=oficial, exportacion_id=uuid4(), reloj=reloj)
    vaciar()
    with pytest.raises(tomos.NoSeReanuda):
        tomos.reanudar_exportacion(actor=oficial, exportacion_id=clave, reloj=reloj)


def test_sin_permiso_o_sin_nada_no_empieza(oficial, sin_permisos):
    with pytest.raises(SinPermiso):
        pedir(sin_permisos)
    with pytest.raises(TramoNoValido) as error:
        pedir(oficial)
    assert error.value.defecto is DefectoDeTramo.VACIO


LECTURAS_HASTA_ESTAR_TODO_ESCRITO = 3


def morir_haciendo_un_tomo(clave, **mas):
    return morir("tomo", clave, ahora=AHORA, lecturas=LECTURAS_HASTA_ESTAR_TODO_ESCRITO, **mas)


@pytest.mark.django_db(transaction=True)
class TestKillMenosNueve:
    def test_el_tomo_a_medias_no_existe_y_despues_sale_una_vez(self, registrar, oficial):
        registrar(3)
        clave = pedir(oficial)

        muerte = morir_haciendo_un_tomo(clave)
        assert muerte.returncode == -signal.SIGKILL, muerte.stderr
        assert not LibroExportado.objects.exists()
        vaciar()

        assert los_tomos() == [(1, ["1", "2"]), (2, ["3"])]

    def test_control_sin_transaccion_el_tomo_a_medias_existe(self, registrar, oficial):
        """Positive control: with the transaction off, the test above would fail."""
        registrar(3)
        clave = pedir(oficial)

        muerte = morir_haciendo_un_tomo(clave, con_transaccion="no")

        assert muerte.returncode == -signal.SIGKILL, muerte.stderr
        assert LibroExportado.objects.count() == 1
        assert ExportacionDeLibro.objects.get().hechos == 0
