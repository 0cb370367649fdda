"""Files that hide one thing each, with the word SECRETO in it, for the tests of cleaning."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image
from tests.ataques.ficheros import oficina

SECRETO = b"SECRETO"
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def pdf(cambiar, texto="Hola", **guardar):
    """Return a PDF of a page that says something, once ``cambiar`` has done its part."""
    salida = io.BytesIO()
    with pikepdf.new() as nuevo:
        pagina = nuevo.add_blank_page()
        pagina.Contents = nuevo.make_stream(f"BT /F1 12 Tf 50 50 Td ({texto}) Tj ET".encode())
        letra = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        pagina.Resources = Dictionary(Font=Dictionary(F1=letra))
        cambiar(nuevo)
        nuevo.save(salida, **guardar)
    return salida.getvalue()


def _nota(**mas):
    def poner(nuevo):
        nota = Dictionary(Type=Name.Annot, Rect=Array([10, 10, 90, 30]), **mas)
        nuevo.pages[0].Annots = Array([nuevo.make_indirect(nota)])

    return poner


def _adjunto(nuevo):
    nuevo.attachments["SECRETO.txt"] = b"SECRETO"


def _xmp(nuevo):
    with nuevo.open_metadata() as metadatos:
        metadatos["dc:source"] = "SECRETO"


def _info(nuevo):
    nuevo.docinfo["/Author"] = "SECRETO"


def _programa(nuevo):
    nuevo.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="SECRETO")


def _privado(nuevo):
    nuevo.pages[0].PieceInfo = Dictionary(App=Dictionary(Private="SECRETO"))


def foto(nuevo, envuelta=False):
    filtros = [Name.FlateDecode, Name.DCTDecode] if envuelta else [Name.DCTDecode]
    imagen = nuevo.make_stream(
        zlib.compress(jpeg_con_exif()) if envuelta else jpeg_con_exif(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=20,
        Height=20,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Array(filtros),
    )
    nuevo.pages[0].Resources.XObject = Dictionary(Im=imagen)
    nuevo.pages[0].Contents = nuevo.make_stream(b"20 0 0 20 0 0 cm /Im Do")


def con_historia():
    """Return a PDF whose first revision said something else."""
    antes = pdf(lambda _: None, texto="SECRETO", compress_streams=False)
    with pikepdf.open(io.BytesIO(antes)) as abierto:
        numero = abierto.pages[0].obj.Contents.objgen[0]
    nuevo = b"BT /F1 12 Tf 50 50 Td (Hola) Tj ET"
    donde = len(antes) + 1
    objeto = b"\n%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
        numero,
        len(nuevo),
        nuevo,
    )
    previo = int(antes.rpartition(b"startxref")[2].split()[0])
    raiz = antes.rpartition(b"/Root ")[2].split(b" R")[0]
    total = antes.rpartition(b"/Size ")[2].split()[0]
    tabla = b"xref\n%d 1\n%010d 00000 n \ntrailer <</Size %s /Root %s R /Prev %d>>\n" % (
        numero,
        donde,
        total,
        raiz,
        previo,
    )
    return antes + objeto + tabla + b"startxref\n%d\n%%%%EOF\n" % (len(antes) + len(objeto))


def imagen(formato, **mas):
    salida = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(salida, formato, **mas)
    return salida.getvalue()


def jpeg_con_exif(giro=1):
    exif = Image.Exif()
    exif[0x010E] = "SECRETO"
    exif[0x0112] = giro
    return imagen("JPEG", exif=exif)


def png_con(tipo, dentro):
    """Return a picture with a piece of this kind before its end."""
    limpia = imagen("PNG")
    pieza = tipo + dentro
    nueva = struct.pack(">I", len(dentro)) + pieza + struct.pack(">I", zlib.crc32(pieza))
    return limpia[:-12] + nueva + limpia[-12:]


PDF = {
    "propiedades": pdf(_info),
    "xmp": pdf(_xmp),
    "comentarios": pdf(_nota(Subtype=Name.Text, Contents="SECRETO")),
    "adjuntos": pdf(_adjunto),
    "programas": pdf(_programa),
    "privados": pdf(_privado),
    "exif": pdf(foto),
    "historia": con_historia(),
}


IMAGENES = {
    "exif de JPEG": ("exif", jpeg_con_exif()),
    "comentario de JPEG": ("textos_de_imagen", imagen("JPEG", comment=b"SECRETO")),
    "tras el final de JPEG": ("al_final", imagen("JPEG") + b"SECRETO"),
    "texto de PNG": ("textos_de_imagen", png_con(b"tEXt", b"Author\0SECRETO")),
    "exif de PNG": ("exif", png_con(b"eXIf", b"MM\0*SECRETO")),
    "tras el final de PNG": ("al_final", imagen("PNG") + b"SECRETO"),
}

_HOLA = oficina.parrafo("Hola")
_AUTOR = 'w:id="1" w:author="SECRETO" w:date="2026-01-01T00:00:00Z"'
_NOTAS = f'<?xml version="1.0"?><w:comments {oficina.W}><w:comment w:id="1">{oficina.parrafo("SECRETO")}</w:comment></w:comments>'
WORD = {
    "propiedades": oficina.docx(_HOLA, docProps__core_punto_xml="<a>SECRETO</a>"),
    "cambios": oficina.docx(
        f"{_HOLA}<w:p><w:ins {_AUTOR}><w:r><w:t>Queda</w:t></w:r></w:ins>"
        f"<w:del {_AUTOR}><w:r><w:delText>SECRETO</w:delText></w:r></w:del></w:p>"
    ),
    "comentarios": oficina.docx(
        f'{_HOLA}<w:p><w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>',
        word__comments_punto_xml=_NOTAS,
        word___rels__document_punto_xml_punto_rels=oficina.relaciones(
            ("rId1", "comments", "comments.xml", False)
        ),
    ),
    "texto_oculto": oficina.docx(
        f"{_HOLA}<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>SECRETO</w:t></w:r></w:p>"
    ),
    "programas": oficina.docx(_HOLA, word__vbaProject_punto_bin=b"SECRETO"),
    "adjuntos": oficina.docx(_HOLA, word__embeddings__a_punto_bin=b"SECRETO"),
    "enlaces": oficina.docx(
        _HOLA,
        word___rels__document_punto_xml_punto_rels=oficina.relaciones(
            ("rId1", "attachedTemplate", "http://SECRETO/p.dotm", True)
        ),
    ),
}


def odt(cuerpo, antes="", **mas):
    return oficina.odt(
        f"{antes}<office:body><office:text>{cuerpo}<text:p>Hola</text:p></office:text></office:body>",
        **mas,
    )


ODT = {
    "propiedades": odt("", meta_punto_xml="<a>SECRETO</a>"),
    "cambios": odt(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>SECRETO</text:p></text:deletion>"
        '</text:changed-region></text:tracked-changes><text:p><text:change text:change-id="a"/></text:p>'
    ),
    "comentarios": odt(
        "<text:p><office:annotation><text:p>SECRETO</text:p></office:annotation></text:p>"
    ),
    "texto_oculto": odt(
        '<text:section text:name="s" text:display="none"><text:p>SECRETO</text:p></text:section>'
    ),
    "programas": odt("", Basic__M_punto_xml="<a>SECRETO</a>"),
    "enlaces": odt('<text:p><draw:image xlink:href="http://SECRETO/i.png"/></text:p>'),
}


def xlsx(hojas, textos=(), definidos="", vinculos=""):
    """Return an Excel file: (name, state, inside) of each sheet, and the texts that they share."""
    base = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    partes = {
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package'
        '/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{base}sheet.main+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{base}sharedStrings+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/s{n}.xml" ContentType="{base}worksheet+xml"/>'
            for n in range(len(hojas))
        )
        + "</Types>",
        "_rels/.rels": oficina.relaciones(("rId1", "officeDocument", "xl/workbook.xml", False)),
        "xl/workbook.xml": f'<?xml version="1.0"?><workbook {S} {oficina.R}><sheets>'
        + "".join(
            f'<sheet name="{nombre}" sheetId="{n + 1}" state="{estado}" r:id="h{n}"/>'
            for n, (nombre, estado, _dentro) in enumerate(hojas)
        )
        + f"</sheets>{definidos}</workbook>",
        "xl/_rels/workbook.xml.rels": oficina.relaciones(
            *((f"h{n}", "worksheet", f"worksheets/s{n}.xml", False) for n in range(len(hojas))),
            ("t", "sharedStrings", "sharedStrings.xml", False),
        ),
        "xl/sharedStrings.xml": f'<?xml version="1.0"?><sst {S}>'
        + "".join(f"<si><t>{texto}</t></si>" for texto in textos)
        + "</sst>",
    }
    for n, (_nombre, _estado, dentro) in enumerate(hojas):
        partes[f"xl/worksheets/s{n}.xml"] = (
            f'<?xml version="1.0"?><worksheet {S}>{dentro}</worksheet>'
        )
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w") as comprimido:
        for nombre, contenido in partes.items():
            comprimido.writestr(nombre, contenido)
    return salida.getvalue()


def _datos(dentro, antes=""):
    return f"{antes}<sheetData>{dentro}</sheetData>"


_CELDA = '<row r="1"><c r="A1" t="s"><v>0</v></c>{}</row>'
_VISTA = ("Uno", "visible", _datos(_CELDA.format("")))
_OTRO = '<c r="{}" t="s"><v>1</v></c>'
TEXTOS = ("Hola", "SECRETO")
EXCEL = {
    "hojas_ocultas": xlsx(
        [("SECRETO", "veryHidden", _datos(f'<row r="1">{_OTRO.format("A1")}</row>')), _VISTA],
        TEXTOS,
    ),
    "filas_ocultas": xlsx(
        [
            (
                "Uno",
                "visible",
                _datos(
                    _CELDA.format(_OTRO.format("C1"))
                    + f'<row r="2" hidden="1">{_OTRO.format("A2")}</row>',
                    '<cols><col min="3" max="3" hidden="1"/></cols>',
                ),
            )
        ],
        TEXTOS,
    ),
    "formulas": xlsx(
        [("Uno", "visible", _datos(_CELDA.format('<c r="B1"><f>"SECRETO"&amp;1</f><v>1</v></c>')))],
        TEXTOS[:1],
    ),
    "datos_de_origen": xlsx(
        [_VISTA],
        TEXTOS[:1],
        definidos='<definedNames><definedName name="SECRETO">Uno!$A$1</definedName></definedNames>',
    ),
}
