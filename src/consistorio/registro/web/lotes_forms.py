"""What is written in the forms of a batch, and what can be chosen in them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import hora_oficial
from consistorio.registro.rules.lotes import (
    CON_UNIDAD,
    AccionDeLote,
    DefectoDeLote,
)
from consistorio.registro.selectors import Conjunto, Filtros
from consistorio.registro.selectors.favoritos import personal_por_uso, unidades_por_uso
from consistorio.registro.services.lotes import LotePedido

CUANTAS_SE_CUENTAN = 10_000
ELEGIDAS_COMO_MUCHO = 1000
DEFECTOS: dict[DefectoDeLote, str | Promise] = {
    DefectoDeLote.VACIO: _("No hay ninguna entrada con la que hacerlo."),
    DefectoDeLote.DEMASIADAS: _("Son más de 200.000 entradas: hágalo por partes."),
    DefectoDeLote.SIN_MOTIVO: _("Escriba el motivo: quedará en cada entrada."),
    DefectoDeLote.SIN_UNIDAD: _("Elija la unidad a la que van."),
    DefectoDeLote.SIN_PERSONA: _("Elija la persona a la que se asignan."),
    DefectoDeLote.SIN_REGLA: _("Esa regla ya no existe."),
}
ACCIONES: tuple[tuple[AccionDeLote, str | Promise, str], ...] = (
    (AccionDeLote.ASIGNAR, _("Asignar a una persona de la unidad"), "registro.distribuir"),
    (AccionDeLote.SOLTAR, _("Liberar"), "registro.distribuir"),
    (AccionDeLote.REENVIAR, _("Reenviar a otra unidad"), "registro.distribuir"),
    (AccionDeLote.DEVOLVER, _("Devolver a la oficina de registro"), "registro.distribuir"),
    (AccionDeLote.COPIAR, _("Enviar copia para conocimiento"), "registro.distribuir"),
    (AccionDeLote.LEER, _("Darse por enterada la unidad"), "registro.distribuir"),
    (AccionDeLote.ARCHIVAR, _("Terminar sin expediente"), "registro.distribuir"),
    (AccionDeLote.REABRIR, _("Reabrir"), "registro.asignar"),
)


def conjunto_de(dicho: QueryDict, ahora: datetime) -> Conjunto:
    """
    Return which entries are asked for: those chosen, those of a search, or those of a tray.

    :param ahora: as of when something is late.
    """
    elegidas = [uuid_de(texto) for texto in dicho.getlist("asiento")[:ELEGIDAS_COMO_MUCHO]]
    if dicho.get("origen") == "elegidas":
        return Conjunto(asientos=tuple(clave for clave in elegidas if clave))
    texto = texto_de(dicho, "q", 100).strip()
    if dicho.get("origen") == "busqueda":
        return Conjunto(texto=texto)
    filtros = Filtros(
        estado=texto_de(dicho, "estado", 20) if "estado" in dicho else "pendiente",
        texto=texto,
        unidad=uuid_de(dicho.get("de_unidad", "")),
        mias="mias" in dicho,
        fuera="fuera" in dicho,
        ahora=ahora,
    )
    return Conjunto(filtros=filtros)


def pedido_de(dicho: QueryDict) -> LotePedido:
    """
    Return what is to be done.

    :raises ValueError: if it is nothing that we know.
    """
    accion = AccionDeLote(dicho.get("accion", ""))
    if accion is AccionDeLote.REGLA:
        raise ValueError(accion)
    return LotePedido(
        accion=accion,
        motivo=texto_de(dicho, "motivo", 500),
        unidad_id=uuid_de(dicho.get("unidad", "")) if accion in CON_UNIDAD else None,
        persona=texto_de(dicho, "persona", 20) if accion is AccionDeLote.ASIGNAR else "",
    )


def opciones(actor: Actor, dicho: QueryDict) -> dict[str, Any]:
    """Return what can be chosen, and a key so that sending the form twice is sending it once."""
    hoy = hora_oficial(actor.entidad)().date()
    gente = {p.nif: p for unidad in actor.unidades for p in organizacion.personal_de(unidad, hoy)}
    return {
        "acciones": [(a.value, texto) for a, texto, permiso in ACCIONES if actor.puede(permiso)],
        "personal": personal_por_uso(actor, sorted(gente.values(), key=lambda p: p.nombre)),
        "unidades": unidades_por_uso(actor, organizacion.unidades()),
        "clave": clave_de(dicho),
    }


def texto_de(dicho: QueryDict, campo: str, maximo: int) -> str:
    """Return what was written, cut, without the NUL that no document has and the database refuses."""
    return dicho.get(campo, "").replace("\0", "")[:maximo]


def clave_de(dicho: QueryDict) -> str:
    """Return the key of a form, by which sending it twice is sending it once."""
    return texto_de(dicho, "clave", 64) or str(uuid4())


def uuid_de(texto: str) -> UUID | None:
    """Return a key, or None if it is not one."""
    try:
        return UUID(texto)
    except ValueError:
        return None
