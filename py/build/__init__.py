"""What makes the static site out of the sources; nothing of it is shipped."""
