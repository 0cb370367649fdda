import ast
import base64
import hashlib
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from consistorio.nucleo import cofirma, merkle
from consistorio.nucleo.nota_firmada import clave_de_verificacion
from consistorio.nucleo.punto_de_control import PuntoDeControl, firmar_punto_de_control
from consistorio.plataforma.entidades import en
from consistorio.verificador import verificador

pytestmark = pytest.mark.django_db
VOLTEOS = int(os.environ.get("CONSISTORIO_VOLTEOS", "200"))


def frases(informe):
    return " ".join(frase for _estado, frase in informe.pasos)


class TestLoVerdadero:
    def test_verifica_con_la_clave_publicada_y_la_raiz(self, paquetes, juzgar):
        for paquete in paquetes:
            informe = juzgar(paquete)
            assert informe.verifica, informe.pasos
            assert {estado for estado, _ in informe.pasos} == {"bien"}

    def test_sin_clave_ni_raiz_dice_lo_que_no_ha_comprobado(self, paquete, juzgar):
        informe = juzgar(paquete, clave="", raices=())

        assert informe.verifica
        assert "Sin --raiz no se comprueba" in frases(informe)
        assert paquete.clave in frases(informe)

    def test_tambien_como_carpeta(self, paquete, tmp_path):
        (tmp_path / paquete.nombre).write_bytes(paquete.documento)
        (tmp_path / "prueba.json").write_bytes(paquete.prueba)

        assert verificador.verificar(tmp_path, verificador.Opciones()).verifica

    def test_el_fichero_solo_fuera_de_casa_da_el_mismo_veredicto(self, paquete, tmp_path):
        programa = tmp_path / "otro" / "verificador.py"
        programa.parent.mkdir()
        programa.write_bytes(Path(verificador.__file__).read_bytes())
        (tmp_path / "p.zip").write_bytes(paquete.zip())
        orden = [sys.executable, "-I", str(programa), str(tmp_path / "p.zip")]
        confiando = [*orden, "--raiz", str(paquete.raiz), "--clave", paquete.clave]

        bien = subprocess.run(confiando, capture_output=True, check=False)
        datos = subprocess.run([*orden, "--json"], capture_output=True, check=False)

        assert bien.returncode == 0, bien.stderr
        assert "VERIFICADO" in bien.stdout.decode()
        assert json.loads(datos.stdout)["verifica"] is True

    def test_imports_nothing_of_ours_nor_of_the_network(self):
        arbol = ast.parse(Path(verificador.__file__).read_text())
        importados = {
            nombre.split(".")[0]
            for nodo in ast.walk(arbol)
            for nombre in (
                [alias.name for alias in nodo.names]
                if isinstance(nodo, ast.Import)
                else [nodo.module]
                if isinstance(nodo, ast.ImportFrom)
                else []
            )
        }

        assert importados - set(sys.stdlib_module_names) == {"cryptography"}
        assert not importados & {"socket", "ssl", "http", "urllib", "ftplib", "subprocess", "os"}
        ast.parse(Path(verificador.__file__).read_text(), feature_version=(3, 9))


class TestLoAlterado:
    @pytest.mark.parametrize("que", ["documento", "prueba", "punto"])
    def test_doscientos_bits_cambiados_y_los_doscientos_descubiertos(self, paquete, juzgar, que):
        azar = random.Random(que)
        zona = {
            "documento": range(len(paquete.documento)),
            "prueba": _protegido(paquete),
            "punto": _punto(paquete),
        }[que]
        campo = "documento" if que == "documento" else "prueba"

        for _ in range(VOLTEOS):
            datos, bit = bytearray(getattr(paquete, campo)), 1 << azar.randrange(8)
            posicion = azar.choice(zona)
            datos[posicion] ^= bit
            informe = juzgar(paquete.con(**{campo: bytes(datos)}))
            assert not informe.verifica, (campo, posicion, bit)

    def test_un_bit_del_documento_con_su_huella_rehecha_lo_descubre_el_sello(self, paquete, juzgar):
        azar = random.Random("rehecha")
        for _ in range(50):
            datos = bytearray(paquete.documento)
            datos[azar.randrange(len(datos))] ^= 1 << azar.randrange(8)
            rehecho = paquete.con(documento=bytes(datos)).con_prueba(
                lambda p, d=bytes(datos): p["documento"].update(
                    sha256=hashlib.sha256(d).hexdigest()
                )
            )
            assert not juzgar(rehecho).verifica


