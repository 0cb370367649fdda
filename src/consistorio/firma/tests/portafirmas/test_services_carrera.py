"""Signers at the same time, and double clicks: one signature each, and none is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from consistorio.documentos import selectors as documentos
from consistorio.firma import selectors, services
from consistorio.firma.models import UsoDeClave
from consistorio.firma.services import una_firma as modulo
from consistorio.firma.services.nube import abrir_clave, clave_vigente
from consistorio.plataforma.entidades import en
from consistorio.plataforma.identificador import uuid7

pytestmark = pytest.mark.django_db(transaction=True)


def a_la_vez(entidad, actos):
    salida = Barrier(len(actos))

    def hacer(acto):
        try:
            with en(entidad):
                salida.wait()
                return acto()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actos)) as hilos:
        return list(hilos.map(hacer, actos))


def test_un_doble_clic_con_la_clave_ya_abierta_deja_una_firma(enviar, secretario, entidad, reloj):
    peticion = enviar(["secretario"])
    mostrada = selectors.peticion(secretario, peticion).sha256
    clave = clave_vigente(secretario.identificador, reloj())
    llave = abrir_clave(secretario, clave)

    resultados = a_la_vez(
        entidad,
        [
            lambda: modulo.intentar_una(
                modulo.Autorizacion(secretario, clave, llave, uuid7(), reloj),
                peticion,
                "Licencia",
                mostrada,
            )
        ]
        * 4,
    )

    assert sorted(r.firmada for r in resultados) == [False, False, False, True]
    assert UsoDeClave.objects.count() == 1


def test_dos_del_mismo_bloque_a_la_vez_firman_una_vez_cada_uno(
    enviar, secretario, alcaldesa, entidad, codigo, firmar, reloj
):
    peticion = enviar(["secretario", "alcaldesa"])
    mostrada = selectors.peticion(secretario, peticion).sha256
    codigos = {actor.identificador: codigo(actor) for actor in (secretario, alcaldesa)}

    def firma_de(actor):
        return lambda: services.firmar_varias(
            actor=actor,
            peticiones=[(peticion, mostrada)],
            segundo_factor=codigos[actor.identificador],
            reloj=reloj,
        )[0]

    resultados = a_la_vez(entidad, [firma_de(secretario), firma_de(alcaldesa)])

    # The second saw bytes without the first signature: it must look again before signing.
    assert sorted(type(r.error).__name__ for r in resultados) == ["DocumentoDistinto", "NoneType"]
    quien = next(
        actor for actor, r in zip((secretario, alcaldesa), resultados, strict=True) if not r.firmada
    )
    (despues,) = firmar(quien, peticion)
    vista = selectors.peticion(quien, peticion)
    firmas = services.validar(documentos.contenido(vista.documento_id), reloj())
    assert despues.completada
    assert len(firmas) == UsoDeClave.objects.count() == 2


def test_de_quien_firma_y_quien_rechaza_a_la_vez_decide_uno(
    enviar, secretario, alcaldesa, entidad, codigo, reloj
):
    peticion = enviar(["secretario", "alcaldesa"])
    mostrada = selectors.peticion(secretario, peticion).sha256
    bueno = codigo(secretario)

    def rechaza():
        services.rechazar(actor=alcaldesa, peticion_id=peticion, motivo="No", reloj=reloj)

    def firma():
        return services.firmar_varias(
            actor=secretario,
            peticiones=[(peticion, mostrada)],
            segundo_factor=bueno,
            reloj=reloj,
        )

    a_la_vez(entidad, [rechaza, firma])

    vista = selectors.peticion(secretario, peticion)
    assert vista.estado == "rechazada"
    assert UsoDeClave.objects.count() == sum(f.firmado_en is not None for f in vista.firmantes)
