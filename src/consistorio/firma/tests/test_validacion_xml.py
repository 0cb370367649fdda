"""XML that tries to pass for signed: none of these attacks is taken as valid (W3C XMLDSig, XAdES)."""

import base64
import hashlib
import hmac
import shutil
import subprocess
from copy import deepcopy

import pytest
from lxml import etree

from consistorio.firma.llaves.memoria import LlaveEnMemoria
from consistorio.firma.validacion.aparte import validar_aparte
from consistorio.firma.validacion.confianza import Confianza
from consistorio.firma.validacion.cualquiera import FicheroIlegible
from consistorio.firma.validacion.resultado import FirmaValidada, Veredicto
from consistorio.firma.validacion.xml import XmlIlegible, validar_xml
from consistorio.firma.xades import DS_NS, XADES_NS, firmar_xades

DS, XADES = f"{{{DS_NS}}}", f"{{{XADES_NS}}}"
XML = b'<a xmlns="urn:a"><b Id="parte" importe="10"><c>\xc3\xb1 uno</c></b></a>'
SIN_ESPACIO = b'<a><b Id="parte" importe="10"><c>uno</c></b></a>'


@pytest.fixture(scope="module")
def confianza(pki, ahora):
    return Confianza(ahora, pki.cas, [pki.crl(ahora)])


@pytest.fixture(scope="module")
def alcaldesa(pki):
    return LlaveEnMemoria(pki.persona("alcaldesa"))


def firmar(xml, firmante, ahora, *, parte):
    raiz = etree.fromstring(xml)
    firmar_xades(raiz, raiz[0] if parte else None, firmante, ahora=ahora)
    return raiz


@pytest.fixture(scope="module")
def entera(alcaldesa, ahora):
    """A document signed as a whole (enveloped)."""
    return etree.tostring(firmar(XML, alcaldesa, ahora, parte=False))


@pytest.fixture(scope="module")
def de_una_parte(alcaldesa, ahora):
    """A wrapper whose only content is signed by its identifier."""
    return etree.tostring(firmar(SIN_ESPACIO, alcaldesa, ahora, parte=True))


@pytest.mark.parametrize("cual", ["entera", "de_una_parte"])
def test_control_lo_honrado_es_valido_y_dice_quien(cual, request, confianza, ahora):
    [firma] = validar_xml(request.getfixturevalue(cual), confianza)

    assert (firma.veredicto, firma.motivos) == (Veredicto.VALIDA, ())
    assert (firma.nif, firma.formato) == ("11111111H", "XAdES")
    assert (firma.hora_declarada, firma.hora_sellada) == (ahora, None)
    assert firma.resumenes == (True, True)


@pytest.mark.parametrize("cual", ["entera", "de_una_parte"])
def test_xmlsec1_dice_lo_mismo(cual, request, tmp_path, pki):
    if shutil.which("xmlsec1") is None:
        pytest.skip("falta xmlsec1")
    fichero, emisora = tmp_path / "f.xml", tmp_path / "ca.der"
    fichero.write_bytes(request.getfixturevalue(cual))
    emisora.write_bytes(pki.cas[0])

    orden = ["xmlsec1", "--verify", "--id-attr:Id", "urn:a:b", "--insecure"]
    hecho = subprocess.run(
        [*orden, "--id-attr:Id", "b", "--id-attr:Id", f"{XADES_NS}:SignedProperties", fichero],
        capture_output=True,
        check=False,
    )

    assert hecho.returncode == 0, hecho.stderr


def _firma(raiz):
    return next(raiz.iter(f"{DS}Signature"))


def _envolver(raiz, donde):
    """Take what is signed elsewhere, and leave a false one in its place."""
    bueno = raiz[0]
    falso = deepcopy(bueno)
    falso.set("importe", "9999")
    raiz.replace(bueno, falso)
    donde(raiz).append(bueno)
    return falso


def _a_un_object(raiz):
    return etree.SubElement(_firma(raiz), f"{DS}Object")


def _a_las_no_firmadas(raiz):
    propiedades = next(raiz.iter(f"{XADES}QualifyingProperties"))
    return etree.SubElement(propiedades, f"{XADES}UnsignedProperties")


def _al_final(raiz):
    return etree.SubElement(raiz, "otro")


def envuelta_en_object_con_el_mismo_id(raiz):
    _envolver(raiz, _a_un_object)


def envuelta_en_object_con_otro_id(raiz):
    _envolver(raiz, _a_un_object).set("Id", "otra")


def envuelta_en_object_sin_id(raiz):
    del _envolver(raiz, _a_un_object).attrib["Id"]


def envuelta_en_las_propiedades_no_firmadas(raiz):
    _envolver(raiz, _a_las_no_firmadas).set("Id", "otra")


