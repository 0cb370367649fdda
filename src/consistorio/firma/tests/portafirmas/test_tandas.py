"""Many documents signed with one code, behind who signs: those that she saw, and no other."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import OperationalError, connection
from hypothesis import given
from hypothesis import strategies as st

from consistorio.documentos import services as documentos
from consistorio.firma import selectors, services
from consistorio.firma.models import DocumentoDeTanda, Firmante, UsoDeClave
from consistorio.firma.rules import tandas as derecho
from consistorio.firma.rules.tandas import EstadoDeTanda
from consistorio.firma.services import turno_de_tanda
from consistorio.identidad.services import AccesoDenegado
from consistorio.plataforma.actores import Clase, SinPermiso
from consistorio.plataforma.actores.asignaciones import asignar
from consistorio.plataforma.entidades import en
from consistorio.plataforma.models import Asignacion, Tarea
from consistorio.plataforma.reloj import ahora as reloj_del_mundo

ATRASO = timedelta(seconds=1)
instantes = st.datetimes(timezones=st.just(reloj_del_mundo().tzinfo))


@given(st.integers(0, 1000), instantes, st.none() | instantes, instantes)
def test_solo_se_firma_mientras_vale_y_nadie_la_detiene(faltan, caduca, detenida, ahora):
    estado = derecho.estado(faltan=faltan, caduca_en=caduca, detenida_en=detenida, ahora=ahora)

    en_curso = bool(faltan) and detenida is None and ahora < caduca
    assert (estado is EstadoDeTanda.EN_CURSO) == en_curso


@pytest.mark.parametrize("cuantas", [0, derecho.MAXIMO + 1])
def test_un_codigo_no_suelta_ni_nada_ni_mas_de_mil(cuantas):
    with pytest.raises(derecho.TandaNoValida):
        derecho.comprobar_cuantas(cuantas)


@pytest.fixture
def autorizar(codigo, reloj):
    def autorizar(actor, *peticiones, segundo_factor=None, mostrada=None):
        asignar(
            clase=Clase.EMPLEADO,
            identificador=actor.identificador,
            rol="firmante",
            desde=date(2024, 1, 1),
        )
        elegidas = [(p, mostrada or selectors.peticion(actor, p).sha256) for p in peticiones]
        return services.autorizar_tanda(
            actor=actor,
            peticiones=elegidas,
            segundo_factor=segundo_factor or codigo(actor),
            reloj=reloj,
        )

    return autorizar


@pytest.fixture
def seguir(reloj):
    def seguir(tanda, cuando=reloj):
        services.seguir_con_la_tanda(tanda_id=tanda, reloj=cuando)

    return seguir


def resultados(tanda):
    return list(
        DocumentoDeTanda.objects.filter(tanda_id=tanda)
        .order_by("orden")
        .values_list("resultado", flat=True)
    )


class TestAutorizar:
    def test_firma_por_turnos_y_todo_queda_con_la_misma_autorizacion(
        self, enviar, secretario, autorizar, seguir, monkeypatch, reloj
    ):
        monkeypatch.setattr(turno_de_tanda, "DE_UNA_VEZ", 2)
        peticiones = [enviar(["secretario"], asunto=f"Decreto {n}") for n in range(3)]
        tanda = autorizar(secretario, *peticiones)

        seguir(tanda)
        a_medias, _ = selectors.tanda(secretario, tanda, reloj())
        seguir(tanda)

        vista, negados = selectors.tanda(secretario, tanda, reloj())
        assert (a_medias.firmados, a_medias.faltan, a_medias.sigue) == (2, 1, True)
        assert (vista.firmados, vista.estado, negados) == (3, EstadoDeTanda.ACABADA, [])
        assert set(UsoDeClave.objects.values_list("autorizacion_id", flat=True)) == {tanda}
        assert all(DocumentoDeTanda.objects.values_list("completada", flat=True))

    def test_dice_de_cada_uno_por_que_no(self, enviar, secretario, autorizar, seguir, reloj):
        buena, cambiada = enviar(["secretario"]), enviar(["secretario"], asunto="Otro")
        de_otra = enviar(["alcaldesa"], ["secretario"], asunto="Antes firma otra")
        tanda = autorizar(secretario, buena, cambiada, de_otra)
        uno = DocumentoDeTanda.objects.get(tanda_id=tanda, peticion_id=cambiada)
        DocumentoDeTanda.objects.filter(id=uno.id).update(sha256_mostrado="0" * 64)

        seguir(tanda)

        vista, negados = selectors.tanda(secretario, tanda, reloj())
        assert vista.firmados == 1
        assert {(n.peticion_id, n.resultado) for n in negados} == {
            (cambiada, "DocumentoDistinto"),
            (de_otra, "FueraDeTurno"),
        }

    def test_con_mal_codigo_no_se_autoriza_nada(self, enviar, secretario, autorizar):
        peticion = enviar(["secretario"])

        with pytest.raises(AccesoDenegado):
            autorizar(secretario, peticion, segundo_factor="000000")

        assert not DocumentoDeTanda.objects.exists()
        assert not Tarea.objects.filter(nombre="firma.tanda").exists()

    def test_de_lo_que_no_es_para_ella_no_se_dice_ni_el_asunto(
        self, enviar, secretario, autorizar, seguir, reloj
    ):
        ajena = enviar(["alcaldesa"], asunto="Cosa reservada")
        tanda = autorizar(secretario, ajena, mostrada="0" * 64)

        seguir(tanda)

        _, (negada,) = selectors.tanda(secretario, tanda, reloj())
        assert (negada.asunto, negada.resultado) == ("", "NoEsFirmante")


class TestSeguir:
    def test_detenida_no_firma_nada_mas(self, enviar, secretario, autorizar, seguir, reloj):
        tanda = autorizar(secretario, enviar(["secretario"]))
        services.detener_tanda(actor=secretario, tanda_id=tanda, reloj=reloj)

        seguir(tanda)

        assert selectors.tanda(secretario, tanda, reloj())[0].estado is EstadoDeTanda.DETENIDA
        assert not Firmante.objects.exclude(firmado_en=None).exists()
        with pytest.raises(services.TandaTerminada):
            services.detener_tanda(actor=secretario, tanda_id=tanda, reloj=reloj)

    @pytest.mark.parametrize(
        ("caso", "cuando", "firma"),
        [("justo antes", -ATRASO, True), ("al caducar", timedelta(0), False)],
    )
    def test_pasado_un_cuarto_de_hora_no_firma_nada(
        self, enviar, secretario, autorizar, seguir, reloj, caso, cuando, firma
    ):
        tanda = autorizar(secretario, enviar(["secretario"]))

        seguir(tanda, lambda: reloj() + derecho.VIGENCIA + cuando)

        assert UsoDeClave.objects.exists() is firma

    def test_con_la_clave_revocada_lo_dice_de_todos(
        self, enviar, secretario, autorizar, seguir, reloj
    ):
        tanda = autorizar(secretario, enviar(["secretario"]), enviar(["secretario"], asunto="B"))
        services.revocar_clave(actor=secretario, nif=secretario.identificador, reloj=reloj)

        seguir(tanda)

        assert resultados(tanda) == ["SinClave", "SinClave"]

    def test_con_otra_clave_que_la_que_se_solto_no_firma(
        self, enviar, secretario, autorizar, seguir, reloj, certificados, empleada
    ):
        tanda = autorizar(secretario, enviar(["secretario"]))
        services.emitir_clave(
            actor=secretario_que_custodia(secretario),
            nif=secretario.identificador,
            credencial=certificados[secretario.identificador],
            reloj=reloj,
        )

        seguir(tanda)

        assert resultados(tanda) == ["SinClave"]

    def test_quien_ya_no_puede_firmar_no_firma(self, enviar, secretario, autorizar, seguir):
        tanda = autorizar(secretario, enviar(["secretario"]))
        Asignacion.objects.all().delete()

        seguir(tanda)

        assert resultados(tanda) == ["SinPermiso"]

    def test_si_la_base_se_cae_el_turno_no_ha_dicho_nada_y_se_repite(
        self, enviar, secretario, autorizar, seguir, monkeypatch
    ):
        tanda = autorizar(secretario, enviar(["secretario"]))

        def caida(**_):
            raise OperationalError

        with monkeypatch.context() as roto:
            roto.setattr(documentos, "guardar_firmado", caida)
            with pytest.raises(OperationalError):
                seguir(tanda)
        assert resultados(tanda) == [""]
        seguir(tanda)

        assert resultados(tanda) == ["firmado"]

    def test_uno_roto_no_detiene_a_los_demas(
        self, enviar, secretario, autorizar, seguir, monkeypatch
    ):
        tanda = autorizar(secretario, enviar(["secretario"]), enviar(["secretario"], asunto="B"))
        bueno, veces = documentos.guardar_firmado, []

        def a_la_primera_no(**mas):
            veces.append(1)
            if len(veces) == 1:
                raise RuntimeError
            return bueno(**mas)

        monkeypatch.setattr(documentos, "guardar_firmado", a_la_primera_no)
        seguir(tanda)

        assert resultados(tanda) == ["FalloAlFirmar", "firmado"]


def secretario_que_custodia(secretario):
    return replace(secretario, permisos=frozenset({"firma.custodiar"}))


def test_la_tanda_de_una_no_la_ve_ni_la_detiene_otra(
    enviar, secretario, alcaldesa, autorizar, reloj
):
    tanda = autorizar(secretario, enviar(["secretario"]))

    assert selectors.tanda(alcaldesa, tanda, reloj()) is None
    assert selectors.tandas(alcaldesa, reloj()) == []
    with pytest.raises(services.TandaInexistente):
        services.detener_tanda(actor=alcaldesa, tanda_id=tanda, reloj=reloj)


def test_sin_permiso_no_se_ven_las_tandas(empleada, reloj):
    with pytest.raises(SinPermiso):
        selectors.tandas(replace(empleada, permisos=frozenset()), reloj())


@pytest.mark.django_db(transaction=True)
def test_cuatro_trabajadores_a_la_vez_firman_cada_documento_una_vez(
    enviar, secretario, autorizar, seguir, entidad
):
    peticiones = [enviar(["secretario"], asunto=f"Decreto {n}") for n in range(12)]
    tanda = autorizar(secretario, *peticiones)

    def turno(_):
        try:
            with en(entidad):
                seguir(tanda)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hilos:
        list(hilos.map(turno, range(4)))

    assert resultados(tanda) == ["firmado"] * 12
    assert UsoDeClave.objects.count() == 12
