"""The tests of biokit, in the same folders as what they test."""
