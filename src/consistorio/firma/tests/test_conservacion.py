"""Every document under a stamp, and thirty years of renewals (RFC 4998; LPACAP arts. 17.2 and 27.3)."""

import hashlib
from datetime import timedelta
from importlib import import_module
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from consistorio.documentos import selectors as documentos
from consistorio.documentos import services as deberes
from consistorio.firma.llaves.memoria import LlaveEnMemoria
from consistorio.firma.models import SelloDeEvidencias, SerieDeEvidencias
from consistorio.firma.sello.tsa import AutoridadDeSelladoDeTiempo
from consistorio.firma.services import evidencias
from consistorio.firma.validacion.confianza import Confianza
from consistorio.firma.validacion.evidencias import EvidenciaNoValida, comprobar
from consistorio.identidad.pki import demostracion
from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.transacciones import acto

pytestmark = pytest.mark.django_db
modulo_de_renovar = import_module("consistorio.firma.services.evidencias.renovar")
modulo_de_sellar = import_module("consistorio.firma.services.evidencias.sellar")
ANO = timedelta(days=365)


class Cae(Exception):
    """The time-stamping authority does not answer."""


@pytest.fixture(scope="module")
def autoridad(tmp_path_factory):
    """Give a time-stamping authority, and its root, born at each hour that is asked."""
    nacidas = {}

    def de(momento):
        if momento not in nacidas:
            pki = demostracion.crear_pki(tmp_path_factory.mktemp("pki"), ahora=momento)
            tsa = AutoridadDeSelladoDeTiempo(LlaveEnMemoria(pki.tsa), lambda: momento)
            nacidas[momento] = (tsa.sellar, pki.cas)
        return nacidas[momento]

    return de


@pytest.fixture
def traer(empleada, reloj):
    def hacer(nombre="acta.pdf"):
        with acto():
            return deberes.incorporar(
                actor=empleada,
                nombre=nombre,
                contenido=uuid4().bytes,
                mime="application/pdf",
                tipo_documental="TD10",
                origen_ciudadano=False,
                reloj=reloj,
            ).id

    return hacer


@pytest.fixture
def sellar(empleada, reloj, autoridad):
    def hacer():
        sellador, cas = autoridad(reloj())
        hechos = evidencias.sellar_lo_nuevo(actor=empleada, reloj=reloj, sellador=sellador)
        return hechos, list(cas)

    return hacer


def probado(clave, ahora, cas):
    """Check the record of a document with nothing but its bytes and whom one trusts."""
    uno = documentos.documento(clave)
    contenido = documentos.contenido(clave)
    return comprobar(
        evidencias.registro_de(clave, uno.sha256),
        lambda algoritmo: hashlib.new(algoritmo, contenido).digest(),
        Confianza(ahora, cas),
    )


class TestSellar:
    def test_todos_los_del_dia_con_un_solo_sello(self, traer, sellar, reloj):
        claves = [traer() for _ in range(7)]

        hechos, cas = sellar()

        assert (hechos, SelloDeEvidencias.objects.count()) == (7, 1)
        assert {probado(clave, reloj(), cas).desde for clave in claves} == {reloj()}

    def test_dos_veces_es_una_y_lo_que_llega_despues_va_en_otra(self, traer, sellar):
        traer()
        sellar()
        assert sellar()[0] == 0
        traer()

        assert sellar()[0] == 1
        assert SerieDeEvidencias.objects.count() == 2

    def test_cada_firma_hace_otra_revision_que_tambien_se_prueba(
        self, traer, sellar, empleada, reloj
    ):
        clave = traer()
        sellar()
        antes = documentos.documento(clave).sha256
        with acto():
            deberes.guardar_firmado(
                actor=empleada,
                documento_id=clave,
                contenido=uuid4().bytes,
                sha256_anterior=antes,
                motivo="firma",
                reloj=reloj,
            )

        hechos, cas = sellar()

        assert hechos == 1
        assert probado(clave, reloj(), cas).sellos == 1
        assert evidencias.registro_de(clave, antes) is not None

    def test_si_la_autoridad_no_responde_no_se_escribe_nada_y_despues_se_hace(
        self, traer, sellar, empleada, reloj
    ):
        traer()

        def cae(_resumen):
            raise Cae

        with pytest.raises(Cae):
            evidencias.sellar_lo_nuevo(actor=empleada, reloj=reloj, sellador=cae)

        assert not SerieDeEvidencias.objects.exists()
        assert sellar()[0] == 1

    def test_lo_que_no_cabe_queda_para_la_siguiente(self, traer, sellar, monkeypatch):
        monkeypatch.setattr(modulo_de_sellar, "MAXIMO", 2)
        for _ in range(5):
            traer()

        assert [sellar()[0] for _ in range(4)] == [2, 2, 1, 0]

    def test_lo_de_otra_entidad_es_de_otra_serie(
        self, traer, sellar, otra_entidad, empleada, reloj
    ):
        from dataclasses import replace

        from consistorio.plataforma.entidades import en

        traer()
        sellar()
        with en(otra_entidad):
            actor = replace(empleada, entidad=otra_entidad)
            assert evidencias.sellar_lo_nuevo(actor=actor, reloj=reloj) == 0

    def test_sin_permiso_no(self, sin_permisos, reloj):
        with pytest.raises(SinPermiso):
            evidencias.sellar_lo_nuevo(actor=sin_permisos, reloj=reloj)


