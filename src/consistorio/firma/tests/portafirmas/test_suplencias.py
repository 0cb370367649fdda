"""Who signs in the place of another, and what every signature says of it (LRJSP art. 13)."""

import io
from datetime import timedelta

import pikepdf
import pytest

from consistorio.documentos import selectors as documentos
from consistorio.firma import selectors, services
from consistorio.firma.models import Firmante, Peticion, UsoDeClave
from consistorio.firma.rules.estados import Estado
from consistorio.firma.selectors import Bandeja
from consistorio.firma.validacion.resultado import Veredicto
from consistorio.organizacion import selectors as plantilla_de
from consistorio.organizacion import services as organizacion
from consistorio.organizacion.models import Suplencia
from consistorio.plataforma.actores import SinPermiso, sistema
from consistorio.plataforma.models import Hoja

pytestmark = pytest.mark.django_db
SECRETARIO, ALCALDESA, INTERVENTORA = "22222222J", "11111111H", "33333333P"


@pytest.fixture
def suplir(entidad, plantilla, reloj):
    """Let somebody substitute in a post, today by default."""

    def hacer(cargo="alcaldia", nif=INTERVENTORA, *, de=0, dias=0, acto="Decreto 12/2026"):
        desde = reloj().date() + timedelta(days=de)
        return organizacion.disponer_suplencia(
            actor=sistema(entidad, "pruebas"),
            cargo=cargo,
            suplente_nif=nif,
            desde=desde,
            hasta=desde + timedelta(days=dias),
            acto_de=acto,
            reloj=reloj,
        )

    return hacer


@pytest.fixture
def a_ciegas(codigo, reloj):
    """Try to sign what the tray does not show, as whoever writes the request by hand."""

    def hacer(actor, peticion):
        sha256 = documentos.documento(Peticion.objects.get(id=peticion).documento_id).sha256
        return services.firmar_varias(
            actor=actor,
            peticiones=[(peticion, sha256)],
            segundo_factor=codigo(actor),
            reloj=reloj,
        )

    return hacer


class TestFirmar:
    def test_quien_suple_firma_con_su_clave_y_la_firma_lo_dice(
        self, enviar, firmar, suplir, interventora, reloj
    ):
        peticion = enviar(["alcaldesa"])
        suplir()

        (resultado,) = firmar(interventora, peticion)

        assert resultado.completada
        vista = selectors.peticion(interventora, peticion)
        [firma] = services.validar(documentos.contenido(vista.documento_id), reloj())
        assert (firma.nif, firma.veredicto) == (INTERVENTORA, Veredicto.VALIDA)
        puesto = Firmante.objects.get()
        assert (puesto.nif, puesto.suplente_nif, puesto.suplencia) == (
            ALCALDESA,
            INTERVENTORA,
            "Decreto 12/2026",
        )
        assert UsoDeClave.objects.get().nif == INTERVENTORA
        assert Hoja.objects.filter(tipo="firma.hecha", objeto_id=puesto.id).exists()

    def test_el_motivo_de_la_firma_dice_a_quien_suple_y_por_que_acto(
        self, enviar, firmar, suplir, interventora
    ):
        peticion = enviar(["alcaldesa"])
        suplir()

        firmar(interventora, peticion)

        documento = selectors.peticion(interventora, peticion).documento_id
        with pikepdf.open(io.BytesIO(documentos.contenido(documento))) as pdf:
            [campo] = pdf.Root.AcroForm.Fields
            motivo = str(campo.V.Reason)
        assert motivo == "Alcaldesa, por suplencia de ITZIAR MENDOZA RUIZ (Decreto 12/2026)"

    @pytest.mark.parametrize(("de", "dias"), [(1, 5), (-5, 4)])
    def test_ni_antes_ni_despues_de_sus_dias(
        self, enviar, a_ciegas, suplir, interventora, reloj, de, dias
    ):
        peticion = enviar(["alcaldesa"])
        if de < 0:  # It was ordered in its time, and it is over.
            clave = suplir(de=0)
            Suplencia.objects.filter(id=clave).update(
                desde=reloj().date() + timedelta(days=de),
                hasta=reloj().date() + timedelta(days=de + dias),
            )
        else:
            suplir(de=de, dias=dias)

        (resultado,) = a_ciegas(interventora, peticion)

        assert isinstance(resultado.error, services.NoEsFirmante)
        assert not UsoDeClave.objects.exists()

    def test_terminada_ya_no_firma_desde_el_dia_siguiente(
        self, enviar, firmar, suplir, interventora, entidad, reloj
    ):
        enviar(["alcaldesa"])
        clave = suplir(dias=10)
        organizacion.terminar_suplencia(
            actor=sistema(entidad, "pruebas"), suplencia_id=clave, reloj=reloj
        )

        manana = reloj().date() + timedelta(days=1)
        assert plantilla_de.cargos_que_suple(INTERVENTORA, reloj().date())
        assert not plantilla_de.cargos_que_suple(INTERVENTORA, manana)

    def test_la_titular_sigue_pudiendo_y_solo_firma_uno(
        self, enviar, firmar, a_ciegas, suplir, alcaldesa, interventora
    ):
        peticion = enviar(["alcaldesa"])
        suplir()

        (primera,) = firmar(alcaldesa, peticion)
        (segunda,) = a_ciegas(interventora, peticion)

        assert (primera.firmada, segunda.firmada) == (True, False)
        assert Firmante.objects.get().suplente_nif == ""

    def test_quien_firma_por_si_y_por_otra_lo_hace_en_cada_turno(
        self, enviar, firmar, suplir, secretario
    ):
        peticion = enviar(["secretario"], ["alcaldesa"])
        suplir(nif=SECRETARIO)

        (una,) = firmar(secretario, peticion)
        (otra,) = firmar(secretario, peticion)

        assert (una.completada, otra.completada) == (False, True)
        assert [f.suplente_nif for f in Firmante.objects.order_by("bloque")] == ["", SECRETARIO]

    def test_quien_suple_tambien_puede_rechazar(
        self, enviar, suplir, interventora, alcaldesa, reloj
    ):
        peticion = enviar(["alcaldesa"])
        suplir()

        services.rechazar(
            actor=interventora, peticion_id=peticion, motivo="Falta el informe.", reloj=reloj
        )

        assert selectors.peticion(alcaldesa, peticion).estado is Estado.RECHAZADA
        assert Firmante.objects.get().suplente_nif == INTERVENTORA


