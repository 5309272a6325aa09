"""What people say of a case that they have just filed."""
