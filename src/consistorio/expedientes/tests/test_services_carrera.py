"""Many at the same counter: numbers are given in order, none twice and none missing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from consistorio.expedientes.models import Contador, Serie
from consistorio.expedientes.services.numeracion import numerar
from consistorio.plataforma.entidades import en

AHORA = datetime(2026, 2, 10, 9, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_a_la_vez_no_se_repite_ni_se_salta_ningun_numero(entidad):
    def uno(orden):
        try:
            with en(entidad), transaction.atomic():
                numero, _momento = numerar(Serie.RESOLUCIONES, lambda: AHORA)
                if orden % 3 == 0:  # Some deeds are undone, and their number with them.
                    transaction.set_rollback(True)
                    return None
                return numero
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hilos:
        dados = [numero for numero in hilos.map(uno, range(30)) if numero is not None]

    assert sorted(dados) == list(range(1, 21))
    with en(entidad):
        assert Contador.objects.get().ultimo == 20
