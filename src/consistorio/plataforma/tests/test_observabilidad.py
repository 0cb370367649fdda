import json

import structlog

from consistorio.plataforma.observabilidad import configurar_diario


def test_un_error_no_cuenta_las_variables(capsys):
    configurar_diario()
    log = structlog.get_logger()

    try:
        clave_maestra = "secreto-de-verdad"
        raise ValueError(len(clave_maestra))  # noqa: TRY301 (its locals are the matter)
    except ValueError:
        log.exception("algo.falla", ms=3)

    linea = capsys.readouterr().err
    dicho = json.loads(linea)
    assert (dicho["event"], dicho["ms"], dicho["level"]) == ("algo.falla", 3, "error")
    assert "exception" in dicho
    assert "secreto-de-verdad" not in linea
