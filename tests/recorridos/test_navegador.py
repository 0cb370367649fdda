"""A whole expediente, from the citizen's phone to the archive, in a real browser."""

from __future__ import annotations

import re
from typing import Any

import pytest

pytestmark = pytest.mark.navegador
ASUNTO = "Farola rota en la calle Mayor"
REGISTRO, SECRETARIO, ALCALDESA = "10000001S", "10000003V", "10000004H"


def test_un_expediente_entero_desde_el_escrito_hasta_el_archivo(
    ciudadana, empleada, mirada, codigo_nuevo, tmp_path
) -> None:
    firmantes = [(empleada(SECRETARIO), SECRETARIO), (empleada(ALCALDESA), ALCALDESA)]
    tramita = empleada(REGISTRO)
    espera_en_la_bandeja(tramita)
    ella = ciudadana()
    numero = presenta(ella, tmp_path)
    llega_sola(tramita, numero)
    abre_y_admite(tramita, numero)
    expediente = resuelve(tramita)
    firman(firmantes, codigo_nuevo)
    csv = recibe(ella)
    comprueba_un_tercero(mirada(), csv)
    cierra(tramita, expediente)
    esta_en_el_libro(firmantes[0][0])


def espera_en_la_bandeja(tramita: Any) -> None:
    tramita.ver("20-escritorio")
    tramita.ir("tramitacion/entradas/")
    tramita.ver("21-entradas")


def presenta(ella: Any, carpeta: Any) -> str:
    """File an instancia general with a document and return its number."""
    p = ella.pagina
    ella.ver("01-carpeta-vacia")
    ella.ir()
    ella.ver("02-inicio")
    ella.ir("tramites/instancia-general/")
    ella.ver("03-ficha")
    ella.pulsar("Empezar la solicitud", "link")
    for campo in ("#id_asunto", "#id_expone", "#id_solicita"):
        p.fill(campo, "")  # Another journey may have left her draft half written.
    ella.pulsar("Continuar")
    ella.lee("Hay algo que corregir")
    assert p.evaluate("document.activeElement.className") == "resumen-errores"
    ella.ver("04-errores")
    p.fill("#id_asunto", ASUNTO)
    p.fill("#id_expone", "Que la farola del número 3 no luce desde hace dos semanas.")
    p.fill("#id_solicita", "Que se repare cuanto antes.")
    p.fill("#id_email", "maria@correo.example")
    p.check("#id_elige_electronico")
    ella.ver("05-datos")
    ella.pulsar("Continuar")
    fichero = carpeta / "plano.png"
    ella.foto(fichero)
    p.set_input_files("#ficheros", [fichero])
    ella.lee("plano.png")
    ella.ver("06-documentos")
    ella.pulsar("Continuar", "link")
    ella.ver("07-revisar")
    p.check("#consiente")
    ella.pulsar("Firmar y presentar")
    p.wait_for_url("**/presentado/")
    ella.ver("08-presentado")
    numero = p.locator(".panel-exito .numero").inner_text()
    ella.pulsar("Ver todo lo presentado", "link")
    ella.lee(numero)
    ella.ver("09-asiento")
    return numero


def llega_sola(tramita: Any, numero: str) -> None:
    """The tray of the clerk shows it without anybody loading the page again."""
    tramita.pagina.evaluate("window.nadieRecarga = true")
    tramita.lee(numero)
    assert tramita.pagina.evaluate("window.nadieRecarga")
    tramita.ver("22-entradas-con-algo")


def abre_y_admite(tramita: Any, numero: str) -> None:
    p = tramita.pagina
    tramita.pulsar(numero, "link")
    tramita.lee(ASUNTO)
    tramita.ver("23-entrada")
    tramita.pulsar("Abrir expediente")
    tramita.lee("Incoado")
    tramita.ver("24-expediente-incoado")
    tramita.pulsar("Admitir a trámite")
    tramita.lee("En tramitación")
    tramita.pulsar("Documentos", "link")
    tramita.ver("25-expediente-documentos")
    p.locator(".ficheros a.nombre").first.click()
    tramita.lee("Identificador ENI")
    tramita.ver("26-expediente-documento")


def resuelve(tramita: Any) -> str:
    """Write the resolution, send it to be signed and return the address of the expediente."""
    p = tramita.pagina
    tramita.pulsar("Redactar la resolución", "link")
    tramita.ver("27-resolucion")
    tramita.pulsar("Guardar el borrador")
    tramita.lee("Así quedará")
    tramita.ver("28-resolucion-guardada")
    vista = p.get_by_role("link", name="Vista previa (PDF)").get_attribute("href")
    assert p.request.get(tramita.provincia.origen + vista).body().startswith(b"%PDF")
    tramita.pulsar("Enviar a la bandeja de firma")
    tramita.lee("En la bandeja de firma")
    tramita.ver("29-resolucion-a-firma")
    return p.url.removeprefix(tramita.base).removesuffix("resolucion/")


