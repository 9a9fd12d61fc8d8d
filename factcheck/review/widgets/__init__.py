"""The panes and questions of the screen, one a file."""
