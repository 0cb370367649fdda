"""Somebody in front of a browser without JavaScript: pages, forms, cookies and certificates."""

from __future__ import annotations

import ssl
import urllib.error
import urllib.request
import uuid
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urljoin

from lxml import html

PLAZO_SEGUNDOS = 60
Fichero = tuple[str, str, bytes]


class NoHayTalFormulario(LookupError):
    """The page has no form with that address."""


@dataclass(frozen=True, slots=True)
class Pagina:
    """What came: status, final address and content."""

    estado: int
    url: str
    contenido: bytes

    @property
    def arbol(self) -> Any:
        return html.fromstring(self.contenido, base_url=self.url)

    @property
    def texto(self) -> str:
        """The words of the page, without its markup."""
        principal = self.arbol.find(".//main")
        nodo = principal if principal is not None else self.arbol
        return " ".join(nodo.text_content().split())

    def enlaces(self, parte: str) -> list[str]:
        """Return the addresses of the page that contain ``parte``."""
        hallados = self.arbol.xpath("//a/@href | //iframe/@src | //object/@data")
        return [urljoin(self.url, enlace) for enlace in hallados if parte in enlace]


class Navegante:
    """
    A person with cookies of her own.

    :param certificado: short name of the demonstration certificate that her browser shows.
    """

    def __init__(self, origen: str, datos: Path, *, certificado: str = "") -> None:
        self.origen, self.datos = origen, datos
        self.galletas = CookieJar()
        contexto = ssl.create_default_context(
            cafile=str(datos / "tls" / "raiz-de-demostracion.pem")
        )
        if certificado:
            base = datos / "pki" / "personas"
            contexto.load_cert_chain(base / f"{certificado}.pem", base / f"{certificado}.clave.pem")
        self._abridor = urllib.request.build_opener(
            urllib.request.HTTPSHandler(context=contexto),
            urllib.request.HTTPCookieProcessor(self.galletas),
        )

    def ir(self, direccion: str, **cabeceras: str) -> Pagina:
        """Go to an address, of ours when it begins with «/»."""
        destino = urljoin(self.origen, direccion)
        return self._pedir(urllib.request.Request(destino, headers=cabeceras))  # noqa: S310 (ours)

    def enviar(
        self, pagina: Pagina, accion: str, ficheros: list[Fichero] | None = None, **datos: Any
    ) -> Pagina:
        """
        Fill in and send the form of ``pagina`` whose address ends in ``accion``.

        :raises NoHayTalFormulario: if there is none.
        """
        url, campos = self._formulario(pagina, accion)
        campos.update(datos)
        pares = [(c, v) for c, vs in campos.items() for v in (vs if isinstance(vs, list) else [vs])]
        if ficheros is None:
            cuerpo, tipo = urlencode(pares).encode(), "application/x-www-form-urlencoded"
        else:
            cuerpo, tipo = _en_partes(pares, ficheros)
        cabeceras = {"Content-Type": tipo, "Referer": pagina.url}
        return self._pedir(urllib.request.Request(url, cuerpo, cabeceras))  # noqa: S310

    def _formulario(self, pagina: Pagina, accion: str) -> tuple[str, dict[str, Any]]:
        for formulario in pagina.arbol.xpath("//form[translate(@method,'POST','post')='post']"):
            url = urljoin(pagina.url, formulario.get("action") or pagina.url)
            if url.partition("?")[0].endswith(accion):
                llenos = formulario.fields.items()
                return url, {campo: valor for campo, valor in llenos if valor is not None}
        raise NoHayTalFormulario(f"{accion} en {pagina.url}: {pagina.texto[:300]}")

    def _pedir(self, peticion: urllib.request.Request) -> Pagina:
        peticion.add_header("Accept-Language", "es")
        try:
            with self._abridor.open(peticion, timeout=PLAZO_SEGUNDOS) as respuesta:
                return Pagina(respuesta.status, respuesta.url, respuesta.read())
        except urllib.error.HTTPError as error:
            with error:
                return Pagina(error.code, error.url, error.read())


def _en_partes(pares: list[tuple[str, Any]], ficheros: list[Fichero]) -> tuple[bytes, str]:
    """Return a body of the kind that carries files (RFC 7578)."""
    marca = uuid.uuid4().hex
    partes = [
        f'--{marca}\r\nContent-Disposition: form-data; name="{campo}"\r\n\r\n{valor or ""}\r\n'.encode()
        for campo, valor in pares
        if campo not in {f[0] for f in ficheros}
    ]
    for campo, nombre, contenido in ficheros:
        cabecera = f'Content-Disposition: form-data; name="{campo}"; filename="{nombre}"'
        partes.append(f"--{marca}\r\n{cabecera}\r\n\r\n".encode() + contenido + b"\r\n")
    return b"".join(partes) + f"--{marca}--\r\n".encode(), f"multipart/form-data; boundary={marca}"
