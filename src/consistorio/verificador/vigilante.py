#!/usr/bin/env python3
"""
Follows from outside the verifiable log of a sede, and says when it lies.

One file to take away: Python 3.9 or later and the library `cryptography` (42 or later). It reads a
log of C2SP tlog-tiles, this one or any other, and shares no code with whoever keeps it.

    python3 vigilante.py https://sede.example/registro-verificable --clave "LINE" --estado log.json

Run it every few minutes. It exits with 0 if all follows from what it saw before; with 1, and the
reason, if the log lies; with 2 if it cannot be reached.
"""

from __future__ import annotations

import argparse
import base64
import functools
import hashlib
import json
import ssl
import sys
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ANCHO, LARGO = 256, 32
PLAZO_SEGUNDOS, MAXIMO_BYTES = 30, 64 * 1024
DIA = 24 * 3600
BITACORA, COFIRMA = b"\x01", b"\x04"
RAYA = "— "
Leer = Callable[[str], "bytes | None"]


class Mentira(Exception):
    """The log has said something that does not follow; the message says what, to a person."""

    nota = ""
    """The checkpoint that cannot be believed, where there is one: its signature is the evidence."""


class NoResponde(Exception):
    """The log could not be read: it may be the network, and proves nothing."""


@dataclass
class Punto:
    """A signed checkpoint. :param cofirmado_en: POSIX time of the oldest cosignature asked for."""

    origen: str
    tamano: int
    raiz: bytes
    nota: str
    cofirmado_en: int | None = None


@dataclass
class Estado:
    """What was seen the last time; ``picos`` are of the ``alineado`` first leaves."""

    origen: str = ""
    tamano: int = 0
    raiz: str = ""
    nota: str = ""
    alineado: int = 0
    picos: list[str] = field(default_factory=list)
    crecio_en: float = 0
    cofirmado_en: float = 0


@dataclass
class Recibo:
    """A packet of evidence that somebody keeps: its leaf, its place and the root that it saw."""

    nombre: str
    indice: int
    tamano: int
    raiz: bytes
    hoja: bytes


@dataclass
class Reglas:
    """What the watcher asks for, in seconds. :param quieta: that may pass without growing."""

    clave: str
    testigos: tuple[str, ...] = ()
    quieta: float = 7 * DIA
    sin_testigo: float = 3600
    recibos: tuple[Recibo, ...] = ()
    todo: bool = False


# --- The tree ---------------------------------------------------------------------------------


def nodo(izquierda: bytes, derecha: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + izquierda + derecha).digest()


class Arbol:
    """The right edge of a tree that grows: one hash for each bit of its size (RFC 6962)."""

    def __init__(self, tamano: int = 0, picos: list[bytes] | None = None) -> None:
        self.tamano, self.picos = tamano, list(picos or [])

    def anadir(self, hoja: bytes) -> Iterator[tuple[int, int, bytes]]:
        """Add a leaf, and give the level, index and hash of the subtrees that it completes."""
        nivel, indice, hash_ = 0, self.tamano, hoja
        yield nivel, indice, hash_
        while indice & 1:
            nivel, indice, hash_ = nivel + 1, indice >> 1, nodo(self.picos.pop(), hash_)
            yield nivel, indice, hash_
        self.picos.append(hash_)
        self.tamano += 1

    @property
    def raiz(self) -> bytes:
        if not self.picos:
            return hashlib.sha256(b"").digest()
        *resto, raiz = self.picos
        for pico in reversed(resto):
            raiz = nodo(pico, raiz)
        return raiz


# --- Checkpoints ------------------------------------------------------------------------------


def _b64(texto: str, que: str) -> bytes:
    """Return the bytes of a base64 text, which can be written in only one way."""
    try:
        datos = base64.b64decode(texto, validate=True)
    except ValueError:
        datos = b""
    if base64.b64encode(datos).decode() != texto:
        raise Mentira(f"{que} no está en base64")
    return datos


def leer_clave(linea: str, tipo: bytes) -> tuple[str, str, bytes]:
    """Return name, identifier and key of a published line ``name+id+key``."""
    nombre, _, resto = linea.strip().partition("+")
    identificador, _, cifrada = resto.partition("+")
    material = base64.b64decode(cifrada)
    suyo = hashlib.sha256(nombre.encode() + b"\n" + material).hexdigest()[:8]
    if material[:1] != tipo or len(material) != LARGO + 1 or suyo != identificador:
        raise ValueError(f"esta línea no es la de una clave: {linea}")
    return nombre, identificador, material[1:]


