import csv
import hashlib
import io
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from consistorio.documentos import selectors as documentos
from consistorio.firma import selectors as firma
from consistorio.firma.services import validar
from consistorio.firma.validacion.resultado import Veredicto
from consistorio.organizacion import services as organizacion
from consistorio.plataforma.actores import SinPermiso, sistema
from consistorio.plataforma.models import Anotacion, Hoja
from consistorio.plataforma.reloj import ahora
from consistorio.registro import selectors, services
from consistorio.registro.models import Asiento, LibroExportado
from consistorio.registro.rules.asiento import Sentido
from consistorio.registro.rules.libros import DefectoDeTramo, Tramo, TramoNoValido, celda
from consistorio.registro.tests.mostrador import OBRAS, en_la_oficina, escrito

pytestmark = pytest.mark.django_db
AHORA = datetime(2026, 2, 10, 10, 0, tzinfo=ZoneInfo("Europe/Madrid"))
FEBRERO = {"desde": date(2026, 2, 1), "hasta": date(2026, 2, 28)}
PERMISOS = (
    "registro.consultar",
    "registro.registrar_entrada",
    "registro.anotar_salida",
    "registro.anular",
    "registro.exportar",
    "firma.enviar",
)


def reloj():
    return AHORA


def tramo(sentido=Sentido.ENTRADA, **mas):
    return Tramo(sentido=sentido, ejercicio=2026, **{**FEBRERO, **mas})


@pytest.fixture
def oficial(empleada, unidad, pki):
    return en_la_oficina(empleada, unidad, *PERMISOS)


@pytest.fixture
def registrar(oficial, unidad):
    def registrar(clave, **mas):
        return services.registrar_entrada(
            actor=oficial, entrada=escrito(unidad, **mas), clave=clave, reloj=reloj
        )

    return registrar


def datos_de(exportado_id):
    texto = documentos.contenido(LibroExportado.objects.get(id=exportado_id).datos_id)
    return list(csv.DictReader(io.StringIO(texto.decode("utf-8-sig")), delimiter=";"))


class TestTramo:
    @pytest.mark.parametrize(
        ("dias", "defecto"),
        [
            ({"desde": date(2026, 3, 2), "hasta": date(2026, 3, 1)}, "AL_REVES"),
            ({"desde": date(2025, 12, 31), "hasta": date(2026, 1, 1)}, "OTRO_EJERCICIO"),
        ],
    )
    def test_dos_dias_en_orden_y_del_mismo_libro(self, dias, defecto):
        with pytest.raises(TramoNoValido) as error:
            tramo(**dias)
        assert error.value.defecto is DefectoDeTramo[defecto]

    @pytest.mark.parametrize(("cuantos", "defecto"), [(0, "VACIO"), (5001, "DEMASIADOS")])
    def test_ni_vacio_ni_demasiado(self, cuantos, defecto):
        with pytest.raises(TramoNoValido) as error:
            tramo().comprobar(cuantos)
        assert error.value.defecto is DefectoDeTramo[defecto]

    @pytest.mark.parametrize("texto", ["=1+1", "+34", "-1", "@SUM(A1)", "\t=1"])
    def test_ninguna_celda_es_una_formula(self, texto):
        assert celda(texto) == f"'{texto}"

    def test_lo_demas_se_queda_como_esta(self):
        assert celda("Vado = 3 m") == "Vado = 3 m"


class TestExportar:
    def test_estan_todos_en_su_orden_con_sus_notas_y_su_cadena(self, registrar, oficial):
        primero, _segundo = registrar("a"), registrar("b", persona=OBRAS, extracto="=1+1")
        services.anular_asiento(
            actor=oficial, asiento_id=primero.id, motivo="Duplicado", reloj=reloj
        )

        filas = datos_de(services.exportar_libro(actor=oficial, tramo=tramo(), reloj=reloj))

        assert [f["numero"] for f in filas] == ["2026-E-000001", "2026-E-000002"]
        assert "Duplicado" in filas[0]["nota"]
        assert filas[1]["extracto"] == "'=1+1"
        assert filas[1]["cadena"] == bytes(Asiento.objects.get(numero=2).cadena).hex()

    def test_el_pdf_esta_sellado_y_lleva_la_huella_de_los_datos(self, registrar, oficial, tmp_path):
        registrar("a")
        hecho = LibroExportado.objects.get(
            id=services.exportar_libro(actor=oficial, tramo=tramo(), reloj=reloj)
        )

        pdf = documentos.contenido(hecho.documento_id)
        datos = documentos.contenido(hecho.datos_id)
        assert _texto(pdf, tmp_path).replace("\n", "").count(hashlib.sha256(datos).hexdigest()) == 1
        [firma_del_libro] = validar(pdf, ahora())
        assert firma_del_libro.veredicto is Veredicto.VALIDA

    def test_deja_hoja_y_bitacora(self, registrar, oficial):
        registrar("a")
        clave = services.exportar_libro(actor=oficial, tramo=tramo(), reloj=reloj)

        assert Hoja.objects.get(objeto_id=clave).tipo == "registro.libro-exportado"
        assert Anotacion.objects.filter(accion="registro.exportar_libro", objeto_id=clave).exists()

    def test_sin_permiso_o_vacio_no_sale_nada(self, registrar, oficial, sin_permisos):
        with pytest.raises(SinPermiso):
            services.exportar_libro(actor=sin_permisos, tramo=tramo(), reloj=reloj)
        with pytest.raises(TramoNoValido):
            services.exportar_libro(actor=oficial, tramo=tramo(), reloj=reloj)
        assert not LibroExportado.objects.exists()


