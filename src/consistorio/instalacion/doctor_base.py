"""What `doctor` looks at once the database is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from consistorio.instalacion.doctor import AVISO, BIEN, MAL, Juicio, Mirada, juicio
from consistorio.plataforma.db.creation import como_dueno
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import ahora

VERSION_MINIMA = 150_000
DURADEROS = {"fsync": {"on"}, "full_page_writes": {"on"}}
# With a standby, stronger values than «on» are welcome.
CONFIRMACION = {"on", "remote_write", "remote_apply"}
RETRASO_MAXIMO = timedelta(minutes=1)


def _servidor(_datos: Path) -> Iterator[Juicio]:
    connection.ensure_connection()
    version = connection.pg_version  # type: ignore[attr-defined]
    texto = f"{version // 10_000}.{version % 10_000}"
    si_no = f"{texto}: hace falta la 15 o posterior"
    yield juicio("PostgreSQL", bien=version >= VERSION_MINIMA, si_no=si_no, detalle=texto)


def _durabilidad(_datos: Path) -> Iterator[Juicio]:
    """Without these, a power cut loses what citizens were told had been filed."""
    for nombre, buenos in {**DURADEROS, "synchronous_commit": CONFIRMACION}.items():
        valor = _valor(nombre)
        si_no = f"{valor}: un corte de luz perdería lo presentado"
        yield juicio(nombre, bien=valor in buenos, si_no=si_no, detalle=valor)


def _valor(ajuste: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s)", [ajuste])
        return str(cursor.fetchone()[0])


def _migraciones(_datos: Path) -> Iterator[Juicio]:
    connection.close()
    with como_dueno():
        ejecutor = MigrationExecutor(connection)
        plan = ejecutor.migration_plan(ejecutor.loader.graph.leaf_nodes())
        connection.close()
    si_no = f"{len(plan)} sin aplicar: se aplican al arrancar"
    yield juicio("migraciones", bien=not plan, si_no=si_no, detalle="al día")


def _calendarios(_datos: Path) -> Iterator[Juicio]:
    """LPACAP art. 30.7: without the days inhábiles of a year, no plazo of it can be counted."""
    este = ahora().year
    for entidad in Entidad.objects.order_by("slug"):
        publicados = set(entidad.ajustes.get("ejercicios_publicados", ()))
        faltan = [str(e) for e in (este, este + 1) if e not in publicados]
        como = MAL if str(este) in faltan else AVISO if faltan else BIEN
        detalle = f"falta el calendario de {' y '.join(faltan)}" if faltan else ""
        yield Juicio(f"calendario de {entidad.slug}", como, detalle)


def _sellos(_datos: Path) -> Iterator[Juicio]:
    """No receipt can be given without the seal of the entidad: each one signs something."""
    from consistorio.firma.services import LlaveNoDisponible, llave_del_sello
    from consistorio.firma.services.llavero import sello_en_uso

    for entidad in Entidad.objects.order_by("slug"):
        que, puesto = f"sello de {entidad.slug}", sello_en_uso(entidad)
        try:
            llave_del_sello(entidad).firmar(bytes(32))
        except (OSError, LookupError):
            yield Juicio(que, MAL, "no hay: no se puede presentar nada")
        except LlaveNoDisponible as error:
            yield Juicio(que, MAL, f"{error} Los justificantes esperan.")
        else:
            de = "de demostración" if settings.CONSISTORIO_DEMO and puesto is None else ""
            detalle = de or (f"en el token «{puesto.fuente}»" if puesto else "")
            yield Juicio(que, AVISO if de else BIEN, detalle)


def _cola(_datos: Path) -> Iterator[Juicio]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT estado, cuantas, mas_antigua FROM estado_de_la_cola()")
        filas = cursor.fetchall()
    quejas = [
        f"{estado}: {cuantas}"
        for estado, cuantas, antigua in filas
        if cuantas and (estado == "fallida" or ahora() - antigua > RETRASO_MAXIMO)
    ]
    yield juicio("cola de tareas", bien=not quejas, si_no=", ".join(quejas), detalle="sin retraso")


def _registros(_datos: Path) -> Iterator[Juicio]:
    """Read the whole registro and its log again, and name the first entry that lies."""
    from consistorio.instalacion.auditoria.periodica import auditar

    for entidad in Entidad.objects.order_by("slug"):
        informe = auditar(entidad)
        detalle = f"{informe.asientos} asientos, {informe.hojas} hojas, {informe.puntos} puntos"
        bien = not informe.falta
        yield juicio(f"registro de {entidad.slug}", bien=bien, si_no=informe.falta, detalle=detalle)


def _bitacoras(_datos: Path) -> Iterator[Juicio]:
    """Without checkpoints stamped and witnessed, the log is only our word."""
    from consistorio.plataforma.constancia.estado import quejas
    from consistorio.plataforma.enchufes.testigos import testigos

    dichas = quejas()
    yield juicio("bitácora", bien=not dichas, si_no=", ".join(dichas), detalle="al día")
    conocidos = testigos()
    nombres = ", ".join(uno.testigo.nombre for uno in conocidos)
    como = BIEN if conocidos and not settings.CONSISTORIO_DEMO else AVISO
    yield Juicio("testigos", como, nombres or "ninguno: nadie de fuera cofirma la bitácora")


DE_LA_BASE: tuple[Mirada, ...] = (
    _servidor,
    _durabilidad,
    _migraciones,
    _calendarios,
    _sellos,
    _cola,
    _registros,
    _bitacoras,
)
