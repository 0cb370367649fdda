"""`./consistorio demo`: from a bare machine to a running province."""

from __future__ import annotations

import argparse
import shutil
import socket
import ssl
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from consistorio.instalacion.base import (
    compilar_idiomas,
    migrar,
    preparar_entorno,
    publicar_estaticos,
)
from consistorio.instalacion.carpetas import carpeta_por_defecto
from consistorio.instalacion.procesos import Supervisor, de_la_instalacion, parar_tambien_al_empezar
from consistorio.plataforma.postgres.binarios import SinPostgres
from consistorio.plataforma.postgres.servidor import CarpetaEnUso, NoArranca, ServidorEmbebido

PUERTO = 8443
ESPERA_SEGUNDOS = 60


def configurar(analizador: argparse.ArgumentParser) -> None:
    analizador.add_argument("--puerto", type=int, default=PUERTO, help="por defecto, 8443")
    analizador.add_argument("--datos", type=Path, default=None, help="carpeta de los datos")
    analizador.add_argument("--reiniciar", action="store_true", help="empezar de cero")
    analizador.add_argument("--direccion", default="127.0.0.1", help="dónde escuchar")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Prepare what is missing, start everything, say how to enter, and stay until Ctrl-C."""
    datos = (opciones.datos or carpeta_por_defecto() / "demo").absolute()
    if ocupado := _puerto_ocupado(opciones.puerto):
        print(f"El puerto {ocupado} está ocupado. Elija otro con --puerto.", file=sys.stderr)
        return 1
    comienzo = time.monotonic()
    parar_tambien_al_empezar()
    try:
        if opciones.reiniciar:
            shutil.rmtree(datos, ignore_errors=True)
        servidor = preparar_entorno(datos, puerto=opciones.puerto, demo=True)
        try:
            return _servir(datos, opciones, comienzo, servidor)
        finally:
            if servidor is not None:
                servidor.parar()
    except (CarpetaEnUso, NoArranca, SinPostgres) as error:
        print(f"\nNo se puede arrancar: {error}", file=sys.stderr)
    except OSError as error:
        print(f"\nNo se puede arrancar: {error.strerror} ({error.filename})", file=sys.stderr)
    return 1


def _servir(
    datos: Path,
    opciones: argparse.Namespace,
    comienzo: float,
    servidor: ServidorEmbebido | None,
) -> int:
    preparar_provincia(datos)
    supervisor = Supervisor(
        de_la_instalacion(datos, puerto=opciones.puerto, direccion=opciones.direccion),
        datos / "diario",
        servidor,
    )
    try:
        if not supervisor.arrancar(
            lambda: esperar(f"https://localhost:{opciones.puerto}/salud/listo")
        ):
            return _no_responde(datos / "diario" / "web.log")
        _saludar(opciones.puerto, datos, time.monotonic() - comienzo)
        for puerto, nombre in ((1, "certificado"), (2, "novedades")):
            if not esperar_puerto(opciones.puerto + puerto):
                return _no_responde(datos / "diario" / f"{nombre}.log")
        supervisor.vigilar()
    finally:
        supervisor.parar()
        print("\nConsistorio se ha parado; los datos quedan guardados.")
    return 0


def _no_responde(diario: Path) -> int:
    print(diario.read_text()[-3000:], file=sys.stderr)
    return 1


def preparar_provincia(datos: Path) -> None:
    """Migrate, sow and publish what is missing; nothing if everything is there."""
    sembrada = datos / "sembrada"
    if migrar(datos):
        print("  · tablas al día")
    compilar_idiomas()
    if sembrada.exists():
        publicar_estaticos(datos)
        return
    import django

    django.setup()
    from consistorio.instalacion.demo.siembra import sembrar

    print("  · sembrando la provincia de demostración")
    sembrar(datos)
    _certificado_del_servidor(datos)
    publicar_estaticos(datos)
    sembrada.touch()


def _certificado_del_servidor(datos: Path) -> None:
    from cryptography.hazmat.primitives import serialization as formato

    from consistorio.identidad.confianza import pki_de_demostracion

    pki, carpeta = pki_de_demostracion(), datos / "tls"
    carpeta.mkdir(mode=0o700, exist_ok=True)
    cadena = [pki.servidor.certificado, pki.emisora.certificado]
    pem = b"".join(c.public_bytes(formato.Encoding.PEM) for c in cadena)
    (carpeta / "servidor.pem").write_bytes(pem)
    clave = carpeta / "servidor.key"
    clave.touch(mode=0o600)
    clave.write_bytes(
        pki.servidor.clave.private_bytes(
            formato.Encoding.PEM, formato.PrivateFormat.PKCS8, formato.NoEncryption()
        )
    )
    raiz = pki.raiz.certificado.public_bytes(formato.Encoding.PEM)
    (carpeta / "raiz-de-demostracion.pem").write_bytes(raiz)


def _puerto_ocupado(puerto: int) -> int | None:
    for candidato in (puerto, puerto + 1, puerto + 2):
        with socket.socket() as prueba:
            prueba.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                prueba.bind(("127.0.0.1", candidato))
            except OSError:
                return candidato
    return None


def esperar_puerto(puerto: int, segundos: float = ESPERA_SEGUNDOS) -> bool:
    """Wait until somebody listens on a port of our own machine; tell whether it was in time."""
    limite = time.monotonic() + segundos
    while time.monotonic() < limite:
        with socket.socket() as prueba:
            if prueba.connect_ex(("127.0.0.1", puerto)) == 0:
                return True
        time.sleep(0.05)
    return False


def esperar(url: str, segundos: float = ESPERA_SEGUNDOS) -> bool:
    """Wait until ``url`` of our own machine answers well; tell whether it did in time."""
    contexto = ssl.create_default_context()
    contexto.check_hostname, contexto.verify_mode = False, ssl.CERT_NONE
    limite = time.monotonic() + segundos
    while time.monotonic() < limite:
        try:
            with urllib.request.urlopen(url, timeout=5, context=contexto) as respuesta:  # noqa: S310
                if respuesta.status == 200:  # noqa: PLR2004
                    return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False


def _saludar(puerto: int, datos: Path, segundos: float) -> None:
    from consistorio.instalacion.demo import poblacion

    base = f"https://localhost:{puerto}"
    print(f"\nConsistorio está en marcha ({segundos:.1f} s).  Datos: {datos}\n")
    print(f"  Portal de la provincia   {base}/")
    for una in poblacion.ENTIDADES:
        print(f"  {una.nombre:<38} {base}/{una.slug}/")
    print(f"\n  Como ciudadana: «Entrar» → Cl@ve simulada, o un certificado de prueba ({base}/).")
    print(f"  Como personal:  {base}/villaclara/tramitacion/   contraseña: {poblacion.PASSWORD}")
    for persona in poblacion.PERSONAL:
        if persona.entidad == "villaclara":
            print(f"      {persona.nif}  {persona.nombre_completo:<24} {', '.join(persona.roles)}")
    print(
        f"  El código de un solo uso: {base}/villaclara/tramitacion/autenticador-de-demostracion/"
    )
    print("\n  El navegador avisará de un certificado desconocido: es el de la demostración.")
    print("  Ctrl-C para parar.\n", flush=True)
