"""Another version is a new fact; those before stay, with who, why and whether they were signed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.ataques.ficheros import oficina

from consistorio.documentos import selectors, services
from consistorio.documentos.intake import examen
from consistorio.documentos.models import VersionAnterior
from consistorio.documentos.rules import versiones as reglas
from consistorio.documentos.selectors.acceso import _IMPIDEN, que_impide
from consistorio.documentos.selectors.derivados import derivados
from consistorio.documentos.selectors.versiones import (
    VersionInexistente,
    version_anterior,
    versiones,
)
from consistorio.documentos.tests import ocultos
from consistorio.documentos.web.servir import servir_version
from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.models import Anotacion, Evento
from consistorio.plataforma.transacciones import acto

pytestmark = pytest.mark.django_db
HORA = timedelta(hours=1)


def _bytes(que):
    return f"{que} {uuid4()}".encode()


@pytest.fixture
def traer(empleada, reloj):
    def hacer(**mas):
        with acto():
            return services.incorporar(
                actor=empleada,
                mime="text/plain",
                tipo_documental="TD13",
                reloj=reloj,
                **{"nombre": "informe.txt", "contenido": _bytes("uno"), "origen_ciudadano": False}
                | mas,
            )

    return hacer


@pytest.fixture
def cambiar(empleada, reloj):
    def hacer(documento, actor=None, **mas):
        version = {
            "nombre": "informe.txt",
            "contenido": _bytes("dos"),
            "motivo": "Faltaba una cifra.",
            "sha256_anterior": documento.sha256,
        } | mas
        return services.nueva_version(
            actor=actor or empleada,
            documento_id=documento.id,
            version=services.VersionNueva(**version),
            reloj=lambda: reloj() + HORA,
        )

    return hacer


def test_ninguna_se_pierde_y_se_dice_quien_y_por_que(traer, cambiar, empleada, reloj):
    primera = traer()
    segunda = cambiar(primera, nombre="informe bueno.txt")
    tercera = cambiar(segunda, motivo="Cambia el año.")

    vistas = versiones(primera.id)

    assert [v.numero for v in vistas] == [3, 2, 1]
    assert [v.sha256 for v in vistas] == [tercera.sha256, segunda.sha256, primera.sha256]
    assert [v.motivo for v in vistas] == ["Cambia el año.", "Faltaba una cifra.", ""]
    assert [v.nombre for v in vistas] == ["informe.txt", "informe bueno.txt", "informe.txt"]
    assert [v.vigente for v in vistas] == [True, False, False]
    assert vistas[0].por == empleada.nombre
    assert vistas[0].desde == reloj() + HORA
    assert servir_version(empleada, primera.id, vistas[2].id).content.startswith(b"uno")
    assert selectors.contenido(primera.id).startswith(b"dos")
    hechos = Evento.objects.filter(tipo="documentos.version-hecha").order_by("id")
    assert [uno.datos["numero"] for uno in hechos] == [2, 3]
    assert Anotacion.objects.filter(accion="documentos.versionar").count() == 2


def test_se_sabe_cual_se_firmo(traer, empleada, reloj):
    antes = traer()

    services.guardar_firmado(
        actor=empleada,
        documento_id=antes.id,
        contenido=_bytes("firmado"),
        sha256_anterior=antes.sha256,
        motivo="firma de la alcaldesa",
        reloj=reloj,
    )

    firmada, sin_firmar = versiones(antes.id)
    assert (firmada.tipo_firma, sin_firmar.tipo_firma) == ("TF06", "")
    assert (firmada.por, firmada.motivo) == (empleada.nombre, "firma de la alcaldesa")


@pytest.mark.parametrize(
    ("caso", "mas", "motivo"),
    [
        ("lo aportó una persona", {"origen_ciudadano": True}, reglas.DE_LA_CIUDADANIA),
        ("vino de fuera", {"metadatos": {"eni": {}}}, reglas.DE_FUERA),
        ("está firmado (RD 203 art. 21)", {"tipo_firma": "TF06"}, reglas.FIRMADO),
        ("tiene CSV (RD 203 art. 21)", {"csv": "CSV-DE-PRUEBA"}, reglas.CON_CSV),
    ],
)
def test_hay_documentos_que_no_cambian(caso, mas, motivo, traer, cambiar):
    documento = traer(**mas)

    with pytest.raises(services.NoCambia) as dicho:
        cambiar(documento)

    assert str(dicho.value) == motivo, caso
    assert selectors.documento(documento.id) == documento
    assert len(versiones(documento.id)) == 1


@pytest.mark.parametrize(
    ("mas", "motivo"),
    [
        ({"motivo": "  "}, reglas.SIN_MOTIVO),
        ({"contenido": b""}, examen.VACIO),
        ({"nombre": "a.pdf"}, examen.NOMBRE_ENGANOSO),
        ({"nombre": "a.docx", "contenido": oficina.bomba()}, examen.BOMBA),
    ],
)
def test_lo_que_no_entraria_no_entra_como_version(mas, motivo, traer, cambiar):
    documento = traer()

    with pytest.raises(services.NoCambia) as dicho:
        cambiar(documento, **mas)

    assert str(dicho.value) == motivo
    assert not VersionAnterior.objects.exists()


def test_el_mismo_fichero_no_es_otra_version(traer, cambiar):
    documento = traer()

    with pytest.raises(services.NoCambia, match="mismo fichero"):
        cambiar(documento, contenido=selectors.contenido(documento.id))


def test_quien_miraba_una_version_vieja_no_pisa_la_nueva(traer, cambiar):
    vista_por_dos = traer()
    cambiar(vista_por_dos)

    with pytest.raises(services.DocumentoCambiado):
        cambiar(vista_por_dos)

    assert len(versiones(vista_por_dos.id)) == 2


def test_quien_usa_el_documento_puede_impedirlo(traer, cambiar):
    documento = traer()
    que_impide(impide := lambda clave: "Está en uso." if clave == documento.id else "")
    try:
        with pytest.raises(services.NoCambia, match="en uso"):
            cambiar(documento)
    finally:
        _IMPIDEN.remove(impide)

    assert cambiar(documento).sha256 != documento.sha256


def test_lo_que_se_hizo_de_la_anterior_queda_y_lo_dice(traer, cambiar, empleada, reloj):
    documento = traer(nombre="a.odt", contenido=ocultos.odt(f"<text:p>{uuid4()}</text:p>"))
    services.preparar_para_publicar(actor=empleada, documento_id=documento.id, reloj=reloj)

    cambiar(documento, nombre="a.odt", contenido=ocultos.odt(f"<text:p>{uuid4()}</text:p>"))

    (hecho,) = derivados(documento.id)
    assert not hecho.vigente
    assert hecho.sha256_origen == documento.sha256


def test_hace_falta_permiso_y_que_exista(traer, cambiar, sin_permisos, reloj):
    documento = traer()

    with pytest.raises(SinPermiso):
        cambiar(documento, actor=sin_permisos)
    with pytest.raises(VersionInexistente):
        version_anterior(documento.id, uuid4())
