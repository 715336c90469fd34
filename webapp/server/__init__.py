"""Running the pages: the port, the service, and forgetting what is old."""
