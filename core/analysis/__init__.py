"""Stages that read raw text and propose; nothing here changes anything."""
