"""A pile of papers with separators becomes the documents of an entry (LPACAP arts. 16.5 and 27)."""

import io
import secrets
from importlib import import_module

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont

from consistorio.documentos.intake.aparte import NoTerminoAparte
from consistorio.documentos.models import Documento
from consistorio.documentos.rules.digitalizacion import ImagenInsuficiente
from consistorio.documentos.rules.pilas import Decidida, PilaMalRepartida, proponer
from consistorio.plataforma.actores import Clase, SinPermiso
from consistorio.plataforma.actores.asignaciones import asignar
from consistorio.plataforma.reloj import hora_oficial
from consistorio.registro import selectors, services
from consistorio.registro.models import AdjuntoDePreparacion, PilaDePreparacion
from consistorio.registro.services import pilas
from consistorio.registro.services.pilas import repartir
from consistorio.registro.tests.mostrador import en_la_oficina, escrito
from consistorio.registro.tests.test_services_mostrador import reloj
from consistorio.registro.tests.test_web_presentar import abrir

pytestmark = pytest.mark.django_db
A4 = (1654, 2339)
"""At 200 ppp."""


def hoja(texto: str = "", a4=A4) -> Image.Image:
    cuadro = Image.new("L", a4, 255)
    if texto:
        letra = ImageFont.load_default(60)
        ImageDraw.Draw(cuadro).text((200, 300), f"{texto} {secrets.token_hex(4)}", 0, font=letra)
    return cuadro


def separadora(actor, tipo: str) -> Image.Image:
    """Return the sheet that we print, as it comes back from the scanner."""
    pdf = pilas.separadores(actor=actor, tipos=[(tipo, "Solicitud")], reloj=reloj)
    with pypdfium2.PdfDocument(pdf) as documento:
        return documento[0].render(scale=200 / 72, grayscale=True).to_pil().resize(A4)


def pila_de(*hojas: Image.Image, formato: str = "PDF") -> bytes:
    fichero = io.BytesIO()
    mas = {"dpi": (200, 200)} if formato == "TIFF" else {"resolution": 200}
    hojas[0].save(fichero, format=formato, save_all=True, append_images=hojas[1:], **mas)
    return fichero.getvalue()


@pytest.fixture
def oficial(empleada, unidad, pki):
    return en_la_oficina(empleada, unidad)


@pytest.fixture
def preparacion(oficial, unidad):
    return services.preparar_asiento(
        actor=oficial, libro="ENTRADA", oficina_id=unidad, datos={}, reloj=reloj
    )


@pytest.fixture
def apilar(oficial, preparacion):
    def hacer(contenido, *, nombre="pila.pdf", actor=oficial):
        return pilas.apilar(
            actor=actor,
            preparacion_id=preparacion,
            fichero=services.Fichero(nombre, contenido),
            papel="A4",
            reloj=reloj,
        )

    return hacer


@pytest.fixture
def tres_documentos(oficial, apilar):
    def hacer(formato="PDF"):
        hojas = (
            separadora(oficial, "TD14"),
            hoja("Solicitud"),
            hoja(),
            separadora(oficial, "TD11"),
            hoja(),
            hoja("Certificado"),
            hoja("y su segunda página"),
        )
        nombre = "pila.pdf" if formato == "PDF" else "pila.tif"
        return apilar(pila_de(*hojas, formato=formato), nombre=nombre)

    return hacer


