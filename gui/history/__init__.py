"""The history: what each step did, who took it and when; any of them can be gone back to."""
