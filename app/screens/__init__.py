"""The screens in the browser: drawing only. Knows nothing of how an answer is found."""
