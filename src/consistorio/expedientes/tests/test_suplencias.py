"""What a paper prints where it is signed, while somebody substitutes the holder (LRJSP art. 13.4)."""

import io

import pypdfium2
import pytest

from consistorio.expedientes import services
from consistorio.organizacion import services as organizacion

pytestmark = pytest.mark.django_db


def texto(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as documento:
        return " ".join(
            " ".join(pagina.get_textpage().get_text_bounded().split()) for pagina in documento
        )


def test_la_resolucion_dice_quien_suple_a_quien_y_por_que_acto(redactado, empleada, reloj):
    clave = redactado()
    antes = services.previsualizar(actor=empleada, expediente_id=clave, reloj=reloj)
    organizacion.disponer_suplencia(
        actor=empleada,
        cargo="alcaldia",
        suplente_nif="99999999R",
        desde=reloj().date(),
        hasta=reloj().date(),
        acto_de="Decreto 12/2026",
        reloj=reloj,
    )

    despues = services.previsualizar(actor=empleada, expediente_id=clave, reloj=reloj)

    assert "EVA FUNCIONARIA" not in texto(antes)
    assert "EVA FUNCIONARIA" in texto(despues)
    assert "por suplencia de ITZIAR MENDOZA (Decreto 12/2026)" in texto(despues)
