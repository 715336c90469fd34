"""The context of reports and of the results page: everything they show, already in French."""
