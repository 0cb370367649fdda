import pytest

from consistorio.identidad import services as identidad
from consistorio.plataforma.models import Rol
from consistorio.plataforma.reloj import hora_oficial
from consistorio.registro import services
from consistorio.registro.models import HechoPosterior
from consistorio.registro.tests.mostrador import escrito

pytestmark = pytest.mark.django_db
NUEVO = {
    "extracto": "Solicita un vado",
    "interesado": {"nif": "12345678Z", "nombre": "ANA GARCÍA"},
}


@pytest.fixture
def con_permiso(api, entidad, empleada):
    """Headers of an application that may correct: its role has it before the token is issued."""
    rol = Rol.objects.get(codigo="aplicacion")
    rol.permisos = [*rol.permisos, "registro.rectificar", "registro.anular"]
    rol.save()
    reloj = hora_oficial(entidad)
    alta = identidad.crear_aplicacion(actor=empleada, nombre="Otra", reloj=reloj)
    token, _segundos = identidad.emitir_token(
        client_id=alta.client_id, client_secret=alta.client_secret, reloj=reloj
    )
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def asiento(api, pki):
    return api("POST", "asientos", NUEVO, **{"Idempotency-Key": "a"}).json()


def test_sin_ese_permiso_no_se_corrige(api, asiento):
    respuesta = api("POST", f"asientos/{asiento['id']}/anulacion", {"motivo": "Duplicado"})

    assert respuesta.status_code == 403
    assert not HechoPosterior.objects.exists()


def test_lo_corregido_se_lee_con_lo_que_decia(api, asiento, con_permiso):
    ruta = f"asientos/{asiento['id']}"
    cambios = {"extracto": "Solicita dos vados"}
    cuerpo = {"motivo": "Errata", "cambios": cambios}

    hechos = [
        api("POST", f"{ruta}/rectificaciones", cuerpo, **con_permiso),
        api("POST", f"{ruta}/anulacion", {"motivo": "Duplicado"}, **con_permiso),
    ]

    leido = api("GET", ruta).json()
    lista = api("GET", "asientos").json()["elementos"]
    assert [h.status_code for h in hechos] == [201, 201]
    assert (leido["extracto"], leido["vigente"]["extracto"]) == (
        "Solicita un vado",
        "Solicita dos vados",
    )
    assert (leido["anulado"], [h["tipo"] for h in leido["hechos"]]) == (
        True,
        ["rectificacion", "anulacion"],
    )
    assert (lista[0]["anulado"], lista[0]["extracto_rectificado"]) == (True, "Solicita dos vados")


@pytest.mark.parametrize(
    ("cuerpo", "estado"),
    [
        ({"motivo": "x", "cambios": {"numero": "7"}}, 409),
        ({"motivo": "x", "cambios": {}}, 422),
        ({"motivo": "", "cambios": {"extracto": "x"}}, 422),
    ],
)
def test_lo_que_no_se_admite_no_deja_nada(cuerpo, estado, api, asiento, con_permiso):
    respuesta = api("POST", f"asientos/{asiento['id']}/rectificaciones", cuerpo, **con_permiso)

    assert respuesta.status_code == estado
    assert not HechoPosterior.objects.exists()


def test_lo_del_mostrador_se_lee_con_su_ficha(api, unidad, empleada, entidad, pki):
    hecho = services.registrar_entrada(
        actor=empleada, entrada=escrito(unidad), clave="m", reloj=hora_oficial(entidad)
    )

    ficha = api("GET", f"asientos/{hecho.id}").json()["ficha"]

    assert ficha["oficina_id"] == str(unidad)
    assert ficha["intervinientes"][0]["persona"]["apellido_1"] == "García"
