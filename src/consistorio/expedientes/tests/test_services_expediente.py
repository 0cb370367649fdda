from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, transaction

from consistorio.expedientes import selectors, services
from consistorio.expedientes.events import ExpedienteIncoado
from consistorio.expedientes.models import Expediente, Hito, HitoDeExpediente, Resolucion
from consistorio.expedientes.rules.estados import Estado, TransicionNoPermitida
from consistorio.expedientes.rules.resolucion import Sentido
from consistorio.firma.events import PeticionCompletada, PeticionRechazada, PeticionRetirada
from consistorio.notificaciones import selectors as notificaciones
from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.entidades import en
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.models import CorreoSimulado, Evento, Hoja
from consistorio.plataforma.tareas.trabajador import vaciar
from consistorio.registro.models import Entrega

pytestmark = pytest.mark.django_db


class TestIncoar:
    def test_numera_sin_saltos_y_calcula_el_plazo_articulo_por_articulo(self, incoar, empleada):
        primero, segundo = incoar(), incoar()

        uno = selectors.expediente(empleada, primero)
        assert (uno.numero, selectors.expediente(empleada, segundo).numero) == (
            "EXP-2026-000001",
            "EXP-2026-000002",
        )
        assert uno.identificador.startswith("ES_L01990017_2026_EXP_")
        assert uno.plazo.dia_cero == date(2026, 2, 10)
        assert uno.plazo.fin == date(2026, 5, 11)  # 10 May is Sunday: LPACAP 30.5.
        assert {"LPACAP art. 30.4", "LPACAP art. 30.5"} <= {p.cita for p in uno.plazo.pasos}
        assert uno.comunicar_antes_de == date(2026, 2, 24)

    def test_lleva_lo_presentado_y_su_justificante_y_lo_dice_al_registro(
        self, incoar, presentar, empleada
    ):
        asiento = presentar()
        clave = incoar(asiento=asiento)

        uno = selectors.expediente(empleada, clave)
        assert [d.tipo_documental for d in uno.documentos] == ["TD14", "TD09"]
        assert [d.orden for d in uno.documentos] == [1, 2]
        assert Entrega.objects.get(asiento_id=asiento).expediente_id == clave
        assert Hoja.objects.get(objeto_id=clave).tipo == "expediente.incoado"
        assert Evento.objects.filter(tipo=ExpedienteIncoado.tipo).count() == 1

    def test_el_mismo_asiento_dos_veces_es_el_mismo_expediente(self, incoar, presentar):
        asiento = presentar()

        assert incoar(asiento=asiento) == incoar(asiento=asiento)
        assert Expediente.objects.count() == 1

    def test_un_asiento_que_no_existe_no_abre_nada(self, incoar, casa):
        with pytest.raises(LookupError):
            incoar(asiento=uuid4())

    def test_una_salida_no_abre_expediente(self, resuelto, incoar, empleada):
        from consistorio.registro.models import Asiento

        resuelto()
        salida = Asiento.objects.get(sentido="SALIDA")

        with pytest.raises(services.AsientoNoTramitable):
            incoar(asiento=salida.id)

    def test_sin_permiso_no_se_incoa(self, incoar, sin_permisos):
        with pytest.raises(SinPermiso):
            incoar(actor=sin_permisos)

    def test_lo_de_una_entidad_no_se_ve_en_otra(self, incoar, empleada, otra_entidad):
        clave = incoar()

        with en(otra_entidad), pytest.raises(selectors.ExpedienteInexistente):
            selectors.expediente(replace(empleada, entidad=otra_entidad), clave)

    def test_quien_no_es_de_la_unidad_no_lo_ve(self, incoar, empleada):
        clave = incoar()
        permisos = empleada.permisos - {"expedientes.consultar_todos"}
        ajena = replace(empleada, permisos=permisos, identificador="10000003V")

        with pytest.raises(selectors.ExpedienteInexistente):
            selectors.expediente(ajena, clave)

    def test_sin_calendario_publicado_no_se_inventa_el_plazo(self, presentar, incoar, entidad):
        from consistorio.nucleo.calendarios import CalendarioSinPublicar

        asiento = presentar()
        entidad.ajustes["ejercicios_publicados"] = [2025]

        with pytest.raises(CalendarioSinPublicar):
            incoar(asiento=asiento)

    def test_la_persona_juridica_esta_obligada_al_canal_electronico(self, incoar, empleada):
        uno = selectors.expediente(empleada, incoar(nif="B85626240"))

        assert uno.notificacion_electronica


