"""What the portafirmas signs is verified by the file that third parties take away."""

from pathlib import Path

import pytest
from cryptography import x509
from django.conf import settings

from consistorio.documentos import selectors as documentos
from consistorio.firma import selectors, services
from consistorio.plataforma.constancia.claves import verificador as clave_publicada
from consistorio.plataforma.constancia.secuencia import cerrar_punto
from consistorio.verificador.verificador import Opciones, verificar

pytestmark = pytest.mark.django_db


@pytest.fixture
def raices(pki):
    ruta = Path(settings.CONSISTORIO_DATOS) / "pki" / "raiz.pem"
    return tuple(x509.load_pem_x509_certificates(ruta.read_bytes()))


def test_un_documento_con_dos_firmas_verifica_entero(
    entidad, enviar, firmar, secretario, alcaldesa, raices, tmp_path
):
    peticion = enviar(["secretario"], ["alcaldesa"])
    documento_id = selectors.peticion(secretario, peticion).documento_id
    firmar(secretario, peticion)
    firmar(alcaldesa, peticion)
    cerrar_punto(entidad)
    fichero = tmp_path / "prueba.zip"
    fichero.write_bytes(services.paquete_de_prueba(documentos.documento(documento_id)))

    informe = verificar(fichero, Opciones(raices, clave_publicada(entidad)))

    dicho = " ".join(frase for _estado, frase in informe.pasos)
    assert informe.verifica, informe.pasos
    assert "La firma 2 de 2 es correcta y cubre el documento entero" in dicho
    assert dicho.count("«firma.hecha» nombra este documento") == 2