def envuelta_al_lado(raiz):
    _envolver(raiz, _al_final).set("Id", "otra")


def envuelta_en_keyinfo(raiz):
    _envolver(raiz, lambda r: next(r.iter(f"{DS}KeyInfo"))).set("Id", "otra")


def id_repetido_en_otro_atributo(raiz):
    falso = deepcopy(raiz[0])
    falso.attrib.clear()
    falso.set("id", "parte")
    raiz.insert(0, falso)


def id_repetido_en_xml_id(raiz):
    falso = deepcopy(raiz[0])
    falso.attrib.clear()
    falso.set("{http://www.w3.org/XML/1998/namespace}id", "parte")
    raiz.insert(0, falso)


def contenido_al_lado_sin_firmar(raiz):
    etree.SubElement(raiz, "importe").text = "9999"


def texto_alrededor(raiz):
    raiz.text = "No vale lo que sigue."


def atributo_en_la_raiz(raiz):
    raiz.set("importe", "9999")


def texto_detras_de_la_firma(raiz):
    _firma(raiz).tail = "9999"


def contenido_cambiado(raiz):
    raiz[0].set("importe", "9999")


def contenido_quitado(raiz):
    raiz.remove(raiz[0])


def referencia_quitada(raiz):
    referencias = list(raiz.iter(f"{DS}Reference"))
    referencias[0].getparent().remove(referencias[0])


def referencia_al_contenido_vacia(raiz):
    del next(raiz.iter(f"{DS}Reference")).attrib["URI"]


def referencia_fuera(raiz):
    next(raiz.iter(f"{DS}Reference")).set("URI", "http://ejemplo.example/otro.xml")


def xslt(raiz):
    paso = next(raiz.iter(f"{DS}Transform"))
    paso.set("Algorithm", "http://www.w3.org/TR/1999/REC-xslt-19991116")


def xpath_que_lo_quita_todo(raiz):
    paso = next(raiz.iter(f"{DS}Transform"))
    paso.set("Algorithm", "http://www.w3.org/TR/1999/REC-xpath-19991116")
    etree.SubElement(paso, f"{DS}XPath").text = "false()"


def filtro_que_intersecta(raiz):
    paso = next(raiz.iter(f"{DS}Transform"))
    paso.set("Algorithm", "http://www.w3.org/2002/06/xmldsig-filter2")
    uno = etree.SubElement(paso, "{http://www.w3.org/2002/06/xmldsig-filter2}XPath")
    uno.set("Filter", "intersect")
    uno.text = "/descendant::ds:Signature"


def hmac_con_la_clave_publica(raiz):
    firma = _firma(raiz)
    metodo = next(firma.iter(f"{DS}SignatureMethod"))
    metodo.set("Algorithm", "http://www.w3.org/2000/09/xmldsig#hmac-sha1")
    info = etree.tostring(firma.find(f"{DS}SignedInfo"), method="c14n", exclusive=True)
    clave = base64.b64decode(next(firma.iter(f"{DS}X509Certificate")).text)
    valor = hmac.new(clave, info, hashlib.sha1).digest()
    firma.find(f"{DS}SignatureValue").text = base64.b64encode(valor).decode()


