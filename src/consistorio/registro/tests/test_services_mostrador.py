from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from consistorio.documentos import selectors as documentos
from consistorio.organizacion import services as organizacion
from consistorio.plataforma.actores import SinPermiso, sistema
from consistorio.plataforma.models import Anotacion, Evento, Hoja
from consistorio.registro import selectors, services
from consistorio.registro.models import Asiento, Entrega, Justificante, Libro, Preparacion
from consistorio.registro.rules.asistencia import AsistenciaNoProcede, SinConsentimientoExpreso
from consistorio.registro.rules.ficha import FichaNoValida
from consistorio.registro.rules.identificacion import (
    Identificacion,
    Persona,
    TipoDeIdentificacion,
    TipoDePersona,
)
from consistorio.registro.tests.mostrador import ANA, OBRAS, en_la_oficina, escrito, imagen

pytestmark = pytest.mark.django_db
AHORA = datetime(2026, 2, 10, 10, 0, tzinfo=ZoneInfo("Europe/Madrid"))


def reloj():
    return AHORA


@pytest.fixture
def oficial(empleada, unidad):
    return en_la_oficina(empleada, unidad)


@pytest.fixture
def urbanismo(entidad):
    return organizacion.crear_unidad(
        actor=sistema(entidad, "pruebas"), codigo="URB", nombre="Urbanismo"
    )


@pytest.fixture
def registrar(oficial, unidad, pki):
    def registrar(clave="a", *, actor=oficial, **mas):
        return services.registrar_entrada(
            actor=actor, entrada=escrito(unidad, **mas), clave=clave, reloj=reloj
        )

    return registrar


class TestRegistrarEntrada:
    def test_numera_entrega_deja_hoja_bitacora_y_justificante(self, registrar, unidad):
        hecho = registrar()

        asiento = Asiento.objects.get(id=hecho.id)
        assert (hecho.numero, asiento.canal) == ("2026-E-000001", "presencial")
        assert Entrega.objects.get(asiento=asiento).unidad_id == unidad
        assert Hoja.objects.filter(objeto_id=hecho.id).count() == 1
        assert Anotacion.objects.filter(objeto_id=hecho.id, accion="registro.anotar_entrada")
        assert Justificante.objects.filter(asiento=asiento).exists()

    def test_la_ficha_dice_quien_la_hizo_y_se_lee_entera(self, registrar, oficial, unidad):
        visto = selectors.asiento(oficial, registrar().id)

        assert visto.ficha.funcionario == oficial.identificador
        assert visto.ficha.oficina_id == unidad
        assert visto.ficha.intervinientes[0].persona == ANA

    def test_la_huella_cubre_la_ficha(self, registrar, unidad):
        registrar("a")
        otra = replace(escrito(unidad).ficha, observaciones="Con una carpeta")

        with pytest.raises(services.ClaveReutilizada):
            registrar("a", ficha=otra)

    def test_quien_no_ensena_documento_tambien_tiene_justificante(self, registrar):
        sin_documento = replace(ANA, identificacion=None)

        hecho = registrar(persona=sin_documento)

        pdf = documentos.contenido(hecho.justificante_id)
        assert pdf.startswith(b"%PDF-")

    def test_repetir_no_registra_dos_veces(self, registrar):
        assert registrar("a").id == registrar("a").id
        assert Asiento.objects.count() == 1

    def test_solo_en_su_oficina(self, registrar, oficial, entidad):
        otra = organizacion.crear_unidad(
            actor=sistema(entidad, "pruebas"), codigo="REG2", nombre="Otra", es_registro=True
        )

        with pytest.raises(SinPermiso):
            registrar(actor=en_la_oficina(oficial, otra))
        assert not Libro.objects.exists()

    def test_en_una_unidad_que_no_es_oficina_no_se_registra(self, oficial, urbanismo):
        with pytest.raises(services.NoEsOficina):
            services.registrar_entrada(
                actor=en_la_oficina(oficial, urbanismo),
                entrada=escrito(urbanismo),
                clave="a",
                reloj=reloj,
            )

    def test_una_ficha_que_no_puede_ser_no_gasta_numero(self, registrar, unidad):
        mala = replace(escrito(unidad).ficha, observaciones="x" * 161)

        with pytest.raises(FichaNoValida):
            registrar(ficha=mala)
        assert not Libro.objects.exists()

    def test_68_4_al_obligado_se_le_registra_y_queda_anotado_el_requerimiento(self, registrar):
        hecho = registrar(persona=OBRAS)

        assert "14.2.a" in Asiento.objects.get(id=hecho.id).datos["requerir_68_4"]
        tipo = "registro.presentado-en-papel-por-obligado"
        assert Evento.objects.get(tipo=tipo).datos["numero"] == hecho.numero

    def test_a_quien_no_esta_obligado_no_se_le_requiere(self, registrar):
        hecho = registrar()

        assert "requerir_68_4" not in Asiento.objects.get(id=hecho.id).datos
        assert not Evento.objects.filter(tipo__contains="obligado").exists()

    def test_12_2_el_funcionario_firma_con_consentimiento_y_queda_constancia(self, registrar):
        hecho = registrar(firma_el_funcionario=True, consiente=True)

        assert Asiento.objects.get(id=hecho.id).datos["asistencia"] == {
            "consentimiento_expreso": True
        }
        assert Evento.objects.filter(tipo="registro.asistido-por-funcionario").count() == 1
        assert Anotacion.objects.filter(accion="registro.asistir", objeto_id=hecho.id).exists()

    @pytest.mark.parametrize(
        ("mas", "error"),
        [
            ({"consiente": False}, SinConsentimientoExpreso),
            ({"consiente": True, "persona": OBRAS}, AsistenciaNoProcede),
        ],
    )
    def test_12_2_sin_consentimiento_o_a_un_obligado_no_se_firma(self, registrar, mas, error):
        with pytest.raises(error):
            registrar(firma_el_funcionario=True, **mas)
        assert not Libro.objects.exists()

    def test_un_pasaporte_igual_a_un_nif_no_ensena_el_asiento_a_otra_persona(
        self, registrar, ciudadana
    ):
        con_pasaporte = Persona(
            tipo=TipoDePersona.FISICA,
            identificacion=Identificacion.leer(TipoDeIdentificacion.PASAPORTE, "12345678Z"),
            nombre="John",
            apellido_1="Smith",
        )
        hecho = registrar(persona=con_pasaporte)

        with pytest.raises(selectors.AsientoInexistente):
            selectors.asiento(ciudadana, hecho.id)


