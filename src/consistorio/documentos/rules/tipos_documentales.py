"""Kinds of document of the NTI (Documento electrónico, annex I), by their codes."""

DE_LA_CIUDADANIA = {
    "TD14": "Solicitud",
    "TD15": "Denuncia",
    "TD16": "Alegación",
    "TD17": "Recurso",
    "TD18": "Comunicación",
    "TD19": "Factura",
}
TIPOS = {
    **DE_LA_CIUDADANIA,
    "TD03": "Contrato",
    "TD04": "Convenio",
    "TD05": "Declaración",
    "TD10": "Acta",
    "TD11": "Certificado",
    "TD13": "Informe",
    "TD99": "Otros",
}
"""What comes to a counter: the others are made inside."""
