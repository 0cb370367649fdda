"""The PDF/A of an office file: another thing, bound to the original, which stays as it was."""

import pytest
from tests.ataques.ficheros import oficina

from consistorio.documentos import selectors, services
from consistorio.documentos.intake.conversor import conversor
from consistorio.documentos.intake.tipos import tipo_por_contenido
from consistorio.documentos.rules import derivados as reglas
from consistorio.documentos.selectors.derivados import (
    DerivadoInexistente,
    contenido_derivado,
    derivado,
    derivados,
)
from consistorio.documentos.tests import ocultos
from consistorio.documentos.web.servir import servir_derivado
from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.identificador import uuid7
from consistorio.plataforma.models import Anotacion, Evento
from consistorio.plataforma.transacciones import acto

pytestmark = pytest.mark.django_db
con_conversor = pytest.mark.skipif(
    not conversor("odt"), reason="falta libreoffice-writer-nogui, que convierte a PDF/A"
)


@pytest.fixture
def traer(empleada, reloj):
    def hacer(nombre="Informe.docx", contenido=None):
        contenido = contenido or oficina.docx(oficina.parrafo(f"Informe {uuid7()}"))
        with acto():
            return services.incorporar(
                actor=empleada,
                nombre=nombre,
                contenido=contenido,
                mime=tipo_por_contenido(contenido).mime,
                tipo_documental="TD13",
                origen_ciudadano=False,
                reloj=reloj,
            )

    return hacer


@pytest.fixture
def convertir(empleada, reloj):
    return lambda clave: services.convertir_a_pdfa(actor=empleada, documento_id=clave, reloj=reloj)


@con_conversor
def test_lo_convertido_va_atado_al_original_que_queda_como_estaba(traer, convertir, empleada):
    antes = traer()

    hecho = convertir(antes.id)

    assert selectors.documento(antes.id) == antes
    assert hecho.sha256_origen == antes.sha256
    assert (hecho.nombre, hecho.mime, hecho.hecho_por) == (
        "Informe.pdf",
        "application/pdf",
        empleada.nombre,
    )
    assert hecho.con.startswith("LibreOffice")
    assert contenido_derivado(hecho.id).startswith(b"%PDF-1.")
    assert Anotacion.objects.filter(accion="documentos.derivar", objeto_id=antes.id).count() == 1
    assert Evento.objects.get(tipo="documentos.derivado-hecho").datos["clase"] == "pdfa"


@con_conversor
def test_pedirlo_dos_veces_no_hace_dos(traer, convertir):
    clave = traer().id

    assert convertir(clave) == convertir(clave)

    assert len(derivados(clave)) == 1
    assert Evento.objects.filter(tipo="documentos.derivado-hecho").count() == 1


@con_conversor
def test_lo_roto_lo_dice_y_no_deja_nada(traer, convertir):
    roto = traer(contenido=oficina.docx("<w:p><sin-cerrar>")).id

    with pytest.raises(services.NoSePuedeDerivar, match="no se pudo convertir"):
        convertir(roto)

    assert derivados(roto) == []


def test_solo_lo_de_oficina(traer, convertir):
    clave = traer(nombre="a.txt", contenido=b"hola" + uuid7().bytes.hex().encode()).id

    with pytest.raises(services.NoSePuedeDerivar) as dicho:
        convertir(clave)

    assert str(dicho.value) == reglas.NO_ES_DE_OFICINA


def test_lo_que_esta_en_cuarentena_no_se_convierte(traer, convertir, empleada, reloj):
    clave = traer().id
    services.poner_en_cuarentena(
        actor=empleada, documento_id=clave, motivo="Contiene un virus", reloj=reloj
    )

    with pytest.raises(services.NoSePuedeDerivar) as dicho:
        convertir(clave)

    assert str(dicho.value) == reglas.EN_CUARENTENA


