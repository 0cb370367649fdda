"""Deeds on documents."""

from consistorio.documentos.composicion.compositor import componer
from consistorio.documentos.eni import EniNoValido
from consistorio.documentos.rules.csv import nuevo_csv
from consistorio.documentos.services.cuarentena import (
    levantar_cuarentena,
    poner_en_cuarentena,
    revisar_lo_nuevo,
)
from consistorio.documentos.services.derivados import NoSePuedeDerivar, convertir_a_pdfa
from consistorio.documentos.services.eni import como_eni, exportar_eni, importar_eni
from consistorio.documentos.services.incorporacion import (
    DocumentoCambiado,
    direccion_de_verificacion,
    guardar_firmado,
    incorporar,
    membrete,
)
from consistorio.documentos.services.lectura import (
    leer_otra_vez,
    leer_tramo,
    legibles,
)
from consistorio.documentos.services.publicables import preparar_para_publicar
from consistorio.documentos.services.versiones import NoCambia, VersionNueva, nueva_version

__all__ = [
    "DocumentoCambiado",
    "EniNoValido",
    "NoCambia",
    "NoSePuedeDerivar",
    "VersionNueva",
    "como_eni",
    "componer",
    "convertir_a_pdfa",
    "direccion_de_verificacion",
    "exportar_eni",
    "guardar_firmado",
    "importar_eni",
    "incorporar",
    "leer_otra_vez",
    "leer_tramo",
    "legibles",
    "levantar_cuarentena",
    "membrete",
    "nueva_version",
    "nuevo_csv",
    "poner_en_cuarentena",
    "preparar_para_publicar",
    "revisar_lo_nuevo",
]
