#!/usr/bin/env python3
"""
Verifies offline a receipt or any other document of a sede of Consistorio.

One file to take away: Python 3.9 or later and the library `cryptography` (42 or later). It opens no
connection and imports nothing else of ours.

    python3 verificador.py prueba.zip --clave "LINE PUBLISHED IN THE SEDE" --raiz root.pem
    python3 verificador.py document.pdf

It exits with 0 only if everything could be checked and follows; 1 otherwise.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import sys
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

FORMATO = "consistorio-prueba/1"
PRUEBA = "prueba.json"
MAXIMO_BYTES = 300 * 1024 * 1024
BIEN, MAL, AVISO = "bien", "mal", "aviso"
SIGNOS = {BIEN: "✓", MAL: "✗", AVISO: "·"}


class NoVerifica(Exception):
    """Something does not follow; the message says what, to a person."""


@dataclass
class Informe:
    """What has been checked, step by step."""

    pasos: list[tuple[str, str]] = field(default_factory=list)

    def bien(self, frase: str) -> None:
        self.pasos.append((BIEN, frase))

    def mal(self, frase: str) -> None:
        self.pasos.append((MAL, frase))

    def aviso(self, frase: str) -> None:
        self.pasos.append((AVISO, frase))

    @property
    def verifica(self) -> bool:
        estados = [estado for estado, _frase in self.pasos]
        return MAL not in estados and BIEN in estados


# --- DER and CMS ------------------------------------------------------------------------------

ENTERO, BITS, OCTETOS, OID, HORA = 0x02, 0x03, 0x04, 0x06, 0x18
SECUENCIA, CONJUNTO = 0x30, 0x31
CTX_0, CTX_1 = 0xA0, 0xA1
LARGO = 0x80
SIGNED_DATA = "1.2.840.113549.1.7.2"
DATOS = "1.2.840.113549.1.7.1"
TST_INFO = "1.2.840.113549.1.9.16.1.4"
TIPO_DE_CONTENIDO = "1.2.840.113549.1.9.3"
RESUMEN_DEL_MENSAJE = "1.2.840.113549.1.9.4"
CERTIFICADO_FIRMANTE_V2 = "1.2.840.113549.1.9.16.2.47"
SELLO_DE_TIEMPO = "1.2.840.113549.1.9.16.2.14"
RESUMENES: dict[str, type[hashes.HashAlgorithm]] = {
    "2.16.840.1.101.3.4.2.1": hashes.SHA256,
    "2.16.840.1.101.3.4.2.2": hashes.SHA384,
    "2.16.840.1.101.3.4.2.3": hashes.SHA512,
}
RSA_SIN_RESUMEN = "1.2.840.113549.1.1.1"
RSA_PSS = "1.2.840.113549.1.1.10"
FIRMAS: dict[str, type[hashes.HashAlgorithm]] = {
    "1.2.840.113549.1.1.11": hashes.SHA256,
    "1.2.840.113549.1.1.12": hashes.SHA384,
    "1.2.840.113549.1.1.13": hashes.SHA512,
    "1.2.840.10045.4.3.2": hashes.SHA256,
    "1.2.840.10045.4.3.3": hashes.SHA384,
    "1.2.840.10045.4.3.4": hashes.SHA512,
}


@dataclass(frozen=True)
class Der:
    """An element of ASN.1 in DER: its tag, what is inside, and all of it."""

    tag: int
    dentro: bytes
    todo: bytes

    def hijos(self) -> list[Der]:
        partes, posicion = [], 0
        while posicion < len(self.dentro):
            parte = leer_der(self.dentro, posicion)
            partes.append(parte)
            posicion += len(parte.todo)
        return partes

    def de(self, tag: int) -> Der:
        """Return itself, if it is what was expected."""
        if self.tag != tag:
            raise NoVerifica("la firma no tiene la estructura debida")
        return self

    @property
    def oid(self) -> str:
        arcos, valor = [], 0
        for byte in self.de(OID).dentro:
            valor = valor << 7 | byte & 0x7F
            if not byte & 0x80:
                arcos.append(valor)
                valor = 0
        primero = min(arcos[0] // 40, 2)
        return ".".join(map(str, (primero, arcos[0] - 40 * primero, *arcos[1:])))


def leer_der(datos: bytes, posicion: int = 0) -> Der:
    """Return the element that begins there; only definite and shortest lengths, as DER asks."""
    try:
        tag, corto = datos[posicion], datos[posicion + 1]
    except IndexError:
        raise NoVerifica("la firma está cortada") from None
    inicio = posicion + 2
    largo = corto
    if corto >= LARGO:
        cuantos = corto - LARGO
        escrito = datos[inicio : inicio + cuantos]
        largo = int.from_bytes(escrito, "big")
        inicio += cuantos
        if not escrito or escrito[0] == 0 or largo < LARGO or cuantos != len(escrito):
            raise NoVerifica("la firma no está escrita en DER")
    if inicio + largo > len(datos):
        raise NoVerifica("la firma está cortada")
    return Der(tag, datos[inicio : inicio + largo], datos[posicion : inicio + largo])


@dataclass(frozen=True)
class Cms:
    """A signature with one signer, whose own mathematics have been checked already."""

    tipo: str
    contenido: bytes
    resumen: bytes
    algoritmo: type[hashes.HashAlgorithm]
    firmante: x509.Certificate
    otros: tuple[x509.Certificate, ...]
    firma: bytes
    sin_firmar: dict[str, Der]


def abrir_cms(der: bytes) -> Cms:
    """
    Return a CMS signature whose signed attributes are those that its signer signed.

    That `resumen` is the one of the content is for whoever knows the content to check.
    """
    version, algoritmos, capsula, certificados, firmantes = _partes(_envuelto(der))
    (firmante,) = firmantes.de(CONJUNTO).hijos()
    partes = firmante.de(SECUENCIA).hijos()
    quien, algoritmo, atributos, como, firma = partes[1:6]
    resumen = _resumen(algoritmo)
    _comprobar_anuncios(algoritmos, algoritmo, partes[0])
    encapsulado = _encapsulado(capsula, version)
    propio, otros = _de_quien_firma(certificados, quien)
    _comprobar_firma(propio, como, resumen, firma.de(OCTETOS).dentro, b"\x31" + atributos.todo[1:])
    firmados = _atributos(atributos.de(CTX_0))
    _comprobar_clase(firmados, encapsulado[0])
    _comprobar_certificado_firmante(propio, firmados)
    return Cms(
        tipo=encapsulado[0].oid,
        contenido=_dentro_de(encapsulado),
        resumen=firmados[RESUMEN_DEL_MENSAJE].de(OCTETOS).dentro,
        algoritmo=resumen,
        firmante=propio,
        otros=otros,
        firma=firma.dentro,
        sin_firmar=_atributos(partes[6].de(CTX_1)) if partes[6:] else {},
    )


def _comprobar_anuncios(algoritmos: Der, algoritmo: Der, version: Der) -> None:
    """Check what is said outside the signature, which could be changed without being noticed."""
    solo_ese = [a.todo for a in algoritmos.hijos()] == [algoritmo.todo]
    if not solo_ese or version.de(ENTERO).dentro != b"\x01":
        raise NoVerifica("la firma anuncia otros algoritmos que los que usa")


def _de_quien_firma(
    certificados: Der, quien: Der
) -> tuple[x509.Certificate, tuple[x509.Certificate, ...]]:
    """Return the certificate of who signs, and the others that come with it."""
    todos = [_certificado(c) for c in certificados.de(CTX_0).hijos()]
    propio = next((c for c in todos if _es(c, quien)), None)
    if propio is None:
        raise NoVerifica("la firma no trae el certificado de quien firma")
    return propio, tuple(c for c in todos if c != propio)


def _envuelto(der: bytes) -> Der:
    raiz = leer_der(der).de(SECUENCIA)
    if len(raiz.todo) != len(der):
        raise NoVerifica("hay bytes detrás de la firma")
    tipo, envuelto = raiz.hijos()
    if tipo.oid != SIGNED_DATA:
        raise NoVerifica("no es una firma CMS")
    return envuelto


def _dentro_de(encapsulado: Sequence[Der]) -> bytes:
    return encapsulado[1].de(CTX_0).hijos()[0].de(OCTETOS).dentro if encapsulado[1:] else b""


def _encapsulado(capsula: Der, version: Der) -> Sequence[Der]:
    encapsulado = capsula.de(SECUENCIA).hijos()
    esperada = b"\x01" if encapsulado[0].oid == DATOS else b"\x03"
    if version.dentro != esperada:
        raise NoVerifica("la versión de la firma no es la debida")
    return encapsulado


def _comprobar_clase(firmados: dict[str, Der], clase: Der) -> None:
    dicha = firmados.get(TIPO_DE_CONTENIDO)
    if dicha is None or dicha.oid != clase.oid:
        raise NoVerifica("la firma no dice qué clase de contenido firma")


def _partes(envuelto: Der) -> tuple[Der, Der, Der, Der, Der]:
    (datos,) = envuelto.de(CTX_0).hijos()
    partes = datos.de(SECUENCIA).hijos()
    sin_listas = [p for p in partes if p.tag != CTX_1]  # CRLs may come; they are not used.
    version, algoritmos, capsula, certificados, firmantes = sin_listas
    return version.de(ENTERO), algoritmos.de(CONJUNTO), capsula, certificados, firmantes


def _certificado(escrito: Der) -> x509.Certificate:
    """Return a certificate whose signature is written in the only way that it can be."""
    _tbs, _algoritmo, firma = escrito.de(SECUENCIA).hijos()
    if firma.tag != BITS or firma.dentro[:1] != b"\0":
        raise NoVerifica("un certificado está mal escrito")
    return x509.load_der_x509_certificate(escrito.todo)


def _resumen(algoritmo: Der) -> type[hashes.HashAlgorithm]:
    partes = algoritmo.de(SECUENCIA).hijos()
    if partes[0].oid not in RESUMENES or any(p.todo != b"\x05\x00" for p in partes[1:]):
        raise NoVerifica("la firma usa un resumen que no se admite")
    return RESUMENES[partes[0].oid]


def _es(certificado: x509.Certificate, quien: Der) -> bool:
    emisor, serie = quien.de(SECUENCIA).hijos()
    return (
        certificado.issuer.public_bytes() == emisor.todo
        and int.from_bytes(serie.de(ENTERO).dentro, "big") == certificado.serial_number
    )


def _atributos(lista: Der) -> dict[str, Der]:
    atributos: dict[str, Der] = {}
    for atributo in lista.hijos():
        nombre, valores = atributo.de(SECUENCIA).hijos()
        if nombre.oid in atributos:
            raise NoVerifica("la firma dice dos veces lo mismo")
        (atributos[nombre.oid],) = valores.de(CONJUNTO).hijos()
    return atributos


def _comprobar_certificado_firmante(propio: x509.Certificate, firmados: dict[str, Der]) -> None:
    referencia = firmados.get(CERTIFICADO_FIRMANTE_V2)
    if referencia is None:
        return
    partes = referencia.hijos()[0].hijos()[0].hijos()
    algoritmo = hashes.SHA256 if partes[0].tag == OCTETOS else _resumen(partes[0])
    huella = partes[0] if partes[0].tag == OCTETOS else partes[1]
    if propio.fingerprint(algoritmo()) != huella.de(OCTETOS).dentro:
        raise NoVerifica("la firma es con otro certificado que el que trae")


def _comprobar_firma(
    certificado: x509.Certificate,
    como: Der,
    resumen: type[hashes.HashAlgorithm],
    firma: bytes,
    datos: bytes,
) -> None:
    partes = como.de(SECUENCIA).hijos()
    nombre = partes[0].oid
    if nombre != RSA_PSS and any(p.todo != b"\x05\x00" for p in partes[1:]):
        raise NoVerifica("la firma usa parámetros que no se admiten")
    if nombre not in {RSA_SIN_RESUMEN, RSA_PSS} and FIRMAS.get(nombre) is not resumen:
        raise NoVerifica("la firma usa un algoritmo que no se admite")
    clave = certificado.public_key()
    try:
        if isinstance(clave, rsa.RSAPublicKey):
            relleno: Any = padding.PKCS1v15()
            if nombre == RSA_PSS:
                relleno = padding.PSS(padding.MGF1(resumen()), padding.PSS.AUTO)
            clave.verify(firma, datos, relleno, resumen())
        elif isinstance(clave, ec.EllipticCurvePublicKey) and nombre.startswith("1.2.840.10045"):
            clave.verify(firma, datos, ec.ECDSA(resumen()))
        else:
            raise NoVerifica("la clave de quien firma no es del tipo de la firma")
    except InvalidSignature:
        raise NoVerifica("la firma no es de quien dice, o lo firmado ha cambiado") from None


# --- Certificates -----------------------------------------------------------------------------


def cadena_de(
    hoja: x509.Certificate, otros: Sequence[x509.Certificate], raices: Sequence[x509.Certificate]
) -> tuple[list[x509.Certificate], bool]:
    """
    Return the certificates from ``hoja`` upwards, and whether they reach one of ``raices``.

    All those that come must be in it: one that is there for nothing is not accepted.
    """
    cadena = [hoja]
    while cadena[-1] not in raices and not _emitido_por(cadena[-1], cadena[-1]):
        emisor = next((c for c in (*raices, *otros) if _emitido_por(cadena[-1], c)), None)
        if emisor is None or emisor in cadena:
            break
        cadena.append(emisor)
    if any(c not in cadena and c not in raices for c in otros):
        raise NoVerifica("la firma trae certificados que no son de su cadena")
    return cadena, cadena[-1] in raices


def _emitido_por(certificado: x509.Certificate, emisor: x509.Certificate) -> bool:
    try:
        certificado.verify_directly_issued_by(emisor)
        limites = emisor.extensions.get_extension_for_class(x509.BasicConstraints)
    except (ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound):
        return False
    return limites.value.ca


def _vigente(certificado: x509.Certificate, instante: datetime) -> bool:
    desde, hasta = certificado.not_valid_before_utc, certificado.not_valid_after_utc
    return desde <= instante <= hasta


def nombre_de(nombre: x509.Name) -> str:
    for oid in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        for valor in nombre.get_attributes_for_oid(oid):
            return str(valor.value)
    return nombre.rfc4514_string()


def comprobar_cadena(
    cms: Cms, raices: Sequence[x509.Certificate], instante: datetime, informe: Informe
) -> None:
    """Say whom the certificate names, and whether it leads to a root that the reader trusts."""
    cadena, confiada = cadena_de(cms.firmante, cms.otros, raices)
    if not all(_vigente(c, instante) for c in cadena):
        raise NoVerifica("a la hora de la firma un certificado estaba caducado, o aún no valía")
    quien, emisor = nombre_de(cms.firmante.subject), nombre_de(cms.firmante.issuer)
    if confiada:
        informe.bien(
            f"El certificado es de «{quien}» y lleva a la raíz de confianza «{nombre_de(cadena[-1].subject)}»."
        )
    elif raices:
        informe.mal(
            f"El certificado de «{quien}», emitido por «{emisor}», no lleva a la raíz que se dio."
        )
    else:
        informe.aviso(
            f"El certificado dice ser de «{quien}», emitido por «{emisor}». Sin --raiz no se comprueba que lo sea."
        )


# --- Time stamps (RFC 3161) -------------------------------------------------------------------


def comprobar_sello_de_tiempo(
    token: bytes, datos: bytes, raices: Sequence[x509.Certificate], informe: Informe, que: str
) -> datetime:
    """Check that a time-stamping authority stamped those bytes, and return the hour."""
    cms = abrir_cms(token)
    if cms.tipo != TST_INFO or _digerir(cms.algoritmo, cms.contenido) != cms.resumen:
        raise NoVerifica(f"el sello de tiempo de {que} no es válido")
    if cms.sin_firmar:
        raise NoVerifica(f"el sello de tiempo de {que} lleva cosas sin firmar")
    partes = leer_der(cms.contenido).hijos()
    algoritmo, huella = partes[2].hijos()
    if _digerir(_resumen(algoritmo), datos) != huella.de(OCTETOS).dentro:
        raise NoVerifica(f"el sello de tiempo no es de {que}")
    usos = cms.firmante.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    if list(usos) != [ExtendedKeyUsageOID.TIME_STAMPING]:
        raise NoVerifica("quien puso el sello de tiempo no es una autoridad de sellado")
    hora = _hora(partes[4].de(HORA).dentro.decode())
    informe.bien(f"Un sello de tiempo fija {que} a las {_decir(hora)}.")
    comprobar_cadena(cms, raices, hora, informe)
    return hora


def _hora(texto: str) -> datetime:
    formato = "%Y%m%d%H%M%S.%fZ" if "." in texto else "%Y%m%d%H%M%SZ"
    return datetime.strptime(texto, formato).replace(tzinfo=timezone.utc)  # noqa: UP017


def _digerir(algoritmo: type[hashes.HashAlgorithm], datos: bytes) -> bytes:
    resumen = hashes.Hash(algoritmo())
    resumen.update(datos)
    return resumen.finalize()


def _decir(hora: datetime) -> str:
    return hora.strftime("%H:%M:%S (%z) del %d/%m/%Y").replace("(+0000)", "(UTC)")


# --- PDF --------------------------------------------------------------------------------------

_RANGO = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")
_OBJETO = re.compile(rb"(?<!\d)(\d{1,10})[\s\0]+(\d{1,5})[\s\0]+obj\b(.*?)\bendobj", re.DOTALL)
_FICHA = re.compile(
    rb"<<|>>|\[|\]|/[^\s\0()<>\[\]{}/%]*|\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>|[^\s\0()<>\[\]{}/%]+",
    re.DOTALL,
)
_FLUJO = re.compile(rb"<<(?:(?!endobj).)*?>>\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_LETRAS = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*[\r\n]")
_CADENA = re.compile(rb"<([0-9A-Fa-f]+)>|\(((?:\\.|[^\\()])*)\)", re.DOTALL)
_ESCRITO = re.compile(
    rb"(\[(?:[^\[\]()<>\\]|<[0-9A-Fa-f]+>|\((?:\\.|[^\\()])*\))*\]|<[0-9A-Fa-f]+>|\((?:\\.|[^\\()])*\))"
    rb"\s*T[jJ]",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_DATOS = re.compile(rb"trailer\s*<<(?:(?!startxref).)*?/Info\s+(\d+)\s+0\s+R", re.DOTALL)
_MOMENTO = re.compile(rb"/M\s*\(D:(\d{14})([+-])(\d\d)'(\d\d)")
SELLO_DE_DOCUMENTO = b"/ETSI.RFC3161"
# What a later signature may change in objects that were there before; anything else is content.
CAMBIOS_ADMITIDOS = {
    b"/Catalog": {b"/AcroForm", b"/DSS", b"/Extensions"},
    b"/Page": {b"/Annots", b"/Tabs"},
    b"/AcroForm": {b"/Fields", b"/SigFlags"},
    b"/Annot": {b"/V"},
}


@dataclass(frozen=True)
class FirmaPdf:
    """A signature of a PDF. :param hasta: bytes that were the whole file when it was signed."""

    desde: int
    hasta: int
    der: bytes
    cms: Cms
    firmado: bytes
    de_tiempo: bool
    momento: datetime | None


def firmas_de(pdf: bytes) -> list[FirmaPdf]:
    """
    Return the signatures of a PDF from the first to the last, each over all that was before it.

    :raises NoVerifica: if one does not cover what it should.
    """
    firmas = [_firma_de(pdf, rango) for rango in _RANGO.finditer(pdf)]
    firmas.sort(key=lambda firma: firma.hasta)
    for antes, despues in zip(firmas, firmas[1:]):  # noqa: B905, RUF007 — Python 3.9.
        if despues.desde < antes.hasta:
            raise NoVerifica("dos firmas se pisan")
    if firmas and firmas[-1].hasta != len(pdf):
        raise NoVerifica("se ha añadido algo al documento después de la última firma")
    return firmas


def _firma_de(pdf: bytes, rango: re.Match[bytes]) -> FirmaPdf:
    inicio, largo, sigue, resto = map(int, rango.groups())
    hasta = sigue + resto
    if inicio or not largo < sigue <= hasta <= len(pdf):
        raise NoVerifica("una firma no cubre el documento desde el principio")
    desde, fin = pdf.rfind(b" obj", 0, largo), pdf.find(b"endobj", sigue)
    if not desde < rango.start() < fin or largo < rango.start() < sigue:
        raise NoVerifica("una firma dice cubrir lo que es de otra")
    diccionario = pdf[desde:largo] + pdf[sigue:fin]
    if not pdf[:largo].rstrip().endswith(b"/Contents"):
        raise NoVerifica("una firma deja sin cubrir algo más que la propia firma")
    der = _contenido_de(pdf[largo:sigue])
    return FirmaPdf(
        desde=desde,
        hasta=hasta,
        der=der,
        cms=abrir_cms(der),
        firmado=pdf[:largo] + pdf[sigue:hasta],
        de_tiempo=SELLO_DE_DOCUMENTO in diccionario,
        momento=_momento(diccionario),
    )


def _contenido_de(hueco: bytes) -> bytes:
    """Return the signature of a gap: hexadecimal in one case, and then nothing but zeros."""
    texto = hueco[1:-1]
    if hueco[:1] + hueco[-1:] != b"<>" or texto not in {texto.lower(), texto.upper()}:
        raise NoVerifica("la firma no está escrita como debe")
    try:
        datos = bytes.fromhex(texto.decode())
    except ValueError:
        raise NoVerifica("la firma no está escrita como debe") from None
    cms = leer_der(datos).todo
    if datos[len(cms) :].strip(b"\0") or len(texto) != 2 * len(datos):
        raise NoVerifica("hay algo escondido detrás de la firma")
    return cms


def _momento(diccionario: bytes) -> datetime | None:
    escrito = _MOMENTO.search(diccionario)
    if escrito is None:
        return None
    local, signo, horas, minutos = (parte.decode() for parte in escrito.groups())
    desfase = timedelta(hours=int(horas), minutes=int(minutos))
    zona = timezone(desfase if signo == "+" else -desfase)
    return datetime.strptime(local, "%Y%m%d%H%M%S").replace(tzinfo=zona)


def comprobar_pdf(
    pdf: bytes, raices: Sequence[x509.Certificate], informe: Informe
) -> list[FirmaPdf]:
    """Check every signature of a PDF, and that what came after each one was only signatures."""
    firmas = firmas_de(pdf)
    for numero, firma in enumerate(firmas, 1):
        cual = f"La firma {numero} de {len(firmas)}" if len(firmas) > 1 else "La firma"
        if firma.de_tiempo:
            comprobar_sello_de_tiempo(firma.der, firma.firmado, raices, informe, "el documento")
            continue
        if firma.cms.contenido or _digerir(firma.cms.algoritmo, firma.firmado) != firma.cms.resumen:
            raise NoVerifica("el documento ha cambiado después de firmarlo")
        entero = firma.hasta == len(pdf)
        alcance = "el documento entero" if entero else "el documento tal como estaba entonces"
        hora = f", y dice haberse hecho a las {_decir(firma.momento)}" if firma.momento else ""
        informe.bien(f"{cual} es correcta y cubre {alcance}{hora}.")
        instante = firma.momento or datetime.now(timezone.utc)  # noqa: UP017
        token = firma.cms.sin_firmar.get(SELLO_DE_TIEMPO)
        if token is not None:
            instante = comprobar_sello_de_tiempo(
                token.todo, firma.cms.firma, raices, informe, "la firma"
            )
        comprobar_cadena(firma.cms, raices, instante, informe)
    for antes, despues in zip(firmas, firmas[1:]):  # noqa: B905, RUF007 — Python 3.9.
        comprobar_revision(pdf, antes.hasta, despues.hasta)
    if firmas[1:]:
        informe.bien("Entre una firma y la siguiente no se ha cambiado nada del contenido.")
    return firmas


def comprobar_revision(pdf: bytes, desde: int, hasta: int) -> None:
    """
    Check that a later revision only adds a signature: nothing that is shown may change.

    What cannot be understood is refused: the page of the sede looks deeper.
    """
    revision = pdf[desde:hasta]
    nuevos = {int(o[1]): (desde + o.start(), o[3]) for o in _OBJETO.finditer(revision)}
    if _posiciones(revision) != {numero: lugar for numero, (lugar, _cuerpo) in nuevos.items()}:
        raise NoVerifica("una firma posterior está escrita de un modo que aquí no se comprueba")
    viejos = {int(o[1]): o[3] for o in _OBJETO.finditer(pdf[:desde])}
    datos_del_fichero = {
        int(n) for n in _DATOS.findall(pdf[:desde])
    }  # Title, dates: not the content.
    for numero, (_lugar, cuerpo) in nuevos.items():
        if numero not in viejos:
            if b"/ObjStm" in cuerpo:
                raise NoVerifica(
                    "una firma posterior está escrita de un modo que aquí no se comprueba"
                )
        elif b"stream" in cuerpo or b"stream" in viejos[numero]:
            _exigir_metadatos(viejos[numero], cuerpo)
        elif numero not in datos_del_fichero:
            _comprobar_cambio(_diccionario(viejos[numero]), _diccionario(cuerpo), nuevos)


def _exigir_metadatos(*cuerpos: bytes) -> None:
    """Let a flow of data change only if it is the metadata, which no page shows."""
    if any(_diccionario(c).get(b"/Type") != [b"/Metadata"] for c in cuerpos):
        raise NoVerifica("después de una firma se ha cambiado el contenido del documento")


def _posiciones(revision: bytes) -> dict[int, int]:
    """Return where the cross-reference table of a revision says that its objects are."""
    tabla = re.search(rb"[\r\n]xref\s+(.*?)trailer", revision, re.DOTALL)
    lugares: dict[int, int] = {}
    numero = 0
    for linea in tabla[1].splitlines() if tabla else []:
        partes = linea.split()
        if len(partes) == 2:  # noqa: PLR2004 — first number and how many.
            numero = int(partes[0])
            continue
        if partes and partes[-1] == b"n":
            lugares[numero] = int(partes[0])
        numero += 1
    return lugares


def _comprobar_cambio(
    viejo: dict[bytes, list[bytes]],
    nuevo: dict[bytes, list[bytes]],
    nuevos: dict[int, tuple[int, bytes]],
) -> None:
    clase = b"".join(viejo.get(b"/Type", [b"/AcroForm" if b"/Fields" in viejo else b""]))
    cambiadas = {c for c in viejo.keys() | nuevo.keys() if viejo.get(c) != nuevo.get(c)}
    if not cambiadas <= CAMBIOS_ADMITIDOS.get(clase, set()):
        raise NoVerifica("después de una firma se ha cambiado el contenido del documento")
    if b"/Annots" in cambiadas:
        antes, ahora = _referencias(viejo.get(b"/Annots", [])), _referencias(nuevo[b"/Annots"])
        anadidas = [_diccionario(nuevos[n][1]) for n in ahora - antes if n in nuevos]
        if antes - ahora or len(anadidas) != len(ahora - antes):
            raise NoVerifica("después de una firma se han cambiado las notas de una página")
        if any(a.get(b"/FT") != [b"/Sig"] or b"/V" not in a for a in anadidas):
            raise NoVerifica("después de una firma se ha puesto una nota en una página")


def _referencias(fichas: list[bytes]) -> set[int]:
    numeros = [f for f in fichas if f not in {b"[", b"]", b"R"}]
    return {int(n) for n in numeros[::2] if n.isdigit()}


def _diccionario(cuerpo: bytes) -> dict[bytes, list[bytes]]:
    """Return the entries of the dictionary of an object, each as its pieces of text."""
    fichas = _FICHA.findall(cuerpo.split(b"stream", 1)[0])
    if fichas[:1] != [b"<<"]:
        raise NoVerifica("después de una firma se ha cambiado algo que aquí no se comprueba")
    entradas: dict[bytes, list[bytes]] = {}
    valor: list[bytes] = []
    clave, hondo = b"", 0
    for ficha in fichas[1:]:
        if hondo == 0 and ficha.startswith(b"/") and (valor or not clave):
            clave, valor = ficha, []
            entradas[clave] = valor
            continue
        hondo += (ficha in {b"<<", b"["}) - (ficha in {b">>", b"]"})
        if hondo < 0:
            break
        valor.append(ficha)
    return entradas


def textos_de(pdf: bytes) -> Iterator[str]:
    """Give what is written on the pages with the letters of each embedded font."""
    flujos: list[bytes] = []
    for encontrado in _FLUJO.finditer(pdf):
        crudo = encontrado[1]
        if b"/FlateDecode" in encontrado[0][: -len(crudo)]:
            try:
                crudo = zlib.decompressobj().decompress(crudo, MAXIMO_BYTES)
            except zlib.error:
                continue
        flujos.append(crudo)
    letras = [
        {int(cid, 16): chr(int(letra, 16)) for cid, letra in _LETRAS.findall(flujo)}
        for flujo in flujos
        if b"beginbfchar" in flujo
    ]
    for flujo in flujos:
        for escrito in _ESCRITO.findall(flujo):
            codigos = b"".join(
                _codigos(hexadecimal, literal) for hexadecimal, literal in _CADENA.findall(escrito)
            )
            pares = [codigos[i] << 8 | codigos[i + 1] for i in range(0, len(codigos) - 1, 2)]
            for mapa in letras:
                yield "".join(mapa.get(par, "\0") for par in pares)


def _codigos(hexadecimal: bytes, literal: bytes) -> bytes:
    """Return the bytes of a string of a page, however it is written."""
    if hexadecimal:
        return bytes.fromhex(hexadecimal.decode())
    return _ESCAPE.sub(lambda escape: _sin_escape(escape[1]), literal)


def _sin_escape(escrito: bytes) -> bytes:
    return bytes([int(escrito, 8) & 0xFF]) if escrito.isdigit() else ESCAPES.get(escrito, escrito)


# --- The log: leaf, tree, checkpoint ----------------------------------------------------------

ED25519, COFIRMA = b"\x01", b"\x04"
_RAYA = "— "


def _b64(texto: object, que: str) -> bytes:
    """Return the bytes of a base64 text, which can be written in only one way."""
    try:
        datos = base64.b64decode(str(texto), validate=True)
    except ValueError:
        raise NoVerifica(f"{que} no está en base64") from None
    if base64.b64encode(datos).decode() != texto:
        raise NoVerifica(f"{que} no está en base64")
    return datos


def leer_clave(linea: str, tipo: bytes = ED25519) -> tuple[str, bytes]:
    """Return the name and the Ed25519 key of a line `name+id+key`, of a log or of a witness."""
    nombre, _, resto = linea.strip().partition("+")
    identificador, _, cifrada = resto.partition("+")
    clave = _b64(cifrada, "la clave de la bitácora")
    if clave[:1] != tipo or _id_de_clave(nombre, clave) != identificador:
        raise NoVerifica("la línea de la clave de la bitácora no está bien escrita")
    return nombre, clave[1:]


def _id_de_clave(nombre: str, clave: bytes) -> str:
    return hashlib.sha256(nombre.encode() + b"\n" + clave).hexdigest()[:8]


def abrir_punto(nota: str, linea_de_clave: str) -> tuple[int, bytes]:
    """Return the size and the root that a signed checkpoint says (C2SP tlog-checkpoint)."""
    nombre, clave = leer_clave(linea_de_clave)
    texto, separador, firmas = nota.rpartition("\n\n")
    texto += "\n"
    if not separador or not firmas.endswith("\n"):
        raise NoVerifica("el punto de control no está firmado")
    propia = None
    for linea in firmas[:-1].split("\n"):
        de, espacio, cifrada = linea[len(_RAYA) :].partition(" ")
        if not linea.startswith(_RAYA) or not espacio:
            raise NoVerifica("el punto de control tiene una firma mal escrita")
        firma = _b64(cifrada, "la firma del punto de control")
        if (de, firma[:4].hex()) == (nombre, _id_de_clave(nombre, ED25519 + clave)):
            propia = firma[4:]
    if propia is None:
        raise NoVerifica("el punto de control lo firma otra clave")
    try:
        Ed25519PublicKey.from_public_bytes(clave).verify(propia, texto.encode())
    except (InvalidSignature, ValueError):
        raise NoVerifica("la firma del punto de control no es suya") from None
    lineas = texto[:-1].split("\n")
    if len(lineas) < 3 or lineas[0] != nombre or not re.fullmatch(r"[1-9][0-9]*", lineas[1]):  # noqa: PLR2004
        raise NoVerifica("el punto de control no es de esta bitácora")
    return int(lineas[1]), _b64(lineas[2], "la raíz")


def esta_en_el_arbol(
    hoja: bytes, indice: int, tamano: int, camino: Sequence[bytes], raiz: bytes
) -> bool:
    """Tell whether the path ties the leaf, at that place, to the root (RFC 9162, 2.1.3.2)."""
    if not 0 <= indice < tamano:
        return False
    nodo, ultimo, acumulado = indice, tamano - 1, hoja
    for paso in camino:
        if ultimo == 0:
            return False
        if nodo & 1 or nodo == ultimo:
            acumulado = hashlib.sha256(b"\x01" + paso + acumulado).digest()
            while not nodo & 1 and nodo:
                nodo, ultimo = nodo >> 1, ultimo >> 1
        else:
            acumulado = hashlib.sha256(b"\x01" + acumulado + paso).digest()
        nodo, ultimo = nodo >> 1, ultimo >> 1
    return ultimo == 0 and acumulado == raiz


def comprobar_cofirma(cofirma: dict[str, Any], nota: str) -> tuple[str, datetime]:
    """Return who witnessed a checkpoint and when (C2SP tlog-cosignature, Ed25519)."""
    datos = _con_campos(cofirma, {"testigo": str, "linea": str}, "la cofirma")
    nombre, clave = leer_clave(datos["testigo"], COFIRMA)
    de, _, cifrada = datos["linea"][len(_RAYA) : -1].partition(" ")
    firma = _b64(cifrada, "la cofirma")
    suya = de == nombre and firma[:4].hex() == _id_de_clave(nombre, COFIRMA + clave)
    if not suya or datos["linea"] != f"{_RAYA}{de} {cifrada}\n":
        raise NoVerifica("la cofirma no es del testigo que dice")
    segundos = int.from_bytes(firma[4:12], "big")
    mensaje = f"cosignature/v1\ntime {segundos}\n{nota.rpartition(chr(10) * 2)[0]}\n"
    try:
        Ed25519PublicKey.from_public_bytes(clave).verify(firma[12:], mensaje.encode())
        return nombre, datetime.fromtimestamp(segundos, timezone.utc)  # noqa: UP017
    except (InvalidSignature, ValueError, OverflowError, OSError):
        raise NoVerifica("la cofirma del testigo no es de este punto de control") from None


def _comprobar_testigos(datos: dict[str, Any], opciones: Opciones, informe: Informe) -> None:
    """Check every cosignature that comes, and that those whom the reader trusts are among them."""
    vistos = []
    for cofirma in datos.get("cofirmas", []):
        nombre, hora = comprobar_cofirma(cofirma, datos["punto_de_control"])
        vistos.append(cofirma["testigo"])
        frase = f"El testigo «{nombre}» vio ese punto de control a las {_decir(hora)}."
        if cofirma["testigo"] in opciones.testigos:
            informe.bien(frase)
        else:
            informe.aviso(f"{frase} Compare su clave, o désela con --testigo: {vistos[-1]}")
    if len(set(vistos)) != len(vistos):
        raise NoVerifica("el mismo testigo viene dos veces")
    for testigo in opciones.testigos:
        if testigo not in vistos:
            informe.mal(f"Falta la cofirma del testigo que se dio: {testigo.partition('+')[0]}.")


CAMPOS_DE_CONSTANCIA: dict[str, type] = {
    "tipo": str,
    "contenido": str,
    "sal": str,
    "indice": int,
    "tamano": int,
    "camino": list,
    "punto_de_control": str,
    "verificador": str,
    "sello_de_tiempo": str,
}


def comprobar_constancia(
    constancia: object, opciones: Opciones, informe: Informe
) -> dict[str, Any]:
    """Check that the fact is in the log, at the place and with the root that its key signed."""
    campos = dict(CAMPOS_DE_CONSTANCIA)
    if isinstance(constancia, dict) and "cofirmas" in constancia:  # Packets from before have none.
        campos["cofirmas"] = list
    datos = _con_campos(constancia, campos, "la constancia")
    hecho = _json(datos["contenido"].encode(), "el hecho")
    if not isinstance(hecho, dict) or hecho.get("tipo") != datos["tipo"]:
        raise NoVerifica("la constancia es de un hecho de otra clase")
    hoja = hashlib.sha256(_b64(datos["sal"], "la sal") + datos["contenido"].encode()).digest()
    informe.bien(f"El hecho «{datos['tipo']}» y su sal dan la hoja {hoja.hex()[:16]}….")
    tamano, raiz = abrir_punto(datos["punto_de_control"], opciones.clave or datos["verificador"])
    de_quien = "publicada que se ha dado" if opciones.clave else "que trae el propio paquete"
    informe.bien(f"El punto de control, de {tamano} hojas, está firmado con la clave {de_quien}.")
    _comprobar_clave(datos, opciones, informe)
    camino = [_b64(paso, "el camino") for paso in datos["camino"]]
    marcada = hashlib.sha256(b"\0" + hoja).digest()
    if tamano != datos["tamano"] or not esta_en_el_arbol(
        marcada, datos["indice"], tamano, camino, raiz
    ):
        raise NoVerifica("la hoja no está en la bitácora que firma ese punto de control")
    informe.bien(
        f"La hoja es la número {datos['indice'] + 1} de la bitácora, según su camino de {len(camino)} pasos."
    )
    _comprobar_hora_del_punto(datos, opciones, informe)
    _comprobar_testigos(datos, opciones, informe)
    return hecho


def _comprobar_clave(datos: dict[str, Any], opciones: Opciones, informe: Informe) -> None:
    """Check that the key of the packet is the published one, where the reader has given it."""
    if opciones.clave and leer_clave(datos["verificador"]) != leer_clave(opciones.clave):
        raise NoVerifica("la clave del paquete no es la publicada")
    if not opciones.clave:
        informe.aviso(
            "Compare la clave con la que publica la sede, o désela con --clave: "
            + datos["verificador"]
        )


def _comprobar_hora_del_punto(datos: dict[str, Any], opciones: Opciones, informe: Informe) -> None:
    if datos["sello_de_tiempo"]:
        token = _b64(datos["sello_de_tiempo"], "el sello de tiempo")
        nota = datos["punto_de_control"].encode()
        comprobar_sello_de_tiempo(token, nota, opciones.raices, informe, "el punto de control")
    else:
        informe.aviso("El punto de control no lleva sello de tiempo.")


# --- The bundle -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Opciones:
    """What the reader trusts: roots of certificates, the key of the log, and those of witnesses."""

    raices: tuple[x509.Certificate, ...] = ()
    clave: str = ""
    testigos: tuple[str, ...] = ()


ASIENTO = "registro.asiento"
CAMPOS_DE_PRUEBA: dict[str, type] = {
    "formato": str,
    "documento": dict,
    "constancia": object,
    "otras_constancias": list,
}
CAMPOS_DE_DOCUMENTO: dict[str, type] = {
    "nombre": str,
    "sha256": str,
    "csv": object,
    "identificador": str,
}


def comprobar_paquete(ficheros: dict[str, bytes], opciones: Opciones, informe: Informe) -> None:
    """Check a document with its proof: the document, its signatures, and its facts in the log."""
    prueba = _con_campos(_json(ficheros[PRUEBA], PRUEBA), CAMPOS_DE_PRUEBA, PRUEBA)
    documento = _con_campos(prueba["documento"], CAMPOS_DE_DOCUMENTO, "el documento")
    if prueba["formato"] != FORMATO:
        raise NoVerifica(f"el formato no es {FORMATO}")
    if set(ficheros) != {PRUEBA, documento["nombre"]}:
        raise NoVerifica("en el paquete falta el documento, o hay algo de más")
    contenido = ficheros[documento["nombre"]]
    _comprobar_huella(documento, contenido, informe)
    firmas = comprobar_pdf(contenido, opciones.raices, informe) if _es_pdf(contenido) else []
    if not firmas:
        informe.aviso("El documento no lleva firmas dentro.")
    if prueba["constancia"] is None:
        raise NoVerifica(
            "el paquete no trae constancia: si es reciente, pídalo otra vez en un minuto"
        )
    for numero, constancia in enumerate([prueba["constancia"], *prueba["otras_constancias"]]):
        hecho = comprobar_constancia(constancia, opciones, informe)
        if documento["identificador"].split("_")[1] != hecho["entidad"]:
            raise NoVerifica("el documento dice ser de otra entidad que la de la bitácora")
        if hecho["tipo"] == ASIENTO and numero == 0:
            _comprobar_justificante(hecho, documento, contenido, firmas, informe)
        else:
            _comprobar_que_lo_nombra(hecho, contenido, firmas, informe)


def _comprobar_huella(documento: dict[str, Any], contenido: bytes, informe: Informe) -> None:
    huella = hashlib.sha256(contenido).hexdigest()
    if huella != documento["sha256"]:
        raise NoVerifica("el documento no es el de la prueba: su huella SHA-256 es otra")
    informe.bien(f"La huella SHA-256 de «{documento['nombre']}» es la de la prueba: {huella}.")


def _comprobar_que_lo_nombra(
    hecho: dict[str, Any], contenido: bytes, firmas: list[FirmaPdf], informe: Informe
) -> None:
    """Check that the fact carries the hash of the document, now or as some signature left it."""
    estados = [contenido, *(contenido[: firma.hasta] for firma in firmas)]
    huellas = {hashlib.sha256(estado).hexdigest() for estado in estados}
    if not huellas & set(_palabras(hecho)):
        raise NoVerifica("el hecho de la bitácora no es de este documento")
    informe.bien(f"El hecho «{hecho['tipo']}» nombra este documento por su huella.")


def _palabras(valor: object) -> Iterator[str]:
    if isinstance(valor, str):
        yield valor
    elif isinstance(valor, dict):
        for uno in valor.values():
            yield from _palabras(uno)
    elif isinstance(valor, list):
        for uno in valor:
            yield from _palabras(uno)


def _comprobar_justificante(
    hecho: dict[str, Any],
    documento: dict[str, Any],
    contenido: bytes,
    firmas: list[FirmaPdf],
    informe: Informe,
) -> None:
    """Check that the sealed receipt tells the asiento of the log: its number and its hour."""
    numero = f"{hecho['ejercicio']}-{hecho['sentido'][0]}-{hecho['numero']:06}"
    presentado = datetime.fromisoformat(hecho["presentado_en"].replace("Z", "+00:00"))  # noqa: FURB162 — Python 3.9.
    textos = set(textos_de(contenido))
    if not firmas or firmas[0].momento != presentado.replace(microsecond=0):
        raise NoVerifica("la hora de la bitácora no es la del sello del justificante")
    if not any(numero in texto for texto in textos):
        raise NoVerifica("el número de la bitácora no es el que dice el justificante")
    if not any(documento["csv"] in texto for texto in textos):
        raise NoVerifica("el código del paquete no es el que dice el justificante")
    informe.bien(
        f"El justificante y la bitácora dicen lo mismo: asiento {numero}, a las {_decir(presentado)}."
    )
    if not re.fullmatch(r"[0-9a-f]{64}", hecho["cuerpo"]):
        raise NoVerifica("la huella de lo presentado no es una huella")
    informe.bien(f"La bitácora guarda la huella de todo lo presentado: {hecho['cuerpo']}.")


def _con_campos(valor: object, campos: dict[str, type], que: str) -> dict[str, Any]:
    """Return an object that has those fields, of those types, and no others."""
    if not isinstance(valor, dict) or set(valor) != set(campos):
        raise NoVerifica(f"{que} no tiene los datos que debe")
    for nombre, tipo in campos.items():
        if not isinstance(valor[nombre], tipo) or (tipo is int and isinstance(valor[nombre], bool)):
            raise NoVerifica(f"{que}: «{nombre}» no es lo que debe")
    return valor


def _json(datos: bytes, que: str) -> Any:
    def sin_repetir(pares: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({clave for clave, _valor in pares}) != len(pares):
            raise NoVerifica(f"{que} dice dos veces lo mismo")
        return dict(pares)

    try:
        return json.loads(datos.decode(), object_pairs_hook=sin_repetir)
    except (ValueError, RecursionError):
        raise NoVerifica(f"{que} no se puede leer") from None


def _es_pdf(contenido: bytes) -> bool:
    return contenido.startswith(b"%PDF-")


def _principio(ruta: Path) -> bytes:
    with ruta.open("rb") as fichero:
        return fichero.read(8)


def leer_ficheros(ruta: Path) -> dict[str, bytes] | bytes:
    """Return the files of a bundle (.zip or folder), or the bytes of a document alone."""
    if ruta.is_dir():
        return {f.name: f.read_bytes() for f in sorted(ruta.iterdir()) if f.is_file()}
    if not zipfile.is_zipfile(ruta) or _es_pdf(_principio(ruta)):
        return ruta.read_bytes()
    with zipfile.ZipFile(ruta) as archivo:
        partes = archivo.infolist()
        if (
            len({p.filename for p in partes}) != len(partes)
            or sum(p.file_size for p in partes) > MAXIMO_BYTES
        ):
            raise NoVerifica("el paquete no es como los que damos")
        return {p.filename: archivo.read(p) for p in partes}


def verificar(ruta: Path, opciones: Opciones) -> Informe:
    """Check a file and return what has been seen, up to the first thing that does not follow."""
    informe = Informe()
    try:
        with warnings.catch_warnings():  # What a library thinks of a bad certificate is for nobody.
            warnings.simplefilter("ignore")
            _comprobar(leer_ficheros(ruta), opciones, informe)
    except NoVerifica as error:
        informe.mal(f"No verifica: {error}.")
    except Exception as error:  # noqa: BLE001 — whatever a hostile file breaks, it does not verify.
        informe.mal(f"No verifica: está dañado o no se puede leer ({type(error).__name__}).")
    return informe


def _comprobar(leido: dict[str, bytes] | bytes, opciones: Opciones, informe: Informe) -> None:
    if isinstance(leido, dict):
        if PRUEBA not in leido:
            raise NoVerifica(f"el paquete no trae {PRUEBA}")
        comprobar_paquete(leido, opciones, informe)
        return
    if not _es_pdf(leido) or not comprobar_pdf(leido, opciones.raices, informe):
        raise NoVerifica("el documento no es un PDF con firmas")
    informe.aviso("Con su paquete de prueba (.zip) se comprueba además que consta en la bitácora.")


# --- The command ------------------------------------------------------------------------------


def configurar(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("fichero", type=Path, help="paquete .zip (o su carpeta), o un PDF")
    parser.add_argument(
        "--raiz",
        type=Path,
        action="append",
        default=[],
        help="certificado raíz (PEM) en que se confía",
    )
    parser.add_argument(
        "--clave", default="", help="clave de la bitácora que publica la sede (nombre+id+clave)"
    )
    parser.add_argument(
        "--testigo",
        action="append",
        default=[],
        help="clave de un testigo que debe haber visto el punto de control",
    )
    parser.add_argument("--json", action="store_true", help="dar el resultado en JSON")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Check the file, tell each step, and return 0 only if everything verifies."""
    try:
        raices = [
            c for ruta in opciones.raiz for c in x509.load_pem_x509_certificates(ruta.read_bytes())
        ]
    except (OSError, ValueError) as error:
        sys.stderr.write(f"No se puede leer la raíz: {error}\n")
        return 2
    informe = verificar(
        opciones.fichero, Opciones(tuple(raices), opciones.clave, tuple(opciones.testigo))
    )
    sys.stdout.write(_en_json(informe) if opciones.json else _en_palabras(informe))
    return 0 if informe.verifica else 1


def _en_json(informe: Informe) -> str:
    pasos = [{"estado": estado, "paso": frase} for estado, frase in informe.pasos]
    return (
        json.dumps({"verifica": informe.verifica, "pasos": pasos}, ensure_ascii=False, indent=2)
        + "\n"
    )


def _en_palabras(informe: Informe) -> str:
    lineas = [f" {SIGNOS[estado]} {frase}" for estado, frase in informe.pasos]
    final = "NO VERIFICADO."
    if informe.verifica:
        final = "VERIFICADO: todo lo comprobado es correcto."
    return "\n".join([*lineas, "", final]) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description="Verifica sin red un justificante o documento.")
    configurar(parser)
    return ejecutar(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())
