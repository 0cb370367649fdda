"""A form of every kind of question, published by the town and filled in on a phone."""

from __future__ import annotations

import pytest

from consistorio.catalogo import services
from consistorio.catalogo.tests.formularios import campo, definicion, opciones

pytestmark = pytest.mark.navegador
SECRETARIO = "10000003V"
COLUMNAS = [
    {"nombre": "concepto", "tipo": "texto", "etiqueta": {"es": "Concepto"}},
    {"nombre": "importe", "tipo": "importe", "etiqueta": {"es": "Importe"}},
]
OBRA_CON_TODO = definicion(
    campo("obra", "opciones", opciones=opciones("menor", "mayor")),
    campo("proyecto", cuando='obra == "mayor"'),
    campo("inicio", "fecha"),
    campo("hora", "hora", obligatorio=False),
    campo("meses", "numero", minimo=1, maximo=24, unidad="meses"),
    campo("superficie", "decimal", unidad="m²"),
    campo("avisos", "varias", opciones=opciones("vado", "grua"), obligatorio=False),
    campo("tramo", "lista", opciones=opciones("uno", "dos")),
    campo("sitio", "direccion", ayuda={"es": "Donde se hará la obra."}),
    campo("refcat", "catastral", etiqueta={"es": "Referencia catastral"}),
    campo("punto", "punto", obligatorio=False, ayuda={"es": "Latitud y longitud."}),
    campo("quien", "nif", etiqueta={"es": "NIF de quien la hace"}),
    campo("furgoneta", "matricula", obligatorio=False),
    campo("gastos", "tabla", columnas=COLUMNAS, maximo=5),
    campo("total", "calculo", calculo="suma(gastos.importe) * 1.21", unidad="€"),
    campo("cuenta_bancaria", "iban", etiqueta={"es": "Cuenta (IBAN)"}),
    campo("gracias", "nota", etiqueta={"es": "Le diremos cuánto cuesta antes de empezar."}),
    campo("conforme", "casilla", etiqueta={"es": "He leído la ordenanza"}),
    secciones=[
        {"desde": "obra", "titulo": {"es": "La obra"}},
        {"desde": "sitio", "titulo": {"es": "El lugar"}, "pagina": True},
        {"desde": "gastos", "titulo": {"es": "Lo que cuesta"}, "pagina": True},
    ],
    slug="obra-con-todo",
    titulo={"es": "Obra con todo"},
)


def test_se_rellena_en_el_telefono_y_pregunta_lo_que_toca(empleada, ciudadana) -> None:
    secretario = empleada(SECRETARIO)
    secretario.ir("tramitacion/tramites/nuevo/")
    secretario.pagina.fill("#id_texto", services.escribir(OBRA_CON_TODO))
    secretario.pulsar("Publicar")
    secretario.lee("Obra con todo")

    ella = ciudadana()
    p = ella.pagina
    ella.ir("tramites/obra-con-todo/presentar/")
    assert not p.locator("#id_proyecto").is_visible()
    p.fill("#id_asunto", "Reforma de la cocina")
    p.get_by_label("Mayor").check()
    p.locator("#id_proyecto").wait_for()
    ella.ver("460-formulario-condicion")
    p.fill("#id_proyecto", "P-2026/3")
    p.fill("#id_inicio", "2026-12-01")
    p.fill("#id_meses", "3")
    p.fill("#id_superficie", "12,5")
    p.get_by_label("Grua").check()
    p.select_option("#id_tramo", "dos")
    ella.pulsar("Continuar")
    ella.lee("Página 2 de 3")
    p.fill("#id_sitio_0", "Calle Mayor")
    p.fill("#id_sitio_1", "1")
    p.fill("#id_refcat", "9872023VH5797S0001WZ")
    p.fill("#id_quien", "10000002Q")
    ella.pulsar("Continuar")
    ella.lee("Esa referencia no es correcta")
    ella.ver("461-formulario-lugar")
    p.fill("#id_sitio_3", "48001")
    p.fill("#id_sitio_4", "Bilbao")
    p.fill("#id_refcat", "9872023VH5797S0001WX")
    ella.pulsar("Continuar")
    ella.lee("Página 3 de 3")
    p.fill("[name=gastos-0-concepto]", "Azulejos")
    p.fill("[name=gastos-0-importe]", "100,00")
    ella.pulsar("Guardar y añadir otra fila")
    p.fill("[name=gastos-1-concepto]", "Manos")
    p.fill("[name=gastos-1-importe]", "200,00")
    p.fill("#id_cuenta_bancaria", "ES91 2100 0418 4502 0005 1332")
    p.get_by_label("He leído la ordenanza").check()
    p.locator("output", has_text="363,00 €").wait_for()
    ella.ver("462-formulario-tabla")
    ella.pulsar("Continuar")
    p.wait_for_url("**/documentos/")
    ella.pulsar("Continuar", "link")
    ella.lee("Calle Mayor, 1, 48001 Bilbao")
    ella.ver("463-formulario-revisar")