class TestBandeja:
    def test_lo_suplido_esta_en_la_bandeja_de_quien_suple_y_de_nadie_mas(
        self, enviar, suplir, interventora, secretario
    ):
        peticion = enviar(["alcaldesa"])
        assert selectors.cuantas_pendientes(interventora) == 0
        suplir()

        assert selectors.cuantas_pendientes(interventora) == 1
        assert selectors.cuantas_pendientes(secretario) == 0
        assert selectors.peticion(interventora, peticion).me_toca
        with pytest.raises(selectors.PeticionInexistente):
            selectors.peticion(secretario, peticion)

    def test_lo_que_firmo_por_suplencia_sigue_siendo_suyo_cuando_termina(
        self, enviar, firmar, suplir, interventora, alcaldesa
    ):
        peticion = enviar(["alcaldesa"])
        suplir()
        firmar(interventora, peticion)
        Suplencia.objects.all().delete()

        assert [p.id for p in selectors.bandeja(interventora, Bandeja.HECHAS)] == [peticion]
        assert not selectors.bandeja(alcaldesa, Bandeja.HECHAS).exists()


class TestDisponer:
    @pytest.mark.parametrize(
        ("datos", "dice"),
        [
            ({"cargo": "nadie"}, "ningún cargo"),
            ({"nif": "12345678Z"}, "nadie en la plantilla"),
            ({"nif": ALCALDESA}, "a sí mismo"),
            ({"dias": -1}, "antes de empezar"),
            ({"de": -9, "dias": 3}, "ya ha pasado"),
            ({"acto": "  "}, "el acto"),
        ],
    )
    def test_lo_que_no_puede_ser_se_dice_y_no_se_dispone(self, suplir, datos, dice):
        with pytest.raises(organizacion.SuplenciaNoValida, match=dice):
            suplir(**datos)

        assert not Suplencia.objects.exists()

    def test_no_hay_dos_a_la_vez_en_un_cargo(self, suplir):
        suplir(dias=5)

        with pytest.raises(organizacion.SuplenciaNoValida, match="otra suplencia"):
            suplir(nif=SECRETARIO, de=5, dias=3)
        suplir(nif=SECRETARIO, de=6, dias=3)

        assert Suplencia.objects.count() == 2

    def test_sin_permiso_no(self, interventora, plantilla, reloj):
        with pytest.raises(SinPermiso):
            organizacion.disponer_suplencia(
                actor=interventora,
                cargo="alcaldia",
                suplente_nif=INTERVENTORA,
                desde=reloj().date(),
                hasta=reloj().date(),
                acto_de="Decreto",
                reloj=reloj,
            )
