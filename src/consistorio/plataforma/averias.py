"""What stops a deed without being anybody's mistake."""


class ServicioParado(Exception):
    """
    Something of others that we need does not answer: who asked may ask again.

    The sentence is for whoever repairs it; the page that everybody sees is that of an avería.
    """
