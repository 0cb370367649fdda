from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import ProgrammingError, transaction

from consistorio.documentos import selectors as documentos
from consistorio.firma import selectors, services
from consistorio.firma.events import FirmaHecha, PeticionCompletada
from consistorio.firma.models import ClaveEnNube, UsoDeClave
from consistorio.firma.rules.estados import Estado
from consistorio.firma.validacion.resultado import Cobertura, Veredicto
from consistorio.identidad.models import Credencial
from consistorio.identidad.services import AccesoDenegado
from consistorio.organizacion.models import Cargo
from consistorio.plataforma.actores import SinPermiso, sistema
from consistorio.plataforma.entidades import en
from consistorio.plataforma.models import Anotacion, Evento, Hoja

pytestmark = pytest.mark.django_db


def eventos(tipo):
    return Evento.objects.filter(tipo=tipo.tipo).count()


class TestFirmarVarias:
    def test_cada_firma_es_de_su_persona_y_todas_valen(
        self, enviar, firmar, secretario, alcaldesa, reloj
    ):
        peticion = enviar(["secretario"], ["alcaldesa"])

        firmar(secretario, peticion)
        (resultado,) = firmar(alcaldesa, peticion)

        vista = selectors.peticion(alcaldesa, peticion)
        firmas = services.validar(documentos.contenido(vista.documento_id), reloj())
        assert resultado.completada
        assert [f.nif for f in firmas] == ["22222222J", "11111111H"]
        assert [(f.veredicto, f.motivos) for f in firmas] == [(Veredicto.VALIDA, ())] * 2
        assert firmas[-1].cobertura is Cobertura.TODO
        assert all(f.hora_sellada for f in firmas)

    def test_varias_a_la_vez_con_un_solo_codigo(self, enviar, firmar, secretario):
        peticiones = [enviar(["secretario"], asunto=f"Decreto {n}") for n in range(3)]

        resultados = firmar(secretario, *peticiones)

        assert [r.firmada for r in resultados] == [True, True, True]
        assert UsoDeClave.objects.values("autorizacion_id").distinct().count() == 1

    def test_el_fallo_de_una_no_para_las_demas(self, enviar, codigo, secretario, reloj):
        de_otra = enviar(["alcaldesa"])
        suya, espera = enviar(["secretario"]), enviar(["alcaldesa"], ["secretario"])

        resultados = services.firmar_varias(
            actor=secretario,
            peticiones=[(clave, _huella(clave)) for clave in (espera, de_otra, suya)],
            segundo_factor=codigo(secretario),
            reloj=reloj,
        )

        assert [type(r.error) for r in resultados] == [
            services.FueraDeTurno,
            services.NoEsFirmante,
            type(None),
        ]
        assert resultados[1].asunto == ""

    def test_el_que_no_se_puede_abrir_no_para_las_demas(
        self, enviar, codigo, secretario, documento, reloj
    ):
        rota = enviar(["secretario"], documento_id=documento(contenido=b"%PDF-1.7 roto").id)
        buena = enviar(["secretario"])

        resultados = services.firmar_varias(
            actor=secretario,
            peticiones=[(rota, _huella(rota)), (buena, _huella(buena))],
            segundo_factor=codigo(secretario),
            reloj=reloj,
        )

        assert [type(r.error) for r in resultados] == [services.DocumentoNoFirmable, type(None)]

    def test_deja_constancia_bitacora_uso_de_la_clave_y_eventos(self, enviar, firmar, secretario):
        peticion = enviar(["secretario"])
        quien = replace(secretario, evidencia_id=uuid4(), sesion_id=uuid4())

        firmar(quien, peticion)

        vista = selectors.peticion(secretario, peticion)
        hoja = Hoja.objects.get(tipo="firma.hecha")
        uso = selectors.usos_de_mi_clave(secretario).get()
        assert hoja.objeto_id == vista.firmantes[0].id
        assert vista.sha256 in hoja.contenido
        assert (uso.sha256_firmado, uso.evidencia_id) == (vista.sha256, quien.evidencia_id)
        assert Anotacion.objects.filter(accion="firma.firmar", objeto_id=peticion).exists()
        assert (eventos(FirmaHecha), eventos(PeticionCompletada)) == (1, 1)

    def test_en_un_bloque_firman_en_cualquier_orden_y_despues_el_siguiente(
        self, enviar, firmar, secretario, alcaldesa, interventora
    ):
        peticion = enviar(["secretario", "interventora"], ["alcaldesa"])

        (antes,) = firmar(alcaldesa, peticion)
        firmar(interventora, peticion)
        (aun_no,) = firmar(alcaldesa, peticion)
        firmar(secretario, peticion)
        (ahora_si,) = firmar(alcaldesa, peticion)

        assert isinstance(antes.error, services.FueraDeTurno)
        assert isinstance(aun_no.error, services.FueraDeTurno)
        assert ahora_si.completada

    def test_firmar_dos_veces_deja_una_firma(self, enviar, firmar, secretario, reloj):
        peticion = enviar(["secretario"], ["alcaldesa"])
        firmar(secretario, peticion)

        (segunda,) = firmar(secretario, peticion)

        assert isinstance(segunda.error, services.YaFirmada)
        assert UsoDeClave.objects.count() == 1

    def test_si_no_hay_nada_que_firmar_no_gasta_el_codigo(self, enviar, firmar, alcaldesa):
        peticion = enviar(["secretario"], ["alcaldesa"])

        (resultado,) = firmar(alcaldesa, peticion, segundo_factor="000000")

        assert isinstance(resultado.error, services.FueraDeTurno)
        assert Credencial.objects.get(nif=alcaldesa.identificador).fallos == 0

    def test_se_firma_lo_que_se_vio_o_nada(self, enviar, firmar, secretario):
        peticion = enviar(["secretario"])

        (resultado,) = firmar(secretario, peticion, mostrada="0" * 64)

        assert isinstance(resultado.error, services.DocumentoDistinto)
        assert selectors.peticion(secretario, peticion).estado is Estado.EN_CURSO

    def test_quien_ya_no_ocupa_el_cargo_no_firma(self, enviar, firmar, secretario, reloj):
        peticion = enviar(["secretario"])
        Cargo.objects.filter(codigo="secretaria").update(hasta=(reloj() - timedelta(days=1)).date())

        (resultado,) = firmar(secretario, peticion)

        assert isinstance(resultado.error, services.CargoNoVigente)
        assert not UsoDeClave.objects.exists()

    def test_el_ultimo_dia_en_el_cargo_todavia_firma(self, enviar, firmar, secretario, reloj):
        peticion = enviar(["secretario"])
        Cargo.objects.filter(codigo="secretaria").update(hasta=reloj().date())

        (resultado,) = firmar(secretario, peticion)

        assert resultado.firmada

    def test_sin_permiso_no_se_firma(self, enviar, firmar, secretario):
        peticion = enviar(["secretario"])

        with pytest.raises(SinPermiso):
            firmar(replace(secretario, permisos=frozenset()), peticion, mostrada="0" * 64)

    def test_con_un_codigo_malo_no_se_firma_nada_y_cuenta(self, enviar, firmar, secretario):
        peticion = enviar(["secretario"])

        with pytest.raises(AccesoDenegado):
            firmar(secretario, peticion, segundo_factor="000000")

        assert Credencial.objects.get(nif=secretario.identificador).fallos == 1
        assert not UsoDeClave.objects.exists()

    def test_con_cinco_codigos_malos_se_bloquea_y_ni_el_bueno_vale(
        self, enviar, firmar, secretario
    ):
        peticion = enviar(["secretario"])
        for _ in range(5):
            with pytest.raises(AccesoDenegado):
                firmar(secretario, peticion, segundo_factor="000000")

        with pytest.raises(AccesoDenegado):
            firmar(secretario, peticion)

    def test_un_codigo_no_sirve_dos_veces(self, enviar, firmar, secretario, codigo):
        una, otra = enviar(["secretario"]), enviar(["secretario"])
        usado = codigo(secretario)
        firmar(secretario, una, segundo_factor=usado)

        with pytest.raises(AccesoDenegado):
            firmar(secretario, otra, segundo_factor=usado)

    def test_sin_clave_en_la_nube_no_se_firma(self, enviar, firmar, secretario, reloj):
        peticion = enviar(["secretario"])
        services.revocar_clave(actor=secretario, nif=secretario.identificador, reloj=reloj)

        with pytest.raises(services.SinClave):
            firmar(secretario, peticion)

    def test_con_el_certificado_caducado_no_se_firma(self, enviar, firmar, secretario, reloj):
        peticion = enviar(["secretario"])

        with pytest.raises(services.CertificadoNoVale) as fallo:
            services.firmar_varias(
                actor=secretario,
                peticiones=[(peticion, _huella(peticion))],
                segundo_factor="000000",
                reloj=lambda: reloj() + timedelta(days=5 * 365),
            )

        assert "CADUCADO" in fallo.value.motivos

    def test_lo_de_otra_entidad_no_existe(self, enviar, secretario, otra_entidad, reloj):
        peticion = enviar(["secretario"])
        huella = _huella(peticion)

        with en(otra_entidad):
            (resultado,) = services.firmar_varias(
                actor=replace(secretario, entidad=otra_entidad),
                peticiones=[(peticion, huella)],
                segundo_factor="000000",
                reloj=reloj,
            )

        assert isinstance(resultado.error, services.NoEsFirmante)
        assert selectors.peticion(secretario, peticion).estado is Estado.EN_CURSO

    def test_el_uso_de_una_clave_no_se_borra_ni_se_cambia(self, enviar, firmar, secretario):
        firmar(secretario, enviar(["secretario"]))

        for cambio in (
            lambda: UsoDeClave.objects.update(asunto="otro"),
            lambda: UsoDeClave.objects.all()._raw_delete("default"),
        ):
            with pytest.raises(ProgrammingError), transaction.atomic():
                cambio()