def abrir(nota: str, reglas: Reglas) -> Punto:
    """Return a checkpoint once its log's signature, and its witnesses', are verified."""
    nombre, identificador, clave = leer_clave(reglas.clave, BITACORA)
    texto, separador, firmas = nota.rpartition("\n\n")
    texto += "\n"
    lineas = texto[:-1].split("\n")
    if not separador or len(lineas) < 3 or not lineas[1].isdigit():  # noqa: PLR2004
        raise Mentira("lo que publica no es un punto de control")
    if lineas[0] != nombre:
        raise Mentira(f"el punto de control es de otra bitácora: {lineas[0]}")
    propia = _firma_de(firmas, nombre, identificador)
    if propia is None or not _firma_bien(clave, propia, texto):
        raise Mentira("el punto de control no lo firma la clave de la bitácora")
    raiz = _b64(lineas[2], "la raíz")
    return Punto(nombre, int(lineas[1]), raiz, nota, _cofirmas(texto, firmas, reglas.testigos))


def _cofirmas(texto: str, firmas: str, testigos: tuple[str, ...]) -> int | None:
    """Return the oldest hour of the witnesses asked for, or None if one has not signed yet."""
    horas: list[int] = []
    for linea in testigos:
        nombre, identificador, clave = leer_clave(linea, COFIRMA)
        firma = _firma_de(firmas, nombre, identificador)
        if firma is None:
            return None
        segundos = int.from_bytes(firma[:8], "big")
        if not _firma_bien(clave, firma[8:], f"cosignature/v1\ntime {segundos}\n{texto}"):
            raise Mentira(f"la cofirma de {nombre} es falsa")
        horas.append(segundos)
    return min(horas) if horas else None


def _firma_de(firmas: str, nombre: str, identificador: str) -> bytes | None:
    for linea in firmas.split("\n"):
        de, _, cifrada = linea[len(RAYA) :].partition(" ")
        if linea.startswith(RAYA) and de == nombre:
            datos = _b64(cifrada, "una firma del punto de control")
            if datos[:4].hex() == identificador:
                return datos[4:]
    return None


def _firma_bien(clave: bytes, firma: bytes, texto: str) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(clave).verify(firma, texto.encode())
    except InvalidSignature:
        return False
    return True


# --- Watching ---------------------------------------------------------------------------------


def vigilar(leer: Leer, estado: Estado, reglas: Reglas, ahora: float) -> Estado:
    """
    Return what there is now, if it follows from what there was.

    :raises Mentira: if it does not.
    :raises NoResponde: if it could not be read.
    """
    nota = leer("checkpoint")
    if nota is None:
        if estado.tamano:
            raise Mentira(f"ya no publica nada, y había publicado {estado.tamano} hojas")
        raise NoResponde("todavía no publica ningún punto de control")
    try:
        punto = abrir(nota.decode(errors="replace"), reglas)
        _comparar(punto, estado)
        nuevo = _recorrer(leer, punto, estado, reglas)
        _comprobar_que_vive(nuevo, punto, estado, reglas, ahora)
    except Mentira as mentira:
        mentira.nota = nota.decode(errors="replace")
        raise
    return nuevo


def _comparar(punto: Punto, estado: Estado) -> None:
    if estado.origen and punto.origen != estado.origen:
        raise Mentira("el fichero de estado es de otra bitácora")
    if punto.tamano < estado.tamano:
        raise Mentira(f"ha encogido: tenía {estado.tamano} hojas y ahora dice {punto.tamano}")
    if punto.tamano == estado.tamano and punto.raiz.hex() != estado.raiz:
        raise Mentira(f"enseña dos historias de {punto.tamano} hojas")


