"""Who a certificate says that its holder is."""

import re
from dataclasses import dataclass
from enum import StrEnum

from . import oids
from .campos import CertificadoIlegible, atributos, cargar, nombres_alternativos, politicas


class ClaseDeCertificado(StrEnum):
    CIUDADANO = "CIUDADANO"
    REPRESENTANTE = "REPRESENTANTE"
    EMPLEADO = "EMPLEADO"
    SEUDONIMO = "SEUDONIMO"
    SELLO = "SELLO"
    OTRA = "OTRA"


__all__ = ["CertificadoIlegible", "ClaseDeCertificado", "Titular", "leer_certificado"]

C = ClaseDeCertificado

# The policy decides; employees too carry an organizationIdentifier, so its presence decides nothing.
_CLASE_POR_POLITICA: tuple[tuple[str, ClaseDeCertificado], ...] = (
    (oids.ESTADO_REPRESENTANTE, C.REPRESENTANTE),
    (oids.ESTADO_REPRESENTANTE_SIN_PERSONALIDAD, C.REPRESENTANTE),
    ("1.3.6.1.4.1.5734.3.11", C.REPRESENTANTE),
    (oids.ESTADO_SEUDONIMO, C.SEUDONIMO),
    ("2.16.724.1.2.1.102.41", C.SEUDONIMO),
    (oids.ESTADO_SELLO, C.SELLO),
    ("1.3.6.1.4.1.5734.3.3.3.2", C.SELLO),
    (oids.ESTADO_EMPLEADO, C.EMPLEADO),
    ("2.16.724.1.2.1.102.31", C.EMPLEADO),
    ("1.3.6.1.4.1.14777.4", C.EMPLEADO),
    ("1.3.6.1.4.1.5734.3.10", C.CIUDADANO),
    ("2.16.724.1.2.2.2", C.CIUDADANO),
    ("1.3.6.1.4.1.14777.2", C.CIUDADANO),
)
_CLASE_POR_CAMPOS: tuple[tuple[str, ClaseDeCertificado], ...] = (
    (oids.ESTADO_SEUDONIMO, C.SEUDONIMO),
    (oids.ESTADO_SELLO, C.SELLO),
    (oids.ESTADO_SELLO_ANTIGUO, C.SELLO),
    (oids.ESTADO_EMPLEADO, C.EMPLEADO),
    (oids.ESTADO_EMPLEADO_ANTIGUO, C.EMPLEADO),
    (oids.FNMT_NIF_ENTIDAD, C.REPRESENTANTE),
    (oids.FNMT_NIF, C.CIUDADANO),
)
_ETSI = re.compile(r"^(IDC|PAS|PNO|TIN|VAT|NTR|LEI|PSD)([A-Z]{2})-(.+)$")
_ARCO_DEL_ESTADO = re.compile(r"^2\.16\.724\.1\.3\.5\.[2-7]\.\d\.(\d+)$")
_COLA_DNI = re.compile(r"\s+-\s+(DNI|NIF|NIE)\b.*$")


@dataclass(frozen=True, slots=True)
class Titular:
    """
    The holder as written in the certificate; nothing here has been validated.

    ``nif`` is empty when there is none to trust: pseudonyms, or identifiers of other countries,
    which stay in ``identificador``.
    """

    nif: str
    nombre: str
    apellidos: str
    representa: tuple[str, str] | None
    clase: ClaseDeCertificado
    identificador: str
    organizacion: str
    numero_de_serie: str

    @property
    def nombre_completo(self) -> str:
        return f"{self.nombre} {self.apellidos}".strip()


