"""Read the words in a drawing, and write it with other words.

`read_drawing(file) -> (Drawing, problems)` and `write_drawing(drawing, direction) -> str`.
"""
