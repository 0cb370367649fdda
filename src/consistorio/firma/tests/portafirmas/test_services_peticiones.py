from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from consistorio.documentos.selectors import DocumentoInexistente
from consistorio.firma import selectors, services
from consistorio.firma.events import PeticionEnviada, PeticionRechazada, PeticionRetirada
from consistorio.firma.rules.estados import Estado
from consistorio.firma.selectors import Bandeja
from consistorio.organizacion.models import Cargo
from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.entidades import en
from consistorio.plataforma.models import Evento, Hoja

pytestmark = pytest.mark.django_db


class TestCrearPeticion:
    def test_espera_a_quien_firma_primero(self, enviar, secretario, alcaldesa, empleada):
        peticion = enviar(["secretario"], ["alcaldesa"])

        vista = selectors.peticion(empleada, peticion)
        assert vista.estado is Estado.EN_CURSO
        assert [f.en_turno for f in vista.firmantes] == [True, False]
        assert selectors.cuantas_pendientes(secretario) == 1
        assert selectors.cuantas(alcaldesa)[Bandeja.EN_ESPERA] == 1
        assert Evento.objects.get(tipo=PeticionEnviada.tipo).datos["peticion_id"] == str(peticion)

    def test_un_documento_espera_en_una_sola_peticion(self, enviar, documento):
        uno = documento().id
        enviar(["secretario"], documento_id=uno)

        with pytest.raises(services.YaEnviadoAFirma):
            enviar(["alcaldesa"], documento_id=uno)

    def test_devuelto_se_puede_enviar_otra_vez(self, enviar, documento, secretario, reloj):
        uno = documento().id
        primera = enviar(["secretario"], documento_id=uno)
        services.rechazar(actor=secretario, peticion_id=primera, motivo="Falta algo", reloj=reloj)

        segunda = enviar(["secretario"], documento_id=uno)

        assert selectors.peticion(secretario, segunda).me_toca

    @pytest.mark.parametrize(
        "bloques", [[], [[]], [["secretario"], []], [["secretario"], ["secretario"]]]
    )
    def test_hay_que_pedir_firma_a_alguien_y_una_vez(self, enviar, bloques):
        with pytest.raises(services.SinFirmantes):
            enviar(*bloques)

    def test_no_se_pide_a_quien_no_ocupa_el_cargo(self, enviar, reloj):
        Cargo.objects.filter(codigo="alcaldia").update(desde=(reloj() + timedelta(days=1)).date())

        with pytest.raises(services.CargoNoVigente):
            enviar(["alcaldesa"])

    def test_solo_se_firman_pdf(self, enviar):
        with pytest.raises(services.DocumentoNoFirmable):
            enviar(["secretario"], mime="text/plain", contenido=b"hola")

    def test_un_documento_que_no_existe_no_se_envia(self, enviar):
        with pytest.raises(DocumentoInexistente):
            enviar(["secretario"], documento_id=uuid4())

    def test_sin_permiso_no_se_envia(self, enviar, secretario):
        with pytest.raises(SinPermiso):
            enviar(["secretario"], actor=secretario)


class TestRechazar:
    def test_vuelve_con_su_motivo_a_quien_la_envio(self, enviar, secretario, empleada, reloj):
        peticion = enviar(["secretario"], ["alcaldesa"])

        services.rechazar(
            actor=secretario, peticion_id=peticion, motivo=" Falta el informe ", reloj=reloj
        )

        vista = selectors.peticion(empleada, peticion)
        evento = Evento.objects.get(tipo=PeticionRechazada.tipo)
        assert vista.estado is Estado.RECHAZADA
        assert vista.firmantes[0].motivo == evento.datos["motivo"] == "Falta el informe"
        assert Hoja.objects.filter(tipo="firma.rechazada").count() == 1

    def test_despues_nadie_firma(self, enviar, secretario, alcaldesa, firmar, reloj):
        peticion = enviar(["secretario", "alcaldesa"])
        services.rechazar(actor=secretario, peticion_id=peticion, motivo="No", reloj=reloj)

        (resultado,) = firmar(alcaldesa, peticion)

        assert isinstance(resultado.error, services.PeticionCerrada)

    def test_dos_veces_no(self, enviar, secretario, reloj):
        peticion = enviar(["secretario"])
        services.rechazar(actor=secretario, peticion_id=peticion, motivo="No", reloj=reloj)

        with pytest.raises(services.PeticionCerrada):
            services.rechazar(actor=secretario, peticion_id=peticion, motivo="No", reloj=reloj)

    def test_quien_ha_firmado_no_rechaza(self, enviar, secretario, firmar, reloj):
        peticion = enviar(["secretario"], ["alcaldesa"])
        firmar(secretario, peticion)

        with pytest.raises(services.YaFirmada):
            services.rechazar(actor=secretario, peticion_id=peticion, motivo="No", reloj=reloj)

    def test_antes_de_su_turno_no_rechaza(self, enviar, alcaldesa, reloj):
        peticion = enviar(["secretario"], ["alcaldesa"])

        with pytest.raises(services.FueraDeTurno):
            services.rechazar(actor=alcaldesa, peticion_id=peticion, motivo="No", reloj=reloj)

    def test_sin_motivo_no_hay_rechazo(self, enviar, secretario, reloj):
        peticion = enviar(["secretario"])

        with pytest.raises(services.SinMotivo):
            services.rechazar(actor=secretario, peticion_id=peticion, motivo="  ", reloj=reloj)

    def test_la_de_otra_persona_no_existe(self, enviar, alcaldesa, reloj):
        peticion = enviar(["secretario"])

        with pytest.raises(services.PeticionInexistente):
            services.rechazar(actor=alcaldesa, peticion_id=peticion, motivo="No", reloj=reloj)

    def test_sin_permiso_no_se_rechaza(self, enviar, sin_permisos, reloj):
        peticion = enviar(["secretario"])

        with pytest.raises(SinPermiso):
            services.rechazar(actor=sin_permisos, peticion_id=peticion, motivo="No", reloj=reloj)


