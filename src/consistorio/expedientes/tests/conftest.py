from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest

from consistorio.documentos import services as documentos
from consistorio.expedientes import services
from consistorio.expedientes.models import Expediente, Requerimiento, Resolucion
from consistorio.expedientes.rules.resolucion import Sentido
from consistorio.expedientes.tests.subsanacion import FALTA
from consistorio.notificaciones import selectors as notificaciones
from consistorio.notificaciones import services as deberes_de_notificar
from consistorio.organizacion import services as organizacion
from consistorio.organizacion.selectors import oficina_de_registro
from consistorio.plataforma.actores import sistema
from consistorio.plataforma.tareas.trabajador import vaciar
from consistorio.plataforma.transacciones import acto
from consistorio.registro import services as registro

TEXTO = "## Resuelvo\n\n**Primero.** Conceder la *licencia*.\n\n- Una condición\n- Otra"


@pytest.fixture(autouse=True)
def habitaciones(pki: object) -> None:
    """Let the worker know the tasks and handlers, as the server does when it starts."""
    from consistorio.plataforma.apps import cargar_habitaciones

    cargar_habitaciones("tasks", "handlers")


@pytest.fixture
def casa(empleada) -> UUID:
    """A town hall with its registry, its secretario and its alcaldesa."""
    desde = date(2020, 1, 1)
    unidad = organizacion.crear_unidad(
        actor=empleada, codigo="REG", nombre="Registro", es_registro=True
    )
    for nif, nombre, codigo, cargo in (
        ("10000001S", "TOMÁS IBÁÑEZ", "secretaria", "Secretario"),
        ("10000002Q", "ITZIAR MENDOZA", "alcaldia", "Alcaldesa"),
        ("99999999R", "EVA FUNCIONARIA", "", ""),
    ):
        empleado = organizacion.dar_de_alta(
            actor=empleada, nif=nif, nombre=nombre, email="", unidad_id=unidad, alta_el=desde
        )
        if codigo:
            organizacion.nombrar(
                actor=empleada, empleado_id=empleado, codigo=codigo, nombre=cargo, desde=desde
            )
    return unidad


@pytest.fixture
def presentar(casa, ciudadana, empleada, reloj):
    """File a request of Ana with a document, and return its key."""

    def hacer(*, nif: str = "12345678Z", actor=ciudadana, cuando=reloj, **datos) -> UUID:
        with acto():
            documento = documentos.incorporar(
                actor=empleada,
                nombre="Memoria de la obra.pdf",
                contenido=b"%PDF-1.7 " + uuid4().hex.encode(),
                mime="application/pdf",
                tipo_documental="TD14",
                origen_ciudadano=True,
                reloj=cuando,
            )
        presentado = registro.DocumentoPresentado(
            documento_id=documento.id,
            nombre=documento.nombre,
            mime=documento.mime,
            tipo_documental=documento.tipo_documental,
            sha256=documento.sha256,
            size_bytes=documento.size_bytes,
        )
        persona = registro.PersonaDeAsiento(
            papel="interesado", nif=nif, nombre="ANA GARCÍA PRUEBA", email="ana@correo.example"
        )
        presentacion = registro.Presentacion(
            extracto=datos.pop("extracto", "Licencia para reformar el baño"),
            solicita="La licencia",
            interesados=(persona,),
            documentos=(presentado,),
            procedimiento=datos.pop("procedimiento", "licencia-de-prueba"),
            unidad_destino=oficina_de_registro(),
            datos={"tramite": "Licencia de obra menor"},
        )
        return registro.anotar_entrada(
            actor=actor, presentacion=presentacion, clave=uuid4().hex, reloj=cuando
        ).id

    return hacer


@pytest.fixture
def incoar(presentar, empleada, reloj):
    def hacer(*, actor=empleada, asiento=None, **datos) -> UUID:
        return services.incoar(actor=actor, asiento_id=asiento or presentar(**datos), reloj=reloj)

    return hacer


@pytest.fixture
def redactado(incoar, empleada, reloj):
    """An expediente admitted, with its resolution written."""

    def hacer(**datos) -> UUID:
        clave = incoar(**datos)
        services.admitir(actor=empleada, expediente_id=clave, reloj=reloj)
        services.redactar_resolucion(
            actor=empleada,
            expediente_id=clave,
            sentido=Sentido.ESTIMATORIA,
            texto=TEXTO,
            reloj=reloj,
        )
        return clave

    return hacer


@pytest.fixture
def en_firma(redactado, empleada, reloj):
    def hacer(**datos) -> UUID:
        clave = redactado(**datos)
        services.enviar_a_firma(actor=empleada, expediente_id=clave, reloj=reloj)
        return clave

    return hacer


@pytest.fixture
def resuelto(en_firma, entidad, reloj):
    """An expediente whose resolution all have signed, numbered and notified."""

    def hacer(**datos) -> UUID:
        clave = en_firma(**datos)
        resolucion = Resolucion.objects.get(expediente_id=clave)
        services.resolver(
            actor=sistema(entidad, "pruebas"), documento_id=resolucion.documento_id, reloj=reloj
        )
        return clave

    return hacer


@pytest.fixture
def notificado(resuelto, ciudadana, reloj):
    def hacer(**datos):
        clave = resuelto(**datos)
        una = notificaciones.de_expediente(ciudadana, clave, reloj())[0]
        deberes_de_notificar.acceder(actor=ciudadana, notificacion_id=una.id, reloj=reloj)
        vaciar()
        return clave

    return hacer


@pytest.fixture
def requerir(empleada, reloj):
    def hacer(expediente_id, *, defectos=FALTA, suspende=True, actor=empleada):
        return services.requerir_subsanacion(
            actor=actor,
            expediente_id=expediente_id,
            defectos=defectos,
            suspende=suspende,
            reloj=reloj,
        )

    return hacer


@pytest.fixture
def requerido(incoar, requerir, entidad, reloj):
    """An expediente whose requirement is signed and waits in the sede."""

    def hacer(**datos):
        clave = incoar()
        uno = Requerimiento.objects.get(id=requerir(clave, **datos))
        services.notificar_requerimiento(
            actor=sistema(entidad, "pruebas"), documento_id=uno.documento_id, reloj=reloj
        )
        return clave

    return hacer


@pytest.fixture
def leido(requerido, ciudadana, reloj):
    """And the person has opened it."""

    def hacer(**datos):
        clave = requerido(**datos)
        [una] = notificaciones.de_expediente(ciudadana, clave, reloj())
        deberes_de_notificar.acceder(actor=ciudadana, notificacion_id=una.id, reloj=reloj)
        vaciar()
        return clave

    return hacer


@pytest.fixture
def contestar(ciudadana, empleada):
    """File the answer, as the form does."""

    def hacer(clave, *, cuando, llave="respuesta"):
        asiento = Expediente.objects.get(id=clave).asiento_id
        presentacion = registro.Presentacion(
            extracto="Subsanación",
            interesados=(
                registro.PersonaDeAsiento(papel="interesado", nif="12345678Z", nombre="ANA"),
            ),
            asiento_relacionado_id=asiento,
            datos={"subsana": "2026-E-000001"},
        )
        hecho = registro.anotar_entrada(
            actor=ciudadana, presentacion=presentacion, clave=llave, reloj=cuando
        )
        vaciar()
        return hecho

    return hacer
