"""
What a program of somebody else may reach while it opens a hostile file: no network, and few folders.

The walls are the kernel's (seccomp and Landlock): what is inside cannot take them down, nor what it starts.
"""

import ctypes
import os
import platform
import struct
from pathlib import Path
from typing import Final

_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_SECCOMP_MODE_FILTER, _SIGKILL, _AF_UNIX, _EACCES = 2, 9, 1, 13
_CARGAR, _IGUAL, _MAYOR_O_IGUAL, _DEVOLVER = 0x20, 0x15, 0x35, 0x06
_PASA, _ERROR, _MATAR = 0x7FFF0000, 0x00050000 | _EACCES, 0x80000000
_NUMERO, _ARQUITECTURA, _PRIMER_ARGUMENTO = 0, 4, 16
_IO_URING_SETUP, _PRIMERA_X32 = 425, 0x40000000

# Of each machine: how the kernel names it, and its numbers for ``socket`` and ``connect``.
_MAQUINAS: Final = {"x86_64": (0xC000003E, 41, 42), "aarch64": (0xC00000B7, 198, 203)}

_CREAR_REGLAS, _ANADIR_REGLA, _ENCERRAR = 444, 445, 446
_EJECUTAR, _ESCRIBIR, _LEER, _LISTAR, _HACER_TUBO = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 9
_TODO: Final = (1 << 13) - 1
"""Each right of the first version of Landlock, which later kernels keep."""
_SOBRE_FICHEROS: Final = _EJECUTAR | _ESCRIBIR | _LEER
_DE_LECTURA: Final = _EJECUTAR | _LEER | _LISTAR
PROGRAMAS: Final = (
    *("/usr", "/lib", "/lib64", "/bin", "/etc/libreoffice", "/etc/fonts"),
    *("/etc/ld.so.cache", "/etc/localtime", "/etc/passwd", "/etc/nsswitch.conf"),
    *("/etc/locale.alias", "/var/spool/libreoffice", "/var/cache/fontconfig"),
)
APARATOS: Final = ("/dev/null", "/dev/urandom", "/dev/random", "/dev/zero")

TUBOS: Final = "/tmp"  # noqa: S108 (its place is not ours to choose)
"""Where LibreOffice insists on making the socket by which its copies know of each other."""


class SinJaula(RuntimeError):
    """The machine cannot put up the walls: what is hostile is not opened."""


def encerrar(carpeta: Path) -> None:
    """
    Leave this process, and what it starts, without network and with one folder where to write.

    :raises SinJaula: if the kernel does not.
    """
    if platform.machine() not in _MAQUINAS:
        raise SinJaula(platform.machine())
    sistema = ctypes.CDLL(None, use_errno=True)
    _pedir(sistema.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    _pedir(sistema.prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0))
    _sin_ficheros_ajenos(sistema, carpeta)
    _sin_red(sistema)


def _pedir(dicho: int) -> int:
    if dicho < 0:
        raise SinJaula(os.strerror(ctypes.get_errno()))
    return dicho


def _sin_ficheros_ajenos(sistema: ctypes.CDLL, carpeta: Path) -> None:
    trata = struct.pack("<Q", _TODO)
    reglas = _pedir(sistema.syscall(_CREAR_REGLAS, trata, len(trata), 0))
    permitidos = [(ruta, _DE_LECTURA) for ruta in PROGRAMAS]
    permitidos += [(ruta, _LEER | _ESCRIBIR) for ruta in APARATOS]
    permitidos += [(TUBOS, _HACER_TUBO)]
    for ruta, derechos in (*permitidos, (str(carpeta), _TODO)):
        if not Path(ruta).exists():
            continue
        fichero = os.open(ruta, os.O_PATH | os.O_CLOEXEC)
        suyos = derechos if Path(ruta).is_dir() else derechos & _SOBRE_FICHEROS
        regla = struct.pack("<Qi", suyos, fichero)
        _pedir(sistema.syscall(_ANADIR_REGLA, reglas, 1, regla, 0))
        os.close(fichero)
    _pedir(sistema.syscall(_ENCERRAR, reglas, 0))
    os.close(reglas)


def _sin_red(sistema: ctypes.CDLL) -> None:
    """
    Let no socket be made but those between processes of this machine, and none reach anybody.

    LibreOffice makes one to hear its copies. Nobody answers to it: the database listens in one too, and
    Landlock does not watch over them.
    """
    arquitectura, socket, conectar = _MAQUINAS[platform.machine()]
    programa = b"".join(
        struct.pack("<HBBI", *paso)
        for paso in (
            (_CARGAR, 0, 0, _ARQUITECTURA),
            (_IGUAL, 1, 0, arquitectura),
            (_DEVOLVER, 0, 0, _MATAR),
            (_CARGAR, 0, 0, _NUMERO),
            (_MAYOR_O_IGUAL, 6, 0, _PRIMERA_X32),
            (_IGUAL, 5, 0, _IO_URING_SETUP),
            (_IGUAL, 4, 0, conectar),
            (_IGUAL, 0, 2, socket),
            (_CARGAR, 0, 0, _PRIMER_ARGUMENTO),
            (_IGUAL, 0, 1, _AF_UNIX),
            (_DEVOLVER, 0, 0, _PASA),
            (_DEVOLVER, 0, 0, _ERROR),
        )
    )
    pasos = ctypes.create_string_buffer(programa, len(programa))
    filtro = struct.pack("@HP", len(programa) // 8, ctypes.addressof(pasos))
    _pedir(sistema.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, filtro, 0, 0))
