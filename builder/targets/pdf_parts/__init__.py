"""What only the printed companion needs: its document, its pictures, the press."""
