"""Mail between units: who writes, who reads, what is kept, and what it lets nobody see."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import ProgrammingError, transaction

from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.models import Anotacion, Evento
from consistorio.registro import selectors, services
from consistorio.registro.models import Comunicacion, RecepcionDeComunicacion
from consistorio.registro.rules.comunicaciones import ComunicacionNoValida, DefectoDeComunicacion
from consistorio.registro.selectors import comunicaciones as vistas
from consistorio.registro.services import comunicaciones
from consistorio.registro.services.comunicaciones import ComunicacionNueva

pytestmark = pytest.mark.django_db


@pytest.fixture
def gente(casa):
    """Luis, of the office, and Nuria, of Obras, who may write to each other."""
    comunica = {"registro.comunicar"}
    return tuple(replace(x, permisos=x.permisos | comunica) for x in (casa.luis, casa.nuria))


def enviar(casa, actor, clave="k", **mas):
    datos = {
        "de_unidad_id": casa.oficina,
        "a_unidades": (casa.obras,),
        "asunto": "Un vado",
        "texto": "¿Está pintado ya?",
        **mas,
    }
    return comunicaciones.enviar_comunicacion(
        actor=actor, comunicacion=ComunicacionNueva(**datos), clave=clave, reloj=casa.reloj
    )


class TestEnviarYLeer:
    def test_llega_a_la_otra_unidad_y_consta_quien_la_lee_primero(self, casa, gente):
        luis, nuria = gente
        otra = replace(nuria, identificador="20000002D", nombre="OTRA DE OBRAS")
        clave = enviar(casa, luis)
        assert vistas.sin_leer(nuria) == 1

        for quien in (nuria, otra):
            comunicaciones.leer_comunicacion(actor=quien, comunicacion_id=clave, reloj=casa.reloj)

        [acuse] = vistas.hilo(luis, clave)[0].acuses
        assert (acuse.leida_por, acuse.leida_en) == (nuria.nombre, casa.reloj())
        assert vistas.sin_leer(nuria) == 0
        assert Anotacion.objects.filter(accion="registro.leer_comunicacion").count() == 1
        assert Evento.objects.get(tipo="registro.comunicacion-enviada").datos[
            "unidad_destino"
        ] == str(casa.obras)

    def test_quien_la_envia_no_da_acuse_por_la_otra(self, casa, gente):
        luis, _nuria = gente
        clave = enviar(casa, luis)

        comunicaciones.leer_comunicacion(actor=luis, comunicacion_id=clave, reloj=casa.reloj)

        assert RecepcionDeComunicacion.objects.get().leida_en is None

    def test_se_responde_en_el_mismo_hilo(self, casa, gente):
        luis, nuria = gente
        primera = enviar(casa, luis)
        enviar(
            casa,
            nuria,
            de_unidad_id=casa.obras,
            a_unidades=(casa.oficina,),
            texto="Sí",
            responde_a_id=primera,
        )

        assert [c.texto for c in vistas.hilo(luis, primera)] == ["¿Está pintado ya?", "Sí"]

    def test_enviarla_dos_veces_con_la_misma_clave_es_enviarla_una(self, casa, gente):
        assert enviar(casa, gente[0]) == enviar(casa, gente[0])
        assert Comunicacion.objects.count() == 1

    def test_se_busca_por_sus_palabras_y_cada_una_en_lo_de_sus_unidades(self, casa, gente):
        luis, nuria = gente
        enviar(casa, luis)
        enviar(casa, luis, "otra", asunto="Otra cosa", texto="Nada")

        def halladas(actor, **mas):
            return [c.asunto for c in vistas.comunicaciones(actor, **mas)]

        assert halladas(nuria, texto="vado pintado") == ["Un vado"]
        assert halladas(luis, caja="enviadas") == ["Otra cosa", "Un vado"]
        assert halladas(luis) == []

    def test_no_se_cambia_ni_se_borra(self, casa, gente):
        enviar(casa, gente[0])

        for orden in (
            lambda: Comunicacion.objects.update(texto="otro"),
            lambda: Comunicacion.objects.all()._raw_delete("default"),
        ):
            with pytest.raises(ProgrammingError), transaction.atomic():
                orden()


class TestLoQueNoPuedeSer:
    @pytest.mark.parametrize(
        ("caso", "mas", "defecto"),
        [
            ("sin asunto", {"asunto": " "}, DefectoDeComunicacion.SIN_ASUNTO),
            ("sin texto", {"texto": ""}, DefectoDeComunicacion.SIN_TEXTO),
            ("a nadie", {"a_unidades": ()}, DefectoDeComunicacion.SIN_DESTINO),
            ("demasiado larga", {"texto": "a" * 8001}, DefectoDeComunicacion.DEMASIADO),
        ],
    )
    def test_dice_por_que(self, casa, gente, caso, mas, defecto):
        with pytest.raises(ComunicacionNoValida) as error:
            enviar(casa, gente[0], **mas)

        assert error.value.defecto is defecto, caso
        assert not Comunicacion.objects.exists()

    def test_no_se_escribe_en_nombre_de_otra_unidad_ni_a_una_que_no_existe(self, casa, gente):
        with pytest.raises(comunicaciones.NoEsSuUnidad):
            enviar(casa, gente[0], de_unidad_id=casa.obras, a_unidades=(casa.oficina,))
        with pytest.raises(services.UnidadNoValida):
            enviar(casa, gente[0], a_unidades=(uuid4(),))
        with pytest.raises(SinPermiso):
            enviar(casa, casa.luis)

    def test_a_quien_no_es_de_ninguna_de_las_dos_no_le_existe(self, casa, gente):
        clave = enviar(casa, gente[0])
        ajena = replace(gente[1], unidades=frozenset({uuid4()}))

        with pytest.raises(vistas.ComunicacionNoVisible):
            vistas.hilo(ajena, clave)
        with pytest.raises(comunicaciones.ComunicacionInexistente):
            comunicaciones.leer_comunicacion(actor=ajena, comunicacion_id=clave, reloj=casa.reloj)
        with pytest.raises(comunicaciones.ComunicacionInexistente):
            enviar(casa, gente[0], "r", responde_a_id=uuid4())


class TestLosAsientos:
    def test_nombrar_uno_no_deja_verlo_ni_leer_su_numero(self, casa, gente):
        luis, nuria = gente
        asiento = casa.llega()
        clave = enviar(casa, luis, asientos=(asiento,))

        assert vistas.hilo(luis, clave)[0].asientos[0][2]
        assert vistas.hilo(nuria, clave)[0].asientos == [(asiento, "", False)]
        with pytest.raises(selectors.AsientoInexistente):
            selectors.asiento(nuria, asiento)

    def test_el_que_no_se_ve_no_se_nombra(self, casa, gente):
        with pytest.raises(selectors.AsientoInexistente):
            enviar(casa, gente[0], asientos=(casa.llega(unidad_destino=casa.obras),))


class TestLasPantallas:
    RAIZ = "/villaclara/tramitacion/comunicaciones/"

    def test_se_escribe_se_lee_y_se_responde(self, casa, entra):
        asiento = casa.llega()
        luis, nuria = entra(casa.luis), entra(casa.nuria)

        hoja = luis.get(f"{self.RAIZ}nueva/?asiento={asiento}", secure=True).content.decode()
        luis.post(
            f"{self.RAIZ}nueva/",
            {
                "de": str(casa.oficina),
                "a": [str(casa.obras)],
                "asunto": "Un vado",
                "texto": "¿Está?",
                "asiento": str(asiento),
                "clave": "k",
            },
            secure=True,
        )
        recibidas = nuria.get(self.RAIZ, secure=True).content.decode()
        clave = Comunicacion.objects.get().id
        leida = nuria.get(f"{self.RAIZ}{clave}/", secure=True).content.decode()
        enviadas = luis.get(f"{self.RAIZ}?caja=enviadas", secure=True).content.decode()

        assert "Asientos de los que habla" in hoja
        assert "Sin leer" in recibidas
        assert "Un asiento que su unidad no puede ver" in leida
        assert "Leída en Urbanismo y obras" in enviadas

    def test_lo_que_falta_se_dice_y_no_se_pierde_lo_escrito(self, casa, entra):
        hecho = entra(casa.luis).post(
            f"{self.RAIZ}nueva/", {"asunto": "Un vado", "texto": "Largo y pensado"}, secure=True
        )

        assert hecho.status_code == 422
        assert "Elija a qué otra unidad va" in hecho.content.decode()
        assert "Largo y pensado" in hecho.content.decode()

    def test_la_de_otras_unidades_no_existe(self, casa, entra):
        assert entra(casa.luis).get(f"{self.RAIZ}{uuid4()}/", secure=True).status_code == 404
