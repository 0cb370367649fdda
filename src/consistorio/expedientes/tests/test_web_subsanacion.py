"""The screens of the requirement, and its answer inside the form that was filed."""

import pytest
from django.core.cache import cache
from django.test import Client

from consistorio.catalogo import demostracion as catalogo
from consistorio.catalogo.selectors import por_slug
from consistorio.catalogo.services import escribir, leer_texto, publicar
from consistorio.expedientes import services
from consistorio.expedientes.models import AmpliacionDeSubsanacion, Expediente, Requerimiento
from consistorio.expedientes.rules.estados import Estado
from consistorio.notificaciones import selectors as notificaciones
from consistorio.notificaciones import services as deberes_de_notificar
from consistorio.plataforma.actores import Clase, sistema
from consistorio.plataforma.actores.asignaciones import asignar
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.tareas.trabajador import vaciar
from consistorio.registro.models import Asiento
from consistorio.registro.tests.test_web_presentar import abrir

pytestmark = pytest.mark.django_db
SEDE = "/villaclara"
DATOS = {
    "asunto": "Farola rota",
    "expone": "No luce.",
    "solicita": "Que se repare.",
    "email": "ana@correo.example",
    "telefono": "",
    "direccion": "",
}
PEDIDO = {"texto_1": "Diga qué farola es.", "campo_1": "solicita", "suspende": "on"}


@pytest.fixture
def ana(casa, ciudadana, pki) -> Client:
    cache.clear()
    catalogo.sembrar(sistema(ciudadana.entidad, "pruebas"))
    return abrir(ciudadana.entidad, ciudadana.identificador, ciudadana.nombre)


@pytest.fixture
def clerk(casa, entidad) -> Client:
    dia = hora_oficial(entidad)().date()
    asignar(
        clase=Clase.EMPLEADO,
        identificador="10000001S",
        rol="secretaria",
        desde=dia,
        unidad_id=casa,
    )
    return abrir(entidad, "10000001S", "TOMÁS IBÁÑEZ", Clase.EMPLEADO)


@pytest.fixture
def presentado(ana, empleada, entidad) -> Expediente:
    """What Ana filed through the form, with its expediente."""
    _presentar(ana, ana.get(f"{SEDE}/tramites/instancia-general/presentar/")["Location"], DATOS)
    clave = services.incoar(
        actor=empleada, asiento_id=Asiento.objects.get().id, reloj=hora_oficial(entidad)
    )
    vaciar()
    return Expediente.objects.get(id=clave)


def _presentar(navegador, url, datos):
    navegador.post(url, datos)
    sha256 = navegador.get(f"{url}revisar/").context["preparada"].sha256
    hecho = navegador.post(f"{url}revisar/", {"sha256": sha256, "consiente": "si"})
    assert hecho["Location"].endswith("presentado/")


@pytest.fixture
def requerido(presentado, clerk, ciudadana, entidad):
    """Required on the screen, signed, and opened by Ana."""
    reloj = hora_oficial(entidad)
    clerk.post(f"{SEDE}/tramitacion/expedientes/{presentado.id}/subsanacion/", PEDIDO)
    services.notificar_requerimiento(
        actor=sistema(entidad, "pruebas"),
        documento_id=Requerimiento.objects.get().documento_id,
        reloj=reloj,
    )
    [una] = notificaciones.de_expediente(ciudadana, presentado.id, reloj())
    deberes_de_notificar.acceder(actor=ciudadana, notificacion_id=una.id, reloj=reloj)
    vaciar()
    return presentado


class TestLaPantallaDelTramitador:
    def test_dice_que_se_puede_requerir_y_que_campos_tiene_el_formulario(self, presentado, clerk):
        pagina = clerk.get(f"{SEDE}/tramitacion/expedientes/{presentado.id}/subsanacion/")

        assert pagina.status_code == 200
        assert 'value="solicita"' in pagina.content.decode()

    def test_sin_decir_que_falta_no_se_envia_nada(self, presentado, clerk):
        url = f"{SEDE}/tramitacion/expedientes/{presentado.id}/subsanacion/"

        respuesta = clerk.post(url, {"texto_1": " "})

        assert respuesta.status_code == 422
        assert not Requerimiento.objects.exists()

    def test_muestra_lo_pedido_y_hasta_cuando(self, requerido, clerk):
        pagina = clerk.get(f"{SEDE}/tramitacion/expedientes/{requerido.id}/subsanacion/")

        texto = pagina.content.decode()
        assert "Diga qué farola es." in texto
        assert "En plazo" in texto
        assert "LPACAP art. 30.2" in texto  # The count, article by article.


