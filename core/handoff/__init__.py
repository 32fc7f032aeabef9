"""Out and back: what is handed to archivists and what comes back from them."""
