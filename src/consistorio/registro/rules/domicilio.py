"""Where somebody is to be found: a postal address whose parts agree with each other."""

import re
from dataclasses import dataclass
from enum import StrEnum

from consistorio.nucleo.normativa import LPACAP, regla

ESPANA = "ES"
LARGO_DE_LA_DIRECCION = 160
LARGO_DEL_MUNICIPIO = 100
_PAIS = re.compile(r"[A-Z]{2}")
_CODIGO_POSTAL = re.compile(r"(0[1-9]|[1-4][0-9]|5[0-2])[0-9]{3}")
# INE codes: the two first figures of the postal code of each province are its own code.
PROVINCIAS = {
    "01": "Araba/Álava", "02": "Albacete", "03": "Alacant/Alicante", "04": "Almería",
    "05": "Ávila", "06": "Badajoz", "07": "Illes Balears", "08": "Barcelona", "09": "Burgos",
    "10": "Cáceres", "11": "Cádiz", "12": "Castelló/Castellón", "13": "Ciudad Real",
    "14": "Córdoba", "15": "A Coruña", "16": "Cuenca", "17": "Girona", "18": "Granada",
    "19": "Guadalajara", "20": "Gipuzkoa", "21": "Huelva", "22": "Huesca", "23": "Jaén",
    "24": "León", "25": "Lleida", "26": "La Rioja", "27": "Lugo", "28": "Madrid", "29": "Málaga",
    "30": "Murcia", "31": "Navarra", "32": "Ourense", "33": "Asturias", "34": "Palencia",
    "35": "Las Palmas", "36": "Pontevedra", "37": "Salamanca", "38": "Santa Cruz de Tenerife",
    "39": "Cantabria", "40": "Segovia", "41": "Sevilla", "42": "Soria", "43": "Tarragona",
    "44": "Teruel", "45": "Toledo", "46": "València/Valencia", "47": "Valladolid",
    "48": "Bizkaia", "49": "Zamora", "50": "Zaragoza", "51": "Ceuta", "52": "Melilla",
}  # fmt: skip


class DefectoDeDomicilio(StrEnum):
    """What is wrong with an address."""

    PAIS = "pais"
    PROVINCIA = "provincia"
    CODIGO_POSTAL = "codigo-postal"
    OTRA_PROVINCIA = "codigo-postal-de-otra-provincia"
    LARGO = "largo"
    INCOMPLETO = "incompleto"


class DomicilioNoValido(ValueError):
    """The address cannot be right; ``defecto`` says why."""

    def __init__(self, defecto: DefectoDeDomicilio) -> None:
        super().__init__(defecto.value)
        self.defecto = defecto


@dataclass(frozen=True, slots=True, kw_only=True)
class Domicilio:
    """
    A postal address. Outside Spain, only country and address are known.

    :param pais: ISO 3166-1, two letters.
    :param provincia: INE code, two figures.
    """

    direccion: str = ""
    codigo_postal: str = ""
    municipio: str = ""
    provincia: str = ""
    pais: str = ESPANA

    def __post_init__(self) -> None:
        if not _PAIS.fullmatch(self.pais):
            raise DomicilioNoValido(DefectoDeDomicilio.PAIS)
        largos = (
            len(self.direccion) > LARGO_DE_LA_DIRECCION,
            len(self.municipio) > (LARGO_DEL_MUNICIPIO),
        )
        if any(largos):
            raise DomicilioNoValido(DefectoDeDomicilio.LARGO)
        if self.pais == ESPANA:
            self._comprobar_en_espana()

    def _comprobar_en_espana(self) -> None:
        if self.provincia and self.provincia not in PROVINCIAS:
            raise DomicilioNoValido(DefectoDeDomicilio.PROVINCIA)
        if self.codigo_postal and not _CODIGO_POSTAL.fullmatch(self.codigo_postal):
            raise DomicilioNoValido(DefectoDeDomicilio.CODIGO_POSTAL)
        if self.codigo_postal and self.provincia not in {"", self.codigo_postal[:2]}:
            raise DomicilioNoValido(DefectoDeDomicilio.OTRA_PROVINCIA)

    @property
    @regla(LPACAP.art("66.1.b"))
    def sirve_para_notificar(self) -> bool:
        """Whether a letter would arrive: in Spain, with postal code or province and municipality."""
        if not self.direccion:
            return False
        if self.pais != ESPANA:
            return True
        return bool(self.codigo_postal or (self.provincia and self.municipio))

    @property
    def provincia_efectiva(self) -> str:
        """The province, also when only its postal code was written."""
        return self.provincia or (self.codigo_postal[:2] if self.pais == ESPANA else "")


SIN_DOMICILIO = Domicilio()
