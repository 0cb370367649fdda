import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from consistorio.firma import services
from consistorio.firma.llaves.llave import ClaseDeLlave
from consistorio.firma.llaves.publica import comprueba
from consistorio.firma.models import SelloPuesto
from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.models import Entidad, Evento, Hoja
from consistorio.plataforma.reloj import hora_oficial


@pytest.fixture
def poner(con_token, entidad, empleada, credenciales):
    def poner(cual="rsa", etiqueta="sello-rsa", actor=empleada, token="caja", certificados=None):
        pem = credenciales[cual].certificado.public_bytes(Encoding.PEM)
        return services.poner_sello_de_token(
            actor=actor,
            token=token,
            etiqueta=etiqueta,
            certificados=pem if certificados is None else certificados,
            reloj=hora_oficial(entidad),
        )

    return poner


class TestPonerSelloDeToken:
    def test_desde_entonces_se_sella_con_la_clave_del_token(self, poner, entidad, credenciales):
        poner()

        llave = services.llave_del_sello(Entidad.objects.get(pk=entidad.pk))
        resumen = bytes(32)
        assert llave.clase is ClaseDeLlave.DISPOSITIVO
        assert comprueba(credenciales["rsa"].der, resumen, llave.firmar(resumen))
        assert services.certificado_del_sello(entidad) == credenciales["rsa"].der

    def test_deja_fila_hoja_y_evento(self, poner, empleada):
        puesto = poner()

        fila = SelloPuesto.objects.get()
        assert (fila.id, fila.fuente, fila.puesto_por) == (puesto, "caja", empleada.nombre)
        assert Hoja.objects.filter(tipo="firma.sello-puesto", objeto_id=puesto).count() == 1
        assert Evento.objects.filter(tipo="firma.sello-cambiado").count() == 1

    def test_sin_permiso_no_se_pone(self, poner, sin_permisos):
        with pytest.raises(SinPermiso):
            poner(actor=sin_permisos)

    @pytest.mark.parametrize(
        ("caso", "datos", "dice"),
        [
            ("the key is another", {"cual": "otra"}, "no es la del certificado"),
            ("of another town hall", {"cual": "ajena", "etiqueta": "sello-ajeno"}, "Otro Sitio"),
            ("no such label", {"etiqueta": "nada"}, "ninguna clave «nada»"),
            ("token not allowed", {"token": "de-otros"}, "no deja usar ese token"),
            ("not a certificate", {"certificados": b"hola"}, "no es un certificado"),
        ],
    )
    def test_lo_que_no_vale_se_explica_y_no_cambia_nada(self, poner, entidad, caso, datos, dice):
        with pytest.raises(services.SelloNoValido, match=dice):
            poner(**datos)

        assert not SelloPuesto.objects.exists(), caso
        assert "sello" not in Entidad.objects.get(pk=entidad.pk).ajustes

    def test_el_certificado_de_una_persona_no_sella(self, poner):
        with pytest.raises(services.SelloNoValido, match="No es un certificado de sello"):
            poner("persona")

    def test_desenchufado_no_se_pone(self, poner, caja):
        caja.desenchufar()

        with pytest.raises(services.SelloNoValido, match="no responde"):
            poner()

    def test_otra_entidad_no_puede_usar_el_token(self, poner, con_token):
        con_token.CONSISTORIO_TOKENS["caja"]["entidades"] = ["L03990019"]

        with pytest.raises(services.SelloNoValido, match="no deja usar"):
            poner()


class TestQuitarSello:
    def test_se_vuelve_al_de_la_instalacion(self, poner, entidad, empleada, pki):
        poner()

        services.quitar_sello(actor=empleada, reloj=hora_oficial(entidad))

        assert services.certificado_del_sello(entidad) == pki.sello(entidad.slug).der
        assert SelloPuesto.objects.count() == 2

    def test_donde_no_hay_otro_se_queda_el_que_esta(self, poner, con_token, entidad, empleada):
        poner()
        con_token.CONSISTORIO_DEMO = False

        with pytest.raises(services.SelloNoValido, match="no tiene otro sello"):
            services.quitar_sello(actor=empleada, reloj=hora_oficial(entidad))


def test_si_la_instalacion_deja_de_permitirlo_se_dice(poner, con_token, entidad):
    poner()
    con_token.CONSISTORIO_TOKENS = {}

    with pytest.raises(services.LlaveNoDisponible, match="no está en los ajustes"):
        services.llave_del_sello(entidad)
