"""What comes scanned is read after the filing and is found by what it says."""

import io
from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pikepdf
import pytest
from PIL import Image, ImageDraw, ImageFont

from consistorio.documentos import selectors as documentos
from consistorio.documentos import services as deberes
from consistorio.documentos.intake.aparte import NoTerminoAparte
from consistorio.documentos.intake.motor import motor_de_lectura
from consistorio.documentos.models import Documento, LecturaDeDocumento, PaginaLeida
from consistorio.documentos.services import lectura as lectura_de_documentos
from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.models import Tarea
from consistorio.plataforma.tareas.trabajador import vaciar
from consistorio.plataforma.transacciones import acto
from consistorio.registro import selectors, services
from consistorio.registro.services import lectura
from consistorio.registro.tests.mostrador import en_la_oficina, escrito
from consistorio.registro.tests.test_services_mostrador import reloj as del_mostrador

pytestmark = pytest.mark.django_db
FRASE = "Solicito licencia para el almacén de los Arrayanes"
HAY_MOTOR = bool(motor_de_lectura(["es"]))
con_motor = pytest.mark.skipif(not HAY_MOTOR, reason="falta tesseract-ocr con español")


def escaneo(*paginas: str, formato: str = "PDF") -> bytes:
    """Return pictures of paper with those words, and nothing that a machine can copy."""
    cuadros = []
    for texto in paginas or (FRASE,):
        cuadro = Image.new("L", (1240, 700), 255)
        letra = ImageFont.load_default(44)
        ImageDraw.Draw(cuadro).text((80, 120), texto, font=letra, fill=0)
        ImageDraw.Draw(cuadro).text((80, 600), uuid4().hex[:6], font=letra, fill=200)
        cuadros.append(cuadro)
    fichero = io.BytesIO()
    mas = {"save_all": True, "append_images": cuadros[1:]} if formato != "PNG" else {}
    cuadros[0].save(fichero, format=formato, resolution=150, **mas)
    return fichero.getvalue()


@pytest.fixture
def reloj():
    ahora = datetime(2026, 2, 10, 10, 0, tzinfo=ZoneInfo("Europe/Madrid"))
    return lambda: ahora


@pytest.fixture(autouse=True)
def habitaciones(pki):
    from consistorio.plataforma.apps import cargar_habitaciones

    cargar_habitaciones("tasks", "handlers")


@pytest.fixture
def traer(ciudadana, empleada, reloj):
    """File a document that a person brings; return (asiento, document)."""

    def hacer(contenido, *, mime="application/pdf", **mas):
        with acto():
            uno = deberes.incorporar(
                actor=empleada,
                nombre="escaneado.pdf",
                contenido=contenido,
                mime=mime,
                tipo_documental="TD99",
                reloj=reloj,
                **{"origen_ciudadano": True} | mas,
            )
        presentado = services.DocumentoPresentado(
            documento_id=uno.id,
            nombre=uno.nombre,
            mime=uno.mime,
            tipo_documental=uno.tipo_documental,
            sha256=uno.sha256,
            size_bytes=uno.size_bytes,
        )
        persona = services.PersonaDeAsiento(papel="interesado", nif="12345678Z", nombre="ANA")
        asiento = services.anotar_entrada(
            actor=ciudadana,
            presentacion=services.Presentacion(
                extracto="Algo", interesados=(persona,), documentos=(presentado,)
            ),
            clave=uuid4().hex,
            reloj=reloj,
        )
        return asiento.id, uno.id

    return hacer


def halla(actor, texto):
    return [uno.id for uno in selectors.buscar(actor, texto).hallados]


