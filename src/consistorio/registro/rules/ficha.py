"""What an asiento says besides its heading: LPACAP 16.3, ROF 153 and the data model of SICRES."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from consistorio.nucleo.normativa import LPACAP, RD203, ROF, regla
from consistorio.registro.rules.codigos import (
    CanalDeNotificacion,
    DocumentacionFisica,
    Transporte,
)
from consistorio.registro.rules.domicilio import SIN_DOMICILIO, Domicilio
from consistorio.registro.rules.identificacion import Persona, TipoDePersona
from consistorio.registro.rules.obligados import Calidad, Obligacion, obligacion

LARGOS = {
    "extracto": 240,
    "expone": 4000,
    "solicita": 4000,
    "numero_transporte": 40,
    "referencia_externa": 16,
    "observaciones": 160,
    "origen_numero": 20,
    "origen_oficina": 120,
}


class DefectoDeFicha(StrEnum):
    """What is wrong with the data of an asiento."""

    LARGO = "largo"
    FECHA_FUTURA = "fecha-futura"
    PAPEL_PARA_OBLIGADO = "papel-para-obligado"
    PAPEL_SIN_DOMICILIO = "papel-sin-domicilio"
    SIN_EXTRACTO = "sin-extracto"
    SIN_INTERESADO = "sin-interesado"
    ORIGEN_INCOMPLETO = "origen-incompleto"


class FichaNoValida(ValueError):
    """The data of an asiento cannot be right; ``campo`` says where and ``defecto`` why."""

    def __init__(self, campo: str, defecto: DefectoDeFicha) -> None:
        super().__init__(f"{campo}: {defecto}")
        self.campo = campo
        self.defecto = defecto


@dataclass(frozen=True, slots=True, kw_only=True)
class Interviniente:
    """
    A person of the asiento with her address and how she wants to be reached.

    :param papel: «interesado» or «representante».
    :param calidad: declared, where the number alone does not show it (a professional, an employee).
    """

    papel: str
    persona: Persona
    domicilio: Domicilio = SIN_DOMICILIO
    email: str = ""
    telefono: str = ""
    canal: CanalDeNotificacion | None = None
    calidad: Calidad | None = None

    @property
    def en_calidad_de(self) -> Calidad | None:
        """In what quality of art. 14 she files; an Administration is none of them."""
        if self.calidad:
            return self.calidad
        if self.persona.tipo is TipoDePersona.ADMINISTRACION:
            return None
        documento = self.persona.identificacion
        if documento and documento.es_de_entidad_sin_personalidad:
            return Calidad.ENTIDAD_SIN_PERSONALIDAD
        es_fisica = self.persona.tipo is TipoDePersona.FISICA
        return Calidad.PERSONA_FISICA if es_fisica else Calidad.PERSONA_JURIDICA


@dataclass(frozen=True, slots=True, kw_only=True)
class Origen:
    """The entry that the document already had in another registro."""

    numero: str
    fecha: date
    oficina: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ficha:
    """
    The data of an asiento beyond heading and people's names.

    :param oficina_id: the unit, an assistance office, where it was made; None if not at a counter.
    :param funcionario: NIF of the official who made it.
    """

    intervinientes: tuple[Interviniente, ...]
    fecha_documento: date | None = None
    transporte: Transporte | None = None
    numero_transporte: str = ""
    referencia_externa: str = ""
    documentacion_fisica: DocumentacionFisica = DocumentacionFisica.NO
    origen: Origen | None = None
    observaciones: str = ""
    oficina_id: UUID | None = None
    funcionario: str = ""


@regla(LPACAP.art("14"), RD203.art("3"))
def obligacion_de(intervinientes: Sequence[Interviniente]) -> Obligacion:
    """Return whether whoever files must use electronic means, and by which letter."""
    calidades = {i.papel: i.en_calidad_de for i in reversed(intervinientes)}
    interesado = calidades.get("interesado")
    representante = calidades.get("representante")
    if interesado is None:  # Administrations interconnect (RD 203 art. 60): art. 14 is for people.
        return obligacion(Calidad.PERSONA_FISICA)
    if representante is None:
        return obligacion(interesado)
    return obligacion(representante, representa_a=interesado)


@regla(LPACAP.art("16.3"), ROF.art("153"))
def comprobar(ficha: Ficha, hoy: date) -> None:
    """
    Let a ficha pass only if its data agree with each other and with the day.

    :raises FichaNoValida: with the first thing that is wrong.
    """
    if not any(i.papel == "interesado" for i in ficha.intervinientes):
        raise FichaNoValida("interesado", DefectoDeFicha.SIN_INTERESADO)
    for campo in ("numero_transporte", "referencia_externa", "observaciones"):
        _cabe(campo, getattr(ficha, campo))
    if ficha.fecha_documento and ficha.fecha_documento > hoy:
        raise FichaNoValida("fecha_documento", DefectoDeFicha.FECHA_FUTURA)
    if ficha.origen:
        _comprobar_origen(ficha.origen, hoy)
    for interviniente in ficha.intervinientes:
        _comprobar_canal(interviniente, obligacion_de(ficha.intervinientes))


@regla(LPACAP.art("16.3"), ROF.art("153"))
def comprobar_textos(extracto: str, expone: str, solicita: str) -> None:
    """
    Let the texts pass only if there is an extract and all of them fit.

    :raises FichaNoValida: with the first thing that is wrong.
    """
    if not extracto.strip():
        raise FichaNoValida("extracto", DefectoDeFicha.SIN_EXTRACTO)
    for campo, valor in (("extracto", extracto), ("expone", expone), ("solicita", solicita)):
        _cabe(campo, valor)


def _comprobar_origen(origen: Origen, hoy: date) -> None:
    _cabe("origen_numero", origen.numero)
    _cabe("origen_oficina", origen.oficina)
    if not (origen.numero and origen.oficina):
        raise FichaNoValida("origen_numero", DefectoDeFicha.ORIGEN_INCOMPLETO)
    if origen.fecha > hoy:
        raise FichaNoValida("origen_fecha", DefectoDeFicha.FECHA_FUTURA)


@regla(LPACAP.art("14"), LPACAP.art("41.1"))
def _comprobar_canal(interviniente: Interviniente, de_quien_presenta: Obligacion) -> None:
    if interviniente.canal is not CanalDeNotificacion.PAPEL:
        return
    calidad = interviniente.en_calidad_de
    obligado = calidad is not None and obligacion(calidad).obligada
    if interviniente.papel == "representante":
        obligado = obligado or de_quien_presenta.obligada
    if obligado:
        raise FichaNoValida(f"{interviniente.papel}_canal", DefectoDeFicha.PAPEL_PARA_OBLIGADO)
    if not interviniente.domicilio.sirve_para_notificar:
        raise FichaNoValida(f"{interviniente.papel}_direccion", DefectoDeFicha.PAPEL_SIN_DOMICILIO)


def _cabe(campo: str, valor: str) -> None:
    if len(valor) > LARGOS[campo]:
        raise FichaNoValida(campo, DefectoDeFicha.LARGO)
