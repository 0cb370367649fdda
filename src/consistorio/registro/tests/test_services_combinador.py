import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from consistorio.registro.services import combinador
from consistorio.registro.services.combinador import Combinador

SEGUNDOS = 10


class Culpable(RuntimeError):
    """What one of the requests makes go wrong."""


def _a_la_vez(combinador, peticiones):
    with ThreadPoolExecutor(len(peticiones)) as hilos:
        futuros = [hilos.submit(combinador, peticion) for peticion in peticiones]
        return [futuro.exception(SEGUNDOS) or futuro.result() for futuro in futuros]


def test_each_one_gets_the_answer_that_is_its_own():
    combinador = Combinador(lambda lote: [n * 10 for n in lote])

    assert _a_la_vez(combinador, range(40)) == [n * 10 for n in range(40)]


def test_what_waits_is_done_together():
    empezado, seguir, lotes = threading.Event(), threading.Event(), []

    def hacer(lote):
        lotes.append(len(lote))
        empezado.set()
        seguir.wait(SEGUNDOS)
        return list(lote)

    combinador = Combinador(hacer)
    with ThreadPoolExecutor(6) as hilos:
        hilos.submit(combinador, 0)
        empezado.wait(SEGUNDOS)
        resto = [hilos.submit(combinador, n) for n in range(1, 6)]
        while combinador._cola.qsize() < len(resto):
            threading.Event().wait(0.01)
        seguir.set()
        assert [futuro.result(SEGUNDOS) for futuro in resto] == [1, 2, 3, 4, 5]

    assert lotes == [1, 5]


def test_only_the_culprit_of_a_failed_batch_fails():
    def hacer(lote):
        if 3 in lote:
            raise Culpable
        return list(lote)

    respuestas = _a_la_vez(Combinador(hacer), range(6))

    assert isinstance(respuestas[3], Culpable)
    assert [r for n, r in enumerate(respuestas) if n != 3] == [0, 1, 2, 4, 5]


def test_an_exception_as_an_answer_is_raised_to_who_asked():
    combinador = Combinador(lambda lote: [Culpable() if n == 1 else n for n in lote])

    with pytest.raises(Culpable):
        combinador(1)
    assert combinador(2) == 2


def test_a_log_that_cannot_be_written_stops_nobody(monkeypatch):
    def cerrado(*_, **__):
        raise ValueError("I/O operation on closed file.")

    monkeypatch.setattr(combinador.log, "warning", cerrado)

    def hacer(lote):
        if 3 in lote:
            raise Culpable
        return list(lote)

    uno = Combinador(hacer)

    with pytest.raises(Culpable):
        uno(3)
    assert uno(4) == 4
