"""The database ready to be used: started, migrated, with its environment."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from consistorio.instalacion.carpetas import secreto
from consistorio.plataforma.postgres.servidor import ServidorEmbebido


def preparar_entorno(datos: Path, *, puerto: int, demo: bool) -> ServidorEmbebido | None:
    """
    Start the embedded database unless there is an outside one, and fill in the environment.

    :raises CarpetaEnUso: if the data folder is being used.
    :raises NoArranca: if PostgreSQL does not start.
    """
    datos.mkdir(parents=True, exist_ok=True)
    datos.chmod(0o755)
    servidor = None
    if not os.environ.get("DATABASE_URL"):
        servidor = ServidorEmbebido(datos / "base")
        os.environ["DATABASE_URL"] = servidor.arrancar()
    os.environ["CONSISTORIO_DATOS"] = str(datos)
    os.environ["CONSISTORIO_PUERTO"] = str(puerto)
    os.environ["CONSISTORIO_SECRETO"] = secreto(datos)
    os.environ["DJANGO_SETTINGS_MODULE"] = "consistorio.instalacion.ajustes"
    if demo:
        os.environ["CONSISTORIO_DEMO"] = "1"
        os.environ["CONSISTORIO_DESFASE_DE_DEMOSTRACION"] = str(datos / "desfase")
    return servidor


def migrar(datos: Path) -> bool:
    """Bring the tables to this version, as their owner; return whether there was anything to do."""
    marca, huella = datos / "migrado", _huella_de_migraciones()
    if marca.exists() and marca.read_text() == huella:
        return False
    import django
    from django.core.management import call_command
    from django.db import connection

    from consistorio.plataforma.db.creation import como_dueno

    with como_dueno():
        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
        connection.close()
    marca.write_text(huella)
    return True


def _huella_de_migraciones() -> str:
    raiz = Path(__file__).resolve().parent.parent
    resumen = hashlib.sha256(os.environ["DATABASE_URL"].encode())
    for fichero in sorted(raiz.glob("**/migrations/*.*")):
        if fichero.suffix in {".py", ".sql"}:
            resumen.update(fichero.read_bytes())
    return resumen.hexdigest()


def publicar_estaticos(datos: Path) -> None:
    """Gather, name by hash and compress the static files; when they are, Django is not loaded."""
    raiz = Path(__file__).resolve().parent.parent
    resumen = hashlib.sha256()
    for fichero in sorted(raiz.glob("**/static/**/*")):
        if fichero.is_file():
            resumen.update(str(fichero).encode() + fichero.read_bytes())
    marca = datos / "estatico" / "publicado"
    if marca.exists() and marca.read_text() == resumen.hexdigest():
        return
    import django
    from django.core.management import call_command
    from django.test.utils import override_settings

    django.setup()

    almacen = {"BACKEND": "consistorio.plataforma.web.estaticos.Estaticos"}
    with override_settings(STORAGES={"staticfiles": almacen}):
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    marca.write_text(resumen.hexdigest())


def compilar_idiomas() -> None:
    """Compile the translations whose source is newer (msgfmt is not asked for)."""
    for po in (Path(__file__).resolve().parent.parent / "locale").glob("*/LC_MESSAGES/*.po"):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        nuevo = mo.with_suffix(f".{os.getpid()}")  # Whole or not at all.
        with po.open("rb") as entrada, nuevo.open("wb") as salida:
            write_mo(salida, read_po(entrada))
        nuevo.replace(mo)
