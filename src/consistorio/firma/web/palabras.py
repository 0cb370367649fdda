"""What the screens of signature say, in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from consistorio.firma import services
from consistorio.firma.rules.estados import Estado
from consistorio.firma.rules.tandas import EstadoDeTanda
from consistorio.firma.selectors import FirmanteVisto, PeticionVista
from consistorio.firma.services.verificacion import FirmaComprobada
from consistorio.firma.validacion import resultado
from consistorio.firma.validacion.resultado import Cambios, Cobertura, FirmaValidada, Veredicto

NEGATIVAS: dict[type[services.NoFirmada], str | Promise] = {
    services.NoEsFirmante: _("Esta petición no existe o no es para usted."),
    services.YaFirmada: _("Usted ya lo había firmado: no hace falta firmarlo otra vez."),
    services.YaRechazada: _("Usted rechazó firmarlo: ya no se le pide."),
    services.FueraDeTurno: _("Todavía no es su turno: antes firma otra persona."),
    services.PeticionCerrada: _("La petición ya está cerrada: se firmó, se rechazó o se retiró."),
    services.CargoNoVigente: _("Hoy no ocupa el cargo en el que se le pide la firma."),
    services.DocumentoDistinto: _(
        "El documento ha cambiado desde que lo vio (quizá ha firmado otra persona). "
        "Vuelva a mirarlo y fírmelo."
    ),
    services.DocumentoNoFirmable: _("Este documento no admite firmas: no es un PDF correcto."),
    services.SinClave: _("No tiene una clave de firma en la nube. Pídala a quien administra."),
    services.CertificadoNoVale: _("Su certificado de firma ya no sirve. Pida otro a quien administra."),
    services.FalloAlFirmar: _("No se ha podido firmar por un fallo nuestro. Inténtelo de nuevo."),
}  # fmt: skip
POR_NOMBRE = {clase.__name__: frase for clase, frase in NEGATIVAS.items()} | {
    "SinPermiso": _("Ya no tiene permiso para firmar."),
}
TANDAS: dict[EstadoDeTanda, tuple[str | Promise, str, str]] = {
    EstadoDeTanda.EN_CURSO: (_("En curso"), "info", "hourglass"),
    EstadoDeTanda.ACABADA: (_("Acabada"), "ok", "check"),
    EstadoDeTanda.DETENIDA: (_("Detenida"), "", "x"),
    EstadoDeTanda.CADUCADA: (_("Agotado el tiempo"), "aviso", "triangle-alert"),
}
ESTADOS: dict[Estado, tuple[str | Promise, str]] = {
    Estado.EN_CURSO: (_("En curso"), "aviso"),
    Estado.COMPLETADA: (_("Firmada por todos"), "ok"),
    Estado.RECHAZADA: (_("Rechazada"), "error"),
    Estado.RETIRADA: (_("Retirada"), ""),
}
CLASES: dict[str, str | Promise] = {
    "SELLO": _("Sello electrónico"),
    "SELLO_DE_TIEMPO": _("Sello de tiempo"),
}
COBERTURAS: dict[Cobertura, str | Promise] = {
    Cobertura.TODO: _("Cubre el documento entero."),
    Cobertura.HASTA_ENTONCES: _("Cubre el documento entero, tal como estaba al firmarlo."),
    Cobertura.PARTE: _("Cubre solo una parte del documento."),
}
DESPUES: dict[Cambios, str | Promise] = {
    Cambios.NINGUNO: "",
    Cambios.SOLO_FIRMAS: _("Después solo se han añadido otras firmas."),
    Cambios.CONTENIDO: "",
}
CUALIFICADO: dict[bool | None, str | Promise] = {
    True: _("Con certificado cualificado, según la lista de confianza."),
    False: _("Con un certificado que no consta como cualificado en las listas de confianza."),
    None: "",
}
TIPOS = {Veredicto.VALIDA: "ok", Veredicto.INDETERMINADA: "aviso", Veredicto.NO_VALIDA: "error"}


@dataclass(frozen=True, slots=True)
class FirmaDicha:
    """A signature for people. ``sellada``: a third party gave the hour. ``tipo``: of the notice."""

    quien: str
    calidad: str
    emisor: str
    hora: datetime | None
    sellada: bool
    tipo: str
    veredicto: str
    alcance: str
    motivos: tuple[str, ...]
    certificado: str


def negativa(error: services.NoFirmada) -> str:
    """Return why it was not signed."""
    return str(NEGATIVAS.get(type(error), NEGATIVAS[services.FalloAlFirmar]))


def por_que_no(resultado: str) -> str:
    """Return why a document of a tanda was not signed."""
    return str(POR_NOMBRE.get(resultado, NEGATIVAS[services.FalloAlFirmar]))


def decir(comprobada: FirmaComprobada) -> FirmaDicha:
    """Return a signature of a document of ours in words."""
    return decir_firma(comprobada.firma, comprobada.cargo)


def decir_firma(firma: FirmaValidada, cargo: str = "") -> FirmaDicha:
    """Return a signature in words."""
    alcance = f"{COBERTURAS[firma.cobertura]} {DESPUES[firma.cambios]}".strip()
    if resultado.CONTENIDO_APARTE in firma.motivos:
        alcance = ""
    return FirmaDicha(
        quien=firma.firmante or gettext("Alguien que no se puede identificar"),
        calidad=cargo or str(CLASES.get(firma.clase, "")),
        emisor=_emisor(firma.emisor),
        hora=firma.hora_sellada or firma.hora_declarada,
        sellada=firma.hora_sellada is not None,
        tipo=TIPOS[firma.veredicto],
        veredicto=gettext(firma.veredicto.frase),
        alcance=alcance,
        motivos=tuple(gettext(motivo) for motivo in firma.motivos),
        certificado=str(CUALIFICADO[firma.cualificado]),
    )


def _emisor(nombre: str) -> str:
    """Return the common name of who issued a certificate, from its whole name in words."""
    hallado = re.search(r"Common Name: ([^,;]+)", nombre)
    return hallado[1] if hallado else nombre


def hitos(peticion: PeticionVista) -> list[dict[str, Any]]:
    """Return the signers of a petition as the steps of a timeline."""
    return [_hito(firmante) for firmante in peticion.firmantes]


def _hito(firmante: FirmanteVisto) -> dict[str, Any]:
    quien = f"{firmante.nombre}, {firmante.cargo_nombre}"
    if firmante.suplente:
        quien = gettext("%(suplente)s, %(cargo)s por suplencia de %(titular)s (%(acto)s)") % {
            "suplente": firmante.suplente,
            "cargo": firmante.cargo_nombre,
            "titular": firmante.nombre,
            "acto": firmante.suplencia,
        }
    if firmante.firmado_en:
        return {"que": quien, "estado": "hecho", "cuando": firmante.firmado_en, "detalle": ""}
    if firmante.rechazado_en:
        return {
            "que": quien,
            "estado": "aviso",
            "cuando": firmante.rechazado_en,
            "detalle": gettext("Rechazada: %(motivo)s") % {"motivo": firmante.motivo},
        }
    estado = "actual" if firmante.en_turno else "pendiente"
    return {"que": quien, "estado": estado, "cuando": None, "detalle": _que_falta(firmante)}


def _que_falta(firmante: FirmanteVisto) -> str:
    """Return what is expected of somebody who has not answered."""
    if firmante.opcional:
        return gettext("Puede firmar: es opcional") if firmante.en_turno else gettext("Opcional")
    dicho = gettext("Le toca firmar") if firmante.en_turno else gettext("Sin firmar")
    if not firmante.minimo:
        return dicho
    bastan = ngettext(
        "%(dicho)s (en su turno basta %(n)s firma)",
        "%(dicho)s (en su turno bastan %(n)s firmas)",
        firmante.minimo,
    )
    return bastan % {"dicho": dicho, "n": firmante.minimo}
