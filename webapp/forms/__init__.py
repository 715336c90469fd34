"""A form and a response: fields shown, read, merged, and what is wrong with them."""
