"""The backend pack: one Markdown file per question."""
