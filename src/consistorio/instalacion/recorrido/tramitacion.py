"""Steps 6 to 9: the clerk opens the case and writes, two officials sign, and it is notified."""

from __future__ import annotations

from consistorio.instalacion.recorrido import jueces
from consistorio.instalacion.recorrido.contexto import (
    BASE,
    UUID,
    Contexto,
    esperar_a,
    exigir,
    uno,
)

NO_EXISTE = 404
MUNDO = ("maria", "jose")


def incoar(c: Contexto) -> str:
    """6. The clerk sees them in the tray, reads the documents and opens the expedientes."""
    clerk = c.empleado("registro")
    bandeja = clerk.ir(f"{BASE}tramitacion/entradas/")
    for quien in MUNDO:
        exigir(c.numeros[quien] in bandeja.texto, f"{c.numeros[quien]} está en la bandeja")
        entrada = clerk.ir(f"{BASE}tramitacion/entradas/{c.asientos[quien]}/")
        visor = entrada.enlaces(f"{c.asientos[quien]}/documentos/")  # Not that of the menu.
        exigir(visor and clerk.ir(visor[0]).contenido.startswith(b"%PDF-"), "se ve el documento")
        ficha = clerk.enviar(entrada, f"incoar/{c.asientos[quien]}/")
        c.expedientes[quien] = uno(UUID, ficha.url, "el expediente")
        exigir("ES_L01990017_" in ficha.texto, "el expediente tiene identificador ENI")
        exigir("art. 30.4" in ficha.texto, "el plazo se explica artículo por artículo")
        clerk.enviar(ficha, "admitir/")
    repetido = clerk.ir(f"{BASE}tramitacion/entradas/{c.asientos['maria']}/")
    exigir("Ver el expediente" in repetido.texto, "una entrada no abre dos expedientes")
    penalba = clerk.ir(f"/penalba/tramitacion/expedientes/{c.expedientes['maria']}/")
    exigir("entrar" in penalba.url or penalba.estado == NO_EXISTE, "otra entidad no lo ve")
    return f"{len(MUNDO)} expedientes, con su plazo explicado"


def redactar(c: Contexto) -> str:
    """7. The resolution from its template, previewed and sent to the signature tray."""
    clerk = c.personas["registro"]
    for quien in MUNDO:
        ruta = f"{BASE}tramitacion/expedientes/{c.expedientes[quien]}/resolucion/"
        editor = clerk.ir(f"{ruta}?sentido=estimatoria")
        exigir(c.numeros[quien] in editor.contenido.decode(), "la plantilla trae datos del caso")
        guardada = clerk.enviar(editor, "resolucion/", sentido="estimatoria")
        previa = clerk.ir(f"{ruta}vista-previa/").contenido
        enviada = clerk.enviar(guardada if guardada.estado == 200 else clerk.ir(ruta), "enviar/")  # noqa: PLR2004
        exigir("firma" in enviada.texto.lower(), "la resolución va a la bandeja de firma")
    return f"veraPDF {jueces.verapdf({'previa': previa})} de 2 en la vista previa"


def firmar(c: Contexto) -> str:
    """8. First the secretario, then the alcaldesa, several at once, with their second factor."""
    alcaldesa = c.empleado("alcaldesa")
    antes = alcaldesa.ir(f"{BASE}tramitacion/portafirmas/")
    exigir(not antes.arbol.xpath("//input[@name='peticion']"), "la alcaldesa no firma la primera")
    secretario = c.empleado("secretario")
    tray = secretario.ir(f"{BASE}tramitacion/portafirmas/")
    malo = secretario.enviar(tray, "portafirmas/", peticion=_todas(tray), codigo="000000")
    exigir("correcto" in malo.texto or "código" in malo.texto.lower(), "un código malo no firma")
    for persona, clave in ((secretario, "secretario"), (alcaldesa, "alcaldesa")):
        tray = persona.ir(f"{BASE}tramitacion/portafirmas/")
        elegidas = _todas(tray)
        exigir(len(elegidas) == len(MUNDO), f"{clave} tiene dos documentos que firmar")
        hecho = persona.enviar(tray, "portafirmas/", peticion=elegidas, codigo=c.codigo(clave))
        exigir(hecho.estado == 200, f"{clave} firma los dos: {hecho.texto[:200]}")  # noqa: PLR2004
    return "2 documentos, 2 firmantes en orden, un código por acto"


def notificar(c: Contexto) -> str:
    """9. Numbered, put at disposal, accepted; nothing of the content is seen before."""
    clerk, maria = c.personas["registro"], c.personas["maria"]
    for quien in MUNDO:
        ruta = f"{BASE}tramitacion/expedientes/{c.expedientes[quien]}/resolucion/"
        esperar_a(lambda ruta=ruta: clerk.ir(ruta), "resolución numerada", "Número en el libro")  # type: ignore[misc]
        persona = c.personas[quien]
        lista = esperar_a(
            lambda p=persona: p.ir(f"{BASE}carpeta/notificaciones/"),  # type: ignore[misc]
            "puesta a disposición",
            "Puede abrirla hasta",
        )
        c.notificaciones[quien] = uno(
            UUID, lista.enlaces("/notificaciones/")[-1], "la notificación"
        )
    una = f"{BASE}carpeta/notificaciones/{c.notificaciones['maria']}/"
    antes = maria.ir(una)
    exigir("farola" not in antes.texto.lower(), "antes de aceptar no se ve nada del contenido")
    exigir("diez días" in antes.texto.lower(), "se advierte de los diez días naturales")
    ajena = c.personas["jose"].ir(una)
    exigir(ajena.estado == NO_EXISTE, "la notificación de otra persona no existe")
    despues = maria.enviar(antes, "acceder/")
    exigir("Documentos" in despues.texto, "al aceptar se ve el contenido")
    return _juzgar_resolucion(
        c, [maria.ir(e).contenido for e in despues.enlaces(f"{una}documentos/")]
    )


def _juzgar_resolucion(c: Contexto, documentos: list[bytes]) -> str:
    """Have others judge what was notified, and keep what the two signed."""
    firmas = max(jueces.pdfsig(pdf) for pdf in documentos)
    exigir(firmas >= 2, "la resolución lleva la firma de las dos personas")  # noqa: PLR2004
    jueces.verapdf({f"notificado{n}": pdf for n, pdf in enumerate(documentos)})
    c.pdf["resolucion"] = max(documentos, key=lambda pdf: pdf.count(b"/ByteRange"))
    return f"{len(documentos)} documentos, {firmas} firmas válidas para pdfsig"


def _todas(pagina: object) -> list[str]:
    return [str(v) for v in pagina.arbol.xpath("//input[@name='peticion']/@value")]  # type: ignore[attr-defined]
