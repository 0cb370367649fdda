"""To recall at the counter the data that a person gave the last time."""

from __future__ import annotations

from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import Interesado
from consistorio.registro.rules.ficha import Interviniente
from consistorio.registro.rules.ficha_escrita import CLAVE, de_datos
from consistorio.registro.rules.identificacion import Identificacion


@regla(LPACAP.art("53.1.d"))
def recordar_persona(*, actor: Actor, identificacion: Identificacion) -> Interviniente | None:
    """
    Return how the person was entered the last time, or None. Asking is always written down.

    Only what was entered at a counter is recalled: it was read from her document by an official.
    """
    actor.exigir("registro.registrar_entrada")
    anteriores = Interesado.objects.filter(nif=str(identificacion), asiento__datos__has_key=CLAVE)
    ultima = anteriores.select_related("asiento").order_by("-asiento__presentado_en").first()
    with acto():
        bitacora.anotar(
            actor,
            "registro.recordar_persona",
            objeto="asiento",
            objeto_id=ultima.asiento_id if ultima else None,
            resultado=bitacora.CONSULTADO,
        )
    if ultima is None:
        return None
    ficha = de_datos(ultima.asiento.datos)
    todos = ficha.intervinientes if ficha else ()
    suyas = (i for i in todos if i.persona.identificacion == identificacion)
    return next(suyas, None)
