"""From what came to a value, whatever the kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from consistorio.catalogo.rules.campos import identidad, lugares, numeros, textos
from consistorio.catalogo.rules.campos.pegas import Pega, RespuestaNoValida
from consistorio.catalogo.rules.formulario import Campo, Pregunta, TipoDeCampo

T = TipoDeCampo
Lector = Callable[[Pregunta, Any], Any]
DE_TEXTO: dict[TipoDeCampo, Lector] = {
    T.TEXTO: textos.texto,
    T.PARRAFO: textos.texto,
    T.FECHA: numeros.fecha,
    T.HORA: numeros.hora,
    T.NUMERO: numeros.numero,
    T.DECIMAL: numeros.decimal,
    T.IMPORTE: numeros.importe,
    T.CORREO: textos.correo,
    T.TELEFONO: textos.telefono,
    T.OPCIONES: textos.una,
    T.LISTA: textos.una,
    T.NIF: identidad.nif,
    T.IBAN: identidad.iban,
    T.CODIGO_POSTAL: lugares.codigo_postal,
    T.CATASTRAL: lugares.catastral,
    T.MATRICULA: identidad.matricula,
    T.PUNTO: lugares.punto,
}
COMPUESTOS: dict[TipoDeCampo, Lector] = {
    T.VARIAS: textos.varias,
    T.CASILLA: textos.casilla,
    T.DIRECCION: lugares.direccion,
}
DE_CELDA = frozenset(DE_TEXTO) - {T.PARRAFO, T.OPCIONES}
FILAS_MAXIMAS = 100


def leer(pregunta: Pregunta, crudo: Any) -> Any:
    """
    Return the value of an answer, None if it is empty and it may be.

    :raises RespuestaNoValida: saying why it is not one.
    """
    if isinstance(pregunta, Campo) and pregunta.tipo is T.TABLA:
        valor = _tabla(pregunta, crudo)
    elif pregunta.tipo in COMPUESTOS:
        valor = COMPUESTOS[pregunta.tipo](pregunta, crudo or "")
    else:
        escrito = "" if crudo is None else str(crudo).strip().replace("\0", "")
        valor = DE_TEXTO[pregunta.tipo](pregunta, escrito) if escrito else None
    if valor is None and pregunta.obligatorio:
        raise RespuestaNoValida(Pega.FALTA)
    return valor


def _tabla(campo: Campo, crudo: Any) -> tuple[dict[str, Any], ...] | None:
    """Return the rows in which something is written, each with its values."""
    venidas = crudo if isinstance(crudo, Sequence) and not isinstance(crudo, str) else []
    escritas = [f for f in venidas if isinstance(f, Mapping) and any(f.values())]
    maximo = min(campo.maximo, FILAS_MAXIMAS)
    if len(escritas) > maximo:
        raise RespuestaNoValida(Pega.MUCHAS_FILAS, limite=maximo)
    filas = tuple(_fila(campo, n, fila) for n, fila in enumerate(escritas, start=1))
    if filas and len(filas) < campo.minimo:
        raise RespuestaNoValida(Pega.POCAS_FILAS, limite=campo.minimo)
    return filas or None


def _fila(campo: Campo, numero: int, fila: Mapping[str, Any]) -> dict[str, Any]:
    leida = {}
    for columna in campo.columnas:
        try:
            leida[columna.nombre] = leer(columna, fila.get(columna.nombre))
        except RespuestaNoValida as error:
            donde = f"{numero}:{columna.nombre}"
            raise RespuestaNoValida(Pega.EN_LA_FILA, donde=donde, dentro=error) from None
    return leida
