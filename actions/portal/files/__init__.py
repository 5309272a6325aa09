"""Attachments of cases."""