def _protegido(paquete):
    """Every byte of the proof but the ENI identifier, which is only said and proves nothing."""
    dicho = json.loads(paquete.prueba)["documento"]["identificador"].encode()
    inicio = paquete.prueba.index(dicho)
    return [i for i in range(len(paquete.prueba)) if not inicio <= i < inicio + len(dicho)]


def _punto(paquete):
    inicio = paquete.prueba.index(b'"punto_de_control"')
    return range(inicio, paquete.prueba.index(b'"verificador"'))


class TestElServidorQueMiente:
    """What somebody who has the database, and even the key, may try."""

    def test_con_la_hoja_de_otro(self, paquetes, juzgar):
        otra = json.loads(paquetes[3].prueba)["constancia"]

        informe = juzgar(paquetes[6].con_prueba(lambda p: p.update(constancia=otra)))

        assert not informe.verifica
        assert "de la bitácora no es" in frases(informe)

    def test_con_el_documento_de_otro(self, paquetes, juzgar):
        ajeno = paquetes[3]

        def cambiar(prueba):
            prueba["documento"] = json.loads(ajeno.prueba)["documento"]

        mezcla = paquetes[6].con_prueba(cambiar).con(documento=ajeno.documento, nombre=ajeno.nombre)

        assert not juzgar(mezcla).verifica

    @pytest.mark.parametrize(
        ("mentira", "cambio"),
        [
            ("otro lugar", {"indice": 5}),
            ("un lugar que no hay", {"indice": 11}),
            ("un lugar negativo", {"indice": -1}),
            ("un lugar que no es un número", {"indice": True}),
            ("otro tamaño", {"tamano": 12}),
            ("camino vacío", {"camino": []}),
            ("otra sal", {"sal": base64.b64encode(bytes(16)).decode()}),
            ("sin sello de tiempo que valga", {"sello_de_tiempo": "AAAA"}),
            ("otra clase de hecho", {"tipo": "registro.salida"}),
            ("otro contenido", {"contenido": '{"tipo":"registro.asiento"}'}),
            ("un dato de más", {"sobra": 1}),
            ("dice no haber constancia", None),
        ],
    )
    def test_con_una_prueba_falsa(self, paquete, juzgar, mentira, cambio):
        def cambiar(prueba):
            if cambio is None:
                prueba["constancia"] = None
            else:
                prueba["constancia"].update(cambio)

        assert not juzgar(paquete.con_prueba(cambiar)).verifica, mentira

    def test_con_el_camino_cortado_alargado_o_desordenado(self, paquete, juzgar):
        camino = json.loads(paquete.prueba)["constancia"]["camino"]
        for falso in (camino[:-1], camino[1:], [*camino, camino[0]], camino[::-1]):
            falseado = paquete.con_prueba(lambda p, c=falso: p["constancia"].update(camino=c))
            assert not juzgar(falseado).verifica

    def test_con_un_arbol_propio_firmado_con_otra_clave(self, paquete, juzgar):
        clave = Ed25519PrivateKey.generate()
        falso = _otro_arbol(paquete, clave, "consistorio/L01990017")

        assert not juzgar(falso).verifica
        sin_clave = juzgar(falso, clave="")
        assert sin_clave.verifica  # Nobody can tell without the published key: hence the notice.
        assert "Compare la clave" in frases(sin_clave)

    def test_con_un_punto_de_control_de_otra_bitacora(self, paquete, juzgar, otra_entidad):
        from consistorio.plataforma.constancia.claves import verificador as clave_de

        with en(otra_entidad):
            otra = clave_de(otra_entidad)

        assert not juzgar(paquete, clave=otra).verifica

    def test_con_otra_raiz_de_certificados(self, paquete, juzgar, pki_del_pdf):
        ajena = verificador.x509.load_der_x509_certificate(pki_del_pdf.raiz.der)

        assert not juzgar(paquete, raices=[ajena]).verifica


