"""Pictures: the only place that draws. Colours tell nothing that is not written, too."""
