"""Inputs made to break readers, and a child process in which nothing they do can do harm."""