class TestTramite:
    def test_admitir_dos_veces_no_se_puede(self, incoar, empleada, reloj):
        clave = incoar()
        services.admitir(actor=empleada, expediente_id=clave, reloj=reloj)

        with pytest.raises(TransicionNoPermitida):
            services.admitir(actor=empleada, expediente_id=clave, reloj=reloj)

    def test_asignar_lo_cuenta_una_sola_vez(self, incoar, empleada, reloj):
        clave = incoar()

        for _vez in range(2):
            services.asignar(actor=empleada, expediente_id=clave, nif="10000001S", reloj=reloj)

        assert selectors.expediente(empleada, clave).tramitador == "TOMÁS IBÁÑEZ"
        assert HitoDeExpediente.objects.filter(tipo=Hito.ASIGNADO).count() == 1

    def test_no_se_asigna_a_quien_no_es_de_la_casa(self, incoar, empleada, reloj):
        with pytest.raises(services.PersonalDesconocido):
            services.asignar(actor=empleada, expediente_id=incoar(), nif="87654321X", reloj=reloj)

    @pytest.mark.parametrize("acto", ["admitir", "enviar_a_firma", "previsualizar", "exportar"])
    def test_lo_que_no_existe_no_existe(self, acto, casa, empleada, reloj):
        with pytest.raises(selectors.ExpedienteInexistente):
            getattr(services, acto)(actor=empleada, expediente_id=uuid4(), reloj=reloj)


class TestRedactar:
    def test_la_plantilla_trae_los_datos_del_caso(self, incoar, empleada):
        texto = services.texto_inicial_de(
            actor=empleada, expediente_id=incoar(), sentido=Sentido.DESESTIMATORIA
        )

        for dato in ("ANA GARCÍA PRUEBA", "12345678Z", "EXP-2026-000001", "2026-E-000001"):
            assert dato in texto
        assert "Desestimar" in texto
        assert "[[" not in texto

    def test_se_reescribe_el_mismo_borrador(self, redactado, empleada, reloj):
        clave = redactado()

        services.redactar_resolucion(
            actor=empleada,
            expediente_id=clave,
            sentido=Sentido.INADMISION,
            texto="Otro",
            reloj=reloj,
        )

        assert Resolucion.objects.get().texto == "Otro"

    @pytest.mark.parametrize("texto", ["", "   ", "<p><script>alert(1)</script></p>", "<p> </p>"])
    def test_una_resolucion_dice_algo(self, texto, redactado, empleada, reloj):
        with pytest.raises(services.TextoVacio):
            services.redactar_resolucion(
                actor=empleada,
                expediente_id=redactado(),
                sentido=Sentido.ESTIMATORIA,
                texto=texto,
                reloj=reloj,
            )

    def test_lo_que_no_esta_en_tramite_no_se_redacta(self, incoar, empleada, reloj):
        with pytest.raises(TransicionNoPermitida):
            services.redactar_resolucion(
                actor=empleada,
                expediente_id=incoar(),
                sentido=Sentido.ESTIMATORIA,
                texto="Texto",
                reloj=reloj,
            )

    def test_la_vista_previa_es_un_pdf_y_no_guarda_nada(self, redactado, empleada, reloj):
        clave = redactado()

        pdf = services.previsualizar(actor=empleada, expediente_id=clave, reloj=reloj)

        assert pdf.startswith(b"%PDF")
        assert Resolucion.objects.get().documento_id is None


