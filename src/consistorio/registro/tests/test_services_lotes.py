from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.models import Anotacion, Asignacion, Evento
from consistorio.plataforma.tareas.trabajador import vaciar
from consistorio.registro import selectors, services
from consistorio.registro.models import Entrega, LoteDeReparto, Movimiento, TandaDeLote
from consistorio.registro.rules.lotes import (
    DefectoDeLote,
    LoteNoValido,
    PasoDeLoteNoPermitido,
)
from consistorio.registro.rules.reparto import Condiciones
from consistorio.registro.selectors import Conjunto, Filtros
from consistorio.registro.services import lotes
from consistorio.registro.tests.lotes import cuentas, lote, pedir
from consistorio.registro.tests.reparto import EVA, LUIS, NURIA

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tareas")]


class TestUnLote:
    def test_mueve_todas_y_queda_lo_mismo_que_si_se_movieran_una_a_una(self, casa, de_tres_en_tres):
        asientos = {casa.llega(f"Obra {n}") for n in range(7)}

        clave = pedir(casa, casa.luis, "reenviar", unidad_id=casa.obras, motivo="Son de obras")
        vaciar()

        assert cuentas(clave) == ("acabado", 7, 0, 0)
        assert TandaDeLote.objects.filter(lote_id=clave, hecha_en=None).count() == 0
        movidas = Entrega.objects.filter(unidad_id=casa.obras, estado="pendiente")
        assert set(movidas.values_list("asiento_id", flat=True)) == asientos
        assert Entrega.objects.filter(unidad_id=casa.oficina, estado="reenviada").count() == 7
        assert {
            (m.accion, m.motivo, m.hecho_por, m.a_unidad_id) for m in Movimiento.objects.all()
        } == {("reenviar", "Son de obras", LUIS, casa.obras)}
        assert Evento.objects.filter(tipo="registro.entrega-movida").count() == 7

    def test_en_la_bitacora_esta_el_lote_y_cada_entrada_dice_de_que_lote_fue(self, casa):
        asiento = casa.llega()

        clave = pedir(casa, casa.luis, "asignar", persona=EVA)
        vaciar()

        assert Anotacion.objects.get(accion="registro.pedir_lote").detalle["total"] == 1
        assert Anotacion.objects.get(accion="registro.acabar_lote").detalle["hechos"] == 1
        de_la_entrada = Anotacion.objects.get(accion="registro.asignar", objeto_id=asiento)
        assert de_la_entrada.detalle == {"lote": str(clave)}
        assert de_la_entrada.identificador == LUIS

    @pytest.mark.parametrize(
        ("accion", "mas", "estado"),
        [
            ("asignar", {"persona": EVA}, "aceptada"),
            ("devolver", {"motivo": "No es nuestra"}, "devuelta"),
            ("copiar", {"unidad_id": "oficina"}, "pendiente"),
        ],
    )
    def test_cada_paso_hace_lo_suyo(self, casa, accion, mas, estado):
        obras = accion != "asignar"
        casa.llega(unidad_destino=casa.obras if obras else casa.oficina)
        if "unidad_id" in mas:
            mas = {"unidad_id": casa.oficina}

        clave = pedir(casa, casa.nuria if obras else casa.luis, accion, **mas)
        vaciar()

        assert cuentas(clave)[:2] == ("acabado", 1)
        assert Entrega.objects.get(unidad_id=casa.obras if obras else casa.oficina).estado == estado

    def test_las_copias_se_marcan_como_conocidas_todas_a_la_vez(self, casa):
        for n in range(3):
            casa.llega(f"Obra {n}")
        pedir(casa, casa.luis, "copiar", unidad_id=casa.obras)
        vaciar()

        copias = Conjunto(filtros=Filtros(estado="copia"))
        clave = pedir(casa, casa.nuria, "leer", copias)
        vaciar()

        assert cuentas(clave) == ("acabado", 3, 0, 0)

    def test_cuales_son_se_fija_al_pedirlo(self, casa):
        casa.llega()
        clave = pedir(casa, casa.luis, "asignar", persona=EVA)
        tardia = casa.llega()
        vaciar()

        assert lote(clave).total == 1
        assert Entrega.objects.get(asiento_id=tardia).estado == "pendiente"

    def test_tambien_lo_que_halla_una_busqueda(self, casa):
        de_obra, _otra = casa.llega("Licencia de obra"), casa.llega("Queja por ruido")
        vaciar()

        pedir(casa, casa.luis, "asignar", Conjunto(texto="obra"), persona=EVA)
        vaciar()

        assert Entrega.objects.get(asignada_a=EVA).asiento_id == de_obra

    def test_pedirlo_dos_veces_con_la_misma_clave_es_pedirlo_una(self, casa):
        casa.llega()

        claves = {pedir(casa, casa.luis, "asignar", persona=EVA) for _ in range(2)}
        vaciar()

        assert len(claves) == 1
        assert Movimiento.objects.count() == 1

    @pytest.mark.parametrize(
        ("caso", "accion", "mas", "defecto"),
        [
            ("sin motivo", "devolver", {}, DefectoDeLote.SIN_MOTIVO),
            ("sin unidad", "reenviar", {"motivo": "x"}, DefectoDeLote.SIN_UNIDAD),
            ("sin persona", "asignar", {}, DefectoDeLote.SIN_PERSONA),
            ("sin nada que mover", "asignar", {"persona": EVA}, DefectoDeLote.VACIO),
        ],
    )
    def test_lo_que_no_puede_empezar_dice_por_que(self, casa, caso, accion, mas, defecto):
        with pytest.raises(LoteNoValido) as error:
            pedir(casa, casa.luis, accion, **mas)

        assert error.value.defecto is defecto, caso
        assert not LoteDeReparto.objects.exists()


