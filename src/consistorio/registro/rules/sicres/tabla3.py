"""SICRES 3.0: the fields of its messages (annex 1 of BOE-A-2011-13174 and its official schema)."""

from __future__ import annotations

from consistorio.registro.rules.sicres import listas
from consistorio.registro.rules.sicres.esquema import Campo, Clase, Exige, Grupo

_VALOR, _PRESENCIA = Exige.VALOR, Exige.PRESENCIA
_NADA = Exige.NADA


def _base64(nombre: str, ruta: str, exige: Exige = _NADA) -> Campo:
    return Campo(nombre, None, ruta, exige, clase=Clase.BASE64)


def _extremo(lado: str, ruta: str) -> tuple[Campo, ...]:
    return (
        Campo(f"Codigo_Entidad_Registral_{lado}", 21, f"{ruta}.oficina", _VALOR),
        Campo(f"Decodificacion_Entidad_Registral_{lado}", 80, f"{ruta}.oficina_nombre"),
        Campo(f"Codigo_Unidad_Tramitacion_{lado}", 21, f"{ruta}.unidad"),
        Campo(f"Decodificacion_Unidad_Tramitacion_{lado}", 80, f"{ruta}.unidad_nombre"),
    )


def _identidad(quien: str, ruta: str) -> tuple[Campo, ...]:
    tipos = listas.DOCUMENTOS_DE_IDENTIDAD
    return (
        Campo(f"Tipo_Documento_Identificacion_{quien}", 1, f"{ruta}.tipo_documento", lista=tipos),
        Campo(f"Documento_Identificacion_{quien}", 17, f"{ruta}.documento"),
        Campo(f"Razon_Social_{quien}", 80, f"{ruta}.razon_social"),
        Campo(f"Nombre_{quien}", 30, f"{ruta}.nombre"),
        Campo(f"Primer_Apellido_{quien}", 30, f"{ruta}.apellido1"),
        Campo(f"Segundo_Apellido_{quien}", 30, f"{ruta}.apellido2"),
    )


def _contacto(quien: str, ruta: str) -> tuple[Campo, ...]:
    canal = f"Canal_Preferente_Comunicacion_{quien}"
    return (
        Campo(f"Pais_{quien}", 4, f"{ruta}.pais"),
        Campo(f"Provincia_{quien}", 2, f"{ruta}.provincia"),
        Campo(f"Municipio_{quien}", 5, f"{ruta}.municipio"),
        Campo(f"Direccion_{quien}", 160, f"{ruta}.direccion"),
        Campo(f"Codigo_Postal_{quien}", 5, f"{ruta}.codigo_postal"),
        Campo(f"Correo_Electronico_{quien}", 160, f"{ruta}.correo"),
        Campo(f"Telefono_Contacto_{quien}", 20, f"{ruta}.telefono"),
        Campo(f"Direccion_Electronica_Habilitada_{quien}", 160, f"{ruta}.deh"),
        Campo(canal, 2, f"{ruta}.canal", lista=listas.CANALES_3),
    )


_oficina, _oficina_nombre, _unidad, _unidad_nombre = _extremo("Origen", "origen")
_inicio, _inicio_nombre = _extremo("Inicio", "control.inicio")[:2]

_ORIGEN = (
    _oficina,
    _oficina_nombre,
    Campo("Numero_Registro_Entrada", 20, "asiento.numero", _VALOR),
    Campo("Fecha_Hora_Entrada", 14, "asiento.registrado", _VALOR, clase=Clase.FECHA),
    _base64("Timestamp_Entrada", "asiento.sello_registro"),
    _unidad,
    _unidad_nombre,
)
_INTERESADO = (
    *_identidad("Interesado", "interesado"),
    *_identidad("Representante", "representante"),
    *_contacto("Interesado", "interesado"),
    *_contacto("Representante", "representante"),
    Campo("Observaciones", 160, "observaciones"),
)
_ASUNTO = (
    Campo("Resumen", 240, "asiento.resumen", _VALOR),
    Campo("Codigo_Asunto_Segun_Destino", 16, "asiento.codigo_asunto"),
    Campo("Referencia_Externa", 16, "asiento.referencia_externa"),
    Campo("Numero_Expediente", 80, "asiento.expediente"),
)
_ANEXO = (
    Campo("Nombre_Fichero_Anexado", 80, "nombre", _VALOR),
    Campo("Identificador_Fichero", 50, "identificador", _VALOR),
    Campo("Validez_Documento", 2, "validez", lista=listas.VALIDEZ),
    Campo("Tipo_Documento", 2, "tipo", _VALOR, lista=listas.TIPOS_DE_ANEXO_3),
    _base64("Certificado", "certificado"),
    _base64("Firma_Documento", "firma"),
    _base64("TimeStamp", "sello_de_tiempo"),
    _base64("Validacion_OCSP_Certificado", "ocsp"),
    _base64("Hash", "huella", _VALOR),
    Campo("Tipo_MIME", 20, "mime"),
    _base64("Anexo", "contenido"),
    Campo("Identificador_Documento_Firmado", 50, "firmado"),
    Campo("Observaciones", 50, "observaciones"),
)
_CONTROL = (
    Campo("Tipo_Transporte_Entrada", 2, "control.transporte", lista=listas.TRANSPORTES_3),
    Campo("Numero_Transporte_Entrada", 20, "control.numero_transporte"),
    Campo("Nombre_Usuario", 80, "control.usuario"),
    Campo("Contacto_Usuario", 160, "control.contacto"),
    Campo("Identificador_Intercambio", 33, "control.identificador", _VALOR),
    Campo("Aplicacion_Version_Emisora", 4, "control.aplicacion"),
    Campo("Tipo_Anotacion", 2, "control.anotacion", _VALOR, listas.ANOTACIONES_3),
    Campo("Descripcion_Tipo_Anotacion", 80, "control.anotacion_texto"),
    Campo("Tipo_Registro", 1, "asiento.tipo", _VALOR, listas.TIPOS_DE_REGISTRO),
    Campo(
        "Documentacion_Fisica",
        1,
        "control.documentacion_fisica",
        _VALOR,
        listas.DOCUMENTACION_FISICA,
    ),
    Campo("Observaciones_Apunte", 50, "control.observaciones"),
    Campo("Indicador_Prueba", 1, "control.prueba", _VALOR, listas.INDICADOR_DE_PRUEBA),
    _inicio,
    _inicio_nombre,
)
_FORMULARIO = (
    Campo("Expone", 4000, "formulario.expone", _PRESENCIA),
    Campo("Solicita", 4000, "formulario.solicita", _PRESENCIA),
)

INTERCAMBIO = Grupo(
    "Fichero_Intercambio_SICRES_3",
    (
        Grupo("De_Origen_o_Remitente", _ORIGEN, exige=_PRESENCIA),
        Grupo("De_Destino", _extremo("Destino", "destino"), exige=_PRESENCIA),
        Grupo("De_Interesado", _INTERESADO, "interesados", _PRESENCIA, multiple=True),
        Grupo("De_Asunto", _ASUNTO, exige=_PRESENCIA),
        Grupo("De_Anexo", _ANEXO, "anexos", multiple=True),
        Grupo("De_Internos_Control", _CONTROL, exige=_PRESENCIA),
        Grupo("De_Formulario_Generico", _FORMULARIO, exige=_PRESENCIA),
    ),
)
