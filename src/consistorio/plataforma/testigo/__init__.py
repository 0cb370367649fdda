"""Our installation as a witness of the logs of others (C2SP tlog-witness)."""
