"""What follows from the answers, on screen: the results, the plan chosen otherwise, the examples."""
