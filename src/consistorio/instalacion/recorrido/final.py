"""Steps 10 to 12: closed and exported, verified by anybody, and seen by the citizen."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from consistorio.instalacion.recorrido import jueces
from consistorio.instalacion.recorrido.contexto import BASE, Contexto, esperar_a, exigir
from consistorio.instalacion.recorrido.tramitacion import MUNDO

DIAS_DE_CADUCIDAD = 11
VERIFICADOR = Path(__file__).resolve().parents[2] / "verificador" / "verificador.py"
OTRO_CSV = "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA"


def cerrar_y_exportar(c: Contexto) -> str:
    """10. The expediente closes when its checks pass; its ENI file is valid for the official XSD."""
    clerk = c.personas["registro"]
    ruta = f"{BASE}tramitacion/expedientes/{c.expedientes['maria']}/"
    ficha = esperar_a(lambda: clerk.ir(ruta), "puede cerrarse", "Cerrar el expediente")
    cerrado = clerk.enviar(ficha, "cerrar/")
    exigir("Cerrar el expediente" not in cerrado.texto, f"queda cerrado: {cerrado.texto[:200]}")
    paquete = clerk.enviar(clerk.ir(ruta), "exportar/").contenido
    with zipfile.ZipFile(io.BytesIO(paquete)) as comprimido:  # Our own file, just made.
        xml = {n: comprimido.read(n) for n in comprimido.namelist() if n.endswith(".xml")}
    exigir(len(xml) > 2, "el paquete lleva el índice y cada documento")  # noqa: PLR2004
    esquemas = jueces.esquemas_eni()
    indices = {n: x for n, x in xml.items() if b"expediente-e" in x[:800]}
    for nombre, contenido in xml.items() if esquemas else ():
        xsd = "ExpedienteEni.xsd" if nombre in indices else "DocumentoEni.xsd"
        jueces.esquema(contenido, esquemas / xsd)  # type: ignore[operator]
    pki = c.datos / "pki"
    for indice in indices.values():
        jueces.xmlsec(indice, pki / "raiz.pem", pki / "emisora.pem", *_con_id(indice))
    dicho = "válidos para los esquemas oficiales" if esquemas else "SIN esquemas oficiales a mano"
    return f"{len(xml)} XML {dicho}; firma del índice válida para xmlsec1"


def _con_id(xml: bytes) -> list[str]:
    """Return the elements that carry an Id, as xmlsec1 asks for them (namespace:name)."""
    from lxml import etree

    arbol = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    nombres = {etree.QName(n) for n in arbol.iter() if isinstance(n.tag, str) and n.get("Id")}
    return sorted(f"{q.namespace}:{q.localname}" for q in nombres)


def verificar(c: Contexto) -> str:
    """11. A third party verifies by CSV, and offline with one file; a lie does not pass."""
    tercero = c.navegante()
    ruta = f"{BASE}verificar/{c.csv}/"
    pagina = tercero.ir(ruta)
    exigir("Dónde consta" in pagina.texto, f"dice dónde consta: {pagina.texto[:300]}")
    exigir("Ayuntamiento de Villaclara" in pagina.texto, "dice quién lo selló")
    nada = tercero.ir(f"{BASE}verificar/{OTRO_CSV}/")
    exigir(nada.estado != 200, "un código que no existe no enseña nada")  # noqa: PLR2004
    bundle = tercero.ir(f"{ruta}prueba.zip").contenido
    exigir(_verificador(bundle, c) == 0, "el verificador de un solo fichero lo da por bueno")
    exigir(_verificador(_mentir(bundle), c) != 0, "y rechaza el que se ha tocado")
    with zipfile.ZipFile(io.BytesIO(bundle)) as comprimido:  # Our own file, just made.
        constancia = json.loads(comprimido.read("prueba.json"))["constancia"]
    nota = constancia["punto_de_control"].encode()
    token = base64.b64decode(constancia["sello_de_tiempo"])
    jueces.sello_de_tiempo(token, nota, c.raices)
    return f"hoja {constancia['indice']} de {constancia['tamano']}; sello de tiempo válido para openssl"


def _verificador(bundle: bytes, c: Contexto) -> int:
    """Run the verifier as anybody would: one file, another process, no network."""
    with tempfile.NamedTemporaryFile(suffix=".zip") as fichero:
        fichero.write(bundle)
        fichero.flush()
        orden = [sys.executable, "-I", str(VERIFICADOR), fichero.name, "--raiz", str(c.raices)]
        return subprocess.run(orden, capture_output=True, check=False).returncode


def _mentir(bundle: bytes) -> bytes:
    """Return the bundle with one byte of its document changed."""
    salida = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(bundle)) as bueno,  # Our own file, just made.
        zipfile.ZipFile(salida, "w") as malo,
    ):
        for nombre in bueno.namelist():
            contenido = bytearray(bueno.read(nombre))
            if nombre.endswith(".pdf"):
                contenido[len(contenido) // 3] ^= 1
            malo.writestr(nombre, bytes(contenido))
    return salida.getvalue()


def ver_la_carpeta(c: Contexto) -> str:
    """12. The citizen's folder; and ten days unopened are a rejection, by the law and not by a job."""
    maria = c.personas["maria"]
    carpeta = maria.ir(f"{BASE}carpeta/")
    exigir(c.numeros["maria"] in carpeta.texto, "lo presentado está en la carpeta")
    expediente = maria.ir(f"{BASE}carpeta/expedientes/{c.expedientes['maria']}/")
    exigir("Documentos" in expediente.texto, "y el expediente con sus documentos")
    c.adelantar(DIAS_DE_CADUCIDAD)
    try:
        jose = c.con_clave("99999999R", f"{BASE}carpeta/notificaciones/")
        una = jose.ir(f"{BASE}carpeta/notificaciones/{c.notificaciones['jose']}/")
        exigir("echazada" in una.texto, f"a los once días consta rechazada: {una.texto[:300]}")
    finally:
        c.adelantar(0)
    return f"carpeta de {len(MUNDO)} personas; rechazo por caducidad a los {DIAS_DE_CADUCIDAD} días"
