"""Deliveries on paper and edicts, beside the sede (LPACAP arts. 41.7, 42.2 and 44)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from consistorio.documentos.models import Documento
from consistorio.notificaciones import selectors, services
from consistorio.notificaciones.models import HechoDeNotificacion, Tipo
from consistorio.notificaciones.rules.efectos import Estado
from consistorio.notificaciones.rules.papel import PapelNoAdmitido, Resultado
from consistorio.notificaciones.services import EntregaEnPapel, Justificante
from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.models import Anotacion, Evento, Hoja

pytestmark = pytest.mark.django_db

ESCANEADO = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"


@pytest.fixture
def anotar(empleada, movil):
    def hacer(clave, resultado, *, hace=timedelta(0), actor=empleada, **datos):
        if resultado is Resultado.ENTREGADA:
            datos = {"receptor": "ANA GARCÍA PRUEBA", "mayor_de_14": True, **datos}
        services.anotar_en_papel(
            actor=actor,
            notificacion_id=clave,
            entrega=EntregaEnPapel(resultado=resultado, en=movil() - hace, **datos),
            justificante=datos.pop("justificante", None),
            reloj=movil,
        )

    return hacer


@pytest.fixture
def estado(empleada, movil):
    return lambda clave: selectors.notificacion(empleada, clave, movil()).efecto


def test_la_entrega_en_mano_la_practica_desde_ese_dia(poner, anotar, estado, movil):
    clave = poner(obligada=False)
    movil.avanzar(days=2)

    anotar(clave, Resultado.ENTREGADA, hace=timedelta(days=1))

    efecto = estado(clave)
    assert efecto.estado is Estado.PRACTICADA_OTRA_VIA
    assert efecto.dia_cero == (movil() - timedelta(days=1)).date()
    assert Hoja.objects.filter(objeto_id=clave, tipo="notificacion.papel").count() == 1
    assert Anotacion.objects.filter(objeto_id=clave, accion="notificaciones.entrega_papel").exists()


def test_cuenta_el_primero_en_el_tiempo_aunque_se_sepa_despues(
    poner, anotar, estado, movil, ciudadana
):
    clave = poner(obligada=False)
    movil.avanzar(days=3)
    services.acceder(actor=ciudadana, notificacion_id=clave, reloj=movil)
    acceso = movil().date()
    movil.avanzar(days=5)

    anotar(clave, Resultado.ENTREGADA, hace=timedelta(days=7))

    efecto = estado(clave)
    assert efecto.dia_cero == acceso - timedelta(days=2)
    assert efecto.estado is Estado.PRACTICADA_OTRA_VIA


def test_lo_entregado_despues_de_abrirla_no_cambia_la_fecha(
    poner, anotar, estado, movil, ciudadana
):
    clave = poner(obligada=False)
    services.acceder(actor=ciudadana, notificacion_id=clave, reloj=movil)
    abierta = movil().date()
    movil.avanzar(days=4)

    anotar(clave, Resultado.ENTREGADA)

    assert (estado(clave).estado, estado(clave).dia_cero) == (Estado.PRACTICADA, abierta)


def test_rechazarla_al_cartero_da_el_tramite_por_hecho(poner, anotar, estado, movil):
    clave = poner(obligada=False)
    movil.avanzar(days=1)

    anotar(clave, Resultado.REHUSADA, circunstancias="No quiso firmar.")

    assert estado(clave).estado is Estado.RECHAZADA


def test_dos_intentos_y_el_anuncio(poner, anotar, estado, movil, empleada):
    clave = poner(obligada=False)
    movil.instante = movil().replace(hour=11) + timedelta(days=1)
    anotar(clave, Resultado.AUSENTE)
    [primero] = selectors.papel_de(empleada, clave).intentos
    segundo = selectors.papel_de(empleada, clave).situacion.segundo
    movil.instante = movil().replace(
        year=segundo.dias[0].year, month=segundo.dias[0].month, day=segundo.dias[0].day, hour=18
    )
    assert primero.en < movil()
    with pytest.raises(PapelNoAdmitido):
        anotar(clave, Resultado.PUBLICADA, referencia="BOE-N-2026-000001")

    anotar(clave, Resultado.AUSENTE)
    assert selectors.papel_de(empleada, clave).situacion.agotada
    movil.avanzar(days=6)
    anotar(clave, Resultado.PUBLICADA, referencia="BOE-N-2026-000001")

    efecto = estado(clave)
    assert (efecto.estado, efecto.dia_cero) == (Estado.PRACTICADA_OTRA_VIA, movil().date())


@pytest.mark.parametrize(
    ("resultado", "datos"),
    [
        (Resultado.ENTREGADA, {"receptor": " "}),
        (Resultado.ENTREGADA, {"mayor_de_14": False}),
        (Resultado.REHUSADA, {}),
        (Resultado.PUBLICADA, {}),
    ],
)
def test_lo_incompleto_no_se_anota(poner, anotar, resultado, datos):
    clave = poner(obligada=False)

    with pytest.raises(PapelNoAdmitido):
        anotar(clave, resultado, **datos)

    assert not HechoDeNotificacion.objects.filter(notificacion_id=clave).exists()


def test_lo_anulado_no_lo_practica_nadie(poner, anotar, movil, empleada):
    clave = poner(obligada=False)
    services.anular(actor=empleada, notificacion_id=clave, motivo="Error", reloj=movil)

    with pytest.raises(PapelNoAdmitido, match="anuló"):
        anotar(clave, Resultado.ENTREGADA)


def test_el_aviso_de_recibo_se_guarda_con_el_hecho(poner, empleada, movil):
    clave = poner(obligada=False)

    services.anotar_en_papel(
        actor=empleada,
        notificacion_id=clave,
        entrega=EntregaEnPapel(resultado=Resultado.AUSENTE, en=movil()),
        justificante=Justificante("acuse.txt", b"No habia nadie a las once."),
        reloj=movil,
    )

    hecho = HechoDeNotificacion.objects.get(notificacion_id=clave)
    assert Documento.objects.get(id=hecho.datos["justificante"]).nombre == "acuse.txt"


def test_un_fichero_que_no_puede_entrar_no_deja_anotar_nada(poner, empleada, movil):
    clave = poner(obligada=False)

    with pytest.raises(PapelNoAdmitido, match=r"acuse\.exe"):
        services.anotar_en_papel(
            actor=empleada,
            notificacion_id=clave,
            entrega=EntregaEnPapel(resultado=Resultado.AUSENTE, en=movil()),
            justificante=Justificante("acuse.exe", b"MZ" + bytes(60)),
            reloj=movil,
        )

    assert not HechoDeNotificacion.objects.filter(notificacion_id=clave).exists()


def test_no_hay_dos_efectos_en_papel_ni_aunque_se_olvide_la_regla(poner, anotar, movil):
    clave = poner(obligada=False)
    anotar(clave, Resultado.ENTREGADA)

    with pytest.raises(IntegrityError), transaction.atomic():
        HechoDeNotificacion.objects.create(
            notificacion_id=clave, tipo=Tipo.EDICTO, decisivo=False, ocurrido_en=movil()
        )


def test_lo_practicado_en_papel_no_vence_despues(poner, anotar, movil, empleada, estado):
    """Nor does it fill the batch of what the clock looks at, so that others wait for ever."""
    clave = poner(obligada=False)
    anotar(clave, Resultado.ENTREGADA)
    movil.avanzar(days=12)

    assert services.registrar_vencidas(actor=empleada, reloj=movil) == 0
    assert estado(clave).estado is Estado.PRACTICADA_OTRA_VIA


def test_quien_no_tiene_permiso_no_anota(poner, anotar, ciudadana):
    with pytest.raises(SinPermiso):
        anotar(poner(obligada=False), Resultado.AUSENTE, actor=ciudadana)


def test_se_cuenta_a_quien_lleva_el_procedimiento(poner, anotar, movil):
    clave = poner(obligada=False)
    movil.avanzar(days=1)

    anotar(clave, Resultado.ENTREGADA)

    evento = Evento.objects.get(tipo="notificaciones.por-otra-via")
    assert evento.datos["dia_cero"] == movil().date().isoformat()
