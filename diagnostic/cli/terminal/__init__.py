"""What a terminal shows and takes: words, files, arguments, French help and mistakes."""
