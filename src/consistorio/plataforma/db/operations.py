from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.backends.postgresql import operations


class DatabaseOperations(operations.DatabaseOperations):
    def execute_sql_flush(self, sql_list: Iterable[str]) -> None:
        """
        Empty the tables between tests, which the role of the application may not do.

        Only a superuser can: in production this fails, and must.
        """
        una = transaction.atomic(using=self.connection.alias, savepoint=False)
        with una, self.connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
            cursor.execute("SET LOCAL session_replication_role = replica")
            for sql in sql_list:
                cursor.execute(sql)
        self.connection.close()
