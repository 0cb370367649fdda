from dataclasses import replace
from uuid import uuid4

import pytest

from consistorio.plataforma.apps import cargar_habitaciones
from consistorio.plataforma.tareas import trabajador
from consistorio.registro import handlers, selectors, services
from consistorio.registro.events import AsientoAnotado
from consistorio.registro.models import Entrega, Movimiento, VersionDeRegla
from consistorio.registro.rules.reparto import Condiciones, ReglaNoValida
from consistorio.registro.services import ReglaPedida
from consistorio.registro.tests.reparto import EVA, LUIS, NURIA

pytestmark = pytest.mark.django_db
OBRAS = Condiciones(palabras=("obra",))


@pytest.fixture
def regla(casa, empleada):
    def guardar(**campos):
        pedida = {"nombre": "Obras", "condiciones": OBRAS, "destino_id": casa.obras, **campos}
        regla_id = pedida.pop("regla_id", None)
        return services.guardar_regla(
            actor=empleada, pedida=ReglaPedida(**pedida), regla_id=regla_id
        )

    return guardar


def anotado(asiento):
    return AsientoAnotado(
        asiento_id=str(asiento), sentido="ENTRADA", numero="", procedimiento="", unidad_destino=""
    )


def estados(asiento):
    return dict(Entrega.objects.filter(asiento_id=asiento).values_list("unidad_id", "estado"))


class TestAplicarReglas:
    def test_lo_que_llega_va_a_donde_dice_la_regla_y_dice_por_que(self, casa, regla):
        cargar_habitaciones("handlers")
        regla(persona=NURIA)
        asiento = casa.llega("Obra menor")
        assert estados(asiento) == {casa.oficina: "pendiente"}

        trabajador.vaciar()

        assert estados(asiento) == {casa.oficina: "reenviada", casa.obras: "aceptada"}
        primero = selectors.movimientos(casa.nuria, asiento)[0]
        assert primero.motivo == "Regla «Obras» v1 (palabra: obra)"
        assert Entrega.objects.get(unidad_id=casa.obras).asignada_a == NURIA

    def test_aplicarlas_dos_veces_es_una(self, casa, regla):
        regla()
        asiento = casa.llega("Obra menor")

        handlers.repartir_por_reglas([anotado(asiento)])
        handlers.repartir_por_reglas([anotado(asiento)])

        assert Movimiento.objects.count() == 1

    def test_lo_que_ya_ha_movido_una_persona_no_lo_mueve_una_regla(self, casa, regla):
        regla()
        asiento = casa.llega("Obra menor")
        services.aceptar(actor=casa.luis, asiento_id=asiento)

        handlers.repartir_por_reglas([anotado(asiento)])

        assert estados(asiento) == {casa.oficina: "aceptada"}
        assert Entrega.objects.get().asignada_a == LUIS

    def test_solo_copia_la_deja_donde_esta(self, casa, regla):
        regla(destino_id=None, copias=(casa.obras,))
        asiento = casa.llega("Obra menor")

        handlers.repartir_por_reglas([anotado(asiento)])

        assert estados(asiento) == {casa.oficina: "pendiente", casa.obras: "copia"}

    def test_a_quien_ya_no_esta_en_la_unidad_no_se_le_asigna(self, casa, regla):
        regla(persona=EVA)
        asiento = casa.llega("Obra menor")

        handlers.repartir_por_reglas([anotado(asiento)])

        assert estados(asiento)[casa.obras] == "pendiente"

    def test_lo_que_va_sin_unidad_es_de_la_oficina(self, casa):
        asiento = casa.llega(unidad_destino=None)

        handlers.repartir_por_reglas([anotado(asiento)])

        assert estados(asiento) == {casa.oficina: "pendiente"}

    def test_una_regla_parada_no_alcanza(self, casa, regla):
        regla(activa=False)
        asiento = casa.llega("Obra menor")

        handlers.repartir_por_reglas([anotado(asiento)])

        assert not Movimiento.objects.exists()


class TestGuardarRegla:
    def test_cada_cambio_deja_su_version(self, regla, empleada):
        clave = regla()
        regla(regla_id=clave, version=1, nombre="Obras y licencias")

        vistas = selectors.versiones(empleada, clave)

        assert [(v.version, v.contenido["nombre"]) for v in vistas] == [
            (2, "Obras y licencias"),
            (1, "Obras"),
        ]

    def test_quien_la_leyo_antes_de_que_cambiara_no_la_pisa(self, regla, empleada):
        clave = regla()
        regla(regla_id=clave, version=1, nombre="La primera")

        with pytest.raises(services.ReglaCambiada):
            regla(regla_id=clave, version=1, nombre="La segunda")

        assert selectors.una_regla(empleada, clave).nombre == "La primera"

    @pytest.mark.parametrize(
        ("caso", "campos", "motivo"),
        [
            ("lo alcanza todo", {"condiciones": Condiciones()}, "sin-condiciones"),
            ("no hace nada", {"destino_id": None}, "sin-efecto"),
            ("unidad que no existe", {"destino_id": uuid4()}, "unidad-desconocida"),
        ],
    )
    def test_una_mala_no_se_guarda(self, regla, caso, campos, motivo):
        with pytest.raises(ReglaNoValida) as error:
            regla(**campos)

        assert error.value.motivo == motivo
        assert not VersionDeRegla.objects.exists()


def test_la_vista_previa_cuenta_y_no_ensena_lo_que_se_presento(casa, empleada):
    for extracto in ("Obra menor", "Queja por ruido", "Obras en la calle"):
        casa.llega(extracto)

    prevista = selectors.prever(empleada, OBRAS)

    assert (prevista.miradas, prevista.capturadas) == (3, 2)
    assert "calle" not in repr(prevista)


class TestPantalla:
    URL = "/villaclara/tramitacion/reparto/reglas/"

    @pytest.fixture
    def administra(self, casa, entra):
        from datetime import date

        from consistorio.plataforma.actores import Clase
        from consistorio.plataforma.actores.asignaciones import asignar

        asignar(
            clase=Clase.EMPLEADO,
            identificador="11111111H",
            rol="administrador",
            desde=date(2024, 1, 1),
            unidad_id=casa.oficina,
        )
        return entra(replace(casa.eva, identificador="11111111H"))

    def test_se_ve_lo_que_alcanzaria_antes_de_guardarla(self, casa, administra):
        casa.llega("Obra menor")
        campos = {
            "nombre": "Obras",
            "palabras": "obra, licencia",
            "destino": str(casa.obras),
            "orden": 10,
            "activa": "on",
            "version": 0,
        }

        previa = administra.post(f"{self.URL}nueva/", {**campos, "prever": "1"}, secure=True)
        antes = VersionDeRegla.objects.count()
        guardada = administra.post(f"{self.URL}nueva/", campos, secure=True, follow=True)

        assert "1 de las últimas 1 entradas" in previa.content.decode()
        assert (antes, VersionDeRegla.objects.count()) == (0, 1)
        assert "La regla está guardada" in guardada.content.decode()

    def test_la_que_lo_alcanza_todo_se_rechaza_y_se_dice(self, casa, administra):
        campos = {"nombre": "Todo", "destino": str(casa.obras), "orden": 10, "version": 0}

        mala = administra.post(f"{self.URL}nueva/", campos, secure=True)

        assert mala.status_code == 422
        assert "Ponga al menos una condición" in mala.content.decode()
        assert not VersionDeRegla.objects.exists()
