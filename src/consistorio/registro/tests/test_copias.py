import io
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PIL import Image, ImageDraw

from consistorio.documentos import selectors as documentos
from consistorio.documentos.models import Documento
from consistorio.documentos.rules.digitalizacion import DefectoDeImagen, ImagenInsuficiente
from consistorio.registro import selectors, services
from consistorio.registro.services.copias import paginas_de
from consistorio.registro.tests.mostrador import en_la_oficina, escrito, imagen

pytestmark = pytest.mark.django_db
AHORA = datetime(2026, 2, 10, 10, 0, tzinfo=ZoneInfo("Europe/Madrid"))
A4_A_200 = (1654, 2339)


def reloj():
    return AHORA


def escaneada(tamano=A4_A_200, *, formato="PNG", dice=True, ppp=200, hojas=1):
    """Return a paper as a scanner gives it, with something written on it."""
    cuadros = []
    for _n in range(hojas):
        cuadro = Image.open(io.BytesIO(imagen(ancho=tamano[0], alto=tamano[1])))
        if dice:
            ImageDraw.Draw(cuadro).rectangle((100, 100, 900, 300), fill="black")
        cuadros.append(cuadro)
    fichero = io.BytesIO()
    mas = {"save_all": True, "append_images": cuadros[1:]} if hojas > 1 else {}
    if formato == "PDF":
        mas["resolution"] = ppp
    cuadros[0].save(fichero, format=formato, **mas)
    return fichero.getvalue()


class TestPaginas:
    @pytest.mark.parametrize(
        ("mime", "contenido", "hojas"),
        [
            ("image/png", escaneada(), 1),
            ("image/jpeg", escaneada(formato="JPEG"), 1),
            ("image/png", escaneada((2339, 1654)), 1),
            ("image/tiff", escaneada(formato="TIFF", hojas=2), 2),
            ("application/pdf", escaneada(formato="PDF", hojas=2), 2),
        ],
        ids=["png", "jpeg", "apaisado", "tiff", "pdf"],
    )
    def test_a_200_puntos_vale_y_ninguna_pagina_se_pierde(self, mime, contenido, hojas):
        paginas = paginas_de(mime, contenido, "A4")

        assert len(paginas) == hojas
        assert {p.ppp for p in paginas} <= {199, 200, 201}

    @pytest.mark.parametrize(
        ("mime", "contenido", "papel", "defecto"),
        [
            ("image/png", escaneada((1240, 1754)), "A4", "POCA_RESOLUCION"),
            ("image/png", escaneada(), "A3", "POCA_RESOLUCION"),
            (
                "application/pdf",
                escaneada((1240, 1754), formato="PDF", ppp=150),
                "A4",
                "POCA_RESOLUCION",
            ),
            ("image/png", escaneada(dice=False), "A4", "EN_BLANCO"),
            ("text/plain", b"hola", "A4", "FORMATO"),
            ("image/png", b"roto", "A4", "FORMATO"),
        ],
        ids=["150 ppp", "más papel", "pdf a 150", "en blanco", "texto", "roto"],
    )
    def test_lo_que_no_basta_se_rechaza(self, mime, contenido, papel, defecto):
        with pytest.raises(ImagenInsuficiente) as error:
            paginas_de(mime, contenido, papel)

        assert error.value.defecto is DefectoDeImagen[defecto]

    def test_una_hoja_en_blanco_entre_otras_se_queda(self):
        from consistorio.documentos.rules.digitalizacion import Pagina, comprobar_paginas

        dicha = {"jpeg": "", "ppp": 200, "mm": (210, 297), "pixeles": (1654, 2339)}
        comprobar_paginas([Pagina(**dicha, blanca=False), Pagina(**dicha, blanca=True)])


class TestCopiaAutentica:
    @pytest.fixture
    def oficial(self, empleada, unidad, pki):
        return en_la_oficina(empleada, unidad)

    def registrar(self, oficial, unidad, contenido, papel="A4"):
        clave = services.preparar_asiento(
            actor=oficial, libro="ENTRADA", oficina_id=unidad, datos={}, reloj=reloj
        )
        rechazados = services.anadir_a_preparacion(
            actor=oficial,
            preparacion_id=clave,
            ficheros=[services.Fichero("instancia.png", contenido)],
            papel=papel,
            reloj=reloj,
        )
        asiento = services.registrar_preparacion(
            actor=oficial, preparacion_id=clave, asiento=escrito(unidad), reloj=reloj
        )
        return rechazados, selectors.asiento(oficial, asiento)

    def test_lleva_sus_metadatos_y_va_sellada(self, oficial, unidad):
        _rechazados, visto = self.registrar(oficial, unidad, escaneada())

        copia = Documento.objects.get(id=visto.documentos[0].id)
        assert (copia.estado_elaboracion, copia.tipo_firma) == ("EE03", "TF06")
        assert copia.csv
        assert copia.metadatos["digitalizacion"]["resolucion_ppp"] == 200
        assert copia.metadatos["digitalizacion"]["digitalizado_por"] == oficial.identificador
        assert b"/ByteRange" in documentos.contenido(copia.id)

    def test_lo_escaneado_se_guarda_tal_cual(self, oficial, unidad):
        from consistorio.plataforma.almacen import almacen

        original = escaneada()
        _rechazados, visto = self.registrar(oficial, unidad, original)

        metadatos = Documento.objects.get(id=visto.documentos[0].id).metadatos
        huella = metadatos["digitalizacion"]["sha256_escaneado"]
        assert almacen().leer(oficial.entidad, huella) == original

    def test_a_poca_resolucion_se_dice_cuanta_y_no_entra(self, oficial, unidad):
        rechazados, visto = self.registrar(oficial, unidad, escaneada((1240, 1754)))

        [(nombre, motivo)] = rechazados
        assert (nombre, "150" in motivo) == ("instancia.png", True)
        assert visto.documentos == []

    def test_sin_decir_que_es_papel_no_es_copia(self, oficial, unidad):
        _rechazados, visto = self.registrar(oficial, unidad, escaneada(), papel="")

        assert Documento.objects.get(id=visto.documentos[0].id).estado_elaboracion == "EE99"
