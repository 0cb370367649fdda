import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from consistorio.nucleo.nota_firmada import (
    NotaNoValida,
    abrir_nota,
    clave_de_verificacion,
    firmar_nota,
)
from consistorio.nucleo.punto_de_control import (
    PuntoDeControl,
    PuntoDeControlNoValido,
    abrir_punto_de_control,
    firmar_punto_de_control,
)

# The example of the package golang.org/x/mod/sumdb/note, which the specification comes from.
NOTA_DE_GO = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
CLAVE_DE_GO = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PUBLICA_DE_GO = base64.b64decode(CLAVE_DE_GO.rsplit("+", 1)[1])[1:]

CLAVE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLICA = CLAVE.public_key().public_bytes_raw()
ORIGEN = "sede.ejemplo.es/bitacora/L01200697"
PUNTO = PuntoDeControl(ORIGEN, 42, bytes(range(32)))


def firmado(punto=PUNTO, clave=CLAVE):
    return firmar_punto_de_control(
        punto, clave_publica=clave.public_key().public_bytes_raw(), firmar=clave.sign
    )


def abrir(nota, origen=ORIGEN):
    return abrir_punto_de_control(nota, origen=origen, clave_publica=PUBLICA)


def test_abre_la_nota_de_otra_implementacion():
    texto = abrir_nota(NOTA_DE_GO, nombre="PeterNeumann", clave_publica=PUBLICA_DE_GO)

    assert texto.endswith("what your problem is.\n")
    assert clave_de_verificacion("PeterNeumann", PUBLICA_DE_GO) == CLAVE_DE_GO


def test_tiene_la_forma_de_la_especificacion():
    lineas = firmado().split("\n")

    assert lineas[:4] == [ORIGEN, "42", base64.b64encode(PUNTO.raiz).decode(), ""]
    assert lineas[4].startswith(f"— {ORIGEN} ")


def test_vuelve_como_se_fue():
    con_mas = PuntoDeControl(ORIGEN, 0, bytes(32), ("2026-11-21T04:00:00+00:00",))

    assert abrir(firmado()) == PUNTO
    assert abrir(firmado(con_mas)) == con_mas


def test_la_firma_de_un_testigo_no_estorba():
    testigo = Ed25519PrivateKey.generate()
    cofirma = firmar_nota(
        PUNTO.como_texto(),
        nombre="testigo.example",
        clave_publica=testigo.public_key().public_bytes_raw(),
        firmar=testigo.sign,
    ).rpartition("\n\n")[2]

    assert abrir(firmado() + cofirma) == PUNTO


@pytest.mark.parametrize(
    ("caso", "estropear"),
    [
        ("another size", lambda n: n.replace("\n42\n", "\n43\n")),
        ("another key", lambda n: firmado(clave=Ed25519PrivateKey.generate())),
        ("without signature", lambda n: n.partition("\n\n")[0] + "\n"),
        ("a cut signature", lambda n: n[:-5] + "\n"),
        ("a line that is not a signature", lambda n: n + "hola\n"),
        ("without the last end of line", lambda n: n[:-1]),
        ("empty", lambda n: ""),
    ],
)
def test_una_nota_estropeada_no_se_abre(caso, estropear):
    with pytest.raises(PuntoDeControlNoValido):
        abrir(estropear(firmado()))


@pytest.mark.parametrize(
    "texto",
    ["", "a\n1\n", "a\n01\nAAAA\n", "a\nx\nAAAA\n", "a\n1\n!!\n", "a\n1\nAAAA\n", "a\n-1\nAAAA\n"],
)
def test_un_texto_que_no_es_punto_de_control_se_rechaza(texto):
    with pytest.raises(PuntoDeControlNoValido):
        PuntoDeControl.desde_texto(texto)


def test_el_de_otra_bitacora_no_sirve():
    ajeno = PuntoDeControl("otra.es", 1, bytes(32))
    nota = firmar_nota(ajeno.como_texto(), nombre=ORIGEN, clave_publica=PUBLICA, firmar=CLAVE.sign)

    with pytest.raises(PuntoDeControlNoValido):
        abrir(nota)


@pytest.mark.parametrize(
    ("texto", "nombre"),
    [("sin salto", "a"), ("con\tcontrol\n", "a"), ("x\n", "con espacio"), ("x\n", "a+b")],
)
def test_no_se_firma_lo_que_no_es_una_nota(texto, nombre):
    with pytest.raises(NotaNoValida):
        firmar_nota(texto, nombre=nombre, clave_publica=PUBLICA, firmar=CLAVE.sign)