class TestRetirar:
    def test_la_retira_quien_la_envio_y_nadie_firma_ya(
        self, enviar, empleada, secretario, firmar, reloj
    ):
        peticion = enviar(["secretario"])

        services.retirar(actor=empleada, peticion_id=peticion, reloj=reloj)

        (resultado,) = firmar(secretario, peticion)
        assert isinstance(resultado.error, services.PeticionCerrada)
        assert selectors.peticion(empleada, peticion).estado is Estado.RETIRADA
        assert Evento.objects.filter(tipo=PeticionRetirada.tipo).count() == 1

    def test_terminada_no_se_retira(self, enviar, empleada, secretario, firmar, reloj):
        peticion = enviar(["secretario"])
        firmar(secretario, peticion)

        with pytest.raises(services.PeticionCerrada):
            services.retirar(actor=empleada, peticion_id=peticion, reloj=reloj)

    def test_la_de_otra_persona_no_se_retira(self, enviar, empleada, reloj):
        peticion = enviar(["secretario"])
        otra = replace(empleada, identificador="44444444A", permisos=frozenset({"firma.enviar"}))

        with pytest.raises(services.PeticionInexistente):
            services.retirar(actor=otra, peticion_id=peticion, reloj=reloj)

    def test_sin_permiso_no_se_retira(self, enviar, secretario, reloj):
        with pytest.raises(SinPermiso):
            services.retirar(actor=secretario, peticion_id=enviar(["secretario"]), reloj=reloj)


class TestBandeja:
    def test_cada_bandeja_tiene_lo_suyo(self, enviar, firmar, secretario, empleada):
        hecha, pendiente = enviar(["secretario"]), enviar(["secretario"], asunto="Decreto")
        espera = enviar(["alcaldesa"], ["secretario"])
        firmar(secretario, hecha)

        de_el = {cual: [p.id for p in selectors.bandeja(secretario, cual)] for cual in Bandeja}

        assert de_el == {
            Bandeja.PENDIENTES: [pendiente],
            Bandeja.EN_ESPERA: [espera],
            Bandeja.HECHAS: [hecha],
            Bandeja.ENVIADAS: [],
        }
        assert selectors.cuantas(secretario) == {c: len(ids) for c, ids in de_el.items()}
        assert len(selectors.bandeja(empleada, Bandeja.ENVIADAS)) == 3

    def test_se_filtra_por_asunto_o_por_quien_envia(self, enviar, secretario):
        enviar(["secretario"], asunto="Licencia de obra")
        enviar(["secretario"], asunto="Bando de fiestas")

        def asuntos(texto):
            return {p.asunto for p in selectors.bandeja(secretario, Bandeja.PENDIENTES, texto)}

        assert asuntos("bando") == {"Bando de fiestas"}
        assert len(asuntos("EVA")) == 2
        assert asuntos("nada de esto") == set()

    def test_ve_una_peticion_quien_la_firma_la_envia_o_supervisa(
        self, enviar, secretario, alcaldesa, empleada
    ):
        peticion = enviar(["secretario"])

        assert selectors.peticion(secretario, peticion).me_toca
        assert selectors.peticion(empleada, peticion).la_envie
        with pytest.raises(services.PeticionInexistente):
            selectors.peticion(alcaldesa, peticion)

    def test_sin_permiso_no_hay_portafirmas(self, sin_permisos):
        with pytest.raises(SinPermiso):
            selectors.bandeja(sin_permisos, Bandeja.PENDIENTES)

    def test_la_de_otra_entidad_no_se_ve(self, enviar, empleada, otra_entidad):
        peticion = enviar(["secretario"])

        with en(otra_entidad), pytest.raises(services.PeticionInexistente):
            selectors.peticion(replace(empleada, entidad=otra_entidad), peticion)
