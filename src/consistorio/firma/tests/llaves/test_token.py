import hashlib
import os
from threading import Thread

import pytest

from consistorio.firma.llaves import modulo as engine
from consistorio.firma.llaves.llave import Llave, LlaveNoDisponible
from consistorio.firma.llaves.memoria import LlaveEnMemoria
from consistorio.firma.llaves.publica import comprueba
from consistorio.firma.llaves.token import LlaveEnToken
from consistorio.firma.sello.pdf import SelladorDePdf

RESUMEN = hashlib.sha256(b"lo que se firma").digest()


@pytest.fixture(params=["rsa", "curva"])
def llave(request, caja, credenciales):
    return LlaveEnToken(caja.token, f"sello-{request.param}", credenciales[request.param].der)


@pytest.fixture
def rsa(caja, credenciales):
    return LlaveEnToken(caja.token, "sello-rsa", credenciales["rsa"].der)


class TestLlaveEnToken:
    def test_firma_lo_que_su_certificado_comprueba(self, llave):
        firma = llave.firmar(RESUMEN)

        assert isinstance(llave, Llave)
        assert len(firma) <= llave.largo_maximo
        assert comprueba(llave.certificado, RESUMEN, firma)
        assert not comprueba(llave.certificado, hashlib.sha256(b"otra cosa").digest(), firma)

    def test_sella_los_mismos_bytes_que_la_clave_de_un_programa(
        self, rsa, credenciales, pdf, ahora
    ):
        en_memoria = LlaveEnMemoria(credenciales["rsa"])
        del_token = LlaveEnToken(rsa._token, "sello-rsa", rsa.certificado, en_memoria.cadena)

        sellados = [
            SelladorDePdf(llave, nombre="Sello").sellar(pdf, ahora=ahora)
            for llave in (en_memoria, del_token)
        ]

        assert sellados[0] == sellados[1]

    def test_desenchufado_lo_dice_y_al_enchufarlo_vuelve_a_firmar(self, rsa, caja):
        rsa.firmar(RESUMEN)

        caja.desenchufar()
        with pytest.raises(LlaveNoDisponible, match="«caja» no responde"):
            rsa.firmar(RESUMEN)
        caja.enchufar()

        assert comprueba(rsa.certificado, RESUMEN, rsa.firmar(RESUMEN))

    def test_al_que_fallo_se_le_deja_en_paz_un_momento(self, rsa, caja, monkeypatch):
        monkeypatch.setattr(engine, "SEGUNDOS_DE_REPOSO", 60.0)
        caja.desenchufar()
        with pytest.raises(LlaveNoDisponible):
            rsa.firmar(RESUMEN)
        caja.enchufar()

        with pytest.raises(LlaveNoDisponible):
            rsa.firmar(RESUMEN)

        engine.modulo(caja.token.modulo)._en_reposo.clear()
        assert rsa.firmar(RESUMEN)

    def test_un_pin_malo_se_prueba_una_vez_y_no_mas(self, rsa, caja):
        engine.modulo(caja.token.modulo)._soltar(caja.token)
        caja.poner_pin("9999")
        with pytest.raises(LlaveNoDisponible, match="rechaza el PIN"):
            rsa.firmar(RESUMEN)
        version = caja.pin.stat().st_mtime_ns
        caja.pin.write_text("1234")  # Good now, but with the same date: it is not tried.
        os.utime(caja.pin, ns=(version, version))

        with pytest.raises(LlaveNoDisponible, match="No se vuelve a probar"):
            rsa.firmar(RESUMEN)
        caja.poner_pin("1234")

        assert rsa.firmar(RESUMEN)

    def test_una_etiqueta_que_no_existe_se_nombra(self, caja, credenciales):
        llave = LlaveEnToken(caja.token, "no-existe", credenciales["rsa"].der)

        with pytest.raises(LlaveNoDisponible, match="ninguna clave «no-existe»"):
            llave.firmar(RESUMEN)

    def test_firman_muchos_hilos_a_la_vez(self, llave):
        firmas: list[bytes] = []
        hilos = [
            Thread(target=lambda: firmas.extend(llave.firmar(RESUMEN) for _ in range(20)))
            for _ in range(6)
        ]

        for hilo in hilos:
            hilo.start()
        for hilo in hilos:
            hilo.join()

        assert len(firmas) == 120
        assert all(comprueba(llave.certificado, RESUMEN, firma) for firma in firmas)
