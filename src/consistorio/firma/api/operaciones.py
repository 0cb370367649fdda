"""The operations of signature and verification for programs. Nobody signs by the API."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from consistorio.documentos import selectors as documentos
from consistorio.documentos.api.esquemas import DocumentoDetallado
from consistorio.firma import selectors, services
from consistorio.firma.api import esquemas
from consistorio.firma.services.verificacion import FirmaComprobada
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.api import NO_EXISTE, ErrorDeApi, Operacion, Pedido

UNPROCESSABLE = HTTPStatus.UNPROCESSABLE_ENTITY


class CargoVacante(LookupError):
    """Nobody holds that post today, or there is no such post."""


class CodigoDesconocido(LookupError):
    """No document of this entidad has that code."""


def crear(pedido: Pedido, *, entrada: esquemas.PeticionNueva) -> esquemas.PeticionHecha:
    clave = services.crear_peticion(
        actor=pedido.actor,
        documento_id=entrada.documento_id,
        asunto=entrada.asunto,
        firmantes=[
            [_titular(pedido, c, opcional=c in entrada.opcionales) for c in bloque]
            for bloque in entrada.cargos
        ],
        minimos=entrada.minimos,
        plazo=entrada.plazo,
        reloj=pedido.reloj,
    )
    return esquemas.PeticionHecha(clave)


def _titular(pedido: Pedido, codigo: str, *, opcional: bool) -> services.FirmantePedido:
    cargo = organizacion.titular_de(codigo, pedido.reloj().date())
    if cargo is None:
        raise CargoVacante(codigo)
    return services.FirmantePedido(
        nif=cargo.nif,
        nombre=cargo.titular,
        cargo=cargo.codigo,
        cargo_nombre=cargo.nombre,
        opcional=opcional,
    )


def consultar(pedido: Pedido, peticion_id: UUID) -> esquemas.PeticionDeFirma:
    una = selectors.peticion(pedido.actor, peticion_id)
    return esquemas.PeticionDeFirma(
        id=una.id,
        asunto=una.asunto,
        estado=una.estado.value,
        creada_en=una.creada_en,
        cerrada_en=una.cerrada_en,
        documento_id=una.documento_id,
        sha256=una.sha256,
        plazo=una.plazo,
        firmantes=[
            esquemas.FirmantePedido(
                f.nombre,
                f.cargo_nombre,
                f.bloque,
                f.en_turno,
                f.firmado_en,
                f.rechazado_en,
                f.motivo,
                f.opcional,
            )
            for f in una.firmantes
        ],
    )


def verificar(pedido: Pedido, csv: str) -> esquemas.Verificacion:
    documento = documentos.por_csv(csv)
    if documento is None:
        raise CodigoDesconocido("Ningún documento de esta sede tiene ese código.")
    evidencia = services.reunir_evidencia(documento, pedido.reloj())
    firmas = evidencia.firmas
    return esquemas.Verificacion(
        documento=DocumentoDetallado.de(documento),
        firmas=None if firmas is None else [_firma(f) for f in firmas],
        constancias=[
            esquemas.Constancia(c.inclusion is not None, c.lo_nombra, c.prueba.como_dict())
            for c in evidencia.constancias
        ],
        en_tramite=evidencia.en_tramite,
    )


def _firma(comprobada: FirmaComprobada) -> esquemas.FirmaDelDocumento:
    firma = comprobada.firma
    return esquemas.FirmaDelDocumento(
        firmante=firma.firmante,
        cargo=comprobada.cargo,
        emisor=firma.emisor,
        hora_declarada=firma.hora_declarada,
        hora_sellada=firma.hora_sellada,
        veredicto=firma.veredicto,
        frase=firma.veredicto.frase,
        cobertura=firma.cobertura,
        motivos=list(firma.motivos),
    )


ERRORES_AL_PEDIR: dict[type[Exception], ErrorDeApi] = {
    documentos.DocumentoInexistente: ErrorDeApi(
        UNPROCESSABLE, "documento-inexistente", "No hay tal documento"
    ),
    CargoVacante: ErrorDeApi(UNPROCESSABLE, "cargo-vacante", "Nadie ocupa hoy ese cargo"),
    services.CargoNoVigente: ErrorDeApi(
        UNPROCESSABLE, "cargo-vacante", "Nadie ocupa hoy ese cargo"
    ),
    services.SinFirmantes: ErrorDeApi(
        UNPROCESSABLE, "sin-firmantes", "Falta quien firme, o alguien firmaría dos veces"
    ),
    services.BloqueImposible: ErrorDeApi(
        UNPROCESSABLE, "bloque-imposible", "Un bloque pide más firmas que personas tiene"
    ),
    services.PlazoPasado: ErrorDeApi(UNPROCESSABLE, "plazo-pasado", "El plazo ya ha pasado"),
    services.DocumentoNoFirmable: ErrorDeApi(
        UNPROCESSABLE, "documento-no-firmable", "El documento no es un PDF que admita firmas"
    ),
    services.YaEnviadoAFirma: ErrorDeApi(
        HTTPStatus.CONFLICT, "ya-enviado", "El documento ya espera en otra petición"
    ),
}
OPERACIONES = [
    Operacion(
        metodo="POST",
        ruta="peticiones-de-firma",
        nombre="pedir_firma",
        resumen="Enviar un documento a la firma de quienes ocupan unos cargos",
        recurso="peticiones-de-firma",
        permiso="firma.enviar",
        funcion=crear,
        entrada=esquemas.PeticionNueva,
        salida=esquemas.PeticionHecha,
        estado=HTTPStatus.CREATED,
        con_clave=True,
        guarda_respuesta=True,
        errores=ERRORES_AL_PEDIR,
    ),
    Operacion(
        metodo="GET",
        ruta="peticiones-de-firma/<uuid:peticion_id>",
        nombre="consultar_peticion_de_firma",
        resumen="Cómo va una petición: quién ha firmado, quién rechazó y por qué, a quién le toca",
        recurso="peticiones-de-firma",
        permiso="firma.enviar",
        funcion=consultar,
        salida=esquemas.PeticionDeFirma,
        errores={selectors.PeticionInexistente: NO_EXISTE},
    ),
    Operacion(
        metodo="GET",
        ruta="verificacion/<str:csv>",
        nombre="verificar_documento",
        resumen="Qué es un documento, quién lo firmó y dónde consta, por su CSV; sin token",
        recurso="verificacion",
        permiso="",
        funcion=verificar,
        salida=esquemas.Verificacion,
        errores={CodigoDesconocido: NO_EXISTE},
    ),
]
