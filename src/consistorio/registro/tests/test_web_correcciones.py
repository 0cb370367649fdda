import pytest

from consistorio.registro.models import Asiento, HechoPosterior
from consistorio.registro.tests.test_web_mostrador import ANA, BASE, mesa, pedir, registrar

pytestmark = pytest.mark.django_db
__all__ = ["mesa"]
ENTRADAS = "/villaclara/tramitacion/entradas/"


@pytest.fixture
def entrada(mesa):
    registrar(mesa)
    return Asiento.objects.get()


def leer(mesa, asiento):
    return mesa.get(f"{ENTRADAS}{asiento.id}/", secure=True).content.decode()


def rectificar(mesa, asiento, **mas):
    valores = {"extracto": "Solicita dos vados", "motivo": "Errata", **mas}
    return pedir(mesa, f"asientos/{asiento.id}/rectificar/", **valores)


class TestRectificar:
    def test_se_ve_tachado_y_corregido(self, mesa, entrada):
        assert rectificar(mesa, entrada).status_code == 302

        pagina = leer(mesa, entrada)
        assert "<del>Solicita un vado</del>" in pagina
        assert "<ins>Solicita dos vados</ins>" in pagina
        libro = mesa.get(BASE, secure=True).content.decode()
        assert "<del>Solicita un vado</del> Solicita dos vados" in libro

    @pytest.mark.parametrize(
        ("mas", "frase"),
        [
            ({"motivo": ""}, "Escriba el motivo"),
            ({"extracto": "Solicita un vado"}, "no hay qué rectificar"),
            ({"interesado_numero": "12345678A"}, "compruebe la letra"),
        ],
    )
    def test_lo_que_no_puede_ser_se_dice(self, mas, frase, mesa, entrada):
        respuesta = rectificar(mesa, entrada, **mas)

        assert respuesta.status_code == 422
        assert frase in respuesta.content.decode()
        assert not HechoPosterior.objects.exists()

    def test_la_diligencia_se_descarga(self, mesa, entrada):
        rectificar(mesa, entrada)
        documento = HechoPosterior.objects.get().documento_id

        ruta = f"/villaclara/carpeta/registro/{entrada.id}/documentos/{documento}/"
        assert mesa.get(ruta, secure=True).content.startswith(b"%PDF-")


class TestAnular:
    def test_se_ve_tachado_en_todas_partes(self, mesa, entrada):
        pedir(mesa, f"asientos/{entrada.id}/anular/", motivo="Duplicado")

        assert "Asiento anulado" in leer(mesa, entrada)
        assert "Anulado" in mesa.get(BASE, secure=True).content.decode()
        bandeja = mesa.get(f"{ENTRADAS}?estado=", secure=True).content.decode()
        assert "<del>Solicita un vado</del>" in bandeja

    def test_sin_motivo_se_dice_y_no_se_anula(self, mesa, entrada):
        respuesta = pedir(mesa, f"asientos/{entrada.id}/anular/", motivo="")

        assert respuesta.status_code == 422
        assert not HechoPosterior.objects.exists()


class TestEnlazar:
    def test_una_entrada_y_su_salida(self, mesa, entrada):
        registrar(mesa, "nueva-salida/")
        salida = Asiento.objects.get(sentido="SALIDA")

        pedir(mesa, f"asientos/{entrada.id}/enlazar/", numero=str(salida), motivo="Es su respuesta")

        assert str(salida) in leer(mesa, entrada)
        assert str(entrada) in leer(mesa, salida)

    @pytest.mark.parametrize("numero", ["", "2026-S-999999"])
    def test_con_uno_que_no_hay_se_dice(self, numero, mesa, entrada):
        respuesta = pedir(mesa, f"asientos/{entrada.id}/enlazar/", numero=numero, motivo="x")

        assert "No hay ningún asiento con ese número" in respuesta.content.decode()


class TestReservar:
    def test_se_reserva_y_se_cumplimenta_en_el_mostrador(self, mesa, unidad):
        datos = {"oficina": unidad, "libro": "ENTRADA", "motivo": "Sin red", "clave": "x"}
        pedir(mesa, "reservar/", **datos)
        pedir(mesa, "reservar/", **datos)
        [reserva] = Asiento.objects.all()

        assert "Cumplimentar" in leer(mesa, reserva)
        escrita = pedir(mesa, "nueva-entrada/", **ANA, reserva=reserva.id)
        hecha = mesa.post(escrita["Location"], secure=True)

        assert str(reserva.id) in hecha["Location"]
        assert Asiento.objects.count() == 1
        assert "Solicita un vado" in leer(mesa, reserva)

    @pytest.mark.parametrize("mal", [{"motivo": ""}, {"libro": "X"}, {"oficina": "x"}])
    def test_lo_que_falta_se_dice(self, mal, mesa, unidad):
        datos = {"oficina": unidad, "libro": "ENTRADA", "motivo": "Sin red", **mal}

        assert pedir(mesa, "reservar/", **datos).status_code == 422
        assert not Asiento.objects.exists()
