"""A response from its first page to its last: start, private link, identity, sections, review, saving."""
