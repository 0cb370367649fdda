"""
Files that may do what a rule forbids, each with its reason.

They are not debts: what has to be mended is mended. A test fails when one is no longer needed.
"""

from __future__ import annotations

EXCEPCIONES: dict[tuple[str, str], str] = {
    (
        "sin_senales",
        "src/consistorio/instalacion/wsgi.py",
    ): "disconnects one of Django's own, that forgets at each request queries that nobody keeps",
    (
        "el_reloj_se_lee_en_un_sitio",
        "src/consistorio/plataforma/identificador.py",
    ): "the milliseconds order the keys; they are not the hour of anything, and must not go back",
    (
        "sin_sql_a_mano",
        "src/consistorio/registro/services/libro.py",
    ): "calls registrar_lote, the only door of the libro (migration 0002 of registro)",
    (
        "sin_sql_a_mano",
        "src/consistorio/registro/services/escritura.py",
    ): "calls registrar_lote for many at a time, on a connection that answers before it is durable",
    (
        "sin_sql_a_mano",
        "src/consistorio/registro/services/justificante.py",
    ): "calls guardar_justificantes, a function of the migrations",
    (
        "sin_sql_a_mano",
        "src/consistorio/registro/services/busqueda.py",
    ): "calls indexar_asientos, a function of the migrations",
    (
        "sin_sql_a_mano",
        "src/consistorio/registro/selectors/busqueda.py",
    ): "calls buscar_asientos: under a row policy a GIN index serves only a function of the owner",
    (
        "sin_sql_a_mano",
        "src/consistorio/instalacion/bancos/sembrar_busqueda.py",
    ): "pours a million asientos by COPY in a throwaway database",
    (
        "sin_sql_a_mano",
        "src/consistorio/instalacion/bancos/busqueda.py",
    ): "asks a throwaway database for the size of its indexes",
    (
        "sin_sql_a_mano",
        "src/consistorio/instalacion/bancos/lotes.py",
    ): "the rival of the bench is the same change in plain SQL",
    (
        "sin_sql_a_mano",
        "src/consistorio/registro/tasks.py",
    ): "calls asientos_sin_justificante, which looks at every entidad, as no query may",
    (
        "sin_sql_a_mano",
        "src/consistorio/canales/novedades.py",
    ): "LISTEN, on a connection of its own that is never Django's",
    (
        "sin_sql_a_mano",
        "src/consistorio/instalacion/martillo/comprobador.py",
    ): "counts what was lost from outside, without trusting the code that it judges",
    (
        "sin_sql_a_mano",
        "src/consistorio/instalacion/bancos/techo.py",
    ): "the rival of the bench is the same rows in plain SQL",
    (
        "sin_sql_a_mano",
        "src/consistorio/instalacion/bancos/registro.py",
    ): "adds eight thousand entidades to a throwaway database",
    (
        "el_zip_se_lee_en_un_sitio",
        "src/consistorio/documentos/intake/hondo.py",
    ): "hardened function: child process, limits of entries, sizes and depth",
    (
        "el_zip_se_lee_en_un_sitio",
        "src/consistorio/documentos/intake/tipos.py",
    ): "hardened function: reads the list of names, opens nothing",
    (
        "el_zip_se_lee_en_un_sitio",
        "src/consistorio/documentos/intake/limpieza/comun.py",
    ): "hardened function: child process, once `hondo` has looked at entries and sizes",
    (
        "el_xml_se_lee_en_un_sitio",
        "src/consistorio/documentos/intake/limpieza/comun.py",
    ): "hardened function: child process, no entities, no DTD, no network",
    (
        "el_xml_se_lee_en_un_sitio",
        "src/consistorio/documentos/eni/lectura.py",
    ): "hardened function: no DTD, entities nor network; limit of size",
    (
        "el_xml_se_lee_en_un_sitio",
        "src/consistorio/registro/rules/sicres/xml.py",
    ): "hardened function: no DTD, entities nor network; limits of size, elements and depth",
    (
        "el_xml_se_lee_en_un_sitio",
        "src/consistorio/firma/validacion/leer_xml.py",
    ): "hardened function: no DTD, entities nor network; limits of size, elements and depth",
    (
        "los_ficheros_caben_en_la_cabeza",
        "src/consistorio/verificador/verificador.py",
    ): "third parties take it away as one file, with nothing else of ours",
    (
        "el_reloj_se_lee_en_un_sitio",
        "src/consistorio/verificador/verificador.py",
    ): "runs on the machine of a third party, whose clock it is",
    (
        "los_ficheros_caben_en_la_cabeza",
        "src/consistorio/verificador/vigilante.py",
    ): "third parties take it away as one file, with nothing else of ours",
    (
        "el_reloj_se_lee_en_un_sitio",
        "src/consistorio/verificador/vigilante.py",
    ): "runs on the machine of a third party, whose clock it is",
    (
        "el_zip_se_lee_en_un_sitio",
        "src/consistorio/verificador/vigilante.py",
    ): "reads one member by name, of a packet that its own user has kept",
    (
        "el_zip_se_lee_en_un_sitio",
        "src/consistorio/verificador/verificador.py",
    ): "hardened function: members by name, with a limit of bytes, never written to disk",
    (
        "sin_sql_a_mano",
        "src/consistorio/instalacion/doctor_base.py",
    ): "asks the server about its own settings, and the queue by its function; no table",
    (
        "sin_sql_a_mano",
        "src/consistorio/instalacion/auditoria/lectura.py",
    ): "the audit reads the rows from outside, without trusting the code that writes them",
    (
        "sin_sql_a_mano",
        "src/consistorio/instalacion/bancos/sembrar_constancia.py",
    ): "calls registrar_lote for many at a time, as the combining writer does",
}