class TestRegistrarSalida:
    def test_rof_154_se_anota_con_enlace_a_la_entrada(self, registrar, oficial, unidad):
        entrada = registrar()

        salida = services.registrar_salida(
            actor=oficial, salida=escrito(unidad, responde_a=entrada.id), clave="s", reloj=reloj
        )

        visto = selectors.asiento(oficial, salida.id)
        assert (salida.numero, visto.responde_a) == ("2026-S-000001", entrada.id)
        assert not Entrega.objects.filter(asiento_id=salida.id).exists()

    def test_a_una_entrada_que_no_existe_no_se_responde(self, oficial, unidad):
        with pytest.raises(services.AsientoContestadoInexistente):
            services.registrar_salida(
                actor=oficial, salida=escrito(unidad, responde_a=uuid4()), clave="s", reloj=reloj
            )
        assert not Libro.objects.exists()


class TestVisible:
    def test_la_oficina_ve_lo_que_registro_aunque_vaya_a_otra_unidad(
        self, registrar, oficial, unidad, urbanismo
    ):
        hecho = registrar(unidad_id=urbanismo)

        assert selectors.asiento(oficial, hecho.id).numero == hecho.numero
        de_otra = en_la_oficina(oficial, uuid4())
        with pytest.raises(selectors.AsientoInexistente):
            selectors.asiento(de_otra, hecho.id)

    def test_y_lo_halla_quien_lo_registro_y_nadie_de_otra_oficina(
        self, registrar, oficial, unidad, urbanismo
    ):
        hecho = registrar(unidad_id=urbanismo)
        services.indexar(hecho.id)

        def hallados(actor):
            return [
                [uno.id for uno in selectors.buscar(actor, texto).hallados]
                for texto in ("vado", "12345678Z", "vdo")
            ]

        assert hallados(oficial) == [[hecho.id]] * 3
        assert hallados(en_la_oficina(oficial, uuid4())) == [[]] * 3


