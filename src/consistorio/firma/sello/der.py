"""The few pieces of DER that a signature is made of, written and not parsed."""

from typing import Final

SECUENCIA: Final = 0x30
CONJUNTO: Final = 0x31
OCTETOS: Final = 0x04
OID: Final = 0x06
ENTERO: Final = 0x02
HORA: Final = 0x18
_LARGO_CORTO = 0x80


def tlv(etiqueta: int, contenido: bytes) -> bytes:
    """Return tag, length and value."""
    largo = len(contenido)
    if largo < _LARGO_CORTO:
        return bytes((etiqueta, largo)) + contenido
    octetos = largo.to_bytes((largo.bit_length() + 7) // 8, "big")
    return bytes((etiqueta, _LARGO_CORTO | len(octetos))) + octetos + contenido


def oid(texto: str) -> bytes:
    """Return an object identifier written with dots."""
    a, b, *resto = (int(parte) for parte in texto.split("."))
    contenido = b"".join(_base_128(n) for n in (40 * a + b, *resto))
    return tlv(OID, contenido)


def _base_128(n: int) -> bytes:
    octetos = [n & 0x7F]
    while n := n >> 7:
        octetos.append(0x80 | n & 0x7F)
    return bytes(reversed(octetos))


def entero(n: int) -> bytes:
    """Return a non-negative integer."""
    return tlv(ENTERO, n.to_bytes(n.bit_length() // 8 + 1, "big"))


def secuencia(*partes: bytes) -> bytes:
    """Return a SEQUENCE of pieces already encoded."""
    return tlv(SECUENCIA, b"".join(partes))


def conjunto(*partes: bytes) -> bytes:
    """Return a SET OF in the order that DER wants."""
    return tlv(CONJUNTO, b"".join(sorted(partes)))


def atributo(identificador: str, valor: bytes) -> bytes:
    """Return a CMS attribute with one value."""
    return secuencia(oid(identificador), tlv(CONJUNTO, valor))


def contenido(codificado: bytes) -> bytes:
    """Return the value of a piece already encoded."""
    largo = codificado[1]
    octetos = largo & ~_LARGO_CORTO if largo & _LARGO_CORTO else 0
    return codificado[2 + octetos :]
