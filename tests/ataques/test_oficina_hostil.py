"""Hostile office files through the true converter: it fetches, reads and runs nothing (ADR 29)."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import threading
from base64 import b64decode
from collections.abc import Iterator

import pypdfium2
import pytest
from tests.ataques.ficheros import oficina

from consistorio.documentos import services
from consistorio.documentos.intake import examen, jaula
from consistorio.documentos.intake.aparte import ejecutar_aparte
from consistorio.documentos.intake.conversor import conversor
from consistorio.documentos.intake.tipos import tipo_por_contenido
from consistorio.plataforma.transacciones import acto

sin_conversor = pytest.mark.skipif(
    not conversor("odt"), reason="falta libreoffice-writer-nogui, que convierte a PDF/A"
)
CASOS = sorted(oficina.hostiles("", os.devnull, os.devnull))


@pytest.fixture
def canario() -> Iterator[tuple[str, list[object]]]:
    """Listen where the files would like to call, and count who does."""
    visitas: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as servidor:
        servidor.settimeout(0.1)
        basta = threading.Event()

        def escuchar() -> None:
            while not basta.is_set():
                try:
                    conexion, quien = servidor.accept()
                    conexion.close()
                    visitas.append(quien)
                except TimeoutError:
                    continue

        hilo = threading.Thread(target=escuchar)
        hilo.start()
        yield f"http://127.0.0.1:{servidor.getsockname()[1]}", visitas
        basta.set()
        hilo.join()


def _convertir(nombre: str, contenido: bytes) -> bytes:
    extension = nombre.rpartition(".")[2]
    dicho = ejecutar_aparte(
        "consistorio.documentos.intake.conversion",
        {"orden": conversor(extension), "extension": extension},
        contenido,
        segundos=75,
    )
    assert dicho["motivo"] == ""
    return b64decode(dicho["pdf"])


def _texto(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as abierto:
        return "".join(pagina.get_textpage().get_text_range() for pagina in abierto)


@sin_conversor
@pytest.mark.parametrize("caso", CASOS)
def test_no_trae_ni_lee_ni_ejecuta_nada(caso, canario, tmp_path):
    url, visitas = canario
    secreto, rastro = tmp_path / "secreto.txt", tmp_path / "rastro"
    secreto.write_text("EL SECRETO DE LA MÁQUINA")
    nombre, contenido = oficina.hostiles(url, secreto, rastro)[caso]

    dicho = _texto(_convertir(nombre, contenido))

    assert "Hola" in dicho
    assert "SECRETO" not in dicho
    assert visitas == []
    assert not rastro.exists()


@sin_conversor
def test_sin_los_muros_si_llamarian(canario, tmp_path):
    """What the test above sees is the walls, not samples that do nothing."""
    url, visitas = canario
    nombre, contenido = oficina.hostiles(url, tmp_path, tmp_path)["imagen de fuera"]
    fichero = tmp_path / nombre
    fichero.write_bytes(contenido)
    programa, *resto = conversor("odt")
    orden = [programa, f"-env:UserInstallation=file://{tmp_path}/perfil", *resto]

    for _vez in range(2):
        subprocess.run([*orden, "--outdir", tmp_path, fichero], capture_output=True, check=False)

    assert visitas


@pytest.mark.parametrize("que", ["inet", "inet6", "netlink", "fichero", "proceso", "suyo", "tubo"])
def test_los_muros_son_del_nucleo(que, tmp_path):
    """The walls are looked at from inside, with a program that tries to get out."""
    ajeno = tmp_path / "ajeno"
    ajeno.mkdir()
    (ajeno / "secreto").write_text("secreto")
    suyo = tmp_path / "suyo"
    suyo.mkdir()
    intentos = {
        "inet": "import socket; socket.socket(socket.AF_INET)",
        "inet6": "import socket; socket.socket(socket.AF_INET6)",
        "netlink": "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
        "fichero": f"open({str(ajeno / 'secreto')!r})",
        "proceso": "open('/proc/self/environ')",
        "suyo": f"open({str(suyo / 'x')!r}, 'w').write('a')",
        "tubo": "import socket; socket.socket(socket.AF_UNIX)",
    }

    hecho = subprocess.run(
        ["/usr/bin/python3", "-I", "-S", "-c", intentos[que]],
        capture_output=True,
        check=False,
        preexec_fn=lambda: jaula.encerrar(suyo),
    )

    dentro = que in {"suyo", "tubo"}
    assert (hecho.returncode == 0) is dentro, hecho.stderr
    assert dentro or b"PermissionError" in hecho.stderr


@pytest.mark.parametrize("encerrado", [True, False])
def test_nadie_de_dentro_habla_con_la_base_por_su_tubo(encerrado, tmp_path):
    """The database listens in a socket of the machine, which Landlock lets through."""
    suyo = tmp_path / "suyo"
    suyo.mkdir()
    with socket.socket(socket.AF_UNIX) as base:
        base.bind(str(tmp_path / "base"))
        base.listen()
        hablar = f"import socket; socket.socket(socket.AF_UNIX).connect({str(tmp_path / 'base')!r})"

        hecho = subprocess.run(
            ["/usr/bin/python3", "-I", "-S", "-c", hablar],
            capture_output=True,
            check=False,
            preexec_fn=(lambda: jaula.encerrar(suyo)) if encerrado else None,
        )

    assert (hecho.returncode != 0) is encerrado
    assert not encerrado or b"PermissionError" in hecho.stderr


@pytest.mark.django_db
def test_una_bomba_no_se_abre(empleada, reloj):
    contenido = oficina.bomba()
    with acto():
        clave = services.incorporar(
            actor=empleada,
            nombre="a.docx",
            contenido=contenido,
            mime=tipo_por_contenido(contenido).mime,
            tipo_documental="TD99",
            origen_ciudadano=True,
            reloj=reloj,
        ).id

    with pytest.raises(services.NoSePuedeDerivar) as dicho:
        services.convertir_a_pdfa(actor=empleada, documento_id=clave, reloj=reloj)

    assert str(dicho.value) == examen.BOMBA
