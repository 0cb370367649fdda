"""XML, text and things that say that they are something else."""

from __future__ import annotations

from collections.abc import Iterator

from tests.ataques.ficheros.caso import Caso

CABEZA = b'<?xml version="1.0"?>'
# In two halves, so that no scanner takes this very file for the test virus.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
PROGRAMAS = {
    "exe": b"MZ\x90\0\3\0\0\0",
    "elf": b"\x7fELF\2\1\1\0",
    "macho": b"\xcf\xfa\xed\xfe\7\0\0\1",
    "clase-java": b"\xca\xfe\xba\xbe\0\0\0\x34",
    "lnk": b"\x4c\0\0\0\1\x14\2\0",
    "cab": b"MSCF\0\0\0\0",
    "7z": b"7z\xbc\xaf\x27\x1c\0\4",
    "rar": b"Rar!\x1a\7\1\0",
    "gz": b"\x1f\x8b\x08\0\0\0\0\0",
    "doc-antiguo": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "html": b"<!DOCTYPE html><html><body>hola",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "svg-con-cabeza": CABEZA + b"<svg onload='alert(1)'/>",
    "iframe": b"hola <iframe src='http://127.0.0.1:9/'>",
    "script": b"texto\n<ScRiPt>alert(1)</sCrIpT>",
    "utf-16": "<script>alert(1)</script>".encode("utf-16"),
    "nulos": b"hola\0\0mundo",
    "swf": b"FWS\x09\0\0\0\0",
    "wasm": b"\0asm\1\0\0\0",
    "sqlite": b"SQLite format 3\0",
}


def casos() -> Iterator[Caso]:
    """Give each file with whether it must be refused."""
    for nombre, contenido in PROGRAMAS.items():
        for extension in ("txt", "pdf", "xml"):
            yield Caso(f"{nombre}-que-dice-{extension}", f"a.{extension}", contenido, rechazar=True)
    yield Caso("virus", "a.txt", EICAR, rechazar=True)
    yield Caso("virus-al-final", "a.txt", b"hola " * 10_000 + EICAR, rechazar=True)
    yield Caso("xml-risas", "a.xml", _risas(), rechazar=True)
    yield Caso("xml-cuadratico", "a.xml", _cuadratico(), rechazar=True)
    for que in ("file:///etc/passwd", "http://127.0.0.1:{puerto}/x", "ftp://127.0.0.1:{puerto}/x"):
        entidad = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{que}">]><a>&x;</a>'.encode()
        yield Caso(f"xml-entidad-{que[:4]}", "a.xml", CABEZA + entidad, rechazar=True)
    yield Caso(
        "xml-dtd-de-fuera",
        "a.xml",
        CABEZA + b'<!DOCTYPE a SYSTEM "http://127.0.0.1:{puerto}/x.dtd"><a/>',
        rechazar=True,
    )
    yield Caso(
        "xml-dtd-lejos",
        "a.xml",
        CABEZA + b"<!--" + b"x" * 10_000 + b'--><!DOCTYPE a [<!ENTITY x "y">]><a/>',
        rechazar=True,
    )
    yield Caso(
        "xml-incluye",
        "a.xml",
        CABEZA
        + b'<a xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="file:///etc/passwd"/></a>',
    )
    yield Caso("xml-hondo", "a.xml", CABEZA + b"<a>" * 200_000 + b"</a>" * 200_000)
    yield Caso(
        "xml-atributos",
        "a.xml",
        CABEZA + b"<a " + b" ".join(b'a%d="1"' % n for n in range(100_000)) + b"/>",
    )
    yield Caso(
        "xml-hoja",
        "a.xml",
        CABEZA + b'<?xml-stylesheet href="http://127.0.0.1:{puerto}/x.xsl" type="text/xsl"?><a/>',
    )
    yield Caso("csv-formula", "a.csv", b'=cmd|"/c calc"!A1;1\n')
    yield Caso("texto-enorme-linea", "a.txt", b"a" * 5_000_000)
    yield Caso("texto-con-ordenes", "a.txt", b"\x1b]0;titulo\x07\x1b[2J", rechazar=True)
    yield Caso("mp3-de-mentira", "a.mp3", b"ID3" + b"\xff" * 100)
    yield Caso("mp4-de-mentira", "a.mp4", b"\xff\xff\xff\xffftyp" + b"\xff" * 100)


def _risas() -> bytes:
    entidades = b'<!ENTITY a0 "ja">'
    for n in range(1, 12):
        entidades += b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10)
    return CABEZA + b"<!DOCTYPE a [" + entidades + b"]><a>&a11;</a>"


def _cuadratico() -> bytes:
    return (
        CABEZA
        + b'<!DOCTYPE a [<!ENTITY x "'
        + b"a" * 50_000
        + b'">]><a>'
        + b"&x;" * 50_000
        + b"</a>"
    )
