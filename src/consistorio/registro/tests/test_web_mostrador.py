import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from consistorio.plataforma.models import Anotacion
from consistorio.registro.models import Asiento, Preparacion
from consistorio.registro.tests.mostrador import imagen

pytestmark = pytest.mark.django_db
NIF = "99999999R"
BASE = "/villaclara/tramitacion/registro/"
ANA = {
    "interesado_numero": "12345678Z",
    "interesado_nombre": "Ana",
    "interesado_apellido_1": "García",
    "extracto": "Solicita un vado",
}


@pytest.fixture
def mesa(sentar, unidad, pki):
    """The browser of an official of the registry office."""
    return sentar(NIF, "registro", unidad=unidad)


def pedir(cliente, ruta, **datos):
    return cliente.post(f"{BASE}{ruta}", datos, secure=True)


def registrar(mesa, ruta="nueva-entrada/", **mas):
    """Write, review and register, as the official does."""
    escrita = pedir(mesa, ruta, **{**ANA, **mas})
    assert escrita.status_code == 302, escrita.content.decode()
    return mesa.post(escrita["Location"], secure=True)


def test_una_entrada_entera_con_su_documento(mesa):
    fichero = SimpleUploadedFile("plano.png", imagen())

    hecha = registrar(mesa, ficheros=[fichero], solicita="Un vado en Mayor, 1")

    pagina = mesa.get(hecha["Location"], secure=True).content.decode()
    assert "2026-E-" in pagina or "E-000001" in pagina
    asiento = Asiento.objects.get()
    assert asiento.documentos.get().nombre == "plano.png"
    etiqueta = mesa.get(f"{BASE}asientos/{asiento.id}/etiqueta.pdf", secure=True)
    assert etiqueta.content.startswith(b"%PDF-")


def test_pulsar_dos_veces_registra_una(mesa):
    escrita = pedir(mesa, "nueva-entrada/", **ANA)

    destinos = {mesa.post(escrita["Location"], secure=True)["Location"] for _ in range(2)}

    assert len(destinos) == 1
    assert Asiento.objects.count() == 1


@pytest.mark.parametrize(
    ("mas", "frase"),
    [
        ({"interesado_numero": "12345678A"}, "compruebe la letra"),
        ({"interesado_nombre": ""}, "Escriba el nombre y el primer apellido"),
        ({"interesado_numero": "P2807900B"}, "Escriba la razón social"),
        ({"extracto": "  "}, "Escriba el extracto"),
        ({"unidad": "NADIE"}, "No hay ninguna unidad con ese código"),
        ({"interesado_codigo_postal": "28013", "interesado_provincia": "08"}, "otra provincia"),
        ({"interesado_canal": "1"}, "hace falta la dirección"),
        ({"origen_numero": "7"}, "el número, la fecha y la oficina"),
        ({"fecha_documento": "2999-01-01"}, "posterior a hoy"),
        ({"firma_el_funcionario": "on"}, "consentimiento expreso"),
        ({"transporte": "99"}, "99"),
    ],
)
def test_lo_que_esta_mal_se_dice_en_su_campo_y_no_se_pierde_nada(mesa, mas, frase):
    fichero = SimpleUploadedFile("plano.png", imagen())

    respuesta = pedir(mesa, "nueva-entrada/", **{**ANA, **mas, "ficheros": [fichero]})

    pagina = respuesta.content.decode()
    assert respuesta.status_code == 422
    assert frase in pagina
    assert "plano.png" in pagina
    assert not Asiento.objects.exists()


def test_corregido_sigue_con_sus_ficheros(mesa):
    mal = {**ANA, "extracto": "", "ficheros": [SimpleUploadedFile("plano.png", imagen())]}
    pedir(mesa, "nueva-entrada/", **mal)
    preparacion = Preparacion.objects.get()

    bien = pedir(mesa, f"preparacion/{preparacion.id}/", **ANA)
    mesa.post(bien["Location"], secure=True)

    assert Asiento.objects.get().documentos.count() == 1


def test_un_fichero_que_no_se_admite_se_dice(mesa):
    malo = SimpleUploadedFile("malo.exe", b"MZ\0\0")

    respuesta = pedir(mesa, "nueva-entrada/", **{**ANA, "ficheros": [malo]})

    assert respuesta.status_code == 422
    assert "malo.exe" in respuesta.content.decode()


