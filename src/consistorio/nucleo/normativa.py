"""
Law cited as data.

A citation is a value that can be printed, linked to the BOE and compared. `regla` ties it to the
function that applies it, and the index of rules is generated from those ties.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

Aplicacion = TypeVar("Aplicacion", bound=Callable[..., object])
Valor = TypeVar("Valor")


class ParametroSinValor(LookupError):
    """A figure of law was asked for a day on which it was not yet in force."""


@dataclass(frozen=True, slots=True, order=True)
class Norma:
    """A statute or regulation, by the letters everybody calls it and its number in the BOE."""

    siglas: str
    titulo: str
    boe: str

    def art(self, articulo: str) -> "Cita":
        """Return the citation of one article, as «30.5» or «22.1.a»."""
        return Cita(self, articulo)

    def disposicion_adicional(self, ordinal: str) -> "Cita":
        """Return the citation of a disposición adicional, as «9»."""
        return Cita(self, f"DA {ordinal}")

    def __str__(self) -> str:
        return self.siglas


@dataclass(frozen=True, slots=True, order=True)
class Cita:
    """One article of a norm."""

    norma: Norma
    articulo: str

    @property
    def url(self) -> str:
        """Address of the consolidated text at the BOE, at its article."""
        ancla = "" if self.articulo.startswith("DA") else f"#a{self.articulo.split('.')[0]}"
        return f"https://www.boe.es/buscar/act.php?id={self.norma.boe}{ancla}"

    def __str__(self) -> str:
        articulo = self.articulo if self.articulo.startswith("DA") else f"art. {self.articulo}"
        return f"{self.norma} {articulo}"


@dataclass(frozen=True, slots=True)
class Parametro(Generic[Valor]):
    """
    A figure of law, with its history.

    When the law changes a line is added to ``valores``, and old cases keep their old answer.
    """

    cita: Cita
    unidad: str
    valores: tuple[tuple[date, Valor], ...]

    def en(self, dia: date) -> Valor:
        """
        Return the value in force on that day.

        :raises ParametroSinValor: if the law had not yet set it.
        """
        vigentes = [valor for desde, valor in _por_fecha(self.valores) if desde <= dia]
        if not vigentes:
            raise ParametroSinValor(f"{self.cita} no fijaba valor el {dia.isoformat()}")
        return vigentes[-1]


def _por_fecha(valores: tuple[tuple[date, Valor], ...]) -> list[tuple[date, Valor]]:
    return sorted(valores, key=lambda par: par[0])


_INDICE: dict[Cita, list[Callable[..., object]]] = {}


def regla(*citas: Cita) -> Callable[[Aplicacion], Aplicacion]:
    """
    Register that the decorated function or class applies these articles.

    Its behaviour does not change: the mark only feeds the index of rules.

    :raises ValueError: if no article is given.
    """
    if not citas:
        raise ValueError("una regla cita al menos un artículo")

    def marcar(aplicacion: Aplicacion) -> Aplicacion:
        for cita in citas:
            _INDICE.setdefault(cita, []).append(aplicacion)
        return aplicacion

    return marcar


def indice_de_reglas() -> dict[Cita, tuple[str, ...]]:
    """Return, for every article cited, the full names of what applies it, in order of article."""
    return {
        cita: tuple(sorted({f"{a.__module__}.{a.__qualname__}" for a in aplicaciones}))
        for cita, aplicaciones in sorted(_INDICE.items(), key=lambda par: _orden(par[0]))
    }


def citas_de(aplicacion: Callable[..., object]) -> tuple[Cita, ...]:
    """Return the articles that a function or class says it applies."""
    return tuple(cita for cita, marcadas in _INDICE.items() if aplicacion in marcadas)


def _orden(cita: Cita) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Order «9» before «30», and letters after figures."""
    partes = cita.articulo.replace("DA ", "1000.").split(".")
    return cita.norma.siglas, tuple((int(p), "") if p.isdigit() else (0, p) for p in partes)


LPACAP = Norma(
    "LPACAP",
    "Ley 39/2015, de 1 de octubre, del Procedimiento Administrativo Común de las Administraciones Públicas",
    "BOE-A-2015-10565",
)
LRJSP = Norma(
    "LRJSP",
    "Ley 40/2015, de 1 de octubre, de Régimen Jurídico del Sector Público",
    "BOE-A-2015-10566",
)
RD203 = Norma(
    "RD 203/2021",
    "Real Decreto 203/2021, de 30 de marzo, de actuación y funcionamiento del sector público por medios electrónicos",
    "BOE-A-2021-5032",
)
ROF = Norma(
    "ROF",
    "Real Decreto 2568/1986, de 28 de noviembre, Reglamento de Organización, Funcionamiento y Régimen Jurídico de las Entidades Locales",
    "BOE-A-1986-33252",
)
LBRL = Norma(
    "LBRL",
    "Ley 7/1985, de 2 de abril, Reguladora de las Bases del Régimen Local",
    "BOE-A-1985-5392",
)
RGPD = Norma(
    "RGPD",
    "Reglamento (UE) 2016/679, de 27 de abril de 2016, General de Protección de Datos",
    "DOUE-L-2016-80807",
)
LOPDGDD = Norma(
    "LOPDGDD",
    "Ley Orgánica 3/2018, de 5 de diciembre, de Protección de Datos Personales y garantía de los derechos digitales",
    "BOE-A-2018-16673",
)
TRLRHL = Norma(
    "TRLRHL",
    "Real Decreto Legislativo 2/2004, de 5 de marzo, texto refundido de la Ley Reguladora de las Haciendas Locales",
    "BOE-A-2004-4214",
)
LCSP = Norma(
    "LCSP", "Ley 9/2017, de 8 de noviembre, de Contratos del Sector Público", "BOE-A-2017-12902"
)
LTAIBG = Norma(
    "LTAIBG",
    "Ley 19/2013, de 9 de diciembre, de transparencia, acceso a la información pública y buen gobierno",
    "BOE-A-2013-12887",
)
RD1112 = Norma(
    "RD 1112/2018",
    "Real Decreto 1112/2018, de 7 de septiembre, sobre accesibilidad de los sitios web y aplicaciones para dispositivos móviles del sector público",
    "BOE-A-2018-12699",
)
RD128 = Norma(
    "RD 128/2018",
    "Real Decreto 128/2018, de 16 de marzo, régimen jurídico de los funcionarios de Administración Local con habilitación de carácter nacional",
    "BOE-A-2018-3760",
)
NTI_DOCUMENTO = Norma(
    "NTI Documento",
    "Norma Técnica de Interoperabilidad de Documento Electrónico",
    "BOE-A-2011-13169",
)
NTI_EXPEDIENTE = Norma(
    "NTI Expediente",
    "Norma Técnica de Interoperabilidad de Expediente Electrónico",
    "BOE-A-2011-13170",
)
NTI_SICRES = Norma(
    "NTI SICRES 4.0",
    "Modelo de Datos para el intercambio de asientos entre las entidades registrales",
    "BOE-A-2021-13749",
)
