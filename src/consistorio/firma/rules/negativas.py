"""Why a signature is refused. Every reason is an error of its own, and all of them are expected."""


class NoFirmada(Exception):
    """The document was not signed (or rejected) by this person now."""


class NoEsFirmante(NoFirmada):
    """Nobody has asked this person to sign it."""


class YaFirmada(NoFirmada):
    """The person has signed it already: once is enough."""


class YaRechazada(NoFirmada):
    """The person refused to sign it; others have gone on without her."""


class FueraDeTurno(NoFirmada):
    """Somebody who signs before has not signed yet."""


class PeticionCerrada(NoFirmada):
    """The petition was signed by all, rejected or withdrawn: nothing waits in it any more."""


class CargoNoVigente(NoFirmada):
    """The person does not hold today the post in which the signature is asked."""
