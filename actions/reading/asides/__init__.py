"""What is said beside the open question of a petition, as whole texts."""
