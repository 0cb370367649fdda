"""Two answers at the same time: only one decides."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from consistorio.notificaciones import services
from consistorio.notificaciones.models import HechoDeNotificacion
from consistorio.notificaciones.rules.papel import Resultado
from consistorio.plataforma.entidades import en


@pytest.mark.django_db(transaction=True)
def test_de_quien_abre_y_quien_rechaza_a_la_vez_decide_uno(
    poner, ciudadana, empleada, entidad, movil
):
    clave = poner()
    salida = Barrier(3)

    def responder(acto):
        try:
            with en(entidad):
                salida.wait()
                acto()
        except (services.YaPracticada, services.YaTieneEfecto, services.NotificacionRetirada):
            pass
        finally:
            connection.close()

    suya = {"actor": ciudadana, "notificacion_id": clave, "reloj": movil}
    actos = (
        lambda: services.acceder(**suya),
        lambda: services.rechazar(**suya),
        lambda: services.anular(actor=empleada, notificacion_id=clave, motivo="Error", reloj=movil),
    )
    with ThreadPoolExecutor(3) as hilos:
        list(hilos.map(responder, actos))

    assert HechoDeNotificacion.objects.filter(decisivo=True).count() == 1


@pytest.mark.django_db(transaction=True)
def test_dos_que_anotan_a_la_vez_la_entrega_en_papel_no_la_practican_dos_veces(
    poner, empleada, entidad, movil
):
    clave = poner(obligada=False)
    salida = Barrier(2)

    def anotar(quien):
        entrega = services.EntregaEnPapel(
            resultado=Resultado.ENTREGADA, en=movil(), receptor=quien, mayor_de_14=True
        )
        try:
            with en(entidad):
                salida.wait()
                services.anotar_en_papel(
                    actor=empleada, notificacion_id=clave, entrega=entrega, reloj=movil
                )
        except services.PapelNoAdmitido:
            return "no"
        finally:
            connection.close()
        return "sí"

    with ThreadPoolExecutor(2) as hilos:
        dichos = sorted(hilos.map(anotar, ("ANA", "SU HERMANO")))

    assert dichos == ["no", "sí"]
    assert HechoDeNotificacion.objects.filter(tipo="entrega_papel").count() == 1
