"""Files a user named to raw sheets, whatever their format."""
