"""Pages of wikis: their skins, their references, their boxes of facts."""
