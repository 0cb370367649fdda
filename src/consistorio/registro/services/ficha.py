"""From the ficha of an asiento to the row by which it is found."""

from __future__ import annotations

import msgspec

from consistorio.registro.rules.ficha import Interviniente
from consistorio.registro.services.presentacion import PersonaDeAsiento


def como_persona(interviniente: Interviniente) -> PersonaDeAsiento:
    """Return the document and the name by which the asiento will be found."""
    persona, domicilio = interviniente.persona, interviniente.domicilio
    return PersonaDeAsiento(
        papel=interviniente.papel,
        nif=str(persona.identificacion) if persona.identificacion else "",
        nombre=persona.nombre_completo,
        email=interviniente.email,
        telefono=interviniente.telefono,
        domicilio={n: v for n, v in msgspec.to_builtins(domicilio).items() if v},
    )
