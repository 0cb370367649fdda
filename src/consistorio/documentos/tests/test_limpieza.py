"""Each kind of thing that a file hides is taken out and told, and what is read stays."""

import io
import zipfile

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from tests.ataques.ficheros import oficina

from consistorio.documentos.intake.aparte import ejecutar_aparte
from consistorio.documentos.intake.conversor import conversor
from consistorio.documentos.intake.limpieza import ConCapas, NoSeSabe, limpiar
from consistorio.documentos.rules.limpieza import FRASES, en_palabras
from consistorio.documentos.tests import ocultos

_DE_OFICINA = [
    (f"{familia}: {codigo}", codigo, contenido)
    for familia, muestras in (
        ("Word", ocultos.WORD),
        ("OpenDocument", ocultos.ODT),
        ("Excel", ocultos.EXCEL),
    )
    for codigo, contenido in muestras.items()
]


def _abierto(contenido):
    """Return all that a file says, decompressed: what is in here can be found by anybody."""
    if contenido.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(contenido)) as comprimido:
            nombres = " ".join(comprimido.namelist()).encode()
            return nombres + b"".join(comprimido.read(n) for n in comprimido.namelist())
    if not contenido.startswith(b"%PDF"):
        return contenido
    with pikepdf.open(io.BytesIO(contenido)) as pdf:
        dichos = [contenido, pdf.trailer.unparse()]
        for objeto in pdf.objects:
            if isinstance(objeto, pikepdf.Stream):
                dichos += [objeto.stream_dict.unparse(), objeto.read_raw_bytes()]
                if "DCT" not in str(objeto.get("/Filter", "")):
                    dichos.append(objeto.read_bytes())
            elif isinstance(objeto, pikepdf.Dictionary | pikepdf.Array | pikepdf.String):
                dichos.append(objeto.unparse(resolved=True))
    return b"".join(dichos)


def _texto(pdf):
    with pypdfium2.PdfDocument(pdf) as abierto:
        return "".join(pagina.get_textpage().get_text_range() for pagina in abierto)


@pytest.mark.parametrize(("caso", "codigo", "contenido"), _DE_OFICINA, ids=lambda x: str(x)[:30])
def test_lo_de_oficina_queda_sin_lo_oculto(caso, codigo, contenido):
    assert ocultos.SECRETO in _abierto(contenido), caso

    limpio, quitado = limpiar(contenido)

    assert ocultos.SECRETO not in _abierto(limpio)
    assert b"Hola" in _abierto(limpio)
    assert codigo in dict(quitado)
    assert limpiar(limpio)[1] == []


@pytest.mark.parametrize("codigo", ocultos.PDF)
def test_el_pdf_queda_sin_lo_oculto(codigo):
    contenido = ocultos.PDF[codigo]
    assert ocultos.SECRETO in _abierto(contenido) + contenido

    limpio, quitado = limpiar(contenido)

    assert ocultos.SECRETO not in _abierto(limpio)
    assert codigo in dict(quitado)
    assert codigo == "exif" or "Hola" in _texto(limpio)
    assert limpiar(limpio)[1] == []


@pytest.mark.parametrize("caso", ocultos.IMAGENES)
def test_la_imagen_queda_igual_y_sin_lo_oculto(caso):
    codigo, contenido = ocultos.IMAGENES[caso]
    assert ocultos.SECRETO in contenido

    limpio, quitado = limpiar(contenido)

    assert ocultos.SECRETO not in limpio
    assert dict(quitado) == {codigo: 1}
    with Image.open(io.BytesIO(contenido)) as antes, Image.open(io.BytesIO(limpio)) as despues:
        assert antes.tobytes() == despues.tobytes()


def test_de_la_camara_solo_queda_como_esta_girada():
    limpio, quitado = limpiar(ocultos.jpeg_con_exif(giro=6))

    with Image.open(io.BytesIO(limpio)) as imagen:
        assert dict(imagen.getexif()) == {0x0112: 6}
    assert dict(quitado) == {"exif": 1}
    assert limpiar(limpio) == (limpio, [])


def test_lo_escrito_en_un_formulario_queda_a_la_vista():
    def poner(pdf):
        campo = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Tx,
                T="nombre",
                V="Escrito",
                DA="/F1 12 Tf 0 g",
                F=4,
                Rect=pikepdf.Array([10, 80, 190, 110]),
            )
        )
        letra = pdf.pages[0].Resources.Font.F1
        recursos = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=letra))
        pdf.Root.AcroForm = pikepdf.Dictionary(
            Fields=pikepdf.Array([campo]), DA="/F1 12 Tf 0 g", DR=recursos
        )
        pdf.pages[0].Annots = pikepdf.Array([campo])

    limpio, quitado = limpiar(ocultos.pdf(poner))

    assert "Escrito" in _texto(limpio)
    assert dict(quitado) == {"formularios": 1}


def test_la_foto_envuelta_dos_veces_tambien_se_limpia():
    limpio, quitado = limpiar(ocultos.pdf(lambda pdf: ocultos.foto(pdf, envuelta=True)))

    assert ocultos.SECRETO not in _abierto(limpio)
    assert "exif" in dict(quitado)


def test_un_enlace_se_queda():
    accion = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/")

    def poner(pdf):
        enlace = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=pikepdf.Array([0, 0, 9, 9]),
            A=accion,
        )
        pdf.pages[0].Annots = pikepdf.Array([enlace])

    limpio, quitado = limpiar(ocultos.pdf(poner))

    assert b"example.org" in _abierto(limpio)
    assert quitado == []


def test_lo_que_tiene_capas_que_no_se_ven_no_se_da():
    def poner(pdf):
        capa = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="SECRETO"))
        por_defecto = pikepdf.Dictionary(OFF=pikepdf.Array([capa]))
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([capa]), D=por_defecto)

    with pytest.raises(ConCapas):
        limpiar(ocultos.pdf(poner))


@pytest.mark.parametrize(
    ("caso", "contenido"),
    [
        ("otro tipo", b"hola"),
        ("JPEG cortado", ocultos.jpeg_con_exif()[:-30]),
        ("PNG cortado", ocultos.imagen("PNG")[:-8]),
        ("PNG cambiado", ocultos.imagen("PNG").replace(b"IHDR", b"IHDX")),
        ("XML roto", oficina.docx("<w:p>")),
        ("todas las hojas ocultas", ocultos.xlsx([("a", "hidden", "<sheetData/>")])),
    ],
)
def test_lo_que_no_se_entiende_no_se_da(caso, contenido):
    with pytest.raises(NoSeSabe):
        limpiar(contenido)


@pytest.mark.skipif(not conversor("docx"), reason="falta libreoffice-writer-nogui")
def test_lo_limpio_se_abre_y_dice_lo_que_queda():
    limpio, _quitado = limpiar(ocultos.WORD["cambios"])

    dicho = ejecutar_aparte(
        "consistorio.documentos.intake.conversion",
        {"orden": conversor("docx"), "extension": "docx"},
        limpio,
        segundos=75,
    )

    from base64 import b64decode

    texto = _texto(b64decode(dicho["pdf"]))
    assert "Hola" in texto
    assert "Queda" in texto


def test_todo_lo_quitado_se_dice_en_palabras():
    codigos = {codigo for _caso, codigo, _contenido in _DE_OFICINA} | set(ocultos.PDF)

    assert codigos <= set(FRASES)
    assert list(en_palabras([("comentarios", 3), ("xmp", 1)])) == [
        "Comentarios y notas. (3)",
        "Metadatos XMP.",
    ]
