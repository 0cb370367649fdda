"""Two answers at the same time: only one decides."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from consistorio.notificaciones import services
from consistorio.notificaciones.models import HechoDeNotificacion
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
