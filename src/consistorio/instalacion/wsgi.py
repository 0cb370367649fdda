"""The web application; with ``CONSISTORIO_COMBINADOR=1`` filings go through the combining writer."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "consistorio.instalacion.ajustes")
application = get_wsgi_application()

if os.environ.get("CONSISTORIO_COMBINADOR") == "1":
    from consistorio.registro.services.escritura import combinar

    combinar()
