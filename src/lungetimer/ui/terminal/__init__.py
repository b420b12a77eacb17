"""Terminal layer: driver, input, colours, first frame and failure handling."""
