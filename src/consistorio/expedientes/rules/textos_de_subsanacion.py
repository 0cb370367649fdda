"""What a requirement and its extension say, as a clerk would write them (LPACAP art. 68)."""

from collections.abc import Sequence
from datetime import date

from consistorio.nucleo.fechas import fecha_larga
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.nucleo.plazos.catalogo import SUBSANACION

CONSECUENCIA = (
    "De acuerdo con el artículo 68.1 de la Ley 39/2015, de 1 de octubre, se le requiere para que lo "
    "subsane o aporte en el plazo de {plazo}, contados desde el siguiente al de la notificación. Si "
    "no lo hiciera, se le tendrá por desistido de su petición, previa resolución dictada en los "
    "términos del artículo 21."
)
COMO_CONTESTAR = (
    "Puede contestar en la sede electrónica, desde el expediente de su carpeta: se abre el mismo "
    "formulario que presentó y solo tiene que corregir lo que se le pide. También en las oficinas "
    "de asistencia en materia de registros."
)
SUSPENDE = (
    "El plazo máximo para resolver y notificar queda suspendido desde la notificación de este "
    "requerimiento hasta que lo cumpla o, en su defecto, hasta que termine el plazo concedido "
    "(artículo 22.1.a de la misma ley)."
)


@regla(LPACAP.art("68.1"), LPACAP.art("22.1.a"))
def texto_del_requerimiento(
    defectos: Sequence[str], *, presentado: date, asiento: str, suspende: bool
) -> str:
    """
    Return the requirement, as a clerk would write it (see `marcado`).

    :raises ValueError: if nothing is asked for.
    """
    if not defectos:
        raise ValueError("un requerimiento pide algo")
    vista = (
        f"Examinada la solicitud presentada el {fecha_larga(presentado)}, con número de registro "
        f"{asiento}, se observa que debe corregirse lo siguiente:"
    )
    pedidos = "\n".join(f"{n}. {texto}" for n, texto in enumerate(defectos, start=1))
    consecuencia = CONSECUENCIA.format(plazo=SUBSANACION.en(presentado))
    parrafos = [vista, pedidos, consecuencia, COMO_CONTESTAR, *([SUSPENDE] if suspende else [])]
    return "\n\n".join(parrafos)


PRESENTACION_ELECTRONICA = (
    "De acuerdo con el artículo 68.4 de la Ley 39/2015, de 1 de octubre, se le requiere para que la "
    "subsane presentándola electrónicamente en la sede, en el plazo de {plazo}, contados desde el "
    "siguiente al de la notificación. Se considerará como fecha de presentación de la solicitud "
    "aquella en que la presente electrónicamente. Si no lo hiciera, se le tendrá por desistido de su "
    "petición, previa resolución dictada en los términos del artículo 21."
)
COMO_PRESENTARLA = (
    "En la sede electrónica, desde el expediente de su carpeta, se abre el formulario con lo que ya "
    "consta; puede adjuntar los documentos y firmar con su certificado, o con el de quien le "
    "representa."
)


@regla(LPACAP.art("68.4"))
def texto_de_la_presentacion_electronica(articulo: str, *, presentado: date, asiento: str) -> str:
    """
    Return the requirement to file electronically what came on paper, as a clerk would write it.

    :param articulo: the one that obliges the person.
    """
    vista = (
        f"La solicitud presentada en papel el {fecha_larga(presentado)}, con número de registro "
        f"{asiento}, debió presentarse por medios electrónicos ({articulo})."
    )
    pide = PRESENTACION_ELECTRONICA.format(plazo=SUBSANACION.en(presentado))
    return f"{vista}\n\n{pide}\n\n{COMO_PRESENTARLA}"


@regla(LPACAP.art("68.2"), LPACAP.art("32.3"))
def texto_de_la_ampliacion(
    *, hasta: date | None, motivo: str, requerido: date, solicitud: str
) -> str:
    """
    Return what is decided of having more days to correct, as a clerk would write it.

    :param hasta: the new last day; nothing, if it is refused.
    :param solicitud: number of the filing that asked for them; empty, if nobody did.
    """
    pedida = f", pedida con el registro {solicitud}," if solicitud else ""
    cabeza = (
        f"Vista la ampliación{pedida} del plazo para subsanar que se le dio en el requerimiento del "
        f"{fecha_larga(requerido)}, y por lo que se indica a continuación:"
    )
    if hasta is None:
        decide = "Se deniega la ampliación: el plazo sigue siendo el que se le dio."
    else:
        decide = (
            f"Se amplía el plazo, que termina el {fecha_larga(hasta)}, de acuerdo con el artículo "
            "68.2 de la Ley 39/2015, de 1 de octubre."
        )
    recurso = (
        "Contra este acuerdo no cabe recurso, sin perjuicio del que proceda contra la resolución que "
        "ponga fin al procedimiento (artículo 32.3 de la misma ley)."
    )
    return f"{cabeza}\n\n{motivo.strip()}\n\n{decide}\n\n{recurso}"
