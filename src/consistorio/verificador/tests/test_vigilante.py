"""A log followed from outside: what is true is believed, and every lie is told with its name."""

import ast
import hashlib
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from consistorio.nucleo import cofirma, merkle
from consistorio.nucleo.nota_firmada import clave_de_verificacion
from consistorio.nucleo.punto_de_control import PuntoDeControl, firmar_punto_de_control
from consistorio.nucleo.teselas import ANCHO, teselas_de
from consistorio.verificador import vigilante
from consistorio.verificador.vigilante import Estado, Mentira, NoResponde, Reglas, vigilar

ORIGEN, AHORA, DIA = "sede.example/L01", 1_800_000_000.0, 86_400


def clave(semilla):
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(semilla).digest())


CLAVE, TESTIGO = clave(b"bitacora"), clave(b"testigo")
LINEA = clave_de_verificacion(ORIGEN, CLAVE.public_key().public_bytes_raw())
DE_TESTIGO = cofirma.Testigo("testigo.example", TESTIGO.public_key().public_bytes_raw())


class Bitacora:
    """A log in memory, served as files, which can be made to lie. Grows like ours."""

    def __init__(self, tamano, semilla=b"", *, firma=CLAVE):
        self.hojas = [hashlib.sha256(semilla + b"%d" % n).digest() for n in range(tamano)]
        self.firma, self.testigos, self.mentiras = firma, [], {}

    def arbol(self):
        tabla, arbol = {}, merkle.Arbol()
        for hoja in self.hojas:
            arbol, nodos = arbol.anadir(merkle.hash_hoja(hoja))
            tabla.update({(n.nivel, n.indice): n.hash for n in nodos})
        return arbol, tabla

    def nota(self, arbol):
        punto = PuntoDeControl(ORIGEN, arbol.size, arbol.raiz)
        publica = self.firma.public_key().public_bytes_raw()
        nota = firmar_punto_de_control(punto, clave_publica=publica, firmar=self.firma.sign)
        for testigo, firmar, texto in self.testigos:
            nota += cofirma.cofirmar(
                texto or punto.como_texto(), testigo=testigo, segundos=int(AHORA), firmar=firmar
            )
        return nota

    @property
    def ficheros(self):
        arbol, tabla = self.arbol()
        ficheros = {"checkpoint": self.nota(arbol).encode()}
        for t in teselas_de(arbol.size):
            lugares = range(t.primero, t.primero + t.ancho)
            ficheros[f"tile/{t.ruta}"] = b"".join(tabla[t.nivel_del_arbol, n] for n in lugares)
            if t.nivel == 0:
                entradas = b"".join(b"\0\x20" + self.hojas[n] for n in lugares)
                ficheros[f"tile/entries/{t.ruta.removeprefix('0/')}"] = entradas
        return {**ficheros, **{ruta: miente(ficheros) for ruta, miente in self.mentiras.items()}}

    def mirar(self, estado=None, ahora=AHORA, **reglas):
        return vigilar(self.ficheros.get, estado or Estado(), Reglas(LINEA, **reglas), ahora)


class TestLoVerdadero:
    @pytest.mark.parametrize("tamanos", [(1, 2, 3), (255, 256, 257), (200, 290, 700), (600, 600)])
    def test_lo_que_crece_se_cree(self, tamanos):
        estado = Estado()
        for tamano in tamanos:
            bitacora = Bitacora(tamano)
            estado = bitacora.mirar(estado)
            assert (estado.tamano, estado.raiz) == (tamano, bitacora.arbol()[0].raiz.hex())

    def test_solo_se_lee_lo_nuevo(self):
        estado, leidas = Bitacora(1000).mirar(), []
        ficheros = Bitacora(1020).ficheros

        def leer(ruta):
            leidas.append(ruta)
            return ficheros.get(ruta)

        vigilar(leer, estado, Reglas(LINEA), AHORA)

        assert leidas == ["checkpoint", "tile/0/003.p/252", "tile/entries/003.p/252"]

    def test_vale_la_tesela_entera_por_la_parcial_que_ya_no_esta(self):
        ficheros = Bitacora(300).ficheros
        viejo = Bitacora(100).ficheros
        ficheros = {**ficheros, "checkpoint": viejo["checkpoint"]}

        assert vigilar(ficheros.get, Estado(), Reglas(LINEA), AHORA).tamano == 100

    def test_con_su_testigo(self):
        bitacora = Bitacora(5)
        bitacora.testigos = [(DE_TESTIGO, TESTIGO.sign, None)]

        assert bitacora.mirar(testigos=(DE_TESTIGO.linea,)).cofirmado_en == int(AHORA)


def encoge(b):
    b.hojas = b.hojas[:300]


def bifurca(b):
    b.hojas[7] = b"\1" * 32


def reescribe(b):
    b.hojas = [*b.hojas[:-3], b"\1" * 32, *b.hojas[-3:]]


