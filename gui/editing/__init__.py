"""What a key or a menu does to the place the user is at, in whichever text."""
