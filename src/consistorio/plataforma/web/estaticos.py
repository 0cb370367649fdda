from __future__ import annotations

from whitenoise.storage import (  # type: ignore[import-untyped]
    CompressedManifestStaticFilesStorage,
)


class Estaticos(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Names by hash and compresses; the addresses inside our CSS are left as they are written."""

    patterns = ()
