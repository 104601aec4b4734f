"""`make bench`: what the budgets are about, measured side by side in one run."""