class TestLaPila:
    @pytest.mark.parametrize("formato", ["PDF", "TIFF"])
    def test_lee_las_separadoras_que_imprimimos_y_ve_las_blancas(
        self, tres_documentos, oficial, formato
    ):
        vista = selectors.pila(oficial, tres_documentos(formato))

        assert [h.separa for h in vista.hojas] == ["TD14", "", "", "TD11", "", "", ""]
        assert [h.blanca for h in vista.hojas][2:5:2] == [True, True]
        assert not any(h.blanca for h in vista.hojas if h.numero in {2, 6, 7})

    def test_lo_propuesto_hace_una_copia_autentica_de_cada_documento_con_su_tipo(
        self, tres_documentos, oficial, unidad, preparacion
    ):
        clave = tres_documentos()
        propuesta = proponer(selectors.pila(oficial, clave).hojas)

        assert (
            pilas.repartir_pila(actor=oficial, pila_id=clave, decididas=propuesta, reloj=reloj) == 2
        )
        asiento = services.registrar_preparacion(
            actor=oficial, preparacion_id=preparacion, asiento=escrito(unidad), reloj=reloj
        )

        copias = Documento.objects.filter(estado_elaboracion="EE03").order_by("nombre")
        assert [(c.nombre, c.tipo_documental) for c in copias] == [
            ("Documento 1.pdf", "TD14"),
            ("Documento 2.pdf", "TD11"),
        ]
        digitalizadas = [c.metadatos["digitalizacion"] for c in copias]
        assert [(d["paginas"], d["paginas_en_blanco_quitadas"]) for d in digitalizadas] == [
            (1, 1),
            (2, 1),
        ]
        assert len(selectors.asiento(oficial, asiento).documentos) == 2
        assert not PilaDePreparacion.objects.exists()

    def test_el_oficial_puede_dejar_una_blanca_girar_y_no_cortar(self, tres_documentos, oficial):
        clave = tres_documentos()
        hojas = selectors.pila(oficial, clave).hojas
        todas = [
            Decidida(h.numero, quitar=bool(h.separa), girar=180, nombre="Todo junto", tipo="TD99")
            for h in hojas
        ]

        pilas.repartir_pila(actor=oficial, pila_id=clave, decididas=todas, reloj=reloj)

        [uno] = AdjuntoDePreparacion.objects.all()
        assert (uno.nombre, uno.digitalizacion["paginas"]) == ("Todo junto.pdf", 5)
        assert uno.digitalizacion["blancas_quitadas"] == 0


class TestNadaSePierde:
    def test_si_una_parte_no_vale_no_se_anade_ninguna_y_la_pila_sigue(self, apilar, oficial):
        clave = apilar(pila_de(hoja("Una"), hoja("Otra", (400, 566))))
        decididas = [Decidida(1, empieza=True), Decidida(2, empieza=True)]
        with pytest.raises(PilaMalRepartida):
            pilas.repartir_pila(actor=oficial, pila_id=clave, decididas=decididas[:1], reloj=reloj)

        mala = apilar(pila_de(hoja("Borrosa", (400, 566)), formato="TIFF"), nombre="p.tif")
        PilaDePreparacion.objects.filter(id=mala).update(papel="A3")
        with pytest.raises(ImagenInsuficiente):
            pilas.repartir_pila(
                actor=oficial,
                pila_id=_baja(oficial, apilar),
                decididas=[Decidida(1)],
                reloj=reloj,
            )

        assert not AdjuntoDePreparacion.objects.exists()
        assert PilaDePreparacion.objects.count() == 3

    def test_si_no_se_puede_cortar_tampoco(self, apilar, oficial, monkeypatch):
        clave = apilar(pila_de(hoja("Una")))

        def romper(*_, **__):
            raise NoTerminoAparte("sin memoria")

        monkeypatch.setattr(repartir, "ejecutar_aparte", romper)
        with pytest.raises(NoTerminoAparte):
            pilas.repartir_pila(actor=oficial, pila_id=clave, decididas=[Decidida(1)], reloj=reloj)

        assert PilaDePreparacion.objects.filter(id=clave).exists()

    @pytest.mark.parametrize(
        ("nombre", "contenido"),
        [
            ("pila.pdf", b"%PDF-1.4 nada"),
            ("pila.txt", b"unas letras"),
            ("pila.pdf", b""),
        ],
    )
    def test_lo_que_no_es_una_pila_se_dice(self, apilar, nombre, contenido):
        with pytest.raises(pilas.PilaNoAdmitida):
            apilar(contenido, nombre=nombre)

        assert not PilaDePreparacion.objects.exists()

    def test_demasiadas_hojas_se_dice(self, apilar, monkeypatch):
        modulo = import_module("consistorio.registro.services.pilas.apilar")
        monkeypatch.setattr(modulo, "HOJAS_MAXIMAS", 1)
        with pytest.raises(pilas.PilaNoAdmitida, match="300"):
            apilar(pila_de(hoja("a", (200, 283)), hoja("b", (200, 283))))

    def test_cortarla_dos_veces_no_anade_dos_veces(self, apilar, oficial):
        clave = apilar(pila_de(hoja("Una")))
        pilas.repartir_pila(actor=oficial, pila_id=clave, decididas=[Decidida(1)], reloj=reloj)

        with pytest.raises(pilas.PilaInexistente):
            pilas.repartir_pila(actor=oficial, pila_id=clave, decididas=[Decidida(1)], reloj=reloj)

        assert AdjuntoDePreparacion.objects.count() == 1

    def test_la_pila_de_otra_persona_no_existe(self, apilar, hacer_oficial, sin_permisos):
        clave = apilar(pila_de(hoja("Una")))

        with pytest.raises(pilas.PilaInexistente):
            pilas.descartar_pila(actor=hacer_oficial("11111111H"), pila_id=clave)
        with pytest.raises(SinPermiso):
            pilas.descartar_pila(actor=sin_permisos, pila_id=clave)


