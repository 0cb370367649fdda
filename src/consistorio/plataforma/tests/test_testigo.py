"""Witnesses: ours for others, others' for us, and logs that lie to them."""

import http.server
import threading
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.test import Client

from consistorio.nucleo import cofirma as reglas
from consistorio.nucleo.merkle import Arbol, hash_hoja, prueba_consistencia
from consistorio.nucleo.nota_firmada import texto_de
from consistorio.nucleo.punto_de_control import PuntoDeControl as Punto
from consistorio.nucleo.punto_de_control import firmar_punto_de_control
from consistorio.nucleo.testigo import Peticion
from consistorio.plataforma.constancia import asentar, claves, cofirmas, prueba_de, publicacion
from consistorio.plataforma.constancia.nodos import leer_nodo
from consistorio.plataforma.constancia.secuencia import cerrar_punto
from consistorio.plataforma.enchufes import testigos as enchufe
from consistorio.plataforma.identificador import uuid7
from consistorio.plataforma.models import BitacoraVista, Cofirma, Contradiccion
from consistorio.plataforma.reloj import ahora
from consistorio.plataforma.testigo.identidad import propio

pytestmark = pytest.mark.django_db
URL = "/testigo/add-checkpoint"


@pytest.fixture(autouse=True)
def _sin_respiros():
    cofirmas._no_antes_de.clear()


@pytest.fixture
def crecer(entidad):
    def crecer(cuantas):
        for n in range(cuantas):
            asentar(entidad, tipo="prueba", contenido={"n": n}, objeto_id=uuid7())
        return cerrar_punto(entidad)

    return crecer


@pytest.fixture
def conocida(entidad, settings):
    """Our witness looks at the log of Villaclara, as that of another installation."""
    settings.CONSISTORIO_TESTIGO = {
        "nombre": "diputacion.example/testigo",
        "bitacoras": [claves.verificador(entidad)],
    }


def llevar(antes, punto, *, nota=None, prueba=None):
    if prueba is None:
        prueba = prueba_consistencia(antes, punto.tamano, leer_nodo) if antes else []
    texto = Peticion(antes, tuple(prueba), nota or punto.nota).como_texto()
    return Client().post(URL, texto, content_type="text/plain", secure=True)


def otra_historia(entidad, size, semilla=b"x"):
    """Return a checkpoint of other leaves, signed with the true key, and how to read its nodes."""
    tabla, arbol = {}, Arbol()
    for n in range(size):
        arbol, nodos = arbol.anadir(hash_hoja(semilla + bytes([n])))
        tabla.update({(nodo.nivel, nodo.indice): nodo.hash for nodo in nodos})
    nota = firmar_punto_de_control(
        Punto(claves.origen(entidad), size, arbol.raiz),
        clave_publica=claves.clave_publica(entidad),
        firmar=lambda datos: claves.firmar(entidad, datos),
    )
    return nota, lambda nivel, indice: tabla[nivel, indice]


