"""Text from before Unicode, text damaged on the way, and text that was tidied up."""
