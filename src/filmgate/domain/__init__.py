"""The values everything else is about; standard library only."""
