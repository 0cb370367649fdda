import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from consistorio.documentos import services as documentos
from consistorio.documentos.selectors import contenido as contenido_de
from consistorio.firma import selectors
from consistorio.firma.rules.prueba import comprobar_documento, comprobar_inclusion, nombra
from consistorio.firma.web.limite import POR_MINUTO
from consistorio.plataforma.constancia import asentar
from consistorio.plataforma.constancia.secuencia import cerrar_punto
from consistorio.plataforma.identificador import uuid7
from consistorio.plataforma.models import Anotacion

pytestmark = pytest.mark.django_db
VERIFICAR = "/villaclara/verificar/"


@pytest.fixture
def sede(client):
    client.defaults["wsgi.url_scheme"] = "https"
    return client


@pytest.fixture
def firmado(enviar, firmar, secretario, alcaldesa, entidad, documento):
    """A document with its code, signed by both and in the log."""
    uno = documento("Resolución 12.pdf", csv=documentos.nuevo_csv())
    peticion = enviar(["secretario"], ["alcaldesa"], documento_id=uno.id)
    firmar(secretario, peticion)
    firmar(alcaldesa, peticion)
    cerrar_punto(entidad)
    return uno


class TestVerificar:
    def test_dice_en_palabras_quien_firmo_cuando_y_donde_consta(self, sede, firmado):
        pagina = sede.get(f"{VERIFICAR}{firmado.csv}/")

        texto = pagina.content.decode()
        assert pagina.status_code == 200
        assert pagina["X-Robots-Tag"] == "noindex"
        for esperado in (
            "Resolución 12.pdf",
            "TOMÁS IBÁÑEZ LARREA",
            "Secretario-Interventor",
            "ITZIAR MENDOZA RUIZ",
            "Alcaldesa",
            "La firma es válida.",
            "hora de un sello de tiempo",
            "Está en la bitácora verificable",
            "La firma de ITZIAR MENDOZA RUIZ",
            "Certificado emitido por AC Emisora de demostración",
            "La hoja lleva la huella de este mismo documento.",
            "Punto de control sellado el",
            "<iframe",
        ):
            assert esperado in texto
        assert "22222222J" not in texto

    def test_se_escribe_como_se_quiera(self, sede, firmado):
        escrito = f"  {firmado.csv.lower().replace('-', ' ')} "

        respuesta = sede.post(VERIFICAR, {"csv": escrito}, follow=True)

        assert respuesta.status_code == 200
        assert "Resolución 12.pdf" in respuesta.content.decode()

    def test_sin_escribir_nada_lo_pide(self, sede, entidad):
        assert sede.get(VERIFICAR).status_code == 200
        assert sede.post(VERIFICAR, {"csv": ""}).status_code == 422

    def test_desconocido_mal_escrito_o_de_otra_entidad_es_la_misma_respuesta(
        self, sede, firmado, otra_entidad
    ):
        respuestas = [
            sede.get(f"{VERIFICAR}{documentos.nuevo_csv()}/"),
            sede.get(f"{VERIFICAR}no-es-un-codigo/"),
            sede.get(f"/penalba/verificar/{firmado.csv}/"),
            sede.get(f"/penalba/verificar/{firmado.csv}/documento/"),
            sede.get(f"/penalba/verificar/{firmado.csv}/prueba.zip"),
            sede.post(VERIFICAR, {"csv": "../../etc/passwd"}, follow=True),
        ]

        assert {r.status_code for r in respuestas} == {404}
        assert all(
            "No hay ningún documento con ese código" in r.content.decode() for r in respuestas
        )

    def test_preguntar_demasiado_se_frena(self, sede, entidad):
        respuestas = [sede.get(f"{VERIFICAR}x/").status_code for _ in range(POR_MINUTO + 1)]

        assert respuestas == [404] * POR_MINUTO + [429]
        assert sede.get(f"{VERIFICAR}x/")["Retry-After"] == "60"

    def test_un_justificante_ensena_la_hoja_de_su_asiento(self, sede, documento, entidad):
        asiento = uuid7()
        asentar(entidad, tipo="registro.asiento", contenido={"numero": 7}, objeto_id=asiento)
        uno = documento(
            csv=documentos.nuevo_csv(),
            metadatos={"constancia": {"tipo": "registro.asiento", "objeto_id": str(asiento)}},
        )

        antes = sede.get(f"{VERIFICAR}{uno.csv}/").content.decode()
        cerrar_punto(entidad)
        despues = sede.get(f"{VERIFICAR}{uno.csv}/").content.decode()

        assert "Su prueba estará lista antes de un minuto" in antes
        assert "Su asiento del registro" in despues

    def test_lo_que_no_es_pdf_se_descarga(self, sede, documento):
        uno = documento("a.txt", csv=documentos.nuevo_csv(), contenido=b"hola", mime="text/plain")

        pagina = sede.get(f"{VERIFICAR}{uno.csv}/")
        fichero = sede.get(f"{VERIFICAR}{uno.csv}/documento/")

        assert "No lleva firmas dentro del fichero" in pagina.content.decode()
        assert fichero["Content-Disposition"].startswith("attachment")

    def test_un_pdf_roto_no_tumba_la_pagina(self, sede, documento):
        uno = documento(csv=documentos.nuevo_csv(), contenido=b"%PDF-1.7 roto")

        pagina = sede.get(f"{VERIFICAR}{uno.csv}/")

        assert pagina.status_code == 200
        assert "Ahora no se pueden comprobar sus firmas" in pagina.content.decode()


