from datetime import timedelta

import pytest

from consistorio.identidad import services
from consistorio.identidad.models import Credencial, EvidenciaDeAcceso, Ticket
from consistorio.identidad.services import Origen
from consistorio.identidad.services.segundo_factor import codigo_de
from consistorio.plataforma.models import Hoja
from consistorio.plataforma.reloj import ahora, hora_oficial

pytestmark = pytest.mark.django_db
ORIGEN = Origen("127.0.0.1", "pruebas")
NIF, CLAVE = "99999999R", "una-clave-larga"


@pytest.fixture
def con_ticket(entidad, pki):
    def entrar(der, *, ticket=None):
        return services.entrar_con_ticket(
            entidad=entidad,
            ticket=ticket or services.emitir_ticket(entidad, der),
            origen=ORIGEN,
            reloj=hora_oficial(entidad),
        )

    return entrar


class TestEntrarConTicket:
    def test_el_titular_del_certificado_entra_y_queda_su_evidencia(self, con_ticket, pki):
        quien = con_ticket(pki.persona("ana").der)

        evidencia = EvidenciaDeAcceso.objects.get(id=quien.evidencia_id)
        assert (quien.nif, quien.nivel, quien.representa) == ("12345678Z", "sustancial", None)
        assert bytes(evidencia.prueba) == pki.persona("ana").der
        assert Hoja.objects.filter(tipo="identidad.acceso", objeto_id=evidencia.id).exists()

    @pytest.mark.parametrize(
        ("nombre", "motivo"),
        [
            ("caducada", "caducado"),
            ("revocada", "revocado"),
            ("desconocida", "no está reconocida"),
        ],
    )
    def test_un_certificado_que_no_vale_dice_por_que(self, con_ticket, pki, nombre, motivo):
        with pytest.raises(services.CertificadoNoAdmitido, match=motivo):
            con_ticket(pki.persona(nombre).der)

        assert not EvidenciaDeAcceso.objects.exists()

    def test_sin_certificado_no_se_entra(self, con_ticket, entidad):
        ticket = services.emitir_ticket(entidad, b"")

        with pytest.raises(services.CertificadoNoAdmitido, match="ningún certificado"):
            con_ticket(b"", ticket=ticket)

    def test_el_sello_de_una_entidad_no_es_una_persona(self, con_ticket, pki):
        with pytest.raises(services.CertificadoNoAdmitido):
            con_ticket(pki.sello("villaclara").der)

    def test_un_ticket_sirve_una_vez(self, con_ticket, pki, entidad):
        ticket = services.emitir_ticket(entidad, pki.persona("ana").der)
        con_ticket(b"", ticket=ticket)

        with pytest.raises(services.TicketNoValido):
            con_ticket(b"", ticket=ticket)

    def test_un_ticket_dura_un_minuto(self, con_ticket, pki, entidad):
        ticket = services.emitir_ticket(entidad, pki.persona("ana").der)
        Ticket.objects.update(creado_en=ahora() - timedelta(seconds=61))

        with pytest.raises(services.TicketNoValido):
            con_ticket(b"", ticket=ticket)

    def test_un_ticket_de_otra_entidad_no_existe(self, pki, entidad, otra_entidad):
        from consistorio.plataforma.entidades import en

        ticket = services.emitir_ticket(entidad, pki.persona("ana").der)

        with en(otra_entidad), pytest.raises(services.TicketNoValido):
            services.entrar_con_ticket(
                entidad=otra_entidad,
                ticket=ticket,
                origen=ORIGEN,
                reloj=hora_oficial(otra_entidad),
            )


class TestEntrarConAsercion:
    def _entrar(self, entidad, asercion, peticion):
        return services.entrar_con_asercion(
            entidad=entidad,
            asercion=asercion,
            peticion=peticion,
            origen=ORIGEN,
            reloj=hora_oficial(entidad),
        )

    def _asercion(self, peticion):
        return services.simular_asercion(peticion, nif=NIF, nombre="José", nivel="sustancial")

    def test_la_respuesta_a_nuestra_peticion_identifica(self, entidad):
        peticion = services.nueva_peticion(entidad, "/carpeta/")

        quien, siguiente = self._entrar(entidad, self._asercion(peticion), peticion)

        assert (quien.nif, siguiente) == (NIF, "/carpeta/")

    def test_la_misma_respuesta_no_vale_dos_veces(self, entidad):
        peticion = services.nueva_peticion(entidad, "")
        asercion = self._asercion(peticion)
        self._entrar(entidad, asercion, peticion)

        with pytest.raises(services.AsercionNoValida):
            self._entrar(entidad, asercion, peticion)

    def test_la_respuesta_a_otra_peticion_no_vale(self, entidad):
        asercion = self._asercion(services.nueva_peticion(entidad, ""))

        with pytest.raises(services.AsercionNoValida):
            self._entrar(entidad, asercion, services.nueva_peticion(entidad, ""))

    def test_la_respuesta_para_otra_entidad_no_vale(self, entidad, otra_entidad):
        peticion = services.nueva_peticion(otra_entidad, "")

        with pytest.raises(services.AsercionNoValida):
            self._entrar(entidad, self._asercion(peticion), peticion)

    def test_una_respuesta_tocada_no_vale(self, entidad):
        peticion = services.nueva_peticion(entidad, "")
        asercion = self._asercion(peticion)

        with pytest.raises(services.AsercionNoValida):
            self._entrar(entidad, asercion[:-2] + "xx", peticion)


class TestEntrarEmpleado:
    @pytest.fixture
    def secreto(self, entidad):
        return services.crear_credencial(
            entidad=entidad, nif=NIF, nombre="EVA FUNCIONARIA", password=CLAVE
        )

    def _entrar(self, entidad, password, codigo):
        return services.entrar_empleado(
            entidad=entidad,
            nif=NIF,
            password=password,
            codigo=codigo,
            origen=ORIGEN,
            reloj=hora_oficial(entidad),
        )

    def test_con_los_dos_factores_se_entra(self, entidad, secreto):
        assert self._entrar(entidad, CLAVE, codigo_de(secreto, ahora())).nif == NIF

    def test_un_codigo_no_sirve_dos_veces(self, entidad, secreto):
        codigo = codigo_de(secreto, ahora())
        self._entrar(entidad, CLAVE, codigo)

        with pytest.raises(services.AccesoDenegado):
            self._entrar(entidad, CLAVE, codigo)

    def test_a_los_cinco_fallos_se_bloquea_aunque_luego_acierte(self, entidad, secreto):
        for _ in range(5):
            with pytest.raises(services.AccesoDenegado):
                self._entrar(entidad, "otra", "000000")

        with pytest.raises(services.AccesoDenegado):
            self._entrar(entidad, CLAVE, codigo_de(secreto, ahora()))
        assert Credencial.objects.get().bloqueada_hasta > ahora()

    def test_quien_no_existe_recibe_la_misma_respuesta(self, entidad):
        with pytest.raises(services.AccesoDenegado):
            self._entrar(entidad, CLAVE, "000000")
