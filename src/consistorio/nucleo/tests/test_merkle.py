"""The log against the vectors of RFC 6962, a naive tree, and people who lie."""

import hashlib
import random

import pytest

from consistorio.nucleo.merkle import (
    Arbol,
    PruebaImposible,
    arbol_de,
    hash_hoja,
    prueba_consistencia,
    prueba_inclusion,
)
from consistorio.nucleo.merkle_verificacion import verificar_consistencia, verificar_inclusion

# The eight leaves and roots of the reference implementation of Certificate Transparency.
HOJAS = [
    bytes.fromhex(h)
    for h in (
        "", "00", "10", "2021", "3031", "40414243",
        "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
RAICES = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def raiz_ingenua(hojas):
    """Compute the root straight from the definition of RFC 6962 § 2.1."""
    if not hojas:
        return hashlib.sha256(b"").digest()
    if len(hojas) == 1:
        return hashlib.sha256(b"\0" + hojas[0]).digest()
    corte = 1
    while corte * 2 < len(hojas):
        corte *= 2
    dos = raiz_ingenua(hojas[:corte]) + raiz_ingenua(hojas[corte:])
    return hashlib.sha256(b"\1" + dos).digest()


def crecer(hojas):
    """Return the trees of every size, and how to read the nodes kept."""
    tabla, arboles = {}, [Arbol()]
    for hoja in hojas:
        arbol, nodos = arboles[-1].anadir(hash_hoja(hoja))
        for nodo in nodos:
            assert (nodo.nivel, nodo.indice) not in tabla
            tabla[nodo.nivel, nodo.indice] = nodo.hash
        arboles.append(arbol)
    return arboles, lambda nivel, indice: tabla[nivel, indice]


ARBOLES, LEER = crecer(HOJAS)


def test_da_las_raices_de_certificate_transparency():
    assert [arbol.raiz.hex() for arbol in ARBOLES] == RAICES


def test_da_la_prueba_de_inclusion_conocida():
    prueba = prueba_inclusion(5, 8, LEER)

    assert [paso.hex() for paso in prueba] == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


def test_da_la_prueba_de_consistencia_conocida():
    prueba = prueba_consistencia(6, 8, LEER)

    assert [paso.hex() for paso in prueba] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


def test_mil_arboles_al_azar_coinciden_con_el_ingenuo_y_prueban_lo_suyo():
    azar = random.Random(6962)
    for _ in range(1_000):
        hojas = [azar.randbytes(azar.randrange(9)) for _ in range(azar.randint(1, 70))]
        arboles, leer = crecer(hojas)
        despues = len(hojas)
        antes, indice = azar.randint(1, despues), azar.randrange(despues)
        raiz = arboles[-1].raiz

        assert raiz == raiz_ingenua(hojas)
        assert arbol_de(despues, leer) == arboles[-1]
        assert verificar_inclusion(
            hoja=hash_hoja(hojas[indice]),
            indice=indice,
            size=despues,
            prueba=prueba_inclusion(indice, despues, leer),
            raiz=raiz,
        )
        assert verificar_consistencia(
            antes=antes,
            despues=despues,
            raiz_antes=arboles[antes].raiz,
            raiz_despues=raiz,
            prueba=prueba_consistencia(antes, despues, leer),
        )


class TestMentiras:
    @pytest.mark.parametrize("size", range(1, 9))
    def test_una_hoja_no_pasa_por_otra_ni_por_otro_lugar(self, size):
        for indice in range(size):
            prueba = prueba_inclusion(indice, size, LEER)
            bueno = {
                "hoja": hash_hoja(HOJAS[indice]),
                "indice": indice,
                "size": size,
                "prueba": prueba,
                "raiz": ARBOLES[size].raiz,
            }
            assert verificar_inclusion(**bueno)
            mentiras = [
                {"hoja": hash_hoja(b"otra")},
                {"hoja": HOJAS[indice]},
                {"indice": indice + size},
                {"indice": -1},
                {"raiz": bytes(32)},
                {"prueba": [*prueba, bytes(32)]},
                {"prueba": [bytes(32), *prueba]},
                *({"indice": otro} for otro in range(size) if otro != indice),
                *({"prueba": prueba[:n] + prueba[n + 1 :]} for n in range(len(prueba))),
                *(
                    {"prueba": [*prueba[:n], bytes(32), *prueba[n + 1 :]]}
                    for n in range(len(prueba))
                ),
            ]
            assert not any(verificar_inclusion(**bueno | mentira) for mentira in mentiras)

    def test_un_pasado_distinto_se_descubre(self):
        for despues in range(1, 9):
            for antes in range(1, despues + 1):
                prueba = prueba_consistencia(antes, despues, LEER)
                bueno = {
                    "antes": antes,
                    "despues": despues,
                    "raiz_antes": ARBOLES[antes].raiz,
                    "raiz_despues": ARBOLES[despues].raiz,
                    "prueba": prueba,
                }
                assert verificar_consistencia(**bueno)
                mentiras = [
                    {"raiz_antes": bytes(32)},
                    {"raiz_despues": bytes(32)},
                    {"antes": 0},
                    {"antes": despues + 1},
                    {"prueba": [*prueba, bytes(32)]},
                    *({"prueba": prueba[:n]} for n in range(len(prueba))),
                    *(
                        {"prueba": [*prueba[:n], bytes(32), *prueba[n + 1 :]]}
                        for n in range(len(prueba))
                    ),
                ]
                assert not any(verificar_consistencia(**bueno | m) for m in mentiras)

    def test_no_hay_pruebas_de_lo_que_no_existe(self):
        for indice, size in [(8, 8), (-1, 8), (0, 0)]:
            with pytest.raises(PruebaImposible):
                prueba_inclusion(indice, size, LEER)
        for antes, despues in [(0, 8), (5, 4)]:
            with pytest.raises(PruebaImposible):
                prueba_consistencia(antes, despues, LEER)


def test_varias_de_una_vez_son_lo_mismo_que_una_a_una():
    arbol, nodos = Arbol().anadir_varias(hash_hoja(hoja) for hoja in HOJAS)

    assert arbol == ARBOLES[8]
    assert len(nodos) == 15
