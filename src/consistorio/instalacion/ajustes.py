"""
Settings of Django, read from the environment that the launcher prepares.

``CONSISTORIO_DATOS`` is the data folder; ``DATABASE_URL`` the database (the embedded one when the
launcher has started it); ``CONSISTORIO_DEMO=1`` marks a demonstration.
"""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from consistorio.plataforma.observabilidad import configurar_diario

RAIZ = Path(__file__).resolve().parent.parent
CONSISTORIO_DATOS = Path(os.environ.get("CONSISTORIO_DATOS", "/nonexistent"))
CONSISTORIO_DEMO = os.environ.get("CONSISTORIO_DEMO") == "1"
CONSISTORIO_PUERTO = int(os.environ.get("CONSISTORIO_PUERTO", "8443"))
CONSISTORIO_ORIGEN = os.environ.get("CONSISTORIO_ORIGEN", f"https://localhost:{CONSISTORIO_PUERTO}")
CONSISTORIO_ORIGEN_CERTIFICADO = os.environ.get(
    "CONSISTORIO_ORIGEN_CERTIFICADO", f"https://localhost:{CONSISTORIO_PUERTO + 1}"
)
CONSISTORIO_ORIGEN_EVENTOS = os.environ.get(
    "CONSISTORIO_ORIGEN_EVENTOS", f"https://localhost:{CONSISTORIO_PUERTO + 2}"
)
CONSISTORIO_S3: dict[str, Any] = json.loads(os.environ.get("CONSISTORIO_S3", "{}"))
CONSISTORIO_CORREO: dict[str, Any] = json.loads(os.environ.get("CONSISTORIO_CORREO", "{}"))
# Who cosigns our checkpoints: [{"url": "https://…/testigo", "clave": "name+id+key"}].
CONSISTORIO_TESTIGOS: list[dict[str, str]] = json.loads(
    os.environ.get("CONSISTORIO_TESTIGOS", "[]")
)
# Whose checkpoints we cosign: {"nombre": "…", "bitacoras": ["name+id+key", …]}.
CONSISTORIO_TESTIGO: dict[str, Any] = json.loads(os.environ.get("CONSISTORIO_TESTIGO", "{}"))
CONSISTORIO_SIN_SELLO_MAXIMO = int(os.environ.get("CONSISTORIO_SIN_SELLO_MAXIMO", "14400"))
# Devices that keep keys (see docs/operacion): a module is code that runs here, so no screen names one.
CONSISTORIO_TOKENS: dict[str, Any] = json.loads(os.environ.get("CONSISTORIO_TOKENS", "{}"))
CONSISTORIO_SIR: dict[str, Any] = json.loads(os.environ.get("CONSISTORIO_SIR", "{}"))

DEBUG = False
SECRET_KEY = os.environ.get("CONSISTORIO_SECRETO") or secrets.token_urlsafe(48)
ALLOWED_HOSTS = json.loads(
    os.environ.get("CONSISTORIO_DOMINIOS", '["localhost", "127.0.0.1", "testserver"]')
)
CSRF_TRUSTED_ORIGINS = [CONSISTORIO_ORIGEN]


def base_de_datos(url: str) -> dict[str, Any]:
    """Return Django's settings for the address ``url`` (postgresql://user:password@host/name)."""
    partes = urlsplit(url)
    opciones = {clave: valores[-1] for clave, valores in parse_qs(partes.query).items()}
    return {
        "ENGINE": "consistorio.plataforma.db",
        "NAME": partes.path.lstrip("/"),
        "USER": unquote(partes.username or ""),
        "PASSWORD": unquote(partes.password or ""),
        "HOST": opciones.pop("host", partes.hostname or ""),
        "PORT": str(partes.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": opciones,
    }


DATABASES = {"default": base_de_datos(os.environ.get("DATABASE_URL", "postgresql:///consistorio"))}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"

MODULOS = [
    nombre
    for nombre in (
        "plataforma",
        "plataforma.ui",
        "organizacion",
        "identidad",
        "documentos",
        "firma",
        "catalogo",
        "registro",
        "notificaciones",
        "expedientes",
        "canales",
    )
    if (RAIZ / nombre.replace(".", "/") / "apps.py").exists()
]
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django.contrib.messages",
    "django.forms",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    *(f"consistorio.{nombre}" for nombre in MODULOS),
]

MIDDLEWARE = [
    "consistorio.plataforma.web.cabeceras.CabecerasMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "consistorio.plataforma.web.entidad.EntidadMiddleware",
    "consistorio.plataforma.web.programas.ProgramasMiddleware",
    "consistorio.plataforma.web.idioma.IdiomaMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "consistorio.plataforma.web.sesiones.SesionMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "consistorio.plataforma.web.errores.ErroresMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
ROOT_URLCONF = "consistorio.canales.urls"
WSGI_APPLICATION = "consistorio.instalacion.wsgi.application"
FORM_RENDERER = "consistorio.plataforma.ui.formularios.Renderizador"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "django.templatetags.i18n"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "consistorio.plataforma.ui.contexto.pagina",
            ],
        },
    }
]

SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("CONSISTORIO_TRAS_PROXY") else None
)
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "consistorio.plataforma.web.errores.csrf"
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'", CONSISTORIO_ORIGEN_EVENTOS],
        "form-action": ["'self'", CONSISTORIO_ORIGEN_CERTIFICADO],
        "frame-src": ["'self'"],
        "object-src": ["'self'"],
        "frame-ancestors": ["'self'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    }
}

LANGUAGE_CODE = "es"
LANGUAGES = [
    ("es", "español"),
    ("eu", "euskara"),
    ("ca", "català"),
    ("ca-valencia", "valencià"),
    ("gl", "galego"),
    ("en", "English"),
    ("ru", "русский"),
]
LOCALE_PATHS = [RAIZ / "locale"]
FORMAT_MODULE_PATH = ["consistorio.canales.formatos"] if "canales" in MODULOS else None
USE_I18N = USE_TZ = True
TIME_ZONE = "Europe/Madrid"

STATIC_URL = "/estatico/"
STATIC_ROOT = CONSISTORIO_DATOS / "estatico"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "consistorio.plataforma.web.estaticos.Estaticos"
        if (STATIC_ROOT / "staticfiles.json").exists()
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not (STATIC_ROOT / "staticfiles.json").exists()

FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_MEMORY_SIZE = 50 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_100  # A thousand boxes of the portafirmas, and its code.
LOGGING_CONFIG = None
configurar_diario()
SILENCED_SYSTEM_CHECKS: list[str] = []