def firman(firmantes: Any, codigo_nuevo: Any) -> None:
    (secretario, nif), (alcaldesa, nif_de_ella) = firmantes
    secretario.ir("tramitacion/portafirmas/")
    secretario.ver("30-portafirmas")
    secretario.pagina.locator("tbody th a").first.click()
    secretario.lee("Firmas, por orden")
    secretario.ver("31-peticion")
    secretario.pagina.fill("#id_codigo", codigo_nuevo(secretario, nif))
    secretario.pulsar("Firmar")
    secretario.pagina.wait_for_load_state()
    secretario.ver("32-firmada")
    alcaldesa.ir("tramitacion/portafirmas/")
    alcaldesa.pagina.get_by_role("checkbox").last.check()
    alcaldesa.pagina.fill("#id_codigo", codigo_nuevo(alcaldesa, nif_de_ella))
    alcaldesa.ver("33-portafirmas-elegidas")
    alcaldesa.pulsar("Firmar los elegidos")
    alcaldesa.lee("Se ha firmado 1 documento")
    alcaldesa.ver("34-resultado")
    alcaldesa.ir("tramitacion/portafirmas/mi-clave/")
    alcaldesa.ver("35-mi-clave")


def recibe(ella: Any) -> str:
    """Open the notification and return the CSV of the resolution."""
    p = ella.pagina
    for _intento in range(40):
        ella.ir("carpeta/")
        if p.get_by_text("notificación pendiente").count():
            break
        p.wait_for_timeout(500)
    ella.ver("10-carpeta")
    ella.ir("carpeta/notificaciones/")
    ella.ver("11-notificaciones")
    p.locator(".filas a").first.click()
    ella.lee("Antes de abrirla, lea esto")
    ella.ver("12-notificacion-aviso")
    ella.pulsar("Rechazar", "link")
    ella.lee("Rechazarla no la deja sin efecto")
    ella.ver("13-notificacion-rechazar")
    ella.pulsar("Volver sin rechazarla", "link")
    ella.pulsar("Aceptar y ver el contenido")
    ella.lee("Qué ha pasado con esta notificación")
    ella.ver("14-notificacion-abierta")
    resolucion = p.locator(".ficheros a", has_text="Resolución EXP").first.get_attribute("href")
    pdf = p.request.get(ella.provincia.origen + resolucion).body()
    ella.ir("carpeta/expedientes/")
    ella.ver("15-mis-expedientes")
    p.locator(".filas a").first.click()
    ella.lee("Qué ha pasado")
    ella.ver("16-mi-expediente")
    ella.ir("carpeta/borradores/")
    ella.ver("17-borradores")
    return csv_de(pdf)


def csv_de(pdf: bytes) -> str:
    import pypdfium2

    documento = pypdfium2.PdfDocument(pdf)
    texto = " ".join(pagina.get_textpage().get_text_range() for pagina in documento)
    documento.close()
    hallado = re.search(r"(?:[0-9A-Z]{4}-\s*){6}[0-9A-Z]{4}", texto)
    assert hallado, texto
    return re.sub(r"\s", "", hallado[0])


def comprueba_un_tercero(tercero: Any, csv: str) -> None:
    tercero.ir("verificar/")
    tercero.ver("40-verificar")
    tercero.pagina.fill("#id_csv", csv)
    tercero.pulsar("Verificar")
    tercero.lee("lo reconoce como suyo")
    tercero.lee("Quién lo firmó")
    tercero.ver("41-verificado")


def cierra(tramita: Any, expediente: str) -> None:
    tramita.ir(expediente)
    tramita.lee("Resuelto")
    tramita.ver("50-expediente-resuelto")
    for n, parte in enumerate(("resolucion", "notificaciones", "historia"), 51):
        tramita.ir(f"{expediente}{parte}/")
        tramita.ver(f"{n}-expediente-{parte}")
    tramita.pulsar("Cerrar el expediente")
    tramita.lee("Cerrado")
    with tramita.pagina.expect_download() as descarga:
        tramita.pulsar("Exportar (ENI)")
    assert descarga.value.path().read_bytes().startswith(b"PK")
    for n, ruta in enumerate(("expedientes", "registro"), 55):
        tramita.ir(f"tramitacion/{ruta}/")
        tramita.ver(f"{n}-{ruta}")


def esta_en_el_libro(secretario: Any) -> None:
    secretario.ir("tramitacion/resoluciones/")
    secretario.lee(ASUNTO)
    secretario.ver("60-libro-de-resoluciones")
