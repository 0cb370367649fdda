"""To write a later fact of an asiento: its row, its leaf, its sealed diligencia and its audit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from consistorio.documentos import services as documentos
from consistorio.documentos.rules.texto_rico import desde_texto
from consistorio.firma import services as firma
from consistorio.nucleo.canonico import huella
from consistorio.nucleo.normativa import ROF, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.constancia import asentar
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.identificador import uuid7
from consistorio.registro.events import HechoDeAsientoAnotado
from consistorio.registro.models import Asiento, HechoPosterior
from consistorio.registro.rules.correccion import TipoDeHecho
from consistorio.registro.selectors import AsientoInexistente, visibles_para

DILIGENCIA = "TD12"
TAL_CUAL = ("tipo", "motivo", "datos", "otro_asiento_id", "incorpora_nif", "retira_nif")


@dataclass(frozen=True, slots=True, kw_only=True)
class NuevoHecho:
    """
    A fact to be written.

    :param texto: what the diligencia says; empty, it has none.
    """

    tipo: TipoDeHecho
    motivo: str
    texto: str = ""
    datos: dict[str, Any] = field(default_factory=dict)
    otro_asiento_id: UUID | None = None
    incorpora_nif: str = ""
    retira_nif: str = ""


def asiento_del_actor(actor: Actor, asiento_id: UUID, permiso: str) -> Asiento:
    """
    Return an asiento to which the actor may add that kind of fact, in its office.

    :raises SinPermiso: if he may not do it at all, or not in the office that made it.
    :raises AsientoInexistente: if he may not see it.
    """
    actor.exigir(permiso)
    asiento = visibles_para(actor).filter(id=asiento_id).first()
    if asiento is None:
        raise AsientoInexistente(asiento_id)
    if oficina := asiento.datos.get("oficina"):
        actor.exigir_en(permiso, UUID(oficina))
    return asiento


@regla(ROF.art("153.3"))
def escribir(actor: Actor, asiento: Asiento, nuevo: NuevoHecho, ahora: datetime) -> UUID:
    """Write the fact in the transaction in course, openly noted, and return its key."""
    hecho = HechoPosterior(
        id=uuid7(),
        asiento=asiento,
        huella=huella({**nuevo.datos, "motivo": nuevo.motivo, "tipo": nuevo.tipo}).hex(),
        hecho_por=actor.identificador,
        hecho_por_nombre=actor.nombre,
        hecho_en=ahora,
        **{campo: getattr(nuevo, campo) for campo in TAL_CUAL},
    )
    if nuevo.texto:
        hecho.documento_id = _diligencia(actor, asiento, nuevo, hecho.id, ahora)
    hecho.save(force_insert=True)
    _asentar(actor, asiento, hecho)
    _dar_cuenta(actor, asiento, nuevo, hecho.id)
    return hecho.id


def _asentar(actor: Actor, asiento: Asiento, hecho: HechoPosterior) -> None:
    """Leave the leaf of the fact. It has no personal data: they are behind its hash."""
    asentar(
        actor.entidad,
        tipo=f"registro.{hecho.tipo}",
        objeto_id=hecho.id,
        momento=hecho.hecho_en,
        contenido={
            "asiento": asiento.id,
            "numero": str(asiento),
            "cuerpo_del_asiento": asiento.huella,
            "cuerpo": hecho.huella,
            "otro_asiento": hecho.otro_asiento_id,
            "hecho_en": hecho.hecho_en,
        },
    )


def _dar_cuenta(actor: Actor, asiento: Asiento, nuevo: NuevoHecho, clave: UUID) -> None:
    bitacora.anotar(
        actor,
        f"registro.{nuevo.tipo}",
        objeto="asiento",
        objeto_id=asiento.id,
        detalle={"hecho": str(clave)},
    )
    publicar(
        HechoDeAsientoAnotado(
            asiento_id=str(asiento.id), numero=str(asiento), hecho_id=str(clave), clase=nuevo.tipo
        ),
        entidad=actor.entidad,
    )


def _diligencia(
    actor: Actor, asiento: Asiento, nuevo: NuevoHecho, clave: UUID, ahora: datetime
) -> UUID:
    """Bring in the sealed paper that openly notes the fact, to be read beside the receipt."""
    csv, momento = documentos.nuevo_csv(), ahora.replace(microsecond=0)
    pdf = _componer(actor, asiento, nuevo, csv, momento)
    return documentos.incorporar(
        actor=actor,
        nombre=f"Diligencia {asiento}.pdf",
        contenido=firma.sellar(entidad=actor.entidad, pdf=pdf, momento=momento),
        mime="application/pdf",
        tipo_documental=DILIGENCIA,
        origen_ciudadano=False,
        csv=csv,
        tipo_firma="TF06",
        metadatos={"constancia": {"tipo": f"registro.{nuevo.tipo}", "objeto_id": str(clave)}},
        reloj=lambda: ahora,
    ).id


def _componer(
    actor: Actor, asiento: Asiento, nuevo: NuevoHecho, csv: str, momento: datetime
) -> bytes:
    cuando = momento.strftime("%d/%m/%Y %H:%M:%S")
    datos = {"numero": str(asiento), "quien": actor.nombre, "cuando": cuando}
    return documentos.componer(
        "diligencia",
        {
            **documentos.membrete(actor.entidad, csv, lema="Registro Electrónico General"),
            "cuerpo": desde_texto(f"{nuevo.texto}\n\n{nuevo.motivo}"),
            "lugar_y_fecha": _("%(quien)s, el %(cuando)s.") % datos,
        },
        idioma="es",
        titulo=_("Diligencia sobre el asiento %(numero)s") % datos,
        fecha=momento,
    )