class TestFirma:
    def test_va_a_la_bandeja_en_orden_secretaria_y_alcaldia(self, en_firma, empleada):
        from consistorio.firma.models import Firmante

        clave = en_firma()

        firmantes = Firmante.objects.order_by("bloque").values_list("bloque", "cargo")
        assert list(firmantes) == [(1, "secretaria"), (2, "alcaldia")]
        assert selectors.expediente(empleada, clave).estado is Estado.PENDIENTE_DE_FIRMA

    def test_no_se_envia_dos_veces(self, en_firma, empleada, reloj):
        clave = en_firma()

        with pytest.raises(TransicionNoPermitida):
            services.enviar_a_firma(actor=empleada, expediente_id=clave, reloj=reloj)

    def test_sin_texto_no_hay_nada_que_firmar(self, incoar, empleada, reloj):
        clave = incoar()
        services.admitir(actor=empleada, expediente_id=clave, reloj=reloj)

        with pytest.raises(services.TextoVacio):
            services.enviar_a_firma(actor=empleada, expediente_id=clave, reloj=reloj)
        assert selectors.expediente(empleada, clave).estado is Estado.EN_TRAMITACION

    def test_con_un_cargo_vacante_no_se_envia(self, redactado, empleada, reloj):
        from consistorio.organizacion.models import Cargo

        clave = redactado()
        Cargo.objects.filter(codigo="alcaldia").update(hasta=date(2025, 12, 31))

        with pytest.raises(services.CargoVacante):
            services.enviar_a_firma(actor=empleada, expediente_id=clave, reloj=reloj)
        assert selectors.expediente(empleada, clave).estado is Estado.EN_TRAMITACION

    def test_rechazada_vuelve_con_su_motivo_y_se_puede_enviar_otra_vez(
        self, en_firma, empleada, entidad, reloj
    ):
        clave = en_firma()
        resolucion = Resolucion.objects.get()
        publicar(
            PeticionRechazada(
                peticion_id=str(resolucion.peticion_id),
                documento_id=str(resolucion.documento_id),
                motivo="Falta citar el informe",
            ),
            entidad=entidad,
        )
        vaciar()

        vista = selectors.expediente(empleada, clave)
        assert vista.estado is Estado.EN_TRAMITACION
        assert vista.resolucion.devuelta_por == "Falta citar el informe"
        assert vista.resolucion.documento_id is None
        services.enviar_a_firma(actor=empleada, expediente_id=clave, reloj=reloj)

    def test_retirada_vuelve_al_tramitador(self, en_firma, empleada, entidad):
        clave = en_firma()
        resolucion = Resolucion.objects.get()
        publicar(
            PeticionRetirada(
                peticion_id=str(resolucion.peticion_id), documento_id=str(resolucion.documento_id)
            ),
            entidad=entidad,
        )
        vaciar()

        assert selectors.expediente(empleada, clave).estado is Estado.EN_TRAMITACION