@con_motor
class TestLeer:
    @pytest.mark.parametrize(
        ("formato", "mime"),
        [("PDF", "application/pdf"), ("PNG", "image/png"), ("TIFF", "image/tiff")],
    )
    def test_lo_escaneado_se_halla_por_lo_que_dice(self, traer, empleada, formato, mime):
        asiento, documento = traer(escaneo(formato=formato), mime=mime)
        antes = Documento.objects.get(id=documento).sha256

        vaciar()

        assert asiento in halla(empleada, "arrayanes")
        una = LecturaDeDocumento.objects.get(documento_id=documento)
        assert (una.estado, una.paginas, una.leidas) == ("hecha", 1, 1)
        pagina = PaginaLeida.objects.get(documento_id=documento)
        assert pagina.modo == "leida"
        assert pagina.confianza > 60
        assert Documento.objects.get(id=documento).sha256 == antes

    def test_muchas_paginas_se_leen_por_tramos_y_se_sigue_donde_se_dejo(
        self, traer, empleada, reloj
    ):
        asiento, documento = traer(escaneo("uno dos tres", "cuatro cinco", "el romero seco"))

        quedan = deberes.leer_tramo(actor=empleada, documento_id=documento, reloj=reloj)
        assert quedan
        assert PaginaLeida.objects.filter(documento_id=documento).count() == 2
        vaciar()

        assert PaginaLeida.objects.filter(documento_id=documento).count() == 3
        assert asiento in halla(empleada, "romero")


class TestNadieEspera:
    def test_se_pide_despues_de_registrar_y_al_final_de_la_cola(self, traer, empleada):
        asiento, _documento = traer(escaneo())
        assert not Tarea.objects.filter(nombre="registro.leer_documentos").exists()

        lectura.pedir_lectura(actor=empleada, asientos=[asiento])

        una = Tarea.objects.get(nombre="registro.leer_documentos")
        assert una.prioridad > Tarea._meta.get_field("prioridad").default

    def test_lo_que_ya_es_texto_no_necesita_motor(self, traer, empleada, monkeypatch):
        monkeypatch.setattr(lectura_de_documentos, "motor_de_lectura", lambda _: [])
        asiento, documento = traer(con_texto("El herrerillo de la ladera canta"))

        vaciar()

        assert PaginaLeida.objects.get(documento_id=documento).modo == "capa"
        assert asiento in halla(empleada, "herrerillo")

    def test_sin_motor_queda_dicho_y_despues_se_puede_leer(
        self, traer, empleada, reloj, monkeypatch
    ):
        monkeypatch.setattr(lectura_de_documentos, "motor_de_lectura", lambda _: [])
        _asiento, documento = traer(escaneo())
        vaciar()

        [una] = documentos.lecturas_sin_hacer()
        assert (una.documento_id, una.estado) == (documento, "sin_motor")
        assert lectura.leer_otra_vez(actor=empleada, documento_id=documento, reloj=reloj)
        assert Tarea.objects.filter(nombre="registro.leer_documentos", estado="pendiente").exists()
        assert not lectura.leer_otra_vez(actor=empleada, documento_id=documento, reloj=reloj)

    def test_lo_que_rompe_al_que_lee_no_rompe_nada_mas(self, traer, empleada, monkeypatch):
        def romper(*_, **__):
            raise NoTerminoAparte("se acabó la memoria")

        monkeypatch.setattr(lectura_de_documentos, "ejecutar_aparte", romper)
        asiento, documento = traer(escaneo())

        vaciar()

        [una] = documentos.lecturas_sin_hacer()
        assert (una.documento_id, una.error) == (documento, "se acabó la memoria")
        assert selectors.asiento(empleada, asiento).documentos[0].id == documento

    def test_un_pdf_que_no_lo_es_tampoco(self, traer):
        _asiento, documento = traer(b"%PDF-1.7 " + uuid4().bytes)

        vaciar()

        assert LecturaDeDocumento.objects.get(documento_id=documento).estado == "fallida"

    def test_lo_que_esta_en_cuarentena_no_se_lee(self, traer, empleada, reloj):
        _asiento, documento = traer(escaneo())
        deberes.poner_en_cuarentena(
            actor=empleada, documento_id=documento, motivo="virus", reloj=reloj
        )

        vaciar()

        assert not PaginaLeida.objects.filter(documento_id=documento).exists()

    def test_la_entidad_que_no_lo_quiere_no_lo_hace(self, traer, entidad):
        entidad.ajustes = {**entidad.ajustes, "leer_documentos": False}
        entidad.save()
        traer(escaneo())

        vaciar()

        assert not LecturaDeDocumento.objects.exists()

    @pytest.mark.parametrize(
        "mas", [{"origen_ciudadano": False}, {"csv": "CVX4-PRUEBA", "tipo_firma": "TF06"}]
    )
    def test_lo_que_hace_la_casa_no_se_lee(self, traer, mas):
        traer(escaneo(), **mas)

        vaciar()

        assert not LecturaDeDocumento.objects.exists()

    def test_sin_permiso_no(self, traer, sin_permisos, reloj):
        _asiento, documento = traer(escaneo())

        with pytest.raises(SinPermiso):
            lectura.leer_otra_vez(actor=sin_permisos, documento_id=documento, reloj=reloj)


