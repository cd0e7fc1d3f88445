"""python -m filmgate."""

from filmgate.cli import main

if __name__ == "__main__":
    main()
