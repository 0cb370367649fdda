"""Taking a pile in: looked at, kept, and shown to the official before anything is cut."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from consistorio.documentos.intake.aparte import NoTerminoAparte, ejecutar_aparte
from consistorio.documentos.rules.pilas import HOJAS_MAXIMAS, tipo_del_separador
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import PilaDePreparacion
from consistorio.registro.selectors import PilaInexistente
from consistorio.registro.services.adjuntos import Fichero
from consistorio.registro.services.borrador import AdjuntoNoAdmitido, examinar_o_rechazar
from consistorio.registro.services.preparacion import bloquear_preparacion

APILABLES = frozenset({"application/pdf", "image/tiff"})
SEGUNDOS = 120


class PilaNoAdmitida(ValueError):
    """The file is no pile that can be cut; the message says why to a person."""


def apilar(
    *, actor: Actor, preparacion_id: UUID, fichero: Fichero, papel: str, reloj: Reloj
) -> UUID:
    """
    Keep a pile with what is proposed of each sheet, and return its key. Nothing is cut yet.

    :param papel: size of the sheets; each document will be an authentic copy of them.
    :raises SinPermiso: if the actor may not enter at the counter.
    :raises PreparacionInexistente: if it is not the actor's, or it has been entered.
    :raises PilaNoAdmitida: if it is not one.
    """
    with acto():
        bloquear_preparacion(actor, preparacion_id)
    try:
        mime = examinar_o_rechazar(fichero.nombre, fichero.contenido).mime
    except AdjuntoNoAdmitido as error:
        raise PilaNoAdmitida(str(error)) from None
    hojas = _mirar(mime, fichero.contenido)
    with acto():
        preparacion = bloquear_preparacion(actor, preparacion_id)
        blob = almacen().guardar(actor.entidad, fichero.contenido)
        pila = PilaDePreparacion.objects.create(
            preparacion=preparacion,
            nombre=fichero.nombre[:200],
            mime=mime,
            sha256=blob.sha256,
            papel=papel,
            hojas=hojas,
            creada_en=reloj(),
        )
        bitacora.anotar(actor, "registro.apilar", objeto="preparacion", objeto_id=preparacion_id)
    return pila.id  # type: ignore[no-any-return]


def descartar_pila(*, actor: Actor, pila_id: UUID) -> UUID:
    """
    Throw a pile away, and return the preparation in which it was.

    :raises PilaInexistente: if it is in no preparation of the actor.
    """
    with acto():
        pila = bloquear_pila(actor, pila_id)
        clave = pila.preparacion_id
        pila.delete()
    return clave


def bloquear_pila(actor: Actor, pila_id: UUID) -> PilaDePreparacion:
    """
    Lock a pile with its preparation: pressing twice does not cut it twice.

    :raises SinPermiso: if the actor may not enter at the counter.
    :raises PilaInexistente: if it is in no preparation of the actor, or it was cut already.
    :raises PreparacionInexistente: if that one has been entered.
    """
    actor.exigir("registro.registrar_entrada")
    de_quien = PilaDePreparacion.objects.filter(
        id=pila_id, preparacion__empleado=actor.identificador
    ).first()
    if de_quien is None:
        raise PilaInexistente(pila_id)
    bloquear_preparacion(actor, de_quien.preparacion_id)
    pila = PilaDePreparacion.objects.filter(id=pila_id).first()
    if pila is None:
        raise PilaInexistente(pila_id)
    return pila  # type: ignore[no-any-return]


def _mirar(mime: str, contenido: bytes) -> list[dict[str, object]]:
    if mime not in APILABLES:
        raise PilaNoAdmitida(_("Una pila es un PDF o un TIFF con todas las hojas."))
    parametros = {"mime": mime, "maximo": HOJAS_MAXIMAS}
    try:
        dicho = ejecutar_aparte(
            "consistorio.documentos.intake.pila", parametros, contenido, segundos=SEGUNDOS
        )
    except NoTerminoAparte:
        raise PilaNoAdmitida(_("No se puede abrir, o tiene demasiadas hojas.")) from None
    if dicho["total"] > HOJAS_MAXIMAS:
        raise PilaNoAdmitida(_("Son más de 300 hojas: escanéelas en dos veces."))
    return [
        {
            "numero": n,
            "blanca": hoja["blanca"],
            "separa": next(filter(None, map(tipo_del_separador, hoja["codigos"])), ""),
            "miniatura": hoja["miniatura"],
        }
        for n, hoja in enumerate(dicho["hojas"], start=1)
    ]
