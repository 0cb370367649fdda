"""Checking what we give, without us: `verificador.py` is one file that anybody may take away."""
