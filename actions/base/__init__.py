"""What has no topic of its own and imports nothing of ours."""
