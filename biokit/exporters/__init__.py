"""Plug-ins that write the model as a format. Ours and third parties' come by one door."""
