import io
import zipfile

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse, set_script_prefix

from consistorio.expedientes.models import Expediente, Resolucion
from consistorio.expedientes.rules.estados import Estado
from consistorio.plataforma.actores import Clase
from consistorio.plataforma.actores.asignaciones import asignar
from consistorio.plataforma.entidades import en
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import sesiones

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sin_memoria(entidad):
    """Forget the entidades of other tests, which have the same name in the address."""
    cache.clear()


@pytest.fixture
def cliente_de(entidad):
    """Return a browser in which that person has identified herself, with that role."""

    def entrar(nif, clase=Clase.CIUDADANO, *, rol="", unidad=None, sede=entidad):
        cliente, respuesta = Client(), HttpResponse()
        with en(sede):
            if rol:
                dia = hora_oficial(sede)().date()
                asignar(clase=clase, identificador=nif, rol=rol, desde=dia, unidad_id=unidad)
            sesiones.abrir(
                respuesta,
                entidad=sede,
                prefijo=f"/{sede.slug}/",
                clase=clase,
                identificador=nif,
                nombre="ANA GARCÍA PRUEBA",
            )
        cliente.cookies[sesiones.GALLETA] = respuesta.cookies[sesiones.GALLETA].value
        return cliente

    return entrar


@pytest.fixture
def secretario(cliente_de, casa):
    return cliente_de("10000001S", Clase.EMPLEADO, rol="secretaria")


def ruta(nombre, *claves, slug="villaclara"):
    set_script_prefix("/")
    return f"/{slug}{reverse(f'expedientes:{nombre}', args=claves)}"


PESTANAS = ["resumen", "documentos", "resolucion", "notificaciones", "historia"]