class TestElMismoFormulario:
    @pytest.fixture
    def formulario(self, requerido, ana):
        vuelta = ana.post(f"{SEDE}/carpeta/expedientes/{requerido.id}/subsanar/")
        return vuelta["Location"]

    def test_el_expediente_dice_que_falta_y_lleva_al_formulario(self, requerido, ana):
        pagina = ana.get(f"{SEDE}/carpeta/expedientes/{requerido.id}/").content.decode()

        assert "Diga qué farola es." in pagina
        assert f"/carpeta/expedientes/{requerido.id}/subsanar/" in pagina

    def test_solo_esta_abierto_lo_que_se_pide(self, formulario, ana):
        form = ana.get(formulario).context["form"]

        assert form.fields["expone"].disabled
        assert form.fields["asunto"].disabled
        assert not form.fields["solicita"].disabled
        assert form.initial["expone"] == "No luce."

    def test_lo_cerrado_que_ya_no_se_admitiria_se_puede_escribir(self, formulario, ana, entidad):
        texto = escribir(por_slug("instancia-general").definicion)
        con_tope = texto.replace("maximo: 200", "maximo: 5", 1)
        pruebas = con_tope.index("pruebas:")
        publicar(
            actor=sistema(entidad, "pruebas"),
            definicion=leer_texto(con_tope[:pruebas]),
            reloj=hora_oficial(entidad),
        )

        form = ana.get(formulario).context["form"]
        _presentar(ana, formulario, {**DATOS, "asunto": "Luz", "solicita": "La del número 3."})

        assert not form.fields["asunto"].disabled
        assert form.fields["expone"].disabled

    def test_lo_cerrado_no_se_cambia_aunque_se_envie(self, formulario, ana, requerido):
        _presentar(
            ana, formulario, {**DATOS, "expone": "OTRA COSA", "solicita": "La del número 3."}
        )

        respuesta = Asiento.objects.exclude(id=requerido.asiento_id).get(sentido="ENTRADA")
        assert (respuesta.expone, respuesta.solicita) == ("No luce.", "La del número 3.")

    def test_al_presentarlo_el_expediente_sigue_con_un_asiento_nuevo(
        self, formulario, ana, requerido
    ):
        antes = Asiento.objects.get(id=requerido.asiento_id)

        _presentar(ana, formulario, {**DATOS, "solicita": "La del número 3."})
        vaciar()

        requerido.refresh_from_db()
        respuesta = Asiento.objects.exclude(id=antes.id).get(sentido="ENTRADA")
        assert requerido.estado == Estado.EN_TRAMITACION
        assert respuesta.asiento_relacionado_id == antes.id
        assert respuesta.datos["subsana"] == str(antes)
        assert respuesta.extracto.startswith(f"Subsanación de {antes}")
        assert Asiento.objects.get(id=antes.id).solicita == "Que se repare."
        assert Requerimiento.objects.get().respuesta == str(respuesta)

    def test_cuando_no_hay_nada_que_corregir_lo_dice(self, presentado, ana):
        vuelta = ana.post(f"{SEDE}/carpeta/expedientes/{presentado.id}/subsanar/", follow=True)

        assert "No hay nada que corregir" in vuelta.content.decode()

    def test_el_expediente_de_otra_persona_no_existe(self, requerido, entidad):
        otra = abrir(entidad, "87654321X", "OTRA")

        assert otra.post(f"{SEDE}/carpeta/expedientes/{requerido.id}/subsanar/").status_code == 404


class TestMasPlazo:
    @pytest.fixture
    def url(self, requerido):
        return f"{SEDE}/tramitacion/expedientes/{requerido.id}/subsanacion/"

    def test_el_tramitador_lo_propone_y_ve_en_que_queda(self, url, clerk):
        assert "Ampliar el plazo para corregir" in clerk.get(url).content.decode()

        vuelta = clerk.post(f"{url}plazo/", {"concede": "si", "motivo": "Falta un informe."})

        assert vuelta.status_code == 302
        texto = clerk.get(url).content.decode()
        assert "Cinco días más · En la bandeja de firma" in texto
        assert "Ampliar el plazo para corregir" not in texto

    def test_sin_motivo_se_dice_y_no_se_envia(self, url, clerk):
        vuelta = clerk.post(f"{url}plazo/", {"concede": "si", "motivo": " "})

        assert vuelta.status_code == 422
        assert not AmpliacionDeSubsanacion.objects.exists()

    def test_la_persona_lo_pide_con_un_escrito_casi_hecho(self, requerido, url, ana, clerk):
        mio = f"{SEDE}/carpeta/expedientes/{requerido.id}/"
        assert "Pedir más días" in ana.get(mio).content.decode()
        escrito = ana.post(f"{mio}mas-plazo/")["Location"]
        form = ana.get(escrito).context["form"]
        assert "No me es posible" in form.initial["expone"]

        _presentar(ana, escrito, {**DATOS, "asunto": "Más plazo", "expone": "Falta el técnico."})
        vaciar()

        pedido = Requerimiento.objects.get()
        registrado = Asiento.objects.get(datos__has_key="pide_plazo")
        assert pedido.plazo_pedido == str(registrado)
        assert pedido.cerrado_en is None
        assert "Ha pedido más días" in ana.get(mio).content.decode()
        assert "La persona pide más días" in clerk.get(url).content.decode()

    def test_pedirlo_no_pisa_lo_que_estaba_corrigiendo(self, requerido, ana):
        mio = f"{SEDE}/carpeta/expedientes/{requerido.id}/"
        corrige = ana.post(f"{mio}subsanar/")["Location"]

        pide = ana.post(f"{mio}mas-plazo/")["Location"]

        assert pide != corrige
        assert ana.post(f"{mio}subsanar/")["Location"] == corrige