class TestNuestroTestigo:
    def test_cofirma_lo_que_solo_crece(self, crecer, conocida):
        uno = crecer(3)
        dos_veces = [llevar(0, uno), llevar(3, crecer(9))]

        assert [r.status_code for r in dos_veces] == [200, 200]
        segundos = reglas.comprobar_cofirma(
            dos_veces[0].content.decode(), texto_de(uno.nota), testigo=propio().testigo
        )
        assert abs(segundos - ahora().timestamp()) < 60
        assert BitacoraVista.objects.get().tamano == 12

    def test_a_quien_se_equivoca_de_tamano_le_dice_el_suyo(self, crecer, conocida):
        llevar(0, crecer(3))

        respuesta = llevar(0, crecer(2))

        assert (respuesta.status_code, respuesta.content) == (409, b"3\n")
        assert respuesta["Content-Type"] == "text/x.tlog.size"

    def test_no_cofirma_dos_historias_del_mismo_tamano(self, entidad, crecer, conocida):
        punto = crecer(3)
        llevar(0, punto)

        respuesta = llevar(3, punto, nota=otra_historia(entidad, 3)[0], prueba=[])

        assert respuesta.status_code == 409
        guardada = Contradiccion.objects.get()
        assert (guardada.vista, guardada.contraria) == (punto.nota, otra_historia(entidad, 3)[0])

    def test_no_cofirma_lo_reescrito(self, entidad, crecer, conocida):
        llevar(0, crecer(3))
        nota, leer = otra_historia(entidad, 8)

        respuesta = llevar(3, None, nota=nota, prueba=prueba_consistencia(3, 8, leer))

        assert respuesta.status_code == 422
        assert BitacoraVista.objects.get().tamano == 3
        assert Contradiccion.objects.count() == 1

    def test_no_vuelve_atras(self, entidad, crecer, conocida):
        tres, cinco = crecer(3), crecer(2)
        llevar(0, cinco)

        assert llevar(5, tres, prueba=[]).status_code == 400
        assert llevar(3, tres, prueba=[]).status_code == 409
        assert BitacoraVista.objects.get().tamano == 5

    def test_no_conoce_a_quien_no_le_han_dicho(self, crecer, settings):
        settings.CONSISTORIO_TESTIGO = {}

        assert llevar(0, crecer(1)).status_code == 404

    def test_no_cofirma_lo_que_firma_otra_clave(self, entidad, crecer, conocida, monkeypatch):
        punto = crecer(1)
        falsa = punto.nota[:-9] + ("A" if punto.nota[-9] != "A" else "B") + punto.nota[-8:]

        assert llevar(0, punto, nota=falsa).status_code == 403
        assert not BitacoraVista.objects.exists()

    @pytest.mark.parametrize("cuerpo", [b"", b"old 0\n\n", b"hola", b"\xff\xfe", b"old 0\n\nx\n"])
    def test_lo_mal_escrito_no_cambia_nada(self, conocida, cuerpo):
        respuesta = Client().post(URL, cuerpo, content_type="text/plain", secure=True)

        assert respuesta.status_code == 400
        assert not BitacoraVista.objects.exists()

    def test_lo_demasiado_largo_no_se_lee(self, conocida):
        respuesta = Client().post(URL, b"a" * 40_000, content_type="text/plain", secure=True)

        assert respuesta.status_code == 413

    def test_publica_su_clave(self, conocida):
        linea = Client().get("/testigo/clave", secure=True).content.decode()

        assert reglas.Testigo.desde_linea(linea) == propio().testigo
        assert linea.startswith("diputacion.example/testigo+")


def despues(monkeypatch):
    monkeypatch.setattr(cofirmas, "ahora", lambda: ahora() + publicacion.CADA)


class TestLosTestigosDeOtros:
    def test_el_punto_publicado_lleva_la_cofirma(self, entidad, crecer, monkeypatch):
        despues(monkeypatch)
        crecer(3)
        cofirmas.cofirmar_pendientes()
        punto = crecer(4)
        cofirmas.cofirmar_pendientes()

        (conocido,) = enchufe.testigos()
        linea = publicacion.nota_publica(punto).split("\n")[-2]

        assert reglas.comprobar_cofirma(linea, texto_de(punto.nota), testigo=conocido.testigo)
        assert list(Cofirma.objects.values_list("tamano", flat=True).order_by("tamano")) == [3, 7]

    def test_la_prueba_lleva_la_cofirma_aunque_haya_un_punto_mas_nuevo(
        self, entidad, crecer, monkeypatch
    ):
        despues(monkeypatch)
        objeto = uuid7()
        asentar(entidad, tipo="prueba", contenido={}, objeto_id=objeto)
        sin_testigo = crecer(2) and prueba_de(entidad, objeto, "prueba")
        cofirmas.cofirmar_pendientes()
        crecer(1)

        prueba = prueba_de(entidad, objeto, "prueba")

        assert "cofirmas" not in sin_testigo.como_dict()
        assert prueba.tamano == 3
        assert [c["testigo"] for c in prueba.cofirmas] == [enchufe.testigos()[0].testigo.linea]

    def test_pedirlo_dos_veces_no_hace_nada_mas(self, crecer, monkeypatch):
        despues(monkeypatch)
        crecer(3)
        for _ in range(3):
            cofirmas.cofirmar_pendientes()

        assert Cofirma.objects.count() == 1

    def test_si_el_testigo_recuerda_mas_que_nosotros_se_sigue_desde_ahi(self, crecer):
        (conocido,) = enchufe.testigos()
        cofirmas.pedir_cofirma(crecer(3), conocido)
        BitacoraVista.objects.update(tamano=0, raiz=b"")

        assert cofirmas.pedir_cofirma(crecer(2), conocido).tamano == 5

    def test_si_el_testigo_ha_visto_mas_hojas_de_las_que_hay_no_se_calla(self, crecer):
        (conocido,) = enchufe.testigos()
        punto = crecer(3)
        cofirmas.pedir_cofirma(punto, conocido)
        BitacoraVista.objects.update(tamano=9)

        with pytest.raises(cofirmas.TestigoNoCofirma, match="aquí faltan"):
            cofirmas.pedir_cofirma(crecer(1), conocido)

    def test_con_el_testigo_caido_el_registro_sigue_y_se_le_deja_en_paz(
        self, crecer, settings, monkeypatch
    ):
        despues(monkeypatch)
        linea = enchufe.testigos()[0].testigo.linea
        settings.CONSISTORIO_TESTIGOS = [{"url": "http://127.0.0.1:9/", "clave": linea}]
        llamadas = []
        monkeypatch.setattr(
            enchufe.PorHttps, "_conexion", lambda self: llamadas.append(self) or _sin_red()
        )

        for _ in range(3):
            crecer(1)
            cofirmas.cofirmar_pendientes()

        assert len(llamadas) == 1
        assert not Cofirma.objects.exists()


