from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Estaticos(CompressedManifestStaticFilesStorage):
    """Names by hash and compresses; the addresses inside our CSS are left as they are written."""

    patterns = ()
