"""A town hall at work, with one object of each kind, and everybody who may come to its door."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from secrets import token_hex
from uuid import UUID

import pytest
import typst
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from consistorio.catalogo import demostracion as catalogo
from consistorio.expedientes import services as expedientes
from consistorio.expedientes.rules.resolucion import Sentido
from consistorio.expedientes.selectors import expediente
from consistorio.firma.models import ClaveEnNube, DocumentoDeTanda, TandaDeFirma
from consistorio.firma.rules.tandas import VIGENCIA
from consistorio.notificaciones import services as notificaciones
from consistorio.organizacion import services as organizacion
from consistorio.organizacion.rules.incidencias import DatosDeIncidencia
from consistorio.plataforma.actores import Clase, sistema
from consistorio.plataforma.actores.asignaciones import asignar
from consistorio.plataforma.entidades import en
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import sesiones
from consistorio.registro import selectors as registro_visto
from consistorio.registro import services as registro
from consistorio.registro.rules.asiento import Sentido as Libro
from consistorio.registro.rules.libros import Tramo
from consistorio.registro.rules.reparto import Condiciones
from consistorio.registro.services import borradores, comunicaciones, favoritos, lotes, pilas, tomos
from consistorio.registro.services.sir import Destino
from consistorio.registro.tests.mostrador import imagen

DESDE = date(2020, 1, 1)
ANA, VECINA = "12345678Z", "87654321X"
PERSONAL = {
    "registro": ("10000003V", "LUCÍA REGISTRO"),
    "tramitador": ("10000004H", "MARTA TÉCNICA"),
    "firmante": ("10000002Q", "ITZIAR MENDOZA"),
    "administrador": ("10000005L", "PAU SISTEMAS"),
    "secretaria": ("10000001S", "TOMÁS IBÁÑEZ"),
}
CARGOS = {"secretaria": ("secretaria", "Secretario"), "firmante": ("alcaldia", "Alcaldesa")}


@dataclass(frozen=True)
class Mundo:
    """One object of each kind of the town hall, all of them of Ana."""

    asiento_id: UUID
    documento_id: UUID
    justificante_id: UUID
    csv: str
    borrador_id: UUID
    subida_id: UUID
    adjunto_id: UUID
    expediente_id: UUID
    peticion_id: UUID
    notificacion_id: UUID
    del_expediente_id: UUID
    intercambio_id: UUID
    fichero_id: UUID
    preparacion_id: UUID
    plantilla_id: UUID
    pila_id: UUID
    suplencia_id: UUID
    tanda_id: UUID
    exportado_id: UUID
    custodia_id: UUID
    regla_id: UUID
    incidencia_id: UUID
    lote_id: UUID
    comunicacion_id: UUID
    busqueda_id: UUID
    exportacion_id: UUID
    unidad_id: UUID


@pytest.fixture
def pki(_pki_de_la_sesion):
    return _pki_de_la_sesion


@pytest.fixture
def casa(entidad):
    return _casa(entidad)


@pytest.fixture
def unidad(casa):
    return casa


def _casa(entidad):
    actor = sistema(entidad, "pruebas")
    unidad = organizacion.crear_unidad(
        actor=actor, codigo="REG", nombre="Registro", es_registro=True
    )
    for rol, (nif, nombre) in PERSONAL.items():
        empleado = organizacion.dar_de_alta(
            actor=actor, nif=nif, nombre=nombre, email="", unidad_id=unidad, alta_el=DESDE
        )
        if rol in CARGOS:
            codigo, cargo = CARGOS[rol]
            organizacion.nombrar(
                actor=actor, empleado_id=empleado, codigo=codigo, nombre=cargo, desde=DESDE
            )
        asignar(clase=Clase.EMPLEADO, identificador=nif, rol=rol, desde=DESDE, unidad_id=unidad)
    return unidad


@pytest.fixture
def mundo(entidad, casa, ciudadana, empleada, pki):
    """Everything is made as people make it: through the deeds."""
    from consistorio.plataforma.apps import cargar_habitaciones

    cargar_habitaciones("tasks", "handlers")
    reloj = hora_oficial(entidad)
    funcionaria = replace(
        empleada, identificador=PERSONAL["tramitador"][0], unidades=frozenset({casa})
    )
    catalogo.sembrar(sistema(entidad, "pruebas"))
    asiento, documento = _presentar(ciudadana, funcionaria, casa, reloj)
    otro, de_la_otra = _presentar(ciudadana, funcionaria, casa, reloj)
    en_firma = expedientes.incoar(actor=funcionaria, asiento_id=otro.id, reloj=reloj)
    expedientes.admitir(actor=funcionaria, expediente_id=en_firma, reloj=reloj)
    expedientes.redactar_resolucion(
        actor=funcionaria,
        expediente_id=en_firma,
        sentido=Sentido.ESTIMATORIA,
        texto="Conceder.",
        reloj=reloj,
    )
    expedientes.enviar_a_firma(actor=funcionaria, expediente_id=en_firma, reloj=reloj)
    borrador = registro.abrir(actor=ciudadana, procedimiento="instancia-general", reloj=reloj)
    adjunto = registro.adjuntar(
        actor=ciudadana, borrador_id=borrador, nombre="a.pdf", contenido=_pdf(), reloj=reloj
    )
    subida = borradores.empezar_subida(
        actor=ciudadana,
        borrador_id=borrador,
        nombre="b.pdf",
        size_bytes=9,
        sha256="0" * 64,
        reloj=reloj,
    )
    oficio = _documento(funcionaria, reloj, "Oficio.pdf")
    notificacion = notificaciones.poner_a_disposicion(
        actor=funcionaria,
        documento_id=oficio.id,
        destinatario=notificaciones.Destinatario(nif=ANA, nombre="ANA"),
        obligada_o_elegida=True,
        organo="Alcaldía",
        procedimiento="Licencia",
        asunto_neutro="Una notificación",
        reloj=reloj,
    )
    pedida = registro.ReglaPedida(
        nombre="Obras", condiciones=Condiciones(palabras=("obra",)), destino_id=casa
    )
    regla = registro.guardar_regla(actor=empleada, pedida=pedida)
    entidad.ajustes["sir"] = {"oficina": "O00000001"}
    entidad.save()
    intercambio = registro.enviar_por_sir(
        actor=funcionaria,
        asiento_id=asiento.id,
        destino=Destino(oficina="O00000002"),
        reloj=reloj,
    )
    preparacion, plantilla, pila = _en_el_mostrador(empleada, casa, reloj)
    return Mundo(
        regla_id=regla,
        incidencia_id=organizacion.publicar_incidencia(
            actor=empleada,
            datos=DatosDeIncidencia(
                titulo="Avería", servicios="Todo", causa="Un rayo.", desde=reloj()
            ),
            reloj=reloj,
        ),
        comunicacion_id=_comunicacion(funcionaria, casa, reloj),
        busqueda_id=favoritos.guardar_busqueda(actor=funcionaria, nombre="Vados", texto="vado"),
        unidad_id=casa,
        lote_id=_lote(funcionaria, asiento, reloj),
        preparacion_id=preparacion,
        pila_id=pila,
        suplencia_id=organizacion.disponer_suplencia(
            actor=empleada,
            cargo="alcaldia",
            suplente_nif=PERSONAL["secretaria"][0],
            desde=date(2090, 1, 1),
            hasta=date(2090, 1, 31),
            acto_de="Decreto 1/2090",
            reloj=reloj,
        ),
        tanda_id=_tanda(reloj),
        plantilla_id=plantilla,
        exportado_id=_exportado(empleada, reloj),
        exportacion_id=_en_tomos(empleada, reloj),
        custodia_id=registro.poner_en_custodia(
            actor=funcionaria,
            asiento_id=asiento.id,
            que="Una maqueta",
            ubicacion="",
            historico=False,
            reloj=reloj,
        ),
        asiento_id=asiento.id,
        documento_id=documento.id,
        justificante_id=asiento.justificante_id,
        csv=asiento.csv,
        borrador_id=borrador,
        subida_id=subida.subida_id,
        adjunto_id=adjunto.id,
        expediente_id=en_firma,
        peticion_id=expediente(funcionaria, en_firma).resolucion.peticion_id,
        notificacion_id=notificacion,
        del_expediente_id=de_la_otra.id,
        intercambio_id=intercambio,
        fichero_id=registro_visto.intercambio(funcionaria, intercambio).ficheros[0].id,
    )


def _en_el_mostrador(empleada, casa, reloj):
    """What the clerk of the registro has half written."""
    oficial = replace(empleada, identificador=PERSONAL["registro"][0], unidades=frozenset({casa}))
    preparacion = registro.preparar_asiento(
        actor=oficial,
        libro="ENTRADA",
        oficina_id=casa,
        datos={
            "extracto": "Un vado",
            "interesado_numero": ANA,
            "interesado_nombre": "Ana",
            "interesado_apellido_1": "García",
        },
        reloj=reloj,
    )
    plantilla = registro.guardar_plantilla(
        actor=oficial, libro="ENTRADA", nombre="Vados", datos={"extracto": "Vado"}
    )
    pila = pilas.apilar(
        actor=oficial,
        preparacion_id=preparacion,
        fichero=registro.Fichero("pila.tif", imagen(formato="TIFF")),
        papel="A4",
        reloj=reloj,
    )
    return preparacion, plantilla, pila


def _tanda(reloj):
    """What who signs authorised a moment ago; it was a document that is not there."""
    nif, nombre = PERSONAL["firmante"]
    momento = reloj()
    tanda = TandaDeFirma.objects.create(
        nif=nif,
        nombre=nombre,
        clave=ClaveEnNube.objects.create(
            nif=nif, certificado=b"", clave_cifrada=b"", emitida_en=momento, revocada_en=momento
        ),
        total=1,
        autorizada_en=momento,
        caduca_en=momento + VIGENCIA,
    )
    DocumentoDeTanda.objects.create(
        tanda=tanda, orden=1, peticion_id=tanda.id, asunto="", sha256_mostrado=""
    )
    return tanda.id


def _lote(funcionaria, asiento, reloj):
    """What she has asked to do with many entries at once."""
    return lotes.pedir_lote(
        actor=funcionaria,
        pedido=lotes.LotePedido(accion=lotes.AccionDeLote.SOLTAR),
        conjunto=registro_visto.Conjunto(asientos=(asiento.id,)),
        clave="k",
        reloj=reloj,
    )


def _comunicacion(funcionaria, casa, reloj):
    otra = organizacion.crear_unidad(
        actor=sistema(funcionaria.entidad, "pruebas"), codigo="OTRA", nombre="Otra"
    )
    return comunicaciones.enviar_comunicacion(
        actor=funcionaria,
        comunicacion=comunicaciones.ComunicacionNueva(
            de_unidad_id=casa, a_unidades=(otra,), asunto="Vados", texto="¿Cuántos hay?"
        ),
        clave="k",
        reloj=reloj,
    )


def _en_tomos(empleada, reloj):
    hoy = reloj().date()
    tramo = Tramo(sentido=Libro.ENTRADA, ejercicio=hoy.year, desde=hoy, hasta=hoy)
    return tomos.pedir_exportacion(actor=empleada, tramo=tramo, clave="k", reloj=reloj)


def _exportado(empleada, reloj):
    hoy = reloj().date()
    tramo = Tramo(sentido=Libro.ENTRADA, ejercicio=hoy.year, desde=hoy, hasta=hoy)
    return registro.exportar_libro(actor=empleada, tramo=tramo, reloj=reloj)


def _presentar(ciudadana, funcionaria, casa, reloj):
    documento = _documento(funcionaria, reloj, "Memoria.pdf")
    visto = {
        c: getattr(documento, c)
        for c in ("nombre", "mime", "tipo_documental", "sha256", "size_bytes")
    }
    hecho = registro.presentar_con_justificante(
        actor=ciudadana,
        presentacion=registro.Presentacion(
            extracto="Licencia",
            interesados=(
                registro.PersonaDeAsiento(papel="interesado", nif=ANA, nombre="ANA GARCÍA"),
            ),
            documentos=(registro.DocumentoPresentado(documento_id=documento.id, **visto),),
            unidad_destino=casa,
        ),
        clave=str(documento.id),
        reloj=reloj,
    )
    return registro_visto.asiento(ciudadana, hecho.id), documento


def _documento(actor, reloj, nombre):
    from consistorio.documentos import services

    return services.incorporar(
        actor=actor,
        nombre=nombre,
        contenido=_pdf(),
        mime="application/pdf",
        tipo_documental="TD14",
        origen_ciudadano=True,
        reloj=reloj,
    )


def _pdf():
    # Each with bytes of its own: every test has a new entidad, with other keys.
    fuente = f'#set document(title: "{token_hex(8)}")\nHola'
    return typst.Compiler(fuente.encode()).compile(
        format="pdf", timestamp=0, pdf_standards=["a-2a"]
    )


@pytest.fixture
def cliente_de(entidad):
    """Return a browser in which somebody has identified, in a sede."""

    def entrar(nif, clase=Clase.EMPLEADO, *, sede=entidad, **mas):
        cliente, respuesta = Client(**mas), HttpResponse()
        cache.clear()
        with en(sede):
            sesiones.abrir(
                respuesta,
                entidad=sede,
                prefijo=f"/{sede.slug}/",
                clase=clase,
                identificador=nif,
                nombre="ALGUIEN",
                datos={},
            )
        cliente.cookies[sesiones.GALLETA] = respuesta.cookies[sesiones.GALLETA].value
        return cliente

    return entrar


@pytest.fixture
def clientes(casa, cliente_de, otra_entidad, api):
    """Everybody who may come to the door of Villaclara, by name."""
    with en(otra_entidad):
        _casa(otra_entidad)
    return {
        "anonimo": Client(),
        "ciudadana": cliente_de(ANA, Clase.CIUDADANO),
        "vecina": cliente_de(VECINA, Clase.CIUDADANO),
        **{
            rol: cliente_de(PERSONAL[rol][0])
            for rol in ("registro", "tramitador", "firmante", "administrador")
        },
        "aplicacion": Client(headers={"Authorization": f"Bearer {api.token}"}),
        "ajena": cliente_de(PERSONAL["registro"][0], sede=otra_entidad),
    }
