"""Who has read or noted what in the registro: the ledger of data protection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from consistorio.nucleo.normativa import LOPDGDD, regla
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import Asiento, DocumentoDeAsiento, HechoPosterior
from consistorio.registro.rules.numeracion import NumeroDeAsiento

LIMITE = 200


class SinQueBuscar(ValueError):
    """Neither an asiento nor a person is asked for: the whole log is not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consulta:
    """What the auditor looks for. :param asiento: its number. :param identificador: of a person."""

    asiento: str = ""
    identificador: str = ""
    desde: date | None = None
    hasta: date | None = None


@dataclass(frozen=True, slots=True)
class Lectura:
    """A line of the ledger, with the number of the asiento where it is of one."""

    cuando: datetime
    quien: str
    identificador: str
    accion: str
    resultado: str
    numero: str
    asiento_id: UUID | None


@regla(LOPDGDD.disposicion_adicional("1"))
def auditar(*, actor: Actor, consulta: Consulta) -> list[Lectura]:
    """
    Return who has read or noted an asiento, or what a person has read or noted, newest first.

    Only the last 200 lines, never the content of the asientos; looking is itself written down.

    :raises SinPermiso: if the actor is not an auditor of the registro.
    :raises SinQueBuscar: if neither an asiento nor a person is asked for.
    :raises NumeroNoValido: if what is written is not the number of an asiento.
    """
    actor.exigir("registro.auditar")
    if not (consulta.asiento.strip() or consulta.identificador.strip()):
        raise SinQueBuscar
    objetos = _objetos(consulta.asiento) if consulta.asiento.strip() else None
    zona = ZoneInfo(actor.entidad.zona)
    lineas = bitacora.anotaciones(
        objetos=objetos,
        identificador=consulta.identificador.strip().upper(),
        desde=_a_las_cero(consulta.desde, zona),
        hasta=_a_las_cero(consulta.hasta and consulta.hasta + timedelta(days=1), zona),
        limite=LIMITE,
    )
    with acto():
        asiento_id = objetos[0] if objetos else None
        bitacora.anotar(actor, "registro.auditar", objeto="asiento", objeto_id=asiento_id)
    return _en_limpio(lineas, zona)


def _objetos(escrito: str) -> list[UUID]:
    """Return the keys of an asiento and of what hangs from it, the asiento first."""
    numero = NumeroDeAsiento.leer(escrito)
    asiento = Asiento.objects.filter(
        sentido=numero.sentido.value, ejercicio=numero.ejercicio, numero=numero.numero
    ).first()
    if asiento is None:
        return []
    suyos = DocumentoDeAsiento.objects.filter(asiento=asiento)
    diligencias = HechoPosterior.objects.filter(asiento=asiento, documento_id__isnull=False)
    return [
        asiento.id,
        asiento.justificante_id,
        *suyos.values_list("documento_id", flat=True),
        *diligencias.values_list("documento_id", flat=True),
    ]


def _en_limpio(lineas: list[bitacora.AnotacionVista], zona: ZoneInfo) -> list[Lectura]:
    claves = {linea.objeto_id for linea in lineas if linea.objeto == "asiento"} - {None}
    numeros = {a.id: str(a) for a in Asiento.objects.filter(id__in=claves)}
    nombres = {n: organizacion.empleado(n) for n in {linea.identificador for linea in lineas}}
    leidas = []
    for linea in lineas:
        empleado = nombres[linea.identificador]
        asiento_id = linea.objeto_id if linea.objeto_id in numeros else None
        leidas.append(
            Lectura(
                cuando=linea.anotada_en.astimezone(zona),
                quien=empleado.nombre if empleado else linea.clase,
                identificador=linea.identificador,
                accion=linea.accion,
                resultado=linea.resultado,
                numero=numeros[asiento_id] if asiento_id else "",
                asiento_id=asiento_id,
            )
        )
    return leidas


def _a_las_cero(dia: date | None, zona: ZoneInfo) -> datetime | None:
    return datetime.combine(dia, time.min, zona) if dia else None
