"""Who files on paper and must do it electronically (LPACAP art. 68.4; RD 203/2021 art. 14.1), V54."""

from dataclasses import replace
from datetime import date

import pytest

from consistorio.expedientes import selectors, services
from consistorio.expedientes.models import Expediente, Hito, Requerimiento
from consistorio.expedientes.rules.estados import Estado
from consistorio.expedientes.rules.subsanacion import AmpliacionNoPermitida
from consistorio.expedientes.tests.subsanacion import a_las_doce
from consistorio.identidad import services as identidad
from consistorio.notificaciones import selectors as notificaciones
from consistorio.notificaciones import services as deberes_de_notificar
from consistorio.plataforma.actores import SinPermiso, sistema
from consistorio.plataforma.tareas.trabajador import vaciar
from consistorio.registro import services as registro
from consistorio.registro.models import Asiento
from consistorio.registro.tests.mostrador import ANA, OBRAS, en_la_oficina, escrito

pytestmark = pytest.mark.django_db

EL_PAPEL = a_las_doce(date(2026, 4, 10))
LA_SEDE = a_las_doce(date(2026, 4, 20))


@pytest.fixture
def empresa(ciudadana):
    """Who acts for the company in the sede, as its own certificate says."""
    return replace(ciudadana, identificador="P2807900B", nombre="OBRAS, S. A.")


@pytest.fixture
def en_papel(casa, empleada):
    """Enter at the counter what a person brings, open its expediente, and return its key."""

    def hacer(persona=OBRAS, **mas):
        oficial = en_la_oficina(empleada, casa)
        hecho = registro.registrar_entrada(
            actor=oficial, entrada=escrito(casa, persona=persona, **mas), clave="p", reloj=EL_PAPEL
        )
        vaciar()
        return services.incoar(actor=empleada, asiento_id=hecho.id, reloj=EL_PAPEL)

    return hacer


@pytest.fixture
def exigir(empleada):
    def hacer(clave, actor=empleada):
        return services.requerir_presentacion_electronica(
            actor=actor, expediente_id=clave, reloj=EL_PAPEL
        )

    return hacer


@pytest.fixture
def requerida(en_papel, exigir, entidad, empresa):
    """Required, signed, and opened by the company."""

    def hacer():
        clave = en_papel()
        uno = Requerimiento.objects.get(id=exigir(clave))
        services.notificar_requerimiento(
            actor=sistema(entidad, "pruebas"), documento_id=uno.documento_id, reloj=EL_PAPEL
        )
        [una] = notificaciones.de_expediente(empresa, clave, EL_PAPEL())
        deberes_de_notificar.acceder(actor=empresa, notificacion_id=una.id, reloj=EL_PAPEL)
        vaciar()
        return clave

    return hacer


@pytest.fixture
def presentar_en_la_sede(empresa):
    def hacer(clave):
        presentacion = registro.Presentacion(
            extracto="Subsanación",
            interesados=(
                registro.PersonaDeAsiento(papel="interesado", nif="P2807900B", nombre="OBRAS"),
            ),
            asiento_relacionado_id=Expediente.objects.get(id=clave).asiento_id,
            datos={"subsana": "2026-E-000001"},
        )
        registro.anotar_entrada(
            actor=empresa, presentacion=presentacion, clave="sede", reloj=LA_SEDE
        )
        vaciar()

    return hacer


def test_V54_la_fecha_de_la_solicitud_es_la_de_la_presentacion_electronica(
    requerida, presentar_en_la_sede
):
    clave = requerida()
    assert Expediente.objects.get(id=clave).plazo_desde == date(2026, 4, 10)

    presentar_en_la_sede(clave)

    expediente = Expediente.objects.get(id=clave)
    assert (expediente.estado, expediente.plazo_desde) == (
        Estado.EN_TRAMITACION,
        date(2026, 4, 20),
    )
    assert expediente.vence_el == date(2026, 7, 20)
    assert expediente.hitos.filter(tipo=Hito.FECHA_DE_LA_SOLICITUD).count() == 1


def test_dice_por_que_articulo_y_no_suspende_un_plazo_que_no_corre(en_papel, exigir):
    uno = Requerimiento.objects.get(id=exigir(en_papel()))

    assert (uno.electronica, uno.suspende) == (True, False)


def test_contestar_en_papel_no_vale_y_el_requerimiento_sigue_abierto(requerida, casa, empleada):
    clave = requerida()
    registro.registrar_entrada(
        actor=en_la_oficina(empleada, casa),
        entrada=escrito(
            casa, persona=OBRAS, responde_a=Expediente.objects.get(id=clave).asiento_id
        ),
        clave="otra-vez",
        reloj=LA_SEDE,
    )
    vaciar()

    expediente = Expediente.objects.get(id=clave)
    assert expediente.estado == Estado.PENDIENTE_DE_SUBSANACION
    assert expediente.hitos.filter(tipo=Hito.RESPUESTA_EN_PAPEL).count() == 1


def test_no_se_le_dan_mas_dias(requerida, empleada):
    clave = requerida()

    with pytest.raises(AmpliacionNoPermitida):
        services.proponer_ampliacion(
            actor=empleada, expediente_id=clave, concede=True, motivo="Pide más.", reloj=EL_PAPEL
        )


def test_a_quien_puede_ir_en_papel_no_se_le_requiere(en_papel, exigir):
    clave = en_papel(ANA)

    with pytest.raises(services.NoEstaObligada):
        exigir(clave)

    assert not Requerimiento.objects.exists()


def test_a_quien_eligio_el_canal_electronico_si(en_papel, exigir, ciudadana):
    identidad.guardar_contacto(
        actor=ciudadana,
        email="ana@correo.example",
        telefono="",
        domicilio={},
        elige_electronico=True,
    )

    exigir(en_papel(ANA))

    assert Requerimiento.objects.get().electronica


def test_lo_que_firmo_un_funcionario_por_ella_ya_es_electronico(en_papel, exigir):
    clave = en_papel(ANA, firma_el_funcionario=True, consiente=True)

    with pytest.raises(services.NoEstaObligada):
        exigir(clave)


def test_sin_permiso_no(en_papel, exigir, sin_permisos):
    with pytest.raises(SinPermiso):
        exigir(en_papel(), actor=sin_permisos)


class TestEnElMostrador:
    def test_la_respuesta_en_papel_de_quien_puede_llega_a_su_expediente(
        self, leido, casa, empleada
    ):
        clave = leido()
        entrada = Expediente.objects.get(id=clave).asiento_id

        hecho = registro.registrar_entrada(
            actor=en_la_oficina(empleada, casa),
            entrada=escrito(casa, responde_a=entrada),
            clave="m",
            reloj=a_las_doce(date(2026, 2, 13)),
        )
        vaciar()

        assert Asiento.objects.get(id=hecho.id).datos["subsana"]
        [pedido] = selectors.expediente(empleada, clave).requerimientos
        assert pedido.respuesta == hecho.numero

    def test_lo_que_se_aporta_sin_que_se_pida_tambien(self, incoar, casa, empleada):
        clave = incoar()

        registro.registrar_entrada(
            actor=en_la_oficina(empleada, casa),
            entrada=escrito(casa, responde_a=Expediente.objects.get(id=clave).asiento_id),
            clave="m",
            reloj=a_las_doce(date(2026, 2, 13)),
        )
        vaciar()

        expediente = Expediente.objects.get(id=clave)
        assert expediente.estado == Estado.INCOADO
        assert expediente.hitos.filter(tipo=Hito.APORTADO).count() == 1
