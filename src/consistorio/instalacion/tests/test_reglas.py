"""Each own rule, seen to break."""

from __future__ import annotations

from pathlib import Path

import pytest

from consistorio.instalacion.reglas import REGLAS
from consistorio.instalacion.reglas.excepciones import EXCEPCIONES
from consistorio.instalacion.reglas.fuente import Fuente, fuentes
from consistorio.instalacion.reglas.revision import ofensas_de

RAIZ = Path(__file__).resolve().parents[4]
CASA = "src/consistorio/"
SERVICIO, PANTALLA = f"{CASA}registro/services/anotar.py", f"{CASA}registro/web/sede.py"
PLANTILLA = f"{CASA}registro/templates/registro/asiento.html"

ROMPEN = [
    ("el_reloj_se_lee_en_un_sitio", SERVICIO, "datetime.now(UTC)"),
    ("el_reloj_se_lee_en_un_sitio", SERVICIO, "timezone.now()"),
    ("el_reloj_se_lee_en_un_sitio", SERVICIO, "date.today()"),
    ("el_reloj_se_lee_en_un_sitio", SERVICIO, "time.time()"),
    ("las_pantallas_no_consultan_tablas", PANTALLA, "Asiento.objects.get(id=1)"),
    ("las_pantallas_no_consultan_tablas", f"{CASA}registro/api/entrada.py", "Asiento.objects"),
    ("solo_los_servicios_escriben", PANTALLA, "Asiento.todos.create(numero=1)"),
    ("solo_los_servicios_escriben", f"{CASA}registro/tasks.py", "asiento.save()"),
    ("solo_los_servicios_escriben", f"{CASA}registro/handlers.py", "x.save(update_fields=['a'])"),
    ("sin_senales", SERVICIO, "from django.db.models.signals import post_save"),
    ("sin_senales", SERVICIO, "from django.dispatch import receiver"),
    ("sin_sql_a_mano", f"{CASA}catalogo/services.py", "cursor.execute('SELECT 1')"),
    ("sin_sql_a_mano", f"{CASA}catalogo/services.py", "Asiento.objects.raw('SELECT 1')"),
    (
        "de_las_tablas_de_la_plataforma_solo_la_entidad",
        SERVICIO,
        "from consistorio.plataforma.models import Entidad, Tarea",
    ),
    (
        "los_modulos_se_visitan_por_la_puerta",
        f"{CASA}expedientes/services/cierre.py",
        "from consistorio.registro.models import Asiento",
    ),
    (
        "los_modulos_se_visitan_por_la_puerta",
        f"{CASA}expedientes/services/cierre.py",
        "from ...registro.web.sede import presentar",
    ),
    ("la_red_tiene_plazo", SERVICIO, "urlopen('https://sede.example')"),
    ("la_red_tiene_plazo", SERVICIO, "requests.get('https://sede.example')"),
    ("la_red_tiene_plazo", SERVICIO, "smtplib.SMTP('correo.example')"),
    ("el_xml_se_lee_en_un_sitio", SERVICIO, "etree.fromstring(b'<a/>')"),
    ("el_xml_se_lee_en_un_sitio", SERVICIO, "from xml.etree import ElementTree"),
    ("el_zip_se_lee_en_un_sitio", SERVICIO, "ZipFile(fichero)"),
    ("el_zip_se_lee_en_un_sitio", SERVICIO, "zipfile.ZipFile(fichero, 'r')"),
    ("sin_estilo_ni_guion_en_linea", PLANTILLA, '<p\nstyle="color: red">'),
    ("sin_estilo_ni_guion_en_linea", PLANTILLA, "<script>alert(1)</script>"),
    ("sin_estilo_ni_guion_en_linea", PLANTILLA, '<a href="#" onclick="f()">'),
    ("nada_es_seguro_de_palabra", PLANTILLA, "{{ texto|safe }}"),
    ("nada_es_seguro_de_palabra", PLANTILLA, "{% autoescape off %}"),
    ("nada_es_seguro_de_palabra", SERVICIO, "mark_safe(texto)"),
    ("sin_print", SERVICIO, "print('hola')"),
    ("los_textos_se_traducen_enteros", SERVICIO, "_(f'Quedan {dias} días')"),
    ("los_textos_se_traducen_enteros", SERVICIO, "gettext('Quedan %s días' % dias)"),
    ("los_textos_se_traducen_enteros", SERVICIO, "_('Quedan {} días'.format(dias))"),
    ("lo_pendiente_tiene_numero", SERVICIO, "# TODO: hacerlo bien"),
    ("los_ficheros_caben_en_la_cabeza", SERVICIO, "x = 1\n" * 201),
    ("los_ficheros_caben_en_la_cabeza", f"{CASA}registro/tests/test_a.py", "x = 1\n" * 401),
    ("las_funciones_caben_en_la_pantalla", SERVICIO, "def larga():\n" + "    x = 1\n" * 26),
]
CUMPLEN = [
    ("el reloj monótono no es la hora", SERVICIO, "time.monotonic()"),
    ("las pruebas ponen la hora que quieren", f"{CASA}registro/tests/test_a.py", "date.today()"),
    ("las órdenes viven fuera de la sede", f"{CASA}instalacion/demo/orden.py", "time.time()"),
    ("un PDF también se guarda", f"{CASA}documentos/intake/hondo.py", "pdf.save(salida)"),
    ("los servicios escriben", SERVICIO, "Asiento.objects.create(numero=1)"),
    ("escribir un ZIP no es leerlo", SERVICIO, "ZipFile(salida, 'w')"),
    ("con plazo", SERVICIO, "urlopen('https://sede.example', timeout=5)"),
    ("la entidad es un tipo", SERVICIO, "from consistorio.plataforma.models import Entidad"),
    ("un guion con dirección", PLANTILLA, '<script type="module" src="/estatico/a.js"></script>'),
    ("marcador con nombre", SERVICIO, "_('Quedan %(dias)s días') % {'dias': dias}"),
    ("pendiente con número", SERVICIO, "# TODO #12: hacerlo bien"),
    ("la cadena de documentación no cuenta", SERVICIO, 'def f():\n    """' + "\n" * 40 + '"""\n'),
    (
        "los motores son puertas",
        f"{CASA}firma/services/nube.py",
        "from consistorio.identidad.pki.lectura import leer_certificado",
    ),
    (
        "las migraciones son de Django",
        f"{CASA}registro/migrations/0002_libro.py",
        "RunSQL('x')\ncursor.execute('SELECT 1')",
    ),
]


@pytest.mark.parametrize(("regla", "ruta", "texto"), ROMPEN)
def test_cada_regla_se_ve_romper(regla, ruta, texto):
    halladas = {ofensa.regla for ofensa in ofensas_de(Fuente(ruta, texto))}

    assert regla in halladas


@pytest.mark.parametrize(("caso", "ruta", "texto"), CUMPLEN, ids=[c[0] for c in CUMPLEN])
def test_lo_permitido_no_ofende(caso, ruta, texto):
    assert list(ofensas_de(Fuente(ruta, texto))) == []


def test_ninguna_regla_se_queda_sin_su_prueba():
    assert {regla.__name__ for regla in REGLAS} == {regla for regla, _, _ in ROMPEN}


def test_ninguna_excepcion_sobra():
    usadas = {(o.regla, o.ruta) for f in fuentes(RAIZ) for o in ofensas_de(f)}

    assert set(EXCEPCIONES) <= usadas
