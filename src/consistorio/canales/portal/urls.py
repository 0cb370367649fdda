from __future__ import annotations

from django.urls import include, path

from consistorio.canales import idiomas
from consistorio.canales.portal import web

_portal = [
    path("", web.inicio, name="inicio"),
    path("certificados/<slug:nombre>.p12", web.certificado, name="certificado"),
]

urlpatterns = [
    path("", include((_portal, "portal"))),
    path("", include("consistorio.plataforma.ui.urls")),
    path("idioma/<slug:codigo>/", idiomas.cambiar, name="idioma"),
]
