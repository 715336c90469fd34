"""The pages of the results: summary, steps, funding, examples."""
