"""The child: takes a file and answers with its clean copy, or why there is none."""

import base64

from consistorio.documentos.intake.aparte import recibir_encargo, responder_encargo

from . import ConCapas, NoSeSabe, limpiar

if __name__ == "__main__":
    encargo = recibir_encargo()
    try:
        limpio, quitado = limpiar(encargo.contenido)
    except NoSeSabe as error:
        motivo = "capas" if isinstance(error, ConCapas) else "roto"
        responder_encargo({"motivo": motivo, "limpio": "", "quitado": []})
    else:
        dicho = base64.b64encode(limpio).decode()
        responder_encargo({"motivo": "", "limpio": dicho, "quitado": quitado})
