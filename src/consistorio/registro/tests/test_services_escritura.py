"""The batch writer, on connections of its own: what it enters is committed, so it cleans nothing."""

from dataclasses import replace

import psycopg
import pytest

from consistorio.documentos import selectors as documentos
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.reloj import hora_oficial
from consistorio.registro import services
from consistorio.registro.models import Asiento, Justificante
from consistorio.registro.services import PersonaDeAsiento, Presentacion, anotar, escritura
from consistorio.registro.services.combinador import Combinador

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def escritor(monkeypatch):
    escritor = escritura.Escritura()
    monkeypatch.setattr(anotar, "_escritor", [Combinador(escritor)])
    yield escritor
    escritor._cerrar()


@pytest.fixture
def presentar(ciudadana, entidad, pki):
    def presentar(clave, nombre="Ñoño Peña"):
        return services.presentar_con_justificante(
            actor=ciudadana,
            presentacion=Presentacion(
                extracto="Instancia general",
                interesados=(PersonaDeAsiento(papel="interesado", nif="12345678Z", nombre=nombre),),
                datos={"tramite": "Instancia general", "unidad": "Registro"},
            ),
            clave=clave,
            reloj=hora_oficial(entidad),
        )

    return presentar


def test_la_respuesta_llega_con_su_justificante_guardado(escritor, presentar):
    hecho = presentar("a")

    assert documentos.contenido(hecho.justificante_id).startswith(b"%PDF-1.7")
    assert Justificante.objects.get().asiento_id == hecho.id


def test_repetir_la_pregunta_da_el_mismo_asiento_y_el_mismo_justificante(escritor, presentar):
    primero = presentar("a")

    repetido = presentar("a")

    assert replace(repetido, repetido=False) == primero
    assert Justificante.objects.count() == 1


def test_una_conexion_perdida_no_pierde_ni_repite(escritor, presentar):
    presentar("a")
    for conexion in escritor._conexiones.values():
        conexion.close()

    hecho = presentar("b")

    assert hecho.numero.endswith("000002")
    assert Justificante.objects.count() == Asiento.objects.count() == 2


def test_sin_sitio_para_el_justificante_no_se_responde_y_al_repetir_se_completa(
    escritor, presentar, monkeypatch
):
    def lleno(_nuevos):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as sin_sitio:
        sin_sitio.setattr(type(almacen()), "guardar_varios", lambda _, nuevos: lleno(nuevos))
        with pytest.raises(OSError, match="No space left"):
            presentar("a")
    assert not Justificante.objects.exists()

    hecho = presentar("a")

    assert hecho.repetido
    assert Justificante.objects.get().asiento_id == hecho.id


def test_si_la_base_no_esta_se_dice_y_despues_se_sigue(escritor, presentar, monkeypatch):
    def caida(*, duradera):
        raise psycopg.OperationalError("connection refused")

    with monkeypatch.context() as sin_base:
        sin_base.setattr(escritura, "_conectar", caida)
        with pytest.raises(psycopg.OperationalError):
            presentar("a")

    assert presentar("a").numero.endswith("000001")


def test_quinientos_a_la_vez_en_un_libro_sin_saltos_ni_desorden(ciudadana, entidad):
    from concurrent.futures import ThreadPoolExecutor
    from itertools import pairwise
    from uuid import uuid4

    from consistorio.registro.services.libro import PorAnotar, item

    escritor = escritura.Escritura(sella=False)
    combinador = Combinador(escritor)
    presentacion = Presentacion(
        extracto="Instancia general",
        interesados=(PersonaDeAsiento(papel="interesado", nif="12345678Z", nombre="Ana"),),
    )

    def anotar_uno(_):
        hoy = hora_oficial(entidad)()
        elemento = item(ciudadana, presentacion, sentido="ENTRADA", clave=str(uuid4()), hoy=hoy)
        return combinador(PorAnotar(entidad, elemento))

    with ThreadPoolExecutor(500) as hilos:
        filas = list(hilos.map(anotar_uno, range(500)))
    escritor._cerrar()

    assert sorted(fila.numero for fila in filas) == list(range(1, 501))
    en_orden = list(Asiento.objects.order_by("numero").values_list("presentado_en", flat=True))
    assert all(a <= b for a, b in pairwise(en_orden))


def test_lotes_de_muchas_entidades_a_la_vez_no_se_esperan_en_corro(ciudadana, entidad, pki):
    """Libros that nobody had opened, in batches that name them in any order: no deadlock, no gap."""
    import random
    from concurrent.futures import ThreadPoolExecutor
    from threading import Barrier
    from uuid import uuid4

    from conftest import nueva_entidad

    from consistorio.plataforma.entidades import en
    from consistorio.registro.services.libro import PorAnotar, item

    casas = [nueva_entidad(f"pueblo-{n}", f"L0199{n:04}") for n in range(100, 124)]
    presentacion = Presentacion(
        extracto="Instancia general",
        interesados=(PersonaDeAsiento(papel="interesado", nif="12345678Z", nombre="Ana"),),
    )
    salida, lotes = Barrier(6), 6

    def pedido(casa):
        actor, hoy = replace(ciudadana, entidad=casa), hora_oficial(casa)()
        return PorAnotar(
            casa, item(actor, presentacion, sentido="ENTRADA", clave=str(uuid4()), hoy=hoy)
        )

    def escribir(semilla):
        azar, escritor, filas = random.Random(semilla), escritura.Escritura(sella=False), []
        salida.wait()
        for _ in range(lotes):
            elegidas = azar.sample(casas, 12) * 2
            azar.shuffle(elegidas)
            filas += zip(elegidas, escritor([pedido(casa) for casa in elegidas]), strict=True)
        escritor._cerrar()
        return filas

    with ThreadPoolExecutor(6) as hilos:
        filas = [fila for tanda in hilos.map(escribir, range(6)) for fila in tanda]

    assert len(filas) == 6 * lotes * 24
    for casa in casas:
        numeros = sorted(fila.numero for suya, fila in filas if suya == casa)
        with en(casa):
            horas = list(Asiento.objects.order_by("numero").values_list("presentado_en", flat=True))
        assert numeros == list(range(1, len(numeros) + 1))
        assert horas == sorted(horas)
