"""How numbers, days and text are written by people, programs and spreadsheets, and read back without a doubt."""
