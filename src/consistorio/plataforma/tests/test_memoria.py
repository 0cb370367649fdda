from consistorio.plataforma import memoria
from consistorio.plataforma.memoria import Memoria, olvidar_todo


def _contando(valor):
    veces = []

    def buscar():
        veces.append(1)
        return valor

    return veces, buscar


def test_asks_once_while_it_remembers():
    recuerdo: Memoria[str] = Memoria(segundos=60)
    veces, buscar = _contando("villaclara")

    assert [recuerdo.recordar("a", buscar) for _ in range(3)] == ["villaclara"] * 3
    assert len(veces) == 1


def test_asks_again_when_the_time_is_over():
    recuerdo: Memoria[str] = Memoria(segundos=0)
    veces, buscar = _contando("villaclara")

    recuerdo.recordar("a", buscar)
    recuerdo.recordar("a", buscar)

    assert len(veces) == 2


def test_nothing_is_not_remembered():
    recuerdo: Memoria[str] = Memoria(segundos=60)
    veces, buscar = _contando(None)

    assert recuerdo.recordar("a", buscar) is None
    recuerdo.recordar("a", buscar)

    assert len(veces) == 2


def test_does_not_grow_for_ever(monkeypatch):
    monkeypatch.setattr(memoria, "MAXIMO", 10)
    recuerdo: Memoria[int] = Memoria(segundos=60)

    for n in range(100):
        recuerdo.recordar(str(n), lambda n=n: n)

    assert len(recuerdo._valores) <= 10


def test_forgets_when_asked():
    recuerdo: Memoria[str] = Memoria(segundos=60)
    veces, buscar = _contando("villaclara")
    recuerdo.recordar("a", buscar)

    olvidar_todo()
    recuerdo.recordar("a", buscar)

    assert len(veces) == 2
