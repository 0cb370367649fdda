"""What the analysis finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hallazgo:
    """
    Something that is wrong, or could be better.

    :param donde: path in the definition, as «formulario.campos.obra.cuando».
    :param grave: it may not be published so.
    """

    donde: str
    texto: str
    grave: bool = True
