"""What may come in, and if not, why, in words."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from .antivirus import Antivirus, AntivirusNoResponde, antivirus_de_la_casa
from .aparte import NoTerminoAparte, ejecutar_aparte
from .tipos import COMPRIMIDOS, IMAGENES, PDF, XML, Tipo, tipo_por_contenido


def _(frase: str) -> str:
    """Mark a sentence for the translators; the screen that shows it passes it through gettext."""
    return frase


VACIO = _("El fichero está vacío.")
DEMASIADO_GRANDE = _("El fichero es demasiado grande.")
TIPO_NO_ADMITIDO = _("Este tipo de fichero no se admite.")
NOMBRE_ENGANOSO = _("El contenido del fichero no corresponde a su extensión.")
CON_VIRUS = _("El fichero contiene un virus.")
NO_SE_PUDO_ABRIR = _("El fichero está dañado y no se puede abrir.")
CIFRADO = _("El fichero está protegido con contraseña.")
SIN_PAGINAS = _("El documento no tiene páginas.")
DEMASIADAS_PAGINAS = _("El documento tiene demasiadas páginas.")
IMAGEN_ENORME = _("La imagen tiene demasiados píxeles.")
BOMBA = _("El fichero comprimido se haría demasiado grande al abrirlo.")
DEMASIADO_ENREDADO = _("El documento tiene demasiadas piezas por dentro.")
CON_DEFINICIONES = _("El XML trae definiciones propias (DTD), que no se admiten.")
RUTAS_PELIGROSAS = _("El fichero comprimido contiene nombres no admitidos.")
CON_PROGRAMA = _("El documento lleva un programa dentro, que no se ejecutará.")
SIN_REVISAR = _("Todavía no se ha podido comprobar si el fichero lleva un virus.")
CON_ADJUNTOS = _("El documento lleva otros ficheros dentro.")


@dataclass(frozen=True, slots=True)
class Limites:
    """How much is too much."""

    bytes_por_fichero: int = 50 * 1024 * 1024
    paginas: int = 5000
    pixeles: int = 150_000_000
    objetos: int = 100_000
    ficheros_en_zip: int = 2000
    bytes_al_abrir: int = 500 * 1024 * 1024
    razon_de_compresion: int = 100


@dataclass(frozen=True, slots=True)
class Examen:
    """``motivo`` says why it may not come in; ``avisos`` what whoever opens it should know."""

    mime: str
    ok: bool
    motivo: str = ""
    avisos: tuple[str, ...] = field(default=())
    paginas: int | None = None


_DEFINICIONES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_LIMITES = Limites()


def examinar(
    nombre: str,
    contenido: bytes,
    *,
    limites: Limites = _LIMITES,
    antivirus: Antivirus | None = None,
) -> Examen:
    """
    Return whether a file may come in. What must be opened is opened in a child process.

    An antivirus that does not answer stops nobody: the file comes in with its notice, and is looked
    at as soon as it does (`services.revisar_lo_nuevo`).

    :param antivirus: that of this installation, if none is given.
    """
    if not contenido:
        return Examen("", ok=False, motivo=VACIO)
    if len(contenido) > limites.bytes_por_fichero:
        return Examen("", ok=False, motivo=DEMASIADO_GRANDE)
    virus = _virus(contenido, antivirus or antivirus_de_la_casa())
    if virus:
        return Examen("", ok=False, motivo=CON_VIRUS)
    tipo = tipo_por_contenido(contenido)
    if tipo is None:
        return Examen("", ok=False, motivo=TIPO_NO_ADMITIDO)
    if nombre.rpartition(".")[2].lower() not in tipo.extensiones:
        return Examen(tipo.mime, ok=False, motivo=NOMBRE_ENGANOSO)
    dentro = _por_dentro(tipo, contenido, limites)
    return dentro if virus is not None else replace(dentro, avisos=(*dentro.avisos, SIN_REVISAR))


def _virus(contenido: bytes, antivirus: Antivirus) -> str | None:
    """Return the name of the virus, empty if there is none, or None if nobody answered."""
    try:
        return antivirus.revisar(contenido) or ""
    except AntivirusNoResponde:
        return None


def _por_dentro(tipo: Tipo, contenido: bytes, limites: Limites) -> Examen:
    if tipo is XML and _DEFINICIONES.search(contenido):
        return Examen(tipo.mime, ok=False, motivo=CON_DEFINICIONES)
    if tipo is not PDF and tipo not in IMAGENES and tipo not in COMPRIMIDOS:
        return Examen(tipo.mime, ok=True)
    parametros: dict[str, Any] = {n: getattr(limites, n) for n in limites.__slots__}
    try:
        dicho = ejecutar_aparte(
            "consistorio.documentos.intake.hondo", {"mime": tipo.mime, **parametros}, contenido
        )
    except NoTerminoAparte:
        return Examen(tipo.mime, ok=False, motivo=NO_SE_PUDO_ABRIR)
    return Examen(
        tipo.mime,
        ok=not dicho["motivo"],
        motivo=dicho["motivo"],
        avisos=tuple(dicho["avisos"]),
        paginas=dicho["paginas"],
    )
