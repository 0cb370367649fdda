"""What goes wrong, what comes badly made, and what is left written."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction

from consistorio.plataforma.actores import SinPermiso, sistema
from consistorio.plataforma.enchufes.sir import DestinoInalcanzable, Sobre, nodo_de
from consistorio.plataforma.entidades import en
from consistorio.plataforma.models import Anotacion, Evento, Hoja
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.tareas import trabajador
from consistorio.registro import services, tasks  # noqa: F401 (tasks by their name)
from consistorio.registro.models import (
    Asiento,
    IntercambioSir,
    MensajeSir,
    RecepcionSir,
    TrazaSir,
)
from consistorio.registro.rules import sicres
from consistorio.registro.rules.sicres.respuestas import de_control
from consistorio.registro.services import sir

from .sicres_de_prueba import intercambio

pytestmark = pytest.mark.django_db
NUESTRA, SUYA = "O00000001", "O00000002"
DESTINO = sir.Destino(oficina=SUYA)


@pytest.fixture(autouse=True)
def _con_oficinas(oficinas):
    pass


def trabajar():
    with en(None):
        trabajador.vaciar()


def estado(clave):
    return IntercambioSir.objects.get(id=clave).estado


class TestReparar:
    def test_una_oficina_desconocida_no_para_nada_y_se_dice(self, enviar):
        clave = enviar(sir.Destino(oficina="O12345678"))
        trabajar()

        mensaje = MensajeSir.objects.get()
        assert estado(clave) == "pendiente"
        assert "No se conoce el camino" in mensaje.error
        assert mensaje.intentos == 1
        assert mensaje.siguiente_en - mensaje.creado_en >= timedelta(seconds=55)

    def test_lo_que_no_ha_salido_se_anula_y_se_puede_enviar_a_otra(self, entidad, empleada, enviar):
        clave = enviar(sir.Destino(oficina="O12345678"))
        services.anular_envio(
            actor=empleada, intercambio_id=clave, motivo="Era otra", reloj=hora_oficial(entidad)
        )
        trabajar()
        otra = enviar()
        trabajar()

        assert (estado(clave), estado(otra)) == ("anulado", "enviado-ack")
        assert MensajeSir.objects.get(intercambio_id=clave).estado == "retirado"

    def test_lo_que_esta_en_otra_oficina_no_se_anula(self, entidad, empleada, enviar):
        clave = enviar()
        trabajar()

        with pytest.raises(sir.TransicionNoPermitida):
            services.anular_envio(
                actor=empleada, intercambio_id=clave, motivo="", reloj=hora_oficial(entidad)
            )
        assert estado(clave) == "enviado-ack"

    def test_reintentar_vuelve_a_entregar_y_nadie_lo_toma_dos_veces(
        self, entidad, otra_entidad, empleada, enviar, settings
    ):
        settings.CONSISTORIO_SIR = {"simuladas": True}
        clave = enviar(sir.Destino(oficina="O99999903"))
        trabajar()
        services.reintentar(actor=empleada, intercambio_id=clave, reloj=hora_oficial(entidad))
        trabajar()

        assert estado(clave) == "enviado"
        assert MensajeSir.objects.get().intentos == 1
        assert "reintentar" in TrazaSir.objects.values_list("hecho", flat=True)

    @pytest.mark.parametrize(
        ("oficina", "acaba"),
        [("O99999901", "confirmado"), ("O99999902", "devuelto"), ("O99999904", "enviado-error")],
    )
    @pytest.mark.parametrize("version", ["3.0", "4.0"])
    def test_el_gemelo_simulado(self, settings, entidad, enviar, oficina, acaba, version):
        settings.CONSISTORIO_SIR = {"simuladas": True}
        entidad.ajustes["sir"]["version"] = version
        entidad.save()

        clave = enviar(sir.Destino(oficina=oficina))
        trabajar()

        assert estado(clave) == acaba

    def test_en_produccion_no_hay_oficinas_simuladas(self, settings):
        settings.CONSISTORIO_DEMO = False

        with pytest.raises(DestinoInalcanzable):
            nodo_de("O99999901")


class TestLoQueLlega:
    def _recibir(self, entidad, mensaje, *, de="O00001223"):
        return services.recibir_mensaje(
            actor=sistema(entidad, "sir"),
            sobre=Sobre(de, NUESTRA, mensaje),
            reloj=hora_oficial(entidad),
        )

    def _tres(self, **cambios):
        return intercambio(sicres.Version.TRES, destino=sicres.Extremo(oficina=NUESTRA), **cambios)

    def test_un_mensaje_mal_hecho_se_contesta_con_su_error_y_no_deja_nada(self, entidad):
        malo = replace(self._tres(), asiento=replace(self._tres().asiento, resumen=""))

        recibo = self._recibir(entidad, sicres.escribir(malo))

        respuesta = MensajeSir.objects.get()
        assert (recibo.codigo_error, respuesta.tipo, respuesta.hacia) == ("0065", "02", "O00001223")
        assert "resumen" in RecepcionSir.objects.get().explicacion
        assert not IntercambioSir.objects.exists()

    def test_lo_que_fue_error_lo_es_siempre(self, entidad):
        malo = sicres.escribir(replace(self._tres(), formulario=sicres.Formulario(expone="Algo")))
        primero, segundo = self._recibir(entidad, malo), self._recibir(entidad, malo)

        assert (primero.codigo_error, segundo.codigo_error) == ("0065", "0065")
        assert segundo.repetido
        assert RecepcionSir.objects.count() == 1

    def test_nadie_habla_por_otra_oficina(self, entidad):
        with pytest.raises(sir.SobreNoAdmitido):
            self._recibir(entidad, sicres.escribir(self._tres()), de="O00001186")
        assert not RecepcionSir.objects.exists()

    def test_otro_mensaje_del_mismo_intercambio_es_un_duplicado(self, entidad):
        self._recibir(entidad, sicres.escribir(self._tres()))
        otro = self._tres(formulario=sicres.Formulario(solicita="Dos farolas"))

        assert self._recibir(entidad, sicres.escribir(otro)).codigo_error == "0205"
        assert IntercambioSir.objects.get().contenido["formulario"]["solicita"] == "Una farola"

    def test_la_documentacion_requerida_se_espera(self, entidad, empleada, unidad):
        papel = sicres.Control(documentacion_fisica="1")
        self._recibir(entidad, sicres.escribir(self._tres(control=papel)))
        datos = {
            "actor": empleada,
            "intercambio_id": IntercambioSir.objects.get().id,
            "unidad_id": unidad,
            "reloj": hora_oficial(entidad),
        }

        with pytest.raises(sir.DocumentacionPendiente):
            services.aceptar_intercambio(**datos)
        services.aceptar_intercambio(**datos, documentacion_recibida=True)
        assert Asiento.objects.count() == 1

    def test_un_control_de_un_intercambio_desconocido_no_hace_nada(self, entidad):
        desconocido = de_control(self._tres(), tipo=sicres.TipoDeMensaje.ACK)
        vuelta = replace(desconocido, origen="O00001223", destino=NUESTRA)

        self._recibir(entidad, sicres.escribir(vuelta))
        assert not MensajeSir.objects.exists()

    def test_un_acuse_viejo_no_dice_nada_de_lo_nuevo(self, entidad, empleada, enviar):
        clave = enviar(sir.Destino(oficina="O12345678"))
        fila = IntercambioSir.objects.get(id=clave)
        viejo = sicres.MensajeDeControl(
            version=sicres.Version.CUATRO,
            origen="O12345678",
            destino=NUESTRA,
            identificador=fila.identificador,
            tipo="02",
            descripcion="No se puede [0123456789ab]",
            prueba="0",
            codigo_error="0065",
        )

        self._recibir(entidad, sicres.escribir(viejo), de="O12345678")
        assert estado(clave) == "pendiente"

        self._recibir(
            entidad, sicres.escribir(replace(viejo, descripcion="No se puede")), de="O12345678"
        )
        assert estado(clave) == "enviado-error"

    def test_lo_que_devuelve_a_quien_lo_reenvio_vuelve_a_sus_manos(self, entidad, empleada, unidad):
        """In SICRES 3.0 some offices reject to who sent it to them, not to where it began."""
        self._recibir(entidad, sicres.escribir(self._tres()))
        clave = IntercambioSir.objects.get().id
        services.reenviar_intercambio(
            actor=empleada,
            intercambio_id=clave,
            destino=sir.Destino(oficina="O00001186"),
            motivo="Es de la Diputación",
            reloj=hora_oficial(entidad),
        )
        devuelto = self._tres(control=sicres.Control(documentacion_fisica="3"))
        control = replace(devuelto.control, anotacion="04", anotacion_texto="Tampoco es nuestro")
        devuelto = replace(devuelto, origen=sicres.Extremo(oficina="O00001186"), control=control)

        self._recibir(entidad, sicres.escribir(devuelto), de="O00001186")

        fila = IntercambioSir.objects.get()
        assert (fila.estado, fila.motivo) == ("devuelto", "Tampoco es nuestro")
        services.aceptar_intercambio(
            actor=empleada, intercambio_id=clave, unidad_id=unidad, reloj=hora_oficial(entidad)
        )
        assert Asiento.objects.count() == 1


class TestQuedaEscrito:
    def test_cada_paso_deja_hoja_traza_bitacora_y_evento(self, enviar):
        clave = enviar()
        trabajar()

        assert Hoja.objects.filter(tipo="registro.sir", objeto_id=clave).count() == 3
        assert list(TrazaSir.objects.order_by("momento", "id").values_list("hecho", "despues")) == [
            ("enviar", "pendiente"),
            ("enviar", "enviado"),
            ("ack", "enviado-ack"),
        ]
        assert Anotacion.objects.filter(accion="registro.sir_ack").count() == 1
        assert Evento.objects.filter(tipo="registro.intercambio-movido").count() == 3

    def test_la_historia_no_se_cambia(self, enviar):
        enviar()

        for tabla in (TrazaSir, RecepcionSir):
            with pytest.raises(ProgrammingError), transaction.atomic():
                tabla.objects.all().delete()

    def test_sin_permiso_no_se_hace_nada(self, sin_permisos, asiento, entidad):
        with pytest.raises(SinPermiso):
            services.enviar_por_sir(
                actor=sin_permisos,
                asiento_id=asiento.id,
                destino=DESTINO,
                reloj=hora_oficial(entidad),
            )

    def test_lo_de_una_entidad_no_lo_toca_otra(self, otra_entidad, enviar, alla):
        clave = enviar()

        with en(otra_entidad), pytest.raises(sir.IntercambioInexistente):
            services.anular_envio(
                actor=alla[0], intercambio_id=clave, motivo="", reloj=hora_oficial(otra_entidad)
            )
