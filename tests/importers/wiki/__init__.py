"""What pages of wikis and their source have in common."""