def test_68_4_se_avisa_antes_y_despues(mesa):
    empresa = {"interesado_numero": "P2807900B", "interesado_razon_social": "Obras, S. A."}
    escrita = pedir(mesa, "nueva-entrada/", **{**ANA, **empresa})

    antes = mesa.get(escrita["Location"], secure=True).content.decode()
    hecha = mesa.post(escrita["Location"], secure=True)
    despues = mesa.get(hecha["Location"], secure=True).content.decode()

    assert "Está obligada a presentar por medios electrónicos" in antes
    assert "Aviso para quien presenta" in despues


def test_recordar_trae_lo_que_dijo_la_ultima_vez(mesa):
    registrar(mesa, interesado_telefono="600 000 000", interesado_municipio="Villaclara")

    pagina = pedir(
        mesa, "nueva-entrada/", interesado_numero="12345678z", accion="recordar-interesado"
    ).content.decode()

    assert 'value="García"' in pagina
    assert 'value="600 000 000"' in pagina
    assert Anotacion.objects.filter(accion="registro.recordar_persona").count() == 1


@pytest.mark.parametrize("numero", ["", "87654321X", "nada"])
def test_recordar_a_quien_no_se_conoce_lo_dice(mesa, numero):
    pagina = pedir(
        mesa, "nueva-entrada/", interesado_numero=numero, accion="recordar-interesado"
    ).content.decode()

    assert "No hay entradas anteriores" in pagina


def test_recordar_a_nadie_que_no_sea_del_asiento_no_existe(mesa):
    assert pedir(mesa, "nueva-entrada/", accion="recordar-otro").status_code == 404


def test_repetir_la_ultima_trae_todo_menos_los_ficheros(mesa):
    registrar(mesa, expone="Que tiene un garaje", unidad="REG")

    pagina = mesa.get(f"{BASE}nueva-entrada/?repetir", secure=True).content.decode()

    assert 'value="Solicita un vado"' in pagina
    assert "Que tiene un garaje" in pagina
    assert 'value="REG"' in pagina


def test_una_salida_responde_a_su_entrada(mesa):
    registrar(mesa)
    entrada = Asiento.objects.get()

    pagina = mesa.get(f"{BASE}nueva-salida/?responde={entrada}", secure=True).content.decode()
    registrar(mesa, "nueva-salida/", responde_a=str(entrada))

    assert f'value="{entrada}"' in pagina
    assert Asiento.objects.get(sentido="SALIDA").asiento_relacionado_id == entrada.id


def test_una_salida_a_una_entrada_que_no_existe_se_dice(mesa):
    respuesta = pedir(mesa, "nueva-salida/", **{**ANA, "responde_a": "2026-E-999999"})

    assert "No hay ninguna entrada con ese número" in respuesta.content.decode()
    assert mesa.get(f"{BASE}nueva-salida/?responde=2026-E-999999", secure=True).status_code == 404


def test_una_plantilla_se_guarda_se_usa_y_se_borra(mesa):
    pedir(mesa, "nueva-entrada/", **ANA)
    preparacion = Preparacion.objects.get()

    pedir(mesa, f"preparacion/{preparacion.id}/plantilla/", nombre="Vados")
    lista = mesa.get(f"{BASE}nueva-entrada/", secure=True)
    [plantilla] = lista.context["plantillas"]
    con_ella = mesa.get(f"{BASE}nueva-entrada/?plantilla={plantilla.id}", secure=True)
    pedir(mesa, f"plantillas/{plantilla.id}/borrar/")

    assert 'value="Solicita un vado"' in con_ella.content.decode()
    assert "12345678Z" not in con_ella.content.decode()
    assert not mesa.get(f"{BASE}nueva-entrada/", secure=True).context["plantillas"]


@pytest.mark.parametrize(
    ("nombre", "frase"), [("", "Escriba un nombre"), ("Vados", "Ya tiene una plantilla")]
)
def test_una_plantilla_sin_nombre_o_repetida_se_dice(mesa, nombre, frase):
    pedir(mesa, "nueva-entrada/", **ANA)
    preparacion = Preparacion.objects.get()
    ruta = f"preparacion/{preparacion.id}/plantilla/"
    pedir(mesa, ruta, nombre="Vados")

    vuelta = pedir(mesa, ruta, nombre=nombre)
    pagina = mesa.get(vuelta["Location"], secure=True).content.decode()

    assert frase in pagina


def test_descartada_vuelve_a_empezar(mesa):
    pedir(mesa, "nueva-entrada/", **ANA)

    pedir(mesa, f"preparacion/{Preparacion.objects.get().id}/descartar/")

    assert not Preparacion.objects.exists()
