from datetime import date
from uuid import uuid4

import pytest
from django.http import HttpResponse

from consistorio.firma import selectors, services
from consistorio.firma.models import UsoDeClave
from consistorio.firma.rules.tandas import MAXIMO
from consistorio.plataforma.actores import Clase
from consistorio.plataforma.actores.asignaciones import asignar, crear_roles
from consistorio.plataforma.entidades import en
from consistorio.plataforma.models import Rol, SesionWeb
from consistorio.plataforma.reloj import ahora
from consistorio.plataforma.web import sesiones

pytestmark = pytest.mark.django_db
PORTAFIRMAS = "/villaclara/tramitacion/portafirmas/"


@pytest.fixture
def entrar(client, entidad):
    """Log somebody in as an employee with a role, and return the client of the sede."""

    def entrar(actor, rol="firmante", *, donde=entidad):
        with en(donde):
            return _entrar(actor, rol, donde)

    def _entrar(actor, rol, donde):
        if not Rol.objects.exists():
            crear_roles(donde)
        if rol:
            asignar(
                clase=Clase.EMPLEADO,
                identificador=actor.identificador,
                rol=rol,
                desde=date(2024, 1, 1),
            )
        respuesta = HttpResponse()
        sesiones.abrir(
            respuesta,
            entidad=donde,
            prefijo=f"/{donde.slug}/",
            clase=Clase.EMPLEADO,
            identificador=actor.identificador,
            nombre=actor.nombre,
            datos={},
        )
        client.cookies[sesiones.GALLETA] = respuesta.cookies[sesiones.GALLETA].value
        client.defaults["wsgi.url_scheme"] = "https"
        return client

    return entrar


def valor(actor, peticion):
    return f"{peticion}:{selectors.peticion(actor, peticion).sha256}"


class TestPortafirmas:
    def test_ensena_lo_pendiente_y_cuanto_hay_en_cada_bandeja(self, enviar, entrar, secretario):
        enviar(["secretario"], asunto="Licencia de <obra>")
        enviar(["alcaldesa"], ["secretario"], asunto="En espera")

        pagina = entrar(secretario).get(PORTAFIRMAS)

        assert pagina.status_code == 200
        texto = pagina.content.decode()
        assert "Licencia de &lt;obra&gt;" in texto
        assert "En espera</a>" not in texto
        assert [p["contador"] for p in pagina.context["pestanas"]] == [1, 1, 0, 0]

    def test_filtra(self, enviar, entrar, secretario):
        enviar(["secretario"], asunto="Licencia")
        enviar(["secretario"], asunto="Bando")

        pagina = entrar(secretario).get(PORTAFIRMAS, {"q": "band"})

        assert [f["una"].asunto for f in pagina.context["peticiones"]] == ["Bando"]

    def test_firma_varios_con_un_codigo_y_dice_que_fue_de_cada_uno(
        self, enviar, entrar, secretario, codigo
    ):
        una, otra = enviar(["secretario"], asunto="Uno"), enviar(["secretario"], asunto="Dos")
        cambiada = enviar(["secretario"], asunto="Tres")

        pagina = entrar(secretario).post(
            PORTAFIRMAS,
            {
                "peticion": [valor(secretario, una), valor(secretario, otra), f"{cambiada}:00"],
                "codigo": codigo(secretario),
            },
        )

        texto = pagina.content.decode()
        assert pagina.status_code == 200
        assert "Se han firmado 2 documentos" in texto
        assert "El documento ha cambiado desde que lo vio" in texto
        assert UsoDeClave.objects.count() == 2

    @pytest.mark.parametrize("malo", ["", "123", "abcdef", "١٢٣٤٥٦", "000000"])
    def test_con_un_codigo_malo_vuelve_con_lo_elegido_marcado(
        self, enviar, entrar, secretario, malo
    ):
        peticion = enviar(["secretario"])

        pagina = entrar(secretario).post(
            PORTAFIRMAS, {"peticion": [valor(secretario, peticion)], "codigo": malo}
        )

        assert pagina.status_code == 422
        assert "checked" in pagina.content.decode()
        assert not UsoDeClave.objects.exists()

    def test_sin_elegir_nada_lo_dice(self, enviar, entrar, secretario, codigo):
        enviar(["secretario"])

        pagina = entrar(secretario).post(PORTAFIRMAS, {"codigo": codigo(secretario)})

        assert pagina.status_code == 422
        assert "Elija al menos un documento" in pagina.content.decode()

    def test_sin_clave_lo_dice(self, enviar, entrar, secretario, codigo, reloj):
        peticion = enviar(["secretario"])
        services.revocar_clave(actor=secretario, nif=secretario.identificador, reloj=reloj)

        pagina = entrar(secretario).post(
            PORTAFIRMAS,
            {"peticion": [valor(secretario, peticion)], "codigo": codigo(secretario)},
        )

        assert pagina.status_code == 422
        assert "No tiene una clave de firma" in pagina.content.decode()

    def test_sin_sesion_o_con_la_sesion_caducada_lleva_a_entrar(
        self, plantilla, entrar, client, secretario
    ):
        sin_sesion = client.get(PORTAFIRMAS, secure=True)
        cliente = entrar(secretario)
        SesionWeb.objects.update(caduca_en=ahora())
        caducada = cliente.get(PORTAFIRMAS)

        assert "/tramitacion/entrar/?siguiente=" in sin_sesion["Location"]
        assert "caducada=1" in caducada["Location"]

    def test_sin_permiso_no_entra(self, plantilla, entrar, secretario):
        cliente = entrar(secretario, rol="")

        assert cliente.get(PORTAFIRMAS).status_code == 403
        assert cliente.get(f"{PORTAFIRMAS}mi-clave/").status_code == 403


