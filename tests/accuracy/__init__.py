"""What is read from the annotated pages, measured against what their readers wrote down."""
