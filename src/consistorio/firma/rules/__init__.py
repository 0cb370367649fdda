"""The law of the portafirmas: who may sign now, and what a petition becomes."""