class TestPeticion:
    def test_ensena_el_documento_quien_firma_y_como_firmar(self, enviar, entrar, secretario):
        peticion = enviar(["secretario"], ["alcaldesa"])
        cliente = entrar(secretario)

        pagina = cliente.get(f"{PORTAFIRMAS}{peticion}/")
        documento = cliente.get(f"{PORTAFIRMAS}{peticion}/documento/")

        texto = pagina.content.decode()
        assert "<iframe" in texto
        assert texto.index("TOMÁS IBÁÑEZ") < texto.index("ITZIAR MENDOZA")
        assert 'name="codigo"' in texto
        assert documento.content.startswith(b"%PDF")
        assert documento["Content-Disposition"].startswith("inline")

    def test_firma_y_vuelve_a_la_pagina_ya_firmada(self, enviar, entrar, secretario, codigo):
        peticion = enviar(["secretario"])
        vista = selectors.peticion(secretario, peticion)

        respuesta = entrar(secretario).post(
            f"{PORTAFIRMAS}{peticion}/firmar/",
            {"sha256": vista.sha256, "codigo": codigo(secretario)},
            follow=True,
        )

        texto = respuesta.content.decode()
        assert "Era la última firma" in texto
        assert 'name="codigo"' not in texto

    def test_quien_aun_no_tiene_el_turno_la_ve_y_no_la_firma(
        self, enviar, entrar, alcaldesa, codigo
    ):
        peticion = enviar(["secretario"], ["alcaldesa"])
        cliente = entrar(alcaldesa)
        vista = selectors.peticion(alcaldesa, peticion)

        pagina = cliente.get(f"{PORTAFIRMAS}{peticion}/")
        firmada = cliente.post(
            f"{PORTAFIRMAS}{peticion}/firmar/",
            {"sha256": vista.sha256, "codigo": codigo(alcaldesa)},
            follow=True,
        )

        assert 'name="codigo"' not in pagina.content.decode()
        assert "Todavía no es su turno" in firmada.content.decode()
        assert not UsoDeClave.objects.exists()

    def test_rechaza_con_motivo(self, enviar, entrar, secretario):
        peticion = enviar(["secretario"])
        cliente = entrar(secretario)

        sin_motivo = cliente.post(f"{PORTAFIRMAS}{peticion}/rechazar/", {"motivo": " "})
        con_motivo = cliente.post(
            f"{PORTAFIRMAS}{peticion}/rechazar/", {"motivo": "Falta el informe"}, follow=True
        )
        otra_vez = cliente.post(
            f"{PORTAFIRMAS}{peticion}/rechazar/", {"motivo": "Otra vez"}, follow=True
        )

        assert sin_motivo.status_code == 422
        assert "Rechazada: Falta el informe" in con_motivo.content.decode()
        assert "ya está cerrada" in otra_vez.content.decode()

    def test_la_retira_quien_la_envio(self, enviar, entrar, empleada):
        peticion = enviar(["secretario"])

        respuesta = entrar(empleada, "tramitador").post(
            f"{PORTAFIRMAS}{peticion}/retirar/", follow=True
        )

        assert "Retirado de la firma" in respuesta.content.decode()

    @pytest.mark.parametrize("que", ["", "documento/", "firmar/", "rechazar/"])
    def test_la_que_no_es_para_uno_no_existe(self, enviar, entrar, alcaldesa, codigo, que):
        peticion = enviar(["secretario"])
        cliente = entrar(alcaldesa)

        for clave in (peticion, uuid4()):
            direccion = f"{PORTAFIRMAS}{clave}/{que}"
            if que in ("", "documento/"):
                respuesta = cliente.get(direccion)
            else:
                respuesta = cliente.post(
                    direccion, {"motivo": "No", "sha256": "0", "codigo": codigo(alcaldesa)}
                )
            assert respuesta.status_code == 404

    def test_la_de_otra_entidad_no_existe(self, enviar, entrar, secretario, otra_entidad):
        peticion = enviar(["secretario"])
        de_villaclara = entrar(secretario).get(f"{PORTAFIRMAS}{peticion}/")
        sin_sesion = entrar(secretario).get(f"/penalba/tramitacion/portafirmas/{peticion}/")
        de_penalba = entrar(secretario, donde=otra_entidad).get(
            f"/penalba/tramitacion/portafirmas/{peticion}/"
        )

        assert de_villaclara.status_code == 200
        assert sin_sesion.status_code == 302  # The session of one sede is nobody in another.
        assert de_penalba.status_code == 404

    def test_mi_clave_ensena_cada_uso(self, enviar, firmar, entrar, secretario):
        firmar(secretario, enviar(["secretario"], asunto="Licencia de obra"))

        texto = entrar(secretario).get(f"{PORTAFIRMAS}mi-clave/").content.decode()

        assert "Licencia de obra" in texto
        assert "AC Emisora de demostración" in texto


