"""Messages for the tests: valid by default, with what each test wants changed."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from consistorio.registro.rules import sicres
from consistorio.registro.rules.sicres.composicion import Quien, de_envio
from consistorio.registro.rules.sicres.ficheros import Fichero
from consistorio.registro.rules.sicres.identificadores import IdentificadorDeIntercambio

RAIZ = Path(__file__).resolve().parents[4]
DATOS = Path(os.environ.get("CONSISTORIO_DATOS_DE_PRUEBA", RAIZ.parent / "shared" / "data"))
SICRES = DATOS / "sicres"
MADRID = ZoneInfo("Europe/Madrid")
AHORA = datetime(2026, 2, 10, 10, 0, tzinfo=MADRID)
ORIGEN = sicres.Extremo(
    oficina="O00001223", oficina_nombre="Oficina de Peñalba", unidad="L03990019"
)
DESTINO = sicres.Extremo(oficina="O00002061", oficina_nombre="Oficina de Villaclara")
ANA = sicres.Persona(tipo_documento="N", documento="12345678Z", nombre="ANA", apellido1="GARCÍA")
PDF = Fichero(nombre="instancia.pdf", mime="application/pdf", contenido=b"%PDF-1.7 hola")
SECUENCIA = IdentificadorDeIntercambio("O00001223", 26, 7)


def momento(version):
    return "20260210095500" if version is sicres.Version.TRES else "20260210095500+0100"


def intercambio(version=sicres.Version.CUATRO, *, ficheros=(PDF,), **cambios):
    """Return the first message of an exchange, valid in its version."""
    cuatro = version is sicres.Version.CUATRO
    persona = replace(ANA, tipo="1") if cuatro else ANA
    base = sicres.Intercambio(
        version=version,
        origen=ORIGEN,
        destino=DESTINO,
        interesados=(sicres.Interesado(interesado=persona),),
        asiento=sicres.Asiento(
            numero="2026-E-000001",
            registrado=momento(version),
            presentado=momento(version) if cuatro else "",
            modo="02" if cuatro else "",
            tipo="0",
            resumen="Instancia general",
        ),
        control=sicres.Control(documentacion_fisica="3"),
        formulario=sicres.Formulario(solicita="Una farola"),
    )
    return de_envio(
        replace(base, **cambios),
        identificador=SECUENCIA,
        ficheros=ficheros,
        quien=Quien(nombre="EVA FUNCIONARIA", contacto="eva@example.org"),
    )


def juzgar(i, **opciones):
    """Return the verdict on a message as if it had come through the wire."""
    return sicres.juzgar(sicres.leer(sicres.escribir(i)), ahora=AHORA, **opciones)


def reglas(veredicto):
    return {defecto.regla for defecto in veredicto.graves}
