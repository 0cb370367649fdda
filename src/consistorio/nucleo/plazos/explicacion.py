"""How a plazo was computed, step by step, with the article of each step."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from consistorio.nucleo.normativa import Cita


@dataclass(frozen=True, slots=True)
class DiaExcluido:
    """A day that did not count, and why."""

    dia: date
    motivo: str


@dataclass(frozen=True, slots=True)
class Paso:
    """
    One step of a computation.

    The screen says ``frase`` in Spanish, or makes its own sentence from ``codigo`` and
    ``parametros`` in another language.
    """

    codigo: str
    cita: str
    frase: str
    url: str = ""
    parametros: Mapping[str, Any] = field(default_factory=dict)
    excluidos: tuple[DiaExcluido, ...] = ()
    resultado: date | None = None

    def como_datos(self) -> dict[str, Any]:
        return {
            "codigo": self.codigo,
            "cita": self.cita,
            "url": self.url,
            "frase": self.frase,
            "parametros": dict(self.parametros),
            "excluidos": [{"dia": e.dia.isoformat(), "motivo": e.motivo} for e in self.excluidos],
            "resultado": self.resultado.isoformat() if self.resultado else None,
        }

    @classmethod
    def desde_datos(cls, datos: Mapping[str, Any]) -> "Paso":
        resultado = datos["resultado"]
        return cls(
            codigo=datos["codigo"],
            cita=datos["cita"],
            url=datos["url"],
            frase=datos["frase"],
            parametros=dict(datos["parametros"]),
            excluidos=tuple(
                DiaExcluido(date.fromisoformat(e["dia"]), e["motivo"]) for e in datos["excluidos"]
            ),
            resultado=date.fromisoformat(resultado) if resultado else None,
        )


@dataclass(frozen=True, slots=True)
class Explicacion:
    """
    The end of a plazo and the reasons for it.

    ``fin_bruto`` is the end before art. 30.5 moves it to a día hábil; ``fin`` is the last day on
    which the step can be done, until 24:00 in the zone of the sede. Only plazos in hours have
    ``fin_en``. ``calendario`` is the version of the calendar used, or empty if none was.
    """

    dia_cero: date
    fin_bruto: date
    fin: date
    pasos: tuple[Paso, ...]
    calendario: str = ""
    fin_en: datetime | None = None

    def con_paso(self, paso: Paso, *, fin: date) -> "Explicacion":
        """Return the same computation with one more step, which leaves it at ``fin``."""
        return replace(self, fin=fin, pasos=(*self.pasos, paso))

    @property
    def excluidos(self) -> tuple[DiaExcluido, ...]:
        """Every day that did not count, in order."""
        return tuple(e for paso in self.pasos for e in paso.excluidos)

    def como_datos(self) -> dict[str, Any]:
        """Return it as JSON, to be kept with the expediente."""
        return {
            "dia_cero": self.dia_cero.isoformat(),
            "fin_bruto": self.fin_bruto.isoformat(),
            "fin": self.fin.isoformat(),
            "fin_en": self.fin_en.isoformat() if self.fin_en else None,
            "calendario": self.calendario,
            "pasos": [paso.como_datos() for paso in self.pasos],
        }

    @classmethod
    def desde_datos(cls, datos: Mapping[str, Any]) -> "Explicacion":
        fin_en = datos["fin_en"]
        return cls(
            dia_cero=date.fromisoformat(datos["dia_cero"]),
            fin_bruto=date.fromisoformat(datos["fin_bruto"]),
            fin=date.fromisoformat(datos["fin"]),
            fin_en=datetime.fromisoformat(fin_en) if fin_en else None,
            calendario=datos["calendario"],
            pasos=tuple(Paso.desde_datos(paso) for paso in datos["pasos"]),
        )


def paso(
    codigo: str,
    cita: Cita,
    frase: str,
    *,
    parametros: Mapping[str, Any] | None = None,
    excluidos: tuple[DiaExcluido, ...] = (),
    resultado: date | None = None,
) -> Paso:
    """Return a step that cites this article."""
    return Paso(
        codigo=codigo,
        cita=str(cita),
        url=cita.url,
        frase=frase,
        parametros=parametros or {},
        excluidos=excluidos,
        resultado=resultado,
    )
