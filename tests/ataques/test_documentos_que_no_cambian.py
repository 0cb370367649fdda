"""A document that others guarantee, are signing or have closed gets no other version."""

import os
import subprocess
import sys

import pytest

from consistorio.documentos.selectors.acceso import impedimento
from consistorio.expedientes.models import DocumentoDeExpediente, Expediente
from consistorio.firma.models import Peticion
from consistorio.registro.models import DocumentoDeAsiento

pytestmark = pytest.mark.django_db


def test_el_que_espera_firma(mundo):
    peticion = Peticion.objects.filter(cerrada_en__isnull=True).first()

    assert "portafirmas" in impedimento(peticion.documento_id)


def test_el_que_esta_en_un_asiento(mundo):
    uno = DocumentoDeAsiento.objects.first()

    assert "asiento" in impedimento(uno.documento_id)


def test_el_de_un_expediente_cerrado(mundo, reloj):
    uno = DocumentoDeExpediente.objects.filter(documento_id=mundo.del_expediente_id).first()
    antes = impedimento(uno.documento_id)

    Expediente.objects.filter(id=uno.expediente_id).update(estado="archivado", archivado_en=reloj())

    assert "cerrado" not in antes
    assert "cerrado" in _de_expedientes(uno.documento_id)


def _de_expedientes(documento_id):
    from consistorio.expedientes.selectors.acceso import si_el_expediente_esta_cerrado

    return si_el_expediente_esta_cerrado(documento_id)


def test_todas_las_puertas_estan_en_los_procesos_de_la_web():
    """The web loads no handlers: what is registered there is what `ready` registers."""
    orden = (
        "import django; django.setup();"
        "from consistorio.documentos.selectors import acceso;"
        "print(len(acceso._VEN), len(acceso._IMPIDEN))"
    )

    dicho = subprocess.run(
        [sys.executable, "-c", orden],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "consistorio.instalacion.ajustes"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert dicho.stdout.split() == ["2", "3"], dicho.stderr
