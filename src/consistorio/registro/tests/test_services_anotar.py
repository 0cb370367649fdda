from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import ProgrammingError, transaction

from consistorio.nucleo.canonico import canonico
from consistorio.plataforma.actores import Clase, SinPermiso
from consistorio.plataforma.models import Evento, Hoja
from consistorio.registro import selectors, services
from consistorio.registro.models import Asiento, Entrega, Libro
from consistorio.registro.services import PersonaDeAsiento, Presentacion

pytestmark = pytest.mark.django_db
MADRID = ZoneInfo("Europe/Madrid")
MARTES = datetime(2026, 2, 10, 10, 0, tzinfo=MADRID)
SABADO = datetime(2026, 2, 14, 9, 0, tzinfo=MADRID)


@pytest.fixture
def presentar(ciudadana):
    def presentar(clave, *, cuando=MARTES, solicita="Una farola", actor=ciudadana):
        return services.anotar_entrada(
            actor=actor,
            presentacion=Presentacion(
                extracto="Instancia general",
                solicita=solicita,
                interesados=(
                    PersonaDeAsiento(
                        papel="interesado", nif=actor.identificador, nombre=actor.nombre
                    ),
                ),
            ),
            clave=clave,
            reloj=lambda: cuando,
        )

    return presentar


class TestAnotarEntrada:
    def test_numera_por_orden_de_llegada_y_sin_saltos(self, presentar):
        asientos = [presentar(clave) for clave in "abc"]

        assert [a.numero for a in asientos] == ["2026-E-000001", "2026-E-000002", "2026-E-000003"]

    def test_repetir_la_pregunta_no_presenta_dos_veces(self, presentar):
        primero = presentar("a")

        repetido = presentar("a", cuando=MARTES + timedelta(hours=1))

        assert (repetido.id, repetido.numero, repetido.presentado_en) == (
            primero.id,
            primero.numero,
            primero.presentado_en,
        )
        assert (primero.repetido, repetido.repetido) == (False, True)
        assert Asiento.objects.count() == 1

    def test_la_misma_clave_con_otro_contenido_se_rechaza(self, presentar):
        presentar("a")

        with pytest.raises(services.ClaveReutilizada):
            presentar("a", solicita="Otra cosa")

        assert Asiento.objects.count() == 1

    def test_con_el_reloj_atrasado_no_se_anota_nada(self, presentar):
        presentar("a", cuando=MARTES)

        with pytest.raises(services.RelojAtrasado):
            presentar("b", cuando=MARTES - timedelta(seconds=1))

        assert Asiento.objects.count() == 1
        assert Libro.objects.get().ultimo == 1

    def test_el_libro_cambia_a_medianoche_de_la_sede(self, presentar):
        ultimo = presentar("a", cuando=datetime(2026, 12, 31, 23, 59, 59, tzinfo=MADRID))
        primero = presentar("b", cuando=datetime(2027, 1, 1, 0, 0, 1, tzinfo=MADRID))

        assert (ultimo.numero, primero.numero) == ("2026-E-000001", "2027-E-000001")

    def test_si_llega_el_nuevo_ejercicio_en_medio_del_lote_se_anota_en_su_libro(
        self, presentar, monkeypatch
    ):
        from dataclasses import replace

        from consistorio.registro.services import anotar
        from consistorio.registro.services.libro import anotar_ya

        momento = datetime(2027, 1, 1, 0, 0, 1, tzinfo=MADRID)
        intentos = []

        def escritor(pedido):
            intentos.append(pedido.elemento["clave"])
            fila = anotar_ya(pedido.elemento, momento)
            en_medio = replace(fila, asiento_id=None, fallo="cambio-de-ejercicio", repetido=False)
            return en_medio if len(intentos) == 1 else fila

        monkeypatch.setattr(anotar, "_escritor", [escritor])

        assert presentar("a", cuando=momento).numero == "2027-E-000001"
        assert intentos == ["a", "a"]

    def test_en_dia_inhabil_cuenta_desde_el_primer_habil(self, presentar):
        asiento = presentar("a", cuando=SABADO)

        assert asiento.presentado_en == SABADO
        assert asiento.efectivo_el.isoformat() == "2026-02-16"

    def test_sin_permiso_no_se_anota(self, presentar, sin_permisos):
        with pytest.raises(SinPermiso):
            presentar("a", actor=sin_permisos)

        assert not Libro.objects.exists()

    def test_deja_hoja_en_la_constancia_y_evento_en_el_buzon(self, presentar):
        asiento = presentar("a")

        hoja = Hoja.objects.get(objeto_id=asiento.id)
        evento = Evento.objects.get()
        assert '"numero":1' in hoja.contenido
        assert evento.datos["numero"] == asiento.numero

    def test_la_hoja_esta_en_forma_canonica(self, presentar):
        import json

        presentar("a")

        contenido = Hoja.objects.get().contenido
        assert canonico(json.loads(contenido)).decode() == contenido

    @pytest.mark.parametrize(
        "orden",
        [
            lambda asientos: asientos.update(extracto="otro"),
            lambda asientos: asientos._raw_delete("default"),
        ],
        ids=["update", "delete"],
    )
    def test_un_asiento_no_se_cambia_ni_se_borra(self, presentar, orden):
        presentar("a")

        with pytest.raises(ProgrammingError), transaction.atomic():
            orden(Asiento.objects.all())


