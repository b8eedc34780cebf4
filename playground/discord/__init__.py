"""A local Discord: gateway, REST and the people in front of it, as the real client library expects them."""
