"""Other ways out, one small file each: for programs that are not Excel."""
