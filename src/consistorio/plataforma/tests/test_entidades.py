import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.utils import IntegrityError

from consistorio.plataforma.entidades import SinEntidad, en
from consistorio.plataforma.models import Anotacion, Asignacion, Evento, Rol


def test_a_query_without_entidad_is_refused(db):
    with pytest.raises(SinEntidad):
        Rol.objects.count()


def test_the_guard_shows_only_the_rows_of_the_entidad(entidad, otra_entidad):
    de_una = set(Rol.objects.values_list("id", flat=True))

    with en(otra_entidad):
        de_otra = set(Rol.objects.values_list("id", flat=True))

    assert de_una.isdisjoint(de_otra)


def test_the_row_policy_holds_where_the_guard_is_forgotten(entidad, otra_entidad):
    Evento.objects.create(tipo="prueba")

    with en(otra_entidad), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM plataforma_evento")
        ajenas = cursor.fetchone()[0]
    with en(None), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM plataforma_evento")
        de_nadie = cursor.fetchone()[0]

    assert (ajenas, de_nadie) == (0, 0)
    assert Evento.objects.count() == 1


def test_without_the_policy_the_row_is_seen(entidad, otra_entidad):
    """Positive control: the owner of the tables, whom no policy binds, does see the row."""
    Evento.objects.create(tipo="prueba")

    with en(otra_entidad), connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SELECT count(*) FROM plataforma_evento")
        vistas = cursor.fetchone()[0]
        cursor.execute("SET ROLE consistorio_aplicacion")

    assert vistas == 1


def test_a_row_cannot_be_written_for_another_entidad(entidad, otra_entidad):
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Evento.objects.create(entidad=otra_entidad, tipo="prueba")


@pytest.mark.django_db(transaction=True)
def test_a_reference_cannot_cross_entidades():
    from conftest import nueva_entidad

    una, otra = nueva_entidad("una", "L01990017"), nueva_entidad("otra", "L03990019")
    with en(otra):
        rol_ajeno = Rol.objects.create(codigo="propio", nombre="Propio")

    with en(una), pytest.raises(IntegrityError):
        Asignacion.objects.create(
            clase="empleado", identificador="X", rol_id=rol_ajeno.id, desde="2026-01-01"
        )


@pytest.mark.parametrize("sql", ["DELETE FROM", "UPDATE", "TRUNCATE"])
def test_what_is_only_for_appending_is_never_changed(entidad, sql):
    Anotacion.objects.create(accion="x", objeto="y", resultado="hecho")
    orden = {"UPDATE": "UPDATE plataforma_anotacion SET accion = 'z'"}.get(
        sql, f"{sql} plataforma_anotacion"
    )

    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(orden)

    with (
        pytest.raises(ProgrammingError, match="solo admite anexar"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"RESET ROLE; SET CONSTRAINTS ALL IMMEDIATE; {orden}")


def test_every_key_of_a_table_of_an_entidad_begins_with_it(db):
    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT c.conrelid::regclass::text, c.conname, c.contype,
                   (SELECT array_agg(attname::text) FROM pg_attribute
                    WHERE attrelid = c.conrelid AND attnum = ANY(c.conkey))
            FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
            WHERE c.contype IN ('p', 'u') AND EXISTS (SELECT 1 FROM pg_attribute
                WHERE attrelid = c.conrelid AND attname = 'entidad_id')
        """)
        sin_entidad = [f[:2] for f in cursor.fetchall() if "entidad_id" not in f[3]]

    assert sin_entidad == []
