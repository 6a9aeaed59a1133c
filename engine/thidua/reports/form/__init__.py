"""The form: a blank nomination workbook that an office fills and sends back."""
