"""Raw sheets to tables: where the headings stand and what each column says."""
