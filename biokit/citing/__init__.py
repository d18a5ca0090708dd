"""Citations and bibliographies, formatted as inlines of the model, never as strings of markup."""
