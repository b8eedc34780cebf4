"""What people can do here, declared once, and the desk that does it."""
