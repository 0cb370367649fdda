"""The exchange done by deeds, between two town halls of one installation."""

from __future__ import annotations

from datetime import datetime

import pytest

from consistorio.plataforma.actores import sistema
from consistorio.plataforma.entidades import en
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.tareas import trabajador
from consistorio.registro import services, tasks  # noqa: F401 (tasks by their name)
from consistorio.registro.models import (
    Asiento,
    IntercambioSir,
    MensajeSir,
    TrazaSir,
)
from consistorio.registro.services import sir

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


def recibido(otra_entidad):
    with en(otra_entidad):
        return IntercambioSir.objects.get(lado="entrante")


class TestIdaYVuelta:
    @pytest.mark.parametrize("version", ["3.0", "4.0"])
    def test_se_envia_se_acepta_y_se_confirma(self, version, entidad, otra_entidad, enviar, alla):
        entidad.ajustes["sir"]["version"] = version
        entidad.save()
        clave = enviar()
        assert estado(clave) == "pendiente"

        trabajar()
        llegado = recibido(otra_entidad)
        assert (estado(clave), llegado.estado) == ("enviado-ack", "recibido")

        actor, unidad = alla
        with en(otra_entidad):
            hecho = services.aceptar_intercambio(
                actor=actor,
                intercambio_id=llegado.id,
                unidad_id=unidad,
                reloj=hora_oficial(otra_entidad),
            )
        trabajar()

        salida = IntercambioSir.objects.get(id=clave)
        assert (salida.estado, salida.numero_remoto) == ("confirmado", hecho.numero)
        assert recibido(otra_entidad).estado == "aceptado-ack"
        with en(otra_entidad):
            suyo = Asiento.objects.get()
            assert suyo.solicita == "Una farola"
            assert suyo.interesados.get().nombre == "ANA GARCÍA PRUEBA"
            assert suyo.documentos.get().nombre == "Mi _memoria_.txt"
            assert suyo.unidad_destino == unidad

    def test_conserva_la_hora_en_que_la_persona_presento(self, otra_entidad, asiento, enviar, alla):
        enviar()
        trabajar()
        actor, unidad = alla
        with en(otra_entidad):
            services.aceptar_intercambio(
                actor=actor,
                intercambio_id=recibido(otra_entidad).id,
                unidad_id=unidad,
                reloj=hora_oficial(otra_entidad),
            )
            suyo = Asiento.objects.get()

        presentado = datetime.fromisoformat(suyo.datos["sir"]["presentado_en"])
        assert presentado == asiento.presentado_en.replace(microsecond=0)
        assert suyo.presentado_en > asiento.presentado_en
        assert suyo.datos["sir"]["numero"] == asiento.numero

    def test_rechazado_vuelve_con_su_motivo_y_se_puede_reenviar(
        self, empleada, entidad, otra_entidad, enviar, alla
    ):
        clave = enviar()
        trabajar()
        with en(otra_entidad):
            services.rechazar_intercambio(
                actor=alla[0],
                intercambio_id=recibido(otra_entidad).id,
                motivo="No es de este municipio",
                reloj=hora_oficial(otra_entidad),
            )
        trabajar()

        fila = IntercambioSir.objects.get(id=clave)
        assert (fila.estado, fila.motivo) == ("devuelto", "No es de este municipio")
        assert recibido(otra_entidad).estado == "rechazado-ack"

        services.reenviar_intercambio(
            actor=empleada,
            intercambio_id=clave,
            destino=DESTINO,
            motivo="Sí que lo es",
            reloj=hora_oficial(entidad),
        )
        trabajar()
        assert (estado(clave), recibido(otra_entidad).estado) == ("reenviado-ack", "recibido")

    def test_lo_reenvia_quien_lo_recibe_y_lo_confirma_otra_oficina(
        self, otra_entidad, enviar, alla
    ):
        clave = enviar()
        trabajar()
        with en(otra_entidad):
            services.reenviar_intercambio(
                actor=alla[0],
                intercambio_id=recibido(otra_entidad).id,
                destino=sir.Destino(oficina="O99999901"),
                motivo="Es de la Diputación",
                reloj=hora_oficial(otra_entidad),
            )
        trabajar()

        assert recibido(otra_entidad).estado == "reenviado-ack"
        assert estado(clave) == "confirmado"
        assert IntercambioSir.objects.get(id=clave).otra_oficina == "O99999901"


