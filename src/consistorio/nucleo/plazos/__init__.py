"""Deadlines: how they are counted, suspended and extended (LPACAP arts. 21 to 33)."""

from consistorio.nucleo.calendarios import Calendario, CalendarioSinPublicar
from consistorio.nucleo.plazos.computo import (
    computar,
    fin_de_plazo_en_anualidades,
    fin_de_plazo_en_dias,
    fin_de_plazo_en_dias_naturales,
    fin_de_plazo_en_meses,
    prorrogar_al_primer_habil,
    sumar_meses,
)
from consistorio.nucleo.plazos.convocatoria import (
    SesionPedida,
    sesion_extraordinaria_pedida,
    ultimo_dia_de_convocatoria,
)
from consistorio.nucleo.plazos.en_horas import computar_horas, fin_de_plazo_en_horas
from consistorio.nucleo.plazos.explicacion import DiaExcluido, Explicacion, Paso
from consistorio.nucleo.plazos.modificaciones import (
    AmpliacionExcesiva,
    AmpliacionFueraDePlazo,
    AmpliacionPorIncidencia,
    PlazoNoAmpliable,
    ampliar,
    aplicar_incidencia,
    maxima_ampliacion,
    reducir_por_urgencia,
)
from consistorio.nucleo.plazos.presentacion import (
    inicio_del_plazo_de_la_administracion,
    presentacion_a_efectos_de_plazo,
    se_presento_en_plazo,
)
from consistorio.nucleo.plazos.resolucion import (
    AmpliacionDelMaximo,
    AmpliacionDelMaximoExcesiva,
    plazo_maximo_para_resolver,
)
from consistorio.nucleo.plazos.silencio import (
    MateriaDesestimatoria,
    Resolucion,
    Silencio,
    plazo_del_certificado_de_silencio,
    resolucion_tardia,
    silencio_a_solicitud,
    silencio_de_oficio,
)
from consistorio.nucleo.plazos.suspensiones import (
    MotivoDeSuspension,
    Suspension,
    SuspensionAbierta,
    SuspensionAlReves,
    fusionar,
)
from consistorio.nucleo.plazos.unidades import (
    Plazo,
    PlazoMalExpresado,
    Unidad,
    anualidades,
    dias_habiles,
    dias_naturales,
    horas,
    meses,
)

__all__ = [
    "AmpliacionDelMaximo",
    "AmpliacionDelMaximoExcesiva",
    "AmpliacionExcesiva",
    "AmpliacionFueraDePlazo",
    "AmpliacionPorIncidencia",
    "Calendario",
    "CalendarioSinPublicar",
    "DiaExcluido",
    "Explicacion",
    "MateriaDesestimatoria",
    "MotivoDeSuspension",
    "Paso",
    "Plazo",
    "PlazoMalExpresado",
    "PlazoNoAmpliable",
    "Resolucion",
    "SesionPedida",
    "Silencio",
    "Suspension",
    "SuspensionAbierta",
    "SuspensionAlReves",
    "Unidad",
    "ampliar",
    "anualidades",
    "aplicar_incidencia",
    "computar",
    "computar_horas",
    "dias_habiles",
    "dias_naturales",
    "fin_de_plazo_en_anualidades",
    "fin_de_plazo_en_dias",
    "fin_de_plazo_en_dias_naturales",
    "fin_de_plazo_en_horas",
    "fin_de_plazo_en_meses",
    "fusionar",
    "horas",
    "inicio_del_plazo_de_la_administracion",
    "maxima_ampliacion",
    "meses",
    "plazo_del_certificado_de_silencio",
    "plazo_maximo_para_resolver",
    "presentacion_a_efectos_de_plazo",
    "prorrogar_al_primer_habil",
    "reducir_por_urgencia",
    "resolucion_tardia",
    "se_presento_en_plazo",
    "sesion_extraordinaria_pedida",
    "silencio_a_solicitud",
    "silencio_de_oficio",
    "sumar_meses",
    "ultimo_dia_de_convocatoria",
]
