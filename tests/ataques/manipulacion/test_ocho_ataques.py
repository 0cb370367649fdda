"""
The administrator of the database, with its superuser, its triggers off and the key of the log.

Each attack is tried twice: as it comes, and made good afterwards (chain, leaves, tree and checkpoints
computed again and signed with the true key). The first way is for the internal check to see; the
second leaves nothing wrong inside, and is seen by whoever kept something from outside: an old
receipt, a witness, a watcher.
"""

from __future__ import annotations

import pytest

from consistorio.plataforma.constancia import cofirmas, publicacion, secuencia
from consistorio.plataforma.models import PuntoDeControl

pytestmark = pytest.mark.django_db
HOJAS, DE_AYER = 13, 6
NADA = {"interna": "", "recibo": "", "vigia": "", "atestigua": ""}


def _mover(base, desde, cuanto):
    """Shift the numbers from one on, by way of numbers that nobody has."""
    base.sql("UPDATE registro_asiento SET numero = numero + 1000 WHERE numero >= %s", desde)
    base.sql("UPDATE registro_asiento SET numero = numero - 1000 + %s WHERE numero > 1000", cuanto)


def insertar_en_medio(base):
    _mover(base, 5, 1)
    base.sql(
        """INSERT INTO registro_asiento SELECT (jsonb_populate_record(a, jsonb_build_object(
            'id', gen_random_uuid(), 'numero', 5, 'clave', 'colado'))).*
           FROM registro_asiento a WHERE numero = 4"""
    )
    base.sql("UPDATE registro_libro SET ultimo = ultimo + 1")


def borrar_el_ultimo(base):
    _borrar(base, HOJAS)


def borrar_en_medio(base):
    _borrar(base, 5)
    _mover(base, 6, -1)


def _borrar(base, numero):
    base.sql("DELETE FROM registro_interesado i USING registro_asiento a"
             " WHERE i.asiento_id = a.id AND a.numero = %s", numero)  # fmt: skip
    base.sql("DELETE FROM registro_asiento WHERE numero = %s", numero)
    base.sql("UPDATE registro_libro SET ultimo = ultimo - 1")


def cambiar_el_orden(base):
    """Five and six change places, each with the hour that goes with its new number."""
    horas = dict(base.sql("SELECT numero, presentado_en FROM registro_asiento"))
    for numero, otro in ((5, 1005), (6, 5), (1005, 6)):
        base.sql(
            "UPDATE registro_asiento SET numero = %s, presentado_en = %s WHERE numero = %s",
            otro,
            horas[otro % 1000],
            numero,
        )


def antedatar(base):
    base.sql(
        "UPDATE registro_asiento a SET presentado_en = b.presentado_en FROM registro_asiento b"
        " WHERE a.numero = 6 AND b.numero = 5"
    )


def reescribir_la_cola(base):
    base.sql("UPDATE registro_asiento SET extracto = 'Otra cosa' WHERE numero >= 5")


def volver_al_respaldo_de_ayer(base):
    """What came after yesterday is gone, leaves and all."""
    tamano = DE_AYER
    for numero in range(HOJAS, tamano, -1):
        base.sql("DELETE FROM plataforma_hoja h USING registro_asiento a"
                 " WHERE h.objeto_id = a.id AND a.numero = %s", numero)  # fmt: skip
        _borrar(base, numero)


def dos_historias(base):
    """One for the citizen, whose number five is hers, and another for everybody else."""
    base.sql("UPDATE registro_asiento SET extracto = 'Nada' WHERE numero = 5")


ATAQUES = (
    insertar_en_medio,
    borrar_el_ultimo,
    borrar_en_medio,
    cambiar_el_orden,
    antedatar,
    reescribir_la_cola,
    volver_al_respaldo_de_ayer,
    dos_historias,
)


def _en_palabras(ataque):
    return ataque.__name__.replace("_", " ")


class TestSinAtaque:
    def test_nadie_nota_nada(self, visto):
        assert visto() == NADA

    def test_rehacerlo_todo_sin_cambiar_nada_tampoco_se_nota(self, base, arreglar, visto):
        """The control of the repairer: what it writes again is what was there, byte by byte."""
        raiz = bytes(PuntoDeControl.objects.order_by("-tamano")[0].raiz)
        base.mandar()
        arreglar()
        base.obedecer()

        assert bytes(PuntoDeControl.objects.get().raiz) == raiz
        assert visto() == NADA


@pytest.mark.parametrize("ataque", ATAQUES, ids=_en_palabras)
class TestOchoAtaques:
    def test_hecho_sin_mas_lo_ve_la_comprobacion_interna(self, base, visto, ataque):
        base.mandar()
        ataque(base)
        base.obedecer()

        assert visto()["interna"]

    def test_hecho_bueno_y_firmado_lo_ven_los_de_fuera(self, base, arreglar, visto, ataque):
        base.mandar()
        ataque(base)
        arreglar()
        base.obedecer()

        dicho = visto()

        assert {quien for quien in dicho if dicho[quien]} == {"recibo", "vigia", "atestigua"}

    def test_sin_la_clave_no_se_puede_hacer_bueno(self, base, arreglar, visto, ataque, monkeypatch):
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        otra = Ed25519PrivateKey.generate()
        monkeypatch.setattr(secuencia, "firmar", lambda _entidad, datos: otra.sign(datos))
        base.mandar()
        ataque(base)
        arreglar()
        base.obedecer()

        assert "punto de control" in visto()["interna"]


class TestElLimite:
    """What nobody outside has seen can still be taken away; that is why it is soon seen."""

    def test_lo_ultimo_sin_publicar_solo_lo_ve_quien_lo_tiene(
        self, casa, presentar, base, arreglar, visto
    ):
        presentar(1)
        base.mandar()
        _borrar(base, HOJAS + 1)
        arreglar()
        base.obedecer()

        assert visto() == NADA

    def test_y_deja_de_poderse_en_cuanto_lo_ve_un_testigo(
        self, casa, presentar, base, arreglar, visto
    ):
        presentar(1)
        cofirmas.cofirmar_pendientes()
        base.mandar()
        _borrar(base, HOJAS + 1)
        arreglar()
        base.obedecer()

        assert "aquí faltan" in visto()["atestigua"]

    def test_pasan_menos_de_sesenta_segundos(self):
        plazos = secuencia.CADA_SEGUNDOS + publicacion.CADA.total_seconds()

        assert plazos + cofirmas.CADA_SEGUNDOS <= 60