class TestClaveEnNube:
    def test_la_clave_privada_no_esta_en_claro(self, plantilla, certificados):
        from cryptography.hazmat.primitives import serialization as formato

        clave = ClaveEnNube.objects.get(nif="22222222J")
        privada = certificados["22222222J"].clave.private_bytes(
            formato.Encoding.DER, formato.PrivateFormat.PKCS8, formato.NoEncryption()
        )

        assert privada not in bytes(clave.clave_cifrada)

    def test_copiada_a_otra_persona_no_se_abre(self, enviar, firmar, secretario):
        peticion = enviar(["secretario"])
        de_la_alcaldesa = ClaveEnNube.objects.get(nif="11111111H").clave_cifrada
        ClaveEnNube.objects.filter(nif="22222222J").update(clave_cifrada=de_la_alcaldesa)

        with pytest.raises(Exception, match=r"^$"):
            firmar(secretario, peticion)

        assert not UsoDeClave.objects.exists()

    def test_emitir_otra_revoca_la_anterior(self, plantilla, entidad, certificados, reloj):
        services.emitir_clave(
            actor=sistema(entidad, "pruebas"),
            nif="22222222J",
            credencial=certificados["22222222J"],
            reloj=reloj,
        )

        vigentes = ClaveEnNube.objects.filter(nif="22222222J", revocada_en=None)
        assert (vigentes.count(), ClaveEnNube.objects.filter(nif="22222222J").count()) == (1, 2)

    def test_no_se_emite_con_el_certificado_de_otra(self, plantilla, entidad, certificados, reloj):
        with pytest.raises(services.CertificadoDeOtraPersona):
            services.emitir_clave(
                actor=sistema(entidad, "pruebas"),
                nif="22222222J",
                credencial=certificados["11111111H"],
                reloj=reloj,
            )

    def test_sin_permiso_ni_se_emite_ni_se_revoca_la_de_otra(
        self, plantilla, certificados, secretario, reloj
    ):
        with pytest.raises(SinPermiso):
            services.emitir_clave(
                actor=secretario,
                nif="22222222J",
                credencial=certificados["22222222J"],
                reloj=reloj,
            )
        with pytest.raises(SinPermiso):
            services.revocar_clave(actor=secretario, nif="11111111H", reloj=reloj)


def _huella(peticion):
    from consistorio.firma.models import Peticion

    return Peticion.objects.get(id=peticion).documento.sha256
