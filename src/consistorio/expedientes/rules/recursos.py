"""The appeals that the notification must offer: LPACAP arts. 40.2, 114 and 121 to 124."""

from datetime import date

from consistorio.notificaciones.rules.contenido import Contenido, PieDeRecurso
from consistorio.nucleo.normativa import LBRL, LPACAP, Norma, Parametro, regla
from consistorio.nucleo.plazos import Plazo, meses
from consistorio.nucleo.plazos.catalogo import INTERPONER_ALZADA, INTERPONER_REPOSICION

LJCA = Norma(
    "LJCA",
    "Ley 29/1998, de 13 de julio, reguladora de la Jurisdicción Contencioso-administrativa",
    "BOE-A-1998-16718",
)
INTERPONER_CONTENCIOSO: Parametro[Plazo] = Parametro(
    cita=LJCA.art("46.1"), unidad="plazo", valores=((date(1998, 12, 14), meses(2)),)
)
JUZGADO = "el Juzgado de lo Contencioso-Administrativo que corresponda"


@regla(LPACAP.art("40.2"), LBRL.art("52.2"), LPACAP.art("121.1"), LPACAP.art("123.1"))
def contenido_de_la_notificacion(
    organo: str, dia: date, *, pone_fin_a_la_via: bool = True, superior: str = ""
) -> Contenido:
    """
    Return what the notification of a resolution says of its appeals.

    Those of the alcaldía, the pleno and the junta de gobierno end the route (LBRL art. 52.2).

    :param superior: who decides the alzada, when the act does not end the route.
    """
    recursos: tuple[PieDeRecurso, ...]
    if pone_fin_a_la_via:
        recursos = (
            PieDeRecurso("potestativo de reposición", organo, INTERPONER_REPOSICION.en(dia)),
            PieDeRecurso("contencioso-administrativo", JUZGADO, INTERPONER_CONTENCIOSO.en(dia)),
        )
    else:
        recursos = (PieDeRecurso("de alzada", superior, INTERPONER_ALZADA.en(dia)),)
    return Contenido(texto_integro=True, pone_fin_a_la_via=pone_fin_a_la_via, recursos=recursos)


@regla(LPACAP.art("40.2"), LPACAP.art("123.2"))
def pie_de_recursos(contenido: Contenido) -> str:
    """Return the foot of the notification, in words."""
    fin = "pone fin" if contenido.pone_fin_a_la_via else "no pone fin"
    frases = [
        f"recurso {pie.recurso}, ante {pie.organo}, en el plazo de {_plazo(pie.plazo)} desde el día "
        "siguiente al de la notificación"
        for pie in contenido.recursos
    ]
    primero = (
        f"Esta resolución {fin} a la vía administrativa. Contra ella puede interponer "
        f"{'; o bien, directamente, '.join(frases)}."
    )
    parrafos = [primero]
    if contenido.pone_fin_a_la_via:
        parrafos.append(
            "Si interpone el recurso de reposición, no podrá acudir al contencioso-administrativo "
            "hasta que se resuelva o se desestime por silencio (artículo 123.2 de la Ley 39/2015)."
        )
    parrafos.append("Puede ejercitar también cualquier otro recurso que estime procedente.")
    return "\n\n".join(parrafos)


def _plazo(plazo: Plazo) -> str:
    return {"1 mes": "un mes", "2 meses": "dos meses"}.get(str(plazo), str(plazo))
