"""The objects of a PDF that our own composer wrote: one revision, a classic table, plain objects."""

import re
import zlib
from dataclasses import dataclass

_CABECERA = re.compile(rb"(\d+) 0 obj\n")
_FLUJO = re.compile(rb"(<<.*?>>)\nstream\r?\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Objetos:
    """Number of each object → its bytes, from ``N 0 obj`` to ``endobj`` and the newline."""

    cabecera: bytes
    por_numero: dict[int, bytes]

    def cuerpo(self, numero: int) -> bytes:
        """Return an object without its wrapping."""
        return self.por_numero[numero].partition(b" 0 obj\n")[2].removesuffix(b"\nendobj\n")

    def referencia(self, numero: int, clave: bytes) -> int:
        """Return the number of the object that a key points to."""
        hallado = re.search(re.escape(clave) + rb"\[?(\d+) 0 R", self.cuerpo(numero))
        if hallado is None:
            raise ValueError(f"object {numero} has no {clave.decode()}")
        return int(hallado[1])

    def flujo(self, numero: int) -> bytes:
        """Return the content of a stream, inflated if it was deflated."""
        hallado = _FLUJO.match(self.cuerpo(numero))
        if hallado is None:
            raise ValueError(f"object {numero} is not a stream")
        largo = re.search(rb"/Length (\d+)", hallado[1])
        if largo is None:
            raise ValueError(f"object {numero} has no length")
        contenido = self.cuerpo(numero)[hallado.end() : hallado.end() + int(largo[1])]
        return zlib.decompress(contenido) if b"/FlateDecode" in hallado[1] else contenido


def leer_objetos(pdf: bytes) -> Objetos:
    """
    Return the objects of a PDF of our composer, by its cross-reference table.

    :raises ValueError: if it is not written as our composer does.
    """
    xref = int(pdf[pdf.rindex(b"startxref\n") + 10 :].split()[0])
    entradas = re.findall(rb"(\d{10}) 00000 n", pdf[xref:])
    inicios = [int(entrada) for entrada in entradas]
    if inicios != sorted(inicios):
        raise ValueError("objects are not in order")
    por_numero = {}
    for n, (inicio, fin) in enumerate(zip(inicios, [*inicios[1:], xref], strict=True), start=1):
        cabecera = _CABECERA.match(pdf, inicio)
        if cabecera is None or int(cabecera[1]) != n:
            raise ValueError(f"object {n} is not where the table says")
        por_numero[n] = pdf[inicio:fin].rstrip(b"\n") + b"\n"
    return Objetos(pdf[: inicios[0]], por_numero)
