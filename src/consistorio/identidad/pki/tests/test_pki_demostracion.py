import os
import shutil
import stat
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from asn1crypto import pem
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509 import ocsp

from consistorio.identidad.pki import demostracion
from consistorio.identidad.pki.lectura import (
    CertificadoIlegible,
    ClaseDeCertificado,
    leer_certificado,
)
from consistorio.identidad.pki.validacion import Motivo, Uso, validar_certificado

AHORA = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def pki(tmp_path_factory):
    return demostracion.crear_pki(tmp_path_factory.mktemp("pki"), ahora=AHORA)


class TestLeerCertificado:
    def test_de_un_ciudadano_da_su_nif_y_sus_apellidos(self, pki):
        titular = leer_certificado(pki.persona("maria").der)

        assert titular.nif == "12345678Z"
        assert (titular.nombre, titular.apellidos) == ("María", "Núñez Echevarría")
        assert titular.clase is ClaseDeCertificado.CIUDADANO
        assert titular.representa is None

    def test_de_un_representante_da_tambien_la_entidad(self, pki):
        titular = leer_certificado(pki.persona("panaderia").der)

        assert titular.nif == "87654321X"
        assert titular.representa == ("B85626240", "Panadería La Espiga, S.L.")

    def test_un_empleado_no_representa_a_su_ayuntamiento(self, pki):
        titular = leer_certificado(pki.persona("alcaldesa").der)

        assert titular.clase is ClaseDeCertificado.EMPLEADO
        assert titular.nif == "11111111H"
        assert titular.representa is None

    def test_de_un_sello_da_el_nif_de_la_entidad(self, pki):
        titular = leer_certificado(pki.sello("valdehaya").der)

        assert titular.clase is ClaseDeCertificado.SELLO
        assert titular.nif == "P4890100C"

    def test_lo_que_no_es_un_certificado_se_rechaza_con_su_error(self):
        for basura in (b"", b"hola", b"\x30\x03\x02\x01\x01", b"\x30\x80" + b"\x00" * 50):
            with pytest.raises(CertificadoIlegible):
                leer_certificado(basura)


_DATOS = Path(
    os.environ.get("CONSISTORIO_DATOS_DE_PRUEBA")
    or Path(__file__).resolve().parents[5].parent / "shared" / "data"
)
_NIF_ESPERADO = {
    "DNICERT.cer": "99999002Q",
    "PF_ACTIVO_EIDAS.crt": "99999999R",
    "SELLO_ACTIVO_EIDAS_ACAP.crt": "Q0000000J",
    "SOFTWARE_ACTIVO_EIDAS_ACAP.cer": "00000000T",
    "cert_test_fnmt.cer": "Q2863012G",
    "certificadoActivoACUsuarios-Pruebas.cer": "00000000T",
    "ejemploADM_SLD_ACTIVO.cer": "00000000T",
    "ejemploPJ_ACTIVO.cer": "00000000T",
    "empleado-publico-juan-espanol.pem": "00000000T",
    "fnmt-representante-pruebas.pem": "00000000T",
    "funcionario-ficticio-92920000T.pem": "92920000T",
    "izenpe-ciudadano-ficticio.pem": "99999990S",
    "pseu-000.cer": "",
    "pseu-001.cer": "99999139S",
    "sello-preproduccion-caib.pem": "S0711001H",
    "sello-pruebas-madrid.pem": "Q7850054C",
    "tcat-persona-proves.cer": "00000000T",
}


def _der(ruta: Path) -> bytes:
    contenido = ruta.read_bytes()
    return pem.unarmor(contenido)[2] if pem.detect(contenido) else contenido


def test_reads_every_certificate_met_in_the_wild():
    carpeta = _DATOS / "firma" / "certificados"
    if not carpeta.is_dir():
        pytest.skip(f"the folder of sample certificates is missing: {carpeta}")

    leidos = {ruta.name: leer_certificado(_der(ruta)) for ruta in carpeta.rglob("*.*")}

    assert {nombre: leidos[nombre].nif for nombre in _NIF_ESPERADO} == _NIF_ESPERADO
    assert leidos["fnmt-representante-pruebas.pem"].representa == ("Q0000000J", "FNMT-RCM PRUEBAS")


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
def test_validates_every_certificate_met_in_the_wild_without_failing(pki):
    carpeta = _DATOS / "firma" / "certificados"
    if not carpeta.is_dir():
        pytest.skip(f"the folder of sample certificates is missing: {carpeta}")

    for ruta in carpeta.rglob("*.*"):
        assert not validar_certificado(_der(ruta), AHORA, pki.cas, None).valido