class TestTreintaAnos:
    def test_renovada_a_tiempo_dura_y_al_pasar_a_otro_algoritmo_tambien(
        self, traer, sellar, empleada, reloj, autoridad
    ):
        claves = [traer() for _ in range(3)]
        _hechos, cas = sellar()
        serie = SerieDeEvidencias.objects.get()
        momento, vueltas = reloj(), 0
        while momento < reloj() + 30 * ANO:
            serie.refresh_from_db()
            momento = serie.caduca_en - modulo_de_renovar.MARGEN / 2
            sellador, nuevas = autoridad(momento)
            cas += nuevas
            datos = {"actor": empleada, "reloj": lambda m=momento: m, "sellador": sellador}
            if vueltas == 3:
                evidencias.cambiar_algoritmo(serie_id=serie.id, algoritmo="sha512", **datos)
            else:
                assert evidencias.renovar_las_que_caducan(**datos) == 1
            vueltas += 1

        for clave in claves:
            prueba = probado(clave, momento, cas)
            assert (prueba.desde, prueba.sellos) == (reloj(), vueltas + 1)
        assert momento - reloj() >= 30 * ANO

    def test_sin_renovar_a_los_treinta_anos_no_prueba_nada(self, traer, sellar, reloj):
        clave = traer()
        _hechos, cas = sellar()

        for anos in (10, 30):
            with pytest.raises(EvidenciaNoValida):
                probado(clave, reloj() + anos * ANO, cas)

    def test_lo_que_no_caduca_pronto_no_se_renueva(self, traer, sellar, empleada, reloj):
        traer()
        sellar()

        assert evidencias.renovar_las_que_caducan(actor=empleada, reloj=reloj) == 0

    def test_si_un_documento_no_es_el_que_era_no_se_cambia_de_algoritmo(
        self, traer, sellar, empleada, reloj, autoridad, monkeypatch
    ):
        traer()
        sellar()
        monkeypatch.setattr(
            type(almacen()), "leer", lambda *_: (_ for _ in ()).throw(OSError("alterado"))
        )

        with pytest.raises(OSError, match="alterado"):
            evidencias.cambiar_algoritmo(
                actor=empleada,
                serie_id=SerieDeEvidencias.objects.get().id,
                algoritmo="sha512",
                reloj=reloj,
                sellador=autoridad(reloj())[0],
            )

        assert SelloDeEvidencias.objects.count() == 1

    @pytest.mark.parametrize("algoritmo", ["sha256", "md5", "sha1", ""])
    def test_a_uno_mas_debil_no_se_pasa(self, traer, sellar, empleada, reloj, algoritmo):
        traer()
        sellar()

        with pytest.raises(evidencias.AlgoritmoNoAdmitido):
            evidencias.cambiar_algoritmo(
                actor=empleada,
                serie_id=SerieDeEvidencias.objects.get().id,
                algoritmo=algoritmo,
                reloj=reloj,
            )


def test_el_registro_de_un_documento_no_prueba_otro(traer, sellar, reloj):
    """The positive control: what is checked is the bytes, against the stamp, without asking us."""
    claves = [traer() for _ in range(5)]
    _hechos, cas = sellar()
    uno, ajeno = documentos.documento(claves[0]), documentos.contenido(claves[4])

    with pytest.raises(EvidenciaNoValida):
        comprobar(
            evidencias.registro_de(claves[0], uno.sha256),
            lambda algoritmo: hashlib.new(algoritmo, ajeno).digest(),
            Confianza(reloj(), cas),
        )


def test_quien_tiene_el_codigo_se_lleva_la_evidencia(entidad, empleada, reloj, sellar):
    cache.clear()
    with acto():
        uno = deberes.incorporar(
            actor=empleada,
            nombre="acta.pdf",
            contenido=uuid4().bytes,
            mime="text/plain",
            tipo_documental="TD10",
            origen_ciudadano=False,
            csv=deberes.nuevo_csv(),
            reloj=reloj,
        )
    navegador = Client()
    url = f"/{entidad.slug}/verificar/{uno.csv}/"
    assert navegador.get(f"{url}evidencia.ers", secure=True).status_code == 404
    assert "evidencia.ers" not in navegador.get(url, secure=True).content.decode()
    sellar()

    dada = navegador.get(f"{url}evidencia.ers", secure=True)

    assert dada.content == evidencias.registro_de(uno.id, uno.sha256)
    assert "evidencia.ers" in navegador.get(url, secure=True).content.decode()
    assert navegador.get(f"/{entidad.slug}/verificar/NADA/evidencia.ers").status_code == 404
