"""Which files a document that is asked for may be."""

from __future__ import annotations

from collections.abc import Collection

from consistorio.catalogo.rules.formulario import Formato


def formato_de(mime: str) -> Formato:
    """Return what kind of file it is, from the type that its content has shown."""
    if mime == "application/pdf":
        return Formato.PDF
    return Formato.IMAGEN if mime.startswith("image/") else Formato.OFIMATICA


def se_admite(mime: str, formatos: Collection[Formato]) -> bool:
    """Tell whether a file may come as that document; where no kind is named, any may."""
    return not formatos or formato_de(mime) in formatos
