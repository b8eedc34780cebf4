"""Comparing what somebody wrote with the lines of a question: by words, by meaning, or elsewhere."""
