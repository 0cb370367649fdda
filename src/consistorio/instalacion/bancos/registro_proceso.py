"""One process with 32 callers of the combiner: prints what it did, in JSON."""

from __future__ import annotations

import json
import random
import secrets
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from consistorio.plataforma.models import Entidad
    from consistorio.registro.services import Presentacion
    from consistorio.registro.services.combinador import Combinador
    from consistorio.registro.services.libro import Fila, PorAnotar

    Escritor = Combinador[PorAnotar, Fila]

LLAMADORES = 32
PERMISO = frozenset({"registro.presentar"})


def main() -> None:
    import django

    django.setup()
    from consistorio.plataforma.models import Entidad

    cuantas, segundos = int(sys.argv[1]), float(sys.argv[2])
    todas = Entidad.objects.filter(slug__startswith="banco-") if cuantas else Entidad.objects
    print(json.dumps(_medir(list(todas.order_by("id")[: cuantas or 1]), segundos)))


def _medir(entidades: list[Entidad], segundos: float) -> dict[str, float]:
    from consistorio.registro.services.combinador import Combinador
    from consistorio.registro.services.escritura import Escritura

    escritor: Escritor = Combinador(Escritura(sella=False))
    comienzo, procesador = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(LLAMADORES) as hilos:
        limite = comienzo + segundos
        tandas = [hilos.submit(_llamar, escritor, entidades, limite) for _ in range(LLAMADORES)]
        latencias = sorted(latencia for tanda in tandas for latencia in tanda.result())
    cuantos = len(latencias)
    return {
        "por_segundo": cuantos / (time.perf_counter() - comienzo),
        "p50_ms": latencias[cuantos // 2] * 1e3,
        "p95_ms": latencias[cuantos * 95 // 100] * 1e3,
        "cpu_us": (time.process_time() - procesador) / cuantos * 1e6,
    }


def _llamar(escritor: Escritor, entidades: list[Entidad], limite: float) -> list[float]:
    """File without rest until ``limite``, and return how long each took, in seconds."""
    presentacion = _presentacion()
    latencias = []
    while time.perf_counter() < limite:
        comienzo = time.perf_counter()
        _anotar(escritor, random.choice(entidades), presentacion)
        latencias.append(time.perf_counter() - comienzo)
    return latencias


def _anotar(escritor: Escritor, entidad: Entidad, presentacion: Presentacion) -> None:
    from consistorio.plataforma.actores import Actor, Clase
    from consistorio.plataforma.reloj import hora_oficial
    from consistorio.registro.services.libro import PorAnotar, item

    actor = Actor(entidad, Clase.APLICACION, "banco", "Banco", PERMISO)
    clave, hoy = secrets.token_hex(16), hora_oficial(entidad)()
    elemento = item(actor, presentacion, sentido="ENTRADA", clave=clave, hoy=hoy)
    escritor(PorAnotar(entidad, elemento))


def _presentacion() -> Presentacion:
    from consistorio.registro.services import PersonaDeAsiento, Presentacion

    personas = (
        ("interesado", "12345678Z", "María Núñez Echevarría"),
        ("representante", "87654321X", "Ramón Güell Prats"),
    )
    return Presentacion(
        extracto="Instancia general",
        expone="Que la farola de la calle Mayor no luce.",
        solicita="Que se repare.",
        interesados=tuple(
            PersonaDeAsiento(papel=papel, nif=nif, nombre=nombre, domicilio={"direccion": ""})
            for papel, nif, nombre in personas
        ),
        unidad_destino=uuid4(),
        datos={"tramite": "Escrito", "unidad": "Registro"},
    )


if __name__ == "__main__":
    main()
