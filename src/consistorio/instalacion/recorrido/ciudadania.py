"""Steps 1 to 5: a citizen finds the procedure, comes in, writes, signs, files and has her receipt."""

from __future__ import annotations

import hashlib
import io
import re
from http import HTTPStatus
from typing import Any

from consistorio.instalacion.recorrido import jueces
from consistorio.instalacion.recorrido.contexto import BASE, UUID, Contexto, exigir, uno
from consistorio.instalacion.recorrido.navegante import Navegante, Pagina

RECHAZADOS = {
    "caducada": "caducado",
    "revocada": "revocado",
    "desconocida": "no está reconocida",
}
CABECERAS_FALSAS = ("Client-Cert", "X-SSL-Client-Cert", "X-Forwarded-User", "SSL_CLIENT_S_DN")
DATOS: dict[str, Any] = {
    "asunto": "Farola rota en la calle Mayor",
    "expone": "Que la farola frente al número 3 no luce desde hace dos semanas.",
    "solicita": "Que se repare cuanto antes.",
    "email": "maria@correo.example",
    "elige_electronico": "on",
}
NO_PROCESABLE, PROHIBIDO, NO_EXISTE = 422, 403, 404


def encontrar_el_tramite(c: Contexto) -> str:
    """1. The sede, its official hour, the search and the card of the procedure."""
    vecina = c.navegante()
    inicio = vecina.ir(BASE)
    exigir(inicio.arbol.xpath("//time[@datetime]"), "la sede muestra fecha y hora oficial")
    hallado = vecina.ir(f"{BASE}tramites/?q=instancia")
    exigir("Instancia general" in hallado.texto, "la búsqueda encuentra la instancia general")
    ficha = vecina.ir(f"{BASE}tramites/instancia-general/").texto
    for dicho in ("Quién puede", "documentos", "Plazos y silencio", "Gratuito", "Ley 39/2015"):
        exigir(dicho in ficha, f"la ficha dice «{dicho}»")
    return f"{len(inicio.contenido) / 1024:.0f} KB la portada, sin comprimir"


def identificarse(c: Contexto) -> str:
    """2. A real TLS client certificate lets María in; bad ones and forged headers do not."""
    oyente = f"https://localhost:{c.efimera.puerto + 1}{BASE}"
    maria = c.navegante("maria")
    dentro = maria.ir(f"{oyente}?siguiente={BASE}carpeta/")
    exigir(
        dentro.estado == HTTPStatus.OK and "María" in dentro.contenido.decode(),
        f"María entra: {dentro.estado} {dentro.url}",
    )
    for nombre, motivo in RECHAZADOS.items():
        pagina = c.navegante(nombre).ir(f"{oyente}?siguiente={BASE}carpeta/")
        exigir(pagina.estado == PROHIBIDO, f"el certificado de {nombre} no entra")
        exigir(motivo in pagina.texto, f"la página dice que está {motivo}: {pagina.texto[:200]}")
    sin_certificado = c.navegante().ir(oyente)
    exigir(sin_certificado.estado == PROHIBIDO, "sin certificado no se entra")
    for cabecera in CABECERAS_FALSAS:
        pagina = c.navegante().ir(f"{BASE}carpeta/", **{cabecera: "CN=MARIA - 12345678Z"})
        exigir("/entrar/" in pagina.url, f"la cabecera {cabecera} no identifica a nadie")
    c.personas["maria"] = maria
    return f"1 admitido, {len(RECHAZADOS) + 1} rechazados con su motivo, {len(CABECERAS_FALSAS)} cabeceras falsas sin efecto"


def escribir(c: Contexto) -> str:
    """3. The form, two PDF and a photograph; the draft outlives logout and a restart."""
    maria = c.personas["maria"]
    pagina = maria.ir(f"{BASE}tramites/instancia-general/presentar/")
    vacio = maria.enviar(pagina, uno(rf"presentar/{UUID}/", pagina.url, "el borrador"), asunto="")
    exigir(vacio.estado == NO_PROCESABLE and "corregir" in vacio.texto, "los errores se resumen")
    maria.enviar(vacio, uno(rf"presentar/{UUID}/", pagina.url, "el borrador"), **DATOS)
    documentos = maria.ir(f"{pagina.url}documentos/")
    malo = maria.enviar(documentos, "adjuntar/", [("ficheros", "virus.pdf", b"MZ\x90\x00" * 40)])
    exigir(malo.estado == NO_PROCESABLE and "virus.pdf" in malo.texto, "dice qué fichero no vale")
    for nombre, contenido in _adjuntos().items():
        documentos = maria.enviar(documentos, "adjuntar/", [("ficheros", nombre, contenido)])
        exigir(nombre in documentos.texto, f"{nombre} está añadido")
    maria.enviar(documentos, "salir/")
    c.efimera.parar()
    c.efimera.arrancar()
    maria.ir(f"https://localhost:{c.efimera.puerto + 1}{BASE}?siguiente={BASE}carpeta/")
    de_nuevo = maria.ir(f"{BASE}tramites/instancia-general/presentar/")
    exigir(DATOS["solicita"] in de_nuevo.contenido.decode(), "el borrador sigue tras reiniciar")
    exigir("foto.jpg" in maria.ir(f"{de_nuevo.url}documentos/").texto, "y sus documentos también")
    return "borrador con 3 documentos, tras cerrar la sesión y reiniciar el servidor"


