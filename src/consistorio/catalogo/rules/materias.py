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
    "actividades": {
        "es": "Actividades, comercio y consumo",
        "eu": "Jarduerak, merkataritza eta kontsumoa",
        "ca": "Activitats, comerç i consum",
        "gl": "Actividades, comercio e consumo",
        "en": "Business, trade and consumers",
        "ru": "Бизнес, торговля и защита потребителей",
    },
    "viapublica": {
        "es": "Vía pública, movilidad y tráfico",
        "eu": "Bide publikoa, mugikortasuna eta trafikoa",
        "ca": "Via pública, mobilitat i trànsit",
        "gl": "Vía pública, mobilidade e tráfico",
        "en": "Streets, mobility and traffic",
        "ru": "Улицы, транспорт и движение",
    },
    "social": {
        "es": "Servicios sociales y ayudas",
        "eu": "Gizarte-zerbitzuak eta laguntzak",
        "ca": "Serveis socials i ajudes",
        "gl": "Servizos sociais e axudas",
        "en": "Social services and aid",
        "ru": "Социальные услуги и помощь",
    },
    "educacion": {
        "es": "Educación, cultura, deporte y juventud",
        "eu": "Hezkuntza, kultura, kirola eta gazteria",
        "ca": "Educació, cultura, esport i joventut",
        "gl": "Educación, cultura, deporte e xuventude",
        "en": "Education, culture, sport and youth",
        "ru": "Образование, культура, спорт и молодёжь",
    },
    "medioambiente": {
        "es": "Medio ambiente, agua y animales",
        "eu": "Ingurumena, ura eta animaliak",
        "ca": "Medi ambient, aigua i animals",
        "gl": "Medio ambiente, auga e animais",
        "en": "Environment, water and animals",
        "ru": "Окружающая среда, вода и животные",
    },
    "familia": {
        "es": "Familia, asociaciones y cementerio",
        "eu": "Familia, elkarteak eta hilerria",
        "ca": "Família, associacions i cementiri",
        "gl": "Familia, asociacións e cemiterio",
        "en": "Family, associations and cemetery",
        "ru": "Семья, ассоциации и кладбище",
    },
    "empleo": {
        "es": "Empleo público y contratación",
        "eu": "Enplegu publikoa eta kontratazioa",
        "ca": "Ocupació pública i contractació",
        "gl": "Emprego público e contratación",
        "en": "Public jobs and procurement",
        "ru": "Государственная служба и закупки",
    },
}