class TestPreparacion:
    @pytest.fixture
    def preparacion(self, oficial, unidad):
        return services.preparar_asiento(
            actor=oficial,
            libro="ENTRADA",
            oficina_id=unidad,
            datos={"extracto": "x"},
            reloj=reloj,
        )

    def anadir(self, oficial, preparacion, nombre="foto.png", contenido=None):
        return services.anadir_a_preparacion(
            actor=oficial,
            preparacion_id=preparacion,
            ficheros=[services.Fichero(nombre, contenido or imagen())],
            reloj=reloj,
        )

    def test_se_registra_una_vez_con_sus_documentos(self, oficial, unidad, preparacion, pki):
        assert self.anadir(oficial, preparacion) == []

        claves = {
            services.registrar_preparacion(
                actor=oficial, preparacion_id=preparacion, asiento=escrito(unidad), reloj=reloj
            )
            for _ in range(2)
        }

        [clave] = claves
        visto = selectors.asiento(oficial, clave)
        assert [d.nombre for d in visto.documentos] == ["foto.png"]
        assert Preparacion.objects.get().datos == {}
        assert Asiento.objects.count() == 1

    def test_lo_que_no_se_admite_se_dice_y_lo_demas_se_queda(self, oficial, preparacion):
        self.anadir(oficial, preparacion)

        [(nombre, motivo)] = self.anadir(oficial, preparacion, "malo.exe", b"MZ\0\0")

        assert (nombre, bool(motivo)) == ("malo.exe", True)
        assert len(selectors.preparacion(oficial, preparacion).adjuntos) == 1

    def test_si_algo_falla_al_registrar_todo_queda_como_estaba(
        self, oficial, unidad, preparacion, pki
    ):
        self.anadir(oficial, preparacion)
        mala = replace(escrito(unidad).ficha, observaciones="x" * 161)

        with pytest.raises(FichaNoValida):
            services.registrar_preparacion(
                actor=oficial,
                preparacion_id=preparacion,
                asiento=escrito(unidad, ficha=mala),
                reloj=reloj,
            )

        quedan = selectors.preparacion(oficial, preparacion)
        assert (quedan.asiento_id, len(quedan.adjuntos)) == (None, 1)
        assert not Libro.objects.exists()

    @pytest.mark.parametrize("hacer", ["anadir", "corregir", "quitar", "descartar", "registrar"])
    def test_nadie_toca_lo_que_prepara_otra_persona(self, hacer, oficial, unidad, preparacion):
        otra = replace(oficial, identificador="11111111H")
        comun = {"actor": otra, "preparacion_id": preparacion}
        deberes = {
            "anadir": (services.anadir_a_preparacion, {"ficheros": [], "reloj": reloj}),
            "corregir": (services.corregir_preparacion, {"datos": {}, "reloj": reloj}),
            "quitar": (services.quitar_de_preparacion, {"adjunto_id": uuid4()}),
            "descartar": (services.descartar_preparacion, {}),
            "registrar": (
                services.registrar_preparacion,
                {"asiento": escrito(unidad), "reloj": reloj},
            ),
        }
        deber, mas = deberes[hacer]

        with pytest.raises(services.PreparacionInexistente):
            deber(**comun, **mas)

    def test_lo_que_se_dejo_a_medias_hace_una_semana_se_olvida(self, oficial, unidad, preparacion):
        despues = AHORA + timedelta(days=8)

        nueva = services.preparar_asiento(
            actor=oficial, libro="ENTRADA", oficina_id=unidad, datos={}, reloj=lambda: despues
        )

        assert [p.id for p in Preparacion.objects.all()] == [nueva]

    def test_descartada_no_deja_nada(self, oficial, preparacion):
        self.anadir(oficial, preparacion)

        services.descartar_preparacion(actor=oficial, preparacion_id=preparacion)

        assert not Preparacion.objects.exists()


class TestRecordarPersona:
    def test_recuerda_lo_ultimo_y_queda_anotado(self, registrar, oficial):
        hecho = registrar()

        recordada = services.recordar_persona(actor=oficial, identificacion=ANA.identificacion)

        assert recordada.persona == ANA
        anotada = Anotacion.objects.get(accion="registro.recordar_persona")
        assert (anotada.objeto_id, anotada.resultado) == (hecho.id, "consultado")

    def test_a_quien_no_ha_venido_no_lo_conoce_y_tambien_se_anota(self, oficial):
        assert services.recordar_persona(actor=oficial, identificacion=OBRAS.identificacion) is None
        assert Anotacion.objects.filter(accion="registro.recordar_persona").exists()


class TestPlantillas:
    def test_no_guarda_datos_de_personas(self, oficial):
        services.guardar_plantilla(
            actor=oficial,
            libro="ENTRADA",
            nombre="Vados",
            datos={"extracto": "Vado", "interesado_numero": "12345678Z", "unidad": "URB"},
        )

        [plantilla] = selectors.plantillas(oficial, "ENTRADA")
        assert plantilla.datos == {"extracto": "Vado", "unidad": "URB"}

    def test_dos_con_el_mismo_nombre_no(self, oficial):
        guardar = {"actor": oficial, "libro": "ENTRADA", "nombre": "Vados", "datos": {}}
        services.guardar_plantilla(**guardar)

        with pytest.raises(services.PlantillaRepetida):
            services.guardar_plantilla(**guardar)

    def test_nadie_borra_la_de_otra_persona(self, oficial):
        clave = services.guardar_plantilla(actor=oficial, libro="ENTRADA", nombre="Vados", datos={})
        otra = replace(oficial, identificador="11111111H")

        with pytest.raises(services.PlantillaInexistente):
            services.borrar_plantilla(actor=otra, plantilla_id=clave)

        assert len(selectors.plantillas(oficial, "ENTRADA")) == 1


def test_la_etiqueta_es_un_pdf_pequeno_con_su_numero(registrar, oficial):
    visto = selectors.asiento(oficial, registrar().id)

    assert services.etiqueta(actor=oficial, asiento=visto).startswith(b"%PDF-")