@con_conversor
def test_la_cuarentena_del_original_es_la_de_lo_que_se_hizo(traer, convertir, empleada, reloj):
    clave = traer().id
    hecho = convertir(clave)
    assert servir_derivado(empleada, clave, hecho.id).status_code == 200

    services.poner_en_cuarentena(actor=empleada, documento_id=clave, motivo="Virus", reloj=reloj)

    assert servir_derivado(empleada, clave, hecho.id).status_code == 423


def test_la_copia_para_publicar_dice_lo_que_se_quito(traer, empleada, reloj):
    antes = traer(contenido=ocultos.WORD["cambios"])

    hecho = services.preparar_para_publicar(actor=empleada, documento_id=antes.id, reloj=reloj)

    assert hecho.nombre == "Informe (para publicar).docx"
    assert hecho.sha256_origen == antes.sha256
    assert "Control de cambios: lo suprimido y quién hizo cada cambio. (2)" in hecho.quitado
    assert selectors.documento(antes.id) == antes
    assert (
        services.preparar_para_publicar(actor=empleada, documento_id=antes.id, reloj=reloj) == hecho
    )


@pytest.mark.parametrize(
    ("nombre", "contenido", "motivo"),
    [
        ("a.txt", f"hola {uuid7()}".encode(), reglas.NO_SE_SABE_LIMPIAR),
        ("a.docx", oficina.docx(f"<w:p><!-- {uuid7()} -->"), reglas.NO_SE_PUDO_LIMPIAR),
    ],
    ids=["texto", "roto"],  # Their bytes are new in each run.
)
def test_lo_que_no_se_sabe_limpiar_no_se_da(nombre, contenido, motivo, traer, empleada, reloj):
    clave = traer(nombre=nombre, contenido=contenido).id

    with pytest.raises(services.NoSePuedeDerivar) as dicho:
        services.preparar_para_publicar(actor=empleada, documento_id=clave, reloj=reloj)

    assert str(dicho.value) == motivo
    assert derivados(clave) == []


def test_hace_falta_permiso_y_ver_el_documento(traer, convertir, empleada, sin_permisos, reloj):
    from dataclasses import replace

    clave = traer().id
    solo_derivar = replace(empleada, permisos=frozenset({"documentos.derivar"}))

    with pytest.raises(SinPermiso):
        services.convertir_a_pdfa(actor=sin_permisos, documento_id=clave, reloj=reloj)
    with pytest.raises(selectors.DocumentoInexistente):
        services.convertir_a_pdfa(actor=solo_derivar, documento_id=clave, reloj=reloj)
    with pytest.raises(DerivadoInexistente):
        derivado(clave, uuid7())


class TestPantalla:
    NIF = "99999999R"

    @pytest.fixture
    def mesa(self, sentar, pki):
        from consistorio.plataforma.models import Rol

        Rol.objects.filter(codigo="tramitador").update(
            permisos=["documentos.ficha", "documentos.derivar", "documentos.consultar"]
        )
        return sentar(self.NIF, "tramitador")

    @con_conversor
    def test_se_ven_el_original_y_lo_convertido(self, mesa, traer):
        clave = traer().id
        ficha = f"/villaclara/tramitacion/documentos/{clave}/"

        hecho = mesa.post(f"{ficha}convertir/", secure=True)
        dicho = mesa.get(ficha, secure=True).content.decode()

        assert hecho.status_code == 302
        assert "Informe.docx" in dicho
        assert "Informe.pdf" in dicho
        (uno,) = derivados(clave)
        assert mesa.get(f"{ficha}derivados/{uno.id}/", secure=True)["Content-Type"] == uno.mime
        assert mesa.get(f"{ficha}original/", secure=True).status_code == 200

    def test_lo_que_no_se_puede_se_dice_en_la_pantalla(self, mesa, traer):
        clave = traer(nombre="a.txt", contenido=b"hola" + uuid7().hex.encode()).id

        dicho = mesa.post(f"/villaclara/tramitacion/documentos/{clave}/convertir/", secure=True)

        assert dicho.status_code == 422
        assert "Solo se convierten" in dicho.content.decode()
