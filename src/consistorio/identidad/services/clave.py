"""
Login through Cl@ve, behind one protocol; here, its simulated twin.

The twin keeps the shape of the real dialogue: a request with an identifier, a signed assertion that
answers it, for this entidad, within a minute and once.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from django.core import signing
from django.db import IntegrityError, transaction

from consistorio.identidad.models import AsercionUsada, EvidenciaDeAcceso
from consistorio.identidad.services.evidencia import Identificada, Origen, guardar_evidencia
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

VIDA = timedelta(seconds=60)
VIDA_DE_LA_PETICION = timedelta(minutes=10)
SAL_PETICION, SAL_ASERCION = "identidad.clave.peticion", "identidad.clave.asercion"
NIVELES = ("bajo", "sustancial", "alto")


class AsercionNoValida(Exception):
    """The answer of the identity provider is false, late, repeated or for somebody else."""


def nueva_peticion(entidad: Entidad, siguiente: str) -> str:
    """Return a signed request of identification for ``entidad``, to be taken to the provider."""
    datos = {"id": secrets.token_urlsafe(16), "entidad": entidad.codigo, "siguiente": siguiente}
    return signing.dumps(datos, salt=SAL_PETICION)


def simular_asercion(peticion: str, *, nif: str, nombre: str, nivel: str) -> str:
    """
    Return the assertion that the simulated provider gives about the person chosen.

    :raises AsercionNoValida: if the request is not ours or is old.
    """
    datos = _leer(peticion, SAL_PETICION, VIDA_DE_LA_PETICION)
    return signing.dumps(
        {
            "id": secrets.token_urlsafe(16),
            "en_respuesta_a": datos["id"],
            "audiencia": datos["entidad"],
            "siguiente": datos["siguiente"],
            "nif": nif,
            "nombre": nombre,
            "nivel": nivel,
        },
        salt=SAL_ASERCION,
    )


def entrar_con_asercion(
    *, entidad: Entidad, asercion: str, peticion: str, origen: Origen, reloj: Reloj
) -> tuple[Identificada, str]:
    """
    Identify the person of the assertion, and return also where she was going (LPACAP 9.2.c, 9.4).

    :param peticion: the request that this same browser took to the provider.
    :raises AsercionNoValida: if it does not answer it, or is late, repeated or not for us.
    """
    datos = _leer(asercion, SAL_ASERCION, VIDA)
    pedida = _leer(peticion, SAL_PETICION, VIDA_DE_LA_PETICION)
    if datos["en_respuesta_a"] != pedida["id"] or datos["audiencia"] != entidad.codigo:
        raise AsercionNoValida
    with acto():
        _usar(entidad, datos["id"], reloj)
        quien = guardar_evidencia(
            entidad,
            sistema=EvidenciaDeAcceso.Sistema.CLAVE,
            nivel=datos["nivel"],
            nif=datos["nif"],
            nombre=datos["nombre"],
            prueba=asercion.encode(),
            origen=origen,
            ocurrida_en=reloj(),
            veredicto={"admitida": True, "simulada": True},
        )
    return quien, datos["siguiente"]


def _usar(entidad: Entidad, identificador: str, reloj: Reloj) -> None:
    try:
        with transaction.atomic():
            AsercionUsada.objects.create(
                entidad=entidad, identificador=identificador, usada_en=reloj()
            )
    except IntegrityError:
        raise AsercionNoValida from None


def _leer(firmado: str, sal: str, vida: timedelta) -> dict[str, Any]:
    try:
        datos: dict[str, Any] = signing.loads(firmado, salt=sal, max_age=vida)
    except signing.BadSignature:
        raise AsercionNoValida from None
    return datos
