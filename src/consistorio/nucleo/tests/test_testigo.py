"""A witness, as the specifications of C2SP want it, and logs that lie to it."""

import base64
import hashlib
import random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from consistorio.nucleo import cofirma
from consistorio.nucleo.cofirma import CofirmaNoValida, cofirmar, comprobar_cofirma
from consistorio.nucleo.merkle import Arbol, hash_hoja, prueba_consistencia
from consistorio.nucleo.punto_de_control import PuntoDeControl
from consistorio.nucleo.testigo import Juicio, Peticion, PeticionNoValida, Visto, juzgar

CLAVE = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"testigo").digest())
TESTIGO = cofirma.Testigo("testigo.example/uno", CLAVE.public_key().public_bytes_raw())
PUNTO = PuntoDeControl("sede.example/L01", 7, hashlib.sha256(b"raiz").digest())
HORA = 1679315147


def cofirmada(texto=None):
    return cofirmar(
        PUNTO.como_texto() if texto is None else texto,
        testigo=TESTIGO,
        segundos=HORA,
        firmar=CLAVE.sign,
    )


class TestCofirma:
    def test_signs_the_bytes_that_the_specification_says(self):
        datos = base64.b64decode(cofirmada().removeprefix("— testigo.example/uno ").strip())
        publica = CLAVE.public_key()

        publica.verify(
            datos[12:], f"cosignature/v1\ntime {HORA}\n{PUNTO.como_texto()}".encode()
        )  # Raises if it does not.

        material = b"testigo.example/uno\n\x04" + publica.public_bytes_raw()
        assert datos[:4] == hashlib.sha256(material).digest()[:4]
        assert int.from_bytes(datos[4:12], "big") == HORA

    def test_is_verified_with_the_published_line(self):
        testigo = cofirma.Testigo.desde_linea(TESTIGO.linea)

        assert testigo == TESTIGO
        assert comprobar_cofirma(cofirmada(), PUNTO.como_texto(), testigo=testigo) == HORA

    def test_of_another_checkpoint_or_of_another_witness_is_worth_nothing(self):
        otra = cofirma.Testigo("testigo.example/dos", TESTIGO.clave)

        with pytest.raises(CofirmaNoValida, match="no es de este"):
            comprobar_cofirma(cofirmada("otro\n7\nAA==\n"), PUNTO.como_texto(), testigo=TESTIGO)
        with pytest.raises(CofirmaNoValida, match="otro testigo"):
            comprobar_cofirma(cofirmada(), PUNTO.como_texto(), testigo=otra)

    def test_with_any_bit_changed_is_worth_nothing(self):
        linea, azar = cofirmada().encode(), random.Random(1)

        for _ in range(300):
            rota = bytearray(linea.removesuffix(b"\n"))
            rota[azar.randrange(len(rota))] ^= 1 << azar.randrange(8)
            with pytest.raises(CofirmaNoValida):
                comprobar_cofirma(
                    rota.decode(errors="replace"), PUNTO.como_texto(), testigo=TESTIGO
                )

    @pytest.mark.parametrize(
        "linea", ["", "hola", "a+b", TESTIGO.linea[:-4], TESTIGO.linea.replace("uno", "dos")]
    )
    def test_a_line_that_is_not_of_a_witness_is_refused(self, linea):
        with pytest.raises(CofirmaNoValida):
            cofirma.Testigo.desde_linea(linea)

    def test_the_line_of_a_log_is_not_that_of_a_witness(self):
        material = base64.b64encode(b"\x01" + TESTIGO.clave).decode()
        de_bitacora = f"n+00000000+{material}"

        with pytest.raises(CofirmaNoValida, match="testigo"):
            cofirma.Testigo.desde_linea(de_bitacora)


class TestPeticion:
    def test_is_written_and_read_as_in_the_specification(self):
        peticion = Peticion(5, (b"a" * 32, b"b" * 32), "origen\n7\nraiz\n\n— origen firma\n")
        texto = peticion.como_texto()

        assert texto.startswith("old 5\nYWFh")
        assert Peticion.desde_texto(texto) == peticion

    def test_the_first_one_has_no_proof(self):
        assert Peticion(0, (), "nota\n").como_texto() == "old 0\n\nnota\n"

    @pytest.mark.parametrize(
        "texto",
        [
            *("", "old 5", "old\n\nnota", "old 05\n\nn", "old -1\n\nn", "old ٥\n\nn", "5\n\nn"),
            *("old 5\n***\n\nn", "old 1\n" + "AA==\n" * 64 + "\nn", f"old {'9' * 70}\n\nn"),
        ],
    )
    def test_badly_written_is_refused(self, texto):
        with pytest.raises(PeticionNoValida):
            Peticion.desde_texto(texto)


def crecer(hojas):
    tabla, arboles = {}, [Arbol()]
    for hoja in hojas:
        arbol, nodos = arboles[-1].anadir(hash_hoja(hoja))
        tabla.update({(n.nivel, n.indice): n.hash for n in nodos})
        arboles.append(arbol)
    return arboles, lambda nivel, indice: tabla[nivel, indice]


ARBOLES, LEER = crecer([bytes([n]) for n in range(20)])
OTROS, LEER_OTROS = crecer([bytes([n]) for n in (0, 1, 2, 99, *range(4, 20))])


def decidir(antes, despues, visto, *, arboles=ARBOLES, leer=LEER, dice=None):
    prueba = prueba_consistencia(antes, despues, leer) if antes and antes <= despues else []
    punto = PuntoDeControl("o", despues, arboles[despues].raiz)
    peticion = Peticion(antes if dice is None else dice, tuple(prueba), "")
    return juzgar(peticion, punto, Visto(visto, ARBOLES[visto].raiz) if visto else Visto())


@pytest.mark.parametrize(
    ("caso", "juicio", "esperado"),
    [
        ("the first one", decidir(0, 5, 0), Juicio.COFIRMAR),
        ("it has grown", decidir(5, 12, 5), Juicio.COFIRMAR),
        ("the same again", decidir(5, 5, 5), Juicio.COFIRMAR),
        ("it has shrunk", decidir(12, 5, 12), Juicio.MAL_PEDIDO),
        ("it has shrunk, and says less", decidir(4, 5, 12), Juicio.OTRO_TAMANO),
        ("it forgets what we saw", decidir(0, 12, 5), Juicio.OTRO_TAMANO),
        ("same size, other root", decidir(5, 5, 5, arboles=OTROS), Juicio.CONTRADICE),
        (
            "rewritten, with the proof of its new tree",
            decidir(5, 12, 5, arboles=OTROS, leer=LEER_OTROS),
            Juicio.NO_SE_SIGUE,
        ),
        ("rewritten, with the old proof", decidir(5, 12, 5, arboles=OTROS), Juicio.NO_SE_SIGUE),
        ("a proof where none is due", decidir(5, 12, 0, dice=0), Juicio.NO_SE_SIGUE),
    ],
)
def test_juicio(caso, juicio, esperado):
    assert juicio is esperado