def _otro_arbol(paquete, clave, origen):
    """Return the bundle with its leaf alone in a tree that somebody else signs."""
    publica = clave.public_key().public_bytes_raw()

    def cambiar(prueba):
        constancia = prueba["constancia"]
        sal = base64.b64decode(constancia["sal"])
        hoja = hashlib.sha256(sal + constancia["contenido"].encode()).digest()
        punto = PuntoDeControl(origen, 1, merkle.hash_hoja(hoja))
        nota = firmar_punto_de_control(punto, clave_publica=publica, firmar=clave.sign)
        constancia.update(
            indice=0,
            tamano=1,
            camino=[],
            punto_de_control=nota,
            verificador=clave_de_verificacion(origen, publica),
            sello_de_tiempo="",
        )

    return paquete.con_prueba(cambiar)


class TestLosTestigos:
    @pytest.fixture
    def con_testigo(self, entidad, paquetes):
        """The same receipt once its checkpoint has been seen by a witness."""
        from consistorio.documentos import selectors as documentos
        from consistorio.firma import services as firma
        from consistorio.plataforma.constancia import cofirmas
        from consistorio.plataforma.enchufes.testigos import testigos
        from consistorio.plataforma.models import PuntoDeControl

        (conocido,) = testigos()
        cofirmas.pedir_cofirma(PuntoDeControl.objects.get(), conocido)
        documento = documentos.por_csv(json.loads(paquetes[6].prueba)["documento"]["csv"])
        prueba = json.dumps(firma.prueba_json(documento), ensure_ascii=False, indent=2)
        return paquetes[6].con(prueba=prueba.encode()), conocido.testigo.linea

    def test_el_paquete_los_lleva_y_se_comprueban(self, con_testigo, juzgar):
        paquete, linea = con_testigo

        informe = juzgar(paquete, testigos=(linea,))

        assert informe.verifica, informe.pasos
        assert {estado for estado, _ in informe.pasos} == {"bien"}
        assert "El testigo «testigo-simulado» vio" in frases(informe)

    def test_sin_darlo_dice_que_no_se_sabe_quien_es(self, con_testigo, juzgar):
        informe = juzgar(con_testigo[0])

        assert informe.verifica
        assert "désela con --testigo" in frases(informe)

    def test_el_paquete_de_antes_sigue_valiendo_pero_no_si_se_exige_testigo(
        self, con_testigo, paquete, juzgar
    ):
        assert "cofirmas" not in json.loads(paquete.prueba)["constancia"]
        assert juzgar(paquete).verifica
        assert not juzgar(paquete, testigos=(con_testigo[1],)).verifica

    def test_un_testigo_inventado_no_vale(self, con_testigo, juzgar):
        clave = Ed25519PrivateKey.generate()
        falso = cofirma.Testigo("testigo-simulado", clave.public_key().public_bytes_raw())

        assert not juzgar(con_testigo[0], testigos=(falso.linea,)).verifica

    def test_ni_un_bit_de_la_cofirma_se_cambia_sin_que_se_note(self, con_testigo, juzgar):
        paquete, linea = con_testigo
        inicio = paquete.prueba.index(b'"cofirmas"')
        azar = random.Random("cofirma")
        for _ in range(VOLTEOS):
            datos = bytearray(paquete.prueba)
            datos[azar.randrange(inicio, len(datos) - 60)] ^= 1 << azar.randrange(8)
            informe = juzgar(paquete.con(prueba=bytes(datos)), testigos=(linea,))
            assert not informe.verifica or json.loads(datos) == json.loads(paquete.prueba)

    @pytest.mark.parametrize(
        "cambio",
        [
            lambda c: c.update(cofirmas=c["cofirmas"] * 2),
            lambda c: c.update(cofirmas="no"),
            lambda c: c["cofirmas"][0].update(linea=c["cofirmas"][0]["linea"][:-2]),
            lambda c: c["cofirmas"][0].update(otra="cosa"),
        ],
    )
    def test_lo_mal_escrito_no_vale(self, con_testigo, juzgar, cambio):
        paquete = con_testigo[0].con_prueba(lambda p: cambio(p["constancia"]))

        assert not juzgar(paquete).verifica
