"""Plug-ins that read a format into the model. Ours and third parties' come by one door."""
