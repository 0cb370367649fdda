"""Numbers by which people, units, documents and expedientes are known."""

from consistorio.nucleo.identificadores.certificado import (
    NumeroDeCertificado,
    leer_numero_de_certificado,
)
from consistorio.nucleo.identificadores.dir3 import Dir3, Dir3NoValido
from consistorio.nucleo.identificadores.eni import (
    IdentificadorEni,
    IdentificadorEniNoValido,
    identificador_de_documento,
    identificador_de_expediente,
)
from consistorio.nucleo.identificadores.nif import ClaseDeNif, Nif, NifNoValido

__all__ = [
    "ClaseDeNif",
    "Dir3",
    "Dir3NoValido",
    "IdentificadorEni",
    "IdentificadorEniNoValido",
    "Nif",
    "NifNoValido",
    "NumeroDeCertificado",
    "identificador_de_documento",
    "identificador_de_expediente",
    "leer_numero_de_certificado",
]
