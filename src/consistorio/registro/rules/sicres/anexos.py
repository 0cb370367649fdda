"""The files of a message: names, types, hashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistorio.registro.rules.sicres.defectos import Defecto, aviso, del_anexo
from consistorio.registro.rules.sicres.huellas import coincide
from consistorio.registro.rules.sicres.identificadores import extension_de
from consistorio.registro.rules.sicres.listas import Version
from consistorio.registro.rules.sicres.mensajes import Anexo, Intercambio
from consistorio.registro.rules.sicres.valores import NoEsBase64, de_base64

PROHIBIDOS = '\\/?*:|<>";&'
_PROHIBIDOS = re.compile(r'[\\/?*:|<>";&]')
_VND, _ODF = "application/vnd.", "application/vnd.oasis.opendocument."
_OOXML = "application/vnd.openxmlformats-officedocument."
_XML = ("application/xml", "text/xml")
_FIRMA = (
    "application/octet-stream",
    "application/pkcs7-signature",
    "application/pkcs7-mime",
    "application/x-pkcs7-signature",
    "application/x-pkcs7-mime",
)
# Extension → types that it may have (registry of IANA, and the customs of old applications).
MIMES: dict[str, tuple[str, ...]] = {
    "pdf": ("application/pdf", "application/x-pdf"),
    "xml": _XML,
    "xsig": (*_XML, "application/octet-stream", "application/xsig"),
    "csig": _FIRMA,
    "p7s": _FIRMA,
    "p7m": _FIRMA,
    "txt": ("text/plain",),
    "csv": ("text/csv", "text/plain"),
    "rtf": ("application/rtf", "text/rtf", "text/richtext"),
    "html": ("text/html",),
    "htm": ("text/html",),
    "jpg": ("image/jpeg", "image/pjpeg"),
    "jpeg": ("image/jpeg", "image/pjpeg"),
    "png": ("image/png",),
    "gif": ("image/gif",),
    "bmp": ("image/bmp", "image/x-ms-bmp"),
    "tif": ("image/tiff",),
    "tiff": ("image/tiff",),
    "svg": ("image/svg+xml",),
    "odt": (f"{_ODF}text",),
    "ods": (f"{_ODF}spreadsheet",),
    "odp": (f"{_ODF}presentation",),
    "odg": (f"{_ODF}graphics",),
    "doc": ("application/msword",),
    "xls": (f"{_VND}ms-excel", "application/msexcel"),
    "ppt": (f"{_VND}ms-powerpoint", "application/mspowerpoint"),
    "docx": (f"{_OOXML}wordprocessingml.document",),
    "xlsx": (f"{_OOXML}spreadsheetml.sheet",),
    "pptx": (f"{_OOXML}presentationml.presentation",),
    "zip": ("application/zip", "application/x-zip-compressed"),
    "mp3": ("audio/mpeg", "audio/mp3"),
    "mp4": ("video/mp4",),
    "avi": ("video/x-msvideo",),
}
_TODOS = frozenset(mime for mimes in MIMES.values() for mime in mimes)


def concuerdan(extension: str, mime: str) -> bool:
    """Tell whether an extension and a type may go together; of unknown ones, nothing is said."""
    mime = mime.partition(";")[0].strip().lower()
    if extension in MIMES:
        return mime in MIMES[extension]
    return mime not in _TODOS


def defectos_de_los_anexos(i: Intercambio) -> Iterator[Defecto]:
    """Tell what is wrong with the files; what a mismatch of hash means depends on the version."""
    for anexo in i.anexos:
        yield from _del_nombre(anexo)
        yield from _del_tipo(anexo)
        yield from _del_contenido(anexo, i.version)


def _del_nombre(anexo: Anexo) -> Iterator[Defecto]:
    campo = "Nombre_Fichero_Anexado"
    if prohibidos := sorted(set(_PROHIBIDOS.findall(anexo.nombre))):
        cuales = " ".join(prohibidos)
        frase = f"El nombre «{anexo.nombre[:80]}» tiene caracteres que no se admiten: {cuales}"
        yield del_anexo("nombre-de-fichero", campo, frase)
    elif anexo.nombre in {".", ".."}:
        yield del_anexo("nombre-de-fichero", campo, "Un fichero no tiene nombre.")


def _del_tipo(anexo: Anexo) -> Iterator[Defecto]:
    extension = extension_de(anexo.identificador)
    if anexo.mime and extension and not concuerdan(extension, anexo.mime):
        frase = f"«{anexo.nombre[:80]}» dice ser «{anexo.mime[:80]}», y su extensión, otra cosa."
        yield del_anexo("mime", "Tipo_MIME", frase)


def _del_contenido(anexo: Anexo, version: Version) -> Iterator[Defecto]:
    nombre = anexo.nombre[:80]
    if not anexo.contenido:
        frase = f"El fichero «{nombre}» no viene con el mensaje."
        yield aviso("sin-contenido", "Anexo", frase)
        return
    if version is Version.CUATRO:  # What travels is a reference: its hash is judged when it comes.
        return
    try:
        contenido = de_base64(anexo.contenido)
    except NoEsBase64:
        return  # Said already, with the field.
    if anexo.huella and coincide(anexo.huella, contenido) is not True:
        # 3.0 does not say how the hash is made, and the plan accepts others (SIR-RC-PR-087).
        frase = f"La huella de «{nombre}» no es la del fichero por ningún método conocido."
        yield aviso("huella", "Hash", frase)
