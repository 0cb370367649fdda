"""Every deed × somebody without permissions: refused, and nothing changes."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection

from consistorio.documentos.intake import AntivirusDePrueba
from consistorio.documentos.rules.pilas import Decidida
from consistorio.documentos.services import VersionNueva
from consistorio.expedientes.models import Hito
from consistorio.expedientes.rules.resolucion import Sentido
from consistorio.firma.services import FirmantePedido
from consistorio.notificaciones.rules.papel import Resultado
from consistorio.notificaciones.services import Destinatario, EntregaEnPapel
from consistorio.organizacion.rules.incidencias import Acuerdo, DatosDeIncidencia
from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.enchufes.sir import Sobre
from consistorio.registro.rules.asiento import Sentido as DeRegistro
from consistorio.registro.rules.ficha import Ficha
from consistorio.registro.rules.identificacion import Identificacion
from consistorio.registro.rules.libros import Tramo
from consistorio.registro.rules.reparto import Condiciones
from consistorio.registro.rules.subsanacion import Defecto, Requerido
from consistorio.registro.selectors import Conjunto
from consistorio.registro.services import (
    AsientoDeMostrador,
    Fichero,
    PersonaDeAsiento,
    Presentacion,
    ReglaPedida,
)
from consistorio.registro.services.lotes import AccionDeLote, LotePedido
from consistorio.registro.services.sir import Destino

pytestmark = pytest.mark.django_db
# Deeds that are steps of others: who calls them has asked. Each with its reason.
SIN_PERMISO_PROPIO = {
    "documentos.incorporar": "which module brings it in knows who may",
    "documentos.guardar_firmado": "only firma signs, and it asks",
    "identidad.verificar_segundo_factor": "it is how one proves who one is",
    "catalogo.publicar_los_de_la_casa": "it is done by publicar, one by one, and that one asks",
    "catalogo.publicar_de_la_biblioteca": "it is done by publicar, one by one, and that one asks",
    "expedientes.comprobar": "it reads an expediente that the caller has already been shown",
}
PERSONA = PersonaDeAsiento(papel="interesado", nif="12345678Z", nombre="ANA")
DE_MOSTRADOR = AsientoDeMostrador(
    extracto="Algo",
    ficha=Ficha(intervinientes=(), oficina_id=uuid4()),
    unidad_id=uuid4(),
    unidad="Registro",
)
INCIDENCIA = DatosDeIncidencia(
    titulo="Avería",
    servicios="Todo",
    causa="Un rayo.",
    desde=datetime(2026, 2, 10, 8, tzinfo=UTC),
)
VALORES = {
    "a_quien": "Ana",
    "acuerdo": Acuerdo(nuevo_fin=date(2026, 3, 2), organo="Alcaldía", acuerdo="Decreto 1"),
    "alta_el": date(2026, 1, 1),
    "asiento": DE_MOSTRADOR,
    "algoritmo": "sha512",
    "antivirus": AntivirusDePrueba(),
    "asunto": "Asunto",
    "asunto_neutro": "Asunto",
    "cambios": {},
    "clave": "clave",
    "slug": "instancia-general",
    "codigo": "codigo",
    "comunicacion": None,
    "conjunto": Conjunto(),
    "consiente": True,
    "consulta": None,
    "contenido": b"hola",
    "credencial": None,
    "asientos": [],
    "datos": INCIDENCIA,
    "defectos": [Defecto("Algo")],
    "definicion": {},
    "concede": True,
    "desde": date(2026, 1, 1),
    "dia_cero": date(2026, 1, 1),
    "destino": Destino(oficina="O00000002"),
    "destinatario": Destinatario(nif="12345678Z", nombre="ANA"),
    "email": "",
    "entrada": DE_MOSTRADOR,
    "entrega": EntregaEnPapel(resultado=Resultado.AUSENTE, en=datetime(2026, 1, 1, tzinfo=UTC)),
    "es_registro": False,
    "certificados": b"",
    "etiqueta": "sello",
    "token": "caja",
    "decididas": [Decidida(1)],
    "fichero": Fichero("a.pdf", b"%PDF-1.4"),
    "ficheros": [],
    "papel": "A4",
    "tipos": [("TD14", "Solicitud")],
    "fin": "devuelto",
    "firmantes": [[FirmantePedido(nif="12345678Z", nombre="ANA", cargo="x", cargo_nombre="X")]],
    "historico": False,
    "acto_de": "Decreto 1",
    "cargo": "alcaldia",
    "hasta": date(2026, 1, 1),
    "suplente_nif": "12345678Z",
    "hoy": date(2026, 1, 1),
    "identificacion": Identificacion.por_nif("12345678Z"),
    "ip": "127.0.0.1",
    "libro": "ENTRADA",
    "marcado": True,
    "motivo": "Motivo",
    "dia": date(2026, 3, 2),
    "nif": "12345678Z",
    "nombre": "a.txt",
    "obligada_o_elegida": True,
    "objetivo": None,
    "organo": "Alcaldía",
    "pedido": LotePedido(accion=AccionDeLote.SOLTAR),
    "pedida": ReglaPedida(nombre="Regla", condiciones=Condiciones(palabras=("obra",))),
    "peticiones": [],
    "presentacion": Presentacion(extracto="Algo", interesados=(PERSONA,)),
    "procedimiento": "instancia-general",
    "que": "Una maqueta",
    "regla": None,
    "requerido": Requerido(
        referencia="EXP-2026-000001", numero="2026-E-000001", hasta="", defectos=(Defecto("Algo"),)
    ),
    "salida": DE_MOSTRADOR,
    "segundo_factor": "000000",
    "sentido": Sentido.ESTIMATORIA,
    "sha256": "0" * 64,
    "size_bytes": 9,
    "sobre": Sobre("O00000002", "O00000001", b"<x/>"),
    "texto": "Texto",
    "tipo": Hito.ADMITIDO,
    "tramite": None,
    "tramo": Tramo(
        sentido=DeRegistro.ENTRADA,
        ejercicio=2026,
        desde=date(2026, 1, 1),
        hasta=date(2026, 1, 1),
    ),
    "ubicacion": "",
    "valores": {},
    "xml": b"<x/>",
    "version": VersionNueva("a.txt", b"hola", "Motivo", "0" * 64),
}
DEBERES = {
    "catalogo": ("publicar", "retirar"),
    "documentos": (
        "convertir_a_pdfa",
        "exportar_eni",
        "importar_eni",
        "leer_otra_vez",
        "leer_tramo",
        "levantar_cuarentena",
        "nueva_version",
        "poner_en_cuarentena",
        "preparar_para_publicar",
        "revisar_lo_nuevo",
    ),
    "expedientes": (
        "admitir",
        "ampliar_por_incidencia",
        "asignar",
        "cerrar",
        "contar",
        "contar_desde",
        "devolver_de_la_firma",
        "devolver_requerimiento",
        "enviar_a_firma",
        "exportar",
        "incoar",
        "incorporar_a",
        "notificar_requerimiento",
        "anotar_peticiones_de_plazo",
        "decidir_ampliacion",
        "devolver_ampliacion",
        "hasta_cuando_cabe",
        "por_que_debe_ser_electronica",
        "proponer_ampliacion",
        "requerir_presentacion_electronica",
        "previsualizar",
        "redactar_resolucion",
        "requerir_subsanacion",
        "resolver",
        "subsanar",
        "texto_inicial_de",
    ),
    "firma": (
        "crear_peticion",
        "evidencias.cambiar_algoritmo",
        "evidencias.renovar",
        "evidencias.renovar_las_que_caducan",
        "evidencias.sellar_lo_nuevo",
        "autorizar_tanda",
        "detener_tanda",
        "emitir_clave",
        "firmar_varias",
        "avisar_de_plazo",
        "recordar_plazos",
        "poner_sello_de_token",
        "quitar_sello",
        "rechazar",
        "retirar",
        "revocar_clave",
    ),
    "identidad": ("crear_aplicacion", "guardar_contacto"),
    "notificaciones": (
        "acceder",
        "ampliar_acceso",
        "anotar_en_papel",
        "anular",
        "enviar_aviso",
        "extender_acuse",
        "poner_a_disposicion",
        "rechazar",
        "registrar_vencidas",
    ),
    "organizacion": (
        "ampliar_plazos",
        "crear_unidad",
        "dar_de_alta",
        "disponer_suplencia",
        "no_ampliar",
        "nombrar",
        "publicar_incidencia",
        "publicar_parada",
        "terminar_incidencia",
        "terminar_parada",
        "terminar_suplencia",
    ),
    "registro": (
        "lectura.leer_documentos_de",
        "lectura.leer_otra_vez",
        "lectura.pedir_lectura",
        "borradores.avisar_de_borrador",
        "borradores.avisar_de_caducidad",
        "borradores.eliminar_caducados",
        "borradores.avance_de",
        "borradores.empezar_subida",
        "borradores.recibir_trozo",
        "borradores.tirar_subidas_viejas",
        "pilas.apilar",
        "pilas.descartar_pila",
        "pilas.repartir_pila",
        "pilas.separadores",
        "abrir",
        "abrir_subsanacion",
        "aceptar",
        "aceptar_intercambio",
        "adjuntar",
        "anadir_a_preparacion",
        "anotar_entrada",
        "anular_asiento",
        "auditar",
        "anotar_salida",
        "anular_envio",
        "descartar",
        "enviar_por_sir",
        "borrar_plantilla",
        "certificar_asiento",
        "corregir_preparacion",
        "cumplimentar_reserva",
        "descartar",
        "descartar_preparacion",
        "enlazar_asientos",
        "etiqueta",
        "exportar_libro",
        "guardar",
        "guardar_plantilla",
        "marcar_con_expediente",
        "poner_en_custodia",
        "anotar_leido",
        "anotar_salida",
        "aplicar_reglas",
        "aplicar_reglas_a_varios",
        "archivar",
        "asignar",
        "copiar",
        "descartar",
        "devolver",
        "guardar",
        "guardar_regla",
        "marcar_con_expediente",
        "marcar_leida",
        "preparar",
        "preparar_asiento",
        "presentar",
        "presentar_con_justificante",
        "quitar_adjunto",
        "rechazar_intercambio",
        "recibir_mensaje",
        "reenviar_intercambio",
        "reintentar",
        "parar_presentacion",
        "quitar_de_preparacion",
        "reanudar_presentacion",
        "recordar_persona",
        "rectificar_asiento",
        "registrar_entrada",
        "registrar_preparacion",
        "registrar_salida",
        "reservar_numero",
        "sacar_de_custodia",
        "reabrir",
        "reenviar",
        "solicitud_preparada",
        "soltar",
    ),
    "registro.comunicaciones": ("enviar_comunicacion", "leer_comunicacion"),
    "registro.favoritos": ("borrar_busqueda", "guardar_busqueda", "marcar_asiento"),
    "registro.objetivos": ("fijar_objetivo",),
    "registro.tomos": ("pedir_exportacion", "reanudar_exportacion"),
    "registro.reparto": ("aplicar_una_regla",),
    "registro.lotes": ("cancelar_lote", "pedir_lote", "reanudar_lote"),
}
TABLA = {f"{modulo}.{nombre}" for modulo, nombres in DEBERES.items() for nombre in nombres}


def salas() -> Iterator[tuple[str, ModuleType]]:
    """Give the services of every module, and after them the packages that they have inside."""
    for app in apps.get_app_configs():
        if not app.name.startswith("consistorio."):
            continue
        try:
            sala = import_module(f"{app.name}.services")
        except ModuleNotFoundError:
            continue
        modulo = app.name.removeprefix("consistorio.")
        yield modulo, sala
        for dentro in iter_modules(getattr(sala, "__path__", [])):
            if dentro.ispkg:
                yield f"{modulo}.{dentro.name}", import_module(f"{sala.__name__}.{dentro.name}")


def deberes() -> Iterator[tuple[str, Callable[..., object]]]:
    """Give every public function with an actor of every module's services, once."""
    dados = set()
    for modulo, sala in salas():
        for nombre in getattr(sala, "__all__", None) or vars(sala):
            funcion = getattr(sala, nombre)
            propia = inspect.isfunction(funcion) and funcion.__module__.startswith(sala.__name__)
            if (
                propia
                and funcion not in dados
                and not nombre.startswith("_")
                and "actor" in inspect.signature(funcion).parameters
            ):
                dados.add(funcion)
                yield f"{modulo}.{nombre}", funcion


TODOS = dict(deberes())


def test_todo_deber_esta_en_la_tabla_y_la_tabla_no_tiene_otros():
    assert set(TODOS) == TABLA | set(SIN_PERMISO_PROPIO)


@pytest.mark.parametrize("deber", sorted(TABLA))
def test_quien_no_tiene_permiso_no_lo_hace(deber, sin_permisos, reloj):
    funcion = TODOS[deber]
    argumentos = {
        nombre: _valor(nombre, reloj)
        for nombre, parametro in inspect.signature(funcion).parameters.items()
        if nombre != "actor" and parametro.default is inspect.Parameter.empty
    }
    antes = _cambios()

    with pytest.raises(SinPermiso):
        funcion(actor=sin_permisos, **argumentos)

    assert _cambios() == antes


def _valor(nombre, reloj):
    if nombre == "reloj":
        return reloj
    return uuid4() if nombre.endswith("_id") else VALORES[nombre]


def _cambios():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) FROM pg_stat_xact_user_tables"
        )
        return cursor.fetchone()[0]
