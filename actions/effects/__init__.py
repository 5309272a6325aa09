"""What a journey wants of the gateway, what comes of it, and how both are written down."""
