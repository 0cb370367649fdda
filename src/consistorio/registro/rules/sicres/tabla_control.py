"""The control messages of SICRES 3.0 and 4.0: the same fields, with two differences."""

from __future__ import annotations

from consistorio.registro.rules.sicres import listas
from consistorio.registro.rules.sicres.esquema import Campo, Clase, Exige, Grupo

_VALOR = Exige.VALOR


def _mensaje(nombre: str, largo_de_fecha: int) -> Grupo:
    fecha, momento = "Fecha_Hora_Entrada_Destino", "registrado_destino"
    return Grupo(
        nombre,
        (
            Campo("Codigo_Entidad_Registral_Origen", 21, "origen", _VALOR),
            Campo("Codigo_Entidad_Registral_Destino", 21, "destino", _VALOR),
            Campo("Identificador_Intercambio", 33, "identificador", _VALOR),
            Campo("Tipo_Mensaje", 2, "tipo", _VALOR, listas.MENSAJES),
            Campo("Descripcion_Mensaje", 1024, "descripcion"),
            Campo("Numero_Registro_Entrada_Destino", 20, "numero_destino"),
            Campo(fecha, largo_de_fecha, momento, clase=Clase.FECHA),
            Campo("Indicador_Prueba", 1, "prueba", _VALOR, listas.INDICADOR_DE_PRUEBA),
            Campo("Identificador_Fichero", 50, "ficheros", multiple=True),
            Campo("Codigo_Error", 4, "codigo_error"),
        ),
    )


MENSAJE_3 = _mensaje("De_Mensaje", 14)
MENSAJE_4 = _mensaje("De_Control", 19)
