"""The HTTP service: the verbs of the command line for a content system, over texts that come in the request."""
