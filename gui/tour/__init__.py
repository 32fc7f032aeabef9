"""The guided tour: a few steps over the real window, on the sample collection."""
