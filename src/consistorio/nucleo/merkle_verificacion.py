"""What anybody can check of the log with a proof in the hand (RFC 9162, 2.1.3.2 and 2.1.4.2)."""

from collections.abc import Sequence
from hmac import compare_digest

from consistorio.nucleo.merkle import hash_nodo


def verificar_inclusion(
    *, hoja: bytes, indice: int, size: int, prueba: Sequence[bytes], raiz: bytes
) -> bool:
    """
    Tell whether the proof ties that leaf, at that place, to that root.

    :param hoja: its hash, as given by `hash_hoja`.
    """
    if not 0 <= indice < size:
        return False
    nodo, ultimo, acumulado = indice, size - 1, hoja
    for paso in prueba:
        if ultimo == 0:
            return False
        if nodo & 1 or nodo == ultimo:
            acumulado = hash_nodo(paso, acumulado)
            while not nodo & 1 and nodo:
                nodo, ultimo = nodo >> 1, ultimo >> 1
        else:
            acumulado = hash_nodo(acumulado, paso)
        nodo, ultimo = nodo >> 1, ultimo >> 1
    return ultimo == 0 and compare_digest(acumulado, raiz)


def verificar_consistencia(
    *, antes: int, despues: int, raiz_antes: bytes, raiz_despues: bytes, prueba: Sequence[bytes]
) -> bool:
    """Tell whether the proof shows that the larger tree only added leaves to the smaller one."""
    if not 0 < antes <= despues:
        return False
    if antes == despues:
        return not prueba and compare_digest(raiz_antes, raiz_despues)
    if not prueba:
        return False
    # A complete smaller tree is itself the first step, which is then left out of the proof.
    pasos = [raiz_antes, *prueba] if antes & (antes - 1) == 0 else prueba
    calculadas = _subir(antes - 1, despues - 1, pasos)
    return calculadas is not None and (
        compare_digest(calculadas[0], raiz_antes) & compare_digest(calculadas[1], raiz_despues)
    )


def _subir(nodo: int, ultimo: int, pasos: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """Return both roots as computed from the steps, or nothing if they are too many or too few."""
    while nodo & 1:
        nodo, ultimo = nodo >> 1, ultimo >> 1
    vieja = nueva = pasos[0]
    for paso in pasos[1:]:
        if ultimo == 0:
            return None
        if nodo & 1 or nodo == ultimo:
            vieja, nueva = hash_nodo(paso, vieja), hash_nodo(paso, nueva)
            while not nodo & 1 and nodo:
                nodo, ultimo = nodo >> 1, ultimo >> 1
        else:
            nueva = hash_nodo(nueva, paso)
        nodo, ultimo = nodo >> 1, ultimo >> 1
    return (vieja, nueva) if ultimo == 0 else None
