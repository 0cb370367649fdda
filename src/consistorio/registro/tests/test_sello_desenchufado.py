"""What is filed while the token of the seal is unplugged is filed, and gets its receipt afterwards."""

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from consistorio.firma import services as firma
from consistorio.firma.tests.llaves.conftest import (  # noqa: F401 — fixtures of the token.
    _caja,
    caja,
    con_token,
    credenciales,
)
from consistorio.plataforma.entidades import en
from consistorio.plataforma.reloj import ahora, hora_oficial
from consistorio.registro import services, tasks
from consistorio.registro.models import Asiento, Justificante
from consistorio.registro.services import PersonaDeAsiento, Presentacion

pytestmark = pytest.mark.django_db


@pytest.fixture
def sello_en_token(con_token, credenciales, empleada, entidad):  # noqa: F811
    firma.poner_sello_de_token(
        actor=empleada,
        token="caja",
        etiqueta="sello-rsa",
        certificados=credenciales["rsa"].certificado.public_bytes(Encoding.PEM),
        reloj=hora_oficial(entidad),
    )


@pytest.fixture
def presentar(ciudadana, sello_en_token):
    def presentar(clave, actor=ciudadana):
        persona = PersonaDeAsiento(
            papel="interesado", nif=ciudadana.identificador, nombre=ciudadana.nombre
        )
        return services.presentar_con_justificante(
            actor=actor,
            presentacion=Presentacion(extracto="Instancia", interesados=(persona,)),
            clave=clave,
            reloj=lambda: ahora() - tasks.RESPIRO * 2,
        )

    return presentar


@pytest.fixture
def _sin_haber_mirado():
    tasks._ya_se_miro.clear()
    yield
    tasks._ya_se_miro.clear()


def test_enchufado_el_justificante_sale_al_presentar(presentar):
    hecho = presentar("a")

    assert Justificante.objects.filter(asiento_id=hecho.id).exists()


@pytest.mark.usefixtures("_sin_haber_mirado")
def test_desenchufado_se_presenta_y_el_justificante_espera(presentar, caja):  # noqa: F811
    presentar("a")
    caja.desenchufar()

    hecho = presentar("b")
    tasks.completar_justificantes()

    assert Asiento.objects.count() == 2
    assert not Justificante.objects.filter(asiento_id=hecho.id).exists()
    with pytest.raises(firma.LlaveNoDisponible):
        services.asegurar_justificante(hecho.id)

    caja.enchufar()
    tasks.completar_justificantes()

    assert Justificante.objects.filter(asiento_id=hecho.id).exists()


@pytest.mark.usefixtures("_sin_haber_mirado")
def test_mientras_falle_se_sigue_mirando_un_mes_atras(presentar, caja):  # noqa: F811
    caja.desenchufar()
    presentar("a")

    tasks.completar_justificantes()
    assert tasks._ya_se_miro == []

    caja.enchufar()
    tasks.completar_justificantes()
    assert tasks._ya_se_miro == [True]


@pytest.mark.usefixtures("_sin_haber_mirado")
def test_los_de_una_entidad_sin_sello_no_tapan_los_de_otra(
    presentar,
    caja,  # noqa: F811
    entidad,
    otra_entidad,
    ciudadana,
    monkeypatch,
):
    caja.desenchufar()
    presentar("a")
    presentar("b")
    otra_entidad.ajustes = {**otra_entidad.ajustes, "sello": entidad.ajustes["sello"]}
    with en(otra_entidad):
        suya = presentar("c", actor=replace(ciudadana, entidad=otra_entidad))
    monkeypatch.setattr(tasks, "DE_UNA_VEZ", 1)

    tasks.completar_justificantes()

    with en(otra_entidad):  # Her seal is that of the installation: nothing was saved of the other.
        assert Justificante.objects.filter(asiento_id=suya.id).exists()
    with en(entidad):
        assert not Justificante.objects.exists()


def test_repetir_la_pregunta_con_el_token_fuera_da_el_mismo_asiento(presentar, caja):  # noqa: F811
    caja.desenchufar()

    primero, segundo = presentar("a"), presentar("a")

    assert (primero.id, segundo.repetido) == (segundo.id, True)
