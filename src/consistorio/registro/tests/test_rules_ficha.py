from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.registro.rules import domicilio as dom
from consistorio.registro.rules import ficha as fic
from consistorio.registro.rules import identificacion as ide
from consistorio.registro.rules.asistencia import (
    AsistenciaNoProcede,
    SinConsentimientoExpreso,
    consecuencia_de_presentar_en_papel,
    exigir_que_se_le_pueda_asistir,
)
from consistorio.registro.rules.codigos import CanalDeNotificacion, Transporte
from consistorio.registro.rules.ficha_escrita import como_datos, de_datos
from consistorio.registro.rules.obligados import Calidad

HOY = date(2026, 2, 10)
T, P, D = ide.TipoDeIdentificacion, ide.TipoDePersona, ide.Defecto


def persona(tipo=P.FISICA, numero="12345678Z", **mas):
    documento = ide.Identificacion.por_nif(numero) if numero else None
    nombres = {"nombre": "Ana", "apellido_1": "García"} if tipo is P.FISICA else {}
    return ide.Persona(tipo=tipo, identificacion=documento, **{**nombres, **mas})


def interviniente(papel="interesado", **mas):
    return fic.Interviniente(papel=papel, **{"persona": persona(), **mas})


def empresa(papel="interesado", **mas):
    quien = persona(P.JURIDICA, "P2807900B", razon_social="Obras, S. A.")
    return interviniente(papel, persona=quien, **mas)


class TestIdentificacion:
    @pytest.mark.parametrize(
        ("tipo", "escrito", "numero"),
        [
            (T.NIF, "12345678-z", "12345678Z"),
            (T.NIF, " 1.234.567-L", "01234567L"),
            (T.NIE, "x1234567l", "X1234567L"),
            (T.CIF, "P-2807900-B", "P2807900B"),
            (T.PASAPORTE, "aaa 123456", "AAA123456"),
            (T.OTRO, "carta 12/b", "CARTA 12/B"),
            (T.CODIGO_DE_ORIGEN, "l01280796", "L01280796"),
        ],
    )
    def test_cada_clase_se_lee_como_se_escribe(self, tipo, escrito, numero):
        assert ide.Identificacion.leer(tipo, escrito).numero == numero

    @pytest.mark.parametrize(
        ("tipo", "escrito", "defecto"),
        [
            (T.NIF, "12345678A", D.NUMERO),
            (T.NIF, "X1234567L", D.NUMERO_DE_OTRA_CLASE),
            (T.NIE, "12345678Z", D.NUMERO_DE_OTRA_CLASE),
            (T.CIF, "12345678Z", D.NUMERO_DE_OTRA_CLASE),
            (T.PASAPORTE, "AB", D.NUMERO),
            (T.PASAPORTE, "AAA123456<<", D.NUMERO),
            (T.OTRO, "<script>", D.NUMERO),
            (T.CODIGO_DE_ORIGEN, "12", D.NUMERO),
            (T.NIF, "   ", D.SIN_NUMERO),
        ],
    )
    def test_lo_que_no_es_de_su_clase_se_rechaza(self, tipo, escrito, defecto):
        with pytest.raises(ide.IdentificacionNoValida) as error:
            ide.Identificacion.leer(tipo, escrito)

        assert error.value.defecto is defecto

    @given(st.from_regex(r"[A-Z0-9]{5,17}", fullmatch=True))
    def test_ningun_pasaporte_pasa_por_el_nif_de_otra_persona(self, numero):
        escrito = str(ide.Identificacion.leer(T.PASAPORTE, numero))

        assert escrito == f"P-{numero}"
        assert len(escrito) <= 20

    @pytest.mark.parametrize(
        ("numero", "tipo"), [("12345678Z", T.NIF), ("X1234567L", T.NIE), ("P2807900B", T.CIF)]
    )
    def test_el_numero_dice_su_clase(self, numero, tipo):
        assert ide.Identificacion.por_nif(numero).tipo is tipo


class TestPersona:
    @pytest.mark.parametrize(
        ("datos", "defecto"),
        [
            ({"nombre": "", "apellido_1": "García"}, D.SIN_NOMBRE),
            ({"nombre": "Ana", "apellido_1": ""}, D.SIN_NOMBRE),
            ({"nombre": "A" * 51}, D.NOMBRE_LARGO),
            ({"tipo": P.JURIDICA, "razon_social": "Obras"}, D.DOCUMENTO_DE_OTRA_PERSONA),
            ({"tipo": P.JURIDICA, "numero": "P2807900B"}, D.SIN_RAZON_SOCIAL),
            ({"numero": "P2807900B"}, D.DOCUMENTO_DE_OTRA_PERSONA),
        ],
    )
    def test_ge_012_a_020_cada_persona_tiene_lo_suyo(self, datos, defecto):
        with pytest.raises(ide.IdentificacionNoValida) as error:
            persona(**datos)

        assert error.value.defecto is defecto

    def test_el_documento_puede_faltar(self):
        assert persona(numero="").nombre_completo == "Ana García"


