"""A file that comes piece by piece: nothing that has come is lost, and it is the one that was chosen."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from consistorio.catalogo import demostracion
from consistorio.catalogo.rules.formulario import Formato
from consistorio.plataforma.actores import sistema
from consistorio.plataforma.entidades import en
from consistorio.registro import services
from consistorio.registro.models import AdjuntoDeBorrador, Subida, TrozoDeSubida
from consistorio.registro.services import borradores
from consistorio.registro.tests.test_web_presentar import PDF, abrir

TROZO = 64


def fichero(marca: str) -> bytes:
    return PDF + f"% {marca}".encode()


def empezar(actor, borrador, contenido, reloj, **mas):
    return borradores.empezar_subida(
        actor=actor,
        borrador_id=borrador,
        nombre="plano.pdf",
        size_bytes=len(contenido),
        sha256=hashlib.sha256(contenido).hexdigest(),
        reloj=reloj,
        **mas,
    )


def enviar(actor, borrador, subida, contenido, reloj, *, desde=0, hasta=None, **mas):
    """Send pieces from ``desde`` up to ``hasta`` and return the last answer."""
    avance = None
    while desde < (hasta or len(contenido)):
        avance = borradores.recibir_trozo(
            actor=actor,
            borrador_id=borrador,
            subida_id=subida,
            desde=desde,
            contenido=contenido[desde : desde + TROZO],
            reloj=reloj,
            **mas,
        )
        desde = avance.recibidos
    return avance


@pytest.fixture
def borrador(entidad, ciudadana, empleada, unidad, pki, reloj):
    demostracion.sembrar(empleada)
    return services.abrir(actor=ciudadana, procedimiento="instancia-general", reloj=reloj)


@pytest.mark.django_db
class TestEnviar:
    def test_entero_es_un_adjunto_con_su_huella_y_no_deja_trozos(self, ciudadana, borrador, reloj):
        contenido = fichero("entero")
        subida = empezar(ciudadana, borrador, contenido, reloj).subida_id

        avance = enviar(ciudadana, borrador, subida, contenido, reloj)

        assert avance.completa
        assert AdjuntoDeBorrador.objects.get().sha256 == hashlib.sha256(contenido).hexdigest()
        assert not TrozoDeSubida.objects.exists()

    def test_el_mismo_otro_dia_sigue_donde_se_quedo(self, ciudadana, borrador, reloj):
        contenido = fichero("otro día")
        antes = empezar(ciudadana, borrador, contenido, reloj)
        enviar(ciudadana, borrador, antes.subida_id, contenido, reloj, hasta=2 * TROZO)

        despues = empezar(ciudadana, borrador, contenido, reloj)
        fin = enviar(
            ciudadana, borrador, despues.subida_id, contenido, reloj, desde=despues.recibidos
        )

        assert despues == borradores.Avance(antes.subida_id, 2 * TROZO)
        assert fin.completa

    @pytest.mark.parametrize("desde", [0, TROZO - 1, TROZO + 1, 10_000])
    def test_un_trozo_fuera_de_sitio_dice_donde_va_y_no_cambia_nada(
        self, ciudadana, borrador, reloj, desde
    ):
        contenido = fichero("desorden")
        subida = empezar(ciudadana, borrador, contenido, reloj).subida_id
        enviar(ciudadana, borrador, subida, contenido, reloj, hasta=TROZO)

        with pytest.raises(borradores.TrozoFueraDeSitio) as error:
            borradores.recibir_trozo(
                actor=ciudadana, borrador_id=borrador, subida_id=subida, desde=desde,
                contenido=b"x", reloj=reloj,
            )  # fmt: skip

        assert error.value.recibidos == TROZO
        assert TrozoDeSubida.objects.count() == 1

    def test_si_se_muere_antes_de_juntarlo_se_pide_acabar(self, ciudadana, borrador, reloj):
        contenido = fichero("sin juntar")
        subida = empezar(ciudadana, borrador, contenido, reloj).subida_id
        with en(ciudadana.entidad):  # As the last piece leaves it, before the file is put together.
            TrozoDeSubida.objects.create(subida_id=subida, desde=0, contenido=contenido)
            Subida.objects.update(recibidos_bytes=len(contenido))

        fin = borradores.recibir_trozo(
            actor=ciudadana, borrador_id=borrador, subida_id=subida, desde=len(contenido),
            contenido=b"", reloj=reloj,
        )  # fmt: skip

        assert fin.completa
        assert AdjuntoDeBorrador.objects.count() == 1

    def test_lo_que_llega_alterado_se_tira_y_se_dice(self, ciudadana, borrador, reloj):
        contenido = fichero("alterado")
        subida = empezar(ciudadana, borrador, contenido, reloj).subida_id

        with pytest.raises(services.AdjuntoNoAdmitido, match="alterado"):
            enviar(ciudadana, borrador, subida, contenido.swapcase(), reloj)

        assert not Subida.objects.exists()
        assert not AdjuntoDeBorrador.objects.exists()

    def test_lo_que_no_se_admite_se_tira_y_se_dice(self, ciudadana, borrador, reloj):
        contenido = fichero("formato")
        subida = empezar(ciudadana, borrador, contenido, reloj, documento="foto").subida_id
        formatos = {"foto": (Formato.IMAGEN,), "": ()}

        with pytest.raises(services.AdjuntoNoAdmitido, match="formato"):
            enviar(ciudadana, borrador, subida, contenido, reloj, formatos=formatos)

        assert not Subida.objects.exists()

    @pytest.mark.parametrize(
        ("size_bytes", "sha256"), [(0, "0" * 64), (5, "x"), (5, "Z" * 64), (60 * 2**20, "0" * 64)]
    )
    def test_lo_que_no_puede_ser_no_se_empieza(
        self, ciudadana, borrador, reloj, size_bytes, sha256
    ):
        with pytest.raises(services.AdjuntoNoAdmitido):
            borradores.empezar_subida(
                actor=ciudadana, borrador_id=borrador, nombre="a", size_bytes=size_bytes,
                sha256=sha256, reloj=reloj,
            )  # fmt: skip

        assert not Subida.objects.exists()

    def test_lo_que_esta_en_camino_tambien_ocupa(self, ciudadana, borrador, reloj):
        for n in range(2):
            borradores.empezar_subida(
                actor=ciudadana, borrador_id=borrador, nombre="a", size_bytes=25 * 2**20,
                sha256=f"{n}" * 64, reloj=reloj,
            )  # fmt: skip

        with pytest.raises(services.AdjuntoNoAdmitido, match="50 MB"):
            empezar(ciudadana, borrador, fichero("de más"), reloj)


@pytest.mark.django_db
def test_a_los_dos_dias_lo_que_quedo_a_medias_se_tira(entidad, ciudadana, borrador, reloj):
    empezar(ciudadana, borrador, fichero("viejo"), reloj)
    ella = sistema(entidad, "borradores")

    hoy = borradores.tirar_subidas_viejas(actor=ella, reloj=reloj)
    otro = borradores.tirar_subidas_viejas(actor=ella, reloj=lambda: reloj() + timedelta(days=3))

    assert (hoy, otro) == (0, 1)


@pytest.mark.django_db
class TestWeb:
    def empezar(self, navegador, url, contenido, **mas):
        datos = {
            "nombre": "a.pdf",
            "size": len(contenido),
            "sha256": hashlib.sha256(contenido).hexdigest(),
        }
        return navegador.post(f"{url}subidas/", {**datos, **mas})

    def test_va_por_trozos_y_dice_lo_que_falta(self, ciudadana, borrador):
        navegador = abrir(ciudadana.entidad, ciudadana.identificador, ciudadana.nombre)
        url, contenido = f"/villaclara/presentar/{borrador}/", fichero("web")
        subida = self.empezar(navegador, url, contenido).json()["id"]
        como = {"content_type": "application/octet-stream"}

        mitad = navegador.post(f"{url}subidas/{subida}/?desde=0", contenido[:50], **como).json()
        repetido = navegador.post(f"{url}subidas/{subida}/?desde=0", contenido[:50], **como)
        va = navegador.get(f"{url}subidas/{subida}/").json()
        fin = navegador.post(f"{url}subidas/{subida}/?desde=50", contenido[50:], **como).json()
        otra_vez = navegador.post(f"{url}subidas/{subida}/?desde=50", contenido[50:], **como)

        assert mitad == va == {"recibidos": 50, "completa": False}
        assert (repetido.status_code, repetido.json()) == (409, {"recibidos": 50})
        assert fin["completa"]
        assert otra_vez.status_code == 410

    def test_dice_por_que_no(self, ciudadana, borrador):
        navegador = abrir(ciudadana.entidad, ciudadana.identificador, ciudadana.nombre)

        respuesta = self.empezar(navegador, f"/villaclara/presentar/{borrador}/", b"", size="ñ")

        assert respuesta.status_code == 422
        assert "vacío" in respuesta.json()["error"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("vez", range(5))
def test_dos_ventanas_a_la_vez_dejan_un_solo_adjunto(vez, entidad, ciudadana, borrador, reloj):
    contenido = fichero(f"carrera {vez}")
    subida = empezar(ciudadana, borrador, contenido, reloj).subida_id
    juntos = Barrier(2)

    def ventana(_n):
        with en(entidad):
            juntos.wait()
            try:
                enviar(ciudadana, borrador, subida, contenido, reloj)
            except (borradores.TrozoFueraDeSitio, borradores.SubidaInexistente) as error:
                return type(error).__name__
            finally:
                connection.close()
        return "entera"

    with ThreadPoolExecutor(2) as hilos:
        fines = list(hilos.map(ventana, range(2)))

    with en(entidad):
        if "entera" not in fines:  # Each took some pieces: whoever comes back finishes it.
            va = empezar(ciudadana, borrador, contenido, reloj)
            enviar(ciudadana, borrador, va.subida_id, contenido, reloj, desde=va.recibidos)
        [adjunto] = AdjuntoDeBorrador.objects.filter(borrador_id=borrador)

    assert adjunto.sha256 == hashlib.sha256(contenido).hexdigest()
    assert fines.count("entera") <= 1
