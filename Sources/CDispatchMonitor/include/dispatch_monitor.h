// Nothing to call: linking is what it is for.
