"""The sheets of the workbook: each a table of columns and the rows a page gives it."""
