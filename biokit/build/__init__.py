"""Builds: from a project to its products, making only what is not fresh. Writes files."""
