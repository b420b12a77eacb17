"""What is seen. Textual lives here and nowhere else."""