def _cambiando(ruta, donde=0):
    def miente(ficheros):
        datos = bytearray(ficheros[ruta])
        datos[donde] ^= 1
        return bytes(datos)

    return lambda b: b.mentiras.update({ruta: miente})


def calla(ruta):
    return lambda b: b.mentiras.update({ruta: lambda _f: None})


def otra_clave(b):
    b.firma = clave(b"otra")


def otra_cosa(b):
    b.mentiras["checkpoint"] = lambda _f: b"<html>\n"


MENTIRAS = [
    ("ha encogido", encoge, "ha encogido"),
    ("dos historias del mismo tamaño", bifurca, "dos historias"),
    ("cambia lo viejo y crece", reescribe, "no sigue a lo que se vio"),
    ("una tesela que no da la raíz", _cambiando("tile/0/001.p/244"), "no es la de su entrada"),
    ("una hoja que no es la de la tesela", _cambiando("tile/entries/001.p/244", 40), "su entrada"),
    ("una tesela de arriba falsa", _cambiando("tile/1/000.p/1"), "no es la de sus hojas"),
    ("firma otra clave", otra_clave, "no lo firma"),
    ("no da las hojas", calla("tile/0/001.p/244"), "del que no da la tesela"),
    ("deja de publicar", calla("checkpoint"), "ya no publica nada"),
    ("publica otra cosa", otra_cosa, "no es un punto de control"),
]


@pytest.mark.parametrize(
    ("mentir", "como"), [m[1:] for m in MENTIRAS], ids=[m[0] for m in MENTIRAS]
)
class TestLasMentiras:
    def test_se_dicen_por_su_nombre(self, mentir, como):
        estado = Bitacora(500).mirar()
        bitacora = Bitacora(500)
        mentir(bitacora)

        with pytest.raises(Mentira, match=como):
            bitacora.mirar(estado, todo=True)

    def test_sin_la_mentira_nada_se_dice(self, mentir, como):
        assert Bitacora(500).mirar(Bitacora(500).mirar(), todo=True).tamano == 500


def test_ni_un_bit_de_lo_publicado_se_cambia_sin_que_se_note():
    ficheros, azar = Bitacora(40).ficheros, random.Random("teselas")
    assert vigilar(ficheros.get, Estado(), Reglas(LINEA, todo=True), AHORA).tamano == 40

    for _ in range(1000):
        ruta = azar.choice(list(ficheros))
        datos = bytearray(ficheros[ruta])
        datos[azar.randrange(len(datos))] ^= 1 << azar.randrange(8)
        with pytest.raises(Mentira):
            vigilar({**ficheros, ruta: bytes(datos)}.get, Estado(), Reglas(LINEA), AHORA)


class TestLosTestigos:
    def test_una_cofirma_de_otro_texto_es_mentira(self):
        bitacora = Bitacora(5)
        bitacora.testigos = [(DE_TESTIGO, TESTIGO.sign, "otro\n5\nAA==\n")]

        with pytest.raises(Mentira, match="es falsa"):
            bitacora.mirar(testigos=(DE_TESTIGO.linea,))

    def test_se_les_espera_un_rato_y_no_mas(self):
        estado = Bitacora(5).mirar(testigos=(DE_TESTIGO.linea,))
        Bitacora(6).mirar(estado, AHORA + 3000, testigos=(DE_TESTIGO.linea,))

        with pytest.raises(Mentira, match="no cofirman"):
            Bitacora(6).mirar(estado, AHORA + 4000, testigos=(DE_TESTIGO.linea,))

    def test_a_quien_no_se_conoce_no_se_le_mira(self):
        bitacora = Bitacora(5)
        bitacora.testigos = [(DE_TESTIGO, TESTIGO.sign, "otro\n5\nAA==\n")]

        assert bitacora.mirar().tamano == 5


def test_la_que_no_crece_se_dice_pasada_su_politica():
    estado = Bitacora(5).mirar()
    Bitacora(5).mirar(estado, AHORA + 6 * DIA)

    with pytest.raises(Mentira, match="sin crecer"):
        Bitacora(5).mirar(estado, AHORA + 8 * DIA)


def test_la_que_aun_no_publica_no_miente():
    with pytest.raises(NoResponde):
        vigilar({}.get, Estado(), Reglas(LINEA), AHORA)


