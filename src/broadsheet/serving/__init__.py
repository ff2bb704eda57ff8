"""Who is asking, and our errors as HTTP."""
