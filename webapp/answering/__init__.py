"""The pages where a response is filled in: start, private link, identity, sections, review, saving."""
