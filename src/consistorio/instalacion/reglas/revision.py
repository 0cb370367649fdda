"""All the rules over all the files, less the exceptions that give their reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from consistorio.instalacion.reglas import (
    datos,
    exterior,
    pantallas,
    puertas,
    tamanos,
    textos,
    tiempo,
)
from consistorio.instalacion.reglas.excepciones import EXCEPCIONES
from consistorio.instalacion.reglas.fuente import Fuente, Hallazgo, Ofensa

Regla = Callable[[Fuente], Iterator[Hallazgo]]

REGLAS: tuple[Regla, ...] = (
    tiempo.el_reloj_se_lee_en_un_sitio,
    datos.las_pantallas_no_consultan_tablas,
    datos.solo_los_servicios_escriben,
    datos.sin_senales,
    datos.sin_sql_a_mano,
    datos.de_las_tablas_de_la_plataforma_solo_la_entidad,
    puertas.los_modulos_se_visitan_por_la_puerta,
    exterior.la_red_tiene_plazo,
    exterior.el_xml_se_lee_en_un_sitio,
    exterior.el_zip_se_lee_en_un_sitio,
    pantallas.sin_estilo_ni_guion_en_linea,
    pantallas.nada_es_seguro_de_palabra,
    textos.sin_print,
    textos.los_textos_se_traducen_enteros,
    textos.lo_pendiente_tiene_numero,
    tamanos.los_ficheros_caben_en_la_cabeza,
    tamanos.las_funciones_caben_en_la_pantalla,
)


def ofensas_de(fuente: Fuente, reglas: Iterable[Regla] = REGLAS) -> Iterator[Ofensa]:
    """Give what ``fuente`` does against the rules, with or without an excuse."""
    for regla in reglas:
        for linea, motivo in regla(fuente):
            yield Ofensa(fuente.ruta, linea, regla.__name__, motivo)


def revisar(ficheros: Iterable[Fuente]) -> list[Ofensa]:
    """Return the offences that no exception explains, in order of file and line."""
    return sorted(
        ofensa
        for fuente in ficheros
        for ofensa in ofensas_de(fuente)
        if (ofensa.regla, ofensa.ruta) not in EXCEPCIONES
    )