def leer_certificado(der: bytes) -> Titular:
    """
    Return the holder of a certificate, whatever its issuer and profile.

    :raises CertificadoIlegible: if it is not a certificate at all.
    """
    certificado = cargar(der)
    sujeto = dict(atributos(certificado.subject))
    san = dict(nombres_alternativos(certificado))
    clase = _clase(politicas(certificado), san)
    identificador = _identificador(clase, sujeto, san)
    nombre, apellidos = _nombre(clase, sujeto, san)
    return Titular(
        nif=_nif(identificador),
        nombre=nombre,
        apellidos=apellidos,
        representa=_representada(sujeto, san) if clase is C.REPRESENTANTE else None,
        clase=clase,
        identificador=identificador,
        organizacion=sujeto.get(oids.ORGANIZACION, ""),
        numero_de_serie=f"{certificado.serial_number:x}",
    )


def _bajo(arco: str, oid: str) -> bool:
    return oid == arco or oid.startswith(f"{arco}.")


def _clase(declaradas: tuple[str, ...], san: dict[str, str]) -> ClaseDeCertificado:
    for tabla, presentes in ((_CLASE_POR_POLITICA, declaradas), (_CLASE_POR_CAMPOS, tuple(san))):
        for arco, clase in tabla:
            if any(_bajo(arco, oid) for oid in presentes):
                return clase
    return C.OTRA


def _campo_del_estado(san: dict[str, str], campo: int) -> str:
    for oid, valor in san.items():
        hallado = _ARCO_DEL_ESTADO.match(oid)
        if hallado and int(hallado[1]) == campo:
            return valor
    return ""


def _identificador(clase: ClaseDeCertificado, sujeto: dict[str, str], san: dict[str, str]) -> str:
    if clase is C.SEUDONIMO:
        return sujeto.get(oids.SEUDONIMO, "")
    if clase is C.SELLO:
        candidatos: tuple[str, ...] = (
            _campo_del_estado(san, 3),
            sujeto.get(oids.IDENTIFICADOR_DE_ORGANIZACION, ""),
            sujeto.get(oids.NUMERO_DE_SERIE, ""),
        )
    else:
        candidatos = (
            sujeto.get(oids.NUMERO_DE_SERIE, ""),
            san.get(oids.FNMT_NIF, ""),
            _campo_del_estado(san, 4),
            san.get(oids.UID, ""),
        )
    return next((candidato for candidato in candidatos if candidato), "")


def _nif(identificador: str) -> str:
    hallado = _ETSI.match(identificador.upper())
    if hallado:
        if hallado[2] != "ES" or hallado[1] == "PAS":
            return ""
        identificador = hallado[3]
    nif = re.sub(r"[\s.-]", "", identificador.upper())
    return nif if re.fullmatch(r"[0-9A-Z]\d{7}[0-9A-Z]", nif) else ""


def _nombre(
    clase: ClaseDeCertificado, sujeto: dict[str, str], san: dict[str, str]
) -> tuple[str, str]:
    comun = sujeto.get(oids.NOMBRE_COMUN, "")
    if clase in {C.SELLO, C.SEUDONIMO}:
        return comun, ""
    nombre = (
        san.get(oids.FNMT_NOMBRE) or _campo_del_estado(san, 6) or sujeto.get(oids.NOMBRE_DE_PILA)
    )
    partes = (
        san.get(oids.FNMT_APELLIDO_1) or _campo_del_estado(san, 7),
        san.get(oids.FNMT_APELLIDO_2) or _campo_del_estado(san, 8),
    )
    apellidos = " ".join(parte for parte in partes if parte) or sujeto.get(oids.APELLIDOS, "")
    if nombre:
        return nombre, _COLA_DNI.sub("", apellidos)
    if "|" in comun:  # ACCV writes NAME|SURNAME1|SURNAME2
        nombre, _, resto = comun.partition("|")
        return nombre, resto.replace("|", " ").strip()
    return comun, ""


def _representada(sujeto: dict[str, str], san: dict[str, str]) -> tuple[str, str] | None:
    nif = _nif(
        sujeto.get(oids.IDENTIFICADOR_DE_ORGANIZACION) or san.get(oids.FNMT_NIF_ENTIDAD) or ""
    )
    razon = sujeto.get(oids.ORGANIZACION) or san.get(oids.FNMT_RAZON_SOCIAL) or ""
    return (nif, razon) if nif else None
