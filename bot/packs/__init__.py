"""From content files to questions: schema, loader, linter and item generator."""