def _recorrer(leer: Leer, punto: Punto, estado: Estado, reglas: Reglas) -> Estado:
    """Rebuild the tree from where we were, and compare it with all that has been signed."""
    desde_cero = reglas.todo or bool(reglas.recibos)
    arbol = Arbol() if desde_cero else Arbol(estado.alineado, _de_hex(estado.picos))
    vistas = [(estado.tamano, bytes.fromhex(estado.raiz), "lo que se vio la última vez")]
    vistas += [(r.tamano, r.raiz, f"el recibo {r.nombre}") for r in reglas.recibos]
    hojas = {r.indice: r for r in reglas.recibos}
    alineado, picos = arbol.tamano, list(arbol.picos)
    leer_arriba = functools.lru_cache(maxsize=8)(leer)  # The same one serves many in a row.
    for indice, hoja in _hojas(leer, arbol.tamano, punto.tamano):
        if indice in hojas and hojas[indice].hoja != hoja:
            raise Mentira(f"la hoja {indice} ya no es la del recibo {hojas[indice].nombre}")
        completos = [c for c in arbol.anadir(hoja) if c[0] and c[0] % 8 == 0]
        _comparar_arriba(leer_arriba, completos, punto.tamano)
        for tamano, raiz, que in vistas:
            if tamano == arbol.tamano and raiz != arbol.raiz:
                raise Mentira(f"ha reescrito lo ya publicado: no sigue a {que}")
        if arbol.tamano % ANCHO == 0:
            alineado, picos = arbol.tamano, list(arbol.picos)
    if arbol.raiz != punto.raiz:
        raise Mentira("las teselas no dan la raíz que firma")
    for recibo in reglas.recibos:
        if recibo.tamano > punto.tamano:
            raise Mentira(f"el recibo {recibo.nombre} vio {recibo.tamano} hojas: aquí faltan")
    en_hex = [pico.hex() for pico in picos]
    return Estado(punto.origen, punto.tamano, punto.raiz.hex(), punto.nota, alineado, en_hex)


