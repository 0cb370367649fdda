import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consistorio.plataforma.almacen import BlobAlterado, almacen

pytestmark = pytest.mark.django_db


def _fichero(entidad, blob):
    return almacen().carpeta / entidad.codigo / blob.sha256[:2] / blob.sha256


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(contenido=st.binary(max_size=5000))
def test_what_is_saved_is_read_back(entidad, contenido):
    blob = almacen().guardar(entidad, contenido)

    assert almacen().leer(entidad, blob.sha256) == contenido


def test_the_disk_never_holds_the_clear_text(entidad):
    blob = almacen().guardar(entidad, b"un secreto de la vecina" * 3)

    assert b"secreto" not in _fichero(entidad, blob).read_bytes()


def test_one_flipped_bit_is_seen(entidad):
    blob = almacen().guardar(entidad, b"resolucion")
    fichero = _fichero(entidad, blob)
    alterado = bytearray(fichero.read_bytes())
    alterado[-1] ^= 1
    fichero.chmod(0o640)
    fichero.write_bytes(alterado)

    with pytest.raises(BlobAlterado):
        almacen().leer(entidad, blob.sha256)
    fichero.unlink()


def test_an_entidad_does_not_read_the_blobs_of_another(entidad, otra_entidad):
    blob = almacen().guardar(entidad, b"solo mio")

    with pytest.raises(FileNotFoundError):
        almacen().leer(otra_entidad, blob.sha256)
