"""What a draft and its procedure give together: the form of the page and the filing that it makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404

from consistorio.catalogo import selectors as catalogo
from consistorio.catalogo.rules.formulario import Documento
from consistorio.catalogo.rules.respuestas import Juicio, documentos_que_se_piden, juzgar
from consistorio.catalogo.selectors import ProcedimientoVisto
from consistorio.identidad import selectors as identidad
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import hora_oficial
from consistorio.registro import selectors
from consistorio.registro.rules.subsanacion import campos_cerrados
from consistorio.registro.selectors import AdjuntoVisto, BorradorVisto
from consistorio.registro.services import Tramite
from consistorio.registro.web.contacto import Contacto
from consistorio.registro.web.formularios import (
    FormularioDeTramite,
    en_palabras,
    formulario_de,
)

EXTRACTO_MAXIMO = 240


@dataclass(frozen=True, slots=True)
class PedidoVisto:
    """A document that is asked for, and the files that have been added as it."""

    documento: Documento
    adjuntos: list[AdjuntoVisto]

    @property
    def falta(self) -> bool:
        return self.documento.obligatorio and not self.adjuntos


@dataclass(frozen=True, slots=True)
class EnCurso:
    """A draft with the procedure that it is of."""

    borrador: BorradorVisto
    procedimiento: ProcedimientoVisto

    def formulario(
        self, actor: Actor, idioma: str, datos: Any = None, *, pagina: int = 0
    ) -> FormularioDeTramite:
        """Return the form, or a page of it, with what was written, or the contact data that we know."""
        clase = formulario_de(self.procedimiento.definicion, idioma)
        return clase(
            datos,
            hoy=hora_oficial(actor.entidad)().date(),
            initial={**contacto_de(actor), **self.borrador.datos},
            pagina=pagina,
            cerrados=self._cerrados(actor),
        )

    def _cerrados(self, actor: Actor) -> set[str]:
        """
        Return what stays as it was filed, when this only corrects what was asked.

        What would not be taken today, because the form has changed since, can be written: what
        nobody may correct nobody could file.
        """
        if self.borrador.requerido is None:
            return set()
        campos = [campo.nombre for campo in self.procedimiento.definicion.formulario.campos]
        cerrados = campos_cerrados(self.borrador.requerido, campos, self.borrador.datos)
        return cerrados - self._juicio(actor).errores.keys()

    def _juicio(self, actor: Actor) -> Juicio:
        """Return what comes of what the draft keeps, on this day."""
        hoy = hora_oficial(actor.entidad)().date()
        return juzgar(self.procedimiento.definicion.formulario, self.borrador.datos, hoy)

    def completo(
        self, actor: Actor, idioma: str, escritos: Any = None, *, pagina: int = 0
    ) -> FormularioDeTramite:
        """Return the form checked with what the draft keeps, and with what has just been written."""
        datos = {**contacto_de(actor), **self.borrador.datos, **(escritos or {})}
        return self.formulario(actor, idioma, datos, pagina=pagina)

    def documentos(self, actor: Actor) -> list[PedidoVisto]:
        """Return what is asked with these answers, each with the files that are there for it."""
        pedidos = self.pedidos(actor)
        suyos = {
            d.nombre: [a for a in self.borrador.adjuntos if a.documento == d.nombre]
            for d in pedidos
        }
        return [PedidoVisto(d, suyos[d.nombre]) for d in pedidos]

    def otros(self, actor: Actor) -> list[AdjuntoVisto]:
        """Return the files that are none of the documents that are asked for."""
        nombres = {d.nombre for d in self.pedidos(actor)}
        return [a for a in self.borrador.adjuntos if a.documento not in nombres]

    def pedido(self, actor: Actor, nombre: str) -> Documento | None:
        """Return the document asked for that is called so, if there is one."""
        return next((d for d in self.pedidos(actor) if d.nombre == nombre), None)

    def pedidos(self, actor: Actor) -> tuple[Documento, ...]:
        """Return the documents that go with what the draft says now."""
        hoy = hora_oficial(actor.entidad)().date()
        documentos = self.procedimiento.definicion.adjuntos.documentos
        return documentos_que_se_piden(documentos, self._juicio(actor).valores, hoy)

    def tramite(self, valores: dict[str, Any]) -> Tramite:
        """Return what will be filed, from the checked values of the form."""
        definicion = self.procedimiento.definicion
        unidad_id, unidad = _destino(definicion.unidad)
        asunto = str(valores[definicion.formulario.extracto_de])
        titulo, requerido = self.procedimiento.titulo, self.borrador.requerido
        if requerido is not None:
            que = "Petición de más plazo para" if requerido.pide_plazo else "Subsanación de"
            titulo = f"{que} {requerido.numero}: {titulo}"
        return Tramite(
            slug=self.procedimiento.slug,
            titulo=titulo,
            extracto=f"{titulo}: {' '.join(asunto.split())}"[:EXTRACTO_MAXIMO],
            unidad_destino=unidad_id,
            unidad=unidad,
            expone=valores.get("expone", ""),
            solicita=valores.get("solicita", ""),
            campos=tuple(en_palabras(definicion, valores)),
            declaraciones=("Que son ciertos los datos de esta solicitud.",),
            contacto={nombre: valores.get(nombre, "") for nombre in Contacto.base_fields},
            subsana_id=self.borrador.subsana_id,
            subsana=requerido.numero if requerido else "",
            pide_plazo=requerido is not None and requerido.pide_plazo,
            documentos={d.nombre: d.titulo["es"] for d in definicion.adjuntos.documentos},
        )


def en_curso(actor: Actor, borrador_id: UUID) -> EnCurso:
    """Return a draft of the actor; 404 if it is not his, or its procedure is not offered now."""
    try:
        borrador = selectors.borrador(actor, borrador_id)
        return EnCurso(borrador, catalogo.por_slug(borrador.procedimiento))
    except (selectors.BorradorInexistente, catalogo.ProcedimientoDesconocido):
        raise Http404 from None


def contacto_de(actor: Actor) -> dict[str, Any]:
    """Return the contact data that the person gave before."""
    guardado = identidad.contacto(actor.interesado.nif)
    if guardado is None:
        return {}
    direccion = guardado.domicilio.get("direccion", "")
    return {
        "email": guardado.email,
        "telefono": guardado.telefono,
        "direccion": direccion,
        "elige_electronico": guardado.elige_electronico,
    }


def _destino(codigo: str) -> tuple[UUID, str]:
    """Return the unit of the procedure, or the registry office where there is no such unit."""
    destino = organizacion.destino(codigo) or organizacion.destino("")
    if destino is None:
        raise Http404
    return destino
