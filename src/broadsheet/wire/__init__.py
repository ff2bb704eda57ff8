"""The door to the network: every request guarded, capped and courteous."""
