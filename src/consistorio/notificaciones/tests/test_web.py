from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse, set_script_prefix

from consistorio.notificaciones import services
from consistorio.notificaciones.models import HechoDeNotificacion, Tipo
from consistorio.plataforma.actores import Clase
from consistorio.plataforma.actores.asignaciones import asignar
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.tareas.trabajador import vaciar
from consistorio.plataforma.web import sesiones

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sin_memoria(entidad):
    """Forget the entidades of other tests, which have the same name in the address."""
    cache.clear()


@pytest.fixture
def cliente_de(entidad):
    """Return a browser in which that person has identified herself."""

    def entrar(nif: str, clase: Clase = Clase.CIUDADANO, en=entidad) -> Client:
        from consistorio.plataforma.entidades import en as en_nombre_de

        cliente, respuesta = Client(), HttpResponse()
        with en_nombre_de(en):
            sesiones.abrir(
                respuesta,
                entidad=en,
                prefijo=f"/{en.slug}/",
                clase=clase,
                identificador=nif,
                nombre="ANA GARCÍA PRUEBA",
            )
        cliente.cookies[sesiones.GALLETA] = respuesta.cookies[sesiones.GALLETA].value
        return cliente

    return entrar


@pytest.fixture
def ruta(entidad):
    def direccion(nombre: str, *claves, slug: str = "villaclara") -> str:
        set_script_prefix("/")
        return f"/{slug}{reverse(f'notificaciones:{nombre}', args=claves)}"

    return direccion


@pytest.fixture
def hoy(poner, movil, entidad):
    """Put a notification at disposal by the real clock, which the screens read."""
    movil.instante = hora_oficial(entidad)()
    return poner


def test_antes_de_abrirla_no_se_ve_nada_de_lo_que_dice(hoy, documento, cliente_de, ruta):
    clave = hoy(documento_id=documento("Resolución denegatoria secreta.pdf"))
    cliente = cliente_de("12345678Z")

    for pagina in (ruta("lista"), ruta("ver", clave)):
        texto = cliente.get(pagina).content.decode()
        assert "Licencia de obra menor" in texto
        assert "43.2" in texto
        assert "secreta" not in texto


def test_la_abre_y_descarga_sus_documentos(hoy, documento, cliente_de, ruta):
    oficio = documento()
    clave = hoy(documento_id=oficio)
    cliente = cliente_de("12345678Z")
    antes = cliente.get(ruta("documento", clave, oficio))

    respuesta = cliente.post(ruta("acceder", clave), follow=True)
    despues = cliente.get(ruta("documento", clave, oficio))

    assert antes.status_code == 404
    assert "Oficio.pdf" in respuesta.content.decode()
    assert despues.status_code == 200
    hecho = HechoDeNotificacion.objects.get()
    assert (hecho.tipo, hecho.ip) == (Tipo.ACCESO, "127.0.0.1")


def test_el_acuse_se_descarga_cuando_esta_sellado(hoy, cliente_de, ruta):
    clave = hoy()
    cliente = cliente_de("12345678Z")
    cliente.post(ruta("acceder", clave))
    vaciar()

    pagina = cliente.get(ruta("ver", clave))
    acuse = HechoDeNotificacion.objects.get(decisivo=True).acuses.get().documento_id

    assert ruta("documento", clave, acuse) in pagina.content.decode()
    assert cliente.get(ruta("documento", clave, acuse)).content.startswith(b"%PDF")


def test_rechazar_pide_confirmacion_y_avisa_de_lo_que_supone(hoy, cliente_de, ruta):
    clave = hoy()
    cliente = cliente_de("12345678Z")

    pagina = cliente.get(ruta("rechazar", clave))
    assert "41.5" in pagina.content.decode()
    assert not HechoDeNotificacion.objects.exists()
    cliente.post(ruta("rechazar", clave))

    assert HechoDeNotificacion.objects.get().tipo == Tipo.RECHAZO


def test_rechazar_lo_ya_abierto_lo_explica_y_no_cambia_nada(hoy, cliente_de, ruta):
    clave = hoy()
    cliente = cliente_de("12345678Z")
    cliente.post(ruta("acceder", clave))

    cliente.post(ruta("rechazar", clave))

    assert HechoDeNotificacion.objects.get().tipo == Tipo.ACCESO


def test_leerla_despues_de_los_diez_dias_deja_constancia_sin_cambiar_nada(
    hoy, movil, documento, cliente_de, ruta
):
    oficio = documento()
    movil.instante -= timedelta(days=20)
    clave = hoy(documento_id=oficio)
    cliente = cliente_de("12345678Z")

    pagina = cliente.get(ruta("ver", clave)).content.decode()
    descarga = cliente.get(ruta("documento", clave, oficio))

    assert "consta como rechazada" in pagina
    assert descarga.status_code == 200
    assert HechoDeNotificacion.objects.get().tipo == Tipo.LECTURA


