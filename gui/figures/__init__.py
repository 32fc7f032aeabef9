"""The figures of the page as a fact-check sheet: compact beside the texts, a table where there is room."""
