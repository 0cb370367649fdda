"""Messages read and written: round trips, official schemas, hostile XML, thousands of mutations."""

import random
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from consistorio.registro.rules import sicres
from consistorio.registro.rules.sicres import tabla3, tabla4
from consistorio.registro.rules.sicres.esquema import Campo, Exige, Grupo
from consistorio.registro.rules.sicres.listas import TipoDeMensaje
from consistorio.registro.rules.sicres.respuestas import de_control, respuesta_a
from consistorio.registro.rules.sicres.tabla_control import MENSAJE_3, MENSAJE_4

from .sicres_de_prueba import AHORA, SICRES, intercambio

TRES, CUATRO = sicres.Version.TRES, sicres.Version.CUATRO
ESQUEMAS = {
    (sicres.Intercambio, TRES): "SICRES3_INTERCAMBIO_APL.xsd",
    (sicres.Intercambio, CUATRO): "SICRES4_INTERCAMBIO_APL.xsd",
    (sicres.MensajeDeControl, TRES): "SICRES3_MENSAJE_APL.xsd",
    (sicres.MensajeDeControl, CUATRO): "SICRES4_MENSAJE_APL.xsd",
}
faltan = pytest.mark.skipif(not (SICRES / "xsd").is_dir(), reason="no están los esquemas oficiales")
textos = st.text(
    st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=30
).map(str.strip)


def _de(clase, **fijos):
    """Build any value of a dataclass of texts."""
    return st.builds(
        clase,
        **{f.name: textos for f in fields(clase) if f.type == "str" and f.name not in fijos},
        **{nombre: st.just(valor) for nombre, valor in fijos.items()},
    )


def _sin(clase, *nombres):
    return _de(clase, **dict.fromkeys(nombres, ""))


metadatos = st.lists(st.builds(sicres.Metadato, campo=textos, valor=textos), max_size=2).map(tuple)
SOLO_4 = ("tipo", "codigo_directorio", "telefono_fijo", "receptor", "aviso_sms", "aviso_correo")
SOLO_3_DE_ANEXO = (
    "validez",
    "certificado",
    "firma",
    "sello_de_tiempo",
    "ocsp",
    "huella",
    "firmado",
)


def _cuatro():
    persona = _sin(sicres.Persona, "deh")
    return st.builds(
        sicres.Intercambio,
        version=st.just(CUATRO),
        origen=_de(sicres.Extremo),
        destino=_de(sicres.Extremo),
        interesados=_interesados(persona),
        asiento=st.builds(
            replace,
            _de(sicres.Asiento),
            metadatos_generales=metadatos,
            metadatos_particulares=metadatos,
        ),
        anexos=st.lists(
            st.builds(replace, _sin(sicres.Anexo, *SOLO_3_DE_ANEXO), metadatos_generales=metadatos),
            max_size=3,
        ).map(tuple),
        control=st.builds(replace, _de(sicres.Control), inicio=_de(sicres.Extremo)),
        formulario=_de(sicres.Formulario),
    )


def _tres():
    persona = _sin(sicres.Persona, *SOLO_4)
    return st.builds(
        sicres.Intercambio,
        version=st.just(TRES),
        origen=_de(sicres.Extremo),
        destino=_de(sicres.Extremo),
        interesados=_interesados(persona),
        asiento=_sin(sicres.Asiento, "presentado", "sello_presentacion", "modo", "codigo_sia"),
        anexos=st.lists(_sin(sicres.Anexo, "resumen", "codigo_formulario"), max_size=3).map(tuple),
        control=st.builds(
            replace,
            _sin(sicres.Control, "previo"),
            inicio=_sin(sicres.Extremo, "unidad", "unidad_nombre"),
        ),
        formulario=_de(sicres.Formulario),
    )


def _interesados(persona):
    uno = st.builds(
        sicres.Interesado, interesado=persona, representante=persona, observaciones=textos
    )
    return st.lists(uno.filter(lambda i: i != sicres.Interesado()), max_size=3).map(tuple)


@given(st.one_of(_tres(), _cuatro()))
@settings(max_examples=300, deadline=None)
def test_lo_escrito_se_lee_igual(mensaje):
    assert sicres.leer(sicres.escribir(mensaje)).mensaje == mensaje


@given(
    st.builds(
        replace,
        st.one_of(
            _de(sicres.MensajeDeControl, version=TRES), _de(sicres.MensajeDeControl, version=CUATRO)
        ),
        ficheros=st.lists(textos, max_size=3).map(tuple),
    )
)
@settings(max_examples=200, deadline=None)
def test_el_mensaje_de_control_se_lee_igual(mensaje):
    assert sicres.leer(sicres.escribir(mensaje)).mensaje == mensaje


