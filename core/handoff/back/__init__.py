"""Corrections back: a workbook that archivists have corrected, compared with what was handed to them."""
