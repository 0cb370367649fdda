"""`./consistorio martillo`: kill -9 while eight clients file, and count what was lost."""

from __future__ import annotations

import argparse
import random
import secrets
import time

from consistorio.instalacion.efimera import Efimera, instalacion
from consistorio.instalacion.martillo.comprobador import Cuenta, contar
from consistorio.instalacion.martillo.presentadores import Presentadores
from consistorio.instalacion.martillo.verdugo import VICTIMAS, Verdugo
from consistorio.plataforma.controles import SIN_BARRERA

PESOS = {"trabajador": 4, "conexion": 3, "servidor": 2, "aplicacion": 1}
MUERTES_DEL_CONTROL = 12
RITMO_SEGUNDOS = (0.3, 1.0)


def configurar(analizador: argparse.ArgumentParser) -> None:
    analizador.add_argument("--muertes", type=int, default=20)
    analizador.add_argument("--peticiones", type=int, default=500)
    analizador.add_argument("--semilla", type=int, default=None)
    analizador.add_argument("--sin-control", action="store_true", help="omitir el control positivo")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Hammer, check, and show with the defence off that the check sees what is lost."""
    semilla = opciones.semilla if opciones.semilla is not None else secrets.randbelow(10**6)
    azar = random.Random(semilla)
    print(f"Semilla {semilla}. {opciones.muertes} muertes, {opciones.peticiones} peticiones.")
    with instalacion() as efimera:
        bien = _martillear(efimera, azar, opciones.muertes, opciones.peticiones, VICTIMAS)
    if opciones.sin_control:
        return 0 if bien.males == 0 else 1
    print("Control: sin la barrera de durabilidad, el martillo debe ver pérdidas.")
    with instalacion(**{SIN_BARRERA: "1"}) as efimera:
        mal = _martillear(efimera, azar, MUERTES_DEL_CONTROL, 10**6, ("servidor",))
    detectado = mal.perdidos > 0
    print("  detectado" if detectado else "  NO DETECTADO: el martillo no vale")
    return 0 if bien.males == 0 and detectado else 1


def _martillear(
    efimera: Efimera, azar: random.Random, muertes: int, peticiones: int, victimas: tuple[str, ...]
) -> Cuenta:
    comienzo = time.monotonic()
    clientes = Presentadores(efimera.puerto, "villaclara", pedir_token(efimera), peticiones)
    verdugo = Verdugo(efimera, azar)
    pesos = [PESOS[v] for v in victimas]
    clientes.empezar()
    for _ in range(muertes):
        time.sleep(azar.uniform(*RITMO_SEGUNDOS))
        verdugo.matar(azar.choices(victimas, pesos)[0])
    if peticiones == 10**6:  # The control stops when its deaths are done.
        time.sleep(1)
        clientes.parar.set()
    clientes.acabar()
    cuenta = contar(efimera.conninfo(), clientes.acuses)
    _decir(verdugo, clientes, cuenta, time.monotonic() - comienzo)
    return cuenta


def pedir_token(efimera: Efimera) -> str:
    """Return a token that lasts as long as the hammer: the same that the API would give."""
    import http.client
    import json
    import ssl
    from urllib.parse import urlencode

    alta = efimera.programa()
    contexto = ssl.create_default_context(cafile=str(efimera.certificado))
    conexion = http.client.HTTPSConnection(
        "localhost", efimera.puerto, context=contexto, timeout=30
    )
    cuerpo = urlencode({"grant_type": "client_credentials", **alta})
    tipo = {"Content-Type": "application/x-www-form-urlencoded"}
    conexion.request("POST", "/villaclara/api/v1/oauth/token", cuerpo, tipo)
    token: str = json.loads(conexion.getresponse().read())["access_token"]
    conexion.close()
    return token


def _decir(verdugo: Verdugo, clientes: Presentadores, cuenta: Cuenta, segundos: float) -> None:
    muertos = ", ".join(f"{cuantos} {quien}" for quien, cuantos in verdugo.cuenta.items())
    print(f"  muertes: {muertos}; {segundos:.0f} s")
    print(f"  reconocidas {len(clientes.acuses)}, repreguntas {clientes.reintentos}")
    print(
        f"  perdidas {cuenta.perdidos}, dobles {cuenta.dobles}, saltos {cuenta.saltos}, "
        f"desordenadas {cuenta.desordenados}, sin justificante {cuenta.sin_justificante}, "
        f"sin evento {cuenta.sin_evento}, sin hoja {cuenta.sin_hoja}, "
        f"cadena rota {cuenta.cadena_rota}, asientos {cuenta.asientos}"
    )
    for fallo in clientes.fallos:
        print(f"  ! {fallo}")
