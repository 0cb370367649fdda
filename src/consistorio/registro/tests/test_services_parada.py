"""The stop button: what the entidad stops does not enter, and nothing that had entered is lost."""

import threading
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import close_old_connections, connection

from consistorio.organizacion import selectors as organizacion
from consistorio.organizacion import services as deberes
from consistorio.organizacion.rules.incidencias import DatosDeIncidencia
from consistorio.plataforma.entidades import en
from consistorio.plataforma.reloj import hora_oficial
from consistorio.registro import services
from consistorio.registro.models import Asiento, Libro
from consistorio.registro.services import PersonaDeAsiento, Presentacion, anotar, escritura
from consistorio.registro.services.combinador import Combinador

MADRID = ZoneInfo("Europe/Madrid")


@pytest.fixture
def parar(empleada, reloj):
    def hacer(procedimiento="", cuando=reloj):
        datos = DatosDeIncidencia(
            titulo="Avería",
            servicios="Presentación",
            causa="Un disco.",
            desde=cuando(),
            procedimiento=procedimiento,
        )
        return services.parar_presentacion(actor=empleada, datos=datos, reloj=cuando)

    return hacer


@pytest.fixture
def presentar(ciudadana, reloj):
    def hacer(clave, *, cuando=reloj, procedimiento="", canal="electronico"):
        return services.anotar_entrada(
            actor=ciudadana,
            presentacion=Presentacion(
                extracto="Instancia",
                procedimiento=procedimiento,
                canal=canal,
                interesados=(PersonaDeAsiento(papel="interesado", nif="12345678Z", nombre="ANA"),),
            ),
            clave=clave,
            reloj=cuando,
        )

    return hacer


@pytest.mark.django_db
class TestParar:
    def test_nadie_presenta_y_no_se_gasta_numero(self, parar, presentar):
        antes = presentar("a")
        parar()

        for canal in ("electronico", "aplicacion"):
            with pytest.raises(services.PresentacionParada):
                presentar("b", canal=canal)

        assert Asiento.objects.count() == 1
        assert Libro.objects.get().ultimo == 1
        assert presentar("a").numero == antes.numero  # What had entered is still answered.

    def test_el_mostrador_sigue(self, parar, presentar):
        parar()

        assert presentar("a", canal="presencial").numero == "2026-E-000001"

    def test_un_solo_procedimiento(self, parar, presentar, reloj):
        parar("licencia")

        with pytest.raises(services.PresentacionParada):
            presentar("a", procedimiento="licencia")
        assert presentar("b", procedimiento="otro").numero == "2026-E-000001"
        assert organizacion.parada("licencia", reloj()).titulo == "Avería"
        assert organizacion.parada("otro", reloj()) is None

    def test_se_reanuda_y_se_presenta(self, parar, presentar, empleada, reloj):
        clave = parar()
        services.reanudar_presentacion(actor=empleada, incidencia_id=clave, reloj=reloj)

        assert presentar("a").numero == "2026-E-000001"
        assert organizacion.incidencia(clave, reloj()).por_decidir

    def test_dos_paradas_de_distinto_alcance_se_levantan_una_a_una(
        self, parar, presentar, empleada, reloj
    ):
        una = parar("licencia")
        toda = parar()

        services.reanudar_presentacion(actor=empleada, incidencia_id=toda, reloj=reloj)

        with pytest.raises(services.PresentacionParada):
            presentar("a", procedimiento="licencia")
        services.reanudar_presentacion(actor=empleada, incidencia_id=una, reloj=reloj)
        assert presentar("a", procedimiento="licencia")

    def test_parar_lo_parado_no_hace_nada(self, parar, reloj):
        parar()

        with pytest.raises(deberes.YaEstaParada):
            parar()
        with pytest.raises(deberes.YaEstaParada):
            parar("licencia")
        assert len(organizacion.incidencias(reloj())) == 1

    def test_no_termina_mas_que_reanudando(self, parar, empleada, reloj):
        clave = parar()

        with pytest.raises(deberes.IncidenciaConParada):
            deberes.terminar_incidencia(actor=empleada, incidencia_id=clave, reloj=reloj)

    def test_sigue_parada_en_el_libro_del_ano_nuevo(self, parar, presentar):
        parar(cuando=lambda: datetime(2026, 12, 31, 23, 59, tzinfo=MADRID))

        with pytest.raises(services.PresentacionParada):
            presentar("a", cuando=lambda: datetime(2027, 1, 1, 0, 0, 1, tzinfo=MADRID))

    def test_es_de_una_entidad_y_no_de_otra(self, parar, ciudadana, otra_entidad, reloj):
        from dataclasses import replace

        parar()

        with en(otra_entidad):
            actor = replace(ciudadana, entidad=otra_entidad)
            hecho = services.anotar_entrada(
                actor=actor,
                presentacion=Presentacion(extracto="X", interesados=()),
                clave="a",
                reloj=reloj,
            )
        assert hecho.numero == "2026-E-000001"


def _mientras_se_presenta(entidad, ciudadana, parar_ya):
    """Stop in the middle of many filings; return the filings that entered after it was stopped."""
    presentacion = Presentacion(extracto="Instancia", interesados=())
    sigue, hechos = threading.Event(), []

    def presentar_sin_parar(quien):
        with en(entidad):
            n = 0
            while not sigue.is_set():
                n += 1
                try:
                    hecho = services.anotar_entrada(
                        actor=ciudadana,
                        presentacion=presentacion,
                        clave=f"{quien}-{n}",
                        reloj=hora_oficial(entidad),
                    )
                except services.PresentacionParada:
                    continue
                hechos.append(hecho.presentado_en)
        close_old_connections()
        connection.close()

    hilos = [threading.Thread(target=presentar_sin_parar, args=(n,)) for n in range(6)]
    for hilo in hilos:
        hilo.start()
    while len(hechos) < 30:
        pass
    parar_ya()
    parada = hora_oficial(entidad)()
    limite = parada + timedelta(seconds=0.4)
    while hora_oficial(entidad)() < limite:
        pass
    sigue.set()
    for hilo in hilos:
        hilo.join()
    return [en_ for en_ in hechos if en_ > parada]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("con_combinador", [False, True])
def test_parada_en_medio_de_muchas_presentaciones_no_entra_ni_una_mas(
    entidad, ciudadana, empleada, parar, monkeypatch, con_combinador
):
    escritor = escritura.Escritura(sella=False)
    if con_combinador:
        monkeypatch.setattr(anotar, "_escritor", [Combinador(escritor)])

    tarde = _mientras_se_presenta(entidad, ciudadana, lambda: parar(cuando=hora_oficial(entidad)))

    escritor._cerrar()
    assert tarde == []
    ultimo = Libro.objects.get(sentido="ENTRADA").ultimo
    assert Asiento.objects.count() == ultimo >= 30


@pytest.mark.django_db(transaction=True)
def test_control_publicar_la_parada_sin_pasar_por_el_libro_dejaria_entrar(
    entidad, ciudadana, parar, monkeypatch
):
    monkeypatch.setattr("consistorio.registro.services.parada.escribir_parados", lambda *_: None)

    tarde = _mientras_se_presenta(entidad, ciudadana, lambda: parar(cuando=hora_oficial(entidad)))

    assert tarde