def con_texto(frase: str) -> bytes:
    """Return a PDF of one page with its own text, and never twice the same bytes."""
    flujo = f"BT /F1 18 Tf 40 700 Td ({frase}) Tj ET".encode("latin-1")
    objetos = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            b"/Resources<</Font<</F1 5 0 R>>>>>>"
        ),
        b"<</Length %d>>stream\n%s\nendstream" % (len(flujo), flujo),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/X(%s)>>" % uuid4().hex.encode(),
    ]
    salida = b"%PDF-1.4\n" + b"".join(
        b"%d 0 obj%s endobj\n" % (n, objeto) for n, objeto in enumerate(objetos, start=1)
    )
    return salida + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"


@con_motor
def test_una_foto_con_algo_escrito_encima_se_lee_tambien(traer, empleada):
    """As a stamp of a scanner, or the margin with the code that we print in a copy."""
    foto = io.BytesIO(escaneo("la encina del camino"))
    with pikepdf.open(foto) as pdf:
        pagina = pdf.pages[0]
        pagina.contents_add(
            b"q BT /F9 12 Tf 20 20 Td (Escaneado por un aparato de marca) Tj ET Q", prepend=False
        )
        letra = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
        )
        pagina.Resources.Font = pikepdf.Dictionary(F9=letra)
        salida = io.BytesIO()
        pdf.save(salida)
    asiento, _documento = traer(salida.getvalue())

    vaciar()

    assert asiento in halla(empleada, "encina")


@con_motor
def test_de_una_copia_autentica_se_lee_el_papel(empleada, unidad):
    """And not what we print around it, which is text already."""
    oficial = en_la_oficina(empleada, unidad)
    clave = services.preparar_asiento(
        actor=oficial, libro="ENTRADA", oficina_id=unidad, datos={}, reloj=del_mostrador
    )
    rechazados = services.anadir_a_preparacion(
        actor=oficial,
        preparacion_id=clave,
        ficheros=[services.Fichero("papel.png", papel("El carballo de la fuente"))],
        papel="A4",
        reloj=del_mostrador,
    )
    assert not rechazados
    asiento = services.registrar_preparacion(
        actor=oficial, preparacion_id=clave, asiento=escrito(unidad), reloj=del_mostrador
    )

    vaciar()

    assert asiento in halla(empleada, "carballo")


def papel(texto: str) -> bytes:
    cuadro = Image.new("L", (1654, 2339), 255)
    ImageDraw.Draw(cuadro).text((200, 300), texto, 0, font=ImageFont.load_default(60))
    ImageDraw.Draw(cuadro).text((200, 2200), uuid4().hex[:6], 200, font=ImageFont.load_default(40))
    fichero = io.BytesIO()
    cuadro.save(fichero, format="PNG")
    return fichero.getvalue()
