"""The seal on a PDF of our own: a new revision by concatenation, without parsing (PAdES B-B, B-T)."""

from dataclasses import dataclass
from datetime import datetime

from consistorio.documentos.rules.estructura_pdf import (
    EstructuraPdf,
    NoEsPdfPropio,
    PdfPreparado,
    preparar,
)
from consistorio.firma.llaves.llave import Llave
from consistorio.firma.sello.tsa import AutoridadDeSelladoDeTiempo

from .cms import PlantillaCms

_ANCHO = 10
_SIGLA_FIN = b"%%EOF\n"


@dataclass(frozen=True, slots=True)
class PdfSellado:
    contenido: bytes
    sha256: str


class SelladorDePdf:
    """
    Seals PDF of our own with one key.

    :param tsa: with it every seal carries a time stamp (B-T).
    """

    def __init__(
        self,
        firmante: Llave,
        *,
        nombre: str,
        motivo: str = "",
        tsa: AutoridadDeSelladoDeTiempo | None = None,
    ) -> None:
        self._cms = PlantillaCms(firmante)
        self._tsa = tsa
        self._reserva = 2 * (
            self._cms.largo_maximo + (tsa.largo_maximo + 64 if tsa is not None else 0)
        )
        texto = b"/Name" + _texto(nombre) + (b"/Reason" + _texto(motivo) if motivo else b"")
        self._firma = b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached" + texto

    def sellar(self, pdf: bytes, *, ahora: datetime) -> bytes:
        """
        Return the PDF with the seal as its last revision.

        :raises NoEsPdfPropio: if it is not one that our composer writes.
        """
        return self.sellar_preparado(preparar(pdf), ahora=ahora).contenido

    def sellar_preparado(self, preparado: PdfPreparado, *, ahora: datetime) -> PdfSellado:
        """Return the sealed PDF with its own SHA-256, hashing only what is new."""
        base = len(preparado.contenido)
        antes, despues = self._revision(preparado.estructura, base, ahora)
        hueco = base + len(antes)
        rango = (hueco, hueco + self._reserva + 2, len(despues))
        antes = antes.replace(_RANGO_VACIO, _rango(*rango), 1)

        resumen = preparado.resumen.copy()
        resumen.update(antes)
        firmado = resumen.copy()
        firmado.update(despues)
        sellador = self._tsa.sellar if self._tsa is not None else None
        cms = self._cms.firmar(firmado.digest(), sellador=sellador)
        resto = b"<" + cms.hex().encode().ljust(self._reserva, b"0") + b">" + despues
        resumen.update(resto)
        return PdfSellado(preparado.contenido + antes + resto, resumen.hexdigest())

    def _revision(self, e: EstructuraPdf, base: int, ahora: datetime) -> tuple[bytes, bytes]:
        """Return the new revision cut in two where the signature goes."""
        campo, firma = e.total_de_objetos, e.total_de_objetos + 1
        objetos = {
            e.n_pagina: _con_anotacion(e.pagina, campo),
            e.n_catalogo: e.catalogo[:-2] + b"/AcroForm<</SigFlags 3/Fields[%d 0 R]>>>>" % campo,
            campo: _CAMPO % (e.n_pagina, firma),
        }
        trozos, posiciones, posicion = [], {}, base
        for numero, cuerpo in objetos.items():
            trozo = b"%d 0 obj\n%b\nendobj\n" % (numero, cuerpo)
            posiciones[numero] = posicion
            posicion += len(trozo)
            trozos.append(trozo)
        posiciones[firma] = posicion
        inicio = b"%d 0 obj\n" % firma + self._firma
        inicio += b"/M(%b)" % _fecha(ahora) + _RANGO_VACIO + b"/Contents"
        fin = b">>\nendobj\n"
        xref = posicion + len(inicio) + self._reserva + 2 + len(fin)
        antes = b"".join(trozos) + inicio
        return antes, fin + _tabla(posiciones, xref, e)


_RANGO_VACIO = b"/ByteRange[0 " + b" ".join([b"0" * _ANCHO] * 3) + b"]"
# Invisible on purpose: a visible widget must be inside a Form tag (PDF/UA-1 7.18.4).
_CAMPO = (
    b"<</Type/Annot/Subtype/Widget/FT/Sig/T(Sello)/TU(Sello electr\363nico)"
    b"/Rect[0 0 0 0]/F 132/P %d 0 R/V %d 0 R>>"
)


def _rango(hueco: int, sigue: int, largo: int) -> bytes:
    return b"/ByteRange[0 %010d %010d %010d]" % (hueco, sigue, largo)


def _con_anotacion(pagina: bytes, campo: int) -> bytes:
    if b"/Annots[" in pagina:
        return pagina.replace(b"/Annots[", b"/Annots[%d 0 R " % campo, 1)
    if b"/Annots" in pagina:
        raise NoEsPdfPropio("the annotations of the page are elsewhere")
    tabs = b"" if b"/Tabs" in pagina else b"/Tabs/S"
    return pagina[:-2] + tabs + b"/Annots[%d 0 R]>>" % campo


def _tabla(posiciones: dict[int, int], xref: int, e: EstructuraPdf) -> bytes:
    entradas = b"".join(
        b"%d 1\n%010d 00000 n \n" % (numero, posiciones[numero]) for numero in sorted(posiciones)
    )
    trailer = b"<</Size %d/Root %d 0 R%b/Prev %d>>" % (
        e.total_de_objetos + 2,
        e.n_catalogo,
        e.resto_del_trailer,
        e.xref,
    )
    return b"xref\n%btrailer\n%b\nstartxref\n%d\n%b" % (entradas, trailer, xref, _SIGLA_FIN)


def _texto(texto: str) -> bytes:
    return b"<FEFF" + texto.encode("utf-16-be").hex().upper().encode() + b">"


def _fecha(ahora: datetime) -> bytes:
    zona = ahora.strftime("%z") or "+0000"
    return f"D:{ahora:%Y%m%d%H%M%S}{zona[:3]}'{zona[3:5]}".encode()