class TestCadaEntrada:
    def test_lo_que_no_se_puede_mover_se_deja_como_esta_con_su_razon(self, casa):
        libre, de_eva, de_obras = casa.llega(), casa.llega(), casa.llega(unidad_destino=casa.obras)
        services.aceptar(actor=casa.eva, asiento_id=de_eva)

        estas = Conjunto(asientos=(libre, de_eva, de_obras, uuid4()))
        clave = pedir(casa, casa.luis, "devolver", estas, motivo="x")
        vaciar()

        assert lote(clave).razones == {
            "unidad-no-valida": 1,
            "de-otra-persona": 1,
            "no-disponible": 2,
        }
        sin_hacer = TandaDeLote.objects.get().sin_hacer
        assert sin_hacer[str(de_eva)] == ["omitido", "de-otra-persona", EVA]
        assert not Movimiento.objects.exclude(accion="coger").exists()

    def test_el_permiso_se_mira_cuando_le_toca_y_no_cuando_se_pidio(self, casa, de_tres_en_tres):
        for n in range(4):
            casa.llega(f"Obra {n}")
        clave = pedir(casa, casa.luis, "asignar", persona=EVA)
        lotes.hacer_tanda(lote_id=clave, turno=1, reloj=casa.reloj)

        Asignacion.objects.filter(identificador=LUIS).update(
            hasta=casa.reloj().date() - timedelta(days=1)
        )
        vaciar()

        assert cuentas(clave) == ("acabado", 3, 1, 0)
        assert Entrega.objects.filter(asignada_a=EVA).count() == 3

    def test_a_quien_no_es_de_la_unidad_no_se_le_asigna(self, casa):
        casa.llega()

        clave = pedir(casa, casa.luis, "asignar", persona=NURIA)
        vaciar()

        assert lote(clave).razones == {"no-es-de-la-unidad": 1}

    def test_si_una_revienta_solo_falla_ella(self, casa, monkeypatch):
        buena, mala = casa.llega("Buena"), casa.llega("Mala")
        original = lotes.tandas.dar

        def dar(actor, uno, asientos, reloj):
            if mala in asientos:
                raise ZeroDivisionError
            return original(actor, uno, asientos, reloj)

        monkeypatch.setattr(lotes.tandas, "dar", dar)
        clave = pedir(casa, casa.luis, "asignar", persona=EVA)
        vaciar()

        assert cuentas(clave) == ("acabado", 1, 0, 1)
        assert Entrega.objects.get(asignada_a=EVA).asiento_id == buena

    def test_quien_no_reparte_no_lo_pide(self, casa):
        casa.llega()
        mirona = replace(casa.luis, permisos=frozenset({"registro.consultar"}))

        with pytest.raises(SinPermiso):
            pedir(casa, mirona, "asignar", persona=EVA)


