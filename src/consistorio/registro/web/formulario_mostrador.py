"""The form of the counter: from what the official writes to an asiento, checked at the door."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from consistorio.organizacion import selectors as organizacion
from consistorio.registro import selectors
from consistorio.registro.rules.asistencia import (
    AsistenciaNoProcede,
    SinConsentimientoExpreso,
    exigir_que_se_le_pueda_asistir,
)
from consistorio.registro.rules.codigos import DocumentacionFisica, Transporte
from consistorio.registro.rules.domicilio import DomicilioNoValido
from consistorio.registro.rules.ficha import DefectoDeFicha as Fic
from consistorio.registro.rules.ficha import (
    Ficha,
    FichaNoValida,
    Interviniente,
    Origen,
    comprobar,
    comprobar_textos,
    obligacion_de,
)
from consistorio.registro.rules.identificacion import IdentificacionNoValida
from consistorio.registro.services import AsientoDeMostrador
from consistorio.registro.web import campos_mostrador as campos
from consistorio.registro.web.errores_mostrador import (
    ASISTENCIA_NO_PROCEDE,
    CAMPO_DE,
    ERRORES,
    SIN_CONSENTIMIENTO,
)
from consistorio.registro.web.lectura_mostrador import DE_QUIEN_ES, NOMBRES, leer_interviniente

PAPELES = ("interesado", "representante")
TEXTOS = ("extracto", "expone", "solicita")


class FormularioDeMostrador(forms.Form):
    """
    All that is asked at the counter. Valid, it gives the `asiento`.

    :param oficina_id: where the official is.
    :param hoy: day of the sede, for the dates that cannot be of the future.
    """

    asiento: AsientoDeMostrador

    def __init__(
        self, *args: Any, actor: Any, oficina_id: UUID, hoy: date, **opciones: Any
    ) -> None:
        super().__init__(*args, **opciones)
        self.actor, self.oficina_id, self.hoy = actor, oficina_id, hoy
        for papel in PAPELES:
            self.fields.update(campos.de_persona(papel))
        self.fields.update(campos.del_asiento())
        self.fields["reserva"] = forms.UUIDField(required=False, widget=forms.HiddenInput)
        self.fields["interesado_numero"].widget.attrs.update(autofocus=True, accesskey="i")

    @property
    def abrir(self) -> dict[str, bool]:
        """Which parts that are folded at first have something in them."""
        return {
            parte: any(n in self.errors or self[n].value() not in campos.SIN_DECIR for n in nombres)
            for parte, nombres in campos.PARTES.items()
        }

    def clean(self) -> dict[str, Any]:
        valores: dict[str, Any] = super().clean() or {}
        personas = [p for papel in PAPELES if (p := self._interviniente(papel, valores))]
        unidad = self._unidad(valores.get("unidad", ""))
        responde_a = self._responde_a(valores.get("responde_a", ""))
        ficha = self._ficha(valores, tuple(personas))
        if self.errors or ficha is None or unidad is None:
            return valores
        textos = {n: valores.get(n, "") for n in TEXTOS}
        try:
            comprobar_textos(**textos)
            comprobar(ficha, self.hoy)
            self._comprobar_asistencia(ficha, valores)
        except FichaNoValida as error:
            self.add_error(error.campo, ERRORES[error.defecto])
        if not self.errors:
            self.asiento = self._armar(valores, ficha, unidad, responde_a)
        return valores

    def _armar(
        self,
        valores: dict[str, Any],
        ficha: Ficha,
        unidad: tuple[UUID, str],
        responde_a: UUID | None,
    ) -> AsientoDeMostrador:
        return AsientoDeMostrador(
            **{n: valores[n] for n in (*TEXTOS, "firma_el_funcionario", "consiente")},
            ficha=ficha,
            unidad_id=unidad[0],
            unidad=unidad[1],
            idioma=valores.get("idioma") or "es",
            responde_a=responde_a,
            reserva_id=valores.get("reserva"),
        )

    def _comprobar_asistencia(self, ficha: Ficha, valores: dict[str, Any]) -> None:
        if not valores["firma_el_funcionario"]:
            return
        try:
            quien = obligacion_de(ficha.intervinientes)
            exigir_que_se_le_pueda_asistir(quien, consiente=valores["consiente"])
        except AsistenciaNoProcede:
            self.add_error("firma_el_funcionario", ASISTENCIA_NO_PROCEDE)
        except SinConsentimientoExpreso:
            self.add_error("consiente", SIN_CONSENTIMIENTO)

    def _interviniente(self, papel: str, valores: dict[str, Any]) -> Interviniente | None:
        propios = {n: valores.get(f"{papel}_{n}") or "" for n in NOMBRES}
        if papel != "interesado" and not any(propios[n] for n in DE_QUIEN_ES):
            return None
        try:
            return leer_interviniente(papel, propios)
        except (IdentificacionNoValida, DomicilioNoValido) as error:
            nombre = CAMPO_DE.get(error.defecto, "numero")
            self.add_error(f"{papel}_{nombre}", ERRORES[error.defecto])
            return None

    def _unidad(self, codigo: str) -> tuple[UUID, str] | None:
        destino = organizacion.destino(codigo.strip())
        if destino is None:
            self.add_error("unidad", _("No hay ninguna unidad con ese código."))
        return destino

    def _responde_a(self, numero: str) -> UUID | None:
        if not numero.strip():
            return None
        clave = selectors.entrada_por_numero(self.actor, numero)
        if clave is None:
            self.add_error("responde_a", _("No hay ninguna entrada con ese número."))
        return clave

    def _ficha(self, valores: dict[str, Any], personas: tuple[Interviniente, ...]) -> Ficha | None:
        origen = (valores.get("origen_numero"), valores.get("origen_fecha"))
        oficina = valores.get("origen_oficina")
        if any((*origen, oficina)) and not all((*origen, oficina)):
            self.add_error("origen_numero", ERRORES[Fic.ORIGEN_INCOMPLETO])
            return None
        numero, fecha = origen
        return Ficha(
            intervinientes=personas,
            fecha_documento=valores.get("fecha_documento"),
            transporte=Transporte(valores.get("transporte") or Transporte.EN_MANO),
            numero_transporte=valores.get("numero_transporte", ""),
            referencia_externa=valores.get("referencia_externa", ""),
            documentacion_fisica=DocumentacionFisica(
                valores.get("documentacion_fisica") or DocumentacionFisica.NO
            ),
            origen=Origen(numero=numero, fecha=fecha, oficina=oficina)
            if numero and fecha and oficina
            else None,
            observaciones=valores.get("observaciones", ""),
            oficina_id=self.oficina_id,
        )