def firmar_y_presentar(c: Contexto) -> str:
    """4. What is signed is what was shown; double click, back and retry are one asiento."""
    maria = c.personas["maria"]
    pagina = maria.ir(f"{BASE}tramites/instancia-general/presentar/")
    revision = maria.ir(f"{pagina.url}revisar/")
    huella = revision.arbol.xpath("//input[@name='sha256']/@value")[0]
    visto = maria.ir(f"{pagina.url}solicitud.pdf").contenido
    exigir(hashlib.sha256(visto).hexdigest() == huella, "la huella es la del documento mostrado")
    sin = maria.enviar(revision, "revisar/", consiente=[])
    exigir(sin.estado == NO_PROCESABLE, "sin consentimiento no se presenta")
    revision = maria.ir(f"{pagina.url}revisar/")
    hechos = {maria.enviar(revision, "revisar/", consiente="si").url for _ in range(3)}
    exigir(len(hechos) == 1, "tres envíos dan un solo asiento")
    _apuntar(c, "maria", maria.ir(hechos.pop()))
    c.pdf["solicitud-vista"] = visto
    jose = c.con_clave("99999999R")
    _apuntar(c, "jose", _presentar_de_una_vez(jose))
    c.personas["jose"] = jose
    ajeno = jose.ir(f"{BASE}carpeta/registro/{c.asientos['maria']}/")
    exigir(ajeno.estado == NO_EXISTE, "nadie ve lo de otra persona")
    return f"{c.numeros['maria']} y {c.numeros['jose']}"


def tener_justificante(c: Contexto) -> str:
    """5. The receipt: PDF/A-2a + PDF/UA-1, sealed, with QR and CSV and the hash of each document."""
    maria = c.personas["maria"]
    pdf = maria.ir(f"{BASE}carpeta/registro/{c.asientos['maria']}/justificante.pdf").contenido
    otra_vez = maria.ir(f"{BASE}carpeta/registro/{c.asientos['maria']}/justificante.pdf")
    exigir(otra_vez.contenido == pdf, "pedirlo dos veces da el mismo documento")
    solicitud = _solicitud_presentada(maria, c.asientos["maria"])
    veredictos = jueces.verapdf({"justificante": pdf, "solicitud": solicitud})
    jueces.pdfsig(pdf)
    jueces.cms_del_pdf(pdf, c.raices)
    dicho = jueces.texto(pdf)
    exigir(c.numeros["maria"] in dicho, "el justificante dice su número")
    plano = hashlib.sha256(_adjuntos()["plano.pdf"]).hexdigest()
    exigir(plano in re.sub(r"\s", "", dicho), "y la huella de cada documento")
    c.csv = uno(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){6}", dicho, "el CSV")
    exigir(c.csv in _qr(pdf), "el QR lleva a la verificación de ese CSV")
    c.pdf["justificante"] = pdf
    return f"veraPDF {veredictos} de {veredictos}, pdfsig y openssl conformes, QR leído"


def _solicitud_presentada(persona: Navegante, asiento: str) -> bytes:
    pagina = persona.ir(f"{BASE}carpeta/registro/{asiento}/")
    return persona.ir(pagina.enlaces("/documentos/")[0]).contenido


def _presentar_de_una_vez(persona: Navegante) -> Pagina:
    """File quickly, with what is needed and no more."""
    pagina = persona.ir(f"{BASE}tramites/instancia-general/presentar/")
    datos = {**DATOS, "asunto": "Contenedor roto", "email": "jose@correo.example"}
    persona.enviar(pagina, uno(rf"presentar/{UUID}/", pagina.url, "el borrador"), **datos)
    revision = persona.ir(f"{pagina.url}revisar/")
    return persona.enviar(revision, "revisar/", consiente="si")


def _apuntar(c: Contexto, quien: str, pagina: Pagina) -> None:
    c.asientos[quien] = uno(UUID, pagina.url, "el asiento")
    c.numeros[quien] = uno(r"\d{4}-E-\d{6}", pagina.texto, "el número de registro")


def _adjuntos() -> dict[str, bytes]:
    """Return two PDF and a photograph, made here."""
    import pikepdf
    from PIL import Image

    adjuntos = {}
    for nombre, ancho in (("plano.pdf", 595), ("memoria.pdf", 420)):
        salida = io.BytesIO()
        with pikepdf.new() as pdf:
            pdf.add_blank_page(page_size=(ancho, 842))
            pdf.save(salida, deterministic_id=True)
        adjuntos[nombre] = salida.getvalue()
    foto = io.BytesIO()
    Image.new("RGB", (640, 480), (120, 140, 160)).save(foto, "JPEG")
    return {**adjuntos, "foto.jpg": foto.getvalue()}


def _qr(pdf: bytes) -> str:
    import pypdfium2
    import zxingcpp

    imagen = pypdfium2.PdfDocument(pdf)[0].render(scale=3).to_pil()
    return " ".join(codigo.text for codigo in zxingcpp.read_barcodes(imagen))