class TestDomicilio:
    @pytest.mark.parametrize(
        ("datos", "defecto"),
        [
            ({"codigo_postal": "28013", "provincia": "08"}, "OTRA_PROVINCIA"),
            ({"codigo_postal": "53001"}, "CODIGO_POSTAL"),
            ({"codigo_postal": "2801"}, "CODIGO_POSTAL"),
            ({"provincia": "53"}, "PROVINCIA"),
            ({"pais": "España"}, "PAIS"),
            ({"direccion": "x" * 161}, "LARGO"),
        ],
    )
    def test_lo_que_no_concuerda_se_rechaza(self, datos, defecto):
        with pytest.raises(dom.DomicilioNoValido) as error:
            dom.Domicilio(**datos)

        assert error.value.defecto is dom.DefectoDeDomicilio[defecto]

    def test_hay_cincuenta_y_dos_provincias(self):
        assert sorted(dom.PROVINCIAS) == [f"{n:02}" for n in range(1, 53)]

    @pytest.mark.parametrize(
        ("datos", "llega"),
        [
            ({"direccion": "Mayor, 1", "codigo_postal": "28013"}, True),
            ({"direccion": "Mayor, 1", "provincia": "28", "municipio": "Madrid"}, True),
            ({"direccion": "Mayor, 1", "provincia": "28"}, False),
            ({"codigo_postal": "28013"}, False),
            ({"direccion": "1 rue X", "pais": "FR"}, True),
        ],
    )
    def test_ge_021_a_037_hasta_donde_llega_una_carta(self, datos, llega):
        assert dom.Domicilio(**datos).sirve_para_notificar is llega


class TestObligacion:
    @pytest.mark.parametrize(
        ("caso", "quienes", "obligada", "articulo"),
        [
            ("14.1: persona física", [interviniente()], False, "14.1"),
            ("14.2.a: persona jurídica", [empresa()], True, "14.2.a"),
            (
                "14.2.d: quien la representa",
                [empresa(), interviniente("representante")],
                True,
                "14.2.d",
            ),
            (
                "14.2.c: profesional colegiado",
                [
                    interviniente(),
                    interviniente("representante", calidad=Calidad.PROFESIONAL_COLEGIADO),
                ],
                True,
                "14.2.c",
            ),
        ],
    )
    def test_por_letra_del_articulo(self, caso, quienes, obligada, articulo):
        resultado = fic.obligacion_de(quienes)

        assert (resultado.obligada, resultado.cita.articulo) == (obligada, articulo)

    def test_68_4_la_entrada_en_papel_de_un_obligado_se_requiere(self):
        obligado, libre = fic.obligacion_de([empresa()]), fic.obligacion_de([interviniente()])

        assert consecuencia_de_presentar_en_papel(obligado).requiere
        assert not consecuencia_de_presentar_en_papel(libre).requiere

    def test_12_2_a_un_obligado_no_se_le_firma_y_a_los_demas_con_consentimiento(self):
        obligado, libre = fic.obligacion_de([empresa()]), fic.obligacion_de([interviniente()])

        with pytest.raises(AsistenciaNoProcede):
            exigir_que_se_le_pueda_asistir(obligado, consiente=True)
        with pytest.raises(SinConsentimientoExpreso):
            exigir_que_se_le_pueda_asistir(libre, consiente=False)
        exigir_que_se_le_pueda_asistir(libre, consiente=True)


class TestComprobar:
    @pytest.mark.parametrize(
        ("campo", "defecto", "ficha"),
        [
            ("interesado", "SIN_INTERESADO", {"intervinientes": (interviniente("representante"),)}),
            ("observaciones", "LARGO", {"observaciones": "x" * 161}),
            ("referencia_externa", "LARGO", {"referencia_externa": "x" * 17}),
            ("fecha_documento", "FECHA_FUTURA", {"fecha_documento": date(2026, 2, 11)}),
            (
                "origen_fecha",
                "FECHA_FUTURA",
                {"origen": fic.Origen(numero="1", fecha=date(2026, 2, 11), oficina="X")},
            ),
            (
                "interesado_canal",
                "PAPEL_PARA_OBLIGADO",
                {"intervinientes": (empresa(canal=CanalDeNotificacion.PAPEL),)},
            ),
            (
                "representante_canal",
                "PAPEL_PARA_OBLIGADO",
                {
                    "intervinientes": (
                        empresa(),
                        interviniente("representante", canal=CanalDeNotificacion.PAPEL),
                    )
                },
            ),
            (
                "interesado_direccion",
                "PAPEL_SIN_DOMICILIO",
                {"intervinientes": (interviniente(canal=CanalDeNotificacion.PAPEL),)},
            ),
        ],
    )
    def test_lo_que_no_puede_ser(self, campo, defecto, ficha):
        with pytest.raises(fic.FichaNoValida) as error:
            fic.comprobar(fic.Ficha(**{"intervinientes": (interviniente(),), **ficha}), HOY)

        assert (error.value.campo, error.value.defecto) == (campo, fic.DefectoDeFicha[defecto])

    def test_lo_escrito_se_lee_igual(self):
        ficha = fic.Ficha(
            intervinientes=(empresa(), interviniente("representante")),
            transporte=Transporte.BUROFAX,
            origen=fic.Origen(numero="7", fecha=HOY, oficina="Delegación"),
            fecha_documento=HOY,
        )

        assert de_datos({"ficha": como_datos(ficha)}) == ficha
        assert de_datos({}) is None

    @pytest.mark.parametrize("textos", [("", "", ""), ("x" * 241, "", ""), ("x", "y" * 4001, "")])
    def test_el_extracto_no_falta_y_todo_cabe(self, textos):
        with pytest.raises(fic.FichaNoValida):
            fic.comprobar_textos(*textos)
