"""The commands of whoever looks after an installation."""

from __future__ import annotations

import argparse
import io
import zipfile
from pathlib import Path

import pytest
from django.conf import settings

from consistorio.instalacion import crear_entidad, doctor, exportar, ordenes, servir
from consistorio.instalacion.abierta import NoHayInstalacion, abierta

pytestmark = pytest.mark.django_db

NUEVA = """crear-entidad --codigo L01990025 --slug nueva --nombre Ayuntamiento --nif P2807900B
    --administrador 12345678Z --administrador-nombre Eva --administrador-email eva@nueva.example"""


def opciones_de(modulo, argumentos):
    analizador = argparse.ArgumentParser()
    modulo.configurar(analizador)
    return analizador.parse_args(argumentos)


@pytest.mark.parametrize("nombre", sorted(ordenes.ORDENES))
def test_todas_las_ordenes_se_pueden_explicar(nombre, capsys):
    with pytest.raises(SystemExit) as salida:
        ordenes.main([nombre, "--help"])

    assert salida.value.code == 0
    assert "usage: consistorio" in capsys.readouterr().out


class TestCrearEntidad:
    def crear(self, **cambios):
        opciones = opciones_de(crear_entidad, NUEVA.split()[1:])
        for nombre, valor in cambios.items():
            setattr(opciones, nombre, valor)
        return crear_entidad.crear(opciones)

    def test_nace_con_quien_la_administre(self):
        from consistorio.organizacion import selectors
        from consistorio.plataforma.entidades import en
        from consistorio.plataforma.entidades.consultas import por_slug

        acceso = self.crear()

        assert acceso["usuario"] == "12345678Z"
        assert acceso["autenticador"].startswith("otpauth://totp/Ayuntamiento:12345678Z?secret=")
        with en(por_slug("nueva")):
            assert selectors.empleado("12345678Z").nombre == "Eva"

    @pytest.mark.parametrize(
        "mal", [{"codigo": "X"}, {"nif": "P0000000Z"}, {"administrador": "12345678A"}]
    )
    def test_con_un_numero_mal_escrito_no_nace_nadie(self, mal):
        from consistorio.plataforma.entidades.consultas import por_slug

        with pytest.raises(ValueError, match=r"."):
            self.crear(**mal)

        assert por_slug("nueva") is None

    def test_dos_no_pueden_llamarse_igual(self):
        self.crear()

        with pytest.raises(ValueError, match="ya hay una entidad"):
            self.crear(codigo="L01990033")


class TestExportar:
    def test_sale_el_expediente_entero_por_su_numero(self, entidad, expediente_resuelto):
        paquete = exportar.exportar(entidad.slug, str(expediente_resuelto))

        with zipfile.ZipFile(io.BytesIO(paquete)) as fichero:
            assert any(nombre.endswith(".xml") for nombre in fichero.namelist())

    def test_y_por_su_identificador_eni(self, entidad, expediente_resuelto):
        assert exportar.exportar(entidad.slug, expediente_resuelto.identificador)

    @pytest.mark.parametrize("identificador", ["EXP-1999-000001", "ES_L01990017_1999_EXP_X"])
    def test_lo_que_no_existe_se_dice(self, entidad, identificador):
        with pytest.raises(exportar.NoExiste):
            exportar.exportar(entidad.slug, identificador)

    def test_una_entidad_que_no_existe_se_dice(self):
        with pytest.raises(exportar.NoExiste):
            exportar.exportar("ninguna", "EXP-2026-000001")


class TestDoctor:
    def como(self, miradas, datos):
        return {uno.que: uno.como for mirar in miradas for uno in mirar(datos)}

    def test_mira_la_maquina(self, tmp_path):
        visto = self.como(doctor.DE_LA_MAQUINA, tmp_path)

        assert visto["Python"] == visto["psycopg"] == visto["carpeta de datos"] == doctor.BIEN
        assert visto["certificado del servidor"] == doctor.MAL

    def test_un_reloj_movido_fuera_de_la_demostracion_esta_mal(self, tmp_path):
        (tmp_path / "desfase").write_text("86400")

        assert self.como([doctor._demostracion], tmp_path)["reloj"] == doctor.MAL

    def test_la_base_de_las_pruebas_no_vale_para_un_ayuntamiento(self, tmp_path):
        from consistorio.instalacion.doctor_base import _durabilidad

        assert self.como([_durabilidad], tmp_path)["fsync"] == doctor.MAL

    def test_avisa_de_que_falta_el_calendario_del_ano_que_viene(self, entidad, tmp_path):
        from consistorio.instalacion.doctor_base import _calendarios
        from consistorio.plataforma.reloj import ahora

        entidad.ajustes["ejercicios_publicados"] = [ahora().year]
        entidad.save()

        assert self.como([_calendarios], tmp_path)["calendario de villaclara"] == doctor.AVISO

    def test_mira_los_sellos_y_la_cola(self, entidad, pki, tmp_path):
        from consistorio.instalacion.doctor_base import _cola, _sellos, _servidor

        visto = self.como([_servidor, _sellos, _cola], tmp_path)

        assert visto["PostgreSQL"] == visto["cola de tareas"] == doctor.BIEN
        assert visto["sello de villaclara"] == doctor.AVISO
        assert settings.CONSISTORIO_DEMO


class TestServir:
    @pytest.fixture(autouse=True)
    def _sin_demostracion(self, monkeypatch):
        for nombre in servir.DE_DEMOSTRACION:
            monkeypatch.delenv(nombre, raising=False)

    def con_tls(self, datos: Path) -> Path:
        (datos / "tls").mkdir()
        for nombre in servir.TLS:
            (datos / "tls" / nombre).touch()
        return datos

    def test_con_su_certificado_se_puede(self, tmp_path):
        servir.comprobar_que_se_puede(self.con_tls(tmp_path))

    def test_sin_certificado_no_se_sirve(self, tmp_path):
        with pytest.raises(servir.NoSePuedeServir, match=r"servidor\.pem"):
            servir.comprobar_que_se_puede(tmp_path)

    def test_una_demostracion_no_se_sirve_como_ayuntamiento(self, tmp_path):
        (self.con_tls(tmp_path) / "sembrada").touch()

        with pytest.raises(servir.NoSePuedeServir, match="demostración"):
            servir.comprobar_que_se_puede(tmp_path)

    @pytest.mark.parametrize("variable", servir.DE_DEMOSTRACION)
    def test_ni_con_ajustes_de_demostracion(self, tmp_path, monkeypatch, variable):
        monkeypatch.setenv(variable, "1")

        with pytest.raises(servir.NoSePuedeServir, match=variable):
            servir.comprobar_que_se_puede(self.con_tls(tmp_path))


def test_sin_instalacion_se_dice(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL")

    with pytest.raises(NoHayInstalacion), abierta(tmp_path):
        pass
