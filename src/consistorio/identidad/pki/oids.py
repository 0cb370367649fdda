"""OIDs met in Spanish certificates, as facts (profiles of FNMT, DGP, Izenpe and the State)."""

from typing import Final

PAIS: Final = "2.5.4.6"
ORGANIZACION: Final = "2.5.4.10"
NOMBRE_COMUN: Final = "2.5.4.3"
APELLIDOS: Final = "2.5.4.4"
NUMERO_DE_SERIE: Final = "2.5.4.5"
DESCRIPCION: Final = "2.5.4.13"
NOMBRE_DE_PILA: Final = "2.5.4.42"
SEUDONIMO: Final = "2.5.4.65"
IDENTIFICADOR_DE_ORGANIZACION: Final = "2.5.4.97"
UID: Final = "0.9.2342.19200300.100.1.1"

FNMT: Final = "1.3.6.1.4.1.5734.1"
FNMT_NOMBRE: Final = f"{FNMT}.1"
FNMT_APELLIDO_1: Final = f"{FNMT}.2"
FNMT_APELLIDO_2: Final = f"{FNMT}.3"
FNMT_NIF: Final = f"{FNMT}.4"
FNMT_RAZON_SOCIAL: Final = f"{FNMT}.6"
FNMT_NIF_ENTIDAD: Final = f"{FNMT}.7"

# Public sector: the arc says the kind, the next number the level, the last one the field.
ESTADO_SEUDONIMO: Final = "2.16.724.1.3.5.4"
ESTADO_SELLO: Final = "2.16.724.1.3.5.6"
ESTADO_EMPLEADO: Final = "2.16.724.1.3.5.7"
ESTADO_SELLO_ANTIGUO: Final = "2.16.724.1.3.5.2"
ESTADO_EMPLEADO_ANTIGUO: Final = "2.16.724.1.3.5.3"
ESTADO_REPRESENTANTE: Final = "2.16.724.1.3.5.8"
ESTADO_REPRESENTANTE_SIN_PERSONALIDAD: Final = "2.16.724.1.3.5.9"

POLITICA_FNMT_CIUDADANO: Final = "1.3.6.1.4.1.5734.3.10.1"
POLITICA_FNMT_REPRESENTANTE: Final = "1.3.6.1.4.1.5734.3.11.2"
POLITICA_EMPLEADO_MEDIO: Final = f"{ESTADO_EMPLEADO}.2"
POLITICA_SELLO_MEDIO: Final = f"{ESTADO_SELLO}.2"
QCP_PERSONA: Final = "0.4.0.194112.1.0"
QCP_SELLO: Final = "0.4.0.194112.1.1"

QC_STATEMENTS: Final = "1.3.6.1.5.5.7.1.3"