@pytest.mark.parametrize("nombre", ["ver", "rechazar"])
def test_otra_persona_no_sabe_que_existe(nombre, hoy, cliente_de, ruta):
    clave = hoy()

    assert cliente_de("87654321X").get(ruta(nombre, clave)).status_code == 404


def test_otra_persona_no_la_abre(hoy, cliente_de, ruta):
    clave = hoy()

    assert cliente_de("87654321X").post(ruta("acceder", clave)).status_code == 404
    assert not HechoDeNotificacion.objects.exists()


def test_la_de_una_entidad_no_se_ve_desde_otra(hoy, cliente_de, ruta, otra_entidad):
    clave = hoy()
    cliente = cliente_de("12345678Z", en=otra_entidad)

    assert cliente.get(ruta("ver", clave, slug="penalba")).status_code == 404


def test_sin_sesion_se_pide_identificarse_y_se_vuelve(hoy, ruta):
    respuesta = Client().get(ruta("ver", hoy()))

    assert respuesta.status_code == 302
    assert "/entrar/" in respuesta.url
    assert "siguiente=" in respuesta.url


def test_ver_la_pagina_no_es_acceder(hoy, cliente_de, ruta):
    clave = hoy()
    cliente = cliente_de("12345678Z")

    cliente.get(ruta("lista"))
    cliente.get(ruta("ver", clave))

    assert not HechoDeNotificacion.objects.exists()
    assert cliente.get(ruta("acceder", clave)).status_code == 405


class TestSeguimiento:
    @pytest.fixture
    def empleada_dentro(self, cliente_de, entidad):
        dia = hora_oficial(entidad)().date()
        asignar(clase=Clase.EMPLEADO, identificador="99999999R", rol="secretaria", desde=dia)
        return cliente_de("99999999R", Clase.EMPLEADO)

    def test_la_anula_con_motivo(self, hoy, empleada_dentro, ruta):
        clave = hoy()

        empleada_dentro.post(ruta("seguimiento", clave), {"motivo": "Error de destinatario"})

        assert HechoDeNotificacion.objects.get().tipo == Tipo.ANULACION

    def test_sin_motivo_no_se_anula(self, hoy, empleada_dentro, ruta):
        clave = hoy()

        assert empleada_dentro.post(ruta("seguimiento", clave), {}).status_code == 422
        assert not HechoDeNotificacion.objects.exists()

    def test_tarde_lo_dice(self, hoy, empleada_dentro, ciudadana, movil, ruta):
        clave = hoy()
        services.acceder(actor=ciudadana, notificacion_id=clave, reloj=movil)

        respuesta = empleada_dentro.post(ruta("seguimiento", clave), {"motivo": "Error"})

        assert respuesta.status_code == 422

    def test_sin_permiso_se_prohibe(self, hoy, cliente_de, ruta):
        cliente = cliente_de("11111111H", Clase.EMPLEADO)

        assert cliente.get(ruta("seguimiento", hoy())).status_code == 403


class TestPapel:
    ENTREGA = {"resultado": "entregada", "receptor": "ANA GARCÍA", "mayor_de_14": "on"}

    @pytest.fixture
    def empleado(self, cliente_de):
        asignar(
            clase=Clase.EMPLEADO,
            identificador="99999999R",
            rol="tramitador",
            desde=date(2020, 1, 1),
        )
        return cliente_de("99999999R", Clase.EMPLEADO)

    @pytest.fixture
    def cuando(self, movil):
        return lambda: movil().strftime("%Y-%m-%dT%H:%M")

    def test_el_tramitador_anota_la_entrega_y_la_persona_la_ve(
        self, hoy, cuando, empleado, cliente_de, ruta
    ):
        clave = hoy(obligada=False)

        dicha = empleado.post(ruta("papel", clave), {**self.ENTREGA, "en": cuando()})

        assert dicha.status_code == 302
        texto = cliente_de("12345678Z").get(ruta("ver", clave)).content.decode()
        assert "Entregada en papel" in texto
        assert "la recogió ANA GARCÍA" in texto

    def test_lo_que_no_puede_ser_se_dice_en_palabras(self, hoy, cuando, empleado, ruta):
        clave = hoy(obligada=False)

        dicha = empleado.post(ruta("papel", clave), {"resultado": "publicada", "en": cuando()})

        assert dicha.status_code == 422
        assert "Diga el número del anuncio" in dicha.content.decode()

    def test_dice_cuando_cabe_el_segundo_intento(self, hoy, movil, empleada, empleado, ruta):
        clave = hoy(obligada=False)
        services.anotar_en_papel(
            actor=empleada,
            notificacion_id=clave,
            entrega=services.EntregaEnPapel(resultado="ausente", en=movil()),
            reloj=movil,
        )

        assert "Cabe un segundo intento" in empleado.get(ruta("papel", clave)).content.decode()
