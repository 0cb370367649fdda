"""What the law asks of a procedure, and what it does not let it ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistorio.catalogo.rules.analisis.hallazgos import Hallazgo
from consistorio.catalogo.rules.definicion import Definicion, Sentido
from consistorio.catalogo.rules.textos import llano
from consistorio.nucleo.normativa import LOPDGDD, LPACAP, RGPD, regla

# What not even consent allows (LOPDGDD 9.1), and what needs a law that says so (RGPD 9.2).
PROHIBIDOS = re.compile(
    r"\b(ideologia|afiliacion sindical|sindicato al que|religion que|creencias|orientacion sexual|"
    r"origen racial|origen etnico)\b"
)
ESPECIALES = re.compile(
    r"\b(salud|enfermedad|diagnostico|discapacidad|minusvalia|tratamiento medico|violencia de genero|"
    r"antecedentes penales|biometric[oa]s?)\b"
)
# What an Administration has made or has already: it is looked up, and nobody may be obliged to bring it,
# but who opposes the query brings it herself (28.2 and 28.3).
YA_LO_TIENE = re.compile(
    r"\b(dni|nie|documento nacional de identidad|empadronamiento|volante de padron|"
    r"certificado de convivencia|nota del catastro|certificado catastral|libro de familia|"
    r"estar al corriente|declaracion de la renta|vida laboral|permiso de conducir|carne de conducir)\b"
)
CONSENTIMIENTO = re.compile(r"\bconsentimiento\b")


@regla(LPACAP.art("21.2"), LPACAP.art("21.4"), LPACAP.art("24.1"))
def plazo_y_silencio(definicion: Definicion) -> Iterator[Hallazgo]:
    """Yield what is missing of the term to resolve and of the effect of its passing."""
    resolucion = definicion.resolucion
    if resolucion.plazo is None and resolucion.silencio.sentido is not Sentido.NO_PROCEDE:
        yield Hallazgo("resolucion.plazo", "Diga en cuánto tiempo se resuelve (artículo 21.4)")
    if not resolucion.silencio.articulos:
        yield Hallazgo("resolucion.silencio", "Diga con qué artículo el silencio significa eso")
    if not definicion.normativa:
        yield Hallazgo("normativa", "Diga qué normas regulan este trámite")


@regla(RGPD.art("9"), LOPDGDD.art("9.1"), LPACAP.art("28.2"), LPACAP.art("28.3"))
def datos_que_no_se_piden(definicion: Definicion) -> Iterator[Hallazgo]:
    """Yield what is asked and may not be, or only with a law behind it."""
    for campo in definicion.formulario.campos:
        donde = f"formulario.campos.{campo.nombre}"
        for pregunta in (campo, *campo.columnas):
            dicho = llano(pregunta.etiqueta["es"])
            if PROHIBIDOS.search(dicho):
                yield Hallazgo(donde, "No se puede pedir ni con consentimiento (LOPDGDD, art. 9.1)")
            elif ESPECIALES.search(dicho) and CONSENTIMIENTO.search(llano(campo.base)):
                yield Hallazgo(
                    donde, "Un dato de categoría especial necesita una ley que lo permita"
                )
    for documento in definicion.adjuntos.documentos:
        if YA_LO_TIENE.search(llano(documento.titulo["es"])):
            yield Hallazgo(
                f"adjuntos.documentos.{documento.nombre}",
                "Ya lo tiene una Administración: consúltelo, y pídalo solo a quien se oponga (artículo 28.2)",
                grave=documento.obligatorio,
            )
