"""The flow: visit, file, group, show, answer; only here do rooms meet."""