class TestAsegurarJustificante:
    def test_el_justificante_depende_solo_del_asiento(self, presentar, pki):
        from consistorio.documentos import selectors as documentos

        asiento = presentar("a")
        documento_id = services.asegurar_justificante(asiento.id)
        otra_vez = services.asegurar_justificante(asiento.id)

        documento = documentos.documento(documento_id)
        assert otra_vez == documento_id == asiento.justificante_id
        assert documento.csv == asiento.csv
        assert documentos.contenido(documento_id).startswith(b"%PDF-")

    def test_dos_que_lo_hacen_obtienen_los_mismos_bytes(self, presentar, entidad, pki):
        from consistorio.registro.services.justificante import componer
        from consistorio.registro.services.recibo import del_libro

        asiento = Asiento.objects.get(id=presentar("a").id)

        hechos = {componer(entidad, del_libro(entidad, asiento)) for _ in range(3)}

        assert len(hechos) == 1

    def test_recien_anotado_o_leido_del_libro_es_el_mismo(self, ciudadana, entidad, pki):
        from consistorio.documentos import selectors as documentos
        from consistorio.registro.services.justificante import componer
        from consistorio.registro.services.recibo import del_libro

        hecho = services.presentar_con_justificante(
            actor=ciudadana,
            presentacion=Presentacion(
                extracto="Instancia general",
                interesados=(
                    PersonaDeAsiento(papel="interesado", nif="12345678Z", nombre="Ñoño Peña"),
                ),
                datos={"tramite": "Instancia general", "unidad": "Registro"},
            ),
            clave="x",
            reloj=lambda: MARTES,
        )

        leido = componer(entidad, del_libro(entidad, Asiento.objects.get(id=hecho.id)))
        assert documentos.contenido(hecho.justificante_id) == leido.contenido


class TestVisiblesPara:
    def test_cada_persona_ve_solo_lo_suyo(self, presentar, ciudadana):
        from dataclasses import replace

        asiento = presentar("a")
        otra = replace(ciudadana, identificador="99999999R", nombre="OTRA")

        assert selectors.asiento(ciudadana, asiento.id).numero == "2026-E-000001"
        with pytest.raises(selectors.AsientoInexistente):
            selectors.asiento(otra, asiento.id)

    def test_el_empleado_ve_lo_de_sus_unidades(self, presentar, ciudadana, entidad):
        from dataclasses import replace

        asiento = presentar("a")
        empleado = replace(
            ciudadana, clase=Clase.EMPLEADO, permisos=frozenset({"registro.consultar"})
        )

        with pytest.raises(selectors.AsientoInexistente):
            selectors.asiento(empleado, asiento.id)
        assert not Entrega.objects.exists()

    def test_quien_anota_salidas_ve_las_salidas(self, ciudadana, entidad):
        from dataclasses import replace

        permisos = frozenset({"registro.consultar", "registro.anotar_salida"})
        oficina = replace(ciudadana, clase=Clase.EMPLEADO, permisos=permisos)
        salida = services.anotar_salida(
            actor=oficina,
            presentacion=Presentacion(
                extracto="Notificación",
                interesados=(PersonaDeAsiento(papel="interesado", nombre="Ana"),),
            ),
            clave="s",
            reloj=lambda: MARTES,
        )
        de_urbanismo = replace(oficina, permisos=frozenset({"registro.consultar"}))

        assert salida.numero == "2026-S-000001"
        assert selectors.asiento(oficina, salida.id).numero == salida.numero
        with pytest.raises(selectors.AsientoInexistente):
            selectors.asiento(de_urbanismo, salida.id)


class TestConstancia:
    def test_la_hoja_dice_el_dia_que_cuenta_y_la_evidencia_de_quien_presenta(
        self, presentar, ciudadana
    ):
        import json
        from dataclasses import replace
        from uuid import uuid4

        evidencia = uuid4()
        presentar("a", cuando=SABADO, actor=replace(ciudadana, evidencia_id=evidencia))

        hoja = json.loads(Hoja.objects.get().contenido)
        assert (hoja["efectivo_el"], hoja["evidencia"]) == ("2026-02-16", str(evidencia))

    def test_queda_en_la_bitacora_una_sola_vez(self, presentar, ciudadana):
        from consistorio.plataforma.models import Anotacion

        asiento = presentar("a")
        presentar("a")

        [anotada] = Anotacion.objects.filter(objeto_id=asiento.id)
        assert (anotada.accion, anotada.clase, anotada.identificador) == (
            "registro.anotar_entrada",
            "ciudadano",
            ciudadana.identificador,
        )
