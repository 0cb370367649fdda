"""The web application; with ``CONSISTORIO_COMBINADOR=1`` filings go through the combining writer."""

from __future__ import annotations

import os

from django.core.signals import request_started
from django.core.wsgi import get_wsgi_application
from django.db import reset_queries

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "consistorio.instalacion.ajustes")
application = get_wsgi_application()
request_started.disconnect(reset_queries)  # Only DEBUG keeps queries, and it is never on here.

if os.environ.get("CONSISTORIO_COMBINADOR") == "1":
    from consistorio.registro.services.escritura import combinar

    combinar()