def metodo_cambiado(raiz):
    metodo = next(raiz.iter(f"{DS}SignatureMethod"))
    metodo.set("Algorithm", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512")


def resumen_md5(raiz):
    metodo = next(raiz.iter(f"{DS}DigestMethod"))
    metodo.set("Algorithm", "http://www.w3.org/2001/04/xmldsig-more#md5")


def valor_de_ceros(raiz):
    valor = next(raiz.iter(f"{DS}SignatureValue"))
    valor.text = base64.b64encode(bytes(len(base64.b64decode(valor.text)))).decode()


def valor_vacio(raiz):
    next(raiz.iter(f"{DS}SignatureValue")).text = ""


def valor_truncado(raiz):
    valor = next(raiz.iter(f"{DS}SignatureValue"))
    valor.text = base64.b64encode(base64.b64decode(valor.text)[:-1]).decode()


def sin_certificado(raiz):
    info = next(raiz.iter(f"{DS}KeyInfo"))
    info.getparent().remove(info)


def hora_cambiada(raiz):
    next(raiz.iter(f"{XADES}SigningTime")).text = "2020-01-01T00:00:00+01:00"


def propiedades_falsas_delante(raiz):
    """A second set of properties, with the same identifier, that nobody signed."""
    objeto = next(raiz.iter(f"{XADES}QualifyingProperties")).getparent()
    falso = deepcopy(objeto)
    next(falso.iter(f"{XADES}SigningTime")).text = "2020-01-01T00:00:00+01:00"
    objeto.addprevious(falso)


def propiedades_de_otro_sitio(raiz):
    propiedades = next(raiz.iter(f"{XADES}QualifyingProperties"))
    etree.SubElement(raiz, "suelto").append(propiedades)


def propiedades_sin_referencia(raiz):
    referencias = list(raiz.iter(f"{DS}Reference"))
    referencias[-1].getparent().remove(referencias[-1])


def propiedades_de_otra_firma(raiz):
    next(raiz.iter(f"{XADES}QualifyingProperties")).set("Target", "#otra")


def dos_signedinfo(raiz):
    info = next(raiz.iter(f"{DS}SignedInfo"))
    info.addprevious(deepcopy(info))


def canonica_rara(raiz):
    metodo = next(raiz.iter(f"{DS}CanonicalizationMethod"))
    metodo.set("Algorithm", "http://www.w3.org/TR/1999/REC-xpath-19991116")


def object_falso_con_contenido(raiz):
    nuevo = etree.SubElement(_firma(raiz), f"{DS}Object")
    etree.SubElement(nuevo, "contrato").text = "Todo es suyo."


def manifiesto_falso(raiz):
    """A reference to a manifest, whose digest is that of nothing that is here."""
    objeto = etree.SubElement(_firma(raiz), f"{DS}Object")
    manifiesto = etree.SubElement(objeto, f"{DS}Manifest", Id="manifiesto")
    manifiesto.append(deepcopy(next(raiz.iter(f"{DS}Reference"))))


def hoja_de_estilo(raiz):
    raiz.addprevious(etree.ProcessingInstruction("xml-stylesheet", 'href="otra.xsl"'))


ATAQUES = [
    uno
    for nombre, uno in list(globals().items())
    if callable(uno)
    and getattr(uno, "__module__", "") == __name__
    and not nombre.startswith(("_", "test_", "firmar"))
    and nombre not in {"confianza", "alcaldesa", "entera", "de_una_parte"}
]
SOLO_EN_UNA_PARTE = {
    envuelta_en_object_sin_id,
    id_repetido_en_otro_atributo,
    id_repetido_en_xml_id,
}


@pytest.mark.parametrize("ataque", ATAQUES, ids=lambda uno: uno.__name__)
@pytest.mark.parametrize("cual", ["entera", "de_una_parte"])
def test_ningun_ataque_pasa_por_valido(ataque, cual, request, confianza):
    raiz = etree.fromstring(request.getfixturevalue(cual))
    ataque(raiz)
    alterado = etree.tostring(raiz.getroottree())

    firmas = validar_xml(alterado, confianza)

    assert [firma.veredicto for firma in firmas] == [Veredicto.NO_VALIDA]
    assert firmas[0].motivos


def test_hay_al_menos_los_treinta_que_se_pidieron():
    assert len(ATAQUES) >= 30


def test_el_certificado_de_otro_no_se_cuela(entera, pki, confianza):
    raiz = etree.fromstring(entera)
    otro = LlaveEnMemoria(pki.persona("secretario")).certificado
    dato = next(raiz.iter(f"{DS}X509Certificate"))
    dato.text = base64.b64encode(otro).decode()

    [firma] = validar_xml(etree.tostring(raiz), confianza)

    assert firma.veredicto is Veredicto.NO_VALIDA


def test_la_contrafirma_de_otra_firma_no_vale(entera, alcaldesa, ahora, confianza):
    """A whole signature of another document, put where a countersignature goes."""
    ajena = _firma(firmar(SIN_ESPACIO, alcaldesa, ahora, parte=True))
    raiz = etree.fromstring(entera)
    propiedades = next(raiz.iter(f"{XADES}QualifyingProperties"))
    sitio = etree.SubElement(propiedades, f"{XADES}UnsignedProperties")
    sitio = etree.SubElement(sitio, f"{XADES}UnsignedSignatureProperties")
    etree.SubElement(sitio, f"{XADES}CounterSignature").append(deepcopy(ajena))

    buena, contra = validar_xml(etree.tostring(raiz), confianza)

    assert buena.veredicto is Veredicto.VALIDA
    assert contra.veredicto is Veredicto.NO_VALIDA


@pytest.mark.parametrize(
    "bomba",
    [
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b"<a>" * 300 + b"</a>" * 300,
        b"<a",
        b"",
    ],
)
def test_el_xml_que_trae_trampa_no_se_lee(bomba, confianza):
    with pytest.raises(XmlIlegible):
        validar_xml(bomba, confianza)
    with pytest.raises(FicheroIlegible):
        validar_aparte(bomba, confianza)


def test_aparte_dice_lo_mismo(entera, confianza):
    firmas = validar_aparte(entera, confianza)

    assert firmas == validar_xml(entera, confianza)
    assert FirmaValidada.de_json(firmas[0].a_json()) == firmas[0]
