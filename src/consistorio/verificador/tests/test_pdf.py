import random
import re

import pytest

from consistorio.verificador import verificador

VOLTEOS = 200


def frases(informe):
    return " ".join(frase for _estado, frase in informe.pasos)


class TestPdfSolo:
    def test_verifica_todas_las_firmas_y_sus_certificados(self, firmado, juzgar_pdf):
        informe = juzgar_pdf(firmado)

        assert informe.verifica, informe.pasos
        assert "La firma 3 de 3 es correcta y cubre el documento entero" in frases(informe)
        assert "La firma 1 de 3 es correcta y cubre el documento tal como estaba" in frases(informe)
        assert "Entre una firma y la siguiente no se ha cambiado nada" in frases(informe)

    def test_sin_raiz_dice_a_quien_nombra_el_certificado(self, firmado, juzgar_pdf):
        informe = juzgar_pdf(firmado, raices=())

        assert informe.verifica
        assert "no se comprueba que lo sea" in frases(informe)

    def test_doscientos_bits_cambiados_y_los_doscientos_descubiertos(self, firmado, juzgar_pdf):
        azar = random.Random(0)
        for _ in range(VOLTEOS):
            datos = bytearray(firmado)
            posicion, bit = azar.randrange(len(datos)), 1 << azar.randrange(8)
            datos[posicion] ^= bit
            assert not juzgar_pdf(bytes(datos)).verifica, (posicion, bit)

    def test_doscientos_bits_de_las_propias_firmas(self, firmado, juzgar_pdf):
        azar = random.Random(1)
        huecos = [(int(r[2]), int(r[3])) for r in verificador._RANGO.finditer(firmado)]
        for _ in range(VOLTEOS):
            datos = bytearray(firmado)
            posicion, bit = azar.randrange(*azar.choice(huecos)), 1 << azar.randrange(8)
            datos[posicion] ^= bit
            assert not juzgar_pdf(bytes(datos)).verifica, (posicion, bit)

    @pytest.mark.parametrize(
        ("caso", "cambiar"),
        [
            ("algo detrás", lambda pdf: pdf + b"\n"),
            ("una revisión detrás", lambda pdf: pdf + b"1 0 obj\n<<>>\nendobj\n%%EOF\n"),
            ("cortado", lambda pdf: pdf[:-1]),
            ("sin firmas", lambda pdf: pdf[: pdf.index(b"%%EOF") + 6]),
            ("un rango que no empieza en cero", lambda pdf: pdf.replace(b"[0 0", b"[1 0", 1)),
            ("vacío", lambda pdf: b""),
            ("otra cosa", lambda pdf: b"%PDF-1.7 hola"),
        ],
    )
    def test_lo_que_no_cubre_la_firma_se_rechaza(self, firmado, juzgar_pdf, caso, cambiar):
        assert not juzgar_pdf(cambiar(firmado)).verifica, caso


class TestRevisiones:
    """What somebody with a good certificate of his own may add and sign afterwards."""

    def test_cambiar_un_objeto_de_contenido_se_ve(self, firmado):
        (primera, segunda, _tercera) = verificador.firmas_de(firmado)
        base = firmado[: primera.hasta]
        numero = max(int(o[1]) for o in verificador._OBJETO.finditer(base))
        for objeto in (1, 2, numero):
            if not re.search(rb"\n%d 0 obj" % objeto, base):
                continue
            revision = _revision(len(base), objeto, b"<</Type/Catalog/Otro 1>>")
            with pytest.raises(verificador.NoVerifica):
                verificador.comprobar_revision(base + revision, len(base), len(base + revision))
        verificador.comprobar_revision(firmado, primera.hasta, segunda.hasta)

    def test_una_nota_que_no_es_firma_se_ve(self, firmado):
        primera = verificador.firmas_de(firmado)[0]
        base = firmado[: primera.hasta]
        pagina = next(o for o in verificador._OBJETO.finditer(base) if b"/Type/Page/" in o[3])
        cuerpo = pagina[3].strip()
        numero = 999
        con_nota = cuerpo[:-2] + b"/Annots[%d 0 R]>>" % numero
        if b"/Annots[" in cuerpo:
            con_nota = cuerpo.replace(b"/Annots[", b"/Annots[%d 0 R " % numero)
        revision = _revision(
            len(base), int(pagina[1]), con_nota, (numero, b"<</Type/Annot/Subtype/FreeText>>")
        )
        with pytest.raises(verificador.NoVerifica, match="nota"):
            verificador.comprobar_revision(base + revision, len(base), len(base + revision))

    def test_lo_que_la_tabla_esconde_se_rechaza(self, firmado):
        primera = verificador.firmas_de(firmado)[0]
        base = firmado[: primera.hasta]
        revision = _revision(len(base), 999, b"<<>>").replace(b"n \n", b"n \n", 1)
        escondida = re.sub(rb"\d{10} 00000 n", b"0000000009 00000 n", revision)
        with pytest.raises(verificador.NoVerifica, match="no se comprueba"):
            verificador.comprobar_revision(base + escondida, len(base), len(base + escondida))


def _revision(desde, numero, cuerpo, *otros):
    salida, lugares = b"", []
    for n, c in ((numero, cuerpo), *otros):
        lugares.append((n, desde + len(salida)))
        salida += b"%d 0 obj\n%b\nendobj\n" % (n, c)
    tabla = b"".join(b"%d 1\n%010d 00000 n \n" % par for par in lugares)
    return salida + b"\nxref\n" + tabla + b"trailer\n<<>>\nstartxref\n%d\n%%%%EOF\n" % desde