class TestDocumentoYPrueba:
    def test_da_el_documento_y_lo_anota(self, sede, firmado):
        respuesta = sede.get(f"{VERIFICAR}{firmado.csv}/documento/")

        assert respuesta.content.startswith(b"%PDF")
        assert Anotacion.objects.filter(accion="documento.consultar").count() == 1

    def test_la_prueba_se_comprueba_sin_nosotros(self, sede, firmado):
        respuesta = sede.get(f"{VERIFICAR}{firmado.csv}/prueba.zip")

        with zipfile.ZipFile(io.BytesIO(respuesta.content)) as archivo:
            prueba = json.loads(archivo.read("prueba.json"))
            contenido = archivo.read(prueba["documento"]["nombre"])
        comprobar_documento(prueba["documento"], contenido)
        assert prueba["formato"] == "consistorio-prueba/1"
        assert prueba["documento"]["csv"] == firmado.csv
        for constancia in (prueba["constancia"], *prueba["otras_constancias"]):
            comprobar_inclusion(constancia)
        assert nombra(prueba["constancia"], prueba["documento"]["sha256"])
        assert len(prueba["otras_constancias"]) == 1

    def test_sin_hoja_la_prueba_lo_dice(self, sede, documento):
        uno = documento(csv=documentos.nuevo_csv())

        respuesta = sede.get(f"{VERIFICAR}{uno.csv}/prueba.zip")

        with zipfile.ZipFile(io.BytesIO(respuesta.content)) as archivo:
            assert json.loads(archivo.read("prueba.json"))["constancia"] is None

    def test_el_nombre_no_sale_de_su_carpeta(self, sede, documento):
        uno = documento("../../prueba.json", csv=documentos.nuevo_csv())

        respuesta = sede.get(f"{VERIFICAR}{uno.csv}/prueba.zip")

        with zipfile.ZipFile(io.BytesIO(respuesta.content)) as archivo:
            assert sorted(archivo.namelist()) == [f"documento-{uno.id}", "prueba.json"]


def test_el_certificado_del_sello_es_publico(sede, entidad, pki):
    respuesta = sede.get("/villaclara/sello.cer")

    assert respuesta.content == pki.sello("villaclara").der


def test_las_firmas_de_un_documento_se_conocen_por_orden(firmado):
    assert [f.cargo for f in selectors.firmas_de(firmado.id)] == ["secretaria", "alcaldia"]


class TestVerificarFichero:
    @pytest.fixture
    def subir(self, sede, entidad, pki):
        def subir(contenido):
            fichero = SimpleUploadedFile("suyo.pdf", contenido, "application/pdf")
            return sede.post(f"{VERIFICAR}fichero/", {"fichero": fichero})

        return subir

    def test_dice_quien_lo_firmo(self, subir, firmado):
        respuesta = subir(contenido_de(firmado.id))

        texto = respuesta.content.decode()
        assert respuesta.status_code == 200
        assert texto.count("La firma es válida.") == 2

    def test_un_byte_cambiado_se_nota(self, subir, firmado):
        bueno = contenido_de(firmado.id)
        donde = bueno.index(b"stream\n") + 20

        respuesta = subir(bueno[:donde] + bytes([bueno[donde] ^ 1]) + bueno[donde + 1 :])

        assert "La firma es válida." not in respuesta.content.decode()

    def test_lo_que_no_es_un_pdf_se_dice(self, subir):
        assert subir(b"hola").status_code == 422
        assert "No es un fichero firmado que se pueda leer" in subir(b"hola").content.decode()

    def test_sin_fichero_se_pide(self, sede, entidad):
        assert sede.post(f"{VERIFICAR}fichero/").status_code == 422

    def test_demasiados_se_frenan(self, sede, entidad):
        estados = [sede.post(f"{VERIFICAR}fichero/").status_code for _ in range(7)]

        assert estados == [422] * 6 + [429]