class TestCancelarYReanudar:
    def test_lo_cancelado_se_queda_donde_estaba_y_se_reanuda_desde_ahi(self, casa, de_tres_en_tres):
        for n in range(7):
            casa.llega(f"Obra {n}")
        clave = pedir(casa, casa.luis, "asignar", persona=EVA)
        lotes.hacer_tanda(lote_id=clave, turno=1, reloj=casa.reloj)

        lotes.cancelar_lote(actor=casa.luis, lote_id=clave, reloj=casa.reloj)
        vaciar()
        assert cuentas(clave) == ("cancelado", 3, 0, 0)
        lotes.reanudar_lote(actor=casa.luis, lote_id=clave, reloj=casa.reloj)
        vaciar()

        assert cuentas(clave) == ("acabado", 7, 0, 0)
        assert set(Counter(Movimiento.objects.values_list("asiento_id", flat=True)).values()) == {1}

    def test_la_tarea_de_antes_de_reanudar_no_hace_nada(self, casa):
        casa.llega()
        clave = pedir(casa, casa.luis, "asignar", persona=EVA)
        lotes.cancelar_lote(actor=casa.luis, lote_id=clave, reloj=casa.reloj)
        lotes.reanudar_lote(actor=casa.luis, lote_id=clave, reloj=casa.reloj)

        lotes.hacer_tanda(lote_id=clave, turno=1, reloj=casa.reloj)

        assert not Movimiento.objects.exists()

    def test_lo_que_avanza_no_se_reanuda_y_lo_que_se_paro_solo_si(self, casa):
        casa.llega()
        clave = pedir(casa, casa.luis, "asignar", persona=EVA)
        mucho_despues = casa.reloj() + timedelta(minutes=10)

        with pytest.raises(PasoDeLoteNoPermitido):
            lotes.reanudar_lote(actor=casa.luis, lote_id=clave, reloj=casa.reloj)
        lotes.reanudar_lote(actor=casa.luis, lote_id=clave, reloj=lambda: mucho_despues)

        assert lote(clave).turno == 2

    def test_el_de_otra_persona_no_existe(self, casa):
        casa.llega()
        clave = pedir(casa, casa.luis, "asignar", persona=EVA)

        with pytest.raises(lotes.LoteInexistente):
            lotes.cancelar_lote(actor=casa.eva, lote_id=clave, reloj=casa.reloj)
        with pytest.raises(lotes.LoteInexistente):
            lotes.reanudar_lote(actor=casa.eva, lote_id=clave, reloj=casa.reloj)
        with pytest.raises(selectors.LoteNoVisible):
            selectors.lote(casa.eva, clave, casa.reloj())


class TestUnaRegla:
    @pytest.fixture
    def regla(self, casa, empleada):
        def escribir(**mas):
            pedida = services.ReglaPedida(
                nombre="Obras", condiciones=Condiciones(palabras=("obra",)), **mas
            )
            return services.guardar_regla(actor=empleada, pedida=pedida)

        return escribir

    def test_se_aplica_a_lo_que_ya_habia_llegado_y_nadie_movio(self, casa, regla, jefa):
        obra, _queja, movida = casa.llega("Obra"), casa.llega("Queja"), casa.llega("Otra obra")
        services.aceptar(actor=casa.luis, asiento_id=movida)
        vaciar()

        clave = pedir(casa, jefa, "regla", regla_id=regla(destino_id=casa.obras))
        vaciar()

        assert lote(clave).razones == {"no-la-alcanza": 1}
        assert Entrega.objects.get(unidad_id=casa.obras).asiento_id == obra
        assert "Regla «Obras» v1" in Movimiento.objects.get(accion="reenviar").motivo

    def test_si_la_regla_cambia_por_el_camino_no_se_aplica_ni_la_vieja_ni_la_nueva(
        self, casa, regla, jefa, empleada
    ):
        casa.llega("Obra")
        clave_de_regla = regla(destino_id=casa.obras, activa=False)
        clave = pedir(casa, jefa, "regla", regla_id=clave_de_regla)
        services.guardar_regla(
            actor=empleada,
            regla_id=clave_de_regla,
            pedida=services.ReglaPedida(
                nombre="Obras",
                condiciones=Condiciones(palabras=("obra",)),
                destino_id=casa.obras,
                version=1,
                activa=False,
            ),
        )
        vaciar()

        assert lote(clave).razones == {"regla-cambiada": 1}

    def test_la_pide_quien_escribe_reglas_y_no_quien_solo_reparte(self, casa, regla):
        casa.llega("Obra")

        with pytest.raises(SinPermiso):
            pedir(casa, casa.luis, "regla", regla_id=regla(destino_id=casa.obras))

    @pytest.fixture
    def jefa(self, casa):
        """Who may write rules, and nothing else."""
        from consistorio.plataforma.actores import Clase
        from consistorio.plataforma.actores.asignaciones import asignar

        nif = "20000002D"
        asignar(
            clase=Clase.EMPLEADO,
            identificador=nif,
            rol="administrador",
            desde=casa.reloj().date() - timedelta(days=9),
        )
        permisos = frozenset({"registro.reglas"})
        return replace(casa.luis, identificador=nif, permisos=permisos, unidades=frozenset())
