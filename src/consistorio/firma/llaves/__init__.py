"""Keys that sign, all behind one protocol: a program of ours, a token, a service of somebody else."""
