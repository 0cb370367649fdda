"""What somebody of the staff keeps at hand. Nobody else sees it."""

from __future__ import annotations

from django.db import models

from consistorio.plataforma.models import DeEntidad


class AsientoFavorito(DeEntidad):
    """An asiento with a star. It gives no sight of it: who does not see it any more, sees no star."""

    empleado = models.CharField(max_length=20)
    asiento = models.ForeignKey("registro.Asiento", on_delete=models.PROTECT, related_name="+")
    marcado_en = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "empleado", "asiento"], name="asiento_favorito_unico"
            ),
        ]


class BusquedaGuardada(DeEntidad):
    """What somebody searches often, by the name that she gave it."""

    empleado = models.CharField(max_length=20)
    nombre = models.CharField(max_length=80)
    texto = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "empleado", "nombre"], name="busqueda_guardada_unica"
            ),
        ]
