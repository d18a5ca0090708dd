"""What the pages of wikis have in common, whichever way they come: dates, works, boxes, rights."""