class TestValidarCertificado:
    @pytest.mark.parametrize(
        ("caso", "uso", "motivos"),
        [
            ("personas/maria", Uso.IDENTIFICACION, ()),
            ("personas/maria", Uso.FIRMA, ()),
            ("personas/caducada", Uso.FIRMA, (Motivo.CADUCADO,)),
            ("personas/revocada", Uso.FIRMA, (Motivo.REVOCADO,)),
            ("personas/desconocida", Uso.FIRMA, (Motivo.CA_DESCONOCIDA,)),
            ("servidor", Uso.FIRMA, (Motivo.USO_NO_PERMITIDO,)),
            ("servidor", Uso.IDENTIFICACION, (Motivo.USO_NO_PERMITIDO,)),
        ],
    )
    def test_da_todos_los_motivos(self, pki, caso, uso, motivos):
        der = pki.credenciales[caso].der

        veredicto = validar_certificado(der, AHORA, pki.cas, [pki.crl(AHORA)], uso=uso)

        assert veredicto.motivos == motivos
        assert veredicto.valido is (not motivos)
        assert all(motivo.frase.endswith(".") for motivo in motivos)

    def test_sin_lista_vigente_no_se_da_por_no_revocado(self, pki):
        der = pki.persona("maria").der
        vieja = pki.crl(AHORA.replace(month=10))

        for listas in ([], [vieja]):
            veredicto = validar_certificado(der, AHORA, pki.cas, listas)
            assert veredicto.motivos == (Motivo.REVOCACION_SIN_COMPROBAR,)

    def test_un_ciudadano_no_puede_emitir_certificados(self, pki):
        impostora = pki.persona("jose")

        veredicto = validar_certificado(pki.persona("maria").der, AHORA, [impostora.der], None)

        assert veredicto.motivos == (Motivo.CA_DESCONOCIDA,)


def _pregunta(pki, nombre: str) -> bytes:
    certificado = pki.credenciales[nombre].certificado
    return (
        ocsp.OCSPRequestBuilder()
        .add_certificate(certificado, pki.emisora.certificado, hashes.SHA1())
        .add_extension(x509.OCSPNonce(b"0123456789abcdef"), critical=False)
        .build()
        .public_bytes(demostracion.estado.Encoding.DER)
    )


class TestOcsp:
    def test_distingue_bueno_revocado_y_ajeno(self, pki):
        def estado(nombre):
            return ocsp.load_der_ocsp_response(pki.ocsp(_pregunta(pki, nombre), AHORA))

        assert estado("personas/maria").certificate_status is ocsp.OCSPCertStatus.GOOD
        assert estado("personas/revocada").certificate_status is ocsp.OCSPCertStatus.REVOKED
        assert (
            estado("personas/desconocida").response_status is ocsp.OCSPResponseStatus.UNAUTHORIZED
        )

    def test_answers_rubbish_with_an_error_and_not_with_an_exception(self, pki):
        for basura in (b"", b"\x30\x00", b"x" * 100):
            respuesta = ocsp.load_der_ocsp_response(pki.ocsp(basura, AHORA))
            assert respuesta.response_status is ocsp.OCSPResponseStatus.MALFORMED_REQUEST

    def test_openssl_accepts_the_answer(self, pki, tmp_path):
        if not shutil.which("openssl"):
            pytest.skip("openssl is not installed")
        (tmp_path / "r.der").write_bytes(pki.ocsp(_pregunta(pki, "personas/revocada"), AHORA))

        salida = subprocess.run(
            [
                *("openssl", "ocsp", "-respin", str(tmp_path / "r.der"), "-no_nonce"),
                *("-issuer", str(pki.carpeta / "emisora.pem")),
                *("-cert", str(pki.carpeta / "personas" / "revocada.pem")),
                *("-CAfile", str(pki.carpeta / "raiz.pem"), "-attime", str(int(AHORA.timestamp()))),
            ],
            capture_output=True,
            text=True,
            check=False,
        )

        assert "Response verify OK" in salida.stderr
        assert "Revocation Time" in salida.stdout


class TestCarpeta:
    def test_las_claves_solo_las_lee_su_propietario(self, pki):
        claves = list(pki.carpeta.rglob("*.clave.pem"))

        assert claves
        assert {stat.S_IMODE(clave.stat().st_mode) for clave in claves} == {0o600}

    def test_el_p12_se_abre_con_su_clave(self, pki):
        clave, certificado, cadena = pkcs12.load_key_and_certificates(
            pki.p12("maria"), demostracion.CLAVE_P12.encode()
        )

        assert clave is not None
        assert certificado == pki.persona("maria").certificado
        assert len(cadena) == 2

    def test_lo_creado_se_vuelve_a_abrir_igual(self, pki):
        abierta = demostracion.abrir_pki(pki.carpeta)

        assert abierta.cas == pki.cas
        assert abierta.sello("valdehaya").der == pki.sello("valdehaya").der