class TestTandas:
    def test_mas_de_veinte_se_firman_por_detras_y_se_ve_como_van(
        self, enviar, entrar, secretario, codigo
    ):
        peticiones = [enviar(["secretario"], asunto=f"Decreto {n}") for n in range(21)]
        ella = entrar(secretario)
        datos = {
            "peticion": [valor(secretario, una) for una in peticiones],
            "codigo": codigo(secretario),
        }

        respuesta = ella.post(PORTAFIRMAS, datos)

        assert respuesta.status_code == 302
        assert "0 de 21 documentos" in ella.get(respuesta.url).content.decode()
        avance = ella.get(respuesta.url, headers={"HX-Target": "avance"}).content.decode()
        assert "Por firmar: 21" in avance
        assert "<html" not in avance
        ella.post(f"{respuesta.url}detener/")
        assert "Lo que faltaba sigue en su bandeja" in ella.get(respuesta.url).content.decode()
        assert "Detenida" in ella.get(f"{PORTAFIRMAS}tandas/").content.decode()

    def test_con_mal_codigo_vuelve_a_la_bandeja_y_dice_por_que(self, enviar, entrar, secretario):
        peticiones = [enviar(["secretario"], asunto=f"Decreto {n}") for n in range(21)]

        respuesta = entrar(secretario).post(
            PORTAFIRMAS,
            {"peticion": [valor(secretario, una) for una in peticiones], "codigo": "000000"},
        )

        assert respuesta.status_code == 422
        assert "No se ha firmado nada" in respuesta.content.decode()

    def test_caben_mil_y_uno_mas_se_dice(self, enviar, entrar, secretario, codigo):
        una = valor(secretario, enviar(["secretario"]))
        ella = entrar(secretario)
        mil = [una, *(f"{uuid4()}:00" for _ in range(MAXIMO - 1))]

        vale = ella.post(PORTAFIRMAS, {"peticion": mil, "codigo": codigo(secretario)})
        sobra = ella.post(
            PORTAFIRMAS, {"peticion": [*mil, f"{uuid4()}:00"], "codigo": codigo(secretario)}
        )

        assert vale.status_code == 302
        assert f"0 de {MAXIMO} documentos" in ella.get(vale.url).content.decode()
        assert sobra.status_code == 422
        assert "como mucho mil" in sobra.content.decode()

    def test_quien_solo_envia_no_ve_las_tandas(self, entrar, empleada):
        pagina = entrar(empleada, "tramitador").get(PORTAFIRMAS).content.decode()

        assert "Firmas de muchos a la vez" not in pagina
