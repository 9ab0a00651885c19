"""Who changed what, and who listened to whom."""
