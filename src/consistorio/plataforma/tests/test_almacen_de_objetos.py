"""The same promises as files, on obstore's own store in memory and on a real S3 server."""

import pytest

from consistorio.plataforma.almacen import AlmacenDeObjetos, BlobAlterado
from consistorio.plataforma.almacen.objetos import abrir_cubo

from .servidor_s3 import programa, servidor_s3

pytestmark = pytest.mark.django_db
obstore = pytest.importorskip("obstore", reason="S3 needs the extra «s3» (obstore)")


@pytest.fixture(scope="module")
def cubo_de_verdad(tmp_path_factory):
    if programa() is None:
        pytest.skip("SeaweedFS is not installed (requirements/pruebas.txt)")
    with servidor_s3(tmp_path_factory.mktemp("s3")) as ajustes:
        yield abrir_cubo(ajustes)


@pytest.fixture(params=["memoria", "servidor"])
def cubo(request):
    if request.param == "memoria":
        return obstore.store.MemoryStore()
    return request.getfixturevalue("cubo_de_verdad")


@pytest.fixture
def objetos(cubo):
    return AlmacenDeObjetos(b"m" * 32, cubo)


@pytest.fixture
def con_clave(entidad, objetos):
    entidad.clave_envuelta = objetos.nueva_clave(entidad.codigo)
    return entidad


def test_what_is_saved_is_read_back_and_twice_is_once(objetos, con_clave, cubo):
    primero = objetos.guardar(con_clave, b"resolucion" * 1000)
    segundo = objetos.guardar(con_clave, b"resolucion" * 1000)

    assert primero == segundo
    assert objetos.leer(con_clave, primero.sha256) == b"resolucion" * 1000
    assert sum(len(lote) for lote in obstore.list(cubo)) == 1
    assert objetos.comprobar() == ""


def test_the_bucket_never_holds_the_clear_text_and_a_change_is_seen(objetos, con_clave, cubo):
    blob = objetos.guardar(con_clave, b"un secreto de la vecina")
    clave = f"{con_clave.codigo}/{blob.sha256[:2]}/{blob.sha256}"
    guardado = bytearray(bytes(obstore.get(cubo, clave).bytes()))
    claro = b"secreto" in bytes(guardado)
    guardado[-1] ^= 1
    obstore.put(cubo, clave, bytes(guardado))

    assert not claro
    with pytest.raises(BlobAlterado):
        objetos.leer(con_clave, blob.sha256)


def test_who_comes_second_with_the_same_bytes_changes_nothing(objetos, con_clave, cubo):
    blob = objetos.guardar(con_clave, b"acta")
    clave = f"{con_clave.codigo}/{blob.sha256[:2]}/{blob.sha256}"
    antes = bytes(obstore.get(cubo, clave).bytes())

    objetos._escribir({clave: b"otra cosa"})

    assert bytes(obstore.get(cubo, clave).bytes()) == antes


def test_what_was_never_saved_is_not_found(objetos, con_clave):
    with pytest.raises(FileNotFoundError):
        objetos.leer(con_clave, "0" * 64)
