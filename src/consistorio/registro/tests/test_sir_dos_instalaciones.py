"""Two registers that speak to each other over HTTPS, with certificates and credentials, for real."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.db import connections
from django.test import Client

from consistorio.identidad import services as identidad
from consistorio.plataforma.actores import sistema
from consistorio.plataforma.enchufes.sir import DestinoInalcanzable, Https, Sobre, nodo_de
from consistorio.plataforma.entidades import en
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.tareas import trabajador
from consistorio.registro import services, tasks  # noqa: F401 (tasks by their name)
from consistorio.registro.models import Asiento, IntercambioSir

from .conftest import DESTINO, NUESTRA, SUYA


class Puerta(BaseHTTPRequestHandler):
    """Passes what comes by the network to the application, in another thread and connection."""

    def do_POST(self) -> None:
        cuerpo = self.rfile.read(int(self.headers["Content-Length"]))
        cabeceras = {k: v for k, v in self.headers.items() if k.lower() == "authorization"}
        try:
            respuesta = Client().generic(
                "POST",
                self.path,
                cuerpo,
                content_type=self.headers["Content-Type"],
                secure=True,
                headers=cabeceras,
            )
        finally:
            connections.close_all()
        self.send_response(respuesta.status_code)
        self.end_headers()
        self.wfile.write(respuesta.content)

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def servidor(tmp_path) -> Iterator[tuple[str, str]]:
    """Give the address of a server on the loopback and the certificate to trust."""
    clave = ec.generate_private_key(ec.SECP256R1())
    nombre = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    ahora = datetime.now(UTC)
    certificado = (
        x509.CertificateBuilder()
        .subject_name(nombre)
        .issuer_name(nombre)
        .public_key(clave.public_key())
        .serial_number(1)
        .not_valid_before(ahora - timedelta(hours=1))
        .not_valid_after(ahora + timedelta(hours=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(clave, hashes.SHA256())
    )
    pem = tmp_path / "servidor.pem"
    secreta = clave.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    pem.write_bytes(secreta + certificado.public_bytes(serialization.Encoding.PEM))
    contexto = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    contexto.load_cert_chain(pem)
    puerta = ThreadingHTTPServer(("127.0.0.1", 0), Puerta)
    puerta.socket = contexto.wrap_socket(puerta.socket, server_side=True)
    hilo = threading.Thread(target=puerta.serve_forever, daemon=True)
    hilo.start()
    yield f"https://127.0.0.1:{puerta.server_address[1]}", str(pem)
    puerta.shutdown()
    hilo.join()
    puerta.server_close()


def _credenciales(entidad):
    with en(entidad):
        return identidad.crear_aplicacion(
            actor=sistema(entidad, "pruebas"),
            nombre="La otra instalación",
            rol="nodo_sir",
            reloj=hora_oficial(entidad),
        )


@pytest.fixture
def red(servidor, settings, oficinas, entidad, otra_entidad):
    """Each of the two knows the other by its address and speaks with credentials of its own."""
    url, ca = servidor
    nuestras, suyas = _credenciales(entidad), _credenciales(otra_entidad)

    def nodo(slug, de_alli, cliente):
        return {
            "url": f"{url}/{slug}",
            "client_id": de_alli.client_id,
            "client_secret": de_alli.client_secret,
            "ca": ca,
            "cliente": cliente.client_id,
        }

    settings.CONSISTORIO_SIR = {
        "nodos": {
            SUYA: nodo(otra_entidad.slug, suyas, nuestras),
            NUESTRA: nodo(entidad.slug, nuestras, suyas),
        }
    }


@pytest.mark.django_db(transaction=True)
def test_un_asiento_va_y_su_confirmacion_vuelve_por_https(
    red, entidad, otra_entidad, empleada, asiento, alla
):
    clave = services.enviar_por_sir(
        actor=empleada, asiento_id=asiento.id, destino=DESTINO, reloj=hora_oficial(entidad)
    )
    assert isinstance(nodo_de(SUYA), Https)
    _trabajar()
    with en(otra_entidad):
        llegado = IntercambioSir.objects.get(lado="entrante")
        hecho = services.aceptar_intercambio(
            actor=alla[0],
            intercambio_id=llegado.id,
            unidad_id=alla[1],
            reloj=hora_oficial(otra_entidad),
        )
    _trabajar()

    fila = IntercambioSir.objects.get(id=clave)
    assert (fila.estado, fila.numero_remoto) == ("confirmado", hecho.numero)
    with en(otra_entidad):
        assert IntercambioSir.objects.get().estado == "aceptado-ack"
        assert Asiento.objects.get().documentos.get().size_bytes == 4


@pytest.mark.django_db(transaction=True)
def test_quien_no_tiene_credenciales_o_habla_por_otra_no_entrega_nada(red, otra_entidad, settings):
    bueno = settings.CONSISTORIO_SIR["nodos"][SUYA]
    sobre = Sobre(NUESTRA, SUYA, b"<x/>")
    with pytest.raises(DestinoInalcanzable, match="401"):
        Https(**{**bueno, "client_secret": "otro"}).entregar(sobre)
    with pytest.raises(DestinoInalcanzable, match="422"):
        Https(**bueno).entregar(Sobre("O00009999", SUYA, b"<x/>"))
    with pytest.raises(DestinoInalcanzable, match="SSLCertVerificationError"):
        Https(**{**bueno, "ca": ""}).entregar(sobre)
    with pytest.raises(DestinoInalcanzable, match="no es https"):
        Https(**{**bueno, "url": bueno["url"].replace("https", "http")}).entregar(sobre)
    assert Https(**bueno).comprobar() == ""


def _trabajar() -> None:
    with en(None):
        trabajador.vaciar()
