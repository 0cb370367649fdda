"""Says whether any model has changed without its migration, on a throwaway database."""

from __future__ import annotations


def main() -> None:
    import django
    from django.core.management import call_command

    from consistorio.instalacion import pruebas  # noqa: F401 (starts it before Django reads where)
    from consistorio.plataforma.db.creation import como_dueno

    django.setup()
    with como_dueno():
        call_command("makemigrations", check_changes=True, dry_run=True)


if __name__ == "__main__":
    main()