@faltan
@pytest.mark.parametrize("version", [TRES, CUATRO])
def test_lo_que_escribimos_cumple_los_esquemas_oficiales(version):
    dato = intercambio(version)
    mensajes = [
        dato,
        *(de_control(dato, tipo=tipo, descripcion="Porque sí") for tipo in TipoDeMensaje),
        respuesta_a(de_control(dato, tipo=TipoDeMensaje.CONFIRMACION), TipoDeMensaje.ACK),
    ]
    for mensaje in mensajes:
        esquema = etree.XMLSchema(
            etree.parse(SICRES / "xsd" / ESQUEMAS[type(mensaje), mensaje.version])
        )

        assert esquema.validate(etree.fromstring(sicres.escribir(mensaje))), esquema.error_log


@faltan
@pytest.mark.parametrize(
    ("tabla", "fichero"),
    [
        (tabla3.INTERCAMBIO, "SICRES3_INTERCAMBIO_APL.xsd"),
        (tabla4.INTERCAMBIO, "SICRES4_INTERCAMBIO_APL.xsd"),
        (MENSAJE_3, "SICRES3_MENSAJE_APL.xsd"),
        (MENSAJE_4, "SICRES4_MENSAJE_APL.xsd"),
    ],
)
def test_las_tablas_tienen_los_campos_y_largos_del_esquema(tabla, fichero):
    xs = "{http://www.w3.org/2001/XMLSchema}"
    oficiales = {}
    for elemento in etree.parse(SICRES / "xsd" / fichero).iter(f"{xs}element"):
        largo = elemento.find(f"{xs}simpleType/{xs}restriction/{xs}maxLength")
        if elemento.find(f"{xs}complexType") is None and not str(elemento.get("type")).startswith(
            ("Datos", "Listado")
        ):
            oficiales.setdefault(elemento.get("name"), set()).add(
                None if largo is None else int(largo.get("value"))
            )
    nuestros = {campo.nombre: campo.largo for campo in _campos(tabla)}

    assert set(nuestros) == set(oficiales) - {"Campo", "Valor"}
    for nombre, largo in nuestros.items():
        # Where the schema gives no length, ours is that of its list of values.
        assert largo in oficiales[nombre] or oficiales[nombre] == {None}, nombre


def _campos(grupo):
    for pieza in grupo.contenido:
        if isinstance(pieza, Grupo):
            yield from _campos(pieza)
        elif isinstance(pieza, Campo):
            yield pieza


def _todos(raiz, grupo):
    """Give every field of a message with its element."""
    for pieza in grupo.contenido:
        for nodo in raiz.findall(pieza.nombre):
            if isinstance(pieza, Grupo):
                yield from _todos(nodo, pieza)
            elif isinstance(pieza, Campo):
                yield pieza, nodo


TABLAS = {TRES: tabla3.INTERCAMBIO, CUATRO: tabla4.INTERCAMBIO}


@pytest.mark.parametrize("version", [TRES, CUATRO])
def test_cada_dato_obligatorio_se_echa_en_falta(version):
    xml = sicres.escribir(intercambio(version))
    obligatorios = [
        campo.nombre
        for campo, _ in _todos(etree.fromstring(xml), TABLAS[version])
        if campo.exige is Exige.VALOR
    ]
    assert len(obligatorios) >= 13
    for nombre in obligatorios:
        for quitar in (True, False):
            raiz = etree.fromstring(xml)
            nodo = next(raiz.iter(nombre))
            if quitar:
                nodo.getparent().remove(nodo)
            else:
                nodo.text = "  "

            assert ("falta", nombre) in _defectos(raiz), nombre


@pytest.mark.parametrize("version", [TRES, CUATRO])
def test_cada_largo_y_cada_lista_se_comprueban(version):
    xml = sicres.escribir(intercambio(version))
    comprobados = 0
    for campo, _ in _todos(etree.fromstring(xml), TABLAS[version]):
        raiz = etree.fromstring(xml)
        nodo = next(raiz.iter(campo.nombre))
        if campo.largo:
            nodo.text = "A" * (campo.largo + 1)
            assert ("largo", campo.nombre) in _defectos(raiz)
            comprobados += 1
        if campo.lista:
            nodo.text = "Z"
            assert ("lista", campo.nombre) in _defectos(raiz)
        if campo.clase == "base64":
            nodo.text = ":::"
            assert ("base64", campo.nombre) in _defectos(raiz)
    assert comprobados > 20


@pytest.mark.parametrize("version", [TRES, CUATRO])
def test_cada_apartado_obligatorio_se_echa_en_falta(version):
    xml = sicres.escribir(intercambio(version))
    for grupo in TABLAS[version].contenido:
        raiz = etree.fromstring(xml)
        for nodo in raiz.findall(grupo.nombre):
            raiz.remove(nodo)

        falta = ("falta", grupo.nombre) in _defectos(raiz)
        assert falta is (grupo.exige is not Exige.NADA), grupo.nombre


