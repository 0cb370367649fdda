"""From what the counter begins: a skeleton, the last asiento, or a person that was here before."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import selectors, services
from consistorio.registro.rules.identificacion import IdentificacionNoValida
from consistorio.registro.selectors import AsientoVisto
from consistorio.registro.web.formulario_mostrador import PAPELES
from consistorio.registro.web.lectura_mostrador import (
    NOMBRES,
    escribir_interviniente,
    identificacion_escrita,
)


def al_empezar(request: Peticion, actor: Actor, sentido: str) -> dict[str, str]:
    """Return the answers with which the form begins."""
    if "plantilla" in request.GET:
        elegida = request.GET["plantilla"]
        suyas = selectors.plantillas(actor, sentido)
        return next((p.datos for p in suyas if str(p.id) == elegida), {})
    if "repetir" in request.GET:
        return _del_ultimo(actor, sentido)
    if "reserva" in request.GET:
        return {"reserva": request.GET["reserva"]}
    if "responde" in request.GET:
        return _de_la_respuesta(actor, request.GET["responde"])
    return {}


def _del_ultimo(actor: Actor, sentido: str) -> dict[str, str]:
    clave = selectors.ultimo_de(actor, sentido)
    if clave is None:
        return {}
    visto = _leer(actor, clave)
    personas = {
        f"{i.papel}_{nombre}": valor
        for i in (visto.ficha.intervinientes if visto.ficha else ())
        for nombre, valor in escribir_interviniente(i).items()
    }
    return {**personas, **_de_que_trata(visto)}


def _de_la_respuesta(actor: Actor, numero: str) -> dict[str, str]:
    """Answer to whoever made the entry."""
    clave = selectors.entrada_por_numero(actor, numero)
    if clave is None:
        raise Http404
    visto = _leer(actor, clave)
    personas = visto.ficha.intervinientes if visto.ficha else ()
    interesado = next((i for i in personas if i.papel == "interesado"), None)
    conocidos = (
        escribir_interviniente(interesado) if interesado else {"numero": visto.interesado.nif}
    )
    return {
        "responde_a": visto.numero,
        "extracto": visto.extracto,
        **{f"interesado_{n}": v for n, v in conocidos.items()},
    }


def _de_que_trata(visto: AsientoVisto) -> dict[str, str]:
    textos = {n: getattr(visto, n) for n in ("extracto", "expone", "solicita", "idioma")}
    unidad = visto.datos.get("unidad_id") or visto.unidad_destino
    return {**textos, "unidad": _codigo(unidad)}


def _codigo(unidad_id: UUID | str | None) -> str:
    codigos = {str(u): codigo for u, codigo, _n in organizacion.unidades()}
    return codigos.get(str(unidad_id), "")


def _leer(actor: Actor, asiento_id: UUID) -> AsientoVisto:
    """Read an asiento of others' data: it is written down, as every reading."""
    visto = selectors.asiento(actor, asiento_id)
    bitacora.consulta(actor, "asiento", asiento_id)
    return visto


def persona_recordada(actor: Actor, datos: dict[str, str], papel: str) -> dict[str, str] | None:
    """Return the answers about the person of that papel, as she gave them the last time."""
    if papel not in PAPELES:
        raise Http404
    propios = {n: datos.get(f"{papel}_{n}", "") for n in NOMBRES}
    try:
        documento = identificacion_escrita(propios)
    except (IdentificacionNoValida, ValueError):
        return None
    if documento is None:
        return None
    conocida = services.recordar_persona(actor=actor, identificacion=documento)
    if conocida is None:
        return None
    return {f"{papel}_{n}": v for n, v in escribir_interviniente(conocida).items()}