class TestTramitacion:
    def test_la_lista_busca_y_filtra(self, incoar, secretario):
        incoar(extracto="Vado permanente")
        incoar(extracto="Poda de árboles")

        for consulta, cuantos in (
            ("", 2),
            ("?q=vado", 1),
            ("?q=EXP-2026-000002", 1),
            ("?q=12345678Z", 2),
            ("?estado=resuelto", 0),
            ("?vence=vencido", 2),
            ("?mios=on", 0),
            ("?pagina=99&estado=nada", 2),
        ):
            texto = secretario.get(ruta("bandeja") + consulta).content.decode()
            assert texto.count("EXP-2026-00000") == cuantos + consulta.count("EXP"), consulta

    def test_el_resumen_explica_el_plazo_articulo_por_articulo(self, incoar, secretario):
        texto = secretario.get(ruta("resumen", incoar())).content.decode()

        for dato in ("LPACAP art. 30.4", "LPACAP art. 30.5", "11 de mayo de 2026", "ES_L01990017"):
            assert dato in texto

    @pytest.mark.parametrize("pestana", PESTANAS)
    def test_cada_pestana_se_ve_en_cada_momento(self, pestana, incoar, resuelto, secretario):
        for clave in (incoar(), resuelto()):
            respuesta = secretario.get(ruta(pestana, clave))
            assert respuesta.status_code == 200
            assert "<c-" not in respuesta.content.decode()

    def test_el_documento_se_ve_en_la_pagina_y_solo_los_del_expediente(self, incoar, secretario):
        uno, otro = incoar(), incoar()
        propio = Expediente.objects.get(id=uno).documentos.get(orden=2).documento_id
        pagina = secretario.get(ruta("documentos", uno) + f"?ver={propio}").content.decode()

        assert "<iframe" in pagina
        assert secretario.get(ruta("documento", uno, propio)).content.startswith(b"%PDF")
        assert secretario.get(ruta("documento", otro, propio)).status_code == 404

    def test_de_la_admision_a_la_bandeja_de_firma(self, incoar, secretario):
        clave = incoar()
        secretario.post(ruta("admitir", clave))
        editor = secretario.get(ruta("resolucion", clave)).content.decode()
        assert "ANA GARCÍA PRUEBA" in editor

        secretario.post(
            ruta("resolucion", clave),
            {"sentido": "estimatoria", "texto": "## Resuelvo\n\nConceder."},
        )
        previa = secretario.get(ruta("vista_previa", clave))
        secretario.post(ruta("enviar_a_firma", clave))

        assert previa["Content-Type"] == "application/pdf"
        assert Expediente.objects.get(id=clave).estado == Estado.PENDIENTE_DE_FIRMA
        assert Resolucion.objects.get().peticion_id is not None

    @pytest.mark.parametrize("accion", ["admitir", "enviar_a_firma", "cerrar"])
    def test_a_destiempo_lo_explica_y_no_se_rompe(self, accion, resuelto, secretario):
        clave = resuelto()

        respuesta = secretario.post(ruta(accion, clave), follow=True)

        assert respuesta.status_code == 200
        assert Expediente.objects.get(id=clave).estado == Estado.RESUELTO

    def test_una_resolucion_vacia_se_dice_junto_al_campo(self, redactado, secretario):
        clave = redactado()

        respuesta = secretario.post(
            ruta("resolucion", clave), {"sentido": "estimatoria", "texto": "   "}
        )

        assert respuesta.status_code == 422

    def test_se_incoa_desde_la_bandeja_del_registro_y_dos_veces_es_una(
        self, presentar, casa, cliente_de
    ):
        tecnica = cliente_de("99999999R", Clase.EMPLEADO, rol="tramitador", unidad=casa)
        asiento = presentar()

        respuestas = [tecnica.post(ruta("incoar", asiento)) for _vez in range(2)]

        clave = Expediente.objects.get().id
        assert {r.url for r in respuestas} == {ruta("resumen", clave)}
        assert tecnica.get(ruta("resumen", clave)).status_code == 200

    def test_un_asiento_de_otra_unidad_no_existe(self, presentar, cliente_de):
        ajena = cliente_de("99999999R", Clase.EMPLEADO, rol="tramitador")

        assert ajena.post(ruta("incoar", presentar())).status_code == 404

    def test_exporta_un_zip(self, incoar, secretario):
        respuesta = secretario.post(ruta("exportar", incoar()))

        nombres = zipfile.ZipFile(io.BytesIO(respuesta.content)).namelist()
        assert respuesta["Content-Type"] == "application/zip"
        assert any(n.startswith("ES_L01990017_2026_EXP_") for n in nombres)

    def test_el_libro_de_resoluciones_las_lista(self, resuelto, secretario):
        resuelto()

        assert "2026/0001" in secretario.get(ruta("libro") + "?ejercicio=2026").content.decode()

    @pytest.mark.parametrize("pestana", PESTANAS)
    def test_de_otra_entidad_no_existe(self, pestana, incoar, cliente_de, otra_entidad):
        clave = incoar()
        ajeno = cliente_de("10000001S", Clase.EMPLEADO, rol="secretaria", sede=otra_entidad)

        assert ajeno.get(ruta(pestana, clave, slug="penalba")).status_code == 404

    def test_sin_permiso_se_prohibe_y_sin_sesion_se_entra(self, incoar, cliente_de):
        clave = incoar()

        assert cliente_de("11111111H", Clase.EMPLEADO).get(ruta("bandeja")).status_code == 403
        assert Client().get(ruta("resumen", clave)).status_code == 302
        assert cliente_de("12345678Z").get(ruta("resumen", clave)).status_code == 302


class TestCarpeta:
    def test_dice_en_llano_como_va_y_que_fecha_viene(self, incoar, cliente_de):
        clave = incoar()
        cliente = cliente_de("12345678Z")

        lista = cliente.get(ruta("mis_expedientes")).content.decode()
        pagina = cliente.get(ruta("mi_expediente", clave)).content.decode()

        assert "Licencia para reformar el baño" in lista
        assert "11 de mayo de 2026" in pagina
        assert "Hemos recibido su solicitud" in pagina
        assert "<c-" not in lista + pagina

    def test_descarga_lo_suyo_y_nada_de_lo_que_no_se_le_ha_notificado(self, resuelto, cliente_de):
        clave = resuelto()
        cliente = cliente_de("12345678Z")
        documentos = Expediente.objects.get(id=clave).documentos
        justificante = documentos.get(orden=2).documento_id
        resolucion = documentos.get(orden=3).documento_id

        assert cliente.get(ruta("mi_documento", clave, justificante)).status_code == 200
        assert cliente.get(ruta("mi_documento", clave, resolucion)).status_code == 404

    def test_otra_persona_no_sabe_que_existe(self, incoar, cliente_de):
        clave = incoar()

        assert cliente_de("87654321X").get(ruta("mi_expediente", clave)).status_code == 404
