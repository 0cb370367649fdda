"""PDF with programs, loops, bombs and two faces."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

import pikepdf
from tests.ataques.ficheros.caso import Caso
from tests.ataques.ficheros.comprimidos import zip_de

ACCIONES = {
    "javascript": b"/S/JavaScript/JS(app.alert\\(1\\))",
    "lanza": b"/S/Launch/F(cmd.exe)",
}
INOCUAS = {
    "enlace": b"/S/URI/URI(http://127.0.0.1:9/x)",
    "envia": b"/S/SubmitForm/F(http://127.0.0.1:9/x)",
    "importa": b"/S/ImportData/F(\\\\\\\\servidor\\\\x)",
    "otro-fichero": b"/S/GoToR/F(\\\\\\\\127.0.0.1\\\\x)/D[0/Fit]",
    "sonido": b"/S/Sound/Sound 9 0 R",
}


def casos() -> Iterator[Caso]:
    """Give each PDF with what is asked of it."""
    for nombre, accion in ACCIONES.items():
        yield Caso(f"pdf-{nombre}", "a.pdf", pdf(b"/OpenAction<<" + accion + b">>"), avisa=True)
        yield Caso(
            f"pdf-{nombre}-al-abrir", "a.pdf", pdf(b"/AA<</WC<<" + accion + b">>>>"), avisa=True
        )
    for nombre, accion in INOCUAS.items():
        yield Caso(f"pdf-{nombre}", "a.pdf", pdf(b"/OpenAction<<" + accion + b">>"))
    yield Caso("pdf-bucle-de-paginas", "a.pdf", _bucle_de_paginas(), rechazar=None)
    yield Caso("pdf-pagina-que-se-tiene", "a.pdf", pdf(pagina=b"/Parent 3 0 R/Contents 3 0 R"))
    yield Caso("pdf-prev-en-bucle", "a.pdf", _prev_en_bucle(), rechazar=None)
    yield Caso("pdf-millon-de-objetos", "a.pdf", _muchos_objetos(1_000_000), rechazar=True)
    for hondura in (500, 50_000):
        yield Caso(
            f"pdf-listas-{hondura}",
            "a.pdf",
            pdf(b"/X" + b"[" * hondura + b"]" * hondura),
            rechazar=None,
        )
        yield Caso(
            f"pdf-diccionarios-{hondura}",
            "a.pdf",
            pdf(b"/X" + b"<</X" * hondura + b" 1" + b">>" * hondura),
            rechazar=None,
        )
    yield Caso("pdf-bomba", "a.pdf", _con_flujo(zlib.compress(bytes(400_000_000), 9)))
    yield Caso(
        "pdf-mil-filtros", "a.pdf", _con_flujo(b"x", filtros=b"[" + b"/FlateDecode" * 1000 + b"]")
    )
    yield Caso(
        "pdf-pagina-infinita", "a.pdf", pdf(pagina=b"/MediaBox[0 0 99999999999 99999999999]")
    )
    yield Caso("pdf-pagina-negativa", "a.pdf", pdf(pagina=b"/MediaBox[-1 -1 -2 -2]"))
    yield Caso("pdf-sin-paginas", "a.pdf", pdf(paginas=b"/Kids[]/Count 0"), rechazar=True)
    yield Caso(
        "pdf-cuenta-mentira", "a.pdf", pdf(paginas=b"/Kids[3 0 R]/Count 99999999"), rechazar=None
    )
    yield Caso("pdf-seis-mil-paginas", "a.pdf", _muchas_paginas(6000), rechazar=True)
    yield Caso("pdf-xfa", "a.pdf", pdf(b"/AcroForm<</XFA(<a/>)/Fields[]>>"))
    yield Caso("pdf-largo-mentira", "a.pdf", pdf().replace(b"/Type", b"/Length 999999999/Type", 1))
    yield Caso("pdf-y-zip", "a.pdf", pdf() + zip_de({"a.exe": b"MZ"}))
    yield Caso("zip-y-pdf", "a.zip", pdf() + zip_de({"a.exe": b"MZ"}), rechazar=True)
    yield Caso("pdf-y-html", "a.pdf", b"%PDF-1.4\n<html><script>1</script>" + pdf()[9:])
    yield Caso("html-y-pdf", "a.html", b"<html><script>1</script>" + pdf(), rechazar=True)
    yield Caso("pdf-sin-xref", "a.pdf", pdf().partition(b"trailer")[0], rechazar=None)
    yield Caso("pdf-solo-cabeza", "a.pdf", b"%PDF-1.7\n", rechazar=True)
    yield from _hechos_con_pikepdf()
    bueno = pdf()
    for parte in (10, 40, 70, 95):
        yield Caso(
            f"pdf-cortado-{parte}", "a.pdf", bueno[: len(bueno) * parte // 100], rechazar=None
        )


def _hechos_con_pikepdf() -> Iterator[Caso]:
    def adjuntar(nuevo: pikepdf.Pdf) -> None:
        nuevo.attachments["../../x.exe"] = b"MZ"

    yield Caso("pdf-con-adjunto", "a.pdf", _guardado(adjuntar), avisa=True)

    def llenar(nuevo: pikepdf.Pdf) -> None:
        nuevo.Root.X = pikepdf.Array(
            [nuevo.make_indirect(pikepdf.Dictionary(A=n)) for n in range(110_000)]
        )

    en_flujo = pikepdf.ObjectStreamMode.generate
    muchos = _guardado(llenar, object_stream_mode=en_flujo)
    yield Caso("pdf-muchos-en-flujo", "a.pdf", muchos, rechazar=True)
    clave = pikepdf.Encryption(owner="a", user="b")
    yield Caso("pdf-cifrado", "a.pdf", _guardado(lambda _: None, encryption=clave), rechazar=True)
    solo_dueno = pikepdf.Encryption(owner="a", user="")
    yield Caso(
        "pdf-cifrado-sin-clave",
        "a.pdf",
        _guardado(lambda _: None, encryption=solo_dueno),
        rechazar=True,
    )


def pdf(
    catalogo: bytes = b"", paginas: bytes = b"/Kids[3 0 R]/Count 1", pagina: bytes = b""
) -> bytes:
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R" + catalogo + b">>endobj\n"
        b"2 0 obj<</Type/Pages" + paginas + b">>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]" + pagina + b">>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )


def _bucle_de_paginas() -> bytes:
    return pdf(paginas=b"/Kids[2 0 R 2 0 R]/Count 2/Parent 2 0 R")


def _prev_en_bucle() -> bytes:
    cuerpo = pdf().partition(b"trailer")[0]
    return (
        cuerpo
        + b"xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 4/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(cuerpo),
            len(cuerpo),
        )
    )


def _muchos_objetos(cuantos: int) -> bytes:
    cuerpo, _, cola = pdf().partition(b"trailer")
    return (
        cuerpo + b"".join(b"%d 0 obj 1 endobj\n" % n for n in range(4, cuantos)) + b"trailer" + cola
    )


def _con_flujo(datos: bytes, filtros: bytes = b"/FlateDecode") -> bytes:
    cuerpo, _, cola = pdf(pagina=b"/Contents 4 0 R").partition(b"trailer")
    flujo = (
        b"4 0 obj<</Length %d/Filter" % len(datos)
        + filtros
        + b">>stream\n"
        + datos
        + b"\nendstream endobj\n"
    )
    return cuerpo + flujo + b"trailer" + cola


def _muchas_paginas(cuantas: int) -> bytes:
    return pdf(paginas=b"/Kids[" + b"3 0 R " * cuantas + b"]/Count %d" % cuantas)


def _guardado(cambiar: object, **opciones: object) -> bytes:
    salida = io.BytesIO()
    with pikepdf.new() as nuevo:
        nuevo.add_blank_page()
        cambiar(nuevo)  # type: ignore[operator]
        nuevo.save(salida, **opciones)  # type: ignore[arg-type]
    return salida.getvalue()
