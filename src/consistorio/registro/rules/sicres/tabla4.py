"""SICRES 4.0: the fields of its data message (annex 1 of BOE-A-2021-13749 and its schema)."""

from __future__ import annotations

from consistorio.registro.rules.sicres import listas
from consistorio.registro.rules.sicres.esquema import Campo, Clase, Exige, Grupo, Pares

_VALOR, _PRESENCIA = Exige.VALOR, Exige.PRESENCIA


def _extremo(lado: str, ruta: str) -> tuple[Campo, ...]:
    return (
        Campo(f"Codigo_Entidad_Registral_{lado}", 21, f"{ruta}.oficina", _VALOR),
        Campo(f"Decodificacion_Entidad_Registral_{lado}", 120, f"{ruta}.oficina_nombre"),
        Campo(f"Codigo_Unidad_Tramitacion_{lado}", 21, f"{ruta}.unidad"),
        Campo(f"Decodificacion_Unidad_Tramitacion_{lado}", 120, f"{ruta}.unidad_nombre"),
    )


_IDENTIFICACION = (
    Campo("Tipo_Persona", 1, "tipo", _VALOR, listas.TIPOS_DE_PERSONA),
    Campo(
        "Tipo_Documento_Identificacion",
        1,
        "tipo_documento",
        _VALOR,
        listas.DOCUMENTOS_DE_IDENTIDAD,
    ),
    Campo("Documento_Identificacion", 256, "documento", _VALOR),
    Campo("Razon_Social", 80, "razon_social"),
    Campo("Codigo_Directorio_Unificado", 21, "codigo_directorio"),
    Campo("Nombre", 30, "nombre"),
    Campo("Primer_Apellido", 30, "apellido1"),
    Campo("Segundo_Apellido", 30, "apellido2"),
)
_DIRECCION = (
    Campo("Pais", 4, "pais"),
    Campo("Provincia", 2, "provincia"),
    Campo("Municipio", 5, "municipio"),
    Campo("Direccion", 160, "direccion"),
    Campo("Codigo_Postal", 5, "codigo_postal"),
)
_CONTACTO = (
    Grupo("Direccion_Postal", _DIRECCION),
    Campo("Correo_Electronico", 160, "correo"),
    Campo("Telefono_Movil", 20, "telefono"),
    Campo("Telefono_Fijo", 20, "telefono_fijo"),
)
_CANALES = (
    Campo("Canal_Preferente_Notificacion", 1, "canal", lista=listas.CANALES_4),
    Campo("Solicita_aviso_SMS", 5, "aviso_sms", lista=listas.LOGICO),
    Campo("Solicita_aviso_correo", 5, "aviso_correo", lista=listas.LOGICO),
)
_PERSONA = (
    Grupo("Datos_Identificacion", _IDENTIFICACION, exige=_PRESENCIA),
    Grupo("Datos_Contacto", _CONTACTO),
    Campo("Receptor_Notificaciones", 5, "receptor", lista=listas.LOGICO),
    Grupo("Canales_Notificacion", _CANALES),
)
_INTERESADO = (
    Grupo("Datos_Interesado", _PERSONA, "interesado"),
    Grupo("Datos_Representante", _PERSONA, "representante"),
    Campo("Observaciones", 160, "observaciones"),
)
_ASIENTO = (
    Campo("Modo_Registro", 2, "asiento.modo", _VALOR, listas.MODOS_DE_REGISTRO),
    Campo("Tipo_Registro", 1, "asiento.tipo", _VALOR, listas.TIPOS_DE_REGISTRO),
    Campo("Numero_Registro_Entrada", 20, "asiento.numero", _VALOR),
    Campo("Resumen", 240, "asiento.resumen", _VALOR),
    Campo("Fecha_Hora_Registro", 19, "asiento.registrado", _VALOR, clase=Clase.FECHA),
    Campo("Timestamp_Registro", None, "asiento.sello_registro", clase=Clase.BASE64),
    Campo("Fecha_Hora_Presentacion", 19, "asiento.presentado", _VALOR, clase=Clase.FECHA),
    Campo("Timestamp_Presentacion", None, "asiento.sello_presentacion", clase=Clase.BASE64),
    Campo("Codigo_SIA", 80, "asiento.codigo_sia"),
    Campo("Numero_Expediente", 80, "asiento.expediente"),
    Campo("Codigo_Asunto_Segun_Destino", 16, "asiento.codigo_asunto"),
    Campo("Referencia_Externa", 16, "asiento.referencia_externa"),
    Pares("Otros_Metadatos_Generales", "asiento.metadatos_generales"),
    Pares("Otros_Metadatos_Particulares", "asiento.metadatos_particulares"),
)
_ANEXO = (
    Campo("Nombre_Fichero_Anexado", 80, "nombre", _VALOR),
    Campo("Identificador_Fichero", 50, "identificador", _VALOR),
    Campo("Tipo_Anexo", 2, "tipo", _VALOR, listas.TIPOS_DE_ANEXO_4),
    Campo("Tipo_MIME", 80, "mime"),
    Campo("Anexo", None, "contenido"),
    Campo("Resumen", 160, "resumen"),
    Campo("Codigo_Formulario", 80, "codigo_formulario"),
    Pares("Otros_Metadatos_Generales", "metadatos_generales"),
    Pares("Otros_Metadatos_Particulares", "metadatos_particulares"),
    Campo("Observaciones", 160, "observaciones"),
)
_FISICA = "control.documentacion_fisica"
_CONTROL = (
    Campo("Identificador_Intercambio", 33, "control.identificador", _VALOR),
    Campo("Tipo_Transporte_Entrada", 2, "control.transporte", lista=listas.TRANSPORTES_4),
    Campo("Numero_Transporte_Entrada", 40, "control.numero_transporte"),
    Campo("Nombre_Usuario", 80, "control.usuario"),
    Campo("Contacto_Usuario", 160, "control.contacto"),
    Campo("Aplicacion_Version_Emisora", 20, "control.aplicacion"),
    Campo("Tipo_Anotacion", 2, "control.anotacion", _VALOR, listas.ANOTACIONES_4),
    Campo("Descripcion_Tipo_Anotacion", 160, "control.anotacion_texto"),
    Campo("Documentacion_Fisica", 1, _FISICA, _VALOR, listas.DOCUMENTACION_FISICA),
    Campo("Observaciones_Apunte", 160, "control.observaciones"),
    Campo("Indicador_Prueba", 1, "control.prueba", lista=listas.INDICADOR_DE_PRUEBA),
    Campo("Identificador_Intercambio_Previo", 33, "control.previo"),
    *_extremo("Inicio", "control.inicio"),
)
_FORMULARIO = (
    Campo("Expone", 4000, "formulario.expone", _PRESENCIA),
    Campo("Solicita", 4000, "formulario.solicita", _PRESENCIA),
)

INTERCAMBIO = Grupo(
    "Fichero_Intercambio_SICRES_4",
    (
        Grupo("De_Origen_o_Remitente", _extremo("Origen", "origen"), exige=_PRESENCIA),
        Grupo("De_Destino", _extremo("Destino", "destino"), exige=_PRESENCIA),
        Grupo("De_Interesado", _INTERESADO, "interesados", multiple=True),
        Grupo("De_Asiento", _ASIENTO, exige=_PRESENCIA),
        Grupo("De_Anexo", _ANEXO, "anexos", multiple=True),
        Grupo("De_Internos_Control", _CONTROL, exige=_PRESENCIA),
        Grupo("De_Formulario_Generico", _FORMULARIO),
    ),
)