def _hojas(leer: Leer, desde: int, hasta: int) -> Iterator[tuple[int, bytes]]:
    """Give the hashes of the leaves, each checked against its own entry."""
    for tesela in range(desde // ANCHO, -(-hasta // ANCHO)):
        ancho = min(ANCHO, hasta - tesela * ANCHO)
        hashes = _tesela(leer, "0", tesela, ancho, LARGO)
        entradas = _tesela(leer, "entries", tesela, ancho, LARGO + 2)
        for n, (hoja, entrada) in enumerate(zip(hashes, entradas)):  # noqa: B905 — Python 3.9.
            indice = tesela * ANCHO + n
            if hashlib.sha256(b"\0" + entrada[2:]).digest() != hoja or entrada[:2] != b"\0\x20":
                raise Mentira(f"la hoja {indice} no es la de su entrada")
            yield indice, hoja


def _comparar_arriba(leer: Leer, completos: list[tuple[int, int, bytes]], tamano: int) -> None:
    for nivel, indice, hash_ in completos:
        tesela, lugar = divmod(indice, ANCHO)
        ancho = min(ANCHO, (tamano >> nivel) - tesela * ANCHO)
        if _tesela(leer, str(nivel // 8), tesela, ancho, LARGO)[lugar] != hash_:
            raise Mentira(f"la tesela {nivel // 8}/{tesela} no es la de sus hojas")


def _tesela(leer: Leer, nivel: str, indice: int, ancho: int, largo: int) -> list[bytes]:
    ruta = f"{indice % 1000:03}"
    while indice := indice // 1000:
        ruta = f"x{indice % 1000:03}/{ruta}"
    parcial = f".p/{ancho}" if ancho < ANCHO else ""
    datos = leer(f"tile/{nivel}/{ruta}{parcial}")
    if datos is None and parcial:  # The log may keep only the full one, if it has grown since.
        datos = leer(f"tile/{nivel}/{ruta}")
    if datos is None or len(datos) not in {ancho * largo, ANCHO * largo}:
        raise Mentira(f"firma un tamaño del que no da la tesela {nivel}/{ruta}{parcial}")
    return [datos[i * largo : (i + 1) * largo] for i in range(ancho)]


def _comprobar_que_vive(
    nuevo: Estado, punto: Punto, antes: Estado, reglas: Reglas, ahora: float
) -> None:
    nuevo.crecio_en = antes.crecio_en if punto.tamano == antes.tamano else ahora
    if ahora - nuevo.crecio_en > reglas.quieta:
        raise Mentira(f"lleva {(ahora - nuevo.crecio_en) / DIA:.1f} días sin crecer")
    # With nothing cosigned yet, patience begins the first time that we look.
    nuevo.cofirmado_en = punto.cofirmado_en or antes.cofirmado_en or ahora
    callan = reglas.testigos and punto.cofirmado_en is None
    if callan and ahora - nuevo.cofirmado_en > reglas.sin_testigo:
        raise Mentira("sus testigos no cofirman lo que publica")


def _de_hex(picos: list[str]) -> list[bytes]:
    return [bytes.fromhex(pico) for pico in picos]


def leer_recibo(ruta: Path, reglas: Reglas) -> Recibo:
    """Return what a packet of evidence says of its first fact, its checkpoint already verified."""
    with zipfile.ZipFile(ruta) as archivo:
        datos = json.loads(archivo.read("prueba.json"))["constancia"]
    punto = abrir(datos["punto_de_control"], Reglas(reglas.clave))
    entrada = base64.b64decode(datos["sal"]) + datos["contenido"].encode()
    hoja = hashlib.sha256(b"\0" + hashlib.sha256(entrada).digest()).digest()
    return Recibo(ruta.name, datos["indice"], punto.tamano, punto.raiz, hoja)


# --- The command ------------------------------------------------------------------------------


class _SinDesvios(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: object) -> None:
        """Go nowhere else: the log is where its address says."""


def por_red(url: str, ca: Path | None) -> Leer:
    """Return how to read a log over HTTPS; in one's own machine, also without it."""
    partes = urlsplit(url)
    if partes.scheme != "https" and partes.hostname not in {"localhost", "127.0.0.1"}:
        raise ValueError("la dirección de la bitácora es de HTTPS")
    tls = ssl.create_default_context(cafile=str(ca) if ca else None)
    puerta = urllib.request.build_opener(
        urllib.request.HTTPSHandler(context=tls), urllib.request.ProxyHandler(), _SinDesvios()
    )

    def leer(ruta: str) -> bytes | None:
        try:
            with puerta.open(f"{url.rstrip('/')}/{ruta}", timeout=PLAZO_SEGUNDOS) as respuesta:
                datos: bytes = respuesta.read(MAXIMO_BYTES)
                return datos
        except urllib.error.HTTPError as error:
            if error.code == 404:  # noqa: PLR2004
                return None
            raise NoResponde(f"responde {error.code}") from error
        except OSError as error:
            raise NoResponde(str(error)) from error

    return leer


def configurar(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("url", help="prefijo de la bitácora: https://…/registro-verificable")
    parser.add_argument(
        "--clave", required=True, help="clave que publica la sede (nombre+id+clave)"
    )
    parser.add_argument("--estado", type=Path, required=True, help="fichero con lo ya visto")
    parser.add_argument(
        "--testigo", action="append", default=[], help="clave de un testigo que debe cofirmar"
    )
    parser.add_argument(
        "--recibo", type=Path, action="append", default=[], help="prueba.zip que debe seguir ahí"
    )
    parser.add_argument("--todo", action="store_true", help="releerla entera, no solo lo nuevo")
    parser.add_argument("--dias-quieta", type=float, default=7, help="que puede estar sin crecer")
    parser.add_argument("--ca", type=Path, help="certificado raíz (PEM) del servidor")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Look once, say it in one line, and keep what was seen only if all is well."""
    ruta: Path = opciones.estado
    try:
        reglas = Reglas(opciones.clave, tuple(opciones.testigo), opciones.dias_quieta * DIA)
        reglas.recibos = tuple(leer_recibo(r, reglas) for r in opciones.recibo)
        reglas.todo = opciones.todo
        antes = Estado(**json.loads(ruta.read_text())) if ruta.exists() else Estado()
        nuevo = vigilar(por_red(opciones.url, opciones.ca), antes, reglas, time.time())
    except Mentira as mentira:
        sys.stdout.write(f"MENTIRA  {opciones.url}: {mentira}\n")
        _guardar_evidencia(ruta, mentira)
        return 1
    except NoResponde as error:
        sys.stdout.write(f"no se lee  {opciones.url}: {error}\n")
        return 2
    except (ValueError, KeyError, TypeError, OSError, zipfile.BadZipFile) as error:
        sys.stderr.write(f"No se puede vigilar: {error}\n")
        return 2
    aparte = ruta.with_name(f"{ruta.name}.nuevo")
    aparte.write_text(json.dumps(asdict(nuevo), indent=1))
    aparte.replace(ruta)
    mas = nuevo.tamano - antes.tamano
    sys.stdout.write(
        f"bien  {nuevo.origen}: {nuevo.tamano} hojas (+{mas}), raíz {nuevo.raiz[:16]}\n"
    )
    return 0


def _guardar_evidencia(ruta: Path, mentira: Mentira) -> None:
    """Keep beside the state, which stays as it was, what the log has signed and is not true."""
    huella = hashlib.sha256(mentira.nota.encode()).hexdigest()[:16]
    ruta.with_name(f"{ruta.name}.mentira-{huella}.txt").write_text(f"{mentira}\n\n{mentira.nota}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Sigue desde fuera la bitácora de una sede.")
    configurar(parser)
    return ejecutar(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())
