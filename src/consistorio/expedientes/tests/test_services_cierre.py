import pytest

from consistorio.expedientes import selectors, services
from consistorio.expedientes.models import Expediente
from consistorio.expedientes.rules.estados import Estado
from consistorio.plataforma.models import Hoja

pytestmark = pytest.mark.django_db


class TestCerrar:
    def test_se_cierra_cuando_cumple_todo_y_firma_su_indice(self, notificado, empleada, reloj):
        clave = notificado()

        services.cerrar(actor=empleada, expediente_id=clave, reloj=reloj)

        uno = selectors.expediente(empleada, clave)
        assert uno.estado is Estado.ARCHIVADO
        assert Expediente.objects.get().indices.get().estado_eni == "E02"
        assert Hoja.objects.filter(objeto_id=clave, tipo="expediente.cerrado").count() == 1

    def test_sin_notificar_dice_que_falta(self, resuelto, empleada, reloj):
        clave = resuelto()

        with pytest.raises(services.NoSePuedeCerrar) as negativa:
            services.cerrar(actor=empleada, expediente_id=clave, reloj=reloj)

        assert [c.codigo for c in negativa.value.faltan] == ["notificacion", "acuse"]

    def test_no_se_cierra_dos_veces(self, notificado, empleada, reloj):
        clave = notificado()
        services.cerrar(actor=empleada, expediente_id=clave, reloj=reloj)

        with pytest.raises(services.NoSePuedeCerrar):
            services.cerrar(actor=empleada, expediente_id=clave, reloj=reloj)

    def test_recien_incoado_no_se_cierra(self, incoar, empleada, reloj):
        with pytest.raises(services.NoSePuedeCerrar):
            services.cerrar(actor=empleada, expediente_id=incoar(), reloj=reloj)
