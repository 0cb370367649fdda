"""The matters under which procedures are listed."""

from __future__ import annotations

from collections.abc import Mapping

MATERIAS: Mapping[str, Mapping[str, str]] = {
    "atencion": {
        "es": "Atención ciudadana y registro",
        "eu": "Herritarren arreta eta erregistroa",
        "ca": "Atenció ciutadana i registre",
        "gl": "Atención á cidadanía e rexistro",
        "en": "Citizen services and registry",
        "ru": "Обслуживание граждан и регистрация",
    },
    "urbanismo": {
        "es": "Urbanismo y vivienda",
        "eu": "Hirigintza eta etxebizitza",
        "ca": "Urbanisme i habitatge",
        "gl": "Urbanismo e vivenda",
        "en": "Planning and housing",
        "ru": "Градостроительство и жильё",
    },
    "padron": {
        "es": "Padrón y población",
        "eu": "Errolda eta biztanleria",
        "ca": "Padró i població",
        "gl": "Padrón e poboación",
        "en": "Register of residents",
        "ru": "Учёт населения",
    },
    "tributos": {
        "es": "Tributos y pagos",
        "eu": "Zergak eta ordainketak",
        "ca": "Tributs i pagaments",
        "gl": "Tributos e pagamentos",
        "en": "Taxes and payments",
        "ru": "Налоги и платежи",
    },
    "transparencia": {
        "es": "Transparencia y participación",
        "eu": "Gardentasuna eta parte-hartzea",
        "ca": "Transparència i participació",
        "gl": "Transparencia e participación",
        "en": "Transparency and participation",
        "ru": "Прозрачность и участие",
    },
}
