"""What a reply to one kind of question says."""
