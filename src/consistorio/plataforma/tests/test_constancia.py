import base64
import hashlib

import pytest
from django.db import ProgrammingError, transaction

from consistorio.nucleo.merkle import hash_hoja
from consistorio.nucleo.merkle_verificacion import verificar_inclusion
from consistorio.nucleo.punto_de_control import abrir_punto_de_control
from consistorio.plataforma.constancia import asentar, prueba_de
from consistorio.plataforma.constancia.claves import clave_publica, origen
from consistorio.plataforma.constancia.secuencia import cerrar_punto
from consistorio.plataforma.identificador import uuid7
from consistorio.plataforma.models import Hoja, PuntoDeControl

pytestmark = pytest.mark.django_db


def _verificar(entidad, prueba):
    punto = abrir_punto_de_control(
        prueba.punto_de_control, origen=origen(entidad), clave_publica=clave_publica(entidad)
    )
    datos = hashlib.sha256(base64.b64decode(prueba.sal) + prueba.contenido.encode()).digest()
    return verificar_inclusion(
        hoja=hash_hoja(datos),
        indice=prueba.indice,
        size=punto.size,
        prueba=[base64.b64decode(paso) for paso in prueba.camino],
        raiz=punto.raiz,
    )


def test_every_fact_has_its_proof_once_the_checkpoint_is_closed(entidad):
    objetos = [uuid7() for _ in range(7)]
    for n, objeto in enumerate(objetos):
        asentar(entidad, tipo="prueba", contenido={"n": n}, objeto_id=objeto)
        if n in (2, 5):
            cerrar_punto(entidad)
    sin_punto = prueba_de(entidad, objetos[6], "prueba")
    cerrar_punto(entidad)

    pruebas = [prueba_de(entidad, objeto, "prueba") for objeto in objetos]

    assert sin_punto is None
    assert [prueba.indice for prueba in pruebas] == list(range(7))
    assert all(_verificar(entidad, prueba) for prueba in pruebas)
    assert list(PuntoDeControl.objects.values_list("tamano", flat=True)) == [3, 6, 7]


def test_a_fact_changed_after_the_checkpoint_has_no_proof(entidad):
    objeto = uuid7()
    asentar(entidad, tipo="prueba", contenido={"importe": 100}, objeto_id=objeto)
    cerrar_punto(entidad)
    prueba = prueba_de(entidad, objeto, "prueba")
    mentira = prueba.contenido.replace("100", "900")

    falsa = type(prueba)(**{**prueba.como_dict(), "contenido": mentira})

    assert _verificar(entidad, prueba)
    assert not _verificar(entidad, falsa)


@pytest.mark.parametrize("campo", ["contenido", "sal", "huella", "tipo"])
def test_a_leaf_cannot_be_changed(entidad, campo):
    asentar(entidad, tipo="prueba", contenido={})

    with pytest.raises(ProgrammingError), transaction.atomic():
        Hoja.objects.update(**{campo: "x" if campo in ("contenido", "tipo") else b"x"})


def test_a_leaf_keeps_its_place_for_ever(entidad):
    asentar(entidad, tipo="prueba", contenido={})
    cerrar_punto(entidad)

    with pytest.raises(ProgrammingError, match="no se cambia"), transaction.atomic():
        Hoja.objects.update(indice=7)