def _sin_red():
    raise OSError("no hay nadie")


@contextmanager
def servidor(responder):
    class Puerta(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            cuerpo = self.rfile.read(int(self.headers["Content-Length"]))
            estado, texto, *mas = responder(self.path, cuerpo.decode())
            self.send_response(estado)
            for nombre, valor in mas:
                self.send_header(nombre, valor)
            self.end_headers()
            self.wfile.write(texto.encode())

        def log_message(self, *_args):
            """Say nothing."""

    with http.server.HTTPServer(("127.0.0.1", 0), Puerta) as puerta:
        hilo = threading.Thread(target=puerta.serve_forever, daemon=True)
        hilo.start()
        yield f"http://127.0.0.1:{puerta.server_port}/testigo"
        puerta.shutdown()
        hilo.join()


class TestElMensajero:
    def test_lleva_la_peticion_y_trae_la_respuesta(self):
        with servidor(lambda ruta, cuerpo: (200, f"{ruta} {cuerpo}")) as url:
            assert enchufe.PorHttps(url).llevar("old 0") == (200, "/testigo/add-checkpoint old 0")

    def test_no_va_a_donde_le_mandan(self):
        visitas = []

        def mandar(ruta, cuerpo):
            visitas.append(ruta)
            return 302, "", ("Location", "/otra")

        with servidor(mandar) as url:
            assert enchufe.PorHttps(url).llevar("x")[0] == 302
        assert visitas == ["/testigo/add-checkpoint"]

    def test_no_se_traga_lo_que_sea(self):
        with (
            servidor(lambda *_: (200, "a" * 40_000)) as url,
            pytest.raises(enchufe.TestigoNoResponde, match="larga"),
        ):
            enchufe.PorHttps(url).llevar("x")

    def test_no_espera_para_siempre(self, monkeypatch):
        monkeypatch.setattr(enchufe, "PLAZO_SEGUNDOS", 0.2)
        soltar = threading.Event()

        with servidor(lambda *_: (200, "tarde" if soltar.wait(5) else "")) as url:
            with pytest.raises(enchufe.TestigoNoResponde):
                enchufe.PorHttps(url).llevar("x")
            soltar.set()

    @pytest.mark.parametrize("url", ["ftp://x/", "http://10.0.0.1/", "file:///etc/passwd", "", "x"])
    def test_solo_va_por_https(self, url):
        with pytest.raises(enchufe.TestigoNoResponde, match="HTTPS"):
            enchufe.PorHttps(url).llevar("x")

    def test_en_produccion_tampoco_a_la_propia_maquina_sin_cifrar(self, settings):
        settings.CONSISTORIO_DEMO = False

        with pytest.raises(enchufe.TestigoNoResponde, match="HTTPS"):
            enchufe.PorHttps("http://127.0.0.1:1/").llevar("x")

    def test_en_produccion_sin_ajustes_no_hay_testigos(self, settings):
        settings.CONSISTORIO_DEMO = False

        assert enchufe.testigos() == []


def test_entre_dos_instalaciones(entidad, crecer, conocida, settings, monkeypatch):
    """The witness of a province, over HTTP, cosigns the log of another one."""
    despues(monkeypatch)
    crecer(3)
    cliente = Client()

    def puerta(ruta, cuerpo):
        respuesta = cliente.post(ruta, cuerpo, content_type="text/plain", secure=True)
        return respuesta.status_code, respuesta.content.decode()

    class Directo:
        def llevar(self, cuerpo):
            return puerta(URL, cuerpo)

    settings.CONSISTORIO_TESTIGOS = [
        {"url": "https://otra.example/testigo", "clave": propio().testigo.linea}
    ]
    monkeypatch.setattr(cofirmas, "mensajero", lambda _conocido: Directo())

    cofirmas.cofirmar_pendientes()

    assert Cofirma.objects.get().testigo.startswith("diputacion.example/testigo+")
    assert Cofirma.objects.get().cofirmado_en <= ahora() + timedelta(seconds=1)
