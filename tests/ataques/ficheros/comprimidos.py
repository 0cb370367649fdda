"""ZIP files that want to fill a disk, climb out of their folder, or be two things at once."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Iterator

from tests.ataques.ficheros.caso import Caso

MEGA = 1024 * 1024
NOMBRES = {
    "sube": "../../../tmp/consistorio-canario",
    "sube-windows": "..\\..\\canario.txt",
    "sube-en-medio": "a/../../b",
    "absoluto": "/tmp/consistorio-canario",
    "absoluto-windows": "\\\\servidor\\canario",
    "unidad": "C:/canario.txt",
    "flujo": "a.txt:oculto",
    "nulo": "a.txt\0.exe",
    "al-reves": "factura\u202efdp.exe",
    "control": "a\x07b.txt",
    "largo": "a" * 300,
    "dispositivo": "dev/../../dev/null",
}


def casos() -> Iterator[Caso]:
    """Give each ZIP with whether it must be refused."""
    for nombre, dentro in NOMBRES.items():
        yield Caso(f"zip-nombre-{nombre}", "a.zip", zip_de({dentro: b"x"}), rechazar=True)
    for razon in (200, 400, 1000):
        yield Caso(
            f"zip-razon-{razon}", "a.zip", zip_de({"a": bytes(razon * MEGA // 4)}), rechazar=True
        )
    yield Caso("zip-dentro-de-zip", "a.zip", _anidado(12), rechazar=None)
    yield Caso(
        "zip-bomba-anidada",
        "a.zip",
        zip_de({"b.zip": zip_de({"a": bytes(60 * MEGA)})}),
        rechazar=None,
    )
    for cuantos in (2001, 20_000):
        yield Caso(f"zip-{cuantos}-ficheros", "a.zip", _muchos(cuantos), rechazar=True)
    for veces in (3, 50, 1000):
        yield Caso(f"zip-solapado-{veces}", "a.zip", _solapado(veces), rechazar=True)
    yield Caso(
        "zip-enlace", "a.zip", _con_modo(stat.S_IFLNK | 0o777, b"/etc/passwd"), rechazar=True
    )
    yield Caso("zip-dispositivo", "a.zip", _con_modo(stat.S_IFCHR | 0o666, b""), rechazar=True)
    yield Caso("zip-tuberia", "a.zip", _con_modo(stat.S_IFIFO | 0o666, b""), rechazar=True)
    yield Caso("zip-cifrado", "a.zip", _con_bit(0x1), rechazar=True)
    yield Caso("zip-miente-tamano", "a.zip", _miente_el_tamano(1), rechazar=None)
    yield Caso("zip-miente-gigas", "a.zip", _miente_el_tamano(0xFFFFFFF0), rechazar=True)
    bueno = zip_de({"a.txt": b"hola" * 100})
    for trozo in (10, 30, 60, 90):
        yield Caso(
            f"zip-cortado-{trozo}", "a.zip", bueno[: len(bueno) * trozo // 100], rechazar=True
        )
    yield Caso("zip-dos-directorios", "a.zip", bueno + zip_de({"b": b"x"}), rechazar=None)
    yield Caso("zip-con-comentario", "a.zip", _con_comentario(), rechazar=None)
    yield Caso("zip-mil-discos", "a.zip", _parchear_final(bueno, 4, b"\xff\xff"), rechazar=None)
    yield Caso(
        "zip-directorio-fuera",
        "a.zip",
        _parchear_final(bueno, 16, b"\xff\xff\xff\x7f"),
        rechazar=None,
    )
    yield Caso("zip-vacio", "a.zip", b"PK\x05\x06" + bytes(18), rechazar=None)
    yield from _de_oficina()


def _de_oficina() -> Iterator[Caso]:
    word = {"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}
    yield Caso("docx-macro", "a.docx", zip_de({**word, "word/vbaProject.bin": b"x"}), avisa=True)
    externa = b'<Relationships><Relationship TargetMode="External" Target="http://127.0.0.1:9/t.dotm"/></Relationships>'
    yield Caso(
        "docx-plantilla-de-fuera",
        "a.docx",
        zip_de({**word, "word/_rels/settings.xml.rels": externa}),
    )
    entidad = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    yield Caso("docx-entidad", "a.docx", zip_de({**word, "word/document.xml": entidad}))
    yield Caso(
        "docx-bomba", "a.docx", zip_de({**word, "word/media/a": bytes(60 * MEGA)}), rechazar=True
    )
    odt = {"mimetype": b"application/vnd.oasis.opendocument.text"}
    yield Caso("odt-macro", "a.odt", zip_de({**odt, "Basic/script-lc.xml": b"<a/>"}), avisa=True)
    yield Caso("odt-sube", "a.odt", zip_de({**odt, "../x": b"1"}), rechazar=True)
    yield Caso("xlsx-que-es-zip", "a.xlsx", zip_de({"a": b"x"}), rechazar=True)


def zip_de(ficheros: dict[str, bytes]) -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as comprimido:
        for nombre, contenido in ficheros.items():
            metodo = zipfile.ZIP_STORED if nombre == "mimetype" else zipfile.ZIP_DEFLATED
            entrada = zipfile.ZipInfo("x")
            entrada.filename, entrada.compress_type = nombre, metodo
            comprimido.writestr(entrada, contenido)
    return salida.getvalue()


def _anidado(veces: int) -> bytes:
    contenido = b"hola"
    for _vez in range(veces):
        contenido = zip_de({"a.zip": contenido})
    return contenido


def _muchos(cuantos: int) -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w") as comprimido:
        for n in range(cuantos):
            comprimido.writestr(f"{n}", b"")
    return salida.getvalue()


def _solapado(veces: int) -> bytes:
    """Many entries of the directory that share the same bytes (Fifield, 2019)."""
    uno = zip_de({"a": bytes(200_000)})
    inicio = uno.index(b"PK\x01\x02")
    final = uno.index(b"PK\x05\x06")
    entrada = uno[inicio:final]
    cabeza = uno[:inicio]
    cola = struct.pack(
        "<4sHHHHIIH", b"PK\x05\x06", 0, 0, veces, veces, len(entrada) * veces, inicio, 0
    )
    return cabeza + entrada * veces + cola


def _con_modo(modo: int, contenido: bytes) -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w") as comprimido:
        entrada = zipfile.ZipInfo("a")
        entrada.create_system, entrada.external_attr = 3, modo << 16
        comprimido.writestr(entrada, contenido)
    return salida.getvalue()


def _con_bit(bit: int) -> bytes:
    contenido = bytearray(zip_de({"a": b"hola"}))
    contenido[6] |= bit
    directorio = contenido.index(b"PK\x01\x02")
    contenido[directorio + 8] |= bit
    return bytes(contenido)


def _miente_el_tamano(dicho: int) -> bytes:
    contenido = bytearray(zip_de({"a": b"hola" * 1000}))
    directorio = contenido.index(b"PK\x01\x02")
    contenido[directorio + 24 : directorio + 28] = struct.pack("<I", dicho)
    return bytes(contenido)


def _con_comentario() -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w") as comprimido:
        comprimido.writestr("a", b"x")
        comprimido.comment = b"<script>alert(1)</script>" * 1000
    return salida.getvalue()


def _parchear_final(contenido: bytes, donde: int, con: bytes) -> bytes:
    final = contenido.rindex(b"PK\x05\x06") + donde
    return contenido[:final] + con + contenido[final + len(con) :]