@pytest.fixture
def hacer_oficial(empleada, unidad):
    from dataclasses import replace

    return lambda nif: en_la_oficina(replace(empleada, identificador=nif), unidad)


def _baja(oficial, apilar):
    """A pile scanned with little resolution."""
    fichero = io.BytesIO()
    hoja("Borrosa", (600, 849)).save(fichero, format="PDF", resolution=72)
    return apilar(fichero.getvalue())


class TestLaPantalla:
    @pytest.fixture
    def navegador(self, entidad, unidad, oficial):
        asignar(
            clase=Clase.EMPLEADO,
            identificador="99999999R",
            rol="registro",
            desde=hora_oficial(entidad)().date(),
            unidad_id=unidad,
        )
        return abrir(entidad, "99999999R", "EVA", Clase.EMPLEADO)

    def test_se_ve_cada_hoja_se_corta_y_se_vuelve_al_asiento(
        self, navegador, tres_documentos, preparacion
    ):
        url = f"/villaclara/tramitacion/registro/pilas/{tres_documentos()}/"

        pagina = navegador.get(url).content.decode()
        assert "Salen 2 documentos" in pagina
        assert pagina.count("Separadora") == 2
        hecho = navegador.post(
            url,
            {"quitar_1": "on", "empieza_2": "on", "nombre_2": "Todo", "tipo_2": "TD14", **FUERA},
        )

        assert hecho["Location"].endswith(f"/preparacion/{preparacion}/")
        assert AdjuntoDePreparacion.objects.get().nombre == "Todo.pdf"

    def test_si_no_queda_nada_se_dice(self, navegador, apilar):
        url = f"/villaclara/tramitacion/registro/pilas/{apilar(pila_de(hoja('Una')))}/"

        dicha = navegador.post(url, {"quitar_1": "on"})

        assert dicha.status_code == 422
        assert "deje alguna hoja" in dicha.content.decode()

    def test_llega_con_lo_que_se_esta_escribiendo_y_no_se_pierde(self, navegador):
        pila = io.BytesIO(pila_de(hoja("Una")))
        pila.name = "pila.pdf"

        vuelta = navegador.post(
            "/villaclara/tramitacion/registro/nueva-entrada/", {"extracto": "Un vado", "pila": pila}
        )

        assert "/pilas/" in vuelta["Location"]
        una = PilaDePreparacion.objects.get()
        assert una.preparacion.datos["extracto"] == "Un vado"

    def test_las_hojas_separadoras_se_imprimen(self, navegador):
        pdf = navegador.get("/villaclara/tramitacion/registro/separadores.pdf")

        assert pdf.content.startswith(b"%PDF")


FUERA = {f"quitar_{n}": "on" for n in (3, 4, 5)}
