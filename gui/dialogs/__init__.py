"""Dialogs: asked for by an action, never in the way of the texts for longer than need be."""