def _defectos(raiz):
    lectura = sicres.leer(etree.tostring(raiz))
    veredicto = sicres.juzgar(lectura, ahora=AHORA)
    return {(d.regla, d.campo) for d in veredicto.graves}


@pytest.mark.parametrize(
    ("caso", "cambio", "regla"),
    [
        ("an element that nobody knows", lambda r: etree.SubElement(r, "De_Nada"), "desconocido"),
        (
            "a field twice",
            lambda r: r[0].append(etree.fromstring(etree.tostring(r[0][0]))),
            "repetido",
        ),
        ("out of order", lambda r: r.insert(0, r[1]), "orden"),
        ("something inside a field", lambda r: etree.SubElement(r[0][0], "x"), "estructura"),
    ],
)
def test_la_forma_se_comprueba(caso, cambio, regla):
    raiz = etree.fromstring(sicres.escribir(intercambio(TRES)))
    cambio(raiz)

    assert regla in {r for r, _ in _defectos(raiz)}, caso


BOMBA = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>
<Fichero_Intercambio_SICRES_3><De_Destino>&b;</De_Destino></Fichero_Intercambio_SICRES_3>"""


@pytest.mark.parametrize(
    ("caso", "xml"),
    [
        ("nothing", b""),
        ("not XML", b"hola"),
        ("entities", BOMBA),
        ("an outside file", b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'),
        ("a DTD hidden in UTF-16", BOMBA.decode().encode("utf-16")),
        ("a DTD hidden in UTF-7", b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-'),
        (
            "an entity nobody declared",
            b"<Fichero_Intercambio_SICRES_3>&x;</Fichero_Intercambio_SICRES_3>",
        ),
        ("very deep", b"<a>" * 5000 + b"</a>" * 5000),
        ("very wide", b"<a>" + b"<b/>" * 30_000 + b"</a>"),
        ("another language", b'<html xmlns="http://www.w3.org/1999/xhtml"/>'),
        ("too big", b"<a>" + b"x" * (33 * 1024 * 1024) + b"</a>"),
    ],
)
def test_lo_hostil_no_pasa_de_la_puerta(caso, xml):
    lectura = sicres.leer(xml)

    assert lectura.mensaje is None or lectura.defectos, caso
    assert not sicres.juzgar(lectura, ahora=AHORA).aceptado


def test_un_fichero_de_diez_megas_se_lee():
    grande = intercambio(TRES, ficheros=())
    anexo = intercambio(TRES).anexos[0]
    grande = replace(grande, anexos=(replace(anexo, contenido="QUFB" * (3 * 1024 * 1024)),))

    assert len(sicres.leer(sicres.escribir(grande)).mensaje.anexos[0].contenido) == 12 * 1024**2


def test_lo_que_ningun_xml_lleva_no_se_escribe():
    with pytest.raises(sicres.NoSePuedeEscribir):
        sicres.escribir(intercambio(TRES, formulario=sicres.Formulario(solicita="a\x00b")))


def test_diez_mil_mensajes_estropeados_no_hacen_saltar_nada():
    azar = random.Random(3)
    semillas = [sicres.escribir(intercambio(v)) for v in (TRES, CUATRO)]
    semillas += [
        sicres.escribir(de_control(intercambio(v), tipo=t))
        for v in (TRES, CUATRO)
        for t in TipoDeMensaje
    ]
    resultados = {True: 0, False: 0}
    for _ in range(10_500):
        lectura = sicres.leer(_estropear(azar, azar.choice(semillas)))
        veredicto = sicres.juzgar(lectura, ahora=AHORA)
        control = sicres.juzgar_mensaje(lectura, ahora=AHORA)
        assert len(veredicto.explicacion) <= 1024
        resultados[veredicto.aceptado or control.aceptado] += 1

    assert min(resultados.values()) > 100, resultados


def _estropear(azar, xml):
    roto = bytearray(xml)
    for _ in range(azar.choice((1, 1, 2, 8))):
        lugar = azar.randrange(len(roto))
        match azar.randrange(6):
            case 0:
                roto[lugar] = azar.randrange(256)
            case 1:
                del roto[lugar : lugar + azar.randrange(40)]
            case 2:
                roto[lugar:lugar] = bytes(azar.choice(b"<>/&;_09AZ\x00\xff ") for _ in range(5))
            case 3:
                otro = azar.randrange(len(roto))
                roto[lugar : lugar + 20] = roto[otro : otro + azar.randrange(200)]
            case 4:  # The text of a field changed, with the XML still well formed.
                inicio = roto.find(b">", lugar) + 1
                roto[inicio:inicio] = azar.choice(
                    (b"99", b"A" * 300, "ñ€".encode(), b"&#10;", b"<x/>")
                )
            case _:  # An element emptied.
                fin = roto.find(b"</", lugar)
                inicio = roto.rfind(b">", 0, fin) + 1
                del roto[inicio : max(inicio, fin)]
    return bytes(roto)
