"""Keys in the cloud for those who hold a post in the demonstration."""

from __future__ import annotations

from functools import lru_cache

from consistorio.firma.services.nube import emitir_clave
from consistorio.identidad.confianza import pki_de_demostracion
from consistorio.identidad.pki.emision import Credencial
from consistorio.identidad.pki.lectura import ClaseDeCertificado, leer_certificado
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import hora_oficial


def sembrar(actor: Actor) -> None:
    """Give its key to everybody with a post, if the demonstration issued a certificate to her."""
    reloj = hora_oficial(actor.entidad)
    credenciales = _por_nif()
    for nif in sorted({cargo.nif for cargo in organizacion.cargos_vigentes(reloj().date())}):
        if nif in credenciales:
            emitir_clave(actor=actor, nif=nif, credencial=credenciales[nif], reloj=reloj)


@lru_cache(maxsize=1)
def _por_nif() -> dict[str, Credencial]:
    """Return the certificates of public employees by the NIF that they carry."""
    titulares = (
        (leer_certificado(credencial.der), credencial)
        for nombre, credencial in pki_de_demostracion().credenciales.items()
        if nombre.startswith("personas/")
    )
    return {
        titular.nif: credencial
        for titular, credencial in titulares
        if titular.clase is ClaseDeCertificado.EMPLEADO
    }
