"""What can be said of a signature, in values and in words."""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Self


def _(frase: str) -> str:
    """Mark a sentence for the translators; the screen that shows it passes it through gettext."""
    return frase


class Cobertura(StrEnum):
    """How much of the file the signature covers."""

    TODO = "TODO"
    HASTA_ENTONCES = "HASTA_ENTONCES"
    PARTE = "PARTE"


class Cambios(StrEnum):
    """What was added to the file after the signature."""

    NINGUNO = "NINGUNO"
    SOLO_FIRMAS = "SOLO_FIRMAS"
    CONTENIDO = "CONTENIDO"


class Veredicto(StrEnum):
    VALIDA = "VALIDA"
    INDETERMINADA = "INDETERMINADA"
    NO_VALIDA = "NO_VALIDA"

    @property
    def frase(self) -> str:
        """The verdict as a Spanish sentence, to be passed through gettext."""
        return _FRASES[self]


_FRASES = {
    Veredicto.VALIDA: _("La firma es válida."),
    Veredicto.INDETERMINADA: _("La firma es íntegra, pero no se puede confiar en ella del todo."),
    Veredicto.NO_VALIDA: _("La firma no es válida."),
}
SIN_CERTIFICADO = _("La firma no se puede leer o no lleva certificado.")
ALTERADO = _("Lo firmado ha cambiado después de la firma.")
NO_CUBRE = _("La firma no cubre el documento entero tal como estaba al firmarlo.")
CONTENIDO_POSTERIOR = _("El contenido del documento ha cambiado después de esta firma.")
CONTENIDO_APARTE = _("Lo firmado va en otro fichero, que hace falta para comprobarlo.")
METODO_NO_ADMITIDO = _("La firma usa un método que no se admite.")
CERTIFICADO_CAMBIADO = _("El certificado no es el que la firma dice.")
SIN_PROPIEDADES = _("La firma no protege con qué certificado ni cuándo se hizo.")
DE_OTRO_DOCUMENTO = _("Es una contrafirma de otra firma, y no de esta.")
SELLO_ALTERADO = _("Un sello de tiempo de la firma no corresponde a lo que sella.")
ALGORITMO_ANTIGUO = _("La firma usa un algoritmo que ya no es seguro.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmaValidada:
    """
    One signature of a PDF, an XML or a CMS.

    ``integra`` is that its value and all its digests (``resumenes``; None for what is elsewhere) are
    right. ``certificado`` is that of the signer (DER); ``cualificado``, whether it was qualified by a
    trusted list (None where there is no list to say it). ``hora_declarada`` is what the signer's computer said; ``hora_sellada`` what a time-stamping
    authority did, and it alone proves anything. ``motivos`` are Spanish sentences.
    """

    campo: str
    veredicto: Veredicto
    formato: str = "PAdES"
    firmante: str = ""
    nif: str = ""
    clase: str = ""
    representa: tuple[str, str] | None = None
    emisor: str = ""
    certificado: bytes = b""
    cualificado: bool | None = None
    hora_declarada: datetime | None = None
    hora_sellada: datetime | None = None
    integra: bool = False
    valor_correcto: bool = False
    resumenes: tuple[bool | None, ...] = ()
    cobertura: Cobertura = Cobertura.PARTE
    cambios: Cambios = Cambios.CONTENIDO
    motivos: tuple[str, ...] = ()

    @property
    def condenada(self) -> bool:
        """Whether something in the file itself makes it not valid, whoever is trusted."""
        return self.veredicto is Veredicto.NO_VALIDA

    def a_json(self) -> dict[str, Any]:
        """Return the same as plain values."""
        horas = {
            clave: hora.isoformat() if hora else None
            for clave, hora in (
                ("hora_declarada", self.hora_declarada),
                ("hora_sellada", self.hora_sellada),
            )
        }
        nombres = set(self.__slots__) - set(horas) - {"certificado"}
        sencillos = {nombre: getattr(self, nombre) for nombre in sorted(nombres)}
        return sencillos | horas | {"certificado": b64encode(self.certificado).decode()}

    @classmethod
    def de_json(cls, datos: dict[str, Any]) -> Self:
        """Return the signature that ``a_json`` wrote."""
        horas = {
            clave: datetime.fromisoformat(datos[clave]) if datos[clave] else None
            for clave in ("hora_declarada", "hora_sellada")
        }
        representa = tuple(datos["representa"]) if datos["representa"] else None
        return cls(
            **datos
            | horas
            | {
                "representa": representa,
                "veredicto": Veredicto(datos["veredicto"]),
                "cobertura": Cobertura(datos["cobertura"]),
                "cambios": Cambios(datos["cambios"]),
                "motivos": tuple(datos["motivos"]),
                "resumenes": tuple(datos["resumenes"]),
                "certificado": b64decode(datos["certificado"]),
            }
        )