class TestResolver:
    def test_firmada_se_numera_sale_y_se_notifica(self, en_firma, empleada, entidad):
        clave = en_firma()
        resolucion = Resolucion.objects.get()
        publicar(
            PeticionCompletada(
                peticion_id=str(resolucion.peticion_id), documento_id=str(resolucion.documento_id)
            ),
            entidad=entidad,
        )
        vaciar()

        uno = selectors.expediente(empleada, clave)
        assert uno.estado is Estado.RESUELTO
        assert uno.resolucion.numero.endswith("/0001")
        assert uno.resolucion.asiento_de_salida.endswith("-S-000001")
        assert [d.tipo_documental for d in uno.documentos] == ["TD14", "TD09", "TD01", "TD07"]
        assert CorreoSimulado.objects.count() == 1
        assert Hoja.objects.filter(tipo="expediente.resuelto").count() == 1
        assert [h.tipo for h in selectors.historia(empleada, clave)][-2:] == [
            Hito.RESUELTO,
            Hito.NOTIFICACION_PUESTA,
        ]

    def test_dos_veces_conserva_el_numero(self, resuelto, empleada, entidad, reloj):
        clave = resuelto()
        antes = selectors.expediente(empleada, clave).resolucion

        services.resolver(actor=empleada, documento_id=antes.documento_id, reloj=reloj)

        assert selectors.expediente(empleada, clave).resolucion == antes
        assert Hoja.objects.filter(tipo="expediente.resuelto").count() == 1

    def test_un_documento_ajeno_no_es_una_resolucion(self, casa, empleada, reloj):
        services.resolver(actor=empleada, documento_id=uuid4(), reloj=reloj)

        assert not Resolucion.objects.exists()

    def test_el_libro_va_seguido_y_empieza_cada_ano(self, en_firma, empleada, reloj):
        claves = [en_firma(), en_firma()]
        for orden, clave in enumerate(claves):
            documento = Resolucion.objects.get(expediente_id=clave).documento_id
            cuando = datetime(2026 + orden, 12, 31, 10, tzinfo=reloj().tzinfo)
            services.resolver(actor=empleada, documento_id=documento, reloj=lambda c=cuando: c)

        numeros = [selectors.expediente(empleada, c).resolucion.numero for c in claves]
        assert numeros == ["2026/0001", "2027/0001"]

    def test_la_base_de_datos_no_admite_dos_numeros_iguales(self, resuelto):
        resuelto()
        otra = resuelto()

        with pytest.raises(IntegrityError), transaction.atomic():
            Resolucion.objects.filter(expediente_id=otra).update(numero=1)

    def test_la_persona_ve_que_la_espera_y_no_la_resolucion(self, resuelto, ciudadana, reloj):
        clave = resuelto()

        una = notificaciones.de_expediente(ciudadana, clave, reloj())[0]
        assert una.espera
        assert una.documentos == []
        nombres = [
            d.tipo_documental for d in selectors.propio(ciudadana, clave, reloj()).documentos
        ]
        assert "TD01" not in nombres
        assert "TD07" not in nombres


@pytest.mark.parametrize(
    ("acto", "mas"),
    [
        ("admitir", {}),
        ("asignar", {"nif": "10000001S"}),
        ("redactar_resolucion", {"sentido": Sentido.ESTIMATORIA, "texto": "Texto"}),
        ("previsualizar", {}),
        ("enviar_a_firma", {}),
        ("cerrar", {}),
        ("exportar", {}),
        ("contar", {"tipo": Hito.ADMITIDO}),
        ("incorporar_a", {"documento_id": uuid4()}),
    ],
)
def test_sin_permiso_no_se_hace(acto, mas, incoar, sin_permisos, reloj):
    clave = incoar()

    with pytest.raises(SinPermiso):
        getattr(services, acto)(actor=sin_permisos, expediente_id=clave, reloj=reloj, **mas)


@pytest.mark.parametrize(
    ("acto", "mas"), [("resolver", {}), ("devolver_de_la_firma", {"motivo": ""})]
)
def test_sin_permiso_la_firma_no_tiene_efecto(acto, mas, sin_permisos, reloj):
    with pytest.raises(SinPermiso):
        getattr(services, acto)(actor=sin_permisos, documento_id=uuid4(), reloj=reloj, **mas)


@pytest.mark.parametrize("acto", ["admitir", "enviar_a_firma", "cerrar", "exportar"])
def test_lo_de_una_entidad_no_lo_toca_otra(acto, incoar, empleada, otra_entidad, reloj):
    clave = incoar()

    with en(otra_entidad), pytest.raises(selectors.ExpedienteInexistente):
        getattr(services, acto)(
            actor=replace(empleada, entidad=otra_entidad), expediente_id=clave, reloj=reloj
        )


def test_la_historia_no_se_reescribe(incoar):
    incoar()

    for cambio in (
        lambda: HitoDeExpediente.objects.update(actor_nombre="OTRA"),
        lambda: HitoDeExpediente.objects.all().delete(),
    ):
        with pytest.raises((ProgrammingError, InternalError)), transaction.atomic():
            cambio()
