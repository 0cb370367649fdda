"""The terms that the law fixes and the platform uses, each with its article."""

from datetime import date

from consistorio.nucleo.normativa import (
    LBRL,
    LCSP,
    LPACAP,
    LTAIBG,
    RD1112,
    TRLRHL,
    Cita,
    Parametro,
)
from consistorio.nucleo.plazos.unidades import Plazo, dias_habiles, dias_naturales, meses

_LPACAP_EN_VIGOR = date(2016, 10, 2)


def _plazo(cita: Cita, plazo: Plazo, desde: date = _LPACAP_EN_VIGOR) -> Parametro[Plazo]:
    return Parametro(cita=cita, unidad="plazo", valores=((desde, plazo),))


CURSAR_LA_NOTIFICACION = _plazo(LPACAP.art("40.2"), dias_habiles(10))
TRAMITE_DEL_INTERESADO = _plazo(LPACAP.art("73.1"), dias_habiles(10))
AUDIENCIA_MINIMA = _plazo(LPACAP.art("82.2"), dias_habiles(10))
AUDIENCIA_MAXIMA = _plazo(LPACAP.art("82.2"), dias_habiles(15))
INFORMACION_PUBLICA_MINIMA = _plazo(LPACAP.art("83.2"), dias_habiles(20))
PRUEBA_MINIMA = _plazo(LPACAP.art("77.2"), dias_habiles(10))
PRUEBA_MAXIMA = _plazo(LPACAP.art("77.2"), dias_habiles(30))
PRUEBA_EXTRAORDINARIA = _plazo(LPACAP.art("77.2"), dias_habiles(10))
INFORME = _plazo(LPACAP.art("80.2"), dias_habiles(10))
ACTUACIONES_COMPLEMENTARIAS = _plazo(LPACAP.art("87"), dias_habiles(15))
ALEGACIONES_A_LAS_COMPLEMENTARIAS = _plazo(LPACAP.art("87"), dias_habiles(7))
PROCEDIMIENTO_SIMPLIFICADO = _plazo(LPACAP.art("96.6"), dias_habiles(30))
COPIA_AUTENTICA = _plazo(LPACAP.art("27.4"), dias_habiles(15))
ACREDITAR_REPRESENTACION = _plazo(LPACAP.art("5.6"), dias_habiles(10))
SUBSANACION = _plazo(LPACAP.art("68.1"), dias_habiles(10))
AMPLIACION_DE_LA_SUBSANACION = _plazo(LPACAP.art("68.2"), dias_habiles(5))
COMUNICACION_DE_INICIO = _plazo(LPACAP.art("21.4"), dias_habiles(10))
CERTIFICADO_DE_SILENCIO = _plazo(LPACAP.art("24.4"), dias_habiles(15))
RESOLVER_POR_DEFECTO = _plazo(LPACAP.art("21.3"), meses(3))
RESOLVER_COMO_MAXIMO = _plazo(LPACAP.art("21.2"), meses(6))
INTERPONER_ALZADA = _plazo(LPACAP.art("122.1"), meses(1))
INTERPONER_REPOSICION = _plazo(LPACAP.art("124.1"), meses(1))
RESOLVER_ALZADA = _plazo(LPACAP.art("122.2"), meses(3))
RESOLVER_REPOSICION = _plazo(LPACAP.art("124.2"), meses(1))
SUSPENSION_POR_SILENCIO_EN_RECURSO = _plazo(LPACAP.art("117.3"), meses(1))
RESPONSABILIDAD_PATRIMONIAL = _plazo(LPACAP.art("91.3"), meses(6))
CADUCIDAD_A_SOLICITUD = _plazo(LPACAP.art("95.1"), meses(3))
ACCESO_A_INFORMACION_PUBLICA = _plazo(LTAIBG.art("20.1"), meses(1), date(2014, 12, 10))
QUEJA_DE_ACCESIBILIDAD = _plazo(RD1112.art("12"), dias_habiles(20), date(2018, 9, 20))
ANUNCIO_DE_LICITACION = _plazo(LCSP.art("159.3"), dias_naturales(15), date(2018, 3, 9))
EXPOSICION_DE_ORDENANZA = _plazo(LBRL.art("49"), dias_habiles(30), date(1985, 4, 23))
EXPOSICION_DEL_PRESUPUESTO = _plazo(TRLRHL.art("169.1"), dias_habiles(15), date(2004, 3, 10))
