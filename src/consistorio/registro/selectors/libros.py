"""The libros: filters of the screen, rows of an export, and what has been exported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from consistorio.plataforma.actores import Actor
from consistorio.registro.models import (
    Asiento,
    ExportacionDeLibro,
    HechoPosterior,
    Interesado,
    LibroExportado,
)
from consistorio.registro.rules.libros import Tramo
from consistorio.registro.rules.numeracion import NumeroDeAsiento, NumeroNoValido
from consistorio.registro.selectors.hechos import HechoVisto, hechos_de


@dataclass(frozen=True, slots=True, kw_only=True)
class FiltrosDeLibro:
    """What is looked for in a libro. :param situacion: «anulados», «reservas», or empty for all."""

    sentido: str = ""
    ejercicio: int | None = None
    desde: date | None = None
    hasta: date | None = None
    texto: str = ""
    situacion: str = ""


@dataclass(frozen=True, slots=True)
class FilaDeLibro:
    """A row of an export, with what was noted later and its place in the chain (hexadecimal)."""

    numero: str
    presentado_en: datetime
    extracto: str
    interesado: str
    documento: str
    unidad: str
    canal: str
    nota: str
    huella: str
    cadena: str
    anulado: bool
    orden: int = 0


def filtrar(
    actor: Actor, asientos: QuerySet[Asiento], filtros: FiltrosDeLibro
) -> QuerySet[Asiento]:
    """Return the asientos that pass the filters."""
    if filtros.sentido:
        asientos = asientos.filter(sentido=filtros.sentido)
    if filtros.ejercicio:
        asientos = asientos.filter(ejercicio=filtros.ejercicio)
    if filtros.desde:
        asientos = asientos.filter(presentado_en__gte=_a_las_cero(actor, filtros.desde))
    if filtros.hasta:
        despues = filtros.hasta + timedelta(days=1)
        asientos = asientos.filter(presentado_en__lt=_a_las_cero(actor, despues))
    if filtros.situacion:
        asientos = asientos.filter(_en_situacion(filtros.situacion))
    if filtros.texto.strip():
        asientos = asientos.filter(_que_dice(filtros.texto.strip()))
    return asientos


def _a_las_cero(actor: Actor, dia: date) -> datetime:
    return datetime.combine(dia, time.min, ZoneInfo(actor.entidad.zona))


def _en_situacion(situacion: str) -> Q:
    hechos = HechoPosterior.objects.filter(asiento=OuterRef("pk"))
    if situacion == "anulados":
        return Q(Exists(hechos.filter(tipo="anulacion")))
    cumplimentada = Exists(hechos.filter(tipo="cumplimentacion"))
    return Q(datos__has_key="reserva") & ~Q(cumplimentada)


def _que_dice(texto: str) -> Q:
    """Return the condition for a number, a document, or words of the extract or of the name."""
    try:
        numero = NumeroDeAsiento.leer(texto)
    except NumeroNoValido:
        pass
    else:
        return Q(sentido=numero.sentido.value, ejercicio=numero.ejercicio, numero=numero.numero)
    condicion = Q()
    for palabra in texto.split()[:6]:
        de_ella = Interesado.objects.filter(
            Q(nombre__icontains=palabra) | Q(nif__iexact=palabra), asiento=OuterRef("pk")
        )
        condicion &= Q(extracto__icontains=palabra) | Q(Exists(de_ella))
    return condicion


def asientos_del_tramo(actor: Actor, tramo: Tramo) -> QuerySet[Asiento]:
    """Return all the asientos of a part of a libro, in their order, for whoever may export it."""
    actor.exigir("registro.exportar")
    filtros = FiltrosDeLibro(
        sentido=tramo.sentido.value,
        ejercicio=tramo.ejercicio,
        desde=tramo.desde,
        hasta=tramo.hasta,
    )
    return filtrar(actor, Asiento.objects.all(), filtros).order_by("numero")


def filas_del_tramo(
    actor: Actor, tramo: Tramo, *, entre: tuple[int, int] | None = None, cuantas: int | None = None
) -> list[FilaDeLibro]:
    """
    Return the rows of an export, in order of number.

    :param entre: only those with a number after the first of these, and up to the second.
    """
    suyos = asientos_del_tramo(actor, tramo)
    if entre:
        suyos = suyos.filter(numero__gt=entre[0], numero__lte=entre[1])
    asientos = list(suyos.prefetch_related("interesados")[:cuantas])
    con_hechos = set(
        HechoPosterior.objects.filter(asiento__in=asientos).values_list("asiento_id", flat=True)
    )
    return [_fila(actor, uno, con_hechos=uno.id in con_hechos) for uno in asientos]


def _fila(actor: Actor, uno: Asiento, *, con_hechos: bool) -> FilaDeLibro:
    hechos = hechos_de(actor.entidad, uno.id) if con_hechos else []
    personas = sorted(uno.interesados.all(), key=lambda p: p.orden)
    persona = next((p for p in personas if p.papel == "interesado"), None)
    return FilaDeLibro(
        numero=str(uno),
        presentado_en=uno.presentado_en.astimezone(ZoneInfo(actor.entidad.zona)),
        extracto=uno.extracto,
        interesado=persona.nombre if persona else "",
        documento=persona.nif if persona else "",
        unidad=uno.datos.get("unidad", ""),
        canal=uno.canal,
        nota="; ".join(_nota(h) for h in hechos),
        huella=uno.huella,
        cadena=bytes(uno.cadena).hex(),
        anulado=any(h.tipo == "anulacion" for h in hechos),
        orden=uno.numero,
    )


def _nota(hecho: HechoVisto) -> str:
    dichos = [f"{campo}: «{antes}» → «{despues}»" for campo, antes, despues in hecho.cambios]
    otro = hecho.otro[1] if hecho.otro else ""
    return " · ".join(filter(None, (hecho.nombre, otro, *dichos, hecho.motivo)))


def exportados(actor: Actor, limite: int = 30) -> list[LibroExportado]:
    """Return the last exports, for whoever may make them."""
    actor.exigir("registro.exportar")
    return list(LibroExportado.objects.order_by("-exportado_en")[:limite])


def exportado(actor: Actor, exportado_id: UUID) -> LibroExportado | None:
    actor.exigir("registro.exportar")
    return LibroExportado.objects.filter(id=exportado_id).first()


def exportaciones_de_libros(actor: Actor, limite: int = 10) -> list[ExportacionDeLibro]:
    """Return the last exports in several tomos, for whoever may make them."""
    actor.exigir("registro.exportar")
    return list(ExportacionDeLibro.objects.order_by("-pedida_en")[:limite])