def _texto(pdf, carpeta):
    fichero = Path(carpeta) / "libro.pdf"
    fichero.write_bytes(pdf)
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    return subprocess.run(
        ["pdftotext", "-layout", str(fichero), "-"], capture_output=True, check=True, text=True
    ).stdout


class TestFiltros:
    @pytest.fixture
    def numeros(self, oficial):
        def numeros(**filtros):
            filas, _ = selectors.pagina(oficial, filtros=selectors.FiltrosDeLibro(**filtros))
            return sorted(f["numero"] for f in filas)

        return numeros

    @pytest.mark.parametrize(
        ("filtros", "esperados"),
        [
            ({}, ["2026-E-000001", "2026-E-000002", "2026-S-000001"]),
            ({"sentido": "SALIDA"}, ["2026-S-000001"]),
            ({"ejercicio": 2025}, []),
            ({"desde": date(2026, 2, 11)}, []),
            ({"hasta": date(2026, 2, 10)}, ["2026-E-000001", "2026-E-000002", "2026-S-000001"]),
            ({"texto": "obras"}, ["2026-E-000002"]),
            ({"texto": "P2807900B"}, ["2026-E-000002"]),
            ({"texto": "2026-E-000001"}, ["2026-E-000001"]),
            ({"situacion": "anulados"}, ["2026-E-000001"]),
            ({"situacion": "reservas"}, []),
        ],
    )
    def test_cada_uno_deja_lo_suyo(self, filtros, esperados, numeros, registrar, oficial, unidad):
        primero, _ = registrar("a"), registrar("b", persona=OBRAS)
        services.registrar_salida(actor=oficial, salida=escrito(unidad), clave="s", reloj=reloj)
        services.anular_asiento(
            actor=oficial, asiento_id=primero.id, motivo="Duplicado", reloj=reloj
        )

        assert numeros(**filtros) == esperados


class TestCertificar:
    def test_rof_162_va_al_portafirmas_de_secretaria(self, registrar, oficial, entidad, unidad):
        actor = sistema(entidad, "pruebas")
        empleado = organizacion.dar_de_alta(
            actor=actor,
            nif="10000001S",
            nombre="TOMÁS IBÁÑEZ",
            email="",
            unidad_id=unidad,
            alta_el=date(2020, 1, 1),
        )
        organizacion.nombrar(
            actor=actor,
            empleado_id=empleado,
            codigo="secretaria",
            nombre="Secretario",
            desde=date(2020, 1, 1),
        )
        hecho = registrar("a")

        peticion = services.certificar_asiento(actor=oficial, asiento_id=hecho.id, reloj=reloj)

        assert hecho.numero in firma.peticion(oficial, peticion).asunto

    def test_quien_certifica_ve_lo_de_todas_las_unidades(self, registrar, oficial):
        hecho = registrar("a")
        permisos = ("registro.consultar", "registro.exportar")
        de_secretaria = en_la_oficina(oficial, uuid4(), *permisos)
        de_urbanismo = en_la_oficina(oficial, uuid4(), permisos[0])

        assert selectors.asiento(de_secretaria, hecho.id).numero == hecho.numero
        with pytest.raises(selectors.AsientoInexistente):
            selectors.asiento(de_urbanismo, hecho.id)

    def test_sin_secretaria_no_se_prepara_nada(self, registrar, oficial):
        hecho = registrar("a")

        with pytest.raises(services.SinSecretaria):
            services.certificar_asiento(actor=oficial, asiento_id=hecho.id, reloj=reloj)
        assert not Anotacion.objects.filter(accion="registro.certificar").exists()
