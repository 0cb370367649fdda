"""Entidades that were born before SIR get its permission and its role, once."""

from importlib import import_module

import pytest
from django.db import connection

from consistorio.plataforma.models import Rol

SQL = import_module("consistorio.registro.migrations.0021_permisos_de_sir").SQL


@pytest.mark.django_db
def test_las_entidades_de_antes_reciben_el_permiso_y_el_rol(entidad):
    registro = Rol.objects.get(codigo="registro")
    antes = sorted(registro.permisos)
    registro.permisos = [p for p in antes if p != "registro.sir"]
    registro.save()
    Rol.objects.filter(codigo="nodo_sir").delete()

    for _ in range(2):
        with connection.cursor() as cursor:
            cursor.execute(SQL)

    assert sorted(Rol.objects.get(codigo="registro").permisos) == antes
    assert Rol.objects.get(codigo="nodo_sir").permisos == ["registro.sir_entregar"]
