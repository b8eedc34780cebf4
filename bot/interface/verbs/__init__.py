"""What each command, press and form does: one file per subject, with a table of its verbs."""
