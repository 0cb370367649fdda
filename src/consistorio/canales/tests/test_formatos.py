from __future__ import annotations

from datetime import date

import pytest
from django.template.defaultfilters import date as con_formato
from django.utils import translation
from django.utils.formats import number_format

DIA = date(2026, 11, 21)
FIJO = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("idioma", "larga", "corta", "cifra"),
    [
        ("es", "21 de noviembre de 2026", "21/11/2026", f"1{FIJO}234{FIJO}567,50"),
        ("eu", "2026ko azaroaren 21", "2026/11/21", "1.234.567,50"),
        ("ca", "21 de novembre de 2026", "21/11/2026", f"1{FIJO}234{FIJO}567,50"),
        ("ca-valencia", "21 de novembre de 2026", "21/11/2026", f"1{FIJO}234{FIJO}567,50"),
        ("gl", "21 de novembro de 2026", "21/11/2026", f"1{FIJO}234{FIJO}567,50"),
        ("en", "21 November 2026", "21/11/2026", "1,234,567.50"),
        ("ru", "21 ноября 2026 г.", "21.11.2026", f"1{FIJO}234{FIJO}567,50"),
    ],
)
def test_fechas_y_cifras_se_escriben_como_en_una_oficina(idioma, larga, corta, cifra):
    with translation.override(idioma):
        assert con_formato(DIA, "DATE_FORMAT").lower() == larga.lower()
        assert con_formato(DIA, "SHORT_DATE_FORMAT") == corta
        assert number_format(1234567.5, 2, use_l10n=True, force_grouping=True) == cifra


@pytest.mark.parametrize(
    ("idioma", "esperado"),
    [("eu", "Izapideak"), ("ca", "Tràmits"), ("ca-valencia", "Tràmits"), ("ru", "Услуги")],
)
def test_los_idiomas_estan_cableados(idioma, esperado):
    with translation.override(idioma):
        assert translation.gettext("Trámites") == esperado


def test_el_valenciano_tiene_sus_palabras_y_lo_demas_viene_del_catalan():
    with translation.override("ca-valencia"):
        assert translation.gettext("Mi carpeta") == "La meua carpeta"
        assert translation.gettext("Ayuda") == "Ajuda"