class TestNuncaDosVeces:
    def test_el_mismo_mensaje_se_acusa_otra_vez_y_no_se_toma_dos_veces(self, otra_entidad, enviar):
        enviar()
        trabajar()
        mensaje = MensajeSir.objects.get(tipo="datos")
        sobre = _sobre_de(mensaje)

        with en(otra_entidad):
            recibo = services.recibir_mensaje(
                actor=sistema(otra_entidad, "sir"), sobre=sobre, reloj=hora_oficial(otra_entidad)
            )
            acuses = MensajeSir.objects.filter(tipo="01").count()
            trazas = list(TrazaSir.objects.values_list("hecho", flat=True))

        assert recibo.repetido
        assert acuses == 2
        assert trazas == ["recibir", "repetido"]

    def test_aceptar_dos_veces_no_hace_dos_asientos(self, otra_entidad, enviar, alla):
        enviar()
        trabajar()
        actor, unidad = alla
        llegado = recibido(otra_entidad)
        datos = {"actor": actor, "intercambio_id": llegado.id, "unidad_id": unidad}
        with en(otra_entidad):
            services.aceptar_intercambio(**datos, reloj=hora_oficial(otra_entidad))
            with pytest.raises(sir.TransicionNoPermitida):
                services.aceptar_intercambio(**datos, reloj=hora_oficial(otra_entidad))
            assert Asiento.objects.count() == 1

    def test_ni_aunque_falle_la_tabla_de_estados(self, otra_entidad, enviar, alla):
        """The database is the last defence: the key of the asiento is the exchange itself."""
        enviar()
        trabajar()
        actor, unidad = alla
        llegado = recibido(otra_entidad)
        datos = {"actor": actor, "intercambio_id": llegado.id, "unidad_id": unidad}
        with en(otra_entidad):
            services.aceptar_intercambio(**datos, reloj=hora_oficial(otra_entidad))
            IntercambioSir.objects.filter(id=llegado.id).update(estado="recibido")
            with pytest.raises(services.ClaveReutilizada):
                services.aceptar_intercambio(**datos, reloj=hora_oficial(otra_entidad))
            assert Asiento.objects.count() == 1

    def test_un_asiento_no_se_envia_dos_veces(self, enviar):
        enviar()

        with pytest.raises(sir.YaEnviado):
            enviar()
        assert IntercambioSir.objects.count() == 1


def _sobre_de(mensaje):
    from consistorio.plataforma.actores import sistema as del_sistema
    from consistorio.registro.services.sir import salida

    fila = mensaje.intercambio
    return salida._sobre(del_sistema(mensaje.entidad, "sir"), fila, mensaje)


class TestAntesDeSalir:
    @pytest.mark.parametrize(
        ("caso", "destino", "frase"),
        [
            ("no code", sir.Destino(oficina=""), "Falta el dato"),
            (
                "a unit as an office",
                sir.Destino(oficina="L01990017"),
                "no es el código de una oficina",
            ),
            ("not a code", sir.Destino(oficina="ALCALDIA"), "no es el código DIR3"),
        ],
    )
    def test_lo_que_no_se_admitiria_no_sale_y_se_dice_por_que(self, caso, destino, frase, enviar):
        with pytest.raises(sir.NoSePuedeEnviar) as motivo:
            enviar(destino)

        assert any(frase in d.frase for d in motivo.value.defectos), caso
        assert not IntercambioSir.objects.exists()

    def test_sin_oficina_no_se_envia(self, entidad, enviar):
        entidad.ajustes["sir"] = {}

        with pytest.raises(sir.SinOficina):
            enviar()

    def test_los_limites_de_la_instalacion(self, settings, enviar):
        settings.CONSISTORIO_SIR = {"limites": {"extensiones": ["pdf"]}}

        with pytest.raises(sir.NoSePuedeEnviar, match="formato que SIR no admite"):
            enviar()

    def test_el_identificador_es_correlativo_en_la_oficina(self, enviar):
        clave = enviar()

        identificador = IntercambioSir.objects.get(id=clave).identificador
        assert identificador.startswith(f"{NUESTRA}_")
        assert identificador.endswith("_00000001")
