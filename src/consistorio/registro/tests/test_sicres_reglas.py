"""The rules of SICRES, one by one, in both versions."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistorio.registro.rules import sicres
from consistorio.registro.rules.sicres.directorio import DeCodigos
from consistorio.registro.rules.sicres.huellas import coincide, huella_de
from consistorio.registro.rules.sicres.identificadores import (
    IdentificadorDeIntercambio,
    SecuenciaAgotada,
)
from consistorio.registro.rules.sicres.momentos import escribir_momento, leer_momento
from consistorio.registro.rules.sicres.personas import documento_valido
from consistorio.registro.rules.sicres.respuestas import de_control

from .sicres_de_prueba import AHORA, ANA, DESTINO, MADRID, ORIGEN, intercambio, juzgar, reglas

TRES, CUATRO = sicres.Version.TRES, sicres.Version.CUATRO
ambas = pytest.mark.parametrize("version", [TRES, CUATRO])


def _con(persona, representante=None):
    uno = sicres.Interesado(interesado=persona, representante=representante or sicres.Persona())
    return {"interesados": (uno,)}


def _ana(version, **datos):
    tipo = "1" if version is CUATRO else ""
    return replace(ANA, **{"tipo": tipo, **datos})


@ambas
def test_un_mensaje_completo_se_acepta_sin_avisos(version):
    veredicto = juzgar(intercambio(version))

    assert veredicto.aceptado
    assert veredicto.avisos == ()


@ambas
@pytest.mark.parametrize(
    ("caso", "cambio", "regla"),
    [
        (
            "nobody files it",
            {"interesados": (), "origen": replace(ORIGEN, unidad="")},
            "sin-interesado",
        ),
        (
            "office with the code of a unit",
            {"destino": replace(DESTINO, oficina="L01990017")},
            "dir3",
        ),
        (
            "unit with the code of an office",
            {"destino": replace(DESTINO, unidad="O00002061")},
            "dir3",
        ),
        ("code of another length", {"destino": replace(DESTINO, oficina="O000020610")}, "dir3"),
        (
            "facts without a petition",
            {"formulario": sicres.Formulario(expone="Hay poca luz")},
            "formulario",
        ),
    ],
)
def test_lo_que_no_concuerda_se_dice(version, caso, cambio, regla):
    assert regla in reglas(juzgar(intercambio(version, **cambio))), caso


@ambas
@pytest.mark.parametrize(
    ("caso", "datos", "regla"),
    [
        ("name without surname", {"apellido1": ""}, "nombre"),
        ("surname without name", {"nombre": ""}, "nombre"),
        ("letter of the NIF", {"documento": "12345678A"}, "documento"),
        ("seven figures", {"documento": "1234567L"}, "documento"),
        ("NIE that says to be a NIF", {"documento": "X1234567L"}, "documento"),
        ("NIF that says to be a NIE", {"tipo_documento": "E"}, "documento"),
        ("passport with signs", {"tipo_documento": "P", "documento": "AB-12/3"}, "documento"),
        ("country of two letters", {"pais": "ES"}, "pais"),
        ("country that does not exist", {"pais": "999"}, "pais"),
        ("province 53", {"pais": "724", "provincia": "53"}, "provincia"),
        ("municipality in words", {"pais": "724", "municipio": "Baza"}, "municipio"),
        ("postal code of four figures", {"pais": "724", "codigo_postal": "2800"}, "codigo-postal"),
        ("postal code of no province", {"pais": "724", "codigo_postal": "99001"}, "codigo-postal"),
    ],
)
def test_los_datos_de_la_persona(version, caso, datos, regla):
    interesado = intercambio(version, **_con(_ana(version, **datos)))
    representante = intercambio(version, **_con(_ana(version), _ana(version, **datos)))

    assert regla in reglas(juzgar(interesado)), caso
    assert regla in reglas(juzgar(representante)), caso


@ambas
@pytest.mark.parametrize(
    ("caso", "datos", "vale"),
    [
        ("nothing of the address", {}, False),
        ("no country", {"direccion": "Mayor, 1", "codigo_postal": "28001"}, False),
        ("no street", {"pais": "724", "codigo_postal": "28001"}, False),
        ("Spain, nothing else", {"pais": "724", "direccion": "Mayor, 1"}, False),
        (
            "Spain, only province",
            {"pais": "724", "direccion": "Mayor, 1", "provincia": "28"},
            False,
        ),
        ("Spain, postal code", {"pais": "724", "direccion": "M", "codigo_postal": "28001"}, True),
        (
            "Spain, province and municipality",
            {"pais": "724", "direccion": "M", "provincia": "28", "municipio": "079"},
            True,
        ),
        ("abroad", {"pais": "250", "direccion": "Rue de la Paix"}, True),
    ],
)
def test_a_quien_pide_papel_se_le_puede_escribir(version, caso, datos, vale):
    canal = "01" if version is TRES else "1"
    veredicto = juzgar(intercambio(version, **_con(_ana(version, canal=canal, **datos))))

    assert ("canal-postal" not in reglas(veredicto)) is vale, caso


def test_quien_pide_deh_dice_cual():
    assert "canal-deh" in reglas(juzgar(intercambio(TRES, **_con(replace(ANA, canal="02")))))


@pytest.mark.parametrize(
    ("caso", "persona", "regla"),
    [
        (
            "a company on paper",
            sicres.Persona(
                tipo="2", tipo_documento="C", documento="P2807900B", razon_social="X", canal="1"
            ),
            "canal-obligado",
        ),
        (
            "a person with a CIF",
            _ana(CUATRO, tipo_documento="C", documento="P2807900B"),
            "tipo-de-persona",
        ),
        ("SMS without a mobile", _ana(CUATRO, aviso_sms="true"), "aviso-sms"),
        ("mail without an address", _ana(CUATRO, aviso_correo="1"), "aviso-correo"),
        (
            "a company without name",
            sicres.Persona(tipo="2", tipo_documento="C", documento="P2807900B"),
            "razon-social",
        ),
    ],
)
def test_lo_propio_de_sicres_4(caso, persona, regla):
    assert regla in reglas(juzgar(intercambio(CUATRO, **_con(persona)))), caso


@pytest.mark.parametrize(
    ("tipo", "documento", "vale"),
    [
        ("N", "12345678Z", True),
        ("N", "K1234567L", True),
        ("E", "Z9886909L", True),
        ("C", "P2807900B", True),
        ("C", "A58818501", True),
        ("C", "A58818502", False),
        ("C", "12345678Z", False),
        ("P", "XDA123456", True),
        ("P", "A" * 18, False),
        ("X", "lo que sea", True),
        ("O", "L01990017", True),
        ("O", "L0199", False),
    ],
)
def test_documentos_de_identidad(tipo, documento, vale):
    assert documento_valido(tipo, documento) is vale


@ambas
@pytest.mark.parametrize(
    ("caso", "texto", "regla"),
    [
        ("of another office", "O00001186_26_00000007", "identificador-ajeno"),
        ("of next year", "O00001223_27_00000007", "identificador-futuro"),
        ("seven figures", "O00001223_26_0000007", "identificador"),
        ("nine figures", "O00001223_26_000000007", "identificador"),
        ("year of four", "O00001223_2026_00000007", "identificador"),
        ("no sequence", "O00001223_26", "identificador"),
    ],
)
def test_el_identificador_del_intercambio(version, caso, texto, regla):
    uno = intercambio(version, ficheros=())
    cambiado = replace(uno, control=replace(uno.control, identificador=texto))

    assert regla in reglas(juzgar(cambiado)), caso


@ambas
@pytest.mark.parametrize(
    ("caso", "datos", "regla"),
    [
        ("five figures", {"identificador": "O00001223_26_00000007_01_00001.pdf"}, "fichero"),
        ("no extension", {"identificador": "O00001223_26_00000007_01_0001"}, "fichero"),
        ("kind 02", {"identificador": "O00001223_26_00000007_02_0001.pdf"}, "fichero"),
        ("of another", {"identificador": "O00001223_26_00000008_01_0001.pdf"}, "fichero-ajeno"),
        ("another type", {"mime": "image/png"}, "mime"),
        ("a name with a slash", {"nombre": "a/b.pdf"}, "nombre-de-fichero"),
        ("a name with quotes", {"nombre": 'a"b.pdf'}, "nombre-de-fichero"),
        ("a name with &", {"nombre": "a&b.pdf"}, "nombre-de-fichero"),
        ("no name", {"nombre": ".."}, "nombre-de-fichero"),
        ("an unknown kind", {"tipo": "09"}, "lista"),
    ],
)
def test_los_ficheros(version, caso, datos, regla):
    uno = intercambio(version)
    cambiado = replace(uno, anexos=(replace(uno.anexos[0], **datos),))

    assert regla in reglas(juzgar(cambiado)), caso


def test_firma_de_un_fichero_que_no_viene():
    uno = intercambio(TRES)
    firma = replace(uno.anexos[0], firmado="O00001223_26_00000007_01_0009.pdf")

    assert "firmado" in reglas(juzgar(replace(uno, anexos=(firma,))))


@ambas
def test_dos_ficheros_con_el_mismo_identificador(version):
    uno = intercambio(version)

    assert "fichero-repetido" in reglas(juzgar(replace(uno, anexos=uno.anexos * 2)))


@ambas
@pytest.mark.parametrize("texto", ["2026021009550", "20260230095500", "20260210 95500", "hoy"])
def test_una_fecha_mal_escrita(version, texto):
    uno = intercambio(version)
    zona = "+0100" if version is CUATRO else ""
    cambiado = replace(uno, asiento=replace(uno.asiento, registrado=texto + zona))

    assert "fecha" in reglas(juzgar(cambiado))


@ambas
def test_una_fecha_que_no_ha_llegado(version):
    uno = intercambio(version)
    luego = escribir_momento(AHORA + timedelta(minutes=6), version)
    cambiado = replace(uno, asiento=replace(uno.asiento, registrado=luego))

    assert "fecha-futura" in reglas(juzgar(cambiado))


def test_no_se_registra_antes_de_presentar():
    uno = intercambio(CUATRO)
    antes = escribir_momento(AHORA - timedelta(days=1), CUATRO)
    cambiado = replace(uno, asiento=replace(uno.asiento, registrado=antes))

    assert "fecha-orden" in reglas(juzgar(cambiado))


@given(
    st.datetimes(datetime(2011, 1, 1), datetime(2099, 1, 1), timezones=st.just(MADRID)),
    st.sampled_from([TRES, CUATRO]),
)
@settings(deadline=None)
def test_una_fecha_escrita_se_lee_igual(momento, version):
    en_segundos = momento.replace(microsecond=0)
    leida = leer_momento(escribir_momento(en_segundos, version), version)

    # In 3.0 no zone travels: in the repeated hour of October it may be the one before.
    assert abs(leida - en_segundos) <= (timedelta(hours=1) if version is TRES else timedelta(0))


@ambas
def test_un_codigo_que_no_esta_en_el_directorio(version):
    veredicto = juzgar(intercambio(version), directorio=DeCodigos(frozenset({"O00001223"})))

    assert {d.campo for d in veredicto.graves if d.regla == "dir3"} == {
        "Codigo_Entidad_Registral_Destino",
        "Codigo_Unidad_Tramitacion_Origen",
        *({"Codigo_Unidad_Tramitacion_Inicio"} if version is CUATRO else ()),
    }


def test_la_huella_se_reconoce_como_la_escriba_cada_uno():
    assert coincide("MTZkYmE4ZTAyYjhmZGE2NGMyYjEzMmI1NDJmNTg2ZmU=", b"otra cosa") is False
    assert coincide(huella_de(b"hola"), b"hola", "SHA-512") is True
    assert coincide(huella_de(b"hola"), b"HOLA", "SHA-512") is False
    assert coincide(huella_de(b"hola"), b"hola", "GOST") is None
    assert coincide(":::", b"hola") is False


@pytest.mark.parametrize(
    ("tipo", "datos", "aceptado"),
    [
        (sicres.TipoDeMensaje.ACK, {}, True),
        (sicres.TipoDeMensaje.ERROR, {}, False),
        (sicres.TipoDeMensaje.ERROR, {"codigo_error": "0065"}, True),
        (sicres.TipoDeMensaje.CONFIRMACION, {}, False),
        (
            sicres.TipoDeMensaje.CONFIRMACION,
            {"numero": "2026-E-000009", "registrado": "20260210095800+0100"},
            True,
        ),
        (
            sicres.TipoDeMensaje.CONFIRMACION,
            {"numero": "2026-E-000009", "registrado": "20270210095800+0100"},
            False,
        ),
    ],
)
def test_los_mensajes_de_control(tipo, datos, aceptado):
    mensaje = de_control(intercambio(CUATRO), tipo=tipo, **datos)

    veredicto = sicres.juzgar_mensaje(sicres.leer(sicres.escribir(mensaje)), ahora=AHORA)

    assert veredicto.aceptado is aceptado


def test_un_mensaje_de_control_no_es_uno_de_datos():
    control = sicres.leer(sicres.escribir(de_control(intercambio(), tipo=sicres.TipoDeMensaje.ACK)))
    datos = sicres.leer(sicres.escribir(intercambio()))

    assert not sicres.juzgar(control, ahora=AHORA).aceptado
    assert not sicres.juzgar_mensaje(datos, ahora=AHORA).aceptado


def test_ocho_cifras_y_ni_una_mas():
    with pytest.raises(SecuenciaAgotada):
        IdentificadorDeIntercambio.nuevo("O00001223", AHORA, 100_000_000)
    assert str(IdentificadorDeIntercambio.nuevo("O00001223", AHORA, 99_999_999)).endswith(
        "99999999"
    )


def test_nadie_se_rectifica_a_si_mismo():
    uno = intercambio(CUATRO)
    mismo = replace(uno, control=replace(uno.control, previo=uno.control.identificador))

    assert "previo" in reglas(juzgar(mismo))