class TestLosRecibos:
    def recibo(self, bitacora, indice):
        arbol = bitacora.arbol()[0]
        hoja = merkle.hash_hoja(bitacora.hojas[indice])
        return vigilante.Recibo("prueba.zip", indice, arbol.size, arbol.raiz, hoja)

    def test_el_que_se_guardo_sigue_ahi(self):
        recibo = self.recibo(Bitacora(300), 7)

        assert Bitacora(900).mirar(recibos=(recibo,)).tamano == 900

    def test_descubre_lo_reescrito_sin_haber_mirado_antes(self):
        recibo = self.recibo(Bitacora(300), 7)
        otra = Bitacora(900)
        otra.hojas[8] = b"\1" * 32

        with pytest.raises(Mentira, match=r"no sigue a el recibo prueba\.zip"):
            otra.mirar(recibos=(recibo,))

    def test_descubre_que_falta_lo_suyo(self):
        recibo = self.recibo(Bitacora(300), 7)

        with pytest.raises(Mentira, match="la hoja 7 ya no es"):
            Bitacora(900, b"otra").mirar(recibos=(recibo,))
        with pytest.raises(Mentira, match="aquí faltan"):
            Bitacora(299).mirar(recibos=(recibo,))


def test_tres_arboles_escritos_aparte_dan_la_misma_raiz():
    """The one that keeps the log, the one that watches it and the definition of RFC 6962."""

    def ingenua(hojas):
        if len(hojas) == 1:
            return hojas[0]
        corte = 1 << (len(hojas) - 1).bit_length() - 1
        return vigilante.nodo(ingenua(hojas[:corte]), ingenua(hojas[corte:]))

    azar = random.Random(6962)
    for _ in range(1000):
        hojas = [azar.randbytes(32) for _ in range(azar.randrange(1, 70))]
        suyo = vigilante.Arbol()
        for hoja in hojas:
            list(suyo.anadir(hoja))
        assert suyo.raiz == merkle.Arbol().anadir_varias(hojas)[0].raiz == ingenua(hojas)
    assert vigilante.Arbol().raiz == merkle.RAIZ_VACIA


class TestElFichero:
    def test_no_importa_nada_nuestro(self):
        fuente = Path(vigilante.__file__).read_text()
        modulos = {
            nombre.split(".")[0]
            for n in ast.walk(ast.parse(fuente, feature_version=(3, 9)))
            if isinstance(n, ast.Import | ast.ImportFrom)
            for nombre in (
                [n.module] if isinstance(n, ast.ImportFrom) else [a.name for a in n.names]
            )
        }

        assert modulos - set(sys.stdlib_module_names) == {"cryptography"}

    @pytest.fixture
    def servida(self, tmp_path):
        """A log served by the simplest server that there is: files in a folder."""
        import http.server
        import threading
        from functools import partial

        class Callada(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_args):
                """Say nothing."""

        carpeta = tmp_path / "log"
        puerta = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(Callada, directory=str(carpeta))
        )
        hilo = threading.Thread(target=puerta.serve_forever, daemon=True)
        hilo.start()

        def servir(bitacora):
            for ruta, datos in bitacora.ficheros.items():
                (carpeta / ruta).parent.mkdir(parents=True, exist_ok=True)
                (carpeta / ruta).write_bytes(datos)
            return f"http://127.0.0.1:{puerta.server_port}/"

        yield servir
        puerta.shutdown()
        puerta.server_close()
        hilo.join()

    def test_solo_fuera_de_casa_dice_una_linea_y_su_codigo(self, servida, tmp_path):
        programa, estado = tmp_path / "vigilante.py", tmp_path / "estado.json"
        programa.write_bytes(Path(vigilante.__file__).read_bytes())
        url = servida(Bitacora(300))
        orden = [
            sys.executable,
            "-I",
            str(programa),
            url,
            "--clave",
            LINEA,
            "--estado",
            str(estado),
        ]

        bien = subprocess.run(orden, capture_output=True, text=True, check=False)
        guardado = estado.read_text()
        servida(Bitacora(290))
        mal = subprocess.run(orden, capture_output=True, text=True, check=False)

        assert (bien.returncode, bien.stdout.count("\n")) == (0, 1), bien.stderr
        assert bien.stdout.startswith(f"bien  {ORIGEN}: 300 hojas (+300)")
        assert (mal.returncode, mal.stdout) == (
            1,
            f"MENTIRA  {url}: ha encogido: tenía 300 hojas y ahora dice 290\n",
        )
        assert json.loads(guardado) == json.loads(estado.read_text())
        (evidencia,) = tmp_path.glob("estado.json.mentira-*.txt")
        assert f"{ORIGEN}\n290\n" in evidencia.read_text()

    def test_si_no_hay_nadie_no_acusa(self, tmp_path):
        orden = [sys.executable, vigilante.__file__, "http://127.0.0.1:9/", "--clave", LINEA]
        orden += ["--estado", str(tmp_path / "e.json")]

        assert subprocess.run(orden, capture_output=True, check=False).returncode == 2
        assert not (tmp_path / "e.json").exists()

    @pytest.mark.parametrize("url", ["http://sede.example/", "file:///etc/passwd", "x"])
    def test_no_va_sin_cifrar_a_ninguna_parte(self, url):
        with pytest.raises(ValueError, match="HTTPS"):
            vigilante.por_red(url, None)


def test_una_tesela_entera_tiene_el_ancho_de_la_norma():
    assert vigilante.ANCHO == ANCHO == 256
