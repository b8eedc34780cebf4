"""The examples of the gallery, one file per subject."""
